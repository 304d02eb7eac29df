"""Sets of days: those that lie in some periods and outside others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.dates import Period

# A period may have no start or no end, which is more than the first and the last day that a calendar can name.
_BEFORE_ALL: Final = date.min.toordinal() - 1
_AFTER_ALL: Final = date.max.toordinal() + 1


def _span(period: Period) -> tuple[int, int]:
    first, last = period.earliest, period.latest
    return _BEFORE_ALL if first is None else first.toordinal(), _AFTER_ALL if last is None else last.toordinal()


@attrs.frozen
class Days:
    """A set of days, as spans of ordinals that are apart and in order, first and last day included."""

    spans: tuple[tuple[int, int], ...] = ((_BEFORE_ALL, _AFTER_ALL),)

    def within(self, period: Period) -> Days:
        """Keep the days of a period."""
        start, stop = _span(period)
        return _days((max(first, start), min(last, stop)) for first, last in self.spans)

    def without(self, period: Period) -> Days:
        """Leave the days of a period out."""
        start, stop = _span(period)
        parts = (((first, min(last, start - 1)), (max(first, stop + 1), last)) for first, last in self.spans)
        return _days(span for pair in parts for span in pair)

    @property
    def some_day(self) -> date | None:
        """A day of the set, preferably the first or last of a span that has one; None when it has no day."""
        bounds = [bound for span in self.spans for bound in span if _BEFORE_ALL < bound < _AFTER_ALL]
        if bounds:
            return date.fromordinal(bounds[0])
        return date(2019, 1, 1) if self.spans == Days().spans else None


def _days(spans: Iterable[tuple[int, int]]) -> Days:
    return Days(tuple((first, last) for first, last in spans if first <= last))
