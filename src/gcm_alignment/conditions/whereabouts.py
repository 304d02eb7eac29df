"""Conditions on when and where an activity took place, who hosted it and who takes part."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: TC003 - the codec reads annotations at run time
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import OrganiserRole, check_country
from gcm_alignment.alignments import lies_in
from gcm_alignment.conditions.composable import Composable, Truth
from gcm_alignment.conditions.fields import distinct, one_of
from gcm_alignment.dates import Period
from gcm_alignment.errors import N_, UnknownName, near_matches
from gcm_alignment.particulars import known_period
from gcm_alignment.places import COUNTRY_CODES, CountryCode, city_name
from gcm_alignment.processes import MembershipRole
from gcm_alignment.sources import Completeness
from gcm_alignment.text import strings, strip_accents

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.processes import ConsultationProcess, Membership
    from gcm_alignment.readings import Reading


def _countries(given: Iterable[CountryCode]) -> tuple[CountryCode, ...]:
    codes = tuple(map(CountryCode, distinct(given)))
    for code in codes:
        check_country(code)
        if code not in COUNTRY_CODES:
            raise UnknownName(
                N_("no country {given}: give an ISO 3166-1 alpha-2 code such as SN"),
                given=repr(code),
                near=near_matches(code, COUNTRY_CODES),
            )
    return codes


def _as_period(given: Period) -> Period:
    return known_period(given)


@attrs.frozen
class During(Composable):
    """The activity lay in a period: yes when surely, no when surely not."""

    period: Period = attrs.field(converter=_as_period)

    def truth(self, reading: Reading) -> Truth:
        """Compare the periods; dates that are partial, or on both sides of a bound, leave the answer open."""
        return lies_in(reading.activity, self.period)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Take names of places as they are known in English, so that both languages name one place."""
    return distinct(city_name(name, "en") for name in strings(given))


@attrs.frozen
class PlaceIs(Composable):
    """The activity took place in one of these towns, in English or French; accents and case do not matter."""

    places: tuple[str, ...] = attrs.field(converter=_names)

    def truth(self, reading: Reading) -> Truth:
        """Compare the venues; an occasion without one leaves a no open."""
        venues = [occasion.venue for occasion in reading.activity.occasions]
        found = [_same(city_name(venue.name, "en")) for venue in venues if venue]
        return one_of(map(_same, self.places), found, complete=bool(venues) and None not in venues)


def _same(name: str) -> str:
    return strip_accents(name).casefold()


@attrs.frozen
class CountryIs(Composable):
    """The activity took place in one of these countries."""

    countries: tuple[CountryCode, ...] = attrs.field(converter=_countries)

    def truth(self, reading: Reading) -> Truth:
        """Compare the countries of the venues; a venue whose country is not known leaves a no open."""
        venues = [occasion.venue for occasion in reading.activity.occasions]
        found = [venue.country if venue else None for venue in venues]
        return one_of(self.countries, filter(None, found), complete=bool(found) and None not in found)


@attrs.frozen
class HostIs(Composable):
    """One of these States hosted the activity."""

    countries: tuple[CountryCode, ...] = attrs.field(converter=_countries)

    def truth(self, reading: Reading) -> Truth:
        """Compare the hosts among the organisers; where these are not known, the answer is open."""
        organisers = reading.activity.organisers
        hosts = [one.country for one in organisers or () if one.role is OrganiserRole.HOST and one.country]
        return one_of(self.countries, None if organisers is None else hosts)


@attrs.frozen
class MemberIs(Composable):
    """One of these States took part in the activity's process at its time, otherwise than as a candidate."""

    countries: tuple[CountryCode, ...] = attrs.field(converter=_countries)

    def truth(self, reading: Reading) -> Truth:
        """Look the members up in the processes of the background; an unknown or partial list leaves a no open."""
        activity = reading.activity
        process = None if activity.process is None else reading.background.process(activity.process)
        if process is None or process.memberships is None:
            return None
        answers = [_takes_part(one, activity) for one in process.memberships if one.state in self.countries]
        return True if True in answers else None if None in answers or not _closed(process) else False


def members_known(condition: MemberIs, reading: Reading) -> bool:
    """Tell whether only the activity's dates leave it open who took part: the members are listed and verified."""
    process = None if reading.activity.process is None else reading.background.process(reading.activity.process)
    listed = () if process is None else process.memberships or ()
    asked = [one for one in listed if one.state in condition.countries]
    return bool(asked) and all(one.verified for one in asked)


def _closed(process: ConsultationProcess) -> bool:
    return process.completeness is Completeness.COMPLETE


def _takes_part(membership: Membership, activity: Activity) -> Truth:
    """Tell whether a membership surely held when the activity took place; one that nobody verified leaves it open."""
    if membership.role is MembershipRole.CANDIDATE:
        return False
    held = _held_then(membership, activity)
    return held if membership.verified or held is False else None


def _held_then(membership: Membership, activity: Activity) -> Truth:
    if membership.since is None and membership.until is None:
        return True
    return lies_in(activity, Period(membership.since, membership.until))
