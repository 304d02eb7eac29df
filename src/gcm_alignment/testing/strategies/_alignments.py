"""Strategies for alignments, sets of them, and coverages."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import Degree
from gcm_alignment.coverage import Coverage, Ladder, Ratio, measure_coverage
from gcm_alignment.dates import PartialDate
from gcm_alignment.disagreements import Disagreement, disagreements_on
from gcm_alignment.evidence import LADDER, Declaration, Quote, Review, RuleMatch, TextMatch, Verdict
from gcm_alignment.review_log import ReviewEvent
from gcm_alignment.settlement import is_dormant
from gcm_alignment.testing.strategies._activities import activities as any_activities, activity_ids
from gcm_alignment.testing.strategies._choices import among
from gcm_alignment.testing.strategies._compact import objective_numbers, objective_sets
from gcm_alignment.testing.strategies._doings import process_ids
from gcm_alignment.testing.strategies._evidence import (
    declarations,
    evidence as any_evidence,
    methods,
    quote_of,
    reviews,
    rule_matches,
    source_keys,
    text_matches,
)
from gcm_alignment.testing.strategies._options import asked_for, most_of
from gcm_alignment.whatif import StandingChange, WhatIf, what_if

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity, ActivityId, ProcessId
    from gcm_alignment.compact import ObjectiveSet
    from gcm_alignment.evidence import Evidence, Method

Row = tuple[int, int, list["Evidence"]]


def _evidence_lists(
    evidence: st.SearchStrategy[Evidence] | None, min_size: int, max_size: int
) -> st.SearchStrategy[list[Evidence]]:
    return st.lists(any_evidence() if evidence is None else evidence, min_size=min_size, max_size=max_size)


def _moved(quote: Quote, activity: Activity) -> Quote:
    """Move a quote into the text that it is of, or into the title where there is no description."""
    if quote.field == "description" and activity.description:
        return quote_of(activity.description, quote.start, quote.stop - quote.start - 1, "description")
    return quote_of(activity.title, quote.start, quote.stop - quote.start - 1, "title")


def _placed(evidence: Evidence, activity: Activity, number: int) -> Evidence:
    """Let evidence quote words of the activity, and name actions of the objective."""
    if isinstance(evidence, (RuleMatch, TextMatch)) and evidence.quotes:
        evidence = attrs.evolve(evidence, quotes=tuple(_moved(one, activity) for one in evidence.quotes))
    if isinstance(evidence, (RuleMatch, Declaration)) and evidence.actions:
        letters = dict.fromkeys(action.partition(".")[2] for action in evidence.actions)
        evidence = attrs.evolve(evidence, actions=tuple(f"{number}.{letter}" for letter in letters))
    return evidence


@asked_for
def alignments(
    *,
    activities: st.SearchStrategy[Activity] | None = None,
    numbers: st.SearchStrategy[int] | None = None,
    evidence: st.SearchStrategy[Evidence] | None = None,
    min_evidence: int = 1,
    max_evidence: int | None = None,
) -> st.SearchStrategy[Alignment]:
    """Generate alignments of the activities; what the evidence quotes are words of theirs.

    `numbers` are those of the objectives. Reviews alone, of sources that are not there, would make no
    alignment: they are then of the alignment itself.
    """
    most = most_of("evidence", min_evidence, max_evidence, usual=4, lowest=1)

    def aligned(activity: Activity, number: int, found: list[Evidence]) -> Alignment:
        placed = [_placed(one, activity, number) for one in _standing(found)]
        return Alignment(activity=activity.id, objective=number, evidence=placed)

    return st.builds(
        aligned,
        any_activities() if activities is None else activities,
        objective_numbers() if numbers is None else numbers,
        _evidence_lists(evidence, min_evidence, most),
    )


def _standing(found: list[Evidence]) -> list[Evidence]:
    """Let reviews vouch for the alignment itself where nothing else is there that they could be of."""
    return [_vouching(one) if isinstance(one, Review) else one for one in found] if is_dormant(found) else found


def _vouching(review: Review) -> Review:
    verdict = Verdict.ACCEPT if review.verdict is Verdict.REVOKE else review.verdict
    return attrs.evolve(review, of=None, verdict=verdict)


@asked_for
def outside_mandates(
    *,
    numbers: st.SearchStrategy[int] | None = None,
    aligned: st.SearchStrategy[bool] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
) -> st.SearchStrategy[OutsideMandate]:
    """Generate statements that an objective, of one of these `numbers`, lies outside a mandate.

    `aligned` says which of them take such a statement back, none unless it is given; `processes` are whose mandate.
    """
    return st.builds(
        OutsideMandate,
        objective=objective_numbers() if numbers is None else numbers,
        declared=declarations(aligned=st.just(value=False) if aligned is None else aligned),
        process=st.none() | process_ids() if processes is None else processes,
    )


@asked_for
def nothing_found(
    *, activities: st.SearchStrategy[Activity] | None = None, by: st.SearchStrategy[Method] | None = None
) -> st.SearchStrategy[NothingFound]:
    """Generate records that a method looked at one of the activities and found nothing."""
    looked_at = any_activities() if activities is None else activities
    return st.builds(NothingFound, looked_at.map(lambda one: one.id), methods() if by is None else by)


@asked_for
def undecided(
    *, activities: st.SearchStrategy[Activity] | None = None, numbers: st.SearchStrategy[int] | None = None
) -> st.SearchStrategy[Undecided]:
    """Generate records that a source could not decide on one of the activities, for want of a field or two.

    `numbers` are those of the objectives in question.
    """
    looked_at = any_activities() if activities is None else activities
    objectives = objective_numbers() if numbers is None else numbers
    return st.builds(
        Undecided,
        activity=looked_at.map(lambda one: one.id),
        source=source_keys(),
        objectives=st.lists(objectives, min_size=1, max_size=2),
        unknown=st.lists(st.sampled_from(["kind", "occasions", "organisers"]), min_size=1, max_size=2),
    )


def _parts(activity: Activity, number: int, evidence: list[Evidence]) -> list[Alignment | ReviewEvent]:
    """Make an alignment of the evidence, or events where it is nothing but reviews of sources that are gone."""
    if is_dormant(evidence):
        given = [one for one in evidence if isinstance(one, Review)]
        return [ReviewEvent(review=one, activity=activity.id, objective=number) for one in given]
    placed = [_placed(one, activity, number) for one in evidence]
    return [Alignment(activity=activity.id, objective=number, evidence=placed)]


@asked_for
def activity_lists(
    *, activities: st.SearchStrategy[Activity] | None = None, min_size: int = 0, max_size: int | None = None
) -> st.SearchStrategy[tuple[Activity, ...]]:
    """Generate activities that can stand side by side: each has an id of its own.

    At most four, unless `max_size` says else or more are asked for. Some are parts of others, unless the
    `activities` are given: these keep their own wholes.
    """
    most = most_of("size", min_size, max_size, usual=4)
    elements = any_activities() if activities is None else activities
    lists = st.lists(elements, min_size=min_size, max_size=most, unique_by=lambda one: one.id).map(tuple)
    return st.builds(_with_wholes, lists, among(_WHOLES).strategy) if activities is None else lists


# Of each activity, by its place, the one before it that it is a part of: none, most often.
_WHOLES: tuple[tuple[int | None, ...], ...] = ((None,), (None,), (None, 0), (None, 0, 0), (None, 0, 1), (None, None, 1))


def _with_wholes(known: tuple[Activity, ...], wholes: tuple[int | None, ...]) -> tuple[Activity, ...]:
    return tuple(
        one if whole is None else attrs.evolve(one, part_of=known[whole].id)
        for one, whole in itertools.zip_longest(known, wholes[: len(known)])
    )


@asked_for
def alignment_sets(  # noqa: PLR0913 - each is a strategy that a test may want to choose
    *,
    activities: st.SearchStrategy[tuple[Activity, ...]] | None = None,
    numbers: st.SearchStrategy[int] | None = None,
    evidence: st.SearchStrategy[Evidence] | None = None,
    scopes: st.SearchStrategy[ObjectiveSet] | None = None,
    outside: st.SearchStrategy[OutsideMandate] | None = None,
    max_alignments: int = 6,
) -> st.SearchStrategy[AlignmentSet]:
    """Generate alignment sets over the activities, or some of them.

    Sets over `activities=st.shared(activity_lists(), key=…)` agree on what they have in common, so they merge;
    with few `numbers` of objectives, they speak of the same pairs. Some hold reviews of sources that are gone.
    """
    objectives = objective_numbers() if numbers is None else numbers
    rows = st.tuples(st.integers(0, 11), objectives, _evidence_lists(evidence, 1, 3))

    def carried(known: tuple[Activity, ...], left_out: set[int]) -> tuple[Activity, ...]:
        return tuple(activity for index, activity in enumerate(known) if index not in left_out)

    def made(  # noqa: PLR0913, PLR0917 - one for each thing that a set holds
        known: tuple[Activity, ...],
        found: list[Row],
        scope: ObjectiveSet,
        by: list[Method],
        mandates: list[OutsideMandate],
        vain: list[tuple[int, Method]],
        in_doubt: list[tuple[int, Undecided]],
    ) -> AlignmentSet:
        chosen = [(known[index % len(known)], number, evidence) for index, number, evidence in found if known]
        return AlignmentSet(
            alignments=[part for row in chosen for part in _parts(*row)],
            activities=known,
            scope=scope,
            methods=by,
            outside=tuple(mandates),
            nothing_found=[NothingFound(known[index % len(known)].id, method) for index, method in vain if known],
            undecided=[attrs.evolve(one, activity=known[index % len(known)].id) for index, one in in_doubt if known],
        )

    return st.builds(
        made,
        st.builds(
            carried,
            activity_lists(min_size=1) if activities is None else activities,
            st.just(set[int]()) | st.sets(st.integers(0, 3), max_size=3),
        ),
        st.lists(rows, max_size=max_alignments),
        objective_sets() if scopes is None else scopes,
        st.lists(methods(), max_size=2),
        st.lists(outside_mandates(numbers=numbers) if outside is None else outside, max_size=2),
        st.lists(st.tuples(st.integers(0, 3), methods()), max_size=2),
        st.lists(st.tuples(st.integers(0, 3), undecided(numbers=numbers)), max_size=2),
    )


@asked_for
def disagreements(*, numbers: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Disagreement]:
    """Generate disagreements of every kind, on objectives of these `numbers`."""
    year = st.just(PartialDate(2021))  # of one year, so that neither declaration surely withdraws the other
    yes, no = (declarations(aligned=st.just(value), dates=year) for value in (True, False))
    accepted, rejected = (reviews(verdicts=st.just(one), keys=st.none()) for one in (Verdict.ACCEPT, Verdict.REJECT))
    principal, significant = _stating(Degree.PRINCIPAL, "remittances"), _stating(Degree.SIGNIFICANT, "smuggling")
    sides = ((yes, rejected), (no, accepted), (yes, no), (principal, significant))

    def found(activity: ActivityId, number: int, evidence: tuple[Evidence, Evidence]) -> Disagreement:
        return disagreements_on(Alignment(activity=activity, objective=number, evidence=evidence))[0]

    objectives = objective_numbers() if numbers is None else numbers
    return st.builds(found, activity_ids(), objectives, st.one_of(*(st.tuples(*pair) for pair in sides)))


def _stating(degree: Degree, rule: str) -> st.SearchStrategy[Evidence]:
    return rule_matches().map(lambda one: attrs.evolve(one, degree=degree, rule=rule))


@asked_for
def review_events(*, given: st.SearchStrategy[Review] | None = None) -> st.SearchStrategy[ReviewEvent]:
    """Generate entries of the log: one of the reviews, of some activity and objective."""
    return st.builds(
        ReviewEvent,
        review=reviews() if given is None else given,
        activity=activity_ids(),
        objective=objective_numbers(),
    )


@asked_for
def coverages(*, alignments: st.SearchStrategy[AlignmentSet] | None = None) -> st.SearchStrategy[Coverage]:
    """Generate coverages of alignment sets, counting from each of the standings."""

    def measured(found: AlignmentSet, rung: int) -> Coverage:
        return measure_coverage(found, at_least=LADDER[rung])

    return st.builds(measured, alignment_sets() if alignments is None else alignments, st.integers(0, len(LADDER) - 1))


def ladders() -> st.SearchStrategy[Ladder]:
    """Generate the ladders of coverages: no rung is lower than the one before."""
    return coverages().map(lambda coverage: coverage.ladder)


def ratios() -> st.SearchStrategy[Ratio]:
    """Generate the ratios of coverages: so many of the 23."""
    return coverages().map(lambda coverage: coverage.ratio)


@asked_for
def standing_changes(*, activities: st.SearchStrategy[Activity] | None = None) -> st.SearchStrategy[StandingChange]:
    """Generate changes of standing: what was inferred or suggested, and is then declared."""

    def declared(one: Alignment, more: Declaration) -> StandingChange:
        return StandingChange(one, attrs.evolve(one, evidence=(*one.evidence, more)))

    found = alignments(activities=activities, evidence=rule_matches() | text_matches())
    return st.builds(declared, found, declarations(aligned=st.just(value=True)))


@asked_for
def what_ifs(*, alignments: st.SearchStrategy[AlignmentSet] | None = None) -> st.SearchStrategy[WhatIf]:
    """Generate what follows from withdrawing a source of one of the sets, or none, counting from each standing."""

    def tried(found: AlignmentSet, index: int, rung: int) -> WhatIf:
        keys = sorted({one.key for alignment in found for one in alignment.evidence})
        return what_if(found, withdraw=keys[index : index + 1], at_least=LADDER[rung])

    sets = alignment_sets() if alignments is None else alignments
    return st.builds(tried, sets, st.integers(0, 5), st.integers(0, len(LADDER) - 1))
