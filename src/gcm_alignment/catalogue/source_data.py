"""How the sources of a data file are read, and cited by its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.errors import N_
from gcm_alignment.sources import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gcm_alignment.catalogue.records import Record


def read_sources(file: Record) -> dict[str, Source]:
    """Make the sources of a file, by their id there."""
    return {record.text("id"): read_source(record) for record in file.records("source")}


def read_source(record: Record) -> Source:
    """Make a source of its record."""
    return Source(
        kind=record.choice("kind", SourceKind),
        title=record.optional("title"),
        address=record.optional("address"),
        language=record.optional("language"),
        date=record.date("date"),
        note=record.optional("note"),
    )


def cited(record: Record, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return the sources that a record names; an unknown one is refused."""
    names = record.texts("sources")
    try:
        return tuple(map(sources.__getitem__, names))
    except KeyError:
        unknown = tuple(name for name in names if name not in sources)
        raise BadRecord(N_("{path}: no source {ids} in the file"), path=record.path, ids=unknown) from None
