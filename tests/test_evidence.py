"""Evidence: what can be said, by whom, under which name, and what it amounts to."""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Never, cast

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import ActivityId, ItemId, StatedBy
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import Degree
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import GcmError, InvalidValue, UnknownName
from gcm_alignment.evidence import (
    LADDER,
    AuthorityKind,
    Declaration,
    Evidence,
    FrameworkLink,
    Quote,
    Review,
    RuleMatch,
    Standing,
    TextMatch,
    Verdict,
)
from gcm_alignment.processes import ItemLevel
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

REASON = BilingualText("It is about remittances.", "Elle porte sur les transferts de fonds.")
SOURCE = Source(kind=SourceKind.OFFICIAL, title="Minutes")
DECLARATION = Declaration(
    authority=AuthorityKind.CHAIR, by="the Chair", on=PartialDate.parse("2021"), source=SOURCE, aligned=True
)
LINK = FrameworkLink(
    item=ItemId("demo-plan:objective-1"),
    level=ItemLevel.OBJECTIVE,
    framework=Text.of(en="Plan"),
    reason=REASON,
    item_stated_by=StatedBy.INSTITUTION,
    crosswalk_stated_by=StatedBy.PROJECT,
    version="1",
)
RULE = RuleMatch(book="demo", rule="remittances", version="1", author="the authors", reason=REASON)
MATCH = TextMatch(suggester="titles", version="1", quotes=())
REVIEW = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=Verdict.ACCEPT)

CONFIDENCES = {"rule": RULE, "text": MATCH}


@pytest.mark.parametrize(
    "evidence, key",
    [
        (DECLARATION, "declared:chair/the Chair"),
        (LINK, "link:demo-plan:objective-1"),
        (RULE, "rule:demo/remittances"),
        (MATCH, "text:titles"),
        (REVIEW, "review:reviewer-1/2022-03-01/accept/*"),
        (attrs.evolve(REVIEW, of=RULE.key), "review:reviewer-1/2022-03-01/accept/rule:demo/remittances"),
    ],
)
def test_each_kind_of_evidence_has_its_key(evidence: Evidence, key: str) -> None:
    """Reviews that are stored with a key must find their source again in every later version."""
    expected = key
    actual = evidence.key
    assert expected == actual


@pytest.mark.parametrize("evidence", [LINK, RULE, MATCH], ids=["link", "rule", "text"])
def test_a_key_is_free_of_the_version(evidence: FrameworkLink | RuleMatch | TextMatch) -> None:
    """A review of a rule survives the next edition of its book, while both editions stay two pieces of evidence."""
    newer = attrs.evolve(evidence, version="2")
    expected = (evidence.key, False)
    actual = (newer.key, newer == evidence)
    assert expected == actual


@given(strategies.evidence())
@settings(max_examples=25)
def test_evidence_is_a_value(evidence: Evidence) -> None:
    """Evidence travels between processes and is compared, counted and looked up there."""
    copy: object = pickle.loads(pickle.dumps(evidence))  # noqa: S301 - our own bytes
    expected = {evidence}
    actual = {copy, evidence}
    assert expected == actual


@given(strategies.evidence(), st.sampled_from(["key", "version", "verdict"]))
def test_evidence_is_frozen(evidence: Evidence, name: str) -> None:
    """A standing is computed once, so nothing under it may change."""
    with pytest.raises(AttributeError):
        setattr(evidence, name, "changed")


# --- quotes ------------------------------------------------------------------------------------


@given(strategies.quotes(texts=st.just(Text.of(fr="Atelier « diasporas »"))))
def test_a_quote_fills_its_place(quote: Quote) -> None:
    """Whoever checks a quote counts code points in the original text."""
    expected = quote.words
    actual = "Atelier « diasporas »"[quote.start : quote.stop]
    assert expected == actual


@pytest.mark.parametrize(
    "start, stop, words",
    [(0, 3, "four"), (0, 5, "four"), (-1, 3, "four"), (4, 4, ""), (5, 4, ""), (-4, 0, "four")],
)
def test_a_quote_that_does_not_fill_its_place_is_refused(start: int, stop: int, words: str) -> None:
    """A quote at a wrong place is worse than none: it looks checked."""
    with pytest.raises(InvalidValue, match="a quote fills its place") as caught:
        Quote(field="title", language="en", start=start, stop=stop, words=words)
    expected = (start, stop)
    actual = (caught.value.fields["start"], caught.value.fields["stop"])
    assert expected == actual


# --- confidence --------------------------------------------------------------------------------


@pytest.mark.parametrize("evidence", CONFIDENCES.values(), ids=list(CONFIDENCES))
@pytest.mark.parametrize("given", [-0.1, 1.1, 80, float("nan"), float("inf")])
def test_a_confidence_lies_between_0_and_1(evidence: RuleMatch | TextMatch, given: float) -> None:
    """Percentages slip in from spreadsheets, and a maximum of 80 would outweigh all else."""
    with pytest.raises(InvalidValue, match="between 0 and 1") as caught:
        attrs.evolve(evidence, confidence=given)
    expected = str(given)
    actual = caught.value.fields["given"]
    assert expected == actual


