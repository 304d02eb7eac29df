"""Faults gathered while a file is read, so that its author mends them all at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from gcm_alignment.catalogue.records import BadRecord, Kind
from gcm_alignment.errors import GcmError, InvalidValue, Lines, Message, N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gcm_alignment.catalogue.records import Record

Value = TypeVar("Value")
Item = TypeVar("Item")


@attrs.define
class Faults:
    """The faults found so far in a file, each with its place."""

    messages: list[Message] = attrs.field(init=False, factory=list[Message])

    def attempt(self, record: Record, read: Callable[[], Value], name: str | None = None) -> Value | None:
        """Read something of a record, of its field `name` if that is given; what is refused becomes a fault."""
        try:
            return read()
        except BadRecord as error:
            self.messages.append(error.message)
        except GcmError as error:
            self.add(record, error.message, name)
        return None

    def attempt_each(
        self, record: Record, name: str, given: Iterable[Item], read: Callable[[Item], Value]
    ) -> tuple[Value, ...]:
        """Read each of several values of a field; each that is refused becomes a fault of its own."""
        found = [self.attempt(record, partial(read, one), name) for one in given]
        return tuple(one for one in found if one is not None)

    def items(self, record: Record, name: str, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the items of a list, none when the record does not say; each of another kind is a fault."""
        found = record.fields.get(name, [])
        if not isinstance(found, list):
            self.attempt(record, lambda: record.refuse(name, found, list))
            return ()
        items = cast("list[object]", found)
        return self.attempt_each(record, name, items, lambda item: _of_kind(record, name, item, kind))

    def texts(self, record: Record, name: str) -> tuple[str, ...]:
        """Return the texts of a list; each that is empty is a fault."""
        return self.attempt_each(record, name, self.items(record, name, str), filled)

    def add(self, record: Record, fault: Message, name: str | None = None) -> None:
        """Add a fault at a record's place, or at a field of it."""
        path = record.path if name is None else record.path_to(name)
        self.messages.append(Message.of(N_("{path}: {fault}"), path=path, fault=fault))

    def refuse(self) -> None:
        """Raise BadRecord with all faults, when there are any."""
        faults = tuple(dict.fromkeys(self.messages))
        if len(faults) == 1:
            raise BadRecord(N_("{fault}"), fault=faults[0])
        if faults:
            raise BadRecord(N_("{count} faults:{faults}"), count=len(faults), faults=Lines(faults))


def filled(given: str) -> str:
    """Return a text that has words."""
    if given.strip():
        return given
    raise InvalidValue(N_("an empty text"))


def _of_kind(record: Record, name: str, item: object, kind: type[Kind]) -> Kind:
    if isinstance(item, kind) and type(item) is kind:  # True is no number
        return item
    return record.refuse(name, item, kind)
