"""Partial dates and periods, checked against the days that they stand for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.errors import InvalidValue

FIRST, LAST = date(2010, 1, 1), date(2030, 12, 31)
DAYS: dict[tuple[int | None, ...], list[date]] = {}
"""The days of each year, of each month and of each day, in order, found by going through the calendar."""

for number in range((LAST - FIRST).days + 1):
    day = FIRST + timedelta(days=number)
    for parts in ((day.year, None, None), (day.year, day.month, None), (day.year, day.month, day.day)):
        DAYS.setdefault(parts, []).append(day)


@st.composite
def partial_dates(draw: st.DrawFn, first: int = 2015, last: int = 2026) -> PartialDate:
    """Days of these years, known to the year, the month or the day."""
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))])


@st.composite
def periods(draw: st.DrawFn, *, open_ends: bool = True) -> Period:
    """Periods between two dates, of which one may be open."""
    start, end = draw(partial_dates()), draw(partial_dates())
    if end.latest < start.earliest:
        start, end = end, start
    shapes = [Period(start, end), Period.at(start)]
    return draw(st.sampled_from([*shapes, *([Period(start, None), Period(None, end)] if open_ends else [])]))


def days_of(moment: PartialDate) -> list[date]:
    """List the days that a date can be."""
    return DAYS[moment.year, moment.month, moment.day]


def span(period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period, an open end as far as dates go."""
    first = days_of(period.start)[0] if period.start else date.min
    last = days_of(period.end)[-1] if period.end else date.max
    return first, last


# --- partial dates -----------------------------------------------------------------------------


@given(partial_dates())
def test_a_date_can_be_each_day_of_its_year_or_month_and_no_other(moment: PartialDate) -> None:
    """What a window keeps and drops rests on these bounds."""
    days = days_of(moment)
    expected = (days[0], days[-1])
    actual = (moment.earliest, moment.latest)
    assert expected == actual


@pytest.mark.parametrize(
    "moment, latest",
    [
        (PartialDate(2020, 2), date(2020, 2, 29)),
        (PartialDate(2019, 2), date(2019, 2, 28)),
        (PartialDate(2100, 2), date(2100, 2, 28)),
        (PartialDate(2019), date(2019, 12, 31)),
        (PartialDate(9999), date(9999, 12, 31)),
    ],
)
def test_months_end_as_the_calendar_says(moment: PartialDate, latest: date) -> None:
    """February is where date arithmetic goes wrong."""
    expected = latest
    actual = moment.latest
    assert expected == actual


@given(partial_dates(1, 9999))
def test_a_date_reads_back_what_it_writes(moment: PartialDate) -> None:
    """Every exchange format writes dates as this text."""
    expected = moment
    actual = PartialDate.parse(str(moment))
    assert expected == actual


@pytest.mark.parametrize(
    "moment, text",
    [
        (PartialDate(2019), "2019"),
        (PartialDate(2019, 1), "2019-01"),
        (PartialDate(2019, 1, 5), "2019-01-05"),
        (PartialDate(33), "0033"),
    ],
)
def test_a_date_is_written_as_edtf(moment: PartialDate, text: str) -> None:
    """EDTF level 0 is ISO 8601: four digits of year, two of month and day."""
    expected = text
    actual = str(moment)
    assert expected == actual


@given(st.dates())
def test_a_day_of_the_calendar_is_a_date_known_to_the_day(day: date) -> None:
    """Nothing is gained or lost between the two."""
    expected = (day, day, Precision.DAY, day.isoformat())
    moment = PartialDate.of(day)
    actual = (moment.earliest, moment.latest, moment.precision, str(moment))
    assert expected == actual


@pytest.mark.parametrize(
    "text, precision", [("2019", Precision.YEAR), ("2019-11", Precision.MONTH), ("2019-11-05", Precision.DAY)]
)
def test_precision_tells_what_is_known(text: str, precision: Precision) -> None:
    """A month must never be shown as its first day."""
    expected = precision
    actual = PartialDate.parse(text).precision
    assert expected == actual


