"""The particulars of a statement, taken as notebooks write them: dates as texts, actions as `20.a`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from gcm_alignment.compact import OBJECTIVE_COUNT, Degree
from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.errors import InvalidValue, N_, member_named
from gcm_alignment.text import is_a, strings

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_degree(given: Degree | str | None) -> Degree | None:
    """Take a degree, itself or by its name; None where none is stated."""
    return None if given is None else member_named(Degree, given)


def as_partial_date(given: PartialDate | date | str) -> PartialDate:
    """Take a date, a day of the calendar, or a date as text such as 2026-06; a moment of a day is none."""
    if isinstance(given, str):
        return PartialDate.parse(given)
    return given if isinstance(given, PartialDate) else PartialDate.of(_known_date(given))


def _known_date(given: object) -> date:
    if isinstance(given, datetime) or not isinstance(given, date):
        raise InvalidValue(N_("not a date: {given}; write 2019, 2019-11 or 2019-11-05"), given=repr(given))
    return given


def as_period(given: Period | str) -> Period:
    """Take a period, or one written as 2019, 2019-11/2020-03 or 2019/.."""
    return Period.parse(given) if isinstance(given, str) else known_period(given)


def known_period(given: object) -> Period:
    """Refuse what is no period, such as a year given as a number."""
    if isinstance(given, Period):
        return given
    raise InvalidValue(
        N_('not a period: {given}; write one such as `"2019"` or `"2019-11/2020-03"`'), given=repr(given)
    )


def full_day(given: date | str) -> date:
    """Take a day of the calendar, or read one written as 2026-11-23; a month is no full day."""
    if not isinstance(given, str):
        return _known_day(given)
    moment = PartialDate.parse(given)
    if moment.precision is not Precision.DAY:
        raise InvalidValue(N_("not a full day: {given}; write one such as 2026-11-23"), given=repr(given))
    return moment.earliest


def _known_day(given: object) -> date:
    """Refuse what is no day of the calendar; a moment of a day would compare with none."""
    if isinstance(given, datetime) or not isinstance(given, date):
        raise InvalidValue(N_("not a full day: {given}; write one such as 2026-11-23"), given=repr(given))
    return given


ACTION: Final = re.compile(r"(\d{1,2})\.[a-z]", re.ASCII)
"""How an action of an objective is written: `20.a`."""


def objective_of(action: str) -> int | None:
    """Return the number of the objective whose action is written so; None where it is written otherwise.

    >>> objective_of("20.a"), objective_of("20(a)"), objective_of("99.z")
    (20, None, None)
    """
    found = ACTION.fullmatch(action)
    number = int(found[1]) if found else 0
    return number if 1 <= number <= OBJECTIVE_COUNT else None


def as_actions(given: Iterable[str]) -> tuple[str, ...]:
    """Take a list of actions; one that is not written as `20.a` is refused."""
    actions = strings(given)
    for action in actions:
        if objective_of(action) is None:
            raise InvalidValue(N_("not an action: {given}; write one such as 20.a"), given=repr(action))
    return actions


_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII | re.IGNORECASE)


def check_slug(given: str) -> None:
    """Refuse an id that is not ASCII letters, digits, hyphens, dots and underscores: reviews name a rule by BOOK/ID."""
    if not is_a(given, str) or not _SLUG.fullmatch(given):
        raise InvalidValue(N_("not an id of a rule or a book: {given}; write one such as my-rules"), given=repr(given))


def check_book(given: str) -> None:
    """Refuse the id of a book; that of a united one joins several with +."""
    for part in given.split("+") if is_a(given, str) else (given,):
        check_slug(part)
