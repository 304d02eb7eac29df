"""The figures of one printed date: which are days, months and years, and which lend theirs to others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.formats.date_words import MONTHS, Token, nth

if TYPE_CHECKING:
    from collections.abc import Sequence

_CENTURY: Final = 100
_PIVOT: Final = 70
_MONTHS_IN_YEAR: Final = 12


@attrs.frozen(kw_only=True)
class Point:
    """A day, month or year as printed, perhaps without its month or year; `ranged` ends what stands before it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    ranged: bool = False


def full_year(digits: str, near: int = 0) -> int:
    """Complete a year of two digits, in the century of another year or, without one, around 2000."""
    year = int(digits)
    if year >= _CENTURY:
        return year
    if near:
        return near - near % _CENTURY + year
    return year + (2000 if year < _PIVOT else 1900)


def numeric_date(text: str) -> tuple[int, int, int]:
    """Read 2021-05-12, 12/05/2021 or 12.05.21 as year, month, day; the day stands first unless it cannot.

    >>> numeric_date("12/05/2021"), numeric_date("05/13/2021")
    ((2021, 5, 12), (2021, 5, 13))
    """
    first, second, last = re.split(r"[-/.]", text)
    if len(first) > 2:  # noqa: PLR2004 - a year has four digits
        return int(first), int(second), int(last)
    day, month = int(first), int(second)
    if month > _MONTHS_IN_YEAR >= day:
        day, month = month, day
    return full_year(last), month, day


def is_ambiguous(text: str) -> bool:
    """Tell whether a numeric date could as well be read with the month first."""
    first, second, _ = (int(part) for part in re.split(r"[-/.]", text))
    return max(first, second) <= _MONTHS_IN_YEAR and first != second


def short_span(text: str) -> tuple[Point, ...]:
    """Read a year and two digits: "2013-16" is two years, "2021-05" and "05/2021" are a month.

    >>> [point.year for point in short_span("2013-16")]
    [2013, 2016]
    """
    first, second = re.split(r"[-/.]", text)
    if len(first) <= 2:  # noqa: PLR2004 - a year has four digits
        return (Point(year=int(second), month=int(first)),)
    year, digits = int(first), int(second)
    if digits > year % _CENTURY:
        return Point(year=year), Point(year=full_year(second, year), ranged=True)
    return (Point(year=year, month=digits),)


class PointReader:
    """Reads the tokens of one printed date from left to right, then completes what is left out.

    >>> from gcm_alignment.formats.date_words import read_tokens
    >>> [point.month for point in PointReader().read(read_tokens("30 juin et 2 juillet 2021"))]
    [6, 7]
    """

    def __init__(self) -> None:
        self._points: list[Point] = []
        self._open = Point()
        self._months: tuple[int, int] | None = None
        self._between = False

    def read(self, tokens: Sequence[Token]) -> tuple[Point, ...]:
        """Return the points that the tokens name, each with its month and year where they can be told."""
        for index, token in enumerate(tokens):
            self._take(token, "".join(later.kind for later in tokens[index + 1 :] if later.kind != "F")[:1])
        self._close()
        kinds = "".join(token.kind for token in tokens)
        month_first = re.match("[^DMPN]*M", kinds) is not None
        return tuple(_with_years(_with_months(self._points, month_first=month_first)))

    def _take(self, token: Token, following: str) -> None:
        """Add a token to the open point, or close it where another one begins."""
        match token.kind:
            case "D" | "M" | "Y" | "P" | "Q" | "H":
                self._take_figure(token, following)
            case "N":
                year, month, day = numeric_date(token.text)
                self._set(year=year, month=month, day=day)
            case "Z":
                self._take_span(short_span(token.text))
            case "K":
                self._between = True
            case "R" | "U" | "L" | "C" if self._is_open() and not self._goes_on(token.kind, following):
                self._close()
                between = self._between or (token.text == "/" and following == "N")
                ranged = token.kind in "RU" or (between and token.kind == "L")
                self._open = Point(ranged=ranged)
            case _:
                pass

    def _take_figure(self, token: Token, following: str) -> None:
        match token.kind:
            case "D":
                self._set(day=int(re.sub(r"\D", "", token.text)))
            case "M":
                self._set(month=MONTHS[token.text.rstrip(".")])
            case "Y":
                self._set(year=int(token.text))
            case "P":
                self._take_pair(token.text, following)
            case kind:
                last = nth(token.text) * (3 if kind == "Q" else 6)
                self._months = (last - (2 if kind == "Q" else 5), last)

    def _take_pair(self, text: str, following: str) -> None:
        """Read "22/05" as day and month, but "22/23" before a month as two days."""
        first, second = (int(part) for part in re.findall(r"\d+", text))
        if following == "M":
            self._set(day=first)
            self._close()
            self._set(day=second)
        else:
            self._set(day=first, month=second)

    def _take_span(self, span: tuple[Point, ...]) -> None:
        first, *rest = span
        self._set(year=first.year, month=first.month)
        if rest:
            self._close()
            self._open = rest[0]

    def _set(self, *, year: int | None = None, month: int | None = None, day: int | None = None) -> None:
        was = self._open
        self._open = Point(
            year=was.year if year is None else year,
            month=was.month if month is None else month,
            day=was.day if day is None else day,
            ranged=was.ranged,
        )

    def _is_open(self) -> bool:
        return self._months is not None or (self._open.year, self._open.month, self._open.day) != (None, None, None)

    def _goes_on(self, kind: str, following: str) -> bool:
        """Tell whether a comma stands inside a date ("5 May, 2019") and not between two."""
        return kind == "C" and ((following == "Y" and self._open.year is None) or following in {"Q", "H"})

    def _close(self) -> None:
        """Keep the open point, if there is one; a quarter or half of a year makes two points."""
        if self._months is not None:
            first, last = self._months
            self._points += [
                attrs.evolve(self._open, month=first),
                Point(year=self._open.year, month=last, ranged=True),
            ]
        elif self._is_open():
            self._points.append(self._open)
        self._open, self._months = Point(), None


def _with_months(points: Sequence[Point], *, month_first: bool) -> list[Point]:
    """Lend each day without a month that of a neighbour: the one after it, or before where months stand first."""
    lent: int | None = None
    filled: list[Point] = []
    for point in points if month_first else reversed(points):
        lent = lent if point.month is None else point.month
        filled.append(attrs.evolve(point, month=lent) if point.month is None and point.day is not None else point)
    return filled if month_first else filled[::-1]


def _with_years(points: Sequence[Point]) -> list[Point]:
    """Lend each day or month without a year that of the next one that has it, or else of the one before."""
    return _lend_years(_lend_years(points[::-1])[::-1])


def _lend_years(points: Sequence[Point]) -> list[Point]:
    lent: int | None = None
    filled: list[Point] = []
    for point in points:
        if point.month is not None:
            lent = point.year or lent
        filled.append(attrs.evolve(point, year=point.year or lent))
    return filled
