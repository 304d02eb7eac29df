"""Where a bullet says that something took place, by segments, by prepositions or by a project's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import Venue
from gcm_alignment.formats.place_names import (
    BUILDING_NOUN,
    PlaceName,
    is_country,
    list_from,
    next_listed,
    place_at,
    places_within,
)
from gcm_alignment.formats.place_segments import Slot, read_segments, slot_of
from gcm_alignment.formats.printed_line import HIDDEN, Line, Span
from gcm_alignment.formats.printed_modes import mode_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREPOSITION = re.compile(
    r"(?:\b(?:in|at|a|au|aux|en|dans)|(?<=visit|.tour|.trip|ssion)\sto)\s(?:the\s|la\s|le\s|l')?(?=\S)"
)
_EVENT_BEFORE = re.compile(
    r"\b(?:held|places?|hosted|organi[sz]ed|convened|met|meeting|gathered|took|lieu|tenue?s?|tiendr\w+|tenir|organisee?s?"
    r"|reunie?s?|reunir\w*|deroule\w*|convoquee?s?|accueill\w+|launched|lancee?s?)\W+(?:[^\W_]+\W+){0,2}$"
)
_DATE_AFTER = re.compile(
    rf"(?:\s|\s?\(|,\s(?=(?:on|le|les|du|from|between|entre)\s))(?:(?:on|le|les|du|from|en|in|the)\s)*{HIDDEN}"
)
_SMALL = r"(?:in|at|from|on|to|of|by|en|a|au|le|les|par|person)\b"
_BUILDING = re.compile(
    rf"(?:(?!{_SMALL})[^\W\d_]+\s){{0,3}}?{BUILDING_NOUN}\b(?:\s(?!(?:in|at|from|on|a|le|les)\b)[^\s,.;:()|{HIDDEN}-]+){{0,6}}"
)
_MODE_BEHIND = re.compile(rf"\s?(?:/|&|et\s|and\s)\s?(?P<words>[^,;:.()|{HIDDEN}]{{1,40}})")
_CITY_AFTER = re.compile(r"\s?,\s?|\s?\(\s?|\s(?:in|at|a)\s")
_PROJECT = re.compile(r"\b(?:project|projet|programme|program)s?\b")
_EVALUATED = re.compile(r"\b(?:evaluation|assessment|review)\b")
_PHASE = re.compile(r"\b(?:ex\s?-?\s?post|final|mid-?\s?term|end-?\s?line|finale|a mi-parcours)\b")


def read_places(line: Line, *, guess: bool = True) -> tuple[Slot, ...]:
    """Return where it took place, in order; the surest way of naming a place wins over the others.

    First come segments beside a date, then "held in", then the country of a project that was evaluated.

    >>> [str(slot.venue) for slot in read_places(Line.of("Atelier sur le retour – mai 2021, Dakar (Sénégal)"))]
    ['Dakar (SN)']
    """
    slots = read_segments(line, guess=guess)
    if any(slot.venue for slot in slots):
        return (*slots, *_listed_after(line, slots[-1]))
    return (*slots, *(tuple(_worded(line)) or tuple(_of_project(line))))


def _listed_after(line: Line, last: Slot) -> Iterator[Slot]:
    """Yield the places that a list goes on with behind the last segment: "…, Lesotho and Mozambique final report"."""
    place = next_listed(line, last.span.stop) if last.venue else None
    if place:
        yield from map(slot_of, list_from(line, place))


def _worded(line: Line) -> Iterator[Slot]:
    """Yield the places that prepositions lead to: those of an event if there are any, else cities."""
    places = list(_led_places(line))
    sure = [place for is_sure, place in places if is_sure]
    in_name = _names_project(line)
    last = -1
    for place in sure or [place for _, place in places]:
        for listed in list_from(line, place):
            if listed.span.start > last:
                last = listed.span.stop
                yield attrs.evolve(slot_of(listed), in_title=in_name and not _stands_behind_date(line, listed))
                yield from _mode_behind(line, listed)


def _mode_behind(line: Line, place: PlaceName) -> Iterator[Slot]:
    """Yield "online" of "in Tunis/online"."""
    behind = _MODE_BEHIND.match(line.hidden, place.span.stop)
    mode = mode_named(behind["words"]) if behind else None
    if behind and mode:
        yield Slot(span=Span(*behind.span("words")), mode=mode)


def _led_places(line: Line) -> Iterator[tuple[bool, PlaceName]]:
    """Yield places behind prepositions; sure are those beside a date or behind the verb of an event."""
    for found in _PREPOSITION.finditer(line.hidden):
        start, end = found.span()
        if any(quote.start < start < quote.stop for quote in line.quotes):
            continue
        before = line.hidden[max(0, start - 80) : start]
        near = _EVENT_BEFORE.search(before) is not None or before.rstrip(" ,()").endswith(HIDDEN)
        place = _building_at(line, end) or _with_article(line, found) or place_at(line, end, guess=True)
        if place is None:
            continue
        sure = near or _DATE_AFTER.match(line.hidden, place.span.stop) is not None
        if sure or (place.known and not is_country(place.venue.name)):
            yield sure, place


def _with_article(line: Line, found: re.Match[str]) -> PlaceName | None:
    """Read a name that begins with its article: "in The Hague", « à La Haye »."""
    first = re.search(r"\s", found[0])
    return place_at(line, found.start() + first.end()) if first else None


def _building_at(line: Line, start: int) -> PlaceName | None:
    """Read "the Palais des Nations, Geneva" as its city, and a hotel without a city as the venue itself."""
    building = _BUILDING.match(line.hidden, start)
    if building is None:
        return None
    span = Span(start, start + len(building[0].rstrip()))
    gap = _CITY_AFTER.match(line.hidden, span.stop)
    if gap and (city := place_at(line, gap.end())):
        return city
    inside = next(places_within(line, span), None)
    return PlaceName(Venue(line.printed(span.start, span.stop), inside.venue.country if inside else None), span)


def _names_project(line: Line) -> bool:
    """Tell whether the line is the title of a project's evaluation, whose places are part of its name."""
    named = _PROJECT.search(line.text) or _PHASE.search(line.text)
    return named is not None and _EVALUATED.search(line.text) is not None


def _stands_behind_date(line: Line, place: PlaceName) -> bool:
    return HIDDEN in line.hidden[: place.span.start]


def _of_project(line: Line) -> Iterator[Slot]:
    """Yield the places in the name of a project that was evaluated: it took place there."""
    if not _names_project(line):
        return
    by_venue = {place.venue: place for place in reversed(list(places_within(line, Span(0, len(line.text)))))}
    for place in reversed(by_venue.values()):
        yield attrs.evolve(slot_of(place), in_title=True)
