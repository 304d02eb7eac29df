"""Sets of alignments: selecting, reviewing, looking back, and what of two sets differs."""

from datetime import UTC, date, datetime
from typing import cast

import attrs
import pytest

from gcm_alignment.absences import OutsideMandate
from gcm_alignment.activities import Activity, ActivityId, ItemId, Occasion, ProcessId, StatedBy
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.codec import decode, encode
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import InvalidValue, UnknownName
from gcm_alignment.evidence import (
    AuthorityKind,
    Declaration,
    Evidence,
    FrameworkLink,
    Review,
    RuleMatch,
    Standing,
    TextMatch,
    Verdict,
)
from gcm_alignment.processes import ItemLevel
from gcm_alignment.selections import EvidenceKind
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.text import BilingualText, Text

REASON = BilingualText("It is about remittances.", "Elle porte sur les transferts de fonds.")
SOURCE = Source(kind=SourceKind.OFFICIAL, title="Minutes")
YES = Declaration(
    authority=AuthorityKind.CHAIR, by="the Chair", on=PartialDate(2021, 6), source=SOURCE, degree=Degree.PRINCIPAL
)
NO = attrs.evolve(YES, authority=AuthorityKind.STATE, by="Ghana", aligned=False, degree=None)
RULE = RuleMatch(book="demo", rule="remittances", version="1", author="the authors", reason=REASON, confidence=0.5)
OTHER = attrs.evolve(RULE, rule="money", degree=Degree.SIGNIFICANT)
TEXT = TextMatch(suggester="titles", version="1", quotes=(), confidence=0.9)
LINK = FrameworkLink(
    item=ItemId("demo-plan:objective-1"),
    level=ItemLevel.OBJECTIVE,
    framework=Text.of(en="Plan"),
    reason=REASON,
    item_stated_by=StatedBy.INSTITUTION,
    crosswalk_stated_by=StatedBy.PROJECT,
    version="1",
)
RABAT, KHARTOUM = ProcessId("rabat-process"), ProcessId("khartoum-process")
WORKSHOP = Activity(
    id=ActivityId("demo:workshop"),
    title=Text.of(en="Workshop"),
    process=RABAT,
    occasions=[Occasion(period=Period.parse("2019-11"))],
)
FORUM = Activity(
    id=ActivityId("demo:forum"),
    title=Text.of(en="Forum"),
    process=KHARTOUM,
    joint_with=(RABAT,),
    occasions=[Occasion(period=Period.parse("2021-03"))],
)
STUDY = Activity(id=ActivityId("demo:study"), title=Text.of(en="Study"), process=KHARTOUM)
ACCEPTED = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=Verdict.ACCEPT)
REJECTED = attrs.evolve(ACCEPTED, verdict=Verdict.REJECT, on=date(2022, 3, 2))


def aligned(objective: int, *evidence: Evidence, activity: Activity = WORKSHOP) -> Alignment:
    """Align an activity with an objective."""
    return Alignment(activity=activity.id, objective=objective, evidence=evidence)


def a_set(*alignments: Alignment, outside: tuple[OutsideMandate, ...] = ()) -> AlignmentSet:
    """Put alignments into a set that carries all activities and looked for all objectives."""
    return AlignmentSet(
        alignments=alignments, activities=(WORKSHOP, FORUM, STUDY), scope=ObjectiveSet.full(), outside=outside
    )


FOUND = a_set(
    aligned(19, YES, OTHER),
    aligned(20, RULE, TEXT),
    aligned(20, TEXT, activity=FORUM),
    aligned(11, LINK, activity=FORUM),
    aligned(3, OTHER, activity=STUDY),
)


def pairs(found: AlignmentSet) -> list[tuple[str, int]]:
    """Shorten alignments to the local id and the objective."""
    return [(one.activity.removeprefix("demo:"), one.objective) for one in found]


ALL = [("forum", 11), ("forum", 20), ("study", 3), ("workshop", 19), ("workshop", 20)]

