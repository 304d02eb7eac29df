"""What reviews and declarations come to, worked out anew from the events: an independent model of the review log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

import attrs

from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.dates import PartialDate
from gcm_alignment.evidence import AuthorityKind, Declaration, Review, RuleMatch, TextMatch, Verdict
from gcm_alignment.review_log import ReviewEvent
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.text import BilingualText

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.evidence import Evidence

_MINUTES: Final = Source(kind=SourceKind.OFFICIAL, title="Minutes")
_REASON: Final = BilingualText("Why.", "Pourquoi.")
_FIRST_DAY: Final = date(2022, 3, 1)

AUTHORITIES: Final = ("Chair", "Ghana")

# --- events as plain data, and what they come to, written for reading -----------------------------
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


Event: TypeAlias = Said | Ran | Judged
Log: TypeAlias = dict[int, set[Event]]
"""The events by objective."""

SEVERITY: Final = {"accept": 0, "revoke": 1, "reject": 2}


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
    for authority in AUTHORITIES:
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


def known_on(day: int, events: set[Event]) -> set[Event]:
    """Return what had happened by a day; what ran has no date."""
    return {one for one in events if isinstance(one, Ran) or one.day <= day}


# --- the same events as the library holds them ---------------------------------------------------


def day_of(number: int) -> date:
    """Return the day of this number."""
    return _FIRST_DAY + timedelta(days=number)


def evidence_of(event: Event) -> Evidence:
    """Make the evidence of an event."""
    match event:
        case Said(by, day, aligned):
            kind = AuthorityKind.CHAIR if by == "Chair" else AuthorityKind.STATE
            on = PartialDate.of(day_of(day))
            return Declaration(authority=kind, by=by, on=on, source=_MINUTES, aligned=aligned)
        case Ran(key, edition) if key.startswith("rule:"):
            name = key.rpartition("/")[2]
            return RuleMatch(book="demo", rule=name, version=edition, author="the authors", reason=_REASON)
        case Ran(key, edition):
            return TextMatch(suggester=key.removeprefix("text:"), version=edition, quotes=())
        case Judged(verdict, day, target):
            return Review(by="reviewer-1", on=day_of(day), verdict=Verdict(verdict), of=target)
        case _:
            assert_never(event)


def set_of(log: Log, activity: Activity) -> AlignmentSet:
    """Make the set that holds exactly these events of an activity."""
    given: list[Alignment | ReviewEvent] = []
    for objective, events in log.items():
        for piece in map(evidence_of, events):
            if isinstance(piece, Review):
                given.append(ReviewEvent(review=piece, activity=activity.id, objective=objective))
            else:
                given.append(Alignment(activity=activity.id, objective=objective, evidence=(piece,)))
    return AlignmentSet(alignments=given, activities=(activity,))


def awake(log: Log) -> dict[int, tuple[str, bool]]:
    """Return what the model says of each objective of which anybody says anything."""
    return {objective: model(events) for objective, events in log.items() if not sleeps(events)}


def summary(found: AlignmentSet) -> dict[int, tuple[str, bool]]:
    """Return the standing and the dispute of each objective."""
    return {one.objective: (str(one.standing), one.contested) for one in found}
