"""Dates as institutions print them: a year, a month or a day, and periods between two of them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.errors import InvalidValue, N_

if TYPE_CHECKING:
    from collections.abc import Iterable

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Precision(StrEnum):
    """How finely a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    @property
    def fineness(self) -> int:
        """A number that grows with the precision: 0 for a year, 2 for a day."""
        return list(Precision).index(self)


@attrs.frozen
class PartialDate:
    """A year, a month of it or a day of that: local calendar days, no time zone, no `<`.

    >>> PartialDate(2019, 11).latest
    datetime.date(2019, 11, 30)
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a date that no calendar has."""
        if self.day is not None and self.month is None:
            raise InvalidValue(N_("a day needs its month: {year}, day {day}"), year=self.year, day=self.day)
        month, day = (1 if part is None else part for part in (self.month, self.day))
        try:
            date(self.year, month, day)
        except (ValueError, TypeError) as error:
            raise InvalidValue(N_("no such date: {given}"), given=str(self)) from error

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2019`, `2019-11` or `2019-11-05` (ISO 8601, EDTF level 0)."""
        if not (found := _ISO.fullmatch(text)):
            raise InvalidValue(N_("not a date: {given}; write 2019, 2019-11 or 2019-11-05"), given=repr(text))
        return cls(*(int(part) for part in found.groups() if part))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Take a day of the calendar as a date known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Write it as EDTF, which for a day is ISO 8601."""
        return f"{self.year:04}" + "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)


@attrs.frozen
class Period:
    """The days from one date to another, either of which may be open (None), not both.

    >>> str(Period.parse("2019-11-05/2019-11-06")), str(Period.parse("2019-07"))
    ('2019-11-05/2019-11-06', '2019-07')
    """

    start: PartialDate | None
    end: PartialDate | None

    def __attrs_post_init__(self) -> None:
        """Refuse a period without bounds and one that runs backwards."""
        if self.start is None and self.end is None:
            raise InvalidValue(N_("a period needs a start or an end"))
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise InvalidValue(
                N_("a period cannot end before it starts: {start} to {end}"), start=str(self.start), end=str(self.end)
            )

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read EDTF: `2019-07`, `2019-11-05/2019-11-06`, `2019/..`, `../2022-05`."""
        start, slash, end = text.partition("/")
        if not slash:
            return cls.at(PartialDate.parse(text))
        return cls(*(None if bound == ".." else PartialDate.parse(bound) for bound in (start, end)))

    @classmethod
    def at(cls, moment: PartialDate) -> Period:
        """Take one date as the period that it spans."""
        return cls(moment, moment)

    @classmethod
    def hull(cls, periods: Iterable[Period]) -> Period | None:
        """Return the smallest period that holds all of these, or None when they leave no bound."""
        given = tuple(periods)
        start = _outermost([period.start for period in given], -1)
        end = _outermost([period.end for period in given], 1)
        return cls(start, end) if start or end else None

    @property
    def earliest(self) -> date | None:
        """The first day that it can hold, None when the start is open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it can hold, None when the end is open."""
        return self.end.latest if self.end else None

    @property
    def precision(self) -> Precision:
        """The coarser precision of its bounds."""
        bounds = (bound.precision for bound in (self.start, self.end) if bound)
        return min(bounds, key=lambda precision: precision.fineness)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A key that orders periods by their first day, then their last; open ends come outermost."""
        return self.earliest or date.min, self.latest or date.max, str(self)

    def certainly_before(self, other: Period) -> bool:
        """Tell whether every day of this period lies before every day of the other."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def possibly_overlaps(self, other: Period) -> bool:
        """Tell whether both may share a day, given what is known of their dates."""
        return not (self.certainly_before(other) or other.certainly_before(self))

    def certainly_within(self, other: Period) -> bool:
        """Tell whether every day that this period can hold lies in the other."""
        starts_inside = other.start is None or (self.start is not None and self.start.earliest >= other.start.earliest)
        ends_inside = other.end is None or (self.end is not None and self.end.latest <= other.end.latest)
        return starts_inside and ends_inside

    def __str__(self) -> str:
        """Write it as EDTF; an open end is `..`."""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


def _outermost(bounds: list[PartialDate | None], sign: int) -> PartialDate | None:
    """Return the bound farthest out, the finer of two equal ones; an open one is farthest, as is that of nothing."""
    known = [bound for bound in bounds if bound]
    if len(known) < len(bounds) or not known:
        return None

    def reach(bound: PartialDate) -> tuple[int, int]:
        day = bound.latest if sign > 0 else bound.earliest
        return sign * day.toordinal(), bound.precision.fineness

    return max(known, key=reach)
