"""A machine that records, reviews and merges at random, and holds a workflow against a model of the review log."""

from __future__ import annotations

from typing import Final

import gcm_alignment.testing.needed  # noqa: F401 # isort: skip # pyright: ignore[reportUnusedImport] # says what to install
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.errors import UnknownName
from gcm_alignment.evidence import Review, Standing, Verdict
from gcm_alignment.testing.review_model import (
    AUTHORITIES,
    Event,
    Judged,
    Log,
    Ran,
    Said,
    awake,
    day_of,
    known_on,
    last_words,
    set_of,
    sleeps,
    summary,
)
from gcm_alignment.text import Text

_OFFICES: Final = 2
_NUMBERS: Final = (9, 20)
_REVIEWER: Final = "reviewer-1"
OFFICES: Final = st.integers(0, _OFFICES - 1)
OBJECTIVES: Final = st.sampled_from(_NUMBERS)
DAYS: Final = st.integers(0, 4)
KEYS: Final = st.sampled_from(["rule:demo/money", "rule:demo/diaspora", "text:titles"])
ONLY: Final = st.none() | OBJECTIVES


class ReviewMachine(RuleBasedStateMachine):
    """Two offices record, review and send each other their files; an independent model keeps every event.

    A subclass puts its own workflow in place of the library's: it overrides `begin`, `take_in`, `review` or `keep`, and
    adds rules and invariants of Hypothesis as it likes. `sets` holds what each office has, `logs` what the model knows.
    Run it by `TestOurs = OurMachine.TestCase` in a test file.
    """

    activity: Activity = Activity(id=ActivityId("demo:workshop"), title=Text.of(en="Workshop"))
    """The activity that both offices speak of."""

    def __init__(self) -> None:
        """Begin with two empty registers."""
        super().__init__()
        self.sets: list[AlignmentSet] = [self.begin() for _ in range(_OFFICES)]
        self.logs: list[Log] = [{number: set() for number in _NUMBERS} for _ in range(_OFFICES)]

    # --- what a subclass may do in its own way ----------------------------------------------------

    def begin(self) -> AlignmentSet:
        """Make the set of an office that has recorded nothing yet."""
        return AlignmentSet(activities=(self.activity,))

    def take_in(self, found: AlignmentSet, other: AlignmentSet) -> AlignmentSet:
        """Add what somebody else sent: a new piece of evidence, or a whole file."""
        return found | other

    def review(self, found: AlignmentSet, review: Review, only: AlignmentSet | None) -> AlignmentSet:
        """Give a review of all alignments, or of those in `only`; where there are none, raise UnknownName."""
        give = {Verdict.ACCEPT: found.accept, Verdict.REJECT: found.reject, Verdict.REVOKE: found.revoke}
        return give[review.verdict](by=review.by, on=review.on, of=review.of, only=only)

    def keep(self, found: AlignmentSet) -> AlignmentSet:
        """Keep a set from one step to the next: a workflow that uses files writes one and reads it again."""
        return found

    # --- what happens -----------------------------------------------------------------------------

    def _record(self, office: int, objective: int, event: Event) -> None:
        self.sets[office] = self.keep(self.take_in(self.sets[office], set_of({objective: {event}}, self.activity)))
        self.logs[office][objective].add(event)

    @rule(office=OFFICES, objective=OBJECTIVES, by=st.sampled_from(AUTHORITIES), day=DAYS, aligned=st.booleans())
    def declare_or_withdraw(self, office: int, objective: int, by: str, day: int, *, aligned: bool) -> None:
        """An authority declares; a later word of the contrary takes an earlier one back."""
        self._record(office, objective, Said(by, day, aligned))

    @rule(office=OFFICES, objective=OBJECTIVES, key=KEYS, edition=st.sampled_from(["1", "2"]))
    def run(self, office: int, objective: int, key: str, edition: str) -> None:
        """A rule book or a suggester runs, or runs again in a new edition."""
        self._record(office, objective, Ran(key, edition))

    @rule(office=OFFICES, day=DAYS, of=st.none() | KEYS, only=ONLY, verdict=st.sampled_from(["accept", "reject"]))
    def judge(self, office: int, day: int, of: str | None, only: int | None, verdict: str) -> None:
        """A reviewer accepts or rejects all, or one objective, or one source of them."""
        bearing = [
            events
            for events in self._chosen(office, only)
            if of is None or of in {one.key for one in events if isinstance(one, Ran)}
        ]
        self._review(office, Judged(verdict, day, of), only, bearing, refused=of is not None and not bearing)

    @rule(office=OFFICES, day=DAYS, of=st.none() | KEYS, only=ONLY)
    def revoke(self, office: int, day: int, of: str | None, only: int | None) -> None:
        """A reviewer takes back what was judged; where nothing was, that is refused."""
        judged = [
            events
            for events in (self.logs[office].values() if only is None else self._chosen(office, only))
            if any(isinstance(one, Judged) and one.target == of for one in events)
        ]
        self._review(office, Judged("revoke", day, of), only, judged, refused=not judged)

    def _chosen(self, office: int, only: int | None) -> list[set[Event]]:
        """Return the events of the objectives that a review may be of."""
        log = self.logs[office]
        return [events for objective, events in log.items() if not sleeps(events) and only in {None, objective}]

    def _review(
        self, office: int, event: Judged, only: int | None, bearing: list[set[Event]], *, refused: bool
    ) -> None:
        found = self.sets[office]
        limit = None if only is None else found.select(objectives=only)
        review = Review(by=_REVIEWER, on=day_of(event.day), verdict=Verdict(event.verdict), of=event.target)
        try:
            reviewed = self.review(found, review, limit)
        except UnknownName:
            assert refused, f"refused, although there is something to review: {review}"
            return
        assert not refused, f"nothing there is of this review, and it is not refused: {review}"
        self.sets[office] = self.keep(reviewed)
        for events in bearing:
            events.add(event)

    @rule(office=OFFICES, key=KEYS)
    def withdraw(self, office: int, key: str) -> None:
        """A source is withdrawn; what reviewers said of it stays in the log, and says nothing without it."""
        log = self.logs[office]
        gone = {one for events in log.values() for one in events if isinstance(one, Ran) and one.key == key}
        if gone:
            self.sets[office] = self.keep(self.sets[office].without(key))
            for events in log.values():
                events.difference_update(gone)

    @rule(office=OFFICES)
    def merge(self, office: int) -> None:
        """An office takes in the file of the other one."""
        other = 1 - office
        self.sets[office] = self.keep(self.take_in(self.sets[office], self.sets[other]))
        for objective, events in self.logs[other].items():
            self.logs[office][objective] |= events

    @rule(office=OFFICES)
    def look_back(self, office: int) -> None:
        """What stood on a day is what follows from what had been said by then."""
        for day in range(-1, 6):
            known = {objective: known_on(day, events) for objective, events in self.logs[office].items()}
            expected = awake(known)
            actual = summary(self.sets[office].at(day_of(day)))
            assert expected == actual, f"on day {day}: {expected} is expected, {actual} stands"

    # --- what must hold after each step -----------------------------------------------------------

    @invariant()
    def standings_are_those_of_the_model(self) -> None:
        """Both offices read out of their files what follows from what was said."""
        expected = [awake(log) for log in self.logs]
        actual = [summary(found) for found in self.sets]
        assert expected == actual, f"{expected} is expected, {actual} stands"

    @invariant()
    def nothing_is_overwritten(self) -> None:
        """Every event is there, once, and nothing else is: the sets are the logs, in whatever order they came."""
        for found, log in zip(self.sets, self.logs, strict=True):
            expected, actual = (
                {(each.pair, piece) for each in (*one, *one.dormant) for piece in each.evidence}
                for one in (set_of(log, self.activity), found)
            )
            assert expected == actual, f"{expected} was recorded, {actual} is there"

    @invariant()
    def declarations_are_never_overruled(self) -> None:
        """Whatever reviewers say, what is declared is declared, and what is denied is rejected."""
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
