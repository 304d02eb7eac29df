"""Alignments: what their evidence comes to, and the sets that hold them with their activities."""

import itertools
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.absences import OutsideMandate
from gcm_alignment.activities import Activity, ActivityId, ItemId, Occasion, StatedBy, Status
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment, lies_in
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import measure_coverage
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import Conflict, InvalidValue, UnknownName, UnknownObjective
from gcm_alignment.evidence import (
    AuthorityKind,
    Declaration,
    Evidence,
    FrameworkLink,
    Method,
    Review,
    RuleMatch,
    Standing,
    TextMatch,
    Verdict,
)
from gcm_alignment.particulars import full_day
from gcm_alignment.processes import ItemLevel
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

REASON = BilingualText("It is about remittances.", "Elle porte sur les transferts de fonds.")
SOURCE = Source(kind=SourceKind.OFFICIAL, title="Minutes")
YES = Declaration(authority=AuthorityKind.CHAIR, by="the Chair", on=PartialDate.parse("2021"), source=SOURCE)
NO = attrs.evolve(YES, authority=AuthorityKind.STATE, by="Ghana", aligned=False)
LINK = FrameworkLink(
    item=ItemId("demo-plan:objective-1"),
    level=ItemLevel.OBJECTIVE,
    framework=Text.of(en="Plan"),
    reason=REASON,
    item_stated_by=StatedBy.INSTITUTION,
    crosswalk_stated_by=StatedBy.PROJECT,
    version="1",
)
DOMAIN = attrs.evolve(LINK, item=ItemId("demo-plan:domain-1"), level=ItemLevel.DOMAIN)
RULE = RuleMatch(book="demo", rule="remittances", version="1", author="the authors", reason=REASON, confidence=0.5)
TEXT = TextMatch(suggester="titles", version="1", quotes=(), confidence=0.9)
ABUJA = Activity(
    id=ActivityId("demo:2019-11-abuja"),
    title=Text.of(en="Workshop on diaspora remittances", fr="Atelier sur les transferts de fonds des diasporas"),
    occasions=[Occasion(period=Period.parse("2019-11"))],
)
MADRID = Activity(
    id=ActivityId("demo:2019-07-madrid"),
    title=Text.of(fr="Réunion technique sur la gestion des frontières"),
    occasions=[Occasion(period=Period.parse("2019-07-03/2019-07-04"))],
)
STUDY = Activity(id=ActivityId("demo:study"), title=Text.of(en="Study without a date"))


def review(verdict: Verdict, day: str, of: str | None = None, by: str = "reviewer-1") -> Review:
    """Review an alignment on a day of 2022, or one of its sources."""
    return Review(by=by, on=date.fromisoformat(f"2022-{day}"), verdict=verdict, of=of)


def accept(day: str = "03-01", of: str | None = None) -> Review:
    """Accept on a day of 2022."""
    return review(Verdict.ACCEPT, day, of)


def reject(day: str = "03-01", of: str | None = None) -> Review:
    """Reject on a day of 2022."""
    return review(Verdict.REJECT, day, of)


def revoke(day: str = "03-01", of: str | None = None) -> Review:
    """Revoke on a day of 2022."""
    return review(Verdict.REVOKE, day, of)


def aligned(*evidence: Evidence, activity: Activity = ABUJA, objective: int = 20) -> Alignment:
    """Align an activity with an objective on this evidence."""
    return Alignment(activity=activity.id, objective=objective, evidence=evidence)


def standing(*evidence: Evidence) -> Standing:
    """Return what the evidence comes to."""
    return aligned(*evidence).standing


# --- standing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "evidence, expected",
    [
        ((YES,), Standing.DECLARED),
        ((NO,), Standing.REJECTED),
        ((RULE,), Standing.INFERRED),
        ((LINK,), Standing.INFERRED),
        ((DOMAIN,), Standing.SUGGESTED),
        ((TEXT,), Standing.SUGGESTED),
        ((TEXT, DOMAIN), Standing.SUGGESTED),
        ((TEXT, RULE), Standing.INFERRED),
        ((TEXT, RULE, YES), Standing.DECLARED),
        ((TEXT, RULE, accept()), Standing.REVIEWED),
        ((accept(),), Standing.REVIEWED),
        ((reject(),), Standing.REJECTED),
    ],
)
def test_the_best_evidence_gives_the_standing(evidence: tuple[Evidence, ...], expected: Standing) -> None:
    """DECLARED > REVIEWED > INFERRED > SUGGESTED: a reader trusts the words of a report by this order."""
    actual = standing(*evidence)
    assert expected == actual


