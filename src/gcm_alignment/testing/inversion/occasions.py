"""The occasions of an activity: when and where, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Occasion
from gcm_alignment.testing.inversion.days import Times
from gcm_alignment.testing.inversion.venues import Places
from gcm_alignment.testing.strategies._activities import ANY_MODE, ANY_VENUE
from gcm_alignment.testing.strategies._times import likely_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gcm_alignment.activities import Mode, Venue
    from gcm_alignment.dates import Period
    from gcm_alignment.testing.strategies._choices import Drawer

Value = TypeVar("Value")

Dated = tuple[Occasion, ...]


@attrs.frozen
class Occasions:
    """What is asked of the times and of the venues; None where nothing is."""

    times: Times | None
    places: Places | None

    def __call__(self, draw: st.DrawFn) -> Dated:
        """Draw the occasions."""
        return self.pair(draw, self)[0]

    def pair(self, draw: st.DrawFn, other: Occasions) -> tuple[Dated, Dated]:
        """Draw two versions of the occasions, which differ in nothing but in what is asked of them."""
        count = max(self.at_least, other.at_least) + draw(_MORE)
        when, where = _periods(draw, self.times, count), _venues(draw, self.places, count)
        modes = [ANY_MODE(draw) for _ in range(count)]
        else_when = when if other.times == self.times else _periods(draw, other.times, count)
        else_where = where if other.places == self.places else _venues(draw, other.places, count)
        return _joined(when, where, modes), _joined(else_when, else_where, modes)

    @property
    def at_least(self) -> int:
        """How many occasions there have to be."""
        asked = [one for one in (self.times, self.places) if one]
        return max((max(len(one.needed), int(one.at_least_one)) for one in asked), default=0)


_MORE = st.integers(0, 1)


def _periods(draw: st.DrawFn, times: Times | None, count: int) -> list[Period | None]:
    needed, others = (times.needed, times.others) if times else ((), likely_period)
    return [drawer(draw) for drawer in _filled(needed, others, count)]


def _venues(draw: st.DrawFn, places: Places | None, count: int) -> list[Venue | None]:
    needed, others = (places.needed, places.others) if places else ((), ANY_VENUE)
    return [drawer(draw) for drawer in _filled(needed, others, count)]


def _filled(needed: Sequence[Drawer[Value]], others: Drawer[Value], count: int) -> list[Drawer[Value]]:
    return [*needed, *[others] * (count - len(needed))]


def _joined(when: Sequence[Period | None], where: Sequence[Venue | None], how: Sequence[Mode | None]) -> Dated:
    return tuple(
        Occasion(period=period, venue=venue, mode=mode) for period, venue, mode in zip(when, where, how, strict=True)
    )
