"""Long texts in pieces, so that reading them takes memory for one piece and time for their length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTH: Final = 20_000
_NEAR: Final = 2_000
_SENTENCE_END = re.compile(r"[.!?;:|]\s|\n")
_SPACE = re.compile(r"\s")


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text where a sentence or, failing that, a word ends; yield each piece with the place that it begins at."""
    start = 0
    while len(text) - start > _LENGTH:
        stop = _cut(text, start + _LENGTH)
        yield start, text[start:stop]
        start = stop
    yield start, text[start:]


def _cut(text: str, wanted: int) -> int:
    """Return where to cut: after a sentence that ends soon, else after the word, however long it is."""
    found = _SENTENCE_END.search(text, wanted, wanted + _NEAR) or _SPACE.search(text, wanted)
    return found.end() if found else len(text)
