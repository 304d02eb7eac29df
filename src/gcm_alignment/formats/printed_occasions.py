"""When, where and how a bullet's activity took place: dates and places put together."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import Kind, Mode, Occasion, Venue
from gcm_alignment.formats.place_names import is_country
from gcm_alignment.formats.printed_dates import PrintedDate
from gcm_alignment.formats.printed_kinds import DOCUMENTS
from gcm_alignment.formats.printed_line import HIDDEN, Line, Span, hide
from gcm_alignment.formats.printed_modes import mode_worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gcm_alignment.dates import Period
    from gcm_alignment.formats.place_segments import Slot

_BARE = re.compile(rf"(?:[{HIDDEN}\s.]|\b(?:on|in|le|les|du|au|en|from|dates?|de|of)\b)*")


@attrs.frozen(kw_only=True)
class Occasions:
    """The occasions of a bullet, and how its dates and places were put together.

    `listed`: its dates are one list ("July and October"). `paired`: there are as many places as dates.
    `loose`: there are several of both, not as many, so that each stands alone.
    """

    occasions: tuple[Occasion, ...]
    listed: bool = False
    paired: bool = False
    loose: bool = False


def dates_of(line: Line, slots: Iterable[Slot] = ()) -> tuple[PrintedDate, ...]:
    """Return what dates the bullet: the dates set apart from its words, else those not named in passing.

    >>> [str(*date.periods) for date in dates_of(Line.of("Following the talks in May 2018: forum – July 2019"))]
    ['2019-07']
    """
    dated = [date for date in line.counted if date.periods]
    apart = _Apart(line, hide(line.hidden, (slot.span for slot in slots)))
    chosen = [date for date in dated if apart.holds(date)] or [date for date in dated if not date.passing] or dated
    return tuple(chosen)


@attrs.frozen
class _Apart:
    """The segments of a line that hold dates and places only."""

    line: Line
    hidden: str

    def holds(self, date: PrintedDate) -> bool:
        """Tell whether a date stands in such segments, set apart by a dash or bracket, or by an end of the line."""
        return any(
            segment.start <= date.start < segment.stop and (self._is_opened(index) or self._is_closing(index))
            for index, segment in enumerate(self.line.segments)
        )

    @cached_property
    def _bare(self) -> tuple[bool, ...]:
        """Tell of each segment whether it holds nothing but dates, places and small words."""
        segments = self.line.segments
        return tuple(_BARE.fullmatch(self.hidden, one.start, one.stop) is not None for one in segments)

    def _is_opened(self, index: int) -> bool:
        """Tell whether only bare segments lie between this one and a dash, a bracket or the start of the line."""
        while self._bare[index]:
            opener = self.hidden[self.line.segments[index - 1].stop : self.line.segments[index].start] if index else "|"
            if opener.strip() not in {",", "."}:
                return True
            index -= 1
        return False

    def _is_closing(self, index: int) -> bool:
        """Tell whether this segment and all behind it are bare."""
        return all(self._bare[index:])


def read_occasions(line: Line, slots: Iterable[Slot], kind: Kind | None, title: Span) -> Occasions:
    """Put the dates and the places of a bullet together, in the order in which they are printed.

    What the title of a document says of "online" or "hybrid" is its subject.
    """
    apart = title if kind in DOCUMENTS else Span(0, 0)
    mode = mode_worded(hide(line.hidden, (*line.quotes, apart)))
    return _Pairing.of(line, tuple(slots), mode, document=kind in DOCUMENTS).read()


@attrs.frozen(kw_only=True)
class _Pairing:
    """The parts of occasions: periods, places or "online" in order, and what the words say of the mode.

    `met` tells that people met at the places: these are no part of a title, and no country of a document.
    """

    dates: tuple[PrintedDate, ...]
    places: tuple[Venue | None, ...]
    worded: Mode | None
    document: bool
    met: bool

    @classmethod
    def of(cls, line: Line, slots: Sequence[Slot], mode: Mode | None, *, document: bool) -> _Pairing:
        """Sort the slots into places and modes; a virtual slot stands in the row of places as None."""
        modes = {slot.mode for slot in slots}
        kept = [slot for slot in slots if slot.venue or (slot.mode is Mode.VIRTUAL and not document)]
        return cls(
            dates=dates_of(line, kept),
            places=tuple(dict.fromkeys(slot.venue for slot in kept)),
            worded=next((mode for mode in (Mode.HYBRID, Mode.IN_PERSON) if mode in modes), mode),
            document=document,
            met=any(_is_where_people_met(slot, document=document) for slot in kept),
        )

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of all dates, each once."""
        return tuple(dict.fromkeys(period for date in self.dates for period in date.periods))

    def read(self) -> Occasions:
        """Pair dates with places where they are as many; else give each date all places, or let both stand alone."""
        count = len(self.periods)
        if count > 1 and len(self.places) == count:
            pairs = zip(self.periods, self.places, strict=True)
            rows = tuple(self._occasion(when, where, virtual=where is None) for when, where in pairs)
            return Occasions(occasions=rows, paired=True, listed=len(self.dates) == 1)
        if count > 1 and len(self.places) > 1:
            dated = tuple(self._occasion(when, None) for when in self.periods)
            placed = tuple(self._occasion(None, where, virtual=where is None) for where in self.places)
            return Occasions(occasions=(*dated, *placed), loose=True)
        return Occasions(occasions=self._each_with_all(), listed=len(self.dates) == 1)

    def _each_with_all(self) -> tuple[Occasion, ...]:
        """Give each date each place; "virtual/Geneva" on one date is one hybrid occasion."""
        virtual = None in self.places
        venues = [venue for venue in self.places if venue]
        rows = [(when, where) for when in self.periods or (None,) for where in venues or (None,)]
        occasions = (self._occasion(when, where, virtual=virtual) for when, where in rows)
        return tuple(occasion for occasion in occasions if occasion != Occasion())

    def _occasion(self, when: Period | None, where: Venue | None, *, virtual: bool = False) -> Occasion:
        return Occasion(period=when, venue=where, mode=self._mode(where, virtual=virtual))

    def _mode(self, where: Venue | None, *, virtual: bool) -> Mode | None:
        """Tell how people met: words for it come first, then a place or "virtual" where a place could stand."""
        if self.worded is Mode.HYBRID:
            return Mode.HYBRID
        if where is None or not self.met:
            unworded = Mode.NO_EVENT if self.document else None
            return Mode.VIRTUAL if virtual else self.worded or unworded
        paired = len(self.periods) > 1 and len(self.places) == len(self.periods)
        online = virtual or (self.worded is Mode.VIRTUAL and not paired)
        return Mode.HYBRID if online else Mode.IN_PERSON


def _is_where_people_met(slot: Slot, *, document: bool) -> bool:
    if slot.in_title or slot.venue is None:
        return False
    return not (document and is_country(slot.venue.name))
