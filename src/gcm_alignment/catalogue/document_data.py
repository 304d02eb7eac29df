"""How published documents are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.activities import ProcessId
from gcm_alignment.assessment import DocumentKind, PublishedDocument
from gcm_alignment.catalogue.source_data import cited, read_sources
from gcm_alignment.compact import ObjectiveSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gcm_alignment.catalogue.records import Record
    from gcm_alignment.sources import Source


def read_documents(file: Record) -> tuple[PublishedDocument, ...]:
    """Make the published documents of their records."""
    sources = read_sources(file)
    return tuple(_document(record, sources) for record in file.records("document"))


def _document(record: Record, sources: Mapping[str, Source]) -> PublishedDocument:
    return PublishedDocument(
        id=record.text("id"),
        kind=record.choice("kind", DocumentKind),
        title=record.words("title"),
        publisher=record.text("publisher"),
        period=record.period("period"),
        process=ProcessId(record.text("process")) if record.has("process") else None,
        count=record.count("count"),
        objectives=ObjectiveSet(record.numbers("objectives")) if record.has("objectives") else None,
        objectives_complete=record.flag("objectives_complete", default=True),
        unverified=frozenset(record.texts("unverified")),
        note=record.optional("note"),
        sources=cited(record, sources),
    )
