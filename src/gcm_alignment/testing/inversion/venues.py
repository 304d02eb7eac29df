"""Where an activity took place, made so that conditions on towns and countries come to what is wanted."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.activities import Venue
from gcm_alignment.conditions import CountryIs, PlaceIs
from gcm_alignment.places import COUNTRY_CODES, CountryCode, city_country, city_name, country_name
from gcm_alignment.testing.strategies._choices import Drawer, among
from gcm_alignment.testing.strategies._doings import VENUES
from gcm_alignment.text import strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gcm_alignment.conditions import Truth

Whereabouts: TypeAlias = PlaceIs | CountryIs


@attrs.frozen
class Places:
    """Where the occasions can be: `needed` lists choices, one of which each has to be there, `others` what else can."""

    needed: tuple[Drawer[Venue | None], ...]
    others: Drawer[Venue | None]
    at_least_one: bool

    @classmethod
    def of(cls, demands: Sequence[tuple[Whereabouts, Truth]]) -> Places | None:
        """Find the venues, or None where there are none."""
        map_ = _Map.of(demands)
        needed = [map_.meeting(leaf) for leaf, truth in demands if truth]
        needed += [map_.leaving_open(leaf) for leaf, truth in demands if truth is None]
        others = map_.elsewhere()
        if not all(needed) or not others:
            return None
        at_least_one = any(truth is not None for _, truth in demands)
        return cls(tuple(among(choices) for choices in needed), among(others), at_least_one)


@attrs.frozen
class _Map:
    """The towns and countries that are denied, and whether every venue has to be known, with its country."""

    towns: frozenset[str]
    countries: frozenset[str]
    needs_town: bool
    needs_country: bool

    @classmethod
    def of(cls, demands: Sequence[tuple[Whereabouts, Truth]]) -> _Map:
        denied = [(leaf, truth) for leaf, truth in demands if not truth]
        return cls(
            frozenset(_folded(place) for leaf, _ in denied if isinstance(leaf, PlaceIs) for place in leaf.places),
            frozenset(code for leaf, _ in denied if isinstance(leaf, CountryIs) for code in leaf.countries),
            needs_town=any(isinstance(leaf, PlaceIs) and truth is False for leaf, truth in denied),
            needs_country=any(isinstance(leaf, CountryIs) and truth is False for leaf, truth in denied),
        )

    def meeting(self, leaf: Whereabouts) -> list[Venue | None]:
        """Return venues that are what is asked for."""
        if isinstance(leaf, PlaceIs):
            towns = [town for town in leaf.places if _folded(town) not in self.towns]
            return [venue for town in towns for venue in self._in_town(town)]
        return [Venue(self._town_of(code), code) for code in leaf.countries if code not in self.countries]

    def leaving_open(self, leaf: Whereabouts) -> list[Venue | None]:
        """Return what leaves open where it was: no venue, or a town of which nobody knows the country."""
        nowhere: list[Venue | None] = [] if self.needs_town or self.needs_country else [None]
        if isinstance(leaf, PlaceIs) or self.needs_country:
            return nowhere
        return [*nowhere, Venue(self._fresh_town())]

    def elsewhere(self) -> list[Venue | None]:
        """Return venues that are nothing that is denied; each place that is known has a country that is."""
        known = [one for one in VENUES if _folded(one.name) not in self.towns and one.country not in self.countries]
        fitting: list[Venue | None] = [one for one in known if one.country or not self.needs_country]
        return fitting or self._in_town(self._fresh_town())

    def _in_town(self, town: str) -> list[Venue | None]:
        """Put a town in its country, or where that is denied in none, or else in some other."""
        country = city_country(town)
        if country is not None and country not in self.countries:
            return [Venue(town, country)]
        if not self.needs_country:
            return [Venue(town)]
        return [Venue(town, code) for code in sorted(COUNTRY_CODES - self.countries)[:1]]

    def _town_of(self, code: CountryCode) -> str:
        """Name a town of a country, or the country itself."""
        towns = [one.name for one in VENUES if one.country == code]
        known = [*towns, *([country_name(code, "en")] if code in COUNTRY_CODES else [])]
        return next((name for name in known if _folded(name) not in self.towns), None) or self._fresh_town()

    def _fresh_town(self) -> str:
        names: Iterable[str] = (f"Town {number}" for number in itertools.count(1))
        return next(name for name in names if _folded(name) not in self.towns)


def _folded(name: str) -> str:
    """Fold a town's name as conditions compare it."""
    return strip_accents(city_name(name, "en")).casefold()