@pytest.mark.parametrize("evidence", CONFIDENCES.values(), ids=list(CONFIDENCES))
@pytest.mark.parametrize("one, other", [(1, 1.0), (0, 0.0), (0.0, -0.0)])
def test_equal_confidences_are_written_alike(evidence: RuleMatch | TextMatch, one: float, other: float) -> None:
    """Of two equal values either may be kept when sets merge, and the bytes of a file must not tell which."""
    expected = repr(attrs.evolve(evidence, confidence=one))
    actual = repr(attrs.evolve(evidence, confidence=other))
    assert expected == actual


def test_no_confidence_is_not_a_confidence_of_nought() -> None:
    """An author who states none has not called the rule worthless."""
    expected = (None, 0.0)
    actual = (RULE.confidence, attrs.evolve(RULE, confidence=0.0).confidence)
    assert expected == actual


# --- who says so -------------------------------------------------------------------------------


@pytest.mark.parametrize("nobody", ["", " ", "\u00a0"])
@pytest.mark.parametrize(
    "field, claim",
    [
        ("by", lambda name: attrs.evolve(DECLARATION, by=name)),
        ("by", lambda name: attrs.evolve(REVIEW, by=name)),
        ("author", lambda name: attrs.evolve(RULE, author=name)),
    ],
    ids=["declaration", "review", "rule"],
)
def test_evidence_has_somebody_behind_it(field: str, claim: Callable[[str], Evidence], nobody: str) -> None:
    """Only what an authority declared, a named reviewer accepted or a named author reasons counts as such."""
    with pytest.raises(InvalidValue, match="evidence without anybody behind it") as caught:
        claim(nobody)
    expected = field
    actual = caught.value.fields["field"]
    assert expected == actual


# --- reviews -----------------------------------------------------------------------------------


def test_a_review_is_of_a_day_without_a_time() -> None:
    """A moment has a time zone, cannot be compared with a day, and would decide between reviews of one day."""
    with pytest.raises(InvalidValue, match="not a full day"):
        attrs.evolve(REVIEW, on=datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("key", ["", "shipped/remittances", "declared:chair/the Chair", "RULE:demo/x", "*"])
def test_a_review_is_of_a_source_that_can_be_reviewed(key: str) -> None:
    """A review whose key nothing can bear would be lost in silence; declarations are their authority's alone."""
    with pytest.raises(InvalidValue, match="no source") as caught:
        attrs.evolve(REVIEW, of=key)
    expected = repr(key)
    actual = caught.value.fields["given"]
    assert expected == actual


@given(strategies.framework_links() | strategies.rule_matches() | strategies.text_matches())
def test_every_source_can_be_reviewed(source: FrameworkLink | RuleMatch | TextMatch) -> None:
    """A reviewer must be able to speak of each single thing that a machine found."""
    expected = source.key
    actual = attrs.evolve(REVIEW, of=source.key).of
    assert expected == actual


# --- links through a plan ----------------------------------------------------------------------


@pytest.mark.parametrize("level", ItemLevel)
@pytest.mark.parametrize("item_by", StatedBy)
@pytest.mark.parametrize("crosswalk_by", StatedBy)
def test_a_link_infers_only_from_an_objective_or_action_that_is_not_all_our_reading(
    level: ItemLevel, item_by: StatedBy, crosswalk_by: StatedBy
) -> None:
    """A domain covers too much, and two readings of ours on top of each other are no inference."""
    link = attrs.evolve(LINK, level=level, item_stated_by=item_by, crosswalk_stated_by=crosswalk_by)
    expected = level in {"objective", "action"} and "institution" in {item_by, crosswalk_by}
    actual = link.infers
    assert expected == actual


# --- standing ----------------------------------------------------------------------------------


def test_standings_are_ordered() -> None:
    """The ladder of a report is this order, and `at_least` compares by it."""
    expected = ["rejected", "suggested", "inferred", "reviewed", "declared"]
    actual = sorted(Standing, key=lambda standing: standing.height)
    assert expected == actual


@given(st.sampled_from(Standing), st.sampled_from(Standing))
def test_one_of_two_standings_reaches_the_other(one: Standing, other: Standing) -> None:
    """Of two standings the better one always exists, and both reach each other only when they are one."""
    expected = (True, one is other)
    actual = (one.reaches(other) or other.reaches(one), one.reaches(other) and other.reaches(one))
    assert expected == actual


def test_the_ladder_holds_what_counts_best_first() -> None:
    """What was rejected stands on no rung."""
    expected = (Standing.DECLARED, Standing.REVIEWED, Standing.INFERRED, Standing.SUGGESTED)
    actual = LADDER
    assert expected == actual


# --- what notebooks write ----------------------------------------------------------------------


@pytest.mark.parametrize("written", ["accept", "ACCEPT", Verdict.ACCEPT], ids=["value", "name", "member"])
def test_a_verdict_written_as_text_is_the_verdict(written: str) -> None:
    """Compared by identity, an acceptance that was written as text settled as a rejection."""
    review = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=written)
    found = Alignment(activity=ActivityId("demo:a"), objective=20, evidence=(RULE, review))
    expected = (Verdict.ACCEPT, REVIEW.key, Standing.REVIEWED)
    actual = (review.verdict, review.key, found.standing)
    assert expected == actual