@pytest.mark.parametrize("source", [RULE, LINK, TEXT, DOMAIN])
def test_a_negative_declaration_strikes_what_was_inferred_or_suggested(source: Evidence) -> None:
    """An authority that examined a pair knows more than a rule that read its title."""
    expected = (Standing.REJECTED, False, ())
    alignment = aligned(source, NO)
    actual = (alignment.standing, alignment.contested, alignment.live)
    assert expected == actual


@pytest.mark.parametrize("verdict", [reject("03-01"), reject("03-01", RULE.key)])
def test_a_rejection_strikes_what_was_inferred(verdict: Review) -> None:
    """What a named reviewer turned down does not close a gap any more."""
    expected = Standing.REJECTED
    actual = standing(RULE, verdict)
    assert expected == actual


def test_a_rejected_source_leaves_the_others() -> None:
    """A reviewer who finds one rule silly has said nothing of the plan."""
    expected = (Standing.INFERRED, (LINK,))
    alignment = aligned(RULE, LINK, reject(of=RULE.key))
    actual = (alignment.standing, alignment.live)
    assert expected == actual


def test_an_accepted_source_makes_the_alignment_reviewed() -> None:
    """Accepting one good reason is enough to align."""
    expected = (Standing.REVIEWED, (RULE, LINK))
    alignment = aligned(RULE, LINK, accept(of=RULE.key))
    actual = (alignment.standing, alignment.live)
    assert expected == actual


def test_a_review_survives_a_new_version_of_its_source() -> None:
    """Reviewers would not read everything again after each edition of a rule book."""
    expected = Standing.REVIEWED
    actual = standing(attrs.evolve(RULE, version="2"), accept(of=RULE.key))
    assert expected == actual


def test_the_review_of_an_absent_source_accepts_nothing() -> None:
    """When a rule no longer holds, its old acceptance does not stand in for it."""
    expected = Standing.SUGGESTED
    actual = standing(TEXT, accept(of=RULE.key))
    assert expected == actual


@pytest.mark.parametrize(
    "reviews", [(accept(of=RULE.key),), (reject(of=RULE.key),), (revoke(),), (accept(), revoke("03-02"))]
)
def test_reviews_of_what_is_not_there_make_no_alignment(reviews: tuple[Review, ...]) -> None:
    """Nobody rejected the pair, and nobody says that it aligns: either would be read into an old note."""
    with pytest.raises(InvalidValue, match="reviews of sources that are gone") as caught:
        aligned(*reviews)
    expected = ABUJA.id
    actual = caught.value.fields["activity"]
    assert expected == actual


# --- which review counts -----------------------------------------------------------------------


@pytest.mark.parametrize("of", [None, RULE.key], ids=["whole", "source"])
@pytest.mark.parametrize(
    "verdicts, expected",
    [
        ((accept, reject), Standing.REJECTED),
        ((reject, accept), Standing.REVIEWED),
        ((accept, revoke), Standing.INFERRED),
        ((reject, revoke), Standing.INFERRED),
        ((accept, revoke, reject), Standing.REJECTED),
        ((reject, revoke, accept), Standing.REVIEWED),
        ((accept, accept), Standing.REVIEWED),
    ],
)
def test_the_latest_review_counts_and_revoking_leaves_none(
    of: str | None, verdicts: tuple[Callable[[str, str | None], Review], ...], expected: Standing
) -> None:
    """People change their minds, and the log keeps what they thought before."""
    reviews = [verdict(f"03-{day:02}", of) for day, verdict in enumerate(verdicts, 1)]
    actual = standing(RULE, *reversed(reviews))
    assert expected == actual


