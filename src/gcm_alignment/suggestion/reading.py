"""What a text says by an index of signs: each sign where it stands first, with how often it stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.suggestion.languages import languages_of
from gcm_alignment.suggestion.markup import read_markup
from gcm_alignment.suggestion.pieces import pieces_of
from gcm_alignment.tokens import TOKEN, fold_word, tolerates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gcm_alignment.suggestion.signs import SignIndex
    from gcm_alignment.text import Language
    from gcm_alignment.tokens import Word

_Place: TypeAlias = "tuple[int, int, int]"
"""The first and the last of some words, by their numbers in the text, and the number of their sign."""


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
        cuts = list(TOKEN.finditer(_with_paragraphs(piece)))
        words = [fold_word(cut[0]) for cut in cuts]
        for read_in in languages_of(words) if languages is None else languages:
            for first, last, number in found_in(words, index, read_in):
                start, stop = cuts[first].start(), cuts[last].end()
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


def found_in(words: Sequence[Word], index: SignIndex, language: Language) -> list[_Place]:
    """Return every place of a sign, in order, without those that lie in an exception of theirs."""
    found: list[_Place] = []
    excepted: dict[int, tuple[list[int], list[int]]] = {}
    bases = [base for _exact, base in words]
    plain = all(exact is base for exact, base in words)
    bases.append("")  # no form goes on with nothing, so each way ends at the end of the text
    grown, begins = index.grown(language), index.begins[language]
    for first, begin in enumerate(bases):
        node = grown.get(begin)
        if node is None:
            if begin not in begins:
                continue
            node = index.grow(language, begin)
        last = first
        while node is not None:
            for number, form in node["ends"]:
                if plain or _stands(form, words, first):
                    if number >= 0:
                        found.append((first, last, number))
                    else:
                        _except(excepted.setdefault(-1 - number, ([], [])), first, last)
            last += 1
            node = node["next"].get(bases[last])
    return [place for place in found if not _excepted(place, excepted)] if excepted else found


def _stands(form: Sequence[Word], words: Sequence[Word], first: int) -> bool:
    """Tell whether the words from a place on are those of a form, accents missing or not; their bases are."""
    for place, wanted in enumerate(form, first):
        exact, base = words[place]
        if exact is not base and not tolerates(wanted, exact):
            return False
    return True


def _except(context: tuple[list[int], list[int]], first: int, last: int) -> None:
    """Add a place where a sign means something else; it does not begin before those added so far."""
    firsts, reach = context
    firsts.append(first)
    reach.append(max(last, reach[-1]) if reach else last)


def _excepted(place: _Place, contexts: dict[int, tuple[list[int], list[int]]]) -> bool:
    """Tell whether a place lies wholly within an exception of its sign: of those that begin in time, one reaches."""
    first, last, number = place
    if number not in contexts:
        return False
    firsts, reach = contexts[number]
    before = bisect_right(firsts, first)
    return before > 0 and reach[before - 1] >= last