# --- selecting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "chosen, expected",
    [
        (FOUND.select(), ALL),
        (FOUND.select(standing=Standing.SUGGESTED), [("forum", 20)]),
        (FOUND.select(standing=Standing.INFERRED), [("forum", 11), ("study", 3), ("workshop", 20)]),
        (FOUND.select(degree=Degree.PRINCIPAL), [("workshop", 19)]),
        (FOUND.select(degree=Degree.SIGNIFICANT), [("study", 3)]),
        (FOUND.select(objectives=20), [("forum", 20), ("workshop", 20)]),
        (FOUND.select(objectives=[3, 11]), [("forum", 11), ("study", 3)]),
        (FOUND.select(objectives=[]), []),
        (FOUND.select(standing=Standing.INFERRED, objectives=[20]), [("workshop", 20)]),
    ],
)
def test_asking_for_alignments_keeps_all_activities(chosen: AlignmentSet, expected: list[tuple[str, int]]) -> None:
    """The others were looked at as well: a selection of lines is no smaller register."""
    actual = pairs(chosen)
    assert (expected, FOUND.activities, FOUND.scope) == (actual, chosen.activities, chosen.scope)


@pytest.mark.parametrize(
    "evidence, expected",
    [
        (RuleMatch, [("study", 3), ("workshop", 19), ("workshop", 20)]),
        (FrameworkLink, [("forum", 11)]),
        (Review, []),
        ("rule:demo/", [("study", 3), ("workshop", 19), ("workshop", 20)]),
        ("rule:demo/remittances", [("workshop", 20)]),
        ("declared:", [("workshop", 19)]),
        ("demo/remittances", []),
    ],
)
def test_evidence_is_asked_for_by_its_class_or_by_how_its_key_begins(
    evidence: EvidenceKind | str, expected: list[tuple[str, int]]
) -> None:
    """The author of a rule book asks for all that rests on it, the author of a rule for one rule."""
    actual = pairs(FOUND.select(evidence=evidence))
    assert expected == actual


@pytest.mark.parametrize(
    "chosen, expected",
    [
        (FOUND.select(activities="forum"), {FORUM}),
        (FOUND.select(activities=["demo:forum", "study"]), {FORUM, STUDY}),
        (FOUND.select(activities=[]), set()),
        (FOUND.select(process=RABAT), {WORKSHOP, FORUM}),
        (FOUND.select(process=KHARTOUM), {FORUM, STUDY}),
        (FOUND.select(during=Period.parse("2019")), {WORKSHOP, STUDY}),
        (FOUND.select(during=Period.parse("2021"), process=KHARTOUM, activities=["forum"]), {FORUM}),
    ],
)
def test_asking_for_activities_leaves_out_the_others(chosen: AlignmentSet, expected: set[Activity]) -> None:
    """A joint activity is one of both processes, and one without a date may lie in any period."""
    actual = set(chosen.activities)
    kept = {activity.id for activity in expected}
    assert (expected, [one for one in FOUND if one.activity in kept]) == (actual, list(chosen))


def test_asking_for_an_unknown_activity_is_no_empty_answer() -> None:
    """A slip in an id would read as “nothing found”."""
    with pytest.raises(UnknownName, match="no activity forun"):
        FOUND.select(activities=["forun"])


# --- what of two sets differs ------------------------------------------------------------------


def test_the_difference_takes_evidence_and_leaves_what_was_looked_at() -> None:
    """What is left when a colleague's file is taken out: a pair without evidence vanishes, no activity does."""
    rest = FOUND - a_set(aligned(20, TEXT), aligned(3, OTHER, activity=STUDY), aligned(19, RULE))
    expected = (
        (
            aligned(11, LINK, activity=FORUM),
            aligned(20, TEXT, activity=FORUM),
            aligned(19, YES, OTHER),
            aligned(20, RULE),
        ),
        FOUND.activities,
        FOUND.scope,
    )
    actual = (rest.alignments, rest.activities, rest.scope)
    assert expected == actual


def test_what_both_hold_is_what_both_say() -> None:
    """Two rule books agree on a pair only where they give the same evidence."""
    both = FOUND & AlignmentSet(
        alignments=(aligned(20, TEXT), aligned(19, RULE)), activities=(WORKSHOP,), scope=ObjectiveSet([20, 21])
    )
    expected = ((aligned(20, TEXT),), (WORKSHOP,), ObjectiveSet([20, 21]))
    actual = (both.alignments, both.activities, both.scope)
    assert expected == actual


@pytest.mark.parametrize(
    "sources, expected",
    [
        ("rule:demo/money", [("forum", 11), ("forum", 20), ("workshop", 19), ("workshop", 20)]),
        (TEXT, [("forum", 11), ("study", 3), ("workshop", 19), ("workshop", 20)]),
        (["text:titles", RULE, YES], [("forum", 11), ("study", 3), ("workshop", 19)]),
        ([], ALL),
    ],
)
def test_sources_are_withdrawn_by_key_or_as_they_are(
    sources: str | Evidence | list[str | Evidence], expected: list[tuple[str, int]]
) -> None:
    """A key takes every edition of a source, the evidence itself one edition alone."""
    actual = pairs(FOUND.without(sources))
    assert expected == actual