@pytest.mark.parametrize("of", [None, RULE.key], ids=["whole", "source"])
@pytest.mark.parametrize(
    "verdicts, expected",
    [
        ({accept, reject}, Standing.REJECTED),
        ({revoke, reject}, Standing.REJECTED),
        ({accept, revoke, reject}, Standing.REJECTED),
        ({accept, revoke}, Standing.INFERRED),
    ],
    ids=["accept-reject", "revoke-reject", "all", "accept-revoke"],
)
def test_on_one_day_the_rejection_wins(
    of: str | None, verdicts: set[Callable[[str, str | None], Review]], expected: Standing
) -> None:
    """Two reviewers of one meeting disagree: the doubt prevails, whoever typed last."""
    actual = standing(RULE, *(verdict("03-01", of) for verdict in verdicts))
    assert expected == actual


@pytest.mark.parametrize(
    "whole, single, expected",
    [
        (accept("03-01"), reject("03-02", RULE.key), (LINK,)),
        (accept("03-02"), reject("03-01", RULE.key), (LINK, RULE)),
        (reject("03-01"), accept("03-02", RULE.key), (RULE,)),
        (reject("03-02"), accept("03-01", RULE.key), ()),
        (accept("03-01"), reject("03-01", RULE.key), (LINK,)),
        (reject("03-01"), accept("03-01", RULE.key), ()),
        (reject("03-01"), revoke("03-02", RULE.key), ()),
        (revoke("03-02"), reject("03-01", RULE.key), (LINK,)),
    ],
)
def test_of_the_whole_and_of_a_source_the_later_review_decides_on_the_source(
    whole: Review, single: Review, expected: tuple[Evidence, ...]
) -> None:
    """A reviewer first judges the whole and then looks closer, or the other way round."""
    live = aligned(RULE, LINK, whole, single).live
    actual = tuple(sorted(live, key=lambda one: one.key))
    assert expected == actual


def test_rejecting_a_source_leaves_the_acceptance_of_the_alignment() -> None:
    """Who accepted the alignment may know it from elsewhere than the rule that was struck."""
    expected = (Standing.REVIEWED, ())
    alignment = aligned(RULE, accept("03-01"), reject("03-02", RULE.key))
    actual = (alignment.standing, alignment.live)
    assert expected == actual


# --- declarations are their authority's own ----------------------------------------------------


def test_a_rejection_cannot_overrule_a_declaration() -> None:
    """A desk officer does not correct a ministerial conference; the report shows that they disagree."""
    expected = (Standing.DECLARED, True, (YES,))
    alignment = aligned(YES, RULE, reject())
    actual = (alignment.standing, alignment.contested, alignment.live)
    assert expected == actual


@pytest.mark.parametrize("acceptance", [accept(), accept(of=RULE.key)], ids=["whole", "source"])
def test_an_acceptance_cannot_overrule_a_negative_declaration(acceptance: Review) -> None:
    """Counting what the authority examined and denied would put words into its mouth."""
    expected = (Standing.REJECTED, True, ())
    alignment = aligned(NO, RULE, acceptance)
    actual = (alignment.standing, alignment.contested, alignment.live)
    assert expected == actual


def test_two_authorities_that_disagree_are_contested() -> None:
    """The secretariat says yes and a State says no: neither is hidden."""
    expected = (Standing.DECLARED, True, (YES,))
    alignment = aligned(YES, NO, RULE, accept())
    actual = (alignment.standing, alignment.contested, alignment.live)
    assert expected == actual


@pytest.mark.parametrize(
    "evidence",
    [(YES,), (YES, accept()), (YES, revoke()), (YES, RULE, reject(of=RULE.key)), (NO, reject()), (NO, RULE), (RULE,)],
)
def test_what_does_not_disagree_is_not_contested(evidence: tuple[Evidence, ...]) -> None:
    """A warning that comes without need is read by nobody."""
    expected = False
    actual = aligned(*evidence).contested
    assert expected == actual


