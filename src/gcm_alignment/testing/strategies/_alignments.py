"""Strategies for alignments, sets of them, and coverages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.alignments import Alignment, AlignmentSet, OutsideMandate
from gcm_alignment.coverage import Coverage, Ladder, Ratio, measure_coverage
from gcm_alignment.evidence import LADDER
from gcm_alignment.testing.strategies._compact import objective_numbers, objective_sets
from gcm_alignment.testing.strategies._doings import activities as any_activities
from gcm_alignment.testing.strategies._evidence import declarations, evidence as any_evidence

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.compact import ObjectiveSet
    from gcm_alignment.evidence import Evidence


@st.composite
def alignments(  # noqa: PLR0913 - each is a choice that a test may want to make
    draw: st.DrawFn,
    *,
    activities: st.SearchStrategy[Activity] | None = None,
    numbers: st.SearchStrategy[int] | None = None,
    evidence: st.SearchStrategy[Evidence] | None = None,
    min_evidence: int = 1,
    max_evidence: int = 4,
) -> Alignment:
    """Generate alignments of the activities; unless `evidence` is given, quotes stand in their titles.

    `numbers` are those of the objectives.
    """
    activity = draw(any_activities() if activities is None else activities)
    found = any_evidence(texts=st.just(activity.title)) if evidence is None else evidence
    return Alignment(
        activity=activity.id,
        objective=draw(objective_numbers() if numbers is None else numbers),
        evidence=draw(st.lists(found, min_size=min_evidence, max_size=max_evidence)),
    )


def outside_mandates() -> st.SearchStrategy[OutsideMandate]:
    """Generate statements that an objective lies outside a mandate."""
    declared = declarations(aligned=st.just(value=False))
    return st.builds(OutsideMandate, objective=objective_numbers(), declared=declared)


def activity_lists(
    *, activities: st.SearchStrategy[Activity] | None = None, min_size: int = 0, max_size: int = 4
) -> st.SearchStrategy[tuple[Activity, ...]]:
    """Generate activities that can stand side by side: each has an id of its own."""
    elements = any_activities() if activities is None else activities
    return st.lists(elements, min_size=min_size, max_size=max_size, unique_by=lambda one: one.id).map(tuple)


@st.composite
def alignment_sets(  # noqa: PLR0913 - each is a choice that a test may want to make
    draw: st.DrawFn,
    *,
    activities: st.SearchStrategy[tuple[Activity, ...]] | None = None,
    evidence: st.SearchStrategy[Evidence] | None = None,
    scopes: st.SearchStrategy[ObjectiveSet] | None = None,
    outside: st.SearchStrategy[OutsideMandate] | None = None,
    max_alignments: int = 6,
) -> AlignmentSet:
    """Generate alignment sets over some of the activities.

    Sets over `activities=st.shared(activity_lists(), key=…)` agree on what they have in common, so they merge.
    """
    known = draw(activity_lists() if activities is None else activities)
    carried = draw(st.lists(st.sampled_from(known), unique=True)) if known else []
    some = st.lists(alignments(activities=st.sampled_from(carried), evidence=evidence), max_size=max_alignments)
    return AlignmentSet(
        alignments=draw(some) if carried else (),
        activities=carried,
        scope=draw(objective_sets() if scopes is None else scopes),
        outside=draw(st.lists(outside_mandates() if outside is None else outside, max_size=1)),
    )


def coverages(*, alignments: st.SearchStrategy[AlignmentSet] | None = None) -> st.SearchStrategy[Coverage]:
    """Generate coverages of alignment sets, counting from each of the standings."""

    def measured(found: AlignmentSet, height: int) -> Coverage:
        return measure_coverage(found, at_least=LADDER[height])

    return st.builds(measured, alignment_sets() if alignments is None else alignments, st.integers(0, len(LADDER) - 1))


def ladders() -> st.SearchStrategy[Ladder]:
    """Generate the ladders of coverages: no rung is lower than the one before."""
    return coverages().map(lambda coverage: coverage.ladder)


def ratios() -> st.SearchStrategy[Ratio]:
    """Generate the ratios of coverages: so many of the 23."""
    return coverages().map(lambda coverage: coverage.ratio)
