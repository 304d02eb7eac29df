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
        if self.messages:
            raise BadRecord(N_("{faults}"), faults=tuple(dict.fromkeys(self.messages)))
