"""Values as plain data and back, without loss and without guessing: one strict converter (cattrs)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache, partial
from types import GenericAlias
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.activities import Activity
from gcm_alignment.alignment_sets import SHOWN, AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import Condition
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import GcmError, InvalidValue, Message, N_
from gcm_alignment.evidence import Evidence, Method
from gcm_alignment.particulars import full_day
from gcm_alignment.review_log import ReviewEvent
from gcm_alignment.rosters import Roster
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""What JSON can hold."""

Value = TypeVar("Value")


class InvalidDocument(GcmError, ValueError):
    """Data that are not the value asked for: `faults` lists all of them, each with its path."""

    def __init__(self, kind: str | Message, faults: tuple[Message, ...]) -> None:
        """Name the kind of value and join the faults."""
        super().__init__(N_("cannot be read as {kind}: {faults}"), kind=kind, faults=faults)
        self.faults = faults


def encode(value: object) -> Plain:
    """Turn a value of the library into plain data that JSON can hold; `decode` gives it back, equal.

    >>> encode(ObjectiveSet([20, 9]))
    [9, 20]
    """
    return cast("Plain", _converter().unstructure(value, unstructure_as=type(value)))


def decode(data: Plain, kind: type[Value]) -> Value:
    """Make a value of plain data, or raise InvalidDocument with all faults at once.

    Nothing is converted on the way: a number is no text, `null` no empty list, an unknown field no detail.
    """
    try:
        return _converter().structure(data, kind)
    except (BaseValidationError, GcmError, TypeError, ValueError) as error:
        raise InvalidDocument(_named(kind), tuple(_faults(error, "$"))) from error


def _named(kind: object) -> str | Message:
    """Name what was asked for: a class of the library by its name, plain data in words."""
    if kind in {Evidence, Condition}:
        return "Evidence" if kind == Evidence else "Condition"
    plain = _PLAIN_NAMES.get(_PLAIN_BY_ORIGIN.get(get_origin(kind), kind))
    return Message.of(plain) if plain else str(getattr(kind, "__name__", kind))


def _faults(error: BaseException, path: str) -> Iterator[Message]:
    """Walk through a group of errors and give each fault its path."""
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            yield from _faults(part, path + _step(part))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield Message.of(N_("{path}: unknown fields {names}"), path=path, names=tuple(sorted(error.extra_fields)))
    elif isinstance(error, GcmError):
        yield Message.of(N_("{path}: {fault}"), path=path, fault=error.message)
    elif isinstance(error, KeyError):
        yield Message.of(N_("{path}: the field {name} is missing"), path=path, name=str(error.args[0]))
    else:  # what Python says of it is no help to a reader; the error that was raised keeps it as its cause
        yield Message.of(N_("{path}: this cannot stand here"), path=path)


def _step(error: BaseException) -> str:
    """Return the step of the path that an error's note tells: a field or a place in a list."""
    notes = cast("list[object]", getattr(error, "__notes__", []))
    fields = [f".{note.name.lstrip('_')}" for note in notes if isinstance(note, AttributeValidationNote)]
    places = [f"[{note.index}]" for note in notes if isinstance(note, IterableValidationNote)]
    return "".join((*places, *fields)[:1])


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook_factory(attrs.has, partial(_fields, converter))
    converter.register_structure_hook_factory(_is_collection, partial(_items, converter))
    converter.register_structure_hook_factory(_is_row, partial(_row, converter))
    converter.register_structure_hook_func(_is_choice, _choice)
    converter.register_unstructure_hook_func(_is_frozenset, sorted)
    converter.register_structure_hook(StrEnum, _member)
    _register_written(converter)
    _register_sets(converter)
    _register_union(Evidence, converter)
    _register_union(Condition, converter)
    return converter


def _register_written(converter: Converter) -> None:
    """Register the values that are written as one text or one list."""
    converter.register_structure_hook(PartialDate, lambda data, _: PartialDate.parse(_exactly(data, str)))
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(Period, lambda data, _: Period.parse(_exactly(data, str)))
    converter.register_unstructure_hook(Period, str)
    converter.register_structure_hook(dt.date, lambda data, _: full_day(_exactly(data, str)))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(
        ObjectiveSet, lambda data, _: ObjectiveSet(_exactly(number, int) for number in _list(data))
    )
    converter.register_unstructure_hook(ObjectiveSet, list)
    converter.register_structure_hook(Text, lambda data, _: _text(_object(data)))
    converter.register_unstructure_hook(Text, _languages)


def _register_sets(converter: Converter) -> None:
    """Register sets of alignments, which are written as what they show: lists in their order."""

    def written(found: AlignmentSet) -> Plain:
        return {name: cast("Plain", converter.unstructure(getattr(found, name))) for name in (*SHOWN, "dormant")}

    read = converter.structure
    converter.register_unstructure_hook(AlignmentSet, written)
    converter.register_structure_hook(AlignmentSet, lambda data, _: read(data, _WrittenSet).made())
    converter.register_structure_hook(Roster, lambda data, _: Roster.of(read(data, tuple[Activity, ...])))