@pytest.mark.parametrize(
    "first, then, expected",
    [
        ("2020", "2021", (Standing.REJECTED, False)),
        ("2021-03", "2021-04-01", (Standing.REJECTED, False)),
        ("2021", "2021-04", (Standing.DECLARED, True)),
        ("2021-04-01", "2021-04", (Standing.DECLARED, True)),
        ("2021-04-01", "2021-04-01", (Standing.DECLARED, True)),
    ],
)
def test_only_a_surely_later_declaration_withdraws(first: str, then: str, expected: tuple[Standing, bool]) -> None:
    """Within one year nobody knows which of two statements came last, so both stay and are contested."""
    affirmed = attrs.evolve(YES, on=PartialDate.parse(first))
    denied = attrs.evolve(YES, on=PartialDate.parse(then), aligned=False)
    alignment = aligned(affirmed, denied, RULE)
    actual = (alignment.standing, alignment.contested)
    assert expected == actual


def test_only_the_declaring_authority_withdraws() -> None:
    """A State that joins later cannot take back what the chair declared."""
    later = PartialDate.parse("2024")
    own = attrs.evolve(YES, on=later, aligned=False)
    foreign = attrs.evolve(NO, on=later)
    expected = ((Standing.REJECTED, False), (Standing.DECLARED, True))
    actual = tuple((one.standing, one.contested) for one in (aligned(YES, own), aligned(YES, foreign)))
    assert expected == actual


def test_a_declaration_that_is_repeated_withdraws_nothing() -> None:
    """Both statements stay live, each with its source."""
    again = attrs.evolve(YES, on=PartialDate.parse("2024"))
    expected = (Standing.DECLARED, False, (YES, again))
    alignment = aligned(again, YES)
    actual = (alignment.standing, alignment.contested, alignment.live)
    assert expected == actual


def test_a_withdrawn_denial_lets_other_evidence_live_again() -> None:
    """The authority looked again and found the alignment after all."""
    again = attrs.evolve(NO, on=PartialDate.parse("2024"), aligned=True)
    expected = (Standing.DECLARED, False, (again, RULE))
    alignment = aligned(NO, again, RULE)
    actual = (alignment.standing, alignment.contested, alignment.live)
    assert expected == actual


# --- alignments --------------------------------------------------------------------------------


def test_an_alignment_needs_evidence() -> None:
    """An alignment that nothing speaks for or against cannot be checked."""
    with pytest.raises(InvalidValue, match="an alignment needs evidence: demo:2019-11-abuja"):
        aligned()


@pytest.mark.parametrize("number", [0, 24, -1, True])
def test_an_alignment_is_with_one_of_the_23(number: int) -> None:
    """The numbers of a plan and of the SDGs look just the same."""
    with pytest.raises(UnknownObjective):
        aligned(RULE, objective=number)


@given(st.permutations([YES, NO, accept(), reject(), LINK, RULE, attrs.evolve(RULE, version="2"), TEXT, RULE]))
def test_evidence_comes_in_one_order_and_each_once(evidence: list[Evidence]) -> None:
    """Files that say the same should be the same, and a reader looks for the declaration first."""
    expected = (YES, NO, accept(), reject(), LINK, RULE, attrs.evolve(RULE, version="2"), TEXT)
    actual = aligned(*evidence).evidence
    assert expected == actual


def test_uniting_keeps_both_versions_of_a_source() -> None:
    """Whoever merges two runs can still see which edition of the rules said what."""
    newer = attrs.evolve(RULE, version="2")
    expected = (RULE, newer)
    actual = (aligned(newer) | aligned(RULE)).evidence
    assert expected == actual


@pytest.mark.parametrize("other", [aligned(RULE, objective=19), aligned(RULE, activity=MADRID)])
def test_alignments_of_two_pairs_do_not_unite(other: Alignment) -> None:
    """The evidence of one activity must never vouch for another."""
    with pytest.raises(Conflict, match="are two pairs") as caught:
        _ = aligned(RULE) | other
    expected = str(other.pair)
    actual = caught.value.fields["other"]
    assert expected == actual


