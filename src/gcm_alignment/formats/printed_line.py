"""One bullet as a reader sees it: its dates, its quotes and the segments between its dashes and commas."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.formats.folding import Folded
from gcm_alignment.formats.printed_dates import PrintedDate, clock_times, read_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HIDDEN: Final = "\x01"
"""Stands for each character of a date or time in a hidden text: no letter, no space, no mark."""

_QUOTE = re.compile(r'"[^"]*"')
_SEPARATOR = re.compile(r"\s-+(?=\s|\w|\x01)|-+\s|[,;|()\[\]]|\s?:(?=\s|$)|\.(?=\s|$)")
_SPACES = re.compile(r"\s+")
_UNPRINTABLE = {"Cc", "Cs"}


@attrs.frozen
class Span:
    """A stretch of a folded text, half-open."""

    start: int
    stop: int


def tidy(text: str) -> str:
    """Return a text with its accents composed; control characters and lone surrogates become spaces or U+FFFD."""
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFC", text)
    return "".join(_printable(character) for character in composed).strip()


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category not in _UNPRINTABLE or character == "\t":
        return character
    return " " if category == "Cc" else "\ufffd"


@attrs.frozen
class Line:
    """A bullet's text, folded, with what was found in it; spans are those of the folded text."""

    folded: Folded
    dates: tuple[PrintedDate, ...]
    times: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Line:
        """Read the dates and times of a text."""
        folded = Folded.of(tidy(text))
        return cls(folded, read_dates(folded), tuple(Span(start, stop) for start, stop in clock_times(folded)))

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.folded

    @cached_property
    def counted(self) -> tuple[PrintedDate, ...]:
        """The dates, without lone years when something finer is known: a year can be part of a name."""
        if any(date.periods and not date.coarse for date in self.dates):
            return tuple(date for date in self.dates if not (date.periods and date.coarse))
        return self.dates

    @cached_property
    def hidden(self) -> str:
        """The folded text, of the same length, with its dates and times hidden."""
        return hide(self.text, (*self.counted, *self.times))

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """What stands in quotation marks, the marks included."""
        return tuple(Span(*found.span()) for found in _QUOTE.finditer(self.text))

    @cached_property
    def segments(self) -> tuple[Span, ...]:
        """The stretches between dashes, commas, brackets and stops; quotes and dates stay whole."""
        return tuple(self._segments())

    def _segments(self) -> Iterator[Span]:
        whole = hide(self.hidden, self.quotes)
        start = 0
        for found in _SEPARATOR.finditer(whole):
            yield Span(start, found.start())
            start = found.end()
        yield Span(start, len(whole))

    @cached_property
    def in_capitals(self) -> bool:
        """Whether capitals tell nothing, because all letters are."""
        return self.folded.text.isupper()

    def printed(self, start: int, stop: int) -> str:
        """Return a stretch as printed, its runs of spaces made one, no space at its ends."""
        return _SPACES.sub(" ", self.folded.printed(start, stop)).strip() if start < stop else ""

    def is_capital(self, position: int) -> bool:
        """Tell whether a capital is printed at a place of the folded text."""
        origin = self.folded.origins[position]
        return self.folded.text[origin : origin + 1].isupper()


def hide(text: str, spans: Iterable[Span | PrintedDate]) -> str:
    """Hide some stretches of a text, keeping its length."""
    pieces: list[str] = []
    last = 0
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [text[last : span.start], HIDDEN * (span.stop - max(last, span.start))]
        last = max(last, span.stop)
    return "".join([*pieces, text[last:]])
