"""How the milestones of the review cycle are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.catalogue.source_data import cited, read_sources
from gcm_alignment.dates import Period
from gcm_alignment.milestones import Milestone, MilestoneKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gcm_alignment.catalogue.records import Record
    from gcm_alignment.sources import Source


def read_milestones(file: Record) -> tuple[Milestone, ...]:
    """Make the milestones of their records, in order of time."""
    sources = read_sources(file)
    milestones = (_milestone(record, sources) for record in file.records("milestone"))
    return tuple(sorted(milestones, key=lambda milestone: (milestone.period.sort_key, milestone.id)))


def _milestone(record: Record, sources: Mapping[str, Source]) -> Milestone:
    return Milestone(
        id=record.text("id"),
        kind=record.choice("kind", MilestoneKind),
        title=record.bilingual("title"),
        period=Period.parse(record.text("period")),
        place=record.optional("place"),
        symbol=record.optional("symbol"),
        unverified=frozenset(record.texts("unverified")),
        note=record.optional("note"),
        sources=cited(record, sources),
    )