@pytest.mark.parametrize(
    "evidence, expected",
    [
        ((RULE,), 0.5),
        ((RULE, TEXT), 0.9),
        ((RULE, TEXT, reject(of=TEXT.key)), 0.5),
        ((RULE, TEXT, NO), None),
        ((YES,), None),
        ((LINK,), None),
        ((attrs.evolve(RULE, confidence=None),), None),
        ((attrs.evolve(RULE, confidence=0.0),), 0.0),
        ((attrs.evolve(RULE, confidence=None), TEXT), 0.9),
    ],
)
def test_confidence_is_the_highest_of_the_live_evidence(evidence: tuple[Evidence, ...], expected: float | None) -> None:
    """Adding up would reach 1.0 by repetition alone, and what was struck vouches for nothing."""
    actual = aligned(*evidence).confidence
    assert expected == actual


@given(strategies.alignments())
@settings(max_examples=25)
def test_an_alignment_is_a_value(alignment: Alignment) -> None:
    """Its standing travels with it, and does not take part in comparing."""
    copy: object = pickle.loads(pickle.dumps(alignment))  # noqa: S301 - our own bytes
    expected = ({alignment}, alignment.standing)
    actual = ({alignment, copy}, getattr(copy, "standing", None))
    assert expected == actual


# --- when an activity lay ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "periods, expected",
    [
        ([], None),
        ([None], None),
        (["2019-11"], True),
        (["2019-01-01/2019-12-31"], True),
        (["2018"], False),
        (["2020-01-01"], False),
        (["2018-12-31/2019-01-01"], None),
        (["2018/2020"], None),
        (["2019-03", "2019-11"], True),
        (["2019-03", None], None),
        (["2018", None], None),
        (["2019-03", "2021"], None),
        (["2018", "2020"], False),
        (["2018-07", "2019-07"], None),
    ],
)
def test_an_activity_lies_in_a_window_when_all_of_its_occasions_do(
    periods: list[str | None], *, expected: bool | None
) -> None:
    """A round table of July and October is not one that lasted a summer, and an undated session may be anywhere."""
    occasions = [Occasion(period=None if period is None else Period.parse(period)) for period in periods]
    actual = lies_in(attrs.evolve(ABUJA, occasions=occasions), Period.parse("2019"))
    assert expected is actual


# --- sets --------------------------------------------------------------------------------------

REGISTER = AlignmentSet(
    alignments=(
        aligned(RULE, TEXT),
        aligned(TEXT, objective=19),
        aligned(RULE, activity=MADRID, objective=11),
        aligned(YES, activity=STUDY, objective=1),
    ),
    activities=(ABUJA, MADRID, STUDY),
    scope=ObjectiveSet.full(),
)


def pairs(found: AlignmentSet) -> list[tuple[str, int]]:
    """Shorten alignments to the local id and the objective."""
    return [(one.activity.removeprefix("demo:"), one.objective) for one in found]


def test_a_set_comes_in_order() -> None:
    """By activity, then by number: the order in which it was gathered is nobody's business."""
    expected = [("2019-07-madrid", 11), ("2019-11-abuja", 19), ("2019-11-abuja", 20), ("study", 1)]
    actual = pairs(REGISTER)
    assert expected == actual


def test_a_set_counts_alignments() -> None:
    """The activities that align with nothing are in it, and are no alignments."""
    expected = (4, 0)
    actual = (len(REGISTER), len(AlignmentSet(activities=(ABUJA,))))
    assert expected == actual


def test_a_set_unites_alignments_of_one_pair() -> None:
    """A declaration and a rule that agree are one line of a report."""
    merged = AlignmentSet(alignments=(aligned(TEXT), aligned(RULE)), activities=(ABUJA,))
    expected = (aligned(RULE, TEXT),)
    actual = merged.alignments
    assert expected == actual


def test_a_set_carries_the_activities_that_it_speaks_of() -> None:
    """An alignment of an unknown activity could not be explained, dated or counted."""
    with pytest.raises(InvalidValue, match="alignments of unknown activities") as caught:
        AlignmentSet(alignments=(aligned(RULE), aligned(RULE, activity=MADRID)), activities=(STUDY,))
    expected = ("demo:2019-07-madrid", "demo:2019-11-abuja")
    actual = caught.value.fields["ids"]
    assert expected == actual