def test_fineness_grows_from_the_year_to_the_day() -> None:
    """The coarser of two precisions is the one with less fineness."""
    expected = [Precision.YEAR, Precision.MONTH, Precision.DAY]
    actual = sorted(Precision, key=lambda precision: precision.fineness)
    assert expected == actual


@pytest.mark.parametrize(
    "parts, named",
    [
        ((2021, 11, 31), "2021-11-31"),
        ((2019, 2, 29), "2019-02-29"),
        ((2019, 13), "2019-13"),
        ((2019, 0), "2019-00"),
        ((2019, 1, 0), "2019-01-00"),
        ((2019, 0, 0), "2019-00-00"),
        ((2019, -1), "2019--1"),
        ((0,), "0000"),
        ((10000,), "10000"),
    ],
)
def test_a_date_that_no_calendar_has_cannot_be_made(parts: tuple[int, ...], named: str) -> None:
    """“31 novembre 2021” must be noticed where it is read, not years later in a report."""
    with pytest.raises(InvalidValue) as caught:
        PartialDate(*parts)
    expected = f"no such date: {named}"
    actual = str(caught.value)
    assert expected == actual


def test_a_day_without_its_month_cannot_be_made() -> None:
    """The fifth of an unknown month of 2019 is no date."""
    with pytest.raises(InvalidValue) as caught:
        PartialDate(2019, None, 5)
    expected = "a day needs its month: 2019, day 5"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("text", ["2019-00", "2019-11-00", "2019-13", "2019-02-30", "0000"])
def test_a_date_that_no_calendar_has_cannot_be_read(text: str) -> None:
    """Month 0 is how spreadsheets write an unknown month; it is not January."""
    with pytest.raises(InvalidValue) as caught:
        PartialDate.parse(text)
    expected = f"no such date: {text}"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    ["", "19", "2019-1", "2019-11-5", "2019-11-05T00:00", " 2019", "2019\n", "20191105", "٢٠١٩", "2019/11", "2019~"],
)
def test_what_is_no_date_is_refused_with_the_right_form(text: str) -> None:
    """A half-understood date is worse than none; qualified EDTF (2019~) is not read as certain."""
    with pytest.raises(InvalidValue) as caught:
        PartialDate.parse(text)
    expected = f"not a date: {text!r}; write 2019, 2019-11 or 2019-11-05"
    actual = str(caught.value)
    assert expected == actual


def test_what_is_no_number_makes_no_date() -> None:
    """A program without type checks gets our error, not one from inside."""
    with pytest.raises(InvalidValue, match="no such date") as caught:
        PartialDate("2019", "11")  # type: ignore[arg-type]
    expected = TypeError
    actual = type(caught.value.__cause__)
    assert expected == actual


def test_dates_have_no_order_of_their_own() -> None:
    """Is November 2019 before 5 November 2019? Whoever compares must say what is meant."""
    with pytest.raises(TypeError) as caught:
        _ = PartialDate(2019, 11) < PartialDate(2019, 11, 5)  # pyright: ignore[reportOperatorIssue]
    expected = "not supported between instances of 'PartialDate' and 'PartialDate'"
    actual = str(caught.value)
    assert expected in actual


# --- periods -----------------------------------------------------------------------------------


@given(periods())
def test_a_period_spans_the_days_from_its_first_to_its_last(period: Period) -> None:
    """An open end has no last day, and must not get one."""
    first, last = span(period)
    expected = (None if period.start is None else first, None if period.end is None else last)
    actual = (period.earliest, period.latest)
    assert expected == actual


@given(periods())
def test_a_period_reads_back_what_it_writes(period: Period) -> None:
    """EDTF text is how periods are stored and exchanged."""
    expected = period
    actual = Period.parse(str(period))
    assert expected == actual


