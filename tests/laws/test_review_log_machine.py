"""The review log, driven at random: what two offices record, and an independent model of what it comes to."""

import itertools
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import UnknownName
from gcm_alignment.evidence import AuthorityKind, Declaration, Evidence, Review, RuleMatch, Standing, TextMatch, Verdict
from gcm_alignment.review_log import ReviewEvent
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.text import BilingualText, Text

WORKSHOP = Activity(id=ActivityId("demo:workshop"), title=Text.of(en="Workshop"))
MINUTES = Source(kind=SourceKind.OFFICIAL, title="Minutes")
REASON = BilingualText("Why.", "Pourquoi.")
FIRST_DAY = date(2022, 3, 1)

# --- the model: events as plain data, and what they come to, written for reading ----------------
# Days are numbered from 0. A target is None for the whole alignment, or the key of a source.


@attrs.frozen
class Said:
    """An authority declared that the pair aligns, or that it does not."""

    by: str
    day: int
    aligned: bool


@attrs.frozen
class Ran:
    """A rule or a suggester found the pair, in some edition."""

    key: str
    edition: str


@attrs.frozen
class Judged:
    """A reviewer accepted, rejected or revoked."""

    verdict: str
    day: int
    target: str | None


Event = Said | Ran | Judged
Log = dict[int, set[Event]]
"""The events by objective."""

SEVERITY = {"accept": 0, "revoke": 1, "reject": 2}


def verdict_on(targets: tuple[str | None, ...], events: set[Event]) -> str:
    """Return the verdict that counts: that of the last day, the most severe of its day; `none` without one.

    A review of a target that was taken back is as if it had never been given.
    """
    standing: list[tuple[int, int, str]] = []
    for target in targets:
        given = [
            (one.day, SEVERITY[one.verdict], one.verdict)
            for one in events
            if isinstance(one, Judged) and one.target == target
        ]
        if given and max(given)[2] != "revoke":
            standing.append(max(given))
    return max(standing)[2] if standing else "none"


def last_words(events: set[Event]) -> set[bool]:
    """Return what the authorities said last: True where one affirms, False where one denies."""
    words: set[bool] = set()
    for authority in ("Chair", "Ghana"):
        said = [one for one in events if isinstance(one, Said) and one.by == authority]
        words |= {one.aligned for one in said if one.day == max(each.day for each in said)}
    return words


def sleeps(events: set[Event]) -> bool:
    """Tell whether nobody says anything of the pair: its sources are gone, and no verdict is on the whole."""
    return all(isinstance(one, Judged) for one in events) and verdict_on((None,), events) == "none"


def model(events: set[Event]) -> tuple[str, bool]:
    """Return the standing, and whether it is contested."""
    words = last_words(events)
    keys = {one.key for one in events if isinstance(one, Ran)}
    verdicts = {key: verdict_on((key, None), events) for key in keys}
    whole = verdict_on((None,), events)
    accepted = "accept" in {whole, *verdicts.values()}
    contested = words == {True, False} or (True in words and whole == "reject") or (False in words and accepted)
    if words:
        return ("declared" if True in words else "rejected"), contested
    if accepted:
        return "reviewed", contested
    undisputed = {key for key, verdict in verdicts.items() if verdict == "none"}
    if any(key.startswith("rule:") for key in undisputed):
        return "inferred", contested
    return ("suggested" if undisputed else "rejected"), contested


def is_run_of(key: str, event: Event) -> bool:
    """Tell whether an event is a run of this source."""
    return isinstance(event, Ran) and event.key == key


def known_on(day: int, events: set[Event]) -> set[Event]:
    """Return what had happened by a day; what ran has no date."""
    return {one for one in events if isinstance(one, Ran) or one.day <= day}


# --- the same events as the library holds them ---------------------------------------------------


def day_of(number: int) -> date:
    """Return the day of this number."""
    return FIRST_DAY + timedelta(days=number)


def evidence_of(event: Event) -> Evidence:
    """Make the evidence of an event."""
    match event:
        case Said(by, day, aligned):
            kind = AuthorityKind.CHAIR if by == "Chair" else AuthorityKind.STATE
            on = PartialDate.of(day_of(day))
            return Declaration(authority=kind, by=by, on=on, source=MINUTES, aligned=aligned)
        case Ran(key, edition) if key.startswith("rule:"):
            name = key.rpartition("/")[2]
            return RuleMatch(book="demo", rule=name, version=edition, author="the authors", reason=REASON)
        case Ran(key, edition):
            return TextMatch(suggester=key.removeprefix("text:"), version=edition, quotes=())
        case Judged(verdict, day, target):
            return Review(by="reviewer-1", on=day_of(day), verdict=Verdict(verdict), of=target)


