"""Law 1: merging is commutative, associative and idempotent, the empty set is neutral, and `-` and `&` go with it."""

from typing import cast

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Pair
from gcm_alignment.errors import Conflict, InvalidValue
from gcm_alignment.evidence import Evidence
from gcm_alignment.testing import strategies
from gcm_alignment.text import Text

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


def said(found: AlignmentSet) -> set[tuple[Pair, Evidence]]:
    """Return each piece of evidence with its pair, dormant reviews included."""
    return {(each.pair, evidence) for each in (*found, *found.dormant) for evidence in each.evidence}


@given(SETS, SETS)
@MERGING
def test_merging_loses_nothing(one: AlignmentSet, other: AlignmentSet) -> None:
    """Everything that either side says is in the whole, and nothing else."""
    merged = one | other
    expected = (
        said(one) | said(other),
        {*one.activities, *other.activities},
        {*one.scope, *other.scope},
        {*one.methods, *other.methods},
        {*one.outside, *other.outside},
        {*one.nothing_found, *other.nothing_found},
        {*one.undecided, *other.undecided},
    )
    actual = (
        said(merged),
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


# --- difference and what both hold: with merging they are a lattice, as of Python's sets -------


@given(SETS, SETS)
@MERGING
def test_a_set_is_what_it_has_alone_and_what_it_shares(one: AlignmentSet, other: AlignmentSet) -> None:
    """Taking a colleague's file out of the whole and putting back what both say loses nothing and adds nothing."""
    expected = one
    actual = (one - other) | (one & other)
    assert expected == actual


@given(SETS, SETS)
@MERGING
def test_what_is_left_shares_no_evidence_with_what_was_taken(one: AlignmentSet, other: AlignmentSet) -> None:
    """What is new since the last file is what nobody has to read again."""
    expected = (0, 0)
    actual = (len((one - other) & other), len(one - one))
    assert expected == actual


@given(SETS, SETS)
@MERGING
def test_the_difference_keeps_what_was_looked_at_and_for(one: AlignmentSet, other: AlignmentSet) -> None:
    """Taking evidence away must not make a register smaller or a gap an objective that nobody looked for."""
    rest = one - other
    expected = (one.activities, one.scope, one.methods, one.outside, one.nothing_found, one.undecided)
    actual = (rest.activities, rest.scope, rest.methods, rest.outside, rest.nothing_found, rest.undecided)
    assert expected == actual


@given(SETS, SETS, SETS)
@MERGING
def test_taking_two_sets_away_is_taking_their_union_away(
    one: AlignmentSet, other: AlignmentSet, third: AlignmentSet
) -> None:
    """In which order files are taken out must not matter."""
    expected = (one - other) - third
    actual = one - (other | third)
    assert expected == actual


@given(SETS, SETS, SETS)
@MERGING
def test_what_both_hold_is_lawful_too(one: AlignmentSet, other: AlignmentSet, third: AlignmentSet) -> None:
    """`&` is commutative, associative and idempotent, absorbs and distributes: so `|`, `&` and `-` can be reordered."""
    expected = (one & other, (one & other) & third, one, one, one, (one & other) | (one & third))
    actual = (
        other & one,
        one & (other & third),
        one & one,
        one | (one & other),
        one & (one | other),
        one & (other | third),
    )
    assert expected == actual


@given(SETS, SETS)
@MERGING
def test_equal_sets_hash_alike_however_they_were_made(one: AlignmentSet, other: AlignmentSet) -> None:
    """A cache of results finds a set again, whichever file was merged first."""
    expected = {one | other}
    actual = {one | other, other | one, (one - other) | other | one}
    assert expected == actual


@given(SETS, strategies.activities())
@MERGING
def test_sets_that_disagree_on_an_activity_share_nothing(one: AlignmentSet, activity: Activity) -> None:
    """What both hold of an activity cannot be told where they mean two things by one id."""
    carrying = attrs.evolve(one, activities=(*(known for known in one.activities if known.id != activity.id), activity))
    other = AlignmentSet(activities=(attrs.evolve(activity, note="another content"),))
    with pytest.raises(Conflict, match="two contents") as caught:
        _ = carrying & other
    expected = activity.id
    actual = caught.value.fields["id"]
    assert expected == actual


def part(local_id: str, of: str | None) -> AlignmentSet:
    """Make a set of one activity, which is a part of another one."""
    whole = None if of is None else ActivityId(f"demo:{of}")
    activity = Activity(id=ActivityId(f"demo:{local_id}"), title=Text.of(en="Session"), part_of=whole)
    return AlignmentSet(activities=(activity,))


def test_a_circle_of_parts_that_merging_closes_is_refused() -> None:
    """Each file is sound alone; in both together neither activity would be the whole that counts."""
    with pytest.raises(InvalidValue, match="parts of each other in a circle") as caught:
        _ = part("a", of="b") | part("b", of="c") | part("c", of="a")
    expected = {"demo:a", "demo:b", "demo:c"}
    actual = set(cast("tuple[str, ...]", caught.value.fields["ids"]))
    assert expected == actual


def test_parts_from_two_files_that_close_no_circle_merge() -> None:
    """A session of one file and the conference of another are usual."""
    merged = part("a", of="b") | part("b", of="c") | part("c", of=None)
    expected = ["demo:a", "demo:b", "demo:c"]
    actual = [activity.id for activity in merged.activities]
    assert expected == actual