@pytest.mark.parametrize(
    "start, end, text",
    [
        (PartialDate(2019, 7), PartialDate(2019, 7), "2019-07"),
        (PartialDate(2019, 11, 5), PartialDate(2019, 11, 6), "2019-11-05/2019-11-06"),
        (PartialDate(2019), None, "2019/.."),
        (None, PartialDate(2022, 5), "../2022-05"),
        (PartialDate(2019, 12), PartialDate(2019), "2019-12/2019"),
    ],
)
def test_a_period_is_written_as_edtf(start: PartialDate | None, end: PartialDate | None, text: str) -> None:
    """A slash between two dates, two dots for an open end; one date alone is no interval."""
    expected = text
    actual = str(Period(start, end))
    assert expected == actual


@pytest.mark.parametrize("text", ["", "/", "2019/", "/2019", "2019/2020/2021", "2019-2020", "2019/...", ".."])
def test_what_is_no_period_is_refused(text: str) -> None:
    """In EDTF an empty end is unknown, not open: the two are not to be confused."""
    with pytest.raises(InvalidValue) as caught:
        Period.parse(text)
    expected = "not a date: "
    actual = str(caught.value)[: len(expected)]
    assert expected == actual


def test_a_period_without_bounds_cannot_be_made() -> None:
    """It would say nothing, and lie in every window."""
    with pytest.raises(InvalidValue) as caught:
        Period.parse("../..")
    expected = "a period needs a start or an end"
    actual = str(caught.value)
    assert expected == actual


@given(partial_dates(), partial_dates())
def test_a_period_runs_backwards_only_when_it_surely_does(one: PartialDate, other: PartialDate) -> None:
    """December 2019 to 2019 may be right; 2020 to 2019 cannot."""
    expected = days_of(other)[-1] < days_of(one)[0]
    try:
        Period(one, other)
    except InvalidValue as error:
        actual = str(error) == f"a period cannot end before it starts: {one} to {other}"
    else:
        actual = False
    assert expected == actual


@given(partial_dates())
def test_one_date_is_a_period_too(moment: PartialDate) -> None:
    """Most activities have one date; their period is what it can be."""
    expected = (moment, moment)
    period = Period.at(moment)
    actual = (period.start, period.end)
    assert expected == actual


@given(periods())
def test_a_period_is_as_precise_as_its_coarser_bound(period: Period) -> None:
    """“5 November to December 2019” is known to the month."""
    bounds = [str(bound) for bound in (period.start, period.end) if bound]
    expected = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[min(map(len, bounds))]
    actual = period.precision
    assert expected == actual


def bounds_of(period: Period | None) -> tuple[PartialDate | None, PartialDate | None] | None:
    """Return the bounds of a period, or None when there is none."""
    return None if period is None else (period.start, period.end)


@given(st.lists(periods()).flatmap(lambda given_: st.tuples(st.just(given_), st.permutations(given_))))
def test_the_hull_ignores_the_order_of_its_periods(orders: tuple[list[Period], list[Period]]) -> None:
    """The occasions of an activity come in the order of some page."""
    expected, actual = (bounds_of(Period.hull(given_)) for given_ in orders)
    assert expected == actual


@given(st.lists(periods(open_ends=False), min_size=1), st.lists(periods(open_ends=False), min_size=1))
def test_the_hull_of_hulls_is_the_hull_of_all(some: list[Period], others: list[Period]) -> None:
    """Merging registers step by step must end where merging them at once does."""
    hulls = [hull for hull in (Period.hull(some), Period.hull(others)) if hull]
    expected = bounds_of(Period.hull([*some, *others]))
    actual = bounds_of(Period.hull(hulls))
    assert expected == actual


@given(periods())
def test_the_hull_of_one_period_given_twice_is_that_period(period: Period) -> None:
    """The same occasion on two pages makes an activity no longer."""
    expected = period
    actual = Period.hull([period, period])
    assert expected == actual


@given(st.lists(periods(), min_size=1))
def test_the_hull_spans_from_the_first_day_to_the_last(given_: list[Period]) -> None:
    """Smallest and holding all: from the earliest of the first days to the latest of the last ones."""
    first, last = min(span(period)[0] for period in given_), max(span(period)[1] for period in given_)
    expected = None if (first, last) == (date.min, date.max) else (first, last)
    hull = Period.hull(given_)
    actual = hull and span(hull)
    assert expected == actual


