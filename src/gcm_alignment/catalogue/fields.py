"""The fields that the tables of a data file have, so that a misspelt one is refused and not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.errors import Message, N_, near_matches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FIELDS: Final[Mapping[str, frozenset[str]]] = {
    table: frozenset(fields.split())
    for table, fields in {
        "activity": (
            "id title ours description kind status follows occasions organisers people states items joint_with "
            "themes audiences principles part_of output_of unverified note sources"
        ),
        "assessment": "id title ours count window note sources",
        "calibration": "outside elsewhere closed repeated soft softest intercept weight lead threshold beside",
        "city": "name country variants",
        "compact": "symbol title abbreviation adopted endorsed sources",
        "country": "code name note variants verified wording sources",
        "cue": "objective action weight en fr except general ambient",
        "document": (
            "id kind title ours publisher period process count objectives objectives_complete unverified note sources"
        ),
        "entry": "id highlight printed",
        "elsewhere": "en fr except",
        "field": "en fr except",
        "framework": "id version process title ours period adopted note sources counts",
        "grouping": "id title basis ours note sources groups",
        "hole": "what reason",
        "item": "id level number parent title ours hole actions unverified sources",
        "link": "item objectives degree reason stated_by sources",
        "milestone": "id kind title period place symbol unverified note sources",
        "objective": "number paragraph title short_name sdg_targets sdg_note unverified note sources actions",
        "principle": "letter title note sources",
        "process": (
            "id abbreviation name ours kind status founded secretariat region community former_names predecessor "
            "successor completeness role members observers candidates former_members members_as_of members_verified "
            "organisations chairs website unverified note sources"
        ),
        "register": "id of process title ours completeness note sources",
        "rule": "id objectives actions any all kinds when confidence degree reason author version book sources",
        "source": "id kind title address language date note",
        "term": "id en fr except sources wording",
    }.items()
}

_HEAD: Final = frozenset({"schema", "id", "version", "author", "scope"})
"""What a file may say before its tables."""


_SINGLE: Final = frozenset({"compact", "framework", "register", "counts"})
"""What stands once in a file."""
_LANGUAGES_OF: Final[Mapping[str, frozenset[str]]] = {
    "reason": frozenset({"en", "fr", "es"}),
    "except": frozenset({"en", "fr"}),
}
_TRANSLATED: Final = frozenset(_LANGUAGES_OF)


def refuse_strangers(file: Record) -> None:
    """Raise BadRecord when a file has tables or fields that nothing reads: all of them at once, with their paths."""
    if faults := tuple(strangers_in(file)):
        raise BadRecord(N_("{faults}; mend their names, or leave them out"), faults=faults)


def strangers_in(file: Record, allowed: Collection[str] = FIELDS) -> Iterator[Message]:
    """Yield the tables and fields of a file that nothing reads, each with its path; of tables it may have `allowed`."""
    for table, found in file.fields.items():
        if table in _HEAD:
            continue
        if table not in FIELDS:
            yield _stray(file, table, allowed)
            continue
        if isinstance(found, list) != (table not in _SINGLE):
            continue  # the reader of the table says what is wrong
        tables = file.records(table) if isinstance(found, list) else (file.record(table),)
        for record in tables:
            yield from _unknown(record, FIELDS[table])
            for name, inner in record.fields.items():
                if name in _TRANSLATED and isinstance(inner, dict):
                    yield from _unknown(record.record(name), _LANGUAGES_OF[name])


def _stray(file: Record, name: str, allowed: Collection[str]) -> Message:
    """Say what may stand in the place of a table, or before all tables."""
    if isinstance(file.fields[name], (dict, list)):
        known = near_matches(name, allowed) or tuple(sorted(allowed))
        template = N_("{path}: no table {name} is read; expected one of {choices}")
    else:
        known = near_matches(name, _HEAD) or tuple(sorted(_HEAD))
        template = N_("{path}: no field {name} is read before the tables; expected one of {choices}")
    return Message.of(template, path=file.path, name=repr(name), choices=known)


def _unknown(record: Record, known: frozenset[str]) -> Iterator[Message]:
    if unknown := sorted(record.fields.keys() - known):
        near = tuple(dict.fromkeys(match for name in unknown for match in near_matches(name, known)))
        template = N_("{path}: unknown fields {names}; expected some of {choices}")
        yield Message.of(
            template, path=record.path, names=tuple(map(repr, unknown)), choices=near or tuple(sorted(known))
        )
