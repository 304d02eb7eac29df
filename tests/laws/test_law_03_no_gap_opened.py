"""Law 3: more evidence never opens a gap, unless it rejects, revokes or denies."""

import itertools
from datetime import date

import attrs
import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import measure_coverage
from gcm_alignment.dates import PartialDate
from gcm_alignment.evidence import (
    LADDER,
    AuthorityKind,
    Declaration,
    Evidence,
    Review,
    RuleMatch,
    Standing,
    TextMatch,
    Verdict,
)
from gcm_alignment.review_log import ReviewEvent
from gcm_alignment.settlement import is_dormant
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

ACTIVITY = Activity(id=ActivityId("demo:a"), title=Text.of(en="Forum"))
# One activity and few objectives, so that what is added meets what is there.
NUMBERS = st.integers(1, 3)


def sets(evidence: st.SearchStrategy[Evidence], scope: ObjectiveSet) -> st.SearchStrategy[AlignmentSet]:
    """Generate sets of alignments of one activity with few objectives."""
    aligned = strategies.alignments(activities=st.just(ACTIVITY), numbers=NUMBERS, evidence=evidence)
    return st.lists(aligned, max_size=4).map(
        lambda found: AlignmentSet(alignments=found, activities=(ACTIVITY,), scope=scope)
    )


# Two rules, and reviews of them within three days: so that reviews meet their sources and each other.
KEYS = st.sampled_from([None, "rule:demo/remittances", "rule:demo/smuggling"])
DAYS = st.dates(date(2022, 3, 1), date(2022, 3, 3))
RULES = strategies.rule_matches()
KNOWN = sets(strategies.evidence() | RULES | strategies.reviews(days=DAYS, keys=KEYS), ObjectiveSet([1, 2]))
ACCEPTANCES = strategies.reviews(verdicts=st.just(Verdict.ACCEPT), days=DAYS, keys=KEYS)
MORE = sets(strategies.evidence(favourable=True) | RULES | ACCEPTANCES, ObjectiveSet())


@given(KNOWN, MORE, st.sampled_from(LADDER))
def test_favourable_evidence_opens_no_gap(known: AlignmentSet, more: AlignmentSet, at_least: Standing) -> None:
    """Nobody should have to fear that a further reason for an alignment takes it away."""
    before = measure_coverage(known, at_least=at_least)
    after = measure_coverage(known | more, at_least=at_least)
    expected = (set[int](), set[int]())
    actual = (set(after.gaps) - set(before.gaps), set(before.covered) - set(after.covered))
    assert expected == actual


@given(KNOWN, MORE)
def test_favourable_evidence_lowers_no_standing(known: AlignmentSet, more: AlignmentSet) -> None:
    """The rung of an objective on the ladder only rises."""
    before, after = measure_coverage(known).best, measure_coverage(known | more).best
    expected = dict.fromkeys(before, True)
    actual = {number: number in after and after[number].reaches(standing) for number, standing in before.items()}
    assert expected == actual


RULE = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi."))
ACCEPTED = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=Verdict.ACCEPT)
OTHER = attrs.evolve(RULE, rule="other")
HINT = TextMatch(suggester="titles", version="1", quotes=())


YES = Declaration(
    authority=AuthorityKind.STATE,
    by="Ghana",
    on=PartialDate.parse("2022"),
    source=Source(kind=SourceKind.OFFICIAL, title="Letter"),
)
NO = attrs.evolve(YES, aligned=False)
FAVOURABLE: tuple[Evidence, ...] = (
    *(HINT, RULE, OTHER, attrs.evolve(RULE, version="2"), YES, attrs.evolve(YES, on=PartialDate.parse("2024"))),
    *(
        attrs.evolve(ACCEPTED, on=day, of=of)
        for day, of in itertools.product((date(2022, 3, 1), date(2022, 3, 2)), (None, RULE.key, HINT.key))
    ),
)
UNFAVOURABLE: tuple[Evidence, ...] = (
    *(NO, attrs.evolve(NO, authority=AuthorityKind.CHAIR), attrs.evolve(NO, on=PartialDate.parse("2023"))),
    *(
        attrs.evolve(ACCEPTED, verdict=verdict, on=date(2022, 3, 2), of=of)
        for verdict, of in itertools.product((Verdict.REJECT, Verdict.REVOKE), (None, RULE.key))
    ),
)


