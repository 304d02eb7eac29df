"""Consultation processes, who takes part in them, and the frameworks that they work by."""

from __future__ import annotations

from enum import StrEnum

import attrs

from gcm_alignment.activities import CountryCode, ItemId, ProcessId, StatedBy, check_id
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.sources import Completeness, Source
from gcm_alignment.text import BilingualText, Text


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


@attrs.frozen(kw_only=True)
class ConsultationProcess:
    """An inter-State consultation mechanism on migration; `memberships` is None when they are unknown."""

    id: ProcessId
    name: Text
    abbreviation: str
    kind: ProcessKind
    status: ProcessStatus
    founded: PartialDate | None = None
    secretariat: str | None = None
    region: str | None = None
    former_names: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] | None = None
    completeness: Completeness = Completeness.UNKNOWN
    website: str | None = None
    unverified: frozenset[str] = frozenset()
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

    The title is None where it is not known; `hole` then says why.
    """

    id: ItemId
    level: ItemLevel
    number: str
    title: Text | None = None
    parent: ItemId | None = None
    hole: str | None = None
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse an id of another form, and an item whose missing title is not explained."""
        check_id(self.id)
        if self.title is None and not self.hole:
            raise InvalidValue(N_("{id} has no title: say why in its hole"), id=self.id)


@attrs.frozen(kw_only=True)
class CrosswalkLine:
    """A line that leads from an item of a framework to objectives of the Compact, with its reason."""

    item: ItemId
    objectives: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    reason: BilingualText
    stated_by: StatedBy = StatedBy.PROJECT

    def __attrs_post_init__(self) -> None:
        """Refuse an id of another form."""
        check_id(self.item)


@attrs.frozen(kw_only=True)
class Framework:
    """A process's own programme: its items, and the crosswalk from them to the Compact."""

    id: str
    process: ProcessId
    title: Text
    period: Period | None = None
    adopted: PartialDate | None = None
    items: tuple[FrameworkItem, ...] = ()
    crosswalk: tuple[CrosswalkLine, ...] = ()
    note: str | None = None
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
