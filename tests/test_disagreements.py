"""Disagreements: what is found, with both sides, and what is none."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.codec import decode, encode
from gcm_alignment.compact import Degree
from gcm_alignment.dates import PartialDate
from gcm_alignment.disagreements import Disagreement, DisagreementKind, disagreements_on
from gcm_alignment.errors import InvalidValue
from gcm_alignment.evidence import AuthorityKind, Declaration, Evidence, Review, RuleMatch, Verdict
from gcm_alignment.labels import label
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

YES = Declaration(
    authority=AuthorityKind.CHAIR,
    by="the Chair",
    on=PartialDate(2021),
    source=Source(kind=SourceKind.OFFICIAL, title="Minutes"),
)
EARLY = attrs.evolve(YES, on=PartialDate(2019), degree=Degree.PRINCIPAL)
NO = attrs.evolve(YES, authority=AuthorityKind.STATE, by="Ghana", aligned=False)
RULE = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi."))
PRINCIPAL = attrs.evolve(RULE, rule="strong", degree=Degree.PRINCIPAL)
SIGNIFICANT = attrs.evolve(RULE, rule="weak", degree=Degree.SIGNIFICANT)
ACCEPTED = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=Verdict.ACCEPT)
REJECTED = attrs.evolve(ACCEPTED, verdict=Verdict.REJECT)
WORKSHOP = Activity(id=ActivityId("demo:workshop"), title=Text.of(en="Workshop"))

Sides = tuple[DisagreementKind, tuple[Evidence, ...], tuple[Evidence, ...]]


def aligned(*evidence: Evidence, objective: int = 20) -> Alignment:
    """Align the workshop on this evidence."""
    return Alignment(activity=WORKSHOP.id, objective=objective, evidence=evidence)


@pytest.mark.parametrize(
    "evidence, expected",
    [
        ((YES, RULE, REJECTED), [(DisagreementKind.DECLARED_BUT_REJECTED, (YES,), (REJECTED,))]),
        ((NO, RULE, ACCEPTED), [(DisagreementKind.DENIED_BUT_ACCEPTED, (ACCEPTED,), (NO,))]),
        ((YES, NO, RULE), [(DisagreementKind.DECLARATIONS, (YES,), (NO,))]),
        ((PRINCIPAL, SIGNIFICANT), [(DisagreementKind.DEGREES, (PRINCIPAL,), (SIGNIFICANT,))]),
        (
            (YES, NO, REJECTED),
            [
                (DisagreementKind.DECLARED_BUT_REJECTED, (YES,), (REJECTED,)),
                (DisagreementKind.DECLARATIONS, (YES,), (NO,)),
            ],
        ),
    ],
)
def test_both_sides_are_told(evidence: tuple[Evidence, ...], expected: list[Sides]) -> None:
    """Whoever has to mediate needs to know who says what, not that something is wrong."""
    actual = [(found.kind, found.one, found.other) for found in disagreements_on(aligned(*evidence))]
    assert expected == actual


@pytest.mark.parametrize(
    "evidence",
    [
        (YES, ACCEPTED),
        (NO, REJECTED),
        (RULE, REJECTED),
        (YES, REJECTED, attrs.evolve(ACCEPTED, verdict=Verdict.REVOKE, on=date(2022, 3, 2))),
        (YES, attrs.evolve(YES, aligned=False, on=PartialDate(2023))),
        (YES, RULE, attrs.evolve(REJECTED, of=RULE.key)),
        (NO, attrs.evolve(ACCEPTED, of=RULE.key)),
        (PRINCIPAL, SIGNIFICANT, attrs.evolve(REJECTED, of=SIGNIFICANT.key)),
        (PRINCIPAL, RULE),
        (EARLY, attrs.evolve(EARLY, on=PartialDate(2021), degree=Degree.SIGNIFICANT)),
        (EARLY, attrs.evolve(EARLY, degree=Degree.SIGNIFICANT)),
        (PRINCIPAL, attrs.evolve(PRINCIPAL, version="2", degree=Degree.SIGNIFICANT)),
    ],
)
def test_what_was_settled_is_no_disagreement(evidence: tuple[Evidence, ...]) -> None:
    """A list of conflicts that holds what nobody disputes is not read twice."""
    expected = ()
    actual = disagreements_on(aligned(*evidence))
    assert expected == actual


def test_two_editions_of_a_rule_against_another_source_are_told_apart() -> None:
    """Only what somebody else contradicts stands on a side."""
    newer = attrs.evolve(PRINCIPAL, version="2", degree=Degree.SIGNIFICANT)
    expected = [(DisagreementKind.DEGREES, (PRINCIPAL,), (SIGNIFICANT,))]
    found = disagreements_on(aligned(PRINCIPAL, newer, SIGNIFICANT))
    actual = [(one.kind, one.one, one.other) for one in found]
    assert expected == actual


@given(strategies.alignments(evidence=strategies.evidence(), max_evidence=6))
@settings(max_examples=100)
def test_nobody_disagrees_with_themselves_on_degrees(alignment: Alignment) -> None:
    """A conflict needs two voices, so each piece has one of another key on the other side."""
    sides = [
        pair
        for one in disagreements_on(alignment)
        if one.kind is DisagreementKind.DEGREES
        for pair in ((one.one, one.other), (one.other, one.one))
    ]
    expected = True
    actual = all(any(other.key != said.key for other in others) for side, others in sides for said in side)
    assert expected == actual


@given(strategies.alignments(max_evidence=5))
@settings(max_examples=60)
def test_an_alignment_is_contested_where_more_than_degrees_is_in_dispute(alignment: Alignment) -> None:
    """The mark in the report and the list behind it tell the same."""
    expected = alignment.contested
    actual = any(found.kind is not DisagreementKind.DEGREES for found in disagreements_on(alignment))
    assert expected == actual


@given(strategies.alignments(max_evidence=5))
@settings(max_examples=60)
def test_both_sides_are_evidence_of_the_alignment(alignment: Alignment) -> None:
    """Nobody is made to say what they did not say."""
    expected: set[Evidence] = set()
    found = disagreements_on(alignment)
    actual = {said for one in found for side in (one.one, one.other) for said in side} - set(alignment.evidence)
    assert expected == actual


def test_conflicts_of_a_set_come_in_the_order_of_its_alignments() -> None:
    """One list for the meeting, by activity and objective."""
    found = AlignmentSet(
        alignments=(aligned(YES, NO), aligned(PRINCIPAL, SIGNIFICANT, objective=3), aligned(RULE, objective=4)),
        activities=(WORKSHOP,),
    )
    expected = [(3, "degrees"), (20, "declarations")]
    actual = [(one.objective, one.kind) for one in found.conflicts()]
    assert expected == actual


@pytest.mark.parametrize("one, other", [((), (NO,)), ((YES,), ())])
def test_a_disagreement_has_two_sides(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> None:
    """One voice alone does not disagree."""
    with pytest.raises(InvalidValue, match="two sides"):
        Disagreement(activity=WORKSHOP.id, objective=20, kind=DisagreementKind.DECLARATIONS, one=one, other=other)


@given(strategies.disagreements())
@settings(max_examples=25)
def test_disagreements_come_back_equal(found: Disagreement) -> None:
    """They travel with the minutes."""
    expected = found
    actual = decode(encode(found), Disagreement)
    assert expected == actual


def test_what_is_in_dispute_has_words_in_both_languages() -> None:
    """The list is read in the meeting."""
    expected = ("declarations that contradict each other", "déclarations contradictoires")
    actual = tuple(label(DisagreementKind.DECLARATIONS, lang) for lang in ("en", "fr"))
    assert expected == actual
