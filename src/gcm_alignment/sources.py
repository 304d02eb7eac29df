"""Where a fact was read, and how complete a list of facts is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue, N_

if TYPE_CHECKING:
    from collections.abc import Iterable


class SourceKind(StrEnum):
    """Who speaks in a source."""

    OFFICIAL = "official"
    PRESS = "press"
    MIRROR = "mirror"
    REFERENCE = "reference"
    USER = "user"


class Completeness(StrEnum):
    """What a list says of itself: whether something that it does not name can exist."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Source:
    """A place where a fact was read: at least a title or an address.

    `language` is that of the source, `date` when it was published; None where this is not known.
    """

    kind: SourceKind
    title: str | None = None
    address: str | None = None
    language: str | None = None
    date: PartialDate | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a source that leads nowhere."""
        if not any(part and part.strip() for part in (self.title, self.address)):
            raise InvalidValue(N_("a source needs a title or an address"))

    def __str__(self) -> str:
        """Cite it in one line, without words of our own."""
        named = f"{self.title or ''} ({self.date})".strip() if self.date else self.title
        return ", ".join(part for part in (named, self.address) if part)


def as_sources(given: Iterable[Source]) -> tuple[Source, ...]:
    """Take sources in the order given."""
    return tuple(given)
