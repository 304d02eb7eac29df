"""A bar that shows on a terminal how far a long reading has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self, TextIO

import attrs

if TYPE_CHECKING:
    from types import TracebackType

_WIDTH: Final = 30


@attrs.frozen
class Progress:
    """A bar on a stream that is a terminal; on any other stream nothing is shown."""

    stream: TextIO | None
    total: int

    @classmethod
    def on(cls, stream: TextIO, total: int) -> Progress:
        """Show a bar on a stream, if somebody watches it."""
        return cls(stream if stream.isatty() else None, total)

    def show(self, done: int) -> None:
        """Draw how much of the total is done."""
        if self.stream is not None:
            filled = _WIDTH * done // max(1, self.total)
            self.stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{self.total}")
            self.stream.flush()

    def __enter__(self) -> Self:
        """Begin with an empty bar."""
        self.show(0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Leave the line of the bar."""
        if self.stream is not None:
            self.stream.write("\n")