@attrs.frozen(kw_only=True)
class _WrittenSet:
    """A set of alignments as it is written: the reviews that are dormant stand in a list of their own."""

    alignments: tuple[Alignment, ...] = ()
    activities: Roster = attrs.field(factory=lambda: Roster.of(()))
    scope: ObjectiveSet = attrs.field(factory=ObjectiveSet)
    outside: tuple[OutsideMandate, ...] = ()
    methods: tuple[Method, ...] = ()
    nothing_found: tuple[NothingFound, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    dormant: tuple[ReviewEvent, ...] = ()

    def made(self) -> AlignmentSet:
        """Make the set."""
        return AlignmentSet(
            alignments=(*self.alignments, *self.dormant),
            activities=self.activities,
            scope=self.scope,
            outside=self.outside,
            methods=self.methods,
            nothing_found=self.nothing_found,
            undecided=self.undecided,
        )


def _register_union(union: object, converter: Converter) -> None:
    """Register a union whose members are told apart by a field `type`, the name of the class."""
    kinds: dict[str, type[object]] = {kind.__name__: kind for kind in get_args(union)}

    def structure(data: object, _: object) -> object:
        fields = dict(_object(data))
        name = str(fields.pop("type", None))
        if name not in kinds:
            raise InvalidValue(N_("type is {found}; expected one of {choices}"), found=name, choices=tuple(kinds))
        return converter.structure(fields, kinds[name])

    def unstructure(value: object) -> Plain:
        return {"type": type(value).__name__, **converter.unstructure(value, unstructure_as=type(value))}

    converter.register_structure_hook(union, structure)
    converter.register_unstructure_hook(union, unstructure)


def _wrong(data: object, expected: str | Message) -> InvalidValue:
    return InvalidValue(N_("found {found}; expected {kind}"), found=repr(data), kind=expected)


def _exactly(data: object, kind: type[Value]) -> Value:
    """Take data of exactly this type, and nothing that could be made one."""
    if type(data) is not kind:
        raise _wrong(data, Message.of(_PLAIN_NAMES[kind]))
    return data


_PLAIN_NAMES: dict[object, str] = {
    str: N_("text"),
    int: N_("whole number"),
    bool: N_("true or false"),
    list: N_("list"),
    dict: N_("object"),
    float: N_("number"),
}
_PLAIN_BY_ORIGIN: dict[object, type] = {tuple: list, frozenset: list, list: list, dict: dict}


def _list(data: object) -> list[object]:
    return cast("list[object]", _exactly(data, list))


def _object(data: object) -> dict[str, object]:
    return cast("dict[str, object]", _exactly(data, dict))


def _number(data: object, _: object) -> float:
    if not isinstance(data, (int, float)) or isinstance(data, bool):
        raise _wrong(data, Message.of(_PLAIN_NAMES[float]))
    try:
        return float(data)
    except OverflowError as error:
        raise InvalidValue(N_("a number that is too large")) from error


def _fields(converter: Converter, kind: type[Value]) -> Callable[[object, object], Value]:
    make = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_use_alias=True)
    return lambda data, _: make(_object(data), kind)


def _is_collection(kind: object) -> bool:
    return get_origin(kind) in {tuple, frozenset, list} and not _is_row(kind)


def _is_row(kind: object) -> bool:
    """Tell whether it is a tuple of so many things, each of a type of its own."""
    return get_origin(kind) is tuple and Ellipsis not in get_args(kind)


def _is_frozenset(kind: object) -> bool:
    return get_origin(kind) is frozenset


def _items(converter: Converter, kind: type[Value]) -> Callable[[object, object], Value]:
    """Read a list as a tuple or a frozenset of items of one type."""
    gather = list_structure_factory(cast("type", GenericAlias(list, get_args(kind)[:1])), converter)
    collect = cast("Callable[[list[object]], Value]", get_origin(kind))
    return lambda data, _: collect(gather(_list(data), list))


def _row(converter: Converter, kind: type[Value]) -> Callable[[object, object], Value]:
    """Read a list as a tuple with a type at each place."""
    types = get_args(kind)

    def structure(data: object, _: object) -> Value:
        given = _list(data)
        if len(given) != len(types):
            raise InvalidValue(N_("a list of {found}; expected one of {length}"), found=len(given), length=len(types))
        values: list[object] = []
        errors: list[Exception] = []
        for index, (one, type_) in enumerate(zip(given, types, strict=True)):
            try:
                values.append(converter.structure(one, type_))
            except (BaseValidationError, GcmError, TypeError, ValueError) as error:
                error.add_note(IterableValidationNote(f"at {index}", index, type_))
                errors.append(error)
        if errors:
            raise _together("a tuple", errors, kind)
        return cast("Value", tuple(values))

    return structure


_together = cast("Callable[[str, list[Exception], object], Exception]", IterableValidationError)


def _is_choice(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is Literal


def _choice(data: object, kind: object) -> object:
    """Take one of the values that a type lists."""
    for choice in get_args(kind):
        if type(data) is type(choice) and data == choice:
            return choice
    raise InvalidValue(
        N_("found {found}; expected one of {choices}"), found=repr(data), choices=tuple(map(str, get_args(kind)))
    )


def _member(data: object, kind: type[StrEnum]) -> StrEnum:
    if isinstance(data, str) and data in set(kind):
        return kind(data)
    raise InvalidValue(N_("found {found}; expected one of {choices}"), found=repr(data), choices=tuple(kind))


def _text(data: dict[str, object]) -> Text:
    """Read a text by language; `ours` lists the languages that this project worded."""
    ours = frozenset(_exactly(tag, str) for tag in _list(data.get("ours", [])))
    return Text({tag: _exactly(words, str) for tag, words in data.items() if tag != "ours"}, ours=ours)


def _languages(text: Text) -> Plain:
    ours: Plain = [*sorted(text.ours)]
    return {**dict(text.versions), **({"ours": ours} if text.ours else {})}
