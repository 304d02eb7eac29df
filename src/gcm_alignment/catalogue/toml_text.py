"""TOML as text: the few shapes that our own files are written in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry: TypeAlias = "str | int | float | Sequence[Entry] | Mapping[str, Entry]"
"""What a table can hold; the keys are bare."""


def toml_value(entry: Entry) -> str:
    """Write a value on one line.

    >>> toml_value({"all": [{"kind": ["workshop"]}, {"mentions": "remittances"}]})
    '{ all = [{ kind = ["workshop"] }, { mentions = "remittances" }] }'
    """
    match entry:
        case str():
            # A JSON string is a TOML string, but for the one control character that JSON lets pass.
            return json.dumps(entry, ensure_ascii=False).replace("\x7f", "\\u007f")
        case Sequence():
            return f"[{', '.join(map(toml_value, entry))}]"
        case Mapping():
            return f"{{ {', '.join(f'{key} = {toml_value(value)}' for key, value in entry.items())} }}"
        case _:
            return repr(entry)


def toml_found(found: object) -> str:
    """Write what was found in a file as TOML does, for a message; a lone text stands in quotes.

    >>> toml_found(True), toml_found([{"kind": "workshop"}]), toml_found("so")
    ('true', "[{ kind = 'workshop' }]", "'so'")
    """
    match found:
        case bool():
            return str(found).lower()
        case list():
            return f"[{', '.join(map(toml_found, cast('list[object]', found)))}]"
        case dict():
            entries = cast("dict[str, object]", found).items()
            return f"{{ {', '.join(f'{key} = {toml_found(value)}' for key, value in entries)} }}" if entries else "{}"
        case dt.date() | dt.time():
            return str(found)
        case _:
            return repr(found)


def toml_table(name: str, entries: Iterable[tuple[str, Entry]]) -> str:
    """Write one of several tables of a name, an entry a line."""
    return "\n".join((f"[[{name}]]", *(f"{key} = {toml_value(entry)}" for key, entry in entries))) + "\n"


def toml_head(entries: Mapping[str, Entry]) -> str:
    """Write what stands before the tables."""
    return "".join(f"{key} = {toml_value(entry)}\n" for key, entry in entries.items())
