"""Values as code that can be pasted: what is printed evaluates to an equal value."""

from __future__ import annotations

import datetime as dt
import keyword
import math
import sys
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

import attrs

from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

WIDTH: Final = 100
"""As many characters as a line has at most, where it can be parted."""
_INDENT: Final = "    "
_FACE = sys.modules[__name__.partition(".")[0]]
"""The names that users import first; lazy, so that asking it for one costs no more than that one."""
_FACTORY = cast("type[object]", attrs.Factory)  # a class, of which attrs tells type checkers that it is a function

Call: TypeAlias = "tuple[str, list[tuple[str, object]], str]"
"""What opens a call or a collection, its parts with their names, and what closes it."""


def as_code(value: object) -> str:
    """Write a value as the code that makes it; fields that are as by default are left out.

    >>> as_code(Text.of(en="Workshop", fr="Atelier"))
    "Text.of(en='Workshop', fr='Atelier')"
    """
    return _written(value, 0)


def as_program(values: Mapping[str, object]) -> str:
    """Write values as a program that makes each under its name, with the imports that it needs."""
    made = [f"{name} = {_written(value, 0)}" for name, value in values.items()]
    imports = _imports(values.values())
    return "\n".join([*imports, *([""] if imports else []), *made])


def _written(value: object, depth: int) -> str:
    taken_apart = _parts(value)
    if taken_apart is None:
        return _atom(value)
    opening, parts, closing = taken_apart
    flat = opening + ", ".join(name + _written(part, 0) for name, part in parts) + closing
    if "\n" not in flat and len(flat) + len(_INDENT) * depth <= WIDTH:
        return flat
    lines = [f"{_INDENT * (depth + 1)}{name}{_written(part, depth + 1)},\n" for name, part in parts]
    return f"{opening}\n{''.join(lines)}{_INDENT * depth}{closing.removeprefix(',')}"


def _atom(value: object) -> str:
    match value:
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case PartialDate() | Period():
            return f"{type(value).__name__}.parse({str(value)!r})"
        case ObjectiveSet():
            return f"ObjectiveSet({list(value)})"
        case float() if not math.isfinite(value):
            return f"float('{value}')"
        case _:
            return repr(value)


def _parts(value: object) -> Call | None:  # noqa: PLR0911 - one arm for each kind of thing
    """Take apart what is made of parts; None for what is written whole."""
    match value:
        case Text():
            return _text(value)
        case tuple():
            parts = cast("tuple[object, ...]", value)
            return "(", [("", part) for part in parts], ",)" if len(parts) == 1 else ")"
        case list():
            return "[", [("", part) for part in cast("list[object]", value)], "]"
        case dict():
            pairs = cast("dict[object, object]", value)
            return "{", [(f"{_written(key, 0)}: ", part) for key, part in pairs.items()], "}"
        case frozenset() if value and not isinstance(value, ObjectiveSet):
            return "frozenset({", [("", part) for part in sorted(cast("frozenset[object]", value), key=repr)], "})"
        case _ if _is_made_of_fields(value):
            return f"{type(value).__name__}(", [(f"{name}=", part) for name, part in arguments_of(value)], ")"
        case _:
            return None


def _is_made_of_fields(value: object) -> bool:
    return attrs.has(type(value)) and not isinstance(value, (PartialDate, Period, type))


def _text(text: Text) -> Call:
    ours: list[tuple[str, object]] = [("ours=", sorted(text.ours))] if text.ours else []
    if any(keyword.iskeyword(language) for language in text.languages):  # Icelandic is `is`
        return "Text(", [("", dict(text.versions)), *ours], ")"
    return "Text.of(", [*((f"{language}=", words) for language, words in text.versions), *ours], ")"


def arguments_of(value: object) -> Iterator[tuple[str, object]]:
    """Yield the arguments that make a value of fields, with their names: all that are not as by default."""
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
        given: object = getattr(value, field.name)
        if field.init and not _is_default(cast("attrs.Attribute[object]", field), given):
            yield field.alias, _as_given(value, field.alias, given)


def _as_given(value: object, name: str, kept: object) -> object:
    """Return what a field was made from, where the value keeps it privately in another form."""
    if isinstance(value, AlignmentSet) and name == "alignments":
        return *value.alignments, *value.dormant
    return getattr(value, name, kept)


class _Factory(Protocol):
    """What attrs keeps of a default that is made anew; none of ours looks at the value that it is for."""

    factory: Callable[[], object]


def _is_default(field: attrs.Attribute[object], given: object) -> bool:
    default = field.default
    if isinstance(default, _FACTORY):
        default = cast("_Factory", default).factory()
    return type(default) is type(given) and default == given


def _imports(values: Iterable[object]) -> list[str]:
    """Return the import lines for the classes that values are made of."""
    modules: dict[str, set[str]] = {}
    lines: set[str] = set()
    for kind in {type(part) for value in values for part in _within(value)}:
        if issubclass(kind, dt.date):
            lines.add("import datetime")
        elif issubclass(kind, Enum) or attrs.has(kind) or issubclass(kind, ObjectiveSet):
            name = kind.__name__
            home = _FACE.__name__ if getattr(_FACE, name, None) is kind else kind.__module__
            modules.setdefault(home, set()).add(name)
    lines |= {f"from {module} import {', '.join(sorted(names))}" for module, names in modules.items()}
    return sorted(lines, key=lambda line: (line.startswith("from"), line))


def _within(value: object) -> Iterator[object]:
    """Yield a value and all that it is made of."""
    yield value
    taken_apart = _parts(value)
    for _, part in taken_apart[1] if taken_apart else ():
        yield from _within(part)