def test_one_id_with_two_contents_is_a_conflict_that_names_both() -> None:
    """Two registers may have dated one meeting differently, and somebody has to choose."""
    other = attrs.evolve(
        ABUJA,
        title=Text.of(fr="Atelier"),
        occasions=[Occasion(period=Period.parse("2019-12"))],
        status=Status.POSTPONED,
    )
    with pytest.raises(Conflict) as caught:
        _ = REGISTER | AlignmentSet(activities=(other,))
    expected = (
        "two contents of demo:2019-11-abuja: “Workshop on diaspora remittances” (2019-11, held) and "
        "“Atelier” (2019-12, postponed); give one of them another id, or take one of them"
    )
    actual = str(caught.value)
    assert expected == actual


def test_an_undated_content_is_named_without_a_date() -> None:
    """The message stands even where there is nothing to tell."""
    with pytest.raises(Conflict) as caught:
        AlignmentSet(activities=(STUDY, attrs.evolve(STUDY, people=12)))
    expected = "“Study without a date” (–, held)"
    actual = caught.value.fields["one"]
    assert expected == actual


@pytest.mark.parametrize("length", [2, 3])
def test_parts_of_each_other_are_refused(length: int) -> None:
    """In a circle each is beside its whole, so none would be counted."""
    ids = [ActivityId(f"demo:part-{number}") for number in range(length)]
    circle = [attrs.evolve(STUDY, id=id_, part_of=ids[index - 1]) for index, id_ in enumerate(ids)]
    outsider = attrs.evolve(ABUJA, part_of=ids[0])
    with pytest.raises(InvalidValue, match="parts of each other in a circle"):
        AlignmentSet(activities=(outsider, *circle))


def test_a_circle_is_named_without_what_only_leads_to_it() -> None:
    """Who mends the file has to look at these alone."""
    ids = [ActivityId(f"demo:part-{number}") for number in range(2)]
    circle = [attrs.evolve(STUDY, id=id_, part_of=ids[index - 1]) for index, id_ in enumerate(ids)]
    with pytest.raises(InvalidValue) as caught:
        AlignmentSet(activities=(attrs.evolve(ABUJA, part_of=ids[0]), *circle))
    expected = tuple(ids)
    actual = caught.value.fields["ids"]
    assert expected == actual


def test_a_long_chain_of_parts_is_looked_at_once() -> None:
    """Each activity is visited once: with a walk from each of them this would take hours, and a deep stack."""
    length = 5000
    chain = [
        attrs.evolve(STUDY, id=ActivityId(f"demo:n{number}"), part_of=ActivityId(f"demo:n{number + 1}"))
        for number in range(length)
    ]
    expected = (length, 1)
    found = AlignmentSet(activities=chain)
    actual = (len(found.activities), measure_coverage(found).activity_count)
    assert expected == actual


def test_a_part_of_a_part_is_no_circle() -> None:
    """A session of a workshop of a conference is usual."""
    workshop = attrs.evolve(ABUJA, part_of=MADRID.id)
    session = attrs.evolve(STUDY, part_of=workshop.id)
    expected = 3
    actual = len(AlignmentSet(activities=(session, workshop, MADRID)).activities)
    assert expected == actual


@given(strategies.alignment_sets())
@settings(max_examples=25)
def test_a_set_is_a_value(found: AlignmentSet) -> None:
    """Sets are cached by what they hold and sent to other processes."""
    copy: object = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    expected = {found}
    actual = {found, copy}
    assert expected == actual


def test_methods_are_kept_once_and_in_order() -> None:
    """The method annex names each rule book that was used, wherever it was used."""
    one, other = (Method(book=book, version="1", author="the authors", digest="0" * 64) for book in ("demo", "essai"))
    expected = (one, other)
    actual = (AlignmentSet(methods=(other, one)) | AlignmentSet(methods=(one,))).methods
    assert expected == actual


def test_mandates_are_kept_once() -> None:
    """Both of two merged sets carry the statement of their process."""
    mandate = OutsideMandate(objective=13, declared=NO)
    other = OutsideMandate(objective=4, declared=NO)
    expected = {mandate, other}
    actual = AlignmentSet(outside=(mandate, other, mandate)).outside
    assert (len(expected), expected) == (len(actual), set(actual))


# --- finding in a set --------------------------------------------------------------------------