def set_of(log: Log) -> AlignmentSet:
    """Make the set that holds exactly these events."""
    given: list[Alignment | ReviewEvent] = []
    for objective, events in log.items():
        for piece in map(evidence_of, events):
            if isinstance(piece, Review):
                given.append(ReviewEvent(review=piece, activity=WORKSHOP.id, objective=objective))
            else:
                given.append(Alignment(activity=WORKSHOP.id, objective=objective, evidence=(piece,)))
    return AlignmentSet(alignments=given, activities=(WORKSHOP,))


def summary(found: AlignmentSet) -> dict[int, tuple[str, bool]]:
    """Return the standing and the dispute of each objective."""
    return {one.objective: (str(one.standing), one.contested) for one in found}


OFFICES = st.integers(0, 1)
OBJECTIVES = st.sampled_from([9, 20])
DAYS = st.integers(0, 4)
KEYS = st.sampled_from(["rule:demo/money", "rule:demo/diaspora", "text:titles"])
ONLY = st.none() | OBJECTIVES


class ReviewLog(RuleBasedStateMachine):
    """Two offices record, review and send each other their files; the model keeps every event."""

    def __init__(self) -> None:
        """Begin with two empty registers."""
        super().__init__()
        self.sets = [AlignmentSet(activities=(WORKSHOP,)) for _ in range(2)]
        self.logs: list[Log] = [{9: set(), 20: set()} for _ in range(2)]

    def record(self, office: int, objective: int, event: Event) -> None:
        """Add an event to a register by merging it in, and to the model."""
        self.sets[office] |= set_of({objective: {event}})
        self.logs[office][objective].add(event)

    @rule(office=OFFICES, objective=OBJECTIVES, by=st.sampled_from(["Chair", "Ghana"]), day=DAYS, aligned=st.booleans())
    def declare_or_withdraw(self, office: int, objective: int, by: str, day: int, *, aligned: bool) -> None:
        """An authority declares; a later word of the contrary takes an earlier one back."""
        self.record(office, objective, Said(by, day, aligned))

    @rule(office=OFFICES, objective=OBJECTIVES, key=KEYS, edition=st.sampled_from(["1", "2"]))
    def run(self, office: int, objective: int, key: str, edition: str) -> None:
        """A rule book or a suggester runs, or runs again in a new edition."""
        self.record(office, objective, Ran(key, edition))

    def chosen(self, office: int, only: int | None) -> dict[int, set[Event]]:
        """Return the events of the objectives that a review may be of."""
        there = {objective: events for objective, events in self.logs[office].items() if not sleeps(events)}
        return {objective: events for objective, events in there.items() if only in {None, objective}}

    def only_set(self, office: int, only: int | None) -> AlignmentSet | None:
        """Return the alignments to which a review is limited."""
        return None if only is None else self.sets[office].select(objectives=only)

    @rule(office=OFFICES, day=DAYS, of=st.none() | KEYS, only=ONLY, verdict=st.sampled_from(["accept", "reject"]))
    def judge(self, office: int, day: int, of: str | None, only: int | None, verdict: str) -> None:
        """A reviewer accepts or rejects all, or one objective, or one source of them."""
        bearing = {
            objective: events
            for objective, events in self.chosen(office, only).items()
            if of is None or of in {one.key for one in events if isinstance(one, Ran)}
        }
        review = self.sets[office].accept if verdict == "accept" else self.sets[office].reject
        limit = self.only_set(office, only)
        if of is not None and not bearing:
            with pytest.raises(UnknownName):
                review(by="reviewer-1", on=day_of(day), of=of, only=limit)
            return
        self.sets[office] = review(by="reviewer-1", on=day_of(day), of=of, only=limit)
        for events in bearing.values():
            events.add(Judged(verdict, day, of))

    @rule(office=OFFICES, day=DAYS, of=st.none() | KEYS, only=ONLY)
    def revoke(self, office: int, day: int, of: str | None, only: int | None) -> None:
        """A reviewer takes back what was judged; where nothing was, the library says so."""
        asked = self.logs[office] if only is None else self.chosen(office, only)
        judged = [
            events for events in asked.values() if any(isinstance(one, Judged) and one.target == of for one in events)
        ]
        limit = self.only_set(office, only)
        if not judged:
            with pytest.raises(UnknownName):
                self.sets[office].revoke(by="reviewer-1", on=day_of(day), of=of, only=limit)
            return
        self.sets[office] = self.sets[office].revoke(by="reviewer-1", on=day_of(day), of=of, only=limit)
        for events in judged:
            events.add(Judged("revoke", day, of))

    @rule(office=OFFICES, key=KEYS)
    def withdraw(self, office: int, key: str) -> None:
        """A source is withdrawn; what reviewers said of it stays in the log, and says nothing without it."""
        gone = {event for events in self.logs[office].values() for event in events if is_run_of(key, event)}
        if not gone:
            return
        self.sets[office] = self.sets[office].without(key)
        for events in self.logs[office].values():
            events.difference_update(gone)

    @rule(office=OFFICES)
    def merge(self, office: int) -> None:
        """An office takes in the file of the other one."""
        self.sets[office] |= self.sets[1 - office]
        for objective, events in self.logs[1 - office].items():
            self.logs[office][objective] |= events

    @rule(office=OFFICES)
    def look_back(self, office: int) -> None:
        """What stood on a day is what follows from what had been said by then."""
        for day in range(-1, 6):
            known = {objective: known_on(day, events) for objective, events in self.logs[office].items()}
            expected = {objective: model(events) for objective, events in known.items() if not sleeps(events)}
            actual = summary(self.sets[office].at(day_of(day)))
            assert expected == actual

    @invariant()
    def standings_are_those_of_the_model(self) -> None:
        """Both offices read the same rules out of the library that stand above."""
        expected = [
            {objective: model(events) for objective, events in log.items() if not sleeps(events)} for log in self.logs
        ]
        actual = [summary(found) for found in self.sets]
        assert expected == actual

    @invariant()
    def nothing_is_overwritten(self) -> None:
        """Every event is there, once, and nothing else is: the sets are the logs, in whatever order they came."""
        expected = [set_of(log) for log in self.logs]
        assert expected == self.sets
        assert list(map(hash, expected)) == list(map(hash, self.sets))

    @invariant()
    def declarations_are_never_overruled(self) -> None:
        """Without its reviews each declared alignment is still declared, and each denied one is rejected still."""
        for found, log in zip(self.sets, self.logs, strict=True):
            words = {one.objective: last_words(log[one.objective]) for one in found}
            declared = {one.objective for one in found if one.standing is Standing.DECLARED}
            denied = {one.objective for one in found if one.standing is Standing.REJECTED and words[one.objective]}
            assert declared == {objective for objective, said in words.items() if True in said}
            assert denied == {objective for objective, said in words.items() if said == {False}}

    @invariant()
    def the_log_holds_every_review_in_order(self) -> None:
        """Minutes are read from the first to the last."""
        for found, log in zip(self.sets, self.logs, strict=True):
            days = [event.review.on for event in found.reviews]
            judged = sum(isinstance(one, Judged) for events in log.values() for one in events)
            assert (sorted(days), judged) == (days, len(days))


TestReviewLog = ReviewLog.TestCase
TestReviewLog.settings = settings(max_examples=60, stateful_step_count=40)


def test_the_model_is_asked_about_every_small_case() -> None:
    """Each three events that can meet are tried, so that no corner of the rules is left to luck."""
    events: list[Event] = [
        *(Said(by, day, aligned) for by in ("Chair", "Ghana") for day in (0, 1) for aligned in (True, False)),
        *(Ran(key, "1") for key in ("rule:demo/money", "text:titles")),
        *(
            Judged(verdict, day, target)
            for verdict in SEVERITY
            for day in (0, 1)
            for target in (None, "rule:demo/money")
        ),
    ]
    cases = [set(case) for size in (1, 2, 3) for case in itertools.combinations(events, size)]
    expected: list[set[Event]] = []
    actual = [case for case in cases if ({} if sleeps(case) else {9: model(case)}) != summary(set_of({9: case}))]
    assert expected == actual
