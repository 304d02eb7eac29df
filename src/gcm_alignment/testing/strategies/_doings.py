"""Strategies for sources, places, organisers and processes."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Organiser, OrganiserRole, ProcessId, Venue
from gcm_alignment.places import COUNTRY_CODES, CountryCode
from gcm_alignment.processes import (
    Chairmanship,
    ConsultationProcess,
    Membership,
    MembershipRole,
    ProcessKind,
    ProcessStatus,
)
from gcm_alignment.sources import Completeness, Source, SourceKind
from gcm_alignment.testing.strategies._choices import Choice, among, mostly, perhaps, up_to_two
from gcm_alignment.testing.strategies._options import asked_for
from gcm_alignment.testing.strategies._times import partial_dates, periods
from gcm_alignment.testing.strategies._words import languages, texts

_TOWNS = (
    *(("Abuja", "NG"), ("Abidjan", "CI"), ("Genève", "CH"), ("Malabo", "GQ"), ("N’Djaména", "TD"), ("Rabat", "MA")),
    *(("São Tomé", "ST"), ("Vandœuvre-lès-Nancy", "FR"), ("Yaoundé", "CM"), ("en ligne", None)),
)
VENUES = tuple(Venue(name, CountryCode(country) if country else None) for name, country in _TOWNS)
PROCESS_IDS = tuple(map(ProcessId, ("demo-process", "essai-process", "third-process")))
_NAMES = ("the Secretariat", "le Secrétariat", "Centre sur la migration mixte", "OIM, HCR & ICMPD")


def sources() -> st.SearchStrategy[Source]:
    """Generate sources, with a title or an address."""
    return st.builds(
        Source,
        kind=st.sampled_from(SourceKind),
        title=st.sampled_from(["Report on the meeting", "Rapport : l’essentiel"]),
        address=st.none() | st.integers(1, 99).map("https://example.org/{}".format),
        language=st.none() | languages(),
        date=st.none() | partial_dates(),
        note=st.none() | st.sampled_from(["pages 3 to 5", "consulté le même jour"]),
    )


def country_codes() -> st.SearchStrategy[CountryCode]:
    """Generate the codes of countries."""
    return among(STATES).strategy


STATES = tuple(sorted(COUNTRY_CODES))


def venues(*, hostile: bool = False) -> st.SearchStrategy[Venue]:
    """Generate venues, with their country where it is known; with `hostile`, nasty names."""
    names = texts(hostile=True).map(lambda text: text.serve("fr").text)
    return st.builds(Venue, names, st.none() | country_codes()) if hostile else among(VENUES).strategy


def organisers() -> st.SearchStrategy[Organiser]:
    """Generate organisers: States by their code, and others by name."""
    return ANY_ORGANISER.strategy


def _organiser(number: int) -> Organiser:
    who, role = divmod(number, len(_ROLES))
    if who < len(STATES):
        return Organiser(role=_ROLES[role], country=STATES[who])
    return Organiser(role=_ROLES[role], name=_NAMES[who - len(STATES)])


_ROLES = tuple(OrganiserRole)
ANY_ORGANISER = Choice(st.integers(0, (len(STATES) + len(_NAMES)) * len(_ROLES) - 1), _organiser)


def process_ids() -> st.SearchStrategy[ProcessId]:
    """Generate ids of processes."""
    return among(PROCESS_IDS).strategy


def memberships() -> st.SearchStrategy[Membership]:
    """Generate memberships of States in a process."""
    return st.builds(
        Membership,
        state=country_codes(),
        role=st.sampled_from(MembershipRole),
        since=st.none() | partial_dates(max_year=2019),
        until=st.none() | partial_dates(min_year=2020),
        as_of=st.none() | partial_dates(),
        verified=st.sampled_from([True, False]),
    )


def chairmanships() -> st.SearchStrategy[Chairmanship]:
    """Generate States in the chair of a process, for some time."""
    return st.builds(Chairmanship, state=country_codes(), period=periods(), verified=st.sampled_from([True, False]))


@asked_for
def processes(*, ids: st.SearchStrategy[ProcessId] | None = None) -> st.SearchStrategy[ConsultationProcess]:
    """Generate consultation processes, with and without a list of members."""
    unknown = st.tuples(st.none(), st.just(Completeness.UNKNOWN))
    lists = st.lists(memberships(), min_size=1, max_size=4, unique_by=lambda one: one.state).map(tuple)
    known = st.tuples(lists, st.sampled_from([Completeness.COMPLETE, Completeness.PARTIAL]))

    def made(
        described: ConsultationProcess,
        membership: tuple[tuple[Membership, ...] | None, Completeness],
        relatives: tuple[ProcessId | None, ProcessId | None],
    ) -> ConsultationProcess:
        return attrs.evolve(
            described,
            abbreviation=described.id.partition("-")[0].upper(),
            memberships=membership[0],
            completeness=membership[1],
            predecessor=relatives[0],
            successor=relatives[1],
        )

    described = st.builds(
        ConsultationProcess,
        id=process_ids() if ids is None else ids,
        name=texts(),
        abbreviation=st.just(""),
        kind=st.sampled_from(ProcessKind),
        status=st.sampled_from(ProcessStatus),
        founded=st.none() | partial_dates(min_year=1990, max_year=2019),
        secretariat=perhaps(_NAMES).strategy,
        region=perhaps(("Africa", "Afrique, Europe")).strategy,
        community=perhaps(("ECOWAS", "IGAD")).strategy,
        former_names=among(up_to_two(("the Dialogue", "Dialogue d’été"))).strategy,
        organisations=among(up_to_two(_NAMES)).strategy,
        chairs=st.none() | st.lists(chairmanships(), max_size=2).map(tuple),
        website=perhaps(("https://example.org/", "https://example.org/fr")).strategy,
        unverified=among(up_to_two(("founded", "secretariat"))).strategy.map(frozenset),
        note=perhaps(("dormant since the Forum", "d’après son site")).strategy,
        sources=st.lists(sources(), max_size=1).map(tuple),
    )
    return st.builds(made, described, unknown | known, _RELATIVES.strategy)


# None of the processes above: whatever its id, a process comes not before itself.
_RELATIVES = mostly(
    (None, None),
    [*((ProcessId(f"{when}-process"), None) for when in ("first", "earlier")), (None, ProcessId("next-process"))],
)
