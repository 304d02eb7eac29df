"""Consultation processes, who takes part in them, and the frameworks that they work by."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import ItemId, ProcessId, StatedBy, check_country, check_id
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import Conflict, InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.places import CountryCode, country_code, country_name
from gcm_alignment.sources import Completeness, Source
from gcm_alignment.text import BilingualText, Text, sorted_repr, strings, strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ProcessKind(StrEnum):
    """What sort of inter-State consultation mechanism a process is, in the words of IOM."""

    RCP = "regional-consultative-process"
    IRF = "inter-regional-forum"
    GLOBAL = "global-process"


class ProcessStatus(StrEnum):
    """Whether a process meets."""

    ACTIVE = "active"
    DORMANT = "dormant"
    ENDED = "ended"
    PLANNED = "planned"


class MembershipRole(StrEnum):
    """How a State takes part in a process."""

    MEMBER = "member"
    PARTNER = "partner"
    OBSERVER = "observer"
    CANDIDATE = "candidate"


@attrs.frozen(kw_only=True)
class Membership:
    """A State in a process: its role, from when until when, as seen at `as_of`; None is unknown."""

    state: CountryCode
    role: MembershipRole
    since: PartialDate | None = None
    until: PartialDate | None = None
    as_of: PartialDate | None = None
    verified: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse a country code of another form, and a membership that ends before it begins."""
        check_country(self.state)
        if self.since or self.until:
            Period(self.since, self.until)


@attrs.frozen(kw_only=True)
class Chairmanship:
    """A State in the chair of a process, from when until when."""

    state: CountryCode
    period: Period
    verified: bool = True


@attrs.frozen(kw_only=True)
class ConsultationProcess:
    """An inter-State consultation mechanism on migration; `memberships` is None when they are unknown.

    `community` is the regional economic community that it belongs to, `organisations` take part beside States,
    and `unverified` names the fields that were seen in no source.
    """

    id: ProcessId
    name: Text
    abbreviation: str
    kind: ProcessKind
    status: ProcessStatus
    founded: PartialDate | None = None
    secretariat: str | None = None
    region: str | None = None
    community: str | None = None
    former_names: tuple[str, ...] = ()
    predecessor: ProcessId | None = None
    successor: ProcessId | None = None
    memberships: tuple[Membership, ...] | None = None
    completeness: Completeness = Completeness.UNKNOWN
    organisations: tuple[str, ...] = ()
    chairs: tuple[Chairmanship, ...] | None = None
    website: str | None = None
    unverified: frozenset[str] = attrs.field(default=frozenset(), repr=sorted_repr)
    note: str | None = None
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a list of members that is empty, or unknown and said to be complete."""
        if self.memberships == ():
            raise InvalidValue(N_("{id} lists no member: write None when they are unknown"), id=self.id)
        if (self.memberships is None) != (self.completeness is Completeness.UNKNOWN):
            raise InvalidValue(N_("{id}: members are unknown exactly when their list is None"), id=self.id)


class ItemLevel(StrEnum):
    """Where an item stands in its framework."""

    DOMAIN = "domain"
    OBJECTIVE = "objective"
    ACTION = "action"
    PRIORITY = "priority"


@attrs.frozen(kw_only=True)
class FrameworkItem:
    """A domain, objective, action or cross-cutting priority of a framework, under its `parent`.

    The title is None where it is not known; `hole` then says why. `actions` counts those under an objective,
    and `unverified` names the fields that were seen in no source.
    """

    id: ItemId
    level: ItemLevel
    number: str
    title: Text | None = None
    parent: ItemId | None = None
    hole: str | None = None
    actions: int | None = None
    unverified: frozenset[str] = attrs.field(default=frozenset(), repr=sorted_repr)
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse an id of another form, and an item whose missing title is not explained."""
        check_id(self.id)
        if self.title is None and not self.hole:
            raise InvalidValue(N_("{id} has no title: say why in its hole"), id=self.id)


@attrs.frozen(kw_only=True)
class CrosswalkLine:
    """A line that leads from an item of a framework to objectives of the Compact: how much, and why.

    `sources` say where that is read: the paragraph of the Compact, or the page of the institution that states it.
    """

    item: ItemId
    objectives: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    reason: BilingualText
    degree: Degree | None = None
    stated_by: StatedBy = StatedBy.PROJECT
    sources: tuple[str, ...] = attrs.field(default=(), converter=strings)

    def __attrs_post_init__(self) -> None:
        """Refuse an id of another form."""
        check_id(self.item)


@attrs.frozen
class PrintedCount:
    """How many of something a framework's pages say that it has."""

    what: str
    count: int


@attrs.frozen(kw_only=True)
class Hole:
    """Something that is known to be missing, and why."""

    what: BilingualText
    reason: BilingualText


