"""Texts that were taken from web pages: without tags, with their letters, and the way back to the original places."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

import attrs

_INLINE: Final = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|u|wbr"
)
_BLOCK: Final = (
    "address|article|aside|blockquote|body|br|button|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|head|header|hr|html|iframe|img|input|label|legend|li|link|main|menu|meta|nav|noscript|object|ol|option|p|"
    "picture|pre|section|select|source|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|ul|video"
)
# No part of a tag holds `<`, so that the reading of one never goes past the next: the time stays linear in the text.
_INSIDE: Final = r"""(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>"""
_MARKUP = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<unread>script|style){_INSIDE}.*?(?:</(?P=unread)\s*>|\Z)|(?P<inline></?(?:{_INLINE}){_INSIDE})"
    rf"|</?(?:{_BLOCK}|[a-z]+:[a-z]+){_INSIDE}|(?P<letter>&(?:[a-z][a-z\d]{{1,31}}|\#\d{{1,7}}|\#x[\da-f]{{1,6}});)",
    re.IGNORECASE | re.DOTALL,
)
_PARTED: Final = " | "
"""What stands for a tag that begins something new: a mark that no term goes across."""


_UNCHANGED: Final = ((0, None),)


@attrs.frozen
class Readable:
    """A text as a reader sees it, in pieces of the original, each from where it begins: `0` where nothing changed."""

    text: str
    _begins: tuple[int, ...] = (0,)
    _sources: tuple[tuple[int, int | None], ...] = _UNCHANGED

    def original(self, start: int, stop: int) -> tuple[int, int]:
        """Return the place in the original of what stands here from `start` up to `stop`."""
        if len(self._begins) == 1 and self._sources == _UNCHANGED:
            return start, stop
        return self._place(start)[0], self._place(stop - 1)[1]

    def _place(self, position: int) -> tuple[int, int]:
        """Return from where to where the original writes one letter: a character reference is longer than it."""
        piece = bisect_right(self._begins, position) - 1
        first, last = self._sources[piece]
        if last is not None:
            return first, last
        start = first + position - self._begins[piece]
        return start, start + 1


def read_markup(text: str) -> Readable:
    """Take out tags, comments and scripts, and resolve character references; other texts stay as they are.

    >>> found = read_markup("<p>r&eacute;fugi&eacute;s</p>")
    >>> found.text, found.original(3, 11)
    (' | réfugiés | ', (3, 25))
    """
    if "<" not in text and "&" not in text:
        return Readable(text)
    words: list[str] = []
    begins: list[int] = []
    sources: list[tuple[int, int | None]] = []
    reached = length = 0

    def add(piece: str, first: int, last: int | None) -> None:
        nonlocal length
        if piece:
            words.append(piece)
            begins.append(length)
            sources.append((first, last))
            length += len(piece)

    for found in _MARKUP.finditer(text):
        add(text[reached : found.start()], reached, None)
        add(_shown(found), *found.span())
        reached = found.end()
    add(text[reached:], reached, None)
    return Readable("".join(words), tuple(begins), tuple(sources))


def _shown(found: re.Match[str]) -> str:
    """Return what a reader sees of a piece of markup."""
    if letter := found["letter"]:
        from html import unescape  # noqa: PLC0415 - two thousand names, and most texts have none
        from html.entities import html5  # noqa: PLC0415 - as above

        return unescape(letter) if letter[1] == "#" else html5.get(letter[1:], letter)
    return "" if found["inline"] else _PARTED
