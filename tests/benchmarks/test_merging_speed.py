"""What merging large sets of alignments costs, as a ratio to merging dicts of frozensets, and what they weigh."""

import gc
import tracemalloc
from collections.abc import Mapping

import pytest
from wall_time import least

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment, Pair
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.evidence import Evidence, Quote, RuleMatch
from gcm_alignment.text import BilingualText, Text

pytestmark = pytest.mark.benchmark

COUNT = 100_000
ON_EACH = 2  # objectives: two for each activity, so 50,000 activities
MOST = 3.0
MOST_BYTES = 100_000_000
ROUNDS = 7
REASONS = tuple(BilingualText(f"Why, by rule {number}.", f"Pourquoi, selon la règle {number}.") for number in range(76))

Evidences = Mapping[Pair, frozenset[Evidence]]


def activities(prefix: str) -> tuple[Activity, ...]:
    """Make a register."""
    return tuple(
        Activity(id=ActivityId(f"{prefix}:workshop-{number:06}"), title=Text.of(en=f"Workshop {number} on remittances"))
        for number in range(COUNT // ON_EACH)
    )


def rule_match(activity: Activity, number: int, book: str) -> RuleMatch:
    """Make what a rule finds in a title: one match with one quote."""
    title = activity.title.en
    start = title.index("remittances")
    quote = Quote(field="title", language="en", start=start, stop=len(title), words=title[start:])
    return RuleMatch(
        book=book,
        rule=f"rule-{number % 76}",
        version="1",
        author="the authors",
        reason=REASONS[number % 76],
        quotes=(quote,),
        confidence=0.7,
    )


def found_in(register: tuple[Activity, ...], book: str) -> AlignmentSet:
    """Make a set of 100,000 alignments, as `align` makes them."""
    alignments = (
        Alignment(
            activity=activity.id,
            objective=1 + (index + 7 * offset) % 23,
            evidence=(rule_match(activity, index + offset, book),),
        )
        for index, activity in enumerate(register)
        for offset in range(ON_EACH)
    )
    return AlignmentSet(alignments=alignments, activities=register, scope=ObjectiveSet.full())


def evidence_of(found: AlignmentSet) -> Evidences:
    """Return the same evidence in the plainest form that can be merged."""
    return {one.pair: frozenset(one.evidence) for one in found}


def show(name: str, ours: float, yardstick: float) -> float:
    """Print both times, and return the ratio."""
    print(f"\n{name}: {1000 * ours:.1f} ms; dicts {1000 * yardstick:.1f} ms; ratio {ours / yardstick:.2f}")
    return ours / yardstick


def test_overlapping_sets_merge_like_dicts_of_frozensets() -> None:
    """Two rule books over one register: every pair has evidence in both."""
    register = activities("demo")
    one, other = found_in(register, "demo"), found_in(register, "essai")
    a, b = evidence_of(one), evidence_of(other)
    ours, dicts = least(lambda: one | other, lambda: {pair: a[pair] | b[pair] for pair in a}, rounds=ROUNDS)
    assert len(one | other) == COUNT
    assert show("overlapping", ours, dicts) <= MOST


def test_disjoint_sets_merge_like_dicts() -> None:
    """The files of two processes have no activity in common."""
    one, other = (found_in(activities(prefix), "demo") for prefix in ("demo", "essai"))
    a, b = evidence_of(one), evidence_of(other)
    ours, dicts = least(lambda: one | other, lambda: {**a, **b}, rounds=ROUNDS)
    assert len(one | other) == 2 * COUNT
    assert show("disjoint", ours, dicts) <= MOST


@pytest.mark.parametrize("settled", [False, True], ids=["made", "settled"])
def test_a_large_set_weighs_little(*, settled: bool) -> None:
    """A notebook on an office machine holds it beside all else; the activities are there anyway, and not counted."""
    register = activities("demo")
    gc.collect()
    tracemalloc.start()
    found = found_in(register, "demo")
    if settled:  # else as it is after aligning, merging or reading: no standing has been asked for yet
        assert len(found.alignments) == COUNT
    gc.collect()
    weight, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"\n{COUNT} alignments: {weight / 1e6:.1f} MB, {weight / COUNT:.0f} bytes each")
    assert weight < MOST_BYTES