@given(st.lists(periods(), min_size=1))
def test_the_hull_invents_no_date(given_: list[Period]) -> None:
    """A bound that no source gave would look like a fact."""
    hull = Period.hull(given_)
    known = {bound for period in given_ for bound in (period.start, period.end)}
    expected = True
    actual = hull is None or {hull.start, hull.end} <= known
    assert expected == actual


def test_the_hull_keeps_the_finer_of_two_equal_bounds() -> None:
    """2019 and 1 January 2019 begin on one day: what is known better is kept."""
    expected = "2019-01-01/2020-12-31"
    actual = str(Period.hull([Period.parse("2019/2020"), Period.parse("2019-01-01/2020-12-31")]))
    assert expected == actual


@pytest.mark.parametrize("texts", [[], ["../2020", "2019/.."]])
def test_a_hull_without_bounds_is_no_period(texts: list[str]) -> None:
    """Two periods open on opposite sides leave nothing known, and must not stop a report."""
    expected = None
    actual = Period.hull(map(Period.parse, texts))
    assert expected == actual


@given(periods(), periods())
def test_before_means_that_every_day_lies_before_every_day(one: Period, other: Period) -> None:
    """An open end has days without limit: nothing certain comes after it."""
    expected = span(one)[1] < span(other)[0]
    actual = one.certainly_before(other)
    assert expected == actual


@given(periods())
def test_no_period_is_before_itself(period: Period) -> None:
    """Otherwise an activity would lie outside its own window."""
    expected = False
    actual = period.certainly_before(period)
    assert expected == actual


@given(periods(), periods(), periods())
def test_before_carries_on(one: Period, other: Period, third: Period) -> None:
    """A timeline has to be one."""
    expected = True
    actual = one.certainly_before(third) or not (one.certainly_before(other) and other.certainly_before(third))
    assert expected == actual


@given(periods(), periods())
def test_overlap_is_mutual(one: Period, other: Period) -> None:
    """An activity may lie in a window exactly when the window may hold the activity."""
    expected = one.possibly_overlaps(other)
    actual = other.possibly_overlaps(one)
    assert expected == actual


@given(periods(), periods())
def test_two_periods_may_overlap_when_they_can_share_a_day(one: Period, other: Period) -> None:
    """That is what “may lie in a window” means."""
    (first, last), (other_first, other_last) = span(one), span(other)
    expected = max(first, other_first) <= min(last, other_last)
    actual = one.possibly_overlaps(other)
    assert expected == actual


@given(periods(), periods())
def test_within_means_that_no_day_lies_outside(one: Period, other: Period) -> None:
    """Only what surely lies in a window counts as certain."""
    (first, last), (other_first, other_last) = span(one), span(other)
    expected = other_first <= first and last <= other_last
    actual = one.certainly_within(other)
    assert expected == actual


@given(periods(), periods())
def test_what_is_certainly_within_possibly_overlaps(one: Period, other: Period) -> None:
    """Certain coverage is a part of possible coverage."""
    expected = True
    actual = one.possibly_overlaps(other) or not one.certainly_within(other)
    assert expected == actual


@given(st.lists(periods(), min_size=1))
def test_each_period_lies_in_the_hull(given_: list[Period]) -> None:
    """An activity's period must hold each of its occasions."""
    hull = Period.hull(given_)
    expected = True
    actual = hull is None or all(period.certainly_within(hull) for period in given_)
    assert expected == actual


@given(st.lists(periods()))
def test_sorting_by_the_key_orders_by_first_day_then_last(given_: list[Period]) -> None:
    """A timeline starts with what began first; of two that began together, what ended first."""
    ordered = sorted(given_, key=lambda period: period.sort_key)
    expected = True
    actual = all(span(one) <= span(other) for one, other in pairwise(ordered))
    assert expected == actual


@given(periods(), periods())
def test_the_sort_key_is_total(one: Period, other: Period) -> None:
    """Two different periods with one key would stand in the order of the input."""
    expected = one == other
    actual = one.sort_key == other.sort_key
    assert expected == actual
