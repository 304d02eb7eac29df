"""Countries by their codes and names, and the countries of well-known cities."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NewType, NotRequired, TypedDict, cast

import attrs

from gcm_alignment.errors import N_, UnknownName, near_matches
from gcm_alignment.text import LANGUAGES, BilingualText, Language, negotiate, strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterator

CountryCode = NewType("CountryCode", str)

# The 249 codes of ISO 3166-1 alpha-2, and XK, which users assign to Kosovo. Written here rather than asked of
# CLDR: its territories hold regions and retired codes besides, and Babel is too much to import for a check.
_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRY_CODES: Final[frozenset[CountryCode]] = frozenset(map(CountryCode, _CODES.split()))

_ARTICLES = frozenset({"the", "le", "la", "les", "l"})
_SPELLINGS = {"st": "saint", "ste": "sainte", "and": "", "et": ""}
_APOSTROPHES = re.compile("['’‘ʻʼ`´]")  # noqa: RUF001 - what people type for an apostrophe
_WORD = re.compile(r"[^\W_]+")


class _Names(TypedDict):
    en: str
    fr: str


class _CountryRow(TypedDict):
    code: CountryCode
    name: NotRequired[_Names]
    note: NotRequired[_Names]
    variants: NotRequired[list[str]]


class _CityRow(TypedDict):
    country: CountryCode
    name: _Names
    variants: NotRequired[list[str]]


class _Tables(TypedDict):
    ambiguous: list[str]
    country: list[_CountryRow]
    city: list[_CityRow]


@attrs.frozen(kw_only=True)
class _Gazetteer:
    """The shipped names, ready to be looked up; `ambiguous` and `cities` hold folded names."""

    names: Mapping[CountryCode, BilingualText]
    notes: Mapping[CountryCode, BilingualText]
    variants: tuple[tuple[str, CountryCode], ...]
    ambiguous: frozenset[str]
    cities: Mapping[str, CountryCode]
    city_names: Mapping[str, BilingualText]


def country_name(code: str, lang: str) -> str:
    """Return a country's short name: the one that the United Nations use, otherwise CLDR's.

    `code` is ISO 3166-1 alpha-2, or XK; another one raises UnknownName.

    >>> country_name("VN", "en"), country_name("CI", "fr-CI"), country_name("SN", "fr")
    ('Viet Nam', 'Côte d’Ivoire', 'Sénégal')
    """
    language = negotiate(lang)
    known = _known(code)
    names = _gazetteer().names.get(known)
    return names.serve(language).text if names else _cldr_names(language)[known]


def country_note(code: str, lang: str) -> str | None:
    """Return the note that belongs to the asterisk of a country's name, or None when it has none."""
    language = negotiate(lang)
    note = _gazetteer().notes.get(_known(code))
    return note.serve(language).text if note else None


def country_code(name: str) -> CountryCode | None:
    """Find the country that a whole name in English or French names, or None.

    Accents, case, hyphens, apostrophes and articles do not matter; a part of a name names nothing.

    >>> country_code("le Maroc"), country_code("Ivory Coast"), country_code("Congo (RDC)"), country_code("Republic")
    ('MA', 'CI', 'CD', None)
    """
    by_name, folded = _countries_by_name(), _folded(name)
    return by_name.get(folded) or by_name.get(_without_articles(folded))


def near_countries(given: str) -> tuple[str, ...]:
    """Return at most three names of countries, in English or French, that resemble the given one, best first.

    >>> near_countries("Nigeira")
    ('Nigeria', 'Niger', 'Nigéria')
    """
    return near_matches(given, {name for name, _ in _all_names()})


def city_country(name: str) -> CountryCode | None:
    """Find the country of a city by its whole name in English or French, or None when it is not known for sure.

    >>> city_country("Genève"), city_country("Addis Ababa"), city_country("Kingston")
    ('CH', 'ET', None)
    """
    return _gazetteer().cities.get(_folded(name))


def city_name(name: str, lang: str) -> str:
    """Return a city's name in a language where the gazetteer has it, otherwise the name as it was given.

    >>> city_name("Geneva", "fr"), city_name("Fushun", "fr")
    ('Genève', 'Fushun')
    """
    names = _gazetteer().city_names.get(_folded(name))
    return names.serve(negotiate(lang)).text if names else name


def _known(code: str) -> CountryCode:
    known = CountryCode(code)
    if known in COUNTRY_CODES:
        return known
    raise UnknownName(
        N_("no country {given}: give an ISO 3166-1 alpha-2 code such as SN"),
        given=repr(code),
        near=near_matches(code, COUNTRY_CODES),
    )


def _folded(name: str) -> str:
    """Fold away what spellings of a name differ in: “St. Kitts & Nevis” and “saint-kitts-et-nevis” become one."""
    spaced = _APOSTROPHES.sub(" ", name.replace(".", ""))
    words = _WORD.findall(strip_accents(spaced).casefold())
    return " ".join(filter(None, (_SPELLINGS.get(word, word) for word in words)))


def _without_articles(folded: str) -> str:
    """Drop an article before a folded name, and one after it, as lists have it: “Gambia (the)”."""
    words = folded.split()
    start = 1 if words and words[0] in _ARTICLES else 0
    stop = -1 if words[start:] and words[-1] in _ARTICLES else None
    return " ".join(words[start:stop])


@cache
def _gazetteer() -> _Gazetteer:
    text = resources.files("gcm_alignment").joinpath("data", "places.toml").read_text("utf-8")
    tables = cast("_Tables", tomllib.loads(text))
    countries, cities = tables["country"], tables["city"]
    return _Gazetteer(
        names=MappingProxyType({row["code"]: BilingualText(**row["name"]) for row in countries if "name" in row}),
        notes=MappingProxyType({row["code"]: BilingualText(**row["note"]) for row in countries if "note" in row}),
        variants=tuple((name, row["code"]) for row in countries for name in row.get("variants", ())),
        ambiguous=frozenset(map(_folded, tables["ambiguous"])),
        cities=MappingProxyType({_folded(name): row["country"] for row in cities for name in _names_of(row)}),
        city_names=MappingProxyType(
            {_folded(name): BilingualText(**row["name"]) for row in cities for name in _names_of(row)}
        ),
    )


def _names_of(city: _CityRow) -> tuple[str, ...]:
    return (city["name"]["en"], city["name"]["fr"], *city.get("variants", ()))


@cache
def _cldr_names(language: Language) -> Mapping[CountryCode, str]:
    from babel import Locale  # noqa: PLC0415 - codes alone should not cost the import of Babel

    territories = Locale(language).territories
    return MappingProxyType({code: territories[code] for code in COUNTRY_CODES})


@cache
def _countries_by_name() -> Mapping[str, CountryCode]:
    """Index all names, as written and without articles; the tests see to it that no two countries share one."""
    named = [(_folded(name), code) for name, code in _all_names()]
    index = {form: code for name, code in named for form in (name, _without_articles(name))}
    return MappingProxyType({name: code for name, code in index.items() if name not in _gazetteer().ambiguous})


def _all_names() -> Iterator[tuple[str, CountryCode]]:
    for language in LANGUAGES:
        for code in sorted(COUNTRY_CODES):
            yield country_name(code, language), code
            yield _cldr_names(language)[code], code
    yield from _gazetteer().variants
