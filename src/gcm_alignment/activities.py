"""What consultation processes did: activities, their occasions, venues and organisers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NewType, TypeVar

import attrs

from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue, N_, member_named
from gcm_alignment.places import CountryCode
from gcm_alignment.principles import check_principles
from gcm_alignment.sources import Source, as_sources
from gcm_alignment.text import Text, is_a, strings
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

Choice = TypeVar("Choice", bound=StrEnum)

ActivityId = NewType("ActivityId", str)
ProcessId = NewType("ProcessId", str)
ItemId = NewType("ItemId", str)

_COUNTRY = re.compile("[A-Z]{2}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


class Kind(StrEnum):
    """What sort of thing an activity was; OTHER is one that none of the others names."""

    MINISTERIAL_CONFERENCE = "ministerial-conference"
    SENIOR_OFFICIALS_MEETING = "senior-officials-meeting"
    HIGH_LEVEL_MEETING = "high-level-meeting"
    THEMATIC_MEETING = "thematic-meeting"
    TECHNICAL_MEETING = "technical-meeting"
    STEERING_COMMITTEE = "steering-committee"
    COORDINATION_MEETING = "coordination-meeting"
    NETWORK_MEETING = "network-meeting"
    MEETING = "meeting"
    CONFERENCE = "conference"
    FORUM = "forum"
    WORKSHOP = "workshop"
    SEMINAR = "seminar"
    TRAINING = "training"
    WEBINAR = "webinar"
    ROUND_TABLE = "round-table"
    SIDE_EVENT = "side-event"
    SPECIAL_EVENT = "special-event"
    STUDY_VISIT = "study-visit"
    STUDY = "study"
    PUBLICATION = "publication"
    ASSESSMENT = "assessment"
    CAMPAIGN = "campaign"
    PROJECT = "project"
    PARTNERSHIP = "partnership"
    OTHER = "other"


class Status(StrEnum):
    """What became of an activity: only HELD counts."""

    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


class Mode(StrEnum):
    """How people met; NO_EVENT is a publication or a partnership, where nobody had to."""

    IN_PERSON = "in-person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"
    NO_EVENT = "no-event"


class OrganiserRole(StrEnum):
    """What somebody did for an activity."""

    HOST = "host"
    CO_CHAIR = "co-chair"
    ORGANISER = "organiser"
    PARTNER = "partner"
    AUTHOR = "author"


def _needs_a_name(_owner: object, _attribute: attrs.Attribute[str], name: str) -> None:
    if not name.strip():
        raise InvalidValue(N_("a venue needs a name"))


def check_country(given: str | None) -> None:
    """Refuse a country code that is not two capital letters; None is a country that is not known."""
    if given is not None and not _COUNTRY.fullmatch(given):
        raise InvalidValue(N_("not a country code: {given}; write one such as NG"), given=repr(given))


@attrs.frozen
class Venue:
    """A place as its source names it, with its ISO 3166-1 alpha-2 country code where that is known.

    >>> str(Venue("Abuja", CountryCode("NG")))
    'Abuja (NG)'
    """

    name: str = attrs.field(validator=_needs_a_name)
    country: CountryCode | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a country code of another form."""
        check_country(self.country)

    def __str__(self) -> str:
        """Write the name, with the country code where it is known."""
        return f"{self.name} ({self.country})" if self.country else self.name