@pytest.mark.parametrize("id_", ["demo:2019-11-abuja", "2019-11-abuja"])
def test_an_activity_is_found_by_its_id_or_its_local_id(id_: str) -> None:
    """In a notebook the prefix is the same on every line."""
    expected = ABUJA
    actual = REGISTER.activity(id_)
    assert expected == actual


def test_an_ambiguous_local_id_names_its_candidates() -> None:
    """After a merge two processes may each have a `study`."""
    other = attrs.evolve(STUDY, id=ActivityId("essai:study"))
    with pytest.raises(UnknownName, match="study names several activities") as caught:
        (REGISTER | AlignmentSet(activities=(other,))).activity("study")
    expected = ("demo:study", "essai:study")
    actual = caught.value.near
    assert expected == actual


def test_an_unknown_activity_is_answered_with_near_ones() -> None:
    """A typing error should cost a glance, not a search."""
    with pytest.raises(UnknownName, match="no activity demo:2019-11-abjua") as caught:
        REGISTER.activity("demo:2019-11-abjua")
    expected = "demo:2019-11-abuja"
    actual = caught.value.near[0]
    assert expected == actual


def test_alignments_of_an_activity() -> None:
    """The first question of a focal point is about one event."""
    expected = [19, 20]
    actual = [one.objective for one in REGISTER.of("2019-11-abuja")]
    assert expected == actual


def test_alignments_on_an_objective() -> None:
    """The second question is about one objective."""
    expected = ["demo:2019-07-madrid"]
    actual = [one.activity for one in REGISTER.on(11)]
    assert expected == actual


@pytest.mark.parametrize(
    "threshold, expected",
    [
        (Standing.SUGGESTED, [11, 19, 20, 1]),
        (Standing.INFERRED, [11, 20, 1]),
        (Standing.DECLARED, [1]),
        (0.0, [11, 19, 20]),
        (0.5, [11, 19, 20]),
        (0.9, [19, 20]),
        (0.91, []),
    ],
)
def test_at_least_keeps_what_reaches_a_threshold(threshold: Standing | float, expected: list[int]) -> None:
    """What states no confidence reaches none, not even nought."""
    actual = [one.objective for one in REGISTER.at_least(threshold)]
    assert expected == actual


def test_choosing_alignments_keeps_the_activities_and_the_scope() -> None:
    """They were looked at all the same, and what was looked for is a gap, not a hole in the method."""
    chosen = REGISTER.where(lambda one: one.objective == 20)
    expected = (1, REGISTER.activities, REGISTER.scope)
    actual = (len(chosen), chosen.activities, chosen.scope)
    assert expected == actual


def test_choosing_activities_keeps_their_alignments_and_the_scope() -> None:
    """A selection of activities was examined with the same method."""
    chosen = REGISTER.among(lambda activity: activity.period is None)
    expected = ((STUDY,), [("study", 1)], REGISTER.scope)
    actual = (chosen.activities, pairs(chosen), chosen.scope)
    assert expected == actual


@pytest.mark.parametrize(
    "window, certain, expected",
    [
        ("2019", False, {MADRID, ABUJA, STUDY}),
        ("2019", True, {MADRID, ABUJA}),
        ("2019-11-10", False, {ABUJA, STUDY}),
        ("2019-11-10", True, set()),
        ("2020/..", False, {STUDY}),
        ("../2019-07", True, {MADRID}),
        ("2019-07-04/2019-11-30", True, {ABUJA}),
    ],
)
def test_a_window_keeps_what_may_lie_in_it_or_what_surely_does(
    window: str, *, certain: bool, expected: set[Activity]
) -> None:
    """A month may hold the day in question; an activity without a date may lie anywhere."""
    actual = set(REGISTER.during(Period.parse(window), certain=certain).activities)
    assert expected == actual


def test_a_window_falls_between_two_sessions() -> None:
    """The hull of a first and a last session says nothing of the year between them."""
    twice = attrs.evolve(ABUJA, occasions=[Occasion(period=Period.parse(year)) for year in ("2018", "2020")])
    expected = ()
    actual = AlignmentSet(activities=(twice,)).during(Period.parse("2019")).activities
    assert expected == actual


