"""How the files of consultation processes and of their frameworks are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.activities import ItemId, ProcessId, StatedBy
from gcm_alignment.catalogue.source_data import cited, read_sources
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.dates import Period
from gcm_alignment.places import CountryCode
from gcm_alignment.processes import (
    Chairmanship,
    ConsultationProcess,
    CrosswalkLine,
    Framework,
    FrameworkItem,
    Hole,
    ItemLevel,
    Membership,
    MembershipRole,
    PrintedCount,
    ProcessKind,
    ProcessStatus,
)
from gcm_alignment.sources import Completeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gcm_alignment.catalogue.records import Record
    from gcm_alignment.sources import Source


def read_processes(file: Record) -> tuple[ConsultationProcess, ...]:
    """Make the processes of their records."""
    sources = read_sources(file)
    return tuple(_process(record, sources) for record in file.records("process"))


def _process(record: Record, sources: Mapping[str, Source]) -> ConsultationProcess:
    return ConsultationProcess(
        id=ProcessId(record.text("id")),
        name=record.words("name"),
        abbreviation=record.text("abbreviation"),
        kind=record.choice("kind", ProcessKind),
        status=record.choice("status", ProcessStatus),
        founded=record.date("founded"),
        secretariat=record.optional("secretariat"),
        region=record.optional("region"),
        community=record.optional("community"),
        former_names=record.texts("former_names"),
        predecessor=_other(record, "predecessor"),
        successor=_other(record, "successor"),
        memberships=tuple(_memberships(record)) or None,
        completeness=record.choice("completeness", Completeness),
        organisations=record.texts("organisations"),
        chairs=tuple(map(_chair, record.records("chairs"))) or None,
        website=record.optional("website"),
        unverified=frozenset(record.texts("unverified")),
        note=record.optional("note"),
        sources=cited(record, sources),
    )


def _other(record: Record, relation: str) -> ProcessId | None:
    return ProcessId(record.text(relation)) if record.has(relation) else None


def _memberships(record: Record) -> Iterator[Membership]:
    """Yield who takes part: members in the role that the record names, observers, candidates, former members."""
    own = record.choice("role", MembershipRole) if record.has("role") else MembershipRole.MEMBER
    as_of = record.date("members_as_of")
    verified = record.flag("members_verified", default=True)
    for name, role in (
        ("members", own),
        ("observers", MembershipRole.OBSERVER),
        ("candidates", MembershipRole.CANDIDATE),
    ):
        for state in record.texts(name):
            yield Membership(state=CountryCode(state), role=role, as_of=as_of, verified=verified)
    for former in record.records("former_members"):
        yield Membership(state=CountryCode(former.text("state")), role=own, until=former.date("until"))


def _chair(record: Record) -> Chairmanship:
    return Chairmanship(
        state=CountryCode(record.text("state")),
        period=Period.parse(record.text("period")),
        verified=record.flag("verified", default=True),
    )


def read_framework(file: Record) -> Framework:
    """Make a framework of its records."""
    sources = read_sources(file)
    head = file.record("framework")
    return Framework(
        id=head.text("id"),
        process=ProcessId(head.text("process")),
        title=head.words("title"),
        version=head.text("version"),
        period=head.period("period"),
        adopted=head.date("adopted"),
        items=tuple(_item(record, sources) for record in file.records("item")),
        crosswalk=tuple(map(_line, file.records("link"))),
        counts=tuple(PrintedCount(name, head.record("counts").number(name)) for name in head.record("counts").fields),
        holes=tuple(
            Hole(what=hole.bilingual("what"), reason=hole.bilingual("reason")) for hole in file.records("hole")
        ),
        note=head.words("note"),
        sources=cited(head, sources),
    )


def _item(record: Record, sources: Mapping[str, Source]) -> FrameworkItem:
    return FrameworkItem(
        id=ItemId(record.text("id")),
        level=record.choice("level", ItemLevel),
        number=record.text("number"),
        title=record.words("title") if record.has("title") else None,
        parent=ItemId(record.text("parent")) if record.has("parent") else None,
        hole=record.optional("hole"),
        actions=record.count("actions"),
        unverified=frozenset(record.texts("unverified")),
        sources=cited(record, sources),
    )


def _line(record: Record) -> CrosswalkLine:
    return CrosswalkLine(
        item=ItemId(record.text("item")),
        objectives=ObjectiveSet(record.numbers("objectives")),
        degree=record.choice("degree", Degree),
        reason=record.bilingual("reason"),
        stated_by=record.choice("stated_by", StatedBy) if record.has("stated_by") else StatedBy.PROJECT,
        sources=record.texts("sources"),
    )
