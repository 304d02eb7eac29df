"""Law 1: merging is commutative, associative and idempotent, and the empty set is neutral."""

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity
from gcm_alignment.alignments import AlignmentSet
from gcm_alignment.errors import Conflict
from gcm_alignment.testing import strategies

REGISTERS = st.shared(strategies.activity_lists(min_size=1, max_size=2), key="the activities that the sets agree on")
# Few activities and objectives, so that the sets speak of the same pairs.
SETS = strategies.alignment_sets(activities=REGISTERS, numbers=st.integers(1, 3))

MERGING = settings(max_examples=40)


@given(SETS, SETS)
@MERGING
def test_merging_is_commutative(one: AlignmentSet, other: AlignmentSet) -> None:
    """Whose file is opened first must not matter to what two colleagues find together."""
    expected = one | other
    actual = other | one
    assert expected == actual
    assert repr(expected) == repr(actual)


@given(SETS, SETS, SETS)
@MERGING
def test_merging_is_associative(one: AlignmentSet, second: AlignmentSet, third: AlignmentSet) -> None:
    """A secretariat merges the files of its focal points as they come in, in any batches."""
    expected = (one | second) | third
    actual = one | (second | third)
    assert expected == actual
    assert repr(expected) == repr(actual)


@given(SETS, SETS)
@MERGING
def test_merging_twice_changes_nothing(one: AlignmentSet, other: AlignmentSet) -> None:
    """A file that is sent again, alone or inside a merged one, is no second piece of evidence."""
    merged = one | other
    expected = (one, merged, merged)
    actual = (one | one, merged | one, other | merged)
    assert expected == actual


@given(SETS)
@MERGING
def test_the_empty_set_is_neutral(one: AlignmentSet) -> None:
    """Merging starts from nothing."""
    expected = (one, one)
    actual = (one | AlignmentSet(), AlignmentSet() | one)
    assert expected == actual


@given(SETS, SETS)
@MERGING
def test_merging_loses_nothing(one: AlignmentSet, other: AlignmentSet) -> None:
    """Everything that either side says is in the whole, and nothing else."""
    merged = one | other
    expected = (
        {(each.pair, evidence) for each in (*one, *other) for evidence in each.evidence},
        {*one.activities, *other.activities},
        {*one.scope, *other.scope},
        {*one.methods, *other.methods},
        {*one.outside, *other.outside},
        {*one.nothing_found, *other.nothing_found},
        {*one.undecided, *other.undecided},
    )
    actual = (
        {(each.pair, evidence) for each in merged for evidence in each.evidence},
        set(merged.activities),
        set(merged.scope),
        set(merged.methods),
        set(merged.outside),
        set(merged.nothing_found),
        set(merged.undecided),
    )
    assert expected == actual


@given(SETS, strategies.activities())
@MERGING
def test_sets_that_disagree_on_an_activity_do_not_merge(one: AlignmentSet, activity: Activity) -> None:
    """Choosing one of two contents would drop what the other file says, and which one would depend on the order."""
    carrying = attrs.evolve(one, activities=(*(known for known in one.activities if known.id != activity.id), activity))
    other = AlignmentSet(activities=(attrs.evolve(activity, note="another content"),))
    expected = ["Conflict", "Conflict"]
    actual: list[str] = []
    for left, right in ((carrying, other), (other, carrying)):
        with pytest.raises(Conflict) as caught:
            _ = left | right
        actual.append(type(caught.value).__name__)
    assert expected == actual
