"""Names of places at one spot of a text: the longest that the gazetteer knows, or what only looks like one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.activities import Venue
from gcm_alignment.formats.folding import word_set
from gcm_alignment.formats.printed_kinds import names_a_kind
from gcm_alignment.formats.printed_line import Line, Span
from gcm_alignment.formats.printed_modes import EVENT_NOUN
from gcm_alignment.places import CountryCode, city_country, country_code

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 6
_LONGEST_GUESS: Final = 4
_WORD = re.compile(r"(?:[dl]')?[^\W\d_]+(?:['.-]+[^\W\d_]+)*")
_GAP = re.compile(r"\.?\s+")
_COUNTRY_GAP = re.compile(r"\s?(?P<open>\()\s?|\s?[,/-]\s?(?:(?:en|au|aux|in|the|le|la)\s|l')?|\s(?:en|au|aux)\s")
_MORE = re.compile(r"(?:\s?[,/&]\s?(?:(?:et|and)\s)?|\s(?:et|and|puis)\s)(?:(?:a|en|au|aux|in)\s)?")
BUILDING_NOUN: Final = (
    r"(?:hotel|palais|palace|siege|headquarters|hq|universite|university|residence|auditorium|maison|sheraton|hilton)"
)
"""The nouns for the buildings that people meet in, folded."""

_CITY_GAP = re.compile(r"\s?,\s?|\s?\(\s?")
_CONNECTORS = word_set("de du des la le les l' d' of the el al es da do sur")
_JOINING = _CONNECTORS | {"and", "et"}
_PROCESS = re.compile(
    r"[\s-]+(?:(?:political|politique|joint|regional|ministerial)\s)?(?:process|processus|declaration|dialogue"
    r"|action plan|plan|summit|compact|principles?|convention|agenda|protocol|pact|strategy|initiative|framework"
    r"|follow-up|consensus|treaty|agreement|commitments?|conclusions|recommendations|ministr|government|embassy|university)"
)
_PROCESS_BEFORE = re.compile(
    r"\b(?:process|processus|declaration|dialogue|plan(?: d'action)?|sommet|pacte|compact|principes?|convention|agenda"
    r"|protocole?|strategie|initiative|engagements?|consensus|accord|traite|conclusions|feuille de route)"
    r"(?: (?:politique|conjoint|commun|regional|ministeriel)e?s?)? (?:de |d'|of |du )(?:la |le |l')?$"
)
_NO_PLACE = word_set(
    """
    africa afrique europe asia asie america amerique americas latin west western east eastern north northern south
    southern central sub-saharan horn mediterranean mediterranee sahel maghreb mashreq eu ue un onu nu english
    french arabic spanish portuguese anglais francais partnership partenariat cooperation collaboration parallel
    person response line order support particular marge general process processus convention declaration agreement
    accord pacte compact protocole protocol plan programme program charter charte ministry ministere government
    gouvernement commission union secretariat national international regional global office university centre center
    institute organisation organization agency agence conseil council network reseau group groupe unit fund fonds
    article objective objectif phase part volume chapter chapitre annex annexe version draft final tbc tbd confirmer
    various divers several plusieurs member members state states etats
    """
)
"""Words that no guessed name of a place holds."""


@attrs.frozen
class PlaceName:
    """A venue, where it is named in a folded text, and whether the gazetteer knows it."""

    venue: Venue
    span: Span
    known: bool = True


@lru_cache(maxsize=1 << 14)
def _country(name: str) -> CountryCode | None:
    code = country_code(name)
    return None if code is None else CountryCode(code)


@lru_cache(maxsize=1 << 14)
def _city(name: str) -> CountryCode | None:
    code = city_country(name)
    return None if code is None else CountryCode(code)


def place_at(line: Line, start: int, stop: int | None = None, *, guess: bool = False) -> PlaceName | None:
    """Return the place named from one spot of a line on, with its country when that stands behind it.

    With `guess`, a capitalised name that the gazetteer does not know is taken for a place.
    """
    words = _words_from(line, start, len(line.text) if stop is None else stop)
    if not words or not (line.in_capitals or _is_capital(line, words[0])):
        return None
    return _known_place(line, words) or (_guessed(line, words) if guess else None)


def _is_capital(line: Line, word: Span) -> bool:
    """Tell whether a word is printed with a capital, behind its elided article if it has one."""
    elided = line.text.startswith(("l'", "d'"), word.start)
    return line.is_capital(word.start + (2 if elided else 0))


def _words_from(line: Line, start: int, stop: int) -> list[Span]:
    """Return the first words from a spot on, as far as only spaces stand between them."""
    words: list[Span] = []
    position = start
    while len(words) < _LONGEST and (word := _WORD.match(line.hidden, position, stop)):
        words.append(Span(*word.span()))
        if not (gap := _GAP.match(line.hidden, word.end(), stop)):
            break
        position = gap.end()
    return words


def _known_place(line: Line, words: list[Span]) -> PlaceName | None:
    start = words[0].start
    if _PROCESS_BEFORE.search(line.text[max(0, start - 60) : start]):
        return None
    for word in reversed(words):
        if line.text[word.start : word.stop] in _JOINING:
            continue
        name = line.printed(start, word.stop)
        code = _city(name) or _country(name) or _city(f"le {name}")
        if code is not None:
            return None if _PROCESS.match(line.text, word.stop) else _with_country(line, Span(start, word.stop), code)
    return None


def _with_country(line: Line, city: Span, code: CountryCode | None) -> PlaceName:
    """Attach the country that stands behind a city: ", Spain", "(Sénégal)", ", en Guinée équatoriale"."""
    name = line.printed(city.start, city.stop)
    gap = _COUNTRY_GAP.match(line.hidden, city.stop)
    if gap and _country(name) is None:
        for word in reversed(_words_from(line, gap.end(), len(line.hidden))):
            country = _country(line.printed(gap.end(), word.stop))
            if country is not None and code in {None, country}:
                closed = gap["open"] and line.hidden.startswith(")", word.stop)
                return PlaceName(Venue(name, country), Span(city.start, word.stop + bool(closed)))
    return PlaceName(Venue(name, code), city, known=code is not None)


def _in_city(line: Line, name: Span) -> PlaceName:
    """Attach the city or the country that stands in or behind a name that the gazetteer does not know."""
    gap = _CITY_GAP.match(line.hidden, name.stop)
    if gap and (city := place_at(line, gap.end())) and _city(city.venue.name):
        both = Span(name.start, city.span.stop)
        return PlaceName(Venue(line.printed(both.start, both.stop), city.venue.country), both)
    inside = next(places_within(line, name), None)
    return _with_country(line, name, inside.venue.country if inside else None)


def _guessed(line: Line, words: list[Span]) -> PlaceName | None:
    """Take capitalised words for a place, unless they name something else."""
    if line.in_capitals:
        return None
    joined = list(takewhile(lambda word: _is_connector(line, word) or _is_capital(line, word), words))
    while _is_connector(line, joined[-1]):
        joined.pop()
    name = Span(joined[0].start, joined[-1].stop)
    return _in_city(line, name) if _may_be_place(line, name) else None


def _is_connector(line: Line, word: Span) -> bool:
    return line.text[word.start : word.stop] in _CONNECTORS and not _is_capital(line, word)


def _may_be_place(line: Line, name: Span) -> bool:
    """Tell whether capitalised words may name a place: no acronym, institution or kind of thing, and few."""
    words = line.text[name.start : name.stop].replace("'", " ").split()
    printed = line.printed(name.start, name.stop).replace("’", "'").replace("'", " ").split()
    acronym = any(word.isupper() and len(word) > 1 for word in printed)
    if acronym or len(words) > _LONGEST_GUESS or not _NO_PLACE.isdisjoint(words):
        return False
    return not (names_a_kind(" ".join(words)) or re.search(rf"\b{EVENT_NOUN}\b", " ".join(words)))


def places_within(line: Line, span: Span) -> Iterator[PlaceName]:
    """Yield the known places named anywhere in a stretch of a line."""
    position = span.start
    while word := _WORD.search(line.hidden, position, span.stop):
        place = None if word[0] in _JOINING else place_at(line, word.start(), span.stop)
        if place:
            yield place
        position = place.span.stop if place else word.end()


def list_from(line: Line, first: PlaceName) -> Iterator[PlaceName]:
    """Yield a place and the places that it is listed with: "Geneva, New York and Rabat"."""
    place: PlaceName | None = first
    while place:
        yield place
        place = next_listed(line, place.span.stop)


def next_listed(line: Line, stop: int) -> PlaceName | None:
    """Return the place that a list goes on with behind another one, or None."""
    more = _MORE.match(line.hidden, stop)
    return place_at(line, more.end()) if more else None


def is_country(name: str) -> bool:
    """Tell whether a name is a country's and no city's."""
    return _country(name) is not None and _city(name) is None