def test_an_edition_is_withdrawn_alone() -> None:
    """The other edition of the rule still says the same."""
    newer = attrs.evolve(RULE, version="2")
    found = a_set(aligned(20, RULE, newer))
    expected = ((aligned(20, newer),), ())
    actual = (found.without(RULE).alignments, found.without(RULE.key).alignments)
    assert expected == actual


@pytest.mark.parametrize("source", ["rule:demo/remitances", attrs.evolve(RULE, rule="remitances")])
def test_what_nobody_holds_cannot_be_withdrawn(source: str | Evidence) -> None:
    """After a slip in the key a change that does nothing would pass for one that matters to nobody."""
    with pytest.raises(UnknownName, match="no source 'rule:demo/remitances'") as caught:
        FOUND.without([source])
    expected = "rule:demo/remittances"
    actual = caught.value.near[0]
    assert expected == actual


# --- the log of reviews ------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_review_of_a_source_goes_where_the_source_is(verdict: Verdict) -> None:
    """A reviewer who trusts a rule, or does not, says so once for all its links."""
    review = FOUND.accept if verdict is Verdict.ACCEPT else FOUND.reject
    added = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=verdict, of=OTHER.key)
    expected = [("study", 3), ("workshop", 19)]
    actual = pairs(review(by="reviewer-1", on="2022-03-01", of=OTHER.key).where(lambda one: added in one.evidence))
    assert expected == actual


def test_a_review_of_a_source_may_be_of_some_alignments_only() -> None:
    """The rule may be right of the study and wrong of the workshop."""
    reviewed = FOUND.reject(by="reviewer-1", on="2022-03-01", of=OTHER.key, only=FOUND.select(activities="study"))
    expected = [("study", 3)]
    actual = pairs(reviewed.select(evidence=Review))
    assert expected == actual


def test_a_review_of_a_source_that_is_not_there_is_refused() -> None:
    """A reviewer must not believe that something was accepted which is not there."""
    with pytest.raises(UnknownName, match="no source 'rule:demo/remitances'") as caught:
        FOUND.accept(by="reviewer-1", on="2022-03-01", of="rule:demo/remitances")
    expected = "rule:demo/remittances"
    actual = caught.value.near[0]
    assert expected == actual


def test_declarations_are_not_reviewed() -> None:
    """Only the authority takes its word back; what others think of it is said of the whole alignment."""
    with pytest.raises(InvalidValue, match="no source"):
        FOUND.reject(by="reviewer-1", on="2022-03-01", of=YES.key)


@pytest.mark.parametrize("of", [None, OTHER.key], ids=["whole", "source"])
def test_revoking_takes_back_a_review_where_there_was_one(of: str | None) -> None:
    """The alignments are again what they were, and the log has one entry more for each review."""
    study = FOUND.select(activities="study")
    accepted = FOUND.accept(by="reviewer-1", on="2022-03-01", of=of, only=study)
    revoked = accepted.revoke(by="reviewer-1", on="2022-03-02", of=of)
    expected = ([one.standing for one in FOUND], [("accept", 3), ("revoke", 3)])
    actual = ([one.standing for one in revoked], [(one.review.verdict, one.objective) for one in revoked.reviews])
    assert expected == actual


@pytest.mark.parametrize("of", [None, OTHER.key], ids=["whole", "source"])
def test_there_must_be_a_review_to_revoke(of: str | None) -> None:
    """A review of a source is not one of the whole, nor the other way round: the slip would leave it in force."""
    reviewed = FOUND.accept(by="reviewer-1", on="2022-03-01", of=RULE.key)
    reviewed = reviewed if of is None else reviewed.accept(by="reviewer-1", on="2022-03-01")
    with pytest.raises(UnknownName, match="that could be revoked") as caught:
        reviewed.revoke(by="reviewer-1", on="2022-03-02", of=of)
    expected = "*" if of is None else repr(of)
    actual = caught.value.given
    assert expected == actual


