"""What a text says by an index of signs: each sign where it stands first, with how often it stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.suggestion.languages import languages_of
from gcm_alignment.suggestion.markup import read_markup
from gcm_alignment.suggestion.pieces import pieces_of
from gcm_alignment.tokens import tokenise, tolerates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gcm_alignment.suggestion.signs import SignIndex
    from gcm_alignment.text import Language
    from gcm_alignment.tokens import Token

_Place: TypeAlias = "tuple[int, int, int]"
"""Where words stand, from and to, and the number of their sign."""


@attrs.define
class Seen:
    """A sign in a text: where it stands first, read in which language, and how often it stands."""

    start: int
    stop: int
    language: Language
    times: int = 1
    translated: tuple[int, int, Language] | None = None
    """Where it stands first in the other language, in a text that mixes both."""


def read_signs(text: str, index: SignIndex, languages: tuple[Language, ...] | None) -> dict[int, Seen]:
    """Read a text and return its signs by their numbers; places are those of the text as it was given.

    Without languages each piece of it is read in those that its small words are of.
    """
    readable = read_markup(text)
    seen: dict[int, Seen] = {}
    for begin, piece in pieces_of(readable.text):
        tokens = tokenise(_with_paragraphs(piece))
        for read_in in languages_of(tokens) if languages is None else languages:
            for start, stop, number in found_in(tokens, index, read_in):
                if (known := seen.get(number)) is None:
                    seen[number] = Seen(*readable.original(begin + start, begin + stop), read_in)
                elif known.language == read_in:
                    known.times += 1
                elif known.translated is None:
                    _translate(known, *readable.original(begin + start, begin + stop), read_in)
    return seen


def _translate(seen: Seen, start: int, stop: int, language: Language) -> None:
    """Note where a sign stands in the other language, unless these are the words that were read already."""
    if stop <= seen.start or start >= seen.stop:
        seen.translated = (start, stop, language)


def _with_paragraphs(text: str) -> str:
    """Put a mark into each blank line, in place of its second break, because no words go across it."""
    return text.replace("\r\n\r\n", "\r\n|\n").replace("\n\n", "\n|") if "\n" in text else text


def found_in(tokens: Sequence[Token], index: SignIndex, language: Language) -> list[_Place]:
    """Return every place of a sign, in order, without those that lie in an exception of theirs."""
    found: list[_Place] = []
    excepted: dict[int, tuple[list[int], list[int]]] = {}
    count = len(tokens)
    accented = any(token.exact is not token.base for token in tokens)
    for first, token in enumerate(tokens):
        node = index.tree(language, token.base)
        last = first
        while node is not None:
            for number, words in node["ends"]:
                # A text without accents has the words of each form that its letters lead to: any form may be bare.
                if not accented or all(map(tolerates, words, (one.exact for one in tokens[first : last + 1]))):
                    start, stop = token.start, tokens[last].stop
                    if number >= 0:
                        found.append((start, stop, number))
                    else:
                        _except(excepted.setdefault(-1 - number, ([], [])), start, stop)
            last += 1
            node = node["next"].get(tokens[last].base) if last < count else None
    return [place for place in found if not _excepted(place, excepted)] if excepted else found


def _except(context: tuple[list[int], list[int]], start: int, stop: int) -> None:
    """Add a place where a sign means something else; it does not begin before those added so far."""
    starts, reach = context
    starts.append(start)
    reach.append(max(stop, reach[-1]) if reach else stop)


def _excepted(place: _Place, contexts: dict[int, tuple[list[int], list[int]]]) -> bool:
    """Tell whether a place lies wholly within an exception of its sign: of those that begin in time, one reaches."""
    start, stop, number = place
    if number not in contexts:
        return False
    starts, reach = contexts[number]
    before = bisect_right(starts, start)
    return before > 0 and reach[before - 1] >= stop
