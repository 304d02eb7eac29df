"""Catalogues from a folder of TOML files, each of which names its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.catalogue.fields import refuse_strangers
from gcm_alignment.catalogue.process_data import read_framework, read_processes
from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.catalogue.register_data import read_register, read_selection
from gcm_alignment.catalogue.rule_data import read_lexicon, read_rule_book
from gcm_alignment.errors import N_, UnusableInput
from gcm_alignment.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from gcm_alignment.catalogue.collection import Entry
    from gcm_alignment.portfolio import Portfolio

_SCHEMAS = (
    "gcm-processes/1",
    "gcm-framework/1",
    "gcm-register/1",
    "gcm-selection/1",
    "gcm-terms/1",
    "gcm-rules/1",
)


def read_folder(folder: Traversable) -> Iterator[Entry]:
    """Yield what the TOML files of a folder bring, whatever they are called.

    Registers work by the frameworks of the folder; rule books read by all of its terms. A file without a known
    schema is refused.
    """
    files = [_parsed(file) for file in sorted(folder.iterdir(), key=lambda file: file.name) if _is_toml(file)]
    by_schema = {schema: [file for file in files if file.text("schema") == schema] for schema in _SCHEMAS}
    if not files:
        raise UnusableInput(N_("no TOML file in {folder}"), folder=folder.name)
    for file in by_schema["gcm-processes/1"]:
        yield from read_processes(file)
    frameworks = tuple(map(read_framework, by_schema["gcm-framework/1"]))
    yield from frameworks
    registers = {
        register.id: register for register in (read_register(file, frameworks) for file in by_schema["gcm-register/1"])
    }
    yield from registers.values()
    for file in by_schema["gcm-selection/1"]:
        yield read_selection(file, _whole(file, registers))
    lexicon = Lexicon([term for file in by_schema["gcm-terms/1"] for term in read_lexicon(file)])
    for file in by_schema["gcm-rules/1"]:
        yield read_rule_book(file, lexicon)


def _is_toml(file: Traversable) -> bool:
    return file.name.endswith(".toml")


def _parsed(file: Traversable) -> Record:
    record = Record.parse(file.read_text("utf-8"), file.name)
    schema = record.text("schema")
    if schema not in _SCHEMAS:
        raise BadRecord(
            N_("{path}: schema is {found}; expected one of {choices}"),
            path=record.path,
            found=repr(schema),
            choices=_SCHEMAS,
        )
    refuse_strangers(record)
    return record


def _whole(file: Record, registers: dict[str, Portfolio]) -> Portfolio:
    """Return the register of the folder that a selection is made from."""
    head = file.record("register")
    if head.text("of") in registers:
        return registers[head.text("of")]
    raise BadRecord(
        N_("{path}: of is {found}; expected a register of the folder: {choices}"),
        path=head.path,
        found=repr(head.text("of")),
        choices=tuple(registers) or ("–",),
    )
