"""Strategies for activities and the occasions that they took place on."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import (
    Activity,
    ActivityId,
    ItemLink,
    Kind,
    Mode,
    Occasion,
    Organiser,
    ProcessId,
    StatedBy,
    Status,
)
from gcm_alignment.principles import PRINCIPLE_LETTERS
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing.strategies._choices import (
    Drawer,
    always,
    among,
    drawing,
    drawn,
    few,
    mostly,
    perhaps,
    perhaps_few,
    up_to_two,
)
from gcm_alignment.testing.strategies._doings import ANY_ORGANISER, PROCESS_IDS, VENUES, venues
from gcm_alignment.testing.strategies._options import asked_for, either
from gcm_alignment.testing.strategies._plan import ITEM_IDS
from gcm_alignment.testing.strategies._times import likely_period
from gcm_alignment.testing.strategies._words import ANY_TEXT, PERHAPS_TEXT, texts
from gcm_alignment.text import Text
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from gcm_alignment.activities import Venue
    from gcm_alignment.dates import Period

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
# Before any of the others: nothing follows itself.
_EARLIER = tuple(map(ActivityId, ("demo:2017-11-dakar-plan", "essai:2017-12-study")))
_UNVERIFIED = ((), ("people",), ("people", "states"))
_NOTES = (None, "the date is that of the report", "la date est celle du rapport")
# Most activities were held.
_STATUSES = (*[Status.HELD] * (2 * len(Status) + 1), *(status for status in Status if status is not Status.HELD))


def activity_ids() -> st.SearchStrategy[ActivityId]:
    """Generate ids of activities, such as `demo:2019-11-abuja-remittances`."""
    return _ANY_ID.strategy


@asked_for
def occasions(
    *,
    periods: st.SearchStrategy[Period | None] | None = None,
    venues: st.SearchStrategy[Venue | None] | None = None,
    modes: st.SearchStrategy[Mode | None] | None = None,
) -> st.SearchStrategy[Occasion]:
    """Generate the times that an activity took place, with when, where and how."""
    return drawn(_occasion(drawing(periods, likely_period), drawing(venues, ANY_VENUE), drawing(modes, ANY_MODE)))


def _occasion(when: Drawer[Period | None], where: Drawer[Venue | None], how: Drawer[Mode | None]) -> Drawer[Occasion]:
    return lambda draw: Occasion(period=when(draw), venue=where(draw), mode=how(draw))


@asked_for
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
    part_of: st.SearchStrategy[ActivityId | None] | None = None,
    hostile: bool = False,
    periods: st.SearchStrategy[Period | None] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
) -> st.SearchStrategy[Activity]:
    """Generate activities, most often with a date; with `hostile`, nasty titles, descriptions and venues.

    `period` is that of each of their occasions; `periods` and `processes` are older names of `period` and `process`.
    Unless asked for, none is `part_of` another: a register, which a test may make of them, must hold the whole.
    """
    nasty = st.none() | texts(hostile=True) if hostile else None
    where = st.none() | venues(hostile=True) if hostile else None
    whose = either(("process", process), ("processes", processes))
    when = drawing(either(("period", period), ("periods", periods)), likely_period)
    parts = Parts(
        id=drawing(ids, _ANY_ID),
        title=drawing(texts(hostile=True) if hostile and titles is None else titles, ANY_TEXT),
        kind=drawing(kinds, _KIND),
        status=drawing(statuses, _STATUS),
        occasions=few(_occasion(when, drawing(where, ANY_VENUE), ANY_MODE)),
        description=drawing(nasty if descriptions is None else descriptions, PERHAPS_TEXT),
        process=drawing(whose, _PROCESS),
        themes=drawing(themes, _THEMES),
        audiences=drawing(audiences, _AUDIENCES),
        organisers=drawing(organisers, _ORGANISERS),
        part_of=drawing(part_of, _NO_WHOLE),
        printed=drawing(nasty, PERHAPS_TEXT),
    )
    return drawn(parts.activity)


_ANY_ID = among(_IDS)
_KIND, ANY_MODE, _STATUS = perhaps(tuple(Kind)), perhaps(tuple(Mode)), among(_STATUSES)
ANY_VENUE, _PROCESS = perhaps(VENUES), perhaps(PROCESS_IDS)
_THEMES, _AUDIENCES = perhaps(up_to_two(Theme)), perhaps(up_to_two(Audience))
_PRINCIPLES = perhaps(up_to_two(PRINCIPLE_LETTERS))
_OCCASIONS = few(_occasion(likely_period, ANY_VENUE, ANY_MODE))
_ORGANISERS = perhaps_few(ANY_ORGANISER)
_ITEMS = perhaps(up_to_two(ItemLink(item, whose) for item in ITEM_IDS for whose in StatedBy))
_JOINT_WITH = mostly((), up_to_two(PROCESS_IDS)[1:])
_NO_WHOLE: Drawer[ActivityId | None] = always(None)
_RELATIONS = mostly(
    (None, None), [pair for pair in itertools.product((None, *_EARLIER), repeat=2) if pair != (None, None)]
)
_REMARKS = mostly(((), None), [pair for pair in itertools.product(_UNVERIFIED, _NOTES) if pair != ((), None)])
_PEOPLE, _STATES, _SOURCE = perhaps(range(501)), perhaps(range(61)), among(_SOURCES)


@attrs.frozen(kw_only=True)
class Parts:
    """What an activity is drawn from, part by part."""

    id: Drawer[ActivityId] = _ANY_ID
    title: Drawer[Text] = ANY_TEXT
    kind: Drawer[Kind | None] = _KIND
    status: Drawer[Status] = _STATUS
    occasions: Drawer[tuple[Occasion, ...]] = _OCCASIONS
    description: Drawer[Text | None] = PERHAPS_TEXT
    process: Drawer[ProcessId | None] = _PROCESS
    joint_with: Drawer[tuple[ProcessId, ...]] = _JOINT_WITH
    items: Drawer[tuple[ItemLink, ...] | None] = _ITEMS
    themes: Drawer[tuple[Theme, ...] | None] = _THEMES
    audiences: Drawer[tuple[Audience, ...] | None] = _AUDIENCES
    principles: Drawer[tuple[str, ...] | None] = _PRINCIPLES
    organisers: Drawer[tuple[Organiser, ...] | None] = _ORGANISERS
    part_of: Drawer[ActivityId | None] = _NO_WHOLE
    printed: Drawer[Text | None] = PERHAPS_TEXT

    def activity(self, draw: st.DrawFn) -> Activity:
        """Draw an activity: about twenty choices."""
        follows, output_of = _RELATIONS(draw)
        unverified, note = _REMARKS(draw)
        return Activity(
            id=self.id(draw),
            title=self.title(draw),
            kind=self.kind(draw),
            status=self.status(draw),
            occasions=self.occasions(draw),
            description=self.description(draw),
            process=self.process(draw),
            joint_with=self.joint_with(draw),
            items=self.items(draw),
            themes=self.themes(draw),
            audiences=self.audiences(draw),
            principles=self.principles(draw),
            organisers=self.organisers(draw),
            people=_PEOPLE(draw),
            states=_STATES(draw),
            part_of=self.part_of(draw),
            follows=follows,
            output_of=output_of,
            printed=self.printed(draw),
            unverified=unverified,
            note=note,
            sources=_SOURCE(draw),
        )
