"""The words to write conditions with: `kind("workshop") & mentions("remittances")`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gcm_alignment.activities import ItemId, Kind, ProcessId
from gcm_alignment.conditions import (
    AudienceIs,
    CountryIs,
    During,
    HostIs,
    KindIs,
    MemberIs,
    Mentions,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
)
from gcm_alignment.conditions.fields import chosen
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import InvalidValue, N_, UnknownName
from gcm_alignment.places import COUNTRY_CODES, CountryCode, country_code, near_countries
from gcm_alignment.text import is_a
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.readings import TextField

_TERM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def mentions(
    name: str | None = None,
    *,
    en: str | Iterable[str] = (),
    fr: str | Iterable[str] = (),
    field: TextField | None = None,
) -> Mentions | Says:
    """Ask for a term of the lexicon by its id, or for a literal phrase; `field` names one of the texts.

    A phrase that is written once is looked for in texts of both languages; with `en` and `fr` each language has its
    own forms, in which `transfer(s)` and `{a|b}` list inflections. A name in one word, such as `remittances`, is a
    term; the phrase of one word is written `en="remittances"`.

    >>> mentions("remittances").term, mentions("internal transfers").en
    ('remittances', ('internal transfers',))
    """
    if name is not None and not is_a(name, str):
        raise InvalidValue(N_("expected one term or phrase, found {given}; join several with |"), given=repr(name))
    if name is None:
        return Says(_forms(en), _forms(fr), field)
    if en or fr:
        raise InvalidValue(N_("a term or a phrase, not both: {given}"), given=repr(name))
    return Mentions(name, field) if _TERM.fullmatch(name) else Says((name,), (name,), field)


def _forms(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _one_by_one(given: tuple[object, ...]) -> tuple[str, ...]:
    """Refuse a list among the values: they are written one by one."""
    texts = tuple(one for one in given if isinstance(one, str))
    if lists := [one for one in given if not isinstance(one, str)]:
        raise InvalidValue(
            N_('expected texts, one by one, found {given}; write such as `kind("workshop", "training")`'),
            given=", ".join(map(repr, lists)),
        )
    return texts


def kind(*kinds: str) -> KindIs:
    """Ask for one of these kinds of activity: `kind("workshop", "training")`."""
    return KindIs(chosen(_one_by_one(kinds), Kind))


def theme(*themes: str) -> ThemeIs:
    """Ask for one of these themes."""
    return ThemeIs(chosen(_one_by_one(themes), Theme))


def audience(*audiences: str) -> AudienceIs:
    """Ask for one of these audiences."""
    return AudienceIs(chosen(_one_by_one(audiences), Audience))


def principle(*letters: str) -> PrincipleIs:
    """Ask for one of these guiding principles of the Compact, by their letters: `principle("g")`."""
    return PrincipleIs(_one_by_one(letters))


def process(*ids: str) -> ProcessIs:
    """Ask for one of these processes, by their ids: `process("rabat")`."""
    return ProcessIs(map(ProcessId, _one_by_one(ids)))


def under(item: str) -> Under:
    """Ask for an item of a plan and everything under it: `under("cadiz-2023:domain-1")`."""
    return Under(ItemId(item))


def during(period: str | Period) -> During:
    """Ask for a period, such as `2019`, `2019-11/2020-03` or `2019/..`."""
    return During(Period.parse(period) if isinstance(period, str) else period)


def before(moment: str | PartialDate | date) -> During:
    """Ask for what ended before a day, month or year began."""
    first = _moment(moment).earliest
    if first == date.min:
        raise InvalidValue(N_("nothing ended before {given}"), given=str(moment))
    return During(Period(None, PartialDate.of(first - timedelta(days=1))))


def after(moment: str | PartialDate | date) -> During:
    """Ask for what began after a day, month or year had ended."""
    last = _moment(moment).latest
    if last == date.max:
        raise InvalidValue(N_("nothing begins after {given}"), given=str(moment))
    return During(Period(PartialDate.of(last + timedelta(days=1)), None))


def _moment(given: str | PartialDate | date) -> PartialDate:
    """Take a partial date, a day of the calendar, or a date as text; what is none of these is read as text."""
    if isinstance(given, PartialDate):
        return given
    return PartialDate.of(given) if isinstance(given, date) else PartialDate.parse(str(given))


def place(*names: str) -> PlaceIs:
    """Ask for one of these towns, in English or French: `place("Geneva", "Abuja")`."""
    return PlaceIs(_one_by_one(names))


def country(*countries: str) -> CountryIs:
    """Ask for a venue in one of these countries, by code or by name: `country("NG", "le Maroc")`."""
    return CountryIs(map(_code, _one_by_one(countries)))


def host(*countries: str) -> HostIs:
    """Ask for one of these States as host, by code or by name."""
    return HostIs(map(_code, _one_by_one(countries)))


def member(*countries: str) -> MemberIs:
    """Ask for a process in which one of these States takes part, by code or by name."""
    return MemberIs(map(_code, _one_by_one(countries)))


def _code(country: str) -> CountryCode:
    if country in COUNTRY_CODES:
        return CountryCode(country)
    if (code := country_code(country)) is not None or not country.strip():
        return code or CountryCode(country)  # of an empty name more is said where a condition is made
    raise UnknownName(
        N_("no country {given}: give its name in English or French, or a code such as NG"),
        given=repr(country),
        near=near_countries(country),
    )
