"""A text without case, accents and typography, each character of which knows where it stood."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import attrs

_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("’‘ʼ´`′", "'")
    | dict.fromkeys("“”„«»″", '"')
    | {"œ": "oe", "æ": "ae", "\t": "|", "→": "-"}
)
_INVISIBLE = {"Mn", "Cf"}


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set: the short way to write a list of words."""
    return frozenset(words.split())


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """Fold one character to the letters, marks and spaces that a reader of lists tells apart."""
    plain = unicodedata.normalize("NFKD", character.casefold().translate(_PLAIN)).translate(_PLAIN)
    kept = (c for c in plain if unicodedata.category(c) not in _INVISIBLE)
    return "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in kept)


@attrs.frozen
class Folded:
    """A text and its folded form; spans of the folded form lead back to the text as printed.

    >>> line = Folded.of("Évaluation – août 2021")
    >>> line.folded, line.printed(13, 22)
    ('evaluation - aout 2021', 'août 2021')
    """

    text: str
    folded: str
    origins: tuple[int, ...] = attrs.field(repr=False)

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text, remembering where each character came from."""
        folded = [(letter, place) for place, character in enumerate(text) for letter in _fold(character)]
        origins = tuple(place for _, place in folded)
        return cls(text, "".join(letter for letter, _ in folded), (*origins, len(text)))

    def printed(self, start: int, stop: int) -> str:
        """Return what the text has where the folded form has this span."""
        return self.text[self.origins[start] : self.origins[stop]]
