"""The segments of a bullet that hold nothing but dates, places and modes: what stands around its title."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import Mode, Venue
from gcm_alignment.formats.place_names import BUILDING_NOUN, PlaceName, is_country, list_from, place_at
from gcm_alignment.formats.printed_line import HIDDEN, Line, Span
from gcm_alignment.formats.printed_modes import mode_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILLER = re.compile(
    rf"[{HIDDEN}\s.:*]+|(?:on|in|at|the|le|les|du|au|aux|en|a|la|from|to|dates?|of|de|held|tenue?|place|et|and)\b|d'"
)
_BREAK = re.compile(r"\s?[/&+]\s?|\s(?:et|and|ou|or|puis|then)\s")
_LED = re.compile(r"\b(?:in|at|a|au|(?:visit|tour|trip|mission)s?\s(?:[^\W_]+\s){0,8}?to)\s(?:the\s)?")
_LED_WITHIN = 90
_BUILDING = re.compile(rf"\b{BUILDING_NOUN}\b")
_LABEL = re.compile(r"\b(?:location|venue|place|lieu|where|city|ville|country|pays)\s?:?\s?$")


@attrs.frozen(kw_only=True)
class Slot:
    """A place, or a mode of meeting named where a place could stand, and where it is printed.

    `in_title` tells that the place is part of a name, from which it cannot be cut.
    """

    span: Span
    venue: Venue | None = None
    mode: Mode | None = None
    known: bool = True
    in_title: bool = False


def slot_of(place: PlaceName) -> Slot:
    """Return the slot that a place fills."""
    return Slot(span=place.span, venue=place.venue, known=place.known)


@attrs.frozen
class _Segment:
    """A segment, the mark before it (behind the first), its slots, and whether it holds dates or other words."""

    opener: str
    slots: tuple[Slot, ...]
    dated: bool
    worded: bool


def read_segments(line: Line, *, guess: bool) -> tuple[Slot, ...]:
    """Return the slots beside dates, and those that a dash, a bracket or a label sets apart from the title.

    With `guess`, a capitalised name beside a date is taken for a place that the gazetteer does not know.
    """
    segments = [_read(line, index, guess=guess) for index in range(len(line.segments))]
    slots: list[Slot] = []
    for worded, run in groupby(segments, key=lambda segment: segment.worded):
        if not worded:
            apart = _apart(list(run))
            slots += [*_listed_before(line, apart[0]), *apart] if apart else []
    return tuple(_each_once(slots))


def _apart(run: list[_Segment]) -> list[Slot]:
    """Return the slots of neighbouring segments without words, if these stand apart from a list in the title."""
    slots = [slot for segment in run for slot in segment.slots]
    if any(segment.dated for segment in run) or run[0].opener.strip(") ") not in {"", ","}:
        return slots
    return [slot for slot in slots if slot.mode or (slot.venue and not is_country(slot.venue.name))]


def _listed_before(line: Line, slot: Slot) -> list[Slot]:
    """Return the places at the end of the words before a segment that it goes on with.

    That is the city of "held in Malabo, Equatorial Guinea" and of "a visit of officials to Lisbon, Portugal", and
    Geneva of "held in Geneva, New York and Rabat".
    """
    for led in _LED.finditer(line.hidden, max(0, slot.span.start - _LED_WITHIN), slot.span.start):
        place = place_at(line, led.end(), guess=True)
        listed = list(list_from(line, place)) if place else []
        if any(one.span.start <= slot.span.start < one.span.stop for one in listed):
            return [slot_of(one) for one in listed]
    return []


def _each_once(slots: list[Slot]) -> Iterator[Slot]:
    """Yield slots without those that a longer one before them holds: the country of a city."""
    last = -1
    for slot in slots:
        if slot.span.start >= last:
            last = slot.span.stop
            yield slot


def _read(line: Line, index: int, *, guess: bool) -> _Segment:
    span = line.segments[index]
    start = _skip(line, span.start, span.stop)
    dated = HIDDEN in line.hidden[span.start : span.stop]
    slots = _slots(line, Span(start, span.stop), guess=guess and _may_guess(line, index))
    worded = start < span.stop and not slots
    return _Segment(_mark_before(line, max(index, 1)), slots, dated, worded)


def _mark_before(line: Line, index: int) -> str:
    """Return the mark between a segment and the one before it; nothing where there is only one."""
    start, stop = line.segments[index - 1].stop, [*line.segments, line.segments[-1]][index].start
    return line.hidden[start:stop].strip()


def _may_guess(line: Line, index: int) -> bool:
    """Tell whether a name here can be a place: behind a label, or beside a date and not at the start."""
    span = line.segments[index]
    if _LABEL.search(line.hidden[max(0, span.start - 20) : span.start]):
        return True
    building = _BUILDING.search(line.hidden, span.start, span.stop) is not None
    near = line.segments[max(0, index - 1) : index + (3 if building else 2)]
    return index > 0 and any(HIDDEN in line.hidden[one.start : one.stop] for one in near)


def _slots(line: Line, span: Span, *, guess: bool) -> tuple[Slot, ...]:
    """Read a segment as a whole, or else by its parts between slashes and "and": all of it or nothing."""
    whole = _slot_in(line, span, guess=False)
    if whole:
        return (whole,)
    slots = [_slot_in(line, part, guess=guess) for part in _parts(line, span)]
    return tuple(slot for slot in slots if slot) if all(slots) else ()


def _parts(line: Line, span: Span) -> Iterator[Span]:
    start = span.start
    for found in _BREAK.finditer(line.hidden, span.start, span.stop):
        yield Span(start, found.start())
        start = _skip(line, found.end(), span.stop)
    yield Span(start, span.stop)


def _skip(line: Line, start: int, stop: int) -> int:
    """Skip dates, spaces and the small words that lead to a place, but not "The" of "The Hague"."""
    while filler := _FILLER.match(line.hidden, start, stop):
        if filler[0].isalpha() and (place_at(line, start, stop) or mode_named(_bare(line, start, stop))):
            break
        start = filler.end()
    return start


def _bare(line: Line, start: int, stop: int) -> str:
    return line.hidden[start:stop].rstrip(f" .*{HIDDEN}")


def _slot_in(line: Line, span: Span, *, guess: bool) -> Slot | None:
    """Return what fills a stretch to its end: a place or a mode, with nothing but dates around it."""
    bare = _bare(line, span.start, span.stop)
    stop = span.start + len(bare)
    mode = mode_named(bare)
    if mode:
        return Slot(span=Span(span.start, stop), mode=mode)
    place = place_at(line, span.start, guess=guess)
    return slot_of(place) if place and _skip(line, min(place.span.stop, stop), stop) >= stop else None