@attrs.frozen(kw_only=True)
class Framework:
    """A process's own programme: its items, and the crosswalk from them to the Compact.

    `counts` are those that its pages print, by level; `holes` lists what could not be read.
    """

    id: str
    process: ProcessId
    title: Text
    version: str = "1"
    period: Period | None = None
    adopted: PartialDate | None = None
    items: tuple[FrameworkItem, ...] = ()
    crosswalk: tuple[CrosswalkLine, ...] = ()
    counts: tuple[PrintedCount, ...] = ()
    holes: tuple[Hole, ...] = ()
    note: Text | None = None
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse two items of one id, and links to items that the framework does not have."""
        ids = [item.id for item in self.items]
        if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise InvalidValue(N_("{framework} has two items of one id: {ids}"), framework=self.id, ids=tuple(twice))
        named = {item.parent for item in self.items if item.parent} | {line.item for line in self.crosswalk}
        if unknown := sorted(named - set(ids)):
            raise InvalidValue(N_("{framework} has no item {ids}"), framework=self.id, ids=tuple(unknown))

    def item(self, id: ItemId) -> FrameworkItem | None:  # noqa: A002 - ids are called ids everywhere
        """Return an item by its id, or None when the framework does not have it."""
        return next((item for item in self.items if item.id == id), None)

    def within(self, id: ItemId) -> tuple[FrameworkItem, ...]:  # noqa: A002 - ids are called ids everywhere
        """Return an item with everything under it, in the order of the framework."""
        inside, known = {id}, 0
        while known < len(inside):
            known = len(inside)
            inside.update(item.id for item in self.items if item.parent in inside)
        return tuple(item for item in self.items if item.id in inside)


def _names_of(process: ConsultationProcess) -> tuple[str, ...]:
    """Return everything that a process is called: id, abbreviation, names, what stands in brackets, former names."""
    names = [words for _language, words in process.name.versions]
    parts = [part for name in names for part in re.split(r"[()]", name) if part.strip()]
    return (process.id, process.abbreviation, *names, *parts, *process.former_names)


def _by_id(processes: Iterable[ConsultationProcess]) -> tuple[ConsultationProcess, ...]:
    return tuple(sorted(processes, key=lambda process: process.id))


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", strip_accents(name).casefold()))


@attrs.frozen
class ProcessDirectory:
    """Consultation processes, in the order of their ids, to be found by whatever they are called."""

    processes: tuple[ConsultationProcess, ...] = attrs.field(converter=_by_id)

    def __attrs_post_init__(self) -> None:
        """Refuse two processes of one id."""
        ids = [process.id for process in self.processes]
        if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise Conflict(N_("two processes of one id: {ids}"), ids=tuple(twice))

    def __iter__(self) -> Iterator[ConsultationProcess]:
        """Yield the processes in the order of their ids."""
        return iter(self.processes)

    def __len__(self) -> int:
        """Count the processes."""
        return len(self.processes)

    def __getitem__(self, name: str) -> ConsultationProcess:
        """Return a process by its id, abbreviation, name in any language, or former name.

        Accents and case do not matter. An unknown name raises UnknownName with near matches; so does one that
        several processes bear.
        """
        bearers = self._bearers.get(_folded(name), ())
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            raise UnknownName(
                N_("{given} names several processes"), given=repr(name), near=tuple(process.id for process in bearers)
            )
        known = [called for process in self.processes for called in _names_of(process)]
        raise UnknownName(N_("no process {given}"), given=repr(name), near=near_matches(name, known))

    @cached_property
    def _bearers(self) -> dict[str, tuple[ConsultationProcess, ...]]:
        bearers: dict[str, tuple[ConsultationProcess, ...]] = {}
        for process in self.processes:
            for name in {_folded(called) for called in _names_of(process)}:
                bearers[name] = (*bearers.get(name, ()), process)
        return bearers

    def of_state(self, state: str) -> Participations:
        """Return what is known of a State's memberships, by its code or name, and which processes leave it open.

        An unknown State raises UnknownName.
        """
        code = country_code(state) or CountryCode(state)
        country_name(code, "en")
        listed = tuple(
            Participation(process=process, membership=membership)
            for process in self.processes
            for membership in process.memberships or ()
            if membership.state == code
        )
        named = {participation.process.id for participation in listed}
        others = [process for process in self.processes if process.id not in named]
        return Participations(
            state=code,
            listed=listed,
            not_on_partial_list=tuple(one for one in others if one.completeness is Completeness.PARTIAL),
            unknown=tuple(one for one in others if one.completeness is Completeness.UNKNOWN),
        )

    @property
    def unknown_members(self) -> tuple[ConsultationProcess, ...]:
        """The processes whose members are unknown."""
        return tuple(process for process in self.processes if process.memberships is None)


@attrs.frozen(kw_only=True)
class Participation:
    """A State's membership of a process, with how far the list that it stands on can be relied on."""

    process: ConsultationProcess
    membership: Membership

    @property
    def current(self) -> bool:
        """Whether the State still takes part, as far as the list says."""
        return self.membership.until is None

    @property
    def sure(self) -> bool:
        """Whether the list is complete and was seen in a source."""
        return self.membership.verified and self.process.completeness is Completeness.COMPLETE


@attrs.frozen(kw_only=True)
class Participations:
    """What is known of a State's memberships; iterate over those that are listed.

    The State may be a member of those in `unknown`, whose members are not known, and of those in
    `not_on_partial_list`, whose list is not complete.
    """

    state: CountryCode
    listed: tuple[Participation, ...]
    not_on_partial_list: tuple[ConsultationProcess, ...]
    unknown: tuple[ConsultationProcess, ...]

    def __iter__(self) -> Iterator[Participation]:
        """Yield the memberships that are listed."""
        return iter(self.listed)

    def __len__(self) -> int:
        """Count the memberships that are listed."""
        return len(self.listed)