@attrs.frozen(kw_only=True)
class Organiser:
    """Who hosted, chaired, organised, supported or wrote: a State, by its ISO code, or somebody by name."""

    role: OrganiserRole
    country: CountryCode | None = None
    name: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse an organiser that is neither a State nor somebody, or both, and a country code of another form."""
        if (self.country is None) == (self.name is None):
            raise InvalidValue(N_("an organiser is a State, by its code, or somebody, by name"))
        check_country(self.country)


class StatedBy(StrEnum):
    """Whose statement a link is: the institution's own, or this project's reading."""

    INSTITUTION = "institution"
    PROJECT = "project"


@attrs.frozen
class ItemLink:
    """An item of a framework that an activity belongs to, and who says so."""

    item: ItemId
    stated_by: StatedBy


def _as_mode(given: Mode | None) -> Mode | None:
    return given if given is None or type(given) is Mode else member_named(Mode, given)


@attrs.frozen(kw_only=True)
class Occasion:
    """One time that an activity took place: when, where and how; None is unknown."""

    period: Period | None = None
    venue: Venue | None = None
    mode: Mode | None = attrs.field(default=None, converter=_as_mode)

    def __attrs_post_init__(self) -> None:
        """Refuse a period that is a text, and a venue that is only a name."""
        for field, given, kind, mend in (
            ("period", self.period, Period, "Period.parse('2019-11')"),
            ("venue", self.venue, Venue, "Venue('Abuja')"),
        ):
            if given is not None and not is_a(given, kind):
                raise InvalidValue(
                    N_("the {field} of an occasion is such as {mend}; found {given}"),
                    field=field,
                    mend=mend,
                    given=repr(given),
                )


def _as_occasions(given: Iterable[Occasion]) -> tuple[Occasion, ...]:
    occasions = tuple(given)
    for one in occasions:
        if not is_a(one, Occasion):
            raise InvalidValue(
                N_("occasions are such as {mend}; found {given}"),
                mend="Occasion(period=Period.parse('2019-11'))",
                given=repr(one),
            )
    return occasions


def _as_kind(given: Kind | None) -> Kind | None:
    return given if given is None or type(given) is Kind else member_named(Kind, given)


def _as_status(given: Status) -> Status:
    return given if type(given) is Status else member_named(Status, given)


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def check_process_id(given: str) -> None:
    """Refuse an id of a process that is not lower-case ASCII letters, digits and hyphens."""
    if not is_a(given, str) or not _SLUG.fullmatch(given):
        raise InvalidValue(N_("not the id of a process: {given}; write one such as rabat"), given=repr(given))


def check_id(given: str) -> None:
    """Refuse an id that is not `prefix:local` in lower-case ASCII letters, digits and hyphens."""
    if not _ID.fullmatch(given):
        raise InvalidValue(N_("not an id: {given}; write one such as rabat:2019-11-abuja"), given=repr(given))


def _as_processes(given: Iterable[ProcessId]) -> tuple[ProcessId, ...]:
    return tuple(map(ProcessId, strings(given)))


def _check_text(id_: str, field: str, given: Text) -> None:
    """Refuse words of which nobody says in which language they are."""
    if not is_a(given, Text):
        raise InvalidValue(
            N_("the {field} of {id} says its language: write {mend}"),
            field=field,
            id=id_,
            mend=f"Text.of(en={given!r})",
        )


def _as_themes(given: Iterable[Theme] | None) -> tuple[Theme, ...] | None:
    return None if given is None else tuple(sorted({_member(one, Theme) for one in strings(given)}))


def _as_audiences(given: Iterable[Audience] | None) -> tuple[Audience, ...] | None:
    return None if given is None else tuple(sorted({_member(one, Audience) for one in strings(given)}))


def _as_letters(given: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if given is None else tuple(sorted(set(strings(given))))


def _member(given: str, choices: type[Choice]) -> Choice:
    if given in set(choices):
        return choices(given)
    raise InvalidValue(N_("found {found}; expected one of {choices}"), found=repr(given), choices=tuple(choices))


@attrs.frozen(kw_only=True)
class Activity:
    """What a process did: one thing, whether it met once, several times or not at all.

    Fields that are None are unknown; empty ones are none. `printed` is the line that it was read from,
    `people` and `states` count those who took part, `unverified` names what no source was seen for. `principles` are
    the letters of the guiding principles of the Compact that it carries.
    """

    id: ActivityId
    title: Text
    kind: Kind | None = attrs.field(default=None, converter=_as_kind)
    status: Status = attrs.field(default=Status.HELD, converter=_as_status)
    occasions: tuple[Occasion, ...] = attrs.field(default=(), converter=_as_occasions)
    description: Text | None = None
    process: ProcessId | None = None
    joint_with: tuple[ProcessId, ...] = attrs.field(default=(), converter=_as_processes)
    items: tuple[ItemLink, ...] | None = None
    themes: tuple[Theme, ...] | None = attrs.field(default=None, converter=_as_themes)
    audiences: tuple[Audience, ...] | None = attrs.field(default=None, converter=_as_audiences)
    principles: tuple[str, ...] | None = attrs.field(default=None, converter=_as_letters)
    organisers: tuple[Organiser, ...] | None = None
    people: int | None = None
    states: int | None = None
    part_of: ActivityId | None = None
    follows: ActivityId | None = None
    output_of: ActivityId | None = None
    printed: Text | None = None
    unverified: tuple[str, ...] = attrs.field(default=(), converter=strings)
    note: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=as_sources)

    def __attrs_post_init__(self) -> None:
        """Refuse ids of another form, texts without a language, relations to itself, wrong counts and principles."""
        check_id(self.id)
        _check_text(self.id, "title", self.title)
        for field, text in (("description", self.description), ("printed", self.printed)):
            if text is not None:
                _check_text(self.id, field, text)
        for process in self.joint_with if self.process is None else (self.process, *self.joint_with):
            check_process_id(process)
        check_principles(self.principles or ())
        if self.id in {self.part_of, self.follows, self.output_of}:
            raise InvalidValue(N_("{id} cannot be related to itself"), id=self.id)
        if any(count is not None and count < 0 for count in (self.people, self.states)):
            raise InvalidValue(
                N_("{id} counts fewer than no participants; write 0 or more, None when unknown"), id=self.id
            )

    @property
    def local_id(self) -> str:
        """The id without its prefix."""
        return self.id.partition(":")[2]

    @property
    def period(self) -> Period | None:
        """The hull of its occasions' periods, or None when no date is known."""
        return Period.hull(occasion.period for occasion in self.occasions if occasion.period)

    @property
    def venues(self) -> tuple[Venue, ...]:
        """The venues of its occasions, each once, in order."""
        return tuple(dict.fromkeys(occasion.venue for occasion in self.occasions if occasion.venue))

    @property
    def held(self) -> bool:
        """Whether it took place: nothing else counts."""
        return self.status is Status.HELD
