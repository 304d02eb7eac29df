"""How registers of activities, and selections of them, are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import (
    Activity,
    ActivityId,
    ItemId,
    ItemLink,
    Kind,
    Mode,
    Occasion,
    Organiser,
    OrganiserRole,
    ProcessId,
    StatedBy,
    Status,
    Venue,
)
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.catalogue.source_data import cited, read_sources
from gcm_alignment.errors import N_
from gcm_alignment.places import CountryCode
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.sources import Completeness
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gcm_alignment.catalogue.records import Record
    from gcm_alignment.processes import Framework
    from gcm_alignment.sources import Source


def read_register(file: Record, frameworks: tuple[Framework, ...]) -> Portfolio:
    """Make a register of its records; it works by these frameworks, where they are its process's."""
    sources = read_sources(file)
    head = file.record("register")
    process = ProcessId(head.text("process"))
    return Portfolio(
        id=head.text("id"),
        title=head.words("title"),
        process=process,
        completeness=head.choice("completeness", Completeness),
        frameworks=tuple(framework for framework in frameworks if framework.process == process),
        note=head.words("note"),
        activities=tuple(_activity(record, process, sources) for record in file.records("activity")),
        published=tuple(_assessment(record, process, sources) for record in file.records("assessment")),
        sources=cited(head, sources),
    )


def read_selection(file: Record, whole: Portfolio) -> Portfolio:
    """Make a selection of a register: its entries by id, each with the line as printed."""
    sources = read_sources(file)
    head = file.record("register")
    by_id: dict[str, Activity] = {activity.id: activity for activity in whole.activities}
    entries = file.records("entry")
    if unknown := [id_ for entry in entries if (id_ := entry.text("id")) not in by_id]:
        raise BadRecord(N_("{portfolio} has no activity {ids}"), portfolio=whole.id, ids=tuple(unknown))
    own = tuple(_assessment(record, whole.process, sources) for record in file.records("assessment"))
    chosen = tuple(attrs.evolve(by_id[entry.text("id")], printed=entry.words("printed")) for entry in entries)
    return Portfolio(
        id=head.text("id"),
        title=head.words("title"),
        process=whole.process,
        completeness=head.choice("completeness", Completeness),
        note=head.words("note"),
        frameworks=whole.frameworks,
        activities=chosen,
        published=own or whole.published,
        sources=cited(head, sources),
    )


def _assessment(record: Record, process: ProcessId | None, sources: Mapping[str, Source]) -> PublishedAssessment:
    return PublishedAssessment(
        id=record.text("id"),
        title=record.words("title"),
        count=record.number("count"),
        process=process,
        window=record.period("window"),
        note=record.words("note"),
        sources=cited(record, sources),
    )


def _activity(record: Record, process: ProcessId, sources: Mapping[str, Source]) -> Activity:
    return Activity(
        id=ActivityId(record.text("id")),
        title=record.words("title"),
        kind=record.choice("kind", Kind),
        status=record.choice("status", Status),
        process=process,
        occasions=tuple(map(_occasion, record.records("occasions"))),
        joint_with=tuple(map(ProcessId, record.texts("joint_with"))),
        description=record.words("description") if record.has("description") else None,
        items=tuple(map(_item, record.records("items"))) if record.has("items") else None,
        themes=record.choices("themes", Theme) if record.has("themes") else None,
        audiences=record.choices("audiences", Audience) if record.has("audiences") else None,
        principles=record.texts("principles") if record.has("principles") else None,
        organisers=tuple(map(_organiser, record.records("organisers"))) if record.has("organisers") else None,
        people=record.count("people"),
        states=record.count("states"),
        part_of=_related(record, "part_of"),
        follows=_related(record, "follows"),
        output_of=_related(record, "output_of"),
        unverified=record.texts("unverified"),
        note=record.optional("note"),
        sources=cited(record, sources),
    )


def _related(record: Record, relation: str) -> ActivityId | None:
    return ActivityId(record.text(relation)) if record.has(relation) else None


def _item(record: Record) -> ItemLink:
    return ItemLink(ItemId(record.text("item")), record.choice("stated_by", StatedBy))


def _organiser(record: Record) -> Organiser:
    return Organiser(role=record.choice("role", OrganiserRole), country=_country(record), name=record.optional("name"))


def _occasion(record: Record) -> Occasion:
    return Occasion(
        period=record.period("period"),
        venue=Venue(record.text("city"), _country(record)) if record.has("city") else None,
        mode=record.choice("mode", Mode) if record.has("mode") else None,
    )


def _country(record: Record) -> CountryCode | None:
    return CountryCode(record.text("country")) if record.has("country") else None
