"""When an activity took place, made so that conditions on its time come to what is wanted."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.testing.strategies._choices import Drawer, always, among
from gcm_alignment.testing.strategies._times import likely_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gcm_alignment.conditions import During, Truth

_AROUND: Final = 366
_LONGEST: Final = 4
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

Window = tuple[int, int]
"""The first and the last day of a period, as ordinals."""


@attrs.frozen
class Stretch:
    """Occasions that begin in one span of days and end in one: no bound of a window lies inside of either."""

    start: Window
    end: Window

    def lies_in(self, window: Window) -> bool:
        """Tell whether such an occasion surely lies in a window."""
        return window[0] <= self.start[0] and self.end[1] <= window[1]

    def touches(self, window: Window) -> bool:
        """Tell whether such an occasion shares a day with a window."""
        return self.start[0] <= window[1] and window[0] <= self.end[1]

    def __call__(self, draw: st.DrawFn) -> Period | None:
        """Draw days; the simplest is the first of them."""
        first = draw(st.integers(*self.start))
        if self.start == self.end:
            last = draw(st.integers(first, min(first + _LONGEST, self.end[1])))
        else:
            last = draw(st.integers(*self.end))
        return Period(*(PartialDate.of(date.fromordinal(day)) for day in (first, last)))


@attrs.frozen
class Times:
    """When the occasions can be: `needed` lists choices, one of which each has to be there, `others` what else can."""

    needed: tuple[Drawer[Period | None], ...]
    others: Drawer[Period | None]
    at_least_one: bool

    @classmethod
    def of(cls, demands: Sequence[tuple[During, Truth]]) -> Times | None:
        """Find the times, or None where there are none.

        With times that will do, more of them do no harm to an unknown answer; so it is enough to look which there are.
        """
        windows = [(_window(leaf.period), truth) for leaf, truth in demands]
        if all(truth is None for _, truth in windows):
            return cls((always(None),), likely_period, at_least_one=False)
        fitting = [
            one
            for one in _stretches([window for window, _ in windows])
            if all(_fits(one, window, truth) for window, truth in windows)
        ]
        needed = [part for window, truth in windows if truth is None for part in _half_in(fitting, window)]
        if not fitting or not all(needed):
            return None
        return cls(tuple(map(_any_of, needed)), _any_of(fitting), at_least_one=True)


def _fits(stretch: Stretch, window: Window, truth: Truth) -> bool:
    return truth is None or (stretch.lies_in(window) if truth else not stretch.touches(window))


def _any_of(stretches: Sequence[Stretch]) -> Drawer[Period | None]:
    choice = among(stretches)
    return lambda draw: choice(draw)(draw)


def _half_in(fitting: Sequence[Stretch], window: Window) -> list[list[Stretch]]:
    """Leave a window open: by an occasion that lies half in it, or by one that touches it and one that leaves it."""
    inside, outside = (
        [one for one in fitting if one.touches(window)],
        [one for one in fitting if not one.lies_in(window)],
    )
    both = [one for one in inside if one in outside]
    return [both] if both else [inside, outside]


def _window(period: Period) -> Window:
    first, last = period.earliest, period.latest
    return _FIRST if first is None else first.toordinal(), _LAST if last is None else last.toordinal()


def _stretches(windows: Sequence[Window]) -> list[Stretch]:
    """List where occasions can begin and end, as far as windows can tell: the shortest first."""
    bounds = {bound for first, last in windows for bound in (first, last + 1) if _FIRST < bound <= _LAST} or {_DEFAULT}
    outermost = {max(_FIRST, min(bounds) - _AROUND), min(_LAST + 1, max(bounds) + _AROUND)}
    spans = [(start, stop - 1) for start, stop in itertools.pairwise(sorted(bounds | outermost))]
    pairs = itertools.combinations_with_replacement(range(len(spans)), 2)
    shortest_first = sorted(pairs, key=lambda pair: (pair[1] - pair[0], pair))
    return [Stretch(spans[one], spans[other]) for one, other in shortest_first]


_DEFAULT: Final = date(2019, 1, 1).toordinal()
