"""Strategies for activities and the occasions that they took place on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Activity, ActivityId, Kind, Mode, Occasion, Organiser, ProcessId, Status
from gcm_alignment.compact import PRINCIPLE_LETTERS
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing.strategies._choices import (
    Drawer,
    among,
    drawing,
    few,
    perhaps,
    perhaps_few,
    up_to_two,
)
from gcm_alignment.testing.strategies._doings import ANY_ORGANISER, PROCESS_IDS, VENUES, venues
from gcm_alignment.testing.strategies._times import likely_period
from gcm_alignment.testing.strategies._words import ANY_TEXT, PERHAPS_TEXT, texts
from gcm_alignment.text import Text
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from gcm_alignment.activities import Venue
    from gcm_alignment.dates import Period

Value = TypeVar("Value")

_SLUGS = ("abuja-remittances", "geneva-missing", "malabo-health", "madrid-borders", "webinar-return", "study")
_IDS = tuple(
    ActivityId(f"{prefix}:{year}-{month:02}-{slug}")
    for prefix in ("demo", "essai")
    for year in range(2018, 2028)
    for month in range(1, 13)
    for slug in _SLUGS
)
_SOURCES = (
    (),
    *((Source(kind=kind, title="Report on the meeting"),) for kind in SourceKind),
    *(
        (Source(kind=kind, title="Rapport : l’essentiel", address=f"https://example.org/{page}", language="fr"),)
        for kind in SourceKind
        for page in range(1, 4)
    ),
)
# Most activities were held.
_STATUSES = (*[Status.HELD] * (2 * len(Status) + 1), *(status for status in Status if status is not Status.HELD))


def activity_ids() -> st.SearchStrategy[ActivityId]:
    """Generate ids of activities, such as `demo:2019-11-abuja-remittances`."""
    return _ANY_ID.strategy


def occasions(
    *,
    periods: st.SearchStrategy[Period | None] | None = None,
    venues: st.SearchStrategy[Venue | None] | None = None,
    modes: st.SearchStrategy[Mode | None] | None = None,
) -> st.SearchStrategy[Occasion]:
    """Generate the times that an activity took place, with when, where and how."""
    return _drawn(_occasion(drawing(periods, likely_period), drawing(venues, _VENUE), drawing(modes, _MODE)))


@st.composite
def _drawn(draw: st.DrawFn, drawer: Drawer[Value]) -> Value:
    return drawer(draw)


def _occasion(when: Drawer[Period | None], where: Drawer[Venue | None], how: Drawer[Mode | None]) -> Drawer[Occasion]:
    return lambda draw: Occasion(period=when(draw), venue=where(draw), mode=how(draw))


def activities(  # noqa: PLR0913 - each is a strategy that a test may want to choose
    *,
    ids: st.SearchStrategy[ActivityId] | None = None,
    titles: st.SearchStrategy[Text] | None = None,
    descriptions: st.SearchStrategy[Text | None] | None = None,
    kinds: st.SearchStrategy[Kind | None] | None = None,
    statuses: st.SearchStrategy[Status] | None = None,
    period: st.SearchStrategy[Period | None] | None = None,
    process: st.SearchStrategy[ProcessId | None] | None = None,
    themes: st.SearchStrategy[tuple[Theme, ...] | None] | None = None,
    audiences: st.SearchStrategy[tuple[Audience, ...] | None] | None = None,
    organisers: st.SearchStrategy[tuple[Organiser, ...] | None] | None = None,
    hostile: bool = False,
    periods: st.SearchStrategy[Period | None] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
) -> st.SearchStrategy[Activity]:
    """Generate activities, most often with a date; with `hostile`, nasty titles, descriptions and venues.

    `period` is that of each of their occasions; `periods` and `processes` are older names of `period` and `process`.
    """
    nasty = st.none() | texts(hostile=True) if hostile else None
    where = st.none() | venues(hostile=True) if hostile else None
    when = drawing(period if periods is None else periods, likely_period)
    parts = _Parts(
        id=drawing(ids, _ANY_ID),
        title=drawing(texts(hostile=True) if hostile and titles is None else titles, ANY_TEXT),
        kind=drawing(kinds, _KIND),
        status=drawing(statuses, _STATUS),
        occasions=few(_occasion(when, drawing(where, _VENUE), _MODE)),
        description=drawing(nasty if descriptions is None else descriptions, PERHAPS_TEXT),
        process=drawing(process if processes is None else processes, _PROCESS),
        themes=drawing(themes, _THEMES),
        audiences=drawing(audiences, _AUDIENCES),
        organisers=drawing(organisers, perhaps_few(ANY_ORGANISER)),
        printed=drawing(nasty, PERHAPS_TEXT),
    )
    return _drawn(parts.activity)


_ANY_ID = among(_IDS)
_KIND, _MODE, _STATUS = perhaps(tuple(Kind)), perhaps(tuple(Mode)), among(_STATUSES)
_VENUE, _PROCESS = perhaps(VENUES), perhaps(PROCESS_IDS)
_THEMES, _AUDIENCES = perhaps(up_to_two(Theme)), perhaps(up_to_two(Audience))
_PRINCIPLES = perhaps(up_to_two(PRINCIPLE_LETTERS))
_PEOPLE, _STATES, _SOURCE = perhaps(range(501)), perhaps(range(61)), among(_SOURCES)


@attrs.frozen(kw_only=True)
class _Parts:
    """What an activity is drawn from."""

    id: Drawer[ActivityId]
    title: Drawer[Text]
    kind: Drawer[Kind | None]
    status: Drawer[Status]
    occasions: Drawer[tuple[Occasion, ...]]
    description: Drawer[Text | None]
    process: Drawer[ProcessId | None]
    themes: Drawer[tuple[Theme, ...] | None]
    audiences: Drawer[tuple[Audience, ...] | None]
    organisers: Drawer[tuple[Organiser, ...] | None]
    printed: Drawer[Text | None]

    def activity(self, draw: st.DrawFn) -> Activity:
        """Draw an activity: about twenty choices."""
        return Activity(
            id=self.id(draw),
            title=self.title(draw),
            kind=self.kind(draw),
            status=self.status(draw),
            occasions=self.occasions(draw),
            description=self.description(draw),
            process=self.process(draw),
            themes=self.themes(draw),
            audiences=self.audiences(draw),
            principles=_PRINCIPLES(draw),
            organisers=self.organisers(draw),
            people=_PEOPLE(draw),
            states=_STATES(draw),
            printed=self.printed(draw),
            sources=_SOURCE(draw),
        )
