"""Strategies for days, partial dates and periods."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from hypothesis import strategies as st

from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.testing.strategies._options import asked_for, most_of


def days(*, min_year: int = 2000, max_year: int | None = None) -> st.SearchStrategy[date]:
    """Generate full days of the calendar, in these years: up to 2049, unless `max_year` says else."""
    last = most_of("year", min_year, max_year, usual=2049, lowest=MINYEAR, highest=MAXYEAR)
    return st.dates(date(min_year, 1, 1), date(last, 12, 31))


@asked_for
def partial_dates(
    *, min_year: int = 2000, max_year: int | None = None, precisions: st.SearchStrategy[Precision] | None = None
) -> st.SearchStrategy[PartialDate]:
    """Generate years, months and days, in these years: up to 2049, unless `max_year` says else."""

    def known_to(precision: Precision, day: date) -> PartialDate:
        return PartialDate(*(day.year, day.month, day.day)[: precision.fineness + 1])

    fineness = st.sampled_from(Precision) if precisions is None else precisions
    return st.builds(known_to, fineness, days(min_year=min_year, max_year=max_year))


def periods(*, min_year: int = 2000, max_year: int | None = None, open_ends: bool = True) -> st.SearchStrategy[Period]:
    """Generate periods, in these years: up to 2049, unless `max_year` says else.

    Without `open_ends`, both ends are known.
    """

    def between(one: PartialDate, other: PartialDate) -> Period:
        start, end = sorted((one, other), key=lambda bound: bound.earliest)
        return Period(start, end)

    dates = partial_dates(min_year=min_year, max_year=max_year)
    closed = dates.map(Period.at) | st.builds(between, dates, dates)
    return closed | st.builds(Period, dates, st.none()) | st.builds(Period, st.none(), dates) if open_ends else closed


_FIRST, _LAST = date(2018, 1, 1), date(2027, 12, 31)


def likely_period(draw: st.DrawFn) -> Period | None:
    """Draw when an activity took place, or that nobody knows."""
    form = draw(_FORMS)
    return _period(form, draw(_PLACES)) if form else None


def certain_period(draw: st.DrawFn) -> Period:
    """Draw when an activity took place: a year, a month, a day or a few, of 2018 to 2027."""
    return _period(1 + draw(_CERTAIN_FORMS), draw(_PLACES))


def _period(form: int, place: int) -> Period:
    """Make a period of one to three parts of a date, or of a day and one or two more."""
    start = _FIRST + timedelta(days=place)
    if form <= len(Precision):
        return Period.at(PartialDate(*(start.year, start.month, start.day)[:form]))
    return Period(PartialDate.of(start), PartialDate.of(start + timedelta(days=form - len(Precision))))


_FORMS = st.integers(0, len(Precision) + 2)
_CERTAIN_FORMS = st.integers(0, len(Precision) + 1)
_PLACES = st.integers(0, (_LAST - _FIRST).days)
