"""Dates and periods in running text, as lists print them in English and French."""

from __future__ import annotations

import calendar
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.errors import Message, N_, Severity
from gcm_alignment.formats.date_words import Token, read_tokens
from gcm_alignment.formats.dated_points import Point, PointReader, is_ambiguous
from gcm_alignment.formats.folding import word_set
from gcm_alignment.places import city_country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gcm_alignment.formats.folding import Folded

_BEFORE = r"E?F{0,3}(?:WF?)?"
_JOIN = r"(?:C?[RL]C?|C|U)"
_LINKED = rf"(?=(?:{_JOIN}F{{0,2}}W?F?D){{0,12}}{_JOIN}F{{0,2}}W?F?(?:DF?M|P|N))"
_FINE = (
    rf"(?:DF?M(?:C?F{{0,2}}Y)?|MD(?:{_JOIN}D(?!F?M)){{1,12}}C?Y|MD(?!F?M)(?:RD(?!F?M))?(?:C?Y)?|MC?F{{0,2}}Y|M"
    rf"|[QH]F{{0,2}}C?F{{0,2}}Y|YC?[QH]|PM(?:C?Y)?|P(?:C?Y)?|N|D{_LINKED})"
)
_COARSE = r"(?:SF{0,2}C?[YZ]|Z|Y)"
# A year does not run to a finer date: "Forum 2018 - 5 December 2018" holds two dates.
_DATE = re.compile(
    rf"K?B?U?X?{_BEFORE}(?:{_FINE}(?:{_JOIN}{_BEFORE}(?:{_FINE}|Z))*|{_COARSE}(?:{_JOIN}{_BEFORE}(?!{_FINE}){_COARSE})*)"
    r"(?:R?F?G)?"
)

_NAMING = re.compile(r"(?:agenda|horizon|objectifs?|targets?|vision|europe|cop|a/res)\W{0,3}$")
_NAMING_LATER = re.compile(r"(?:programmes?|strateg(?:y|ie)|plan|goals?)\W{0,3}$")
_NAMED = re.compile(r"\W{0,2}(?:agenda|goals?|targets?|vision|horizon)\b")
_FAR: int = 2030
_DAY_OF_MONTH = re.compile(r"[0-3]\d/[01]\d")
_CITED = re.compile(r"\(([^()]{1,120}?)[,\s]*$")
_VERBS = word_set("may march mars mar jan feb fev sep sept oct dec jun jul")
"""Names of months that are other words too, or too short to be sure."""


@attrs.frozen(kw_only=True)
class Flaw:
    """What is wrong with a printed date, or how it was read; the line is added by who knows it."""

    severity: Severity
    code: str
    message: Message