# --- reviewing a set ---------------------------------------------------------------------------


def test_accepting_and_rejecting_add_a_review_to_each_alignment() -> None:
    """The whole set was read by the reviewer, who says so once."""
    note = Text.of(fr="Lu en réunion du comité")
    for verdict, reviewed in (
        (Verdict.ACCEPT, REGISTER.accept(by="reviewer-1", on="2022-03-01", note=note)),
        (Verdict.REJECT, REGISTER.reject(by="reviewer-1", on="2022-03-01", note=note)),
    ):
        added = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=verdict, note=note)
        expected = [True] * len(REGISTER)
        actual = [added in one.evidence for one in reviewed]
        assert expected == actual


def test_a_review_may_be_of_some_alignments_only() -> None:
    """`only=suggestions.at_least(0.8)` is how a reviewer works through a list."""
    only = REGISTER.where(lambda one: one.objective == 19)
    reviewed = REGISTER.accept(by="reviewer-1", on=date(2022, 3, 1), only=only)
    expected = {11: Standing.INFERRED, 19: Standing.REVIEWED, 20: Standing.INFERRED, 1: Standing.DECLARED}
    actual = {one.objective: one.standing for one in reviewed}
    assert expected == actual


def test_a_review_of_what_the_set_lacks_is_refused() -> None:
    """A reviewer must not believe that something was accepted which is not there."""
    stranger = AlignmentSet(alignments=(aligned(RULE, objective=2),), activities=(ABUJA,))
    with pytest.raises(UnknownName, match="unite both sets") as caught:
        REGISTER.accept(by="reviewer-1", on=date(2022, 3, 1), only=REGISTER | stranger)
    expected = "demo:2019-11-abuja / 2"
    actual = caught.value.given
    assert expected == actual


def test_a_source_can_be_renewed() -> None:
    """A new version of a rule takes the place of the old one; what others said stays, and so do its reviews."""
    new = attrs.evolve(RULE, version="next")
    old = aligned(RULE, TEXT, YES, accept(of=RULE.key))
    expected = aligned(new, TEXT, YES, accept(of=RULE.key))
    actual = old.replace_source(RULE.key, new)
    assert expected == actual


def test_a_source_that_is_not_there_cannot_be_renewed() -> None:
    """A slip in the key would add evidence instead of renewing it."""
    with pytest.raises(UnknownName, match="no source 'rule:none/none'") as caught:
        aligned(RULE, TEXT).replace_source("rule:none/none", RULE)
    expected = (RULE.key, TEXT.key)
    actual = caught.value.near
    assert expected == actual


@pytest.mark.parametrize("day", ["2022-03", "2022", "2022-02-30", "1 March 2022", ""])
def test_a_review_needs_a_full_day(day: str) -> None:
    """Which of two reviews is the latest cannot be told from a month."""
    with pytest.raises(InvalidValue):
        REGISTER.accept(by="reviewer-1", on=day)


def test_a_review_takes_no_moment() -> None:
    """Clocks have time zones; a reviewer has a calendar."""
    with pytest.raises(InvalidValue, match="full day"):
        REGISTER.reject(by="reviewer-1", on=datetime(2022, 3, 1, tzinfo=UTC))


@given(strategies.days())
def test_a_full_day_is_read_as_it_is_written(day: date) -> None:
    """ISO 8601 is the one form that people of all countries read alike."""
    expected = (day, day)
    actual = (full_day(day.isoformat()), full_day(day))
    assert expected == actual


def test_an_objective_outside_the_mandate_is_one_of_the_23() -> None:
    """A process cannot leave out an objective that the Compact does not have."""
    with pytest.raises(UnknownObjective):
        OutsideMandate(objective=24, declared=NO)


def test_every_order_of_evidence_settles_alike() -> None:
    """Nobody controls in which order two colleagues merge their files."""
    evidence: tuple[Evidence, ...] = (RULE, LINK, YES, NO, accept("03-02", RULE.key), reject("03-01"))
    expected = {aligned(*evidence)}
    actual = {aligned(*order) for order in itertools.permutations(evidence)}
    assert expected == actual