def test_some_reviews_are_revoked_only() -> None:
    """Second thoughts about one line of a list leave the others."""
    accepted = FOUND.accept(by="reviewer-1", on="2022-03-01")
    revoked = accepted.revoke(by="reviewer-1", on="2022-03-02", only=FOUND.select(objectives=11))
    expected = [("forum", 11)]
    actual = pairs(revoked.where(lambda one: one.standing is Standing.INFERRED))
    assert expected == actual


def test_the_log_tells_the_reviews_in_the_order_of_their_days() -> None:
    """Minutes of a review meeting: who said what of which lines, whatever order the files were merged in."""
    later = attrs.evolve(REJECTED, by="another")
    same_day = attrs.evolve(ACCEPTED, by="another")
    found = a_set(aligned(20, RULE, REJECTED, ACCEPTED), aligned(3, OTHER, later, ACCEPTED, same_day, activity=STUDY))
    expected = [
        (same_day, "study"),
        (ACCEPTED, "study"),
        (ACCEPTED, "workshop"),
        (later, "study"),
        (REJECTED, "workshop"),
    ]
    actual = [(event.review, event.activity.removeprefix("demo:")) for event in found.reviews]
    assert expected == actual


# --- looking back ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day, expected",
    [
        ("2021-06-29", (Standing.INFERRED, (OTHER,))),
        ("2021-06-30", (Standing.DECLARED, (YES, OTHER))),
        ("2022-03-01", (Standing.DECLARED, (YES, ACCEPTED, OTHER))),
        (date(2022, 3, 2), (Standing.DECLARED, (YES, ACCEPTED, REJECTED, OTHER))),
    ],
)
def test_a_day_knows_what_had_surely_been_said(
    day: str | date, expected: tuple[Standing, tuple[Evidence, ...]]
) -> None:
    """A declaration of June had surely been made when June was over; a review on its very day."""
    then = aligned(19, YES, OTHER, ACCEPTED, REJECTED).at(day)
    assert then is not None
    actual = (then.standing, then.evidence)
    assert expected == actual


def test_before_anything_was_said_there_is_no_alignment() -> None:
    """An assessment of last year must not show what was declared this year."""
    found = a_set(aligned(19, YES), aligned(20, ACCEPTED), aligned(3, OTHER))
    then = found.at("2020-01-01")
    expected = ([("workshop", 3)], found.activities, found.scope, None)
    actual = (pairs(then), then.activities, then.scope, aligned(19, YES).at("2020-01-01"))
    assert expected == actual


def test_before_it_was_withdrawn_a_declaration_stood() -> None:
    """The authority changed its mind in 2023; what was published in 2022 rested on its word."""
    withdrawal = attrs.evolve(YES, aligned=False, on=PartialDate(2023))
    found = aligned(19, YES, withdrawal)
    before, after = found.at("2023-12-30"), found.at("2023-12-31")
    assert before is not None
    assert after is not None
    expected = (Standing.DECLARED, Standing.REJECTED)
    actual = (before.standing, after.standing)
    assert expected == actual


def test_a_mandate_is_outside_from_the_day_that_it_was_declared() -> None:
    """Until then the objective was a gap like others."""
    found = a_set(outside=(OutsideMandate(objective=4, declared=NO),))
    expected = [0, 1]
    actual = [len(found.at(day).outside) for day in ("2021-06-29", "2021-06-30")]
    assert expected == actual


@pytest.mark.parametrize("day", ["2021", "2021-06"])
def test_one_looks_back_to_a_full_day(day: str) -> None:
    """What stood in a month is two answers where something was said within it."""
    with pytest.raises(InvalidValue, match="not a full day"):
        FOUND.at(day)


@pytest.mark.parametrize("day", [datetime(2021, 6, 1, tzinfo=UTC), None, 5])
def test_what_is_no_day_is_refused_as_a_review_refuses_it(day: object) -> None:
    """A moment compares with no day, and nothing is guessed of what is none."""
    with pytest.raises(InvalidValue, match="not a full day"):
        FOUND.at(cast("date", day))


# --- degree ------------------------------------------------------------------------------------

SIGNIFICANT = attrs.evolve(YES, by="the Co-Chair", degree=Degree.SIGNIFICANT)
STRONG = attrs.evolve(OTHER, rule="strong", degree=Degree.PRINCIPAL)