def test_the_day_of_a_review_may_be_written_as_text() -> None:
    """`accept` takes it so, and what it makes is this very review."""
    expected = REVIEW
    actual = Review(by="reviewer-1", on="2022-03-01", verdict="accept")
    assert expected == actual


@pytest.mark.parametrize(
    "field, written, expected",
    [
        ("authority", "chair", AuthorityKind.CHAIR),
        ("on", "2026-06", PartialDate(2026, 6)),
        ("on", date(2026, 6, 1), PartialDate(2026, 6, 1)),
        ("on", PartialDate(2026), PartialDate(2026)),
        ("degree", "principal", Degree.PRINCIPAL),
        ("actions", ["20.a"], ("20.a",)),
    ],
)
def test_a_declaration_takes_what_notebooks_write(field: str, written: object, expected: object) -> None:
    """A text in the place of a member or a date compares with nothing: a conflict of degrees stayed hidden."""
    actual = getattr(attrs.evolve(DECLARATION, **cast("dict[str, Never]", {field: written})), field)
    assert (type(expected), expected) == (type(actual), actual)


@pytest.mark.parametrize(
    "field, written, told",
    [
        ("authority", "king", "'king' is none of process, chair"),
        ("by", 5, "evidence without anybody behind it"),
        ("on", "June 2026", "not a date: 'June 2026'"),
        ("on", datetime(2026, 6, 1, tzinfo=UTC), "not a date: datetime"),
        ("on", 2026, "not a date: 2026"),
        ("source", "https://example.org", "no source: 'https://example.org'"),
        ("degree", "huge", "'huge' is none of principal, significant"),
        ("aligned", "no", "aligned is True or False: 'no'"),
        ("actions", "20.a", "expected a list of texts, found one text: '20.a'"),
        ("actions", ["99.z"], "not an action: '99.z'; write one such as 20.a"),
        ("actions", ["20(a)"], "not an action"),
        ("actions", [20], "expected a list of texts, found 20 in it"),
    ],
)
def test_a_declaration_refuses_what_cannot_be_meant(field: str, written: object, told: str) -> None:
    """It is the highest evidence that there is: a slip in it outranks everything, or stops a report in the middle."""
    with pytest.raises(GcmError) as caught:
        attrs.evolve(DECLARATION, **cast("dict[str, Never]", {field: written}))
    expected = told
    actual = str(caught.value)[: len(told)]
    assert expected == actual


@pytest.mark.parametrize("verdict", ["nonsense", 5, None])
def test_no_other_verdict_can_be_given(verdict: str) -> None:
    """Whoever explains the alignment later would meet it without a word for it."""
    with pytest.raises(UnknownName) as caught:
        attrs.evolve(REVIEW, verdict=verdict)
    expected = ("accept", "reject", "revoke")
    actual = caught.value.fields["known"]
    assert expected == actual


@pytest.mark.parametrize("evidence", [LINK, RULE], ids=["link", "rule"])
def test_a_degree_of_a_source_is_a_member_too(evidence: FrameworkLink | RuleMatch) -> None:
    """Two degrees are compared by what they are."""
    expected = Degree.SIGNIFICANT
    actual = attrs.evolve(evidence, degree="significant").degree
    assert expected is actual


@pytest.mark.parametrize("key", ["rule:", "text: ", "link:"])
def test_a_key_names_something(key: str) -> None:
    """The beginning of a key is the name of every rule, so of none."""
    with pytest.raises(InvalidValue, match="no source") as caught:
        attrs.evolve(REVIEW, of=key)
    expected = repr(key)
    actual = caught.value.fields["given"]
    assert expected == actual


@pytest.mark.parametrize(
    "evidence, told",
    [
        (RULE, "evidence is a list, even of one piece"),
        ("rule:demo/remittances", "evidence is a list, even of one piece: write ['rule:demo/remittances']"),
        (
            ["rule:demo/remittances"],
            "expected a list of Declaration, Review, FrameworkLink, RuleMatch, TextMatch, found",
        ),
        (5, "expected a list of Declaration"),
    ],
    ids=["one piece", "a key", "keys", "a number"],
)
def test_an_alignment_holds_evidence_and_nothing_else(evidence: tuple[Evidence, ...], told: str) -> None:
    """A key is the name of a source: it has no author, no reason and no standing."""
    with pytest.raises(InvalidValue) as caught:
        Alignment(activity=ActivityId("demo:a"), objective=20, evidence=evidence)
    expected = told
    actual = str(caught.value)[: len(told)]
    assert expected == actual
