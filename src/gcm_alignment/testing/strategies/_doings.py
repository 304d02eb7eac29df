"""Strategies for sources, places, processes and activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.activities import (
    Activity,
    ActivityId,
    Kind,
    Mode,
    Occasion,
    Organiser,
    OrganiserRole,
    ProcessId,
    Status,
    Venue,
)
from gcm_alignment.places import COUNTRY_CODES, CountryCode
from gcm_alignment.principles import PRINCIPLE_LETTERS
from gcm_alignment.processes import ConsultationProcess, Membership, MembershipRole, ProcessKind, ProcessStatus
from gcm_alignment.sources import Completeness, Source, SourceKind
from gcm_alignment.testing.strategies._times import partial_dates, periods as any_periods
from gcm_alignment.testing.strategies._words import languages, texts
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from gcm_alignment.dates import Period
    from gcm_alignment.text import Text

_VENUES = (
    *(("Abuja", "NG"), ("Abidjan", "CI"), ("Genève", "CH"), ("Malabo", "GQ"), ("N’Djaména", "TD"), ("Rabat", "MA")),
    *(("São Tomé", "ST"), ("Vandœuvre-lès-Nancy", "FR"), ("Yaoundé", "CM"), ("en ligne", None)),
)
_SLUGS = ("abuja-remittances", "geneva-missing", "malabo-health", "madrid-borders", "webinar-return", "study")
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
    )


def country_codes() -> st.SearchStrategy[CountryCode]:
    """Generate the codes of countries."""
    codes = sorted(COUNTRY_CODES)
    return st.integers(0, len(codes) - 1).map(lambda place: codes[place])


def venues(*, hostile: bool = False) -> st.SearchStrategy[Venue]:
    """Generate venues, with their country where it is known; with `hostile`, nasty names."""

    def named(name: str, country: str | None) -> Venue:
        return Venue(name, CountryCode(country) if country else None)

    usual = st.sampled_from(_VENUES).map(lambda venue: named(*venue))
    names = texts(hostile=True).map(lambda text: text.serve("fr").text)
    return st.builds(Venue, names, st.none() | country_codes()) if hostile else usual


def occasions(
    *,
    periods: st.SearchStrategy[Period | None] | None = None,
    venues: st.SearchStrategy[Venue | None] | None = None,
    modes: st.SearchStrategy[Mode | None] | None = None,
) -> st.SearchStrategy[Occasion]:
    """Generate the times that an activity took place, with when, where and how."""
    return st.builds(
        Occasion,
        period=st.none() | any_periods(open_ends=False) if periods is None else periods,
        venue=_usual_venues() if venues is None else venues,
        mode=st.none() | st.sampled_from(Mode) if modes is None else modes,
    )


def _usual_venues() -> st.SearchStrategy[Venue | None]:
    return st.none() | venues()


def organisers() -> st.SearchStrategy[Organiser]:
    """Generate organisers: States by their code, and others by name."""
    roles = st.sampled_from(OrganiserRole)
    states = st.builds(Organiser, role=roles, country=country_codes())
    return states | st.builds(Organiser, role=roles, name=st.sampled_from(_NAMES))


def process_ids() -> st.SearchStrategy[ProcessId]:
    """Generate ids of processes."""
    return st.sampled_from(["demo-process", "essai-process", "third-process"]).map(ProcessId)


def memberships() -> st.SearchStrategy[Membership]:
    """Generate memberships of States in a process."""
    return st.builds(
        Membership,
        state=country_codes(),
        role=st.sampled_from(MembershipRole),
        since=st.none() | partial_dates(max_year=2019),
        until=st.none() | partial_dates(min_year=2020),
    )


def processes(*, ids: st.SearchStrategy[ProcessId] | None = None) -> st.SearchStrategy[ConsultationProcess]:
    """Generate consultation processes, with and without a list of members."""
    unknown = st.tuples(st.none(), st.just(Completeness.UNKNOWN))
    lists = st.lists(memberships(), min_size=1, max_size=4, unique_by=lambda one: one.state).map(tuple)
    known = st.tuples(lists, st.sampled_from([Completeness.COMPLETE, Completeness.PARTIAL]))

    def made(
        process: ProcessId,
        name: Text,
        kind: ProcessKind,
        status: ProcessStatus,
        membership: tuple[tuple[Membership, ...] | None, Completeness],
    ) -> ConsultationProcess:
        memberships, completeness = membership
        return ConsultationProcess(
            id=process,
            name=name,
            abbreviation=process.partition("-")[0].upper(),
            kind=kind,
            status=status,
            memberships=memberships,
            completeness=completeness,
        )

    return st.builds(
        made,
        process_ids() if ids is None else ids,
        texts(),
        st.sampled_from(ProcessKind),
        st.sampled_from(ProcessStatus),
        unknown | known,
    )


def activity_ids() -> st.SearchStrategy[ActivityId]:
    """Generate ids of activities, such as `demo:2019-11-abuja-remittances`."""
    prefixes = st.sampled_from(["demo", "essai"])
    form = "{}:{}-{:02}-{}".format
    return st.builds(form, prefixes, st.integers(2018, 2027), st.integers(1, 12), st.sampled_from(_SLUGS)).map(
        ActivityId
    )


def activities(  # noqa: PLR0913 - each is a strategy that a test may want to choose
    *,
    ids: st.SearchStrategy[ActivityId] | None = None,
    titles: st.SearchStrategy[Text] | None = None,
    kinds: st.SearchStrategy[Kind | None] | None = None,
    statuses: st.SearchStrategy[Status] | None = None,
    periods: st.SearchStrategy[Period | None] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
    hostile: bool = False,
) -> st.SearchStrategy[Activity]:
    """Generate activities, most often with a date; with `hostile`, nasty titles, descriptions and venues.

    `periods` are those of their occasions.
    """
    words = texts(hostile=hostile)
    where = st.none() | venues(hostile=hostile)
    return st.builds(
        Activity,
        id=activity_ids() if ids is None else ids,
        title=words if titles is None else titles,
        kind=st.none() | st.sampled_from(Kind) if kinds is None else kinds,
        status=_statuses() if statuses is None else statuses,
        occasions=st.lists(occasions(periods=periods, venues=where), max_size=2),
        description=st.none() | words,
        process=st.none() | process_ids() if processes is None else processes,
        themes=st.none() | st.lists(st.sampled_from(Theme), max_size=2, unique=True).map(tuple),
        audiences=st.none() | st.lists(st.sampled_from(Audience), max_size=2, unique=True).map(tuple),
        principles=st.none() | st.lists(st.sampled_from(PRINCIPLE_LETTERS), max_size=2, unique=True).map(tuple),
        organisers=st.none() | st.lists(organisers(), max_size=2).map(tuple),
        people=st.none() | st.integers(0, 500),
        states=st.none() | st.integers(0, 60),
        printed=st.none() | words,
        sources=st.lists(sources(), max_size=1),
    )


def _statuses() -> st.SearchStrategy[Status]:
    """Generate what became of an activity: most were held."""
    return st.just(Status.HELD) | st.just(Status.HELD) | st.sampled_from(Status)