@pytest.mark.parametrize("more", FAVOURABLE)
def test_in_a_small_world_nothing_favourable_lowers_a_standing(more: Evidence) -> None:
    """Every three pieces of evidence that may meet are tried with every further one, so no corner is left to luck."""

    def standing(*evidence: Evidence) -> Standing:
        if is_dormant(evidence):
            return Standing.REJECTED  # no alignment: below every standing that counts
        return Alignment(activity=ACTIVITY.id, objective=9, evidence=evidence).standing

    expected: list[tuple[Evidence, ...]] = []
    actual = [
        known
        for size in (1, 2, 3)
        for known in itertools.combinations((*FAVOURABLE, *UNFAVOURABLE), size)
        if not standing(*known, more).reaches(standing(*known))
    ]
    assert expected == actual


def test_a_suggestion_beyond_the_scope_opens_no_gap() -> None:
    """What nobody looked for stays unassessed; that some words resemble it is no assessment."""
    found = AlignmentSet(
        alignments=(Alignment(activity=ACTIVITY.id, objective=9, evidence=(HINT,)),), activities=(ACTIVITY,)
    )
    expected = (ObjectiveSet(), True)
    actual = (measure_coverage(found).gaps, 9 in measure_coverage(found).unassessed)
    assert expected == actual


@pytest.mark.parametrize(
    "known, opener",
    [
        ((RULE,), Review(by="reviewer-1", on=date(2022, 3, 2), verdict=Verdict.REJECT)),
        ((ACCEPTED,), Review(by="reviewer-1", on=date(2022, 3, 2), verdict=Verdict.REVOKE)),
        ((RULE,), NO),
    ],
    ids=["rejecting", "revoking", "denying"],
)
def test_rejecting_revoking_and_denying_do_open_gaps(known: tuple[Evidence, ...], opener: Evidence) -> None:
    """They are made to: these three, and nothing else, take an alignment away."""

    def gaps(*evidence: Evidence) -> ObjectiveSet:
        pieces = [
            ReviewEvent(review=one, activity=ACTIVITY.id, objective=9)
            if isinstance(one, Review)
            else Alignment(activity=ACTIVITY.id, objective=9, evidence=(one,))
            for one in evidence
        ]
        found = AlignmentSet(alignments=pieces, activities=(ACTIVITY,), scope=ObjectiveSet([9]))
        return measure_coverage(found).gaps

    expected = (ObjectiveSet(), ObjectiveSet([9]))
    actual = (gaps(*known), gaps(*known, opener))
    assert expected == actual


@given(KNOWN, MORE)
def test_taking_favourable_evidence_away_closes_no_gap(known: AlignmentSet, more: AlignmentSet) -> None:
    """The same law read backwards: who withdraws a reason cannot win an objective by it."""
    merged = known | more
    expected = set[int]()
    actual = set(measure_coverage(merged - more).covered) - set(measure_coverage(merged).covered)
    assert expected == actual


@given(KNOWN, st.data())
def test_what_a_method_found_nothing_of_opens_no_gap(known: AlignmentSet, data: st.DataObject) -> None:
    """That one method looked in vain, or could not decide, takes nothing from what another found."""
    activities = st.just(ACTIVITY)
    vain = data.draw(st.lists(strategies.nothing_found(activities=activities), max_size=3))
    doubts = data.draw(st.lists(strategies.undecided(activities=activities, numbers=NUMBERS), max_size=3))
    more = AlignmentSet(activities=(ACTIVITY,), nothing_found=vain, undecided=doubts)
    expected = dict(measure_coverage(known))
    actual = dict(measure_coverage(known | more))
    assert expected == actual
