"""What must hold of codecs: a way to write values and to read them again."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

import attrs
from hypothesis import strategies as st

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.laws._law import Difference, Law, drawn_freely
from gcm_alignment.testing.laws._processes import answers_elsewhere
from gcm_alignment.testing.surroundings import SURROUNDINGS, Surroundings, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.testing.laws._law import Search

Value = TypeVar("Value")
Written = TypeVar("Written")


@attrs.frozen(kw_only=True)
class CodecOnTrial(Generic[Value, Written]):
    """A way to write and a way to read, and the values to try them on."""

    read: Callable[[Written], Value]
    write: Callable[[Value], Written]
    values: st.SearchStrategy[Value]

    def round_trip(self, value: Value) -> Value:
        """Write a value and read it again."""
        return self.read(self.write(value))


def _difference(template: str, one: object, other: object, value: object) -> Difference | None:
    """Tell where two values differ first, by the way through their fields; written data are compared as they stand."""
    place = first_difference(one, other)
    if place is None:
        return None
    path, left, right = place
    said = Message.of(template, path=path or "–", expected=repr(left), found=repr(right))
    return Difference(said, (("value", value),))


def first_difference(one: object, other: object, path: str = "") -> tuple[str, object, object] | None:
    """Return where two values differ first, and what stands there in each; None where they are equal."""
    if type(one) is not type(other):
        return path, one, other
    if one == other and type(one) not in {dict, list}:
        return None
    for step, left, right in _steps(one, other):
        if (found := first_difference(left, right, f"{path}{step}")) is not None:
            return found
    return None if one == other and _order_of(one) == _order_of(other) else (path, one, other)


def _order_of(value: object) -> object:
    return list(cast("dict[object, object]", value)) if isinstance(value, dict) else None


def _steps(one: object, other: object) -> Iterator[tuple[str, object, object]]:
    if attrs.has(type(one)):
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(one)))
        names = (field.alias if hasattr(one, field.alias) else field.name for field in fields if field.eq)
        yield from ((f".{name}", getattr(one, name), getattr(other, name)) for name in names)
    elif isinstance(one, dict):
        right = cast("dict[object, object]", other)
        for key, value in cast("dict[object, object]", one).items():
            if key in right:
                yield f"[{key!r}]", value, right[key]
    elif isinstance(one, (tuple, list)):
        pairs = zip(cast("list[object]", one), cast("list[object]", other), strict=False)
        for number, (left, right_one) in enumerate(pairs):
            yield f"[{number}]", left, right_one


def _round_trip(trial: CodecOnTrial[Value, Written]) -> Search:
    def seen(value: Value) -> Difference | None:
        template = N_("written and read again, {path} is no longer {expected} but {found}")
        return _difference(template, value, trial.round_trip(value), value)

    return drawn_freely(trial.values, seen)


def _deterministic(trial: CodecOnTrial[Value, Written]) -> Search:
    def seen(value: Value) -> Difference | None:
        template = N_("written twice, one value is written in two ways: at {path}, {expected} and {found}")
        first = trial.write(value)
        return _difference(template, first, trial.write(copy.copy(value)), value)

    return drawn_freely(trial.values, seen)


def _stable(trial: CodecOnTrial[Value, Written]) -> Search:
    def seen(value: Value) -> Difference | None:
        template = N_("what was read is written otherwise than before: at {path}, {expected} and {found}")
        first = trial.write(value)
        return _difference(template, first, trial.write(trial.read(copy.deepcopy(first))), value)

    return drawn_freely(trial.values, seen)


def _local(trial: CodecOnTrial[Value, Written]) -> Search:
    def seen(case: tuple[Value, Value]) -> Difference | None:
        value, other = case
        first = trial.write(value)
        trial.round_trip(other)
        template = N_("after another value, one is written otherwise: at {path}, {expected} and {found}")
        return _difference(template, first, trial.write(value), value)

    return drawn_freely(st.tuples(trial.values, trial.values), seen)


def _surrounded(trial: CodecOnTrial[Value, Written]) -> Search:
    def search(examples: int | None) -> Difference | None:
        found = places()

        def seen(case: tuple[Value, Surroundings]) -> Difference | None:
            value, surroundings = case
            here = trial.write(value)
            read_here = trial.read(copy.deepcopy(here))
            with surroundings.around(found):
                there = trial.write(value)
                read_there = trial.read(copy.deepcopy(here))
            template = N_("at another time, in another zone and locale, at {path} stands not {expected} but {found}")
            return _difference(template, here, there, value) or _difference(template, read_here, read_there, value)

        return drawn_freely(st.tuples(trial.values, st.sampled_from(SURROUNDINGS)), seen)(examples)

    return search


def _harmless(trial: CodecOnTrial[Value, Written]) -> Search:
    def seen(value: Value) -> Difference | None:
        written = trial.write(value)
        before = copy.deepcopy(written)
        trial.read(written)
        template = N_("reading changes what is read: at {path}, {expected} becomes {found}")
        return _difference(template, before, written, value)

    return drawn_freely(trial.values, seen)


def _whatever_seed(trial: CodecOnTrial[Value, Written]) -> Search:
    carried = attrs.evolve(trial, values=st.nothing())  # strategies stay here
    return answers_elsewhere(carried, "write", trial.values, name="value")


_LAWS: Final = (
    (
        "round-trip",
        N_("whoever receives the file decides by what is in it: nothing may be lost on the way"),
        _round_trip,
    ),
    ("deterministic", N_("two files of one value that differ look like two versions of it"), _deterministic),
    ("stable", N_("a file that changes whenever somebody saves it hides the changes that matter"), _stable),
    ("local", N_("what is written must not depend on what was written before it"), _local),
    ("surroundings", N_("a file is written in one country and year, and read in another"), _surrounded),
    ("harmless", N_("who reads data twice must find them as they were"), _harmless),
    ("hash-seed", N_("Python shuffles its sets anew in every process; a file must not change for it"), _whatever_seed),
)


def laws_of_codecs(trial: CodecOnTrial[Value, Written], subject: str) -> Iterator[Law]:
    """Yield the laws of a codec."""
    for name, why, law in _LAWS:
        yield Law(name=name, subject=subject, why=why, search=law(trial))
