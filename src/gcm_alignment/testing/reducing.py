"""Smaller values: with a field as by default, or with a part left out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from gcm_alignment.errors import GcmError
from gcm_alignment.testing.printing import arguments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value = TypeVar("Value")


def reduced(value: Value, still: Callable[[Value], bool], *, seconds: float) -> Value:
    """Make a value smaller, step by step, as long as something is still so of it, for so many seconds at most."""
    until = time.monotonic() + seconds
    while True:
        for candidate in smaller(value):
            if time.monotonic() > until:
                return value
            if still(candidate):
                value = candidate
                break
        else:
            return value


def smaller(value: Value) -> Iterator[Value]:
    """Yield values that are one step smaller, those that take the largest step first; invalid ones are left out."""
    if isinstance(value, tuple):
        yield from cast("Iterator[Value]", _shorter(cast("tuple[object, ...]", value)))
    elif attrs.has(type(value)):
        yield from cast("Iterator[Value]", _plainer(cast("attrs.AttrsInstance", value)))


def _shorter(parts: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    for place in range(len(parts)):
        yield (*parts[:place], *parts[place + 1 :])
    yield from each_smaller(parts)


def each_smaller(parts: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """Yield as many parts as there are, one of them smaller."""
    for place, part in enumerate(parts):
        for candidate in smaller(part):
            yield (*parts[:place], candidate, *parts[place + 1 :])


def _plainer(value: attrs.AttrsInstance) -> Iterator[attrs.AttrsInstance]:
    given = dict(arguments_of(value))
    needed = {field.alias for field in attrs.fields(type(value)) if field.default is attrs.NOTHING}
    bare = {name: part for name, part in given.items() if name in needed}
    for name in sorted(given.keys() - needed):
        if len(given) > len(bare) + 1:
            yield from _made(value, {**bare, name: given[name]})
    for name in given:
        yield from _made(value, {**given, name: _LEFT_OUT})
    for name, part in given.items():
        for candidate in smaller(part):
            yield from _made(value, {**given, name: candidate})


_LEFT_OUT = object()


def _made(value: attrs.AttrsInstance, fields: dict[str, object]) -> Iterator[attrs.AttrsInstance]:
    try:
        yield type(value)(**{name: field for name, field in fields.items() if field is not _LEFT_OUT})
    except (GcmError, TypeError, ValueError):  # a value of somebody else's may refuse in its own way
        return