@pytest.mark.parametrize(
    "evidence, expected",
    [
        ((RULE,), None),
        ((TEXT,), None),
        ((ACCEPTED,), None),
        ((OTHER,), Degree.SIGNIFICANT),
        ((OTHER, STRONG), Degree.PRINCIPAL),
        ((SIGNIFICANT, STRONG), Degree.SIGNIFICANT),
        ((SIGNIFICANT, YES), Degree.PRINCIPAL),
        ((attrs.evolve(YES, degree=None), OTHER), Degree.SIGNIFICANT),
        ((attrs.evolve(LINK, degree=Degree.PRINCIPAL), OTHER), Degree.PRINCIPAL),
        ((STRONG, OTHER, attrs.evolve(REJECTED, of=STRONG.key)), Degree.SIGNIFICANT),
        ((STRONG, NO), None),
        ((YES, attrs.evolve(YES, on=PartialDate(2023), degree=Degree.SIGNIFICANT)), Degree.SIGNIFICANT),
        ((YES, attrs.evolve(YES, on=PartialDate(2023), degree=None)), Degree.PRINCIPAL),
        ((YES, attrs.evolve(YES, on=PartialDate(2021), degree=Degree.SIGNIFICANT)), Degree.PRINCIPAL),
    ],
)
def test_the_degree_is_what_live_evidence_says_declared_first(
    evidence: tuple[Evidence, ...], expected: Degree | None
) -> None:
    """An authority knows what its meeting was about better than a rule; of equals the stronger word counts."""
    actual = aligned(20, *evidence).degree
    assert expected is actual


# --- reviews that outlive what they are of -----------------------------------------------------

ONE_RULE = a_set(aligned(20, RULE))


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_review_of_a_source_that_is_withdrawn_sleeps(verdict: Verdict) -> None:
    """Nobody rejected the pair, so no report may show it as rejected; nor is it counted any more."""
    record = ONE_RULE.accept if verdict is Verdict.ACCEPT else ONE_RULE.reject
    reviewed = record(by="reviewer-1", on="2026-11-23", of=RULE.key)
    bare = reviewed.without(RULE.key)
    expected = ((), 0, reviewed.reviews, reviewed.reviews)
    actual = (bare.alignments, len(bare), bare.dormant, bare.reviews)
    assert expected == actual


def test_a_sleeping_review_counts_again_when_its_source_is_found_again() -> None:
    """Rule books are corrected and run again; what a reviewer read need not be read twice."""
    reviewed = ONE_RULE.accept(by="reviewer-1", on="2026-11-23", of=RULE.key)
    expected = (Standing.REVIEWED, ())
    again = reviewed.without(RULE.key) | a_set(aligned(20, attrs.evolve(RULE, version="2")))
    actual = (again.alignments[0].standing, again.dormant)
    assert expected == actual


def test_what_a_reviewer_accepted_as_a_whole_needs_no_source() -> None:
    """The reviewer vouches for the pair: that one reason is withdrawn does not take that word back."""
    expected = [("workshop", 20, Standing.REVIEWED)]
    bare = ONE_RULE.accept(by="reviewer-1", on="2026-11-23").without(RULE.key)
    actual = [(*pair, one.standing) for pair, one in zip(pairs(bare), bare, strict=True)]
    assert expected == actual


def test_reviewing_all_alignments_wakes_no_sleeping_review() -> None:
    """Whoever accepts what a report shows has not seen what it does not show."""
    bare = ONE_RULE.accept(by="reviewer-1", on="2026-11-23", of=RULE.key).without(RULE.key)
    both = bare | a_set(aligned(3, OTHER, activity=STUDY))
    expected = [("study", 3)]
    actual = pairs(both.reject(by="reviewer-1", on="2026-11-24"))
    assert expected == actual


def test_a_sleeping_review_can_be_revoked() -> None:
    """A mistake in the log is taken back before the source returns, not after."""
    bare = ONE_RULE.accept(by="reviewer-1", on="2026-11-23", of=RULE.key).without(RULE.key)
    expected = [Standing.INFERRED]
    revoked = bare.revoke(by="reviewer-1", on="2026-11-24", of=RULE.key)
    actual = [one.standing for one in revoked | ONE_RULE]
    assert expected == actual


def test_sleeping_reviews_are_shown_with_the_set() -> None:
    """What is equal or not equal has to be seen in a failing test, and in a file."""
    bare = ONE_RULE.accept(by="reviewer-1", on="2026-11-23", of=RULE.key).without(RULE.key)
    expected = (True, bare)
    actual = ("ReviewEvent" in repr(bare), decode(encode(bare), AlignmentSet))
    assert expected == actual
