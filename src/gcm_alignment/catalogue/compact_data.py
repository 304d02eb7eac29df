"""How the file of the Compact is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.catalogue.source_data import cited, read_sources
from gcm_alignment.compact import Action, Compact, Group, Grouping, Objective, ObjectiveSet
from gcm_alignment.principles import GuidingPrinciple
from gcm_alignment.text import BilingualText, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gcm_alignment.catalogue.records import Record
    from gcm_alignment.milestones import Milestone
    from gcm_alignment.sources import Source


def read_compact(file: Record, review_cycle: tuple[Milestone, ...]) -> Compact:
    """Make the Compact of its records."""
    sources = read_sources(file)
    head = file.record("compact")
    return Compact(
        symbol=head.text("symbol"),
        title=head.bilingual("title"),
        abbreviation=head.bilingual("abbreviation"),
        objectives=tuple(_objective(record, sources) for record in file.records("objective")),
        principles=tuple(_principle(record, sources) for record in file.records("principle")),
        groupings=tuple(_grouping(record, sources) for record in file.records("grouping")),
        sources=cited(head, sources),
        review_cycle=review_cycle,
    )


def _objective(record: Record, sources: Mapping[str, Source]) -> Objective:
    number = record.number("number")
    own = cited(record, sources)
    return Objective(
        number=number,
        paragraph=record.number("paragraph"),
        title=record.bilingual("title"),
        short_name=record.bilingual("short_name"),
        actions=tuple([_action(number, action, own) for action in record.records("actions")]),
        sdg_targets=record.texts("sdg_targets") if record.has("sdg_targets") else None,
        unverified=frozenset(record.texts("unverified")),
        note=record.optional("note"),
        sources=own,
    )


def _action(number: int, record: Record, sources: tuple[Source, ...]) -> Action:
    label = BilingualText(record.text("en"), record.text("fr"))
    return Action(objective=number, letter=record.text("letter"), label=label, sources=sources)


def _principle(record: Record, sources: Mapping[str, Source]) -> GuidingPrinciple:
    return GuidingPrinciple(
        letter=record.text("letter"), title=record.bilingual("title"), sources=cited(record, sources)
    )


def _grouping(record: Record, sources: Mapping[str, Source]) -> Grouping:
    own = cited(record, sources)
    return Grouping(
        id=record.text("id"),
        title=record.bilingual("title"),
        basis=record.text("basis"),
        groups=tuple(_group(group, own) for group in record.records("groups")),
        note=record.optional("note"),
        sources=own,
    )


def _group(record: Record, sources: tuple[Source, ...]) -> Group:
    title = Text([(tag, record.text(tag)) for tag in ("en", "fr", "es") if record.has(tag)], ours=record.texts("ours"))
    objectives = ObjectiveSet(record.numbers("objectives"))
    return Group(id=record.text("id"), title=title, objectives=objectives, sources=sources)