@attrs.frozen(kw_only=True)
class PrintedDate:
    """One date, period or list of them, with its place in the folded text.

    `listed` tells that several dates stand joined by "and" or commas, `passing` that the text mentions it
    in passing ("since March 2020", "of May 2018"), `coarse` that nothing finer than a year is known.
    """

    start: int
    stop: int
    periods: tuple[Period, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    passing: bool = False

    @property
    def coarse(self) -> bool:
        """Whether it names years only."""
        return all(period.precision is Precision.YEAR for period in self.periods)


def read_dates(line: Folded) -> tuple[PrintedDate, ...]:
    """Find the dates of a line; years of citations, agendas and horizons are none.

    >>> from gcm_alignment.formats.folding import Folded
    >>> [
    ...     str(period)
    ...     for date in read_dates(Folded.of("du 28 février au 2 mars 2022, Malte"))
    ...     for period in date.periods
    ... ]
    ['2022-02-28/2022-03-02']
    """
    tokens = [token for token in read_tokens(line.folded) if token.kind != "T"]
    kinds = "".join(token.kind for token in tokens)
    found = (tokens[match.start() : match.end()] for match in _DATE.finditer(kinds))
    return tuple(_read(run, line) for run in found if _is_date(run, line.folded))


def clock_times(line: Folded) -> tuple[tuple[int, int], ...]:
    """Find the times of day: where they stand, because they are neither dates nor words of a title."""
    return tuple((token.start, token.stop) for token in read_tokens(line.folded) if token.kind == "T")


def _is_date(run: Sequence[Token], folded: str) -> bool:
    """Tell a date from words and figures that only look like one."""
    figures = [token for token in run if token.kind in "DMYPNZQHS"]
    kinds = "".join(token.kind for token in figures)
    if set(kinds) <= {"Y"}:
        return not _is_name_of_year(run, figures, folded)
    if kinds == "M":
        led = any(token.kind in "EBK" or token.text in {"en", "in"} for token in run)
        return led or figures[0].text.rstrip(".") not in _VERBS
    return kinds != "P" or _DAY_OF_MONTH.fullmatch(figures[0].text) is not None


def _is_name_of_year(run: Sequence[Token], years: Sequence[Token], folded: str) -> bool:
    """Tell whether a lone year belongs to a name or a citation: "Agenda 2030", "by 2030", "(IOM, 2019)"."""
    first, last = years[0], years[-1]
    before, after = folded[max(0, first.start - 130) : first.start], folded[last.stop : last.stop + 20]
    if any(token.kind == "X" for token in run):
        return True
    if first is last and (_NAMING.search(before) or _NAMED.match(after)):
        return True
    if first is last and int(first.text) >= _FAR and _NAMING_LATER.search(before):
        return True
    cited = _CITED.search(before)
    return cited is not None and re.match(r"\s*[);a-z]", after) is not None and _is_author(cited[1])


def _is_author(words: str) -> bool:
    """Tell whether the words before a year in brackets name who wrote something, and no place or time."""
    name = re.split(r"[;,(]", words.rstrip(" ,"))[-1].strip()
    return bool(name) and city_country(name) is None and all(token.kind in "xLFCD" for token in read_tokens(name))


def _read(run: Sequence[Token], line: Folded) -> PrintedDate:
    start, stop = run[0].start, run[-1].stop
    found = line.printed(next(token.start for token in run if token.kind not in "FKBUXE"), stop).strip()
    opened = "".join(token.kind for token in run if token.kind in "BUG")
    periods, flaws = _Periods(PointReader().read(run), found).read(opened)
    return PrintedDate(
        start=start,
        stop=stop,
        periods=periods,
        flaws=(*flaws, *(() if any(flaw.severity is Severity.FAULT for flaw in flaws) else _remarks(run, line))),
        passing="B" in opened or _is_attribute(run, periods),
    )


def _is_attribute(run: Sequence[Token], periods: Sequence[Period]) -> bool:
    """Tell whether "of" or "de" ties a month or a year to a noun before it."""
    return run[0].text in {"of", "de", "d'"} and all(period.precision is not Precision.DAY for period in periods)


def _remarks(run: Sequence[Token], line: Folded) -> Iterator[Flaw]:
    """Yield how seasons, vague words and ambiguous figures were read."""
    for token, following in zip(run, (*run[1:], None), strict=True):
        found = line.printed(token.start, token.stop).strip("- ")
        if token.kind == "S":
            yield _notice("season", N_("a season, read as the whole year: {found}"), found)
        elif token.kind == "E" and following and following.kind in "FMYSW":
            yield _notice("vague-date", N_("read without “{found}”: the date is known no finer"), found)
        elif token.kind == "N" and is_ambiguous(token.text):
            yield _notice("day-first", N_("read with the day first: {found}"), found)


def _notice(code: str, template: str, found: str) -> Flaw:
    return Flaw(severity=Severity.NOTICE, code=code, message=Message.of(template, found=found))


@attrs.frozen
class _Periods:
    """Makes periods of the points of one printed date, or tells why that cannot be."""

    points: tuple[Point, ...]
    found: str

    def read(self, opened: str) -> tuple[tuple[Period, ...], tuple[Flaw, ...]]:
        """Return the periods, and the flaws of those that could not be made."""
        periods: list[Period] = []
        flaws: list[Flaw] = []
        for stretch in self._stretches():
            match self._read_stretch(stretch):
                case Period() as period:
                    periods.append(period)
                case flaw:
                    flaws.append(flaw)
        return tuple(_open(_merge_days(periods), opened)), tuple(flaws)

    def _stretches(self) -> Iterator[list[Point]]:
        """Yield the points that make one period; a year does not run to a finer date."""
        stretch: list[Point] = []
        for point in self.points:
            if stretch and not (point.ranged and (stretch[-1].month is None) == (point.month is None)):
                yield stretch
                stretch = []
            stretch.append(point)
        yield stretch

    def _read_stretch(self, stretch: Sequence[Point]) -> Period | Flaw:
        if flaw := next((flaw for point in stretch if (flaw := self._flaw(point))), None):
            return flaw
        first, last = (PartialDate(point.year or 0, point.month, point.day) for point in (stretch[0], stretch[-1]))
        return self._backwards() if last.latest < first.earliest else Period(first, last)

    def _flaw(self, point: Point) -> Flaw | None:
        if point.month is not None and not 1 <= point.month <= 12:  # noqa: PLR2004 - the months of a year
            template = N_("no such month: {found}; a year has 12 months; correct the date in the list")
            return Flaw(severity=Severity.FAULT, code="no-such-date", message=Message.of(template, found=self.found))
        if point.month is not None and point.day is not None:
            days = calendar.monthrange(point.year or 2000, point.month)[1]
            if not 1 <= point.day <= days:
                return self._no_such_day(point, days)
        if point.year is None:
            return _notice("no-year", N_("a date without its year, so not read: {found}; add the year"), self.found)
        return None

    def _no_such_day(self, point: Point, days: int) -> Flaw:
        template = N_("no such day: {found}; month {month} has {days} days; correct the date in the list")
        month = f"{point.month:02}" if point.year is None else f"{point.year}-{point.month:02}"
        message = Message.of(template, found=self.found, month=month, days=days)
        return Flaw(severity=Severity.FAULT, code="no-such-date", message=message)

    def _backwards(self) -> Flaw:
        template = N_("a period that ends before it starts: {found}; expected the earlier date first; correct the list")
        return Flaw(severity=Severity.FAULT, code="backwards", message=Message.of(template, found=self.found))


def _merge_days(periods: Sequence[Period]) -> list[Period]:
    """Join days that follow one another: "17 and 18 November" is one period of two days."""
    merged: list[Period] = []
    for period in periods:
        if merged and _follows(merged[-1], period):
            merged[-1] = Period(merged[-1].start, period.end)
        else:
            merged.append(period)
    return merged


def _follows(before: Period, after: Period) -> bool:
    if before.precision is not Precision.DAY or after.precision is not Precision.DAY:
        return False
    return before.latest is not None and before.latest + timedelta(days=1) == after.earliest


def _open(periods: Sequence[Period], opened: str) -> Iterator[Period]:
    """Open the end of "since 2019" and "2019 to date", the start of "until 2022", of a lone date only."""
    for period in periods:
        if len(periods) == 1 and period.start == period.end and opened:
            yield Period(None, period.end) if "U" in opened else Period(period.start, None)
        else:
            yield period
