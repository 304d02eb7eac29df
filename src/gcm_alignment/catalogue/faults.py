"""Faults gathered while a file is read, so that its author mends them all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.errors import GcmError, Message, N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from gcm_alignment.catalogue.records import Record

Value = TypeVar("Value")


@attrs.define
class Faults:
    """The faults found so far in a file, each with its place."""

    messages: list[Message] = attrs.field(init=False, factory=list[Message])

    def attempt(self, record: Record, read: Callable[[], Value]) -> Value | None:
        """Read something of a record; what is refused becomes a fault, and None is returned."""
        try:
            return read()
        except BadRecord as error:
            self.messages.append(error.message)
        except GcmError as error:
            self.add(record, error.message)
        return None

    def add(self, record: Record, fault: Message) -> None:
        """Add a fault at a record's place."""
        self.messages.append(Message.of(N_("{path}: {fault}"), path=record.path, fault=fault))

    def refuse(self) -> None:
        """Raise BadRecord with all faults, when there are any."""
        faults = tuple(dict.fromkeys(self.messages))
        if len(faults) == 1:
            raise BadRecord(N_("{fault}"), fault=faults[0])
        if faults:
            raise BadRecord(N_("{count} faults:{faults}"), count=len(faults), faults=_listed(faults))


def _listed(faults: tuple[Message, ...]) -> Message:
    """Put each fault on a line of its own, whatever the language joins lists with."""
    listed = Message.of("\n{fault}", fault=faults[-1])
    for fault in reversed(faults[:-1]):
        listed = Message.of("\n{fault}{rest}", fault=fault, rest=listed)
    return listed
