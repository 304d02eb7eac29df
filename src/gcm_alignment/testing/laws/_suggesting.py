"""What a suggester is, as far as its laws ask it: those of the library are such, and so may others be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gcm_alignment.suggestion.values import Suggestion


class Words(Protocol):
    """Words that speak for an objective: `term` is what stands in the text from `start` up to `stop`."""

    @property
    def start(self) -> int:
        """The first code point."""
        ...

    @property
    def stop(self) -> int:
        """The code point after the last."""
        ...

    @property
    def term(self) -> str:
        """What stands there."""
        ...


class Suggested(Protocol):
    """An objective that a text points at."""

    @property
    def objective(self) -> int:
        """The number of the objective."""
        ...

    @property
    def confidence(self) -> float | None:
        """How surely, in [0, 1]; None where it is not stated."""
        ...

    @property
    def matches(self) -> Sequence[Words]:
        """The words that say so."""
        ...


class TextReader(Protocol):
    """What reads texts and suggests objectives, as the laws ask it."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def version(self) -> str:
        """The version of what it knows."""
        ...

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = ...
    ) -> Sequence[Sequence[Suggested | Suggestion]]:
        """Suggest objectives for each text, in their order: at most `limit`, best first."""
        ...
