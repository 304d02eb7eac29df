"""The search of the extra `fast`: one automaton, a compiled one, passes once over the text for all phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from gcm_alignment.phrases import locate
from gcm_alignment.tokens import fold_in_place, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARTING = " ,"


class Automaton:
    """An Aho-Corasick automaton over folded text: it sees characters, so where words end is asked afterwards."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        """Build the automaton."""
        self._phrases = phrases
        self._parted = any("," in phrase for phrase in phrases)
        self._automaton = AhoCorasick(map(_encodable, phrases))

    def places(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Return where phrases stand, but for their accents: start, number of the phrase and stop, in this order."""
        folded = fold_in_place(text)
        # Around a mark there may be spaces or not, so a phrase with a mark inside is looked for word by word.
        if folded is None or (self._parted and "," in folded):
            folded = _encodable(fold_text(text))
            return locate(text, self._phrases, _by_word(folded, self._standing(folded)))
        return [(start - 1, number, stop - 1) for start, number, stop in self._standing(f" {folded} ")]

    def _standing(self, folded: str) -> list[tuple[int, int, int]]:
        """Return start, number and stop of the phrases that begin and end where words do."""
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return sorted(
            (start, number, stop)
            for number, start, stop in found
            if folded[start - 1] in _PARTING and folded[stop] in _PARTING
        )


def _by_word(folded: str, places: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the number of the first word and that of the phrase: in front of each word there is one space."""
    spaces = counted = 0
    for start, number, _stop in places:
        spaces += folded.count(" ", counted, start)
        counted = start
        yield spaces - 1, number


def _encodable(text: str) -> str:
    """Replace lone surrogates, which have no UTF-8 form: the words are compared with the original in any case."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
