"""Which of our languages a text is in: one, or both where it mixes them or does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gcm_alignment.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.text import Language
    from gcm_alignment.tokens import Word


def word_set(written: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(written.split())


SMALL_WORDS: Final[dict[Language, frozenset[str]]] = {
    "en": word_set(
        """
        the of and to in for with on at by from is are was were their its an as which that this these through into
        between who have has been be will or it they how
        """
    ),
    "fr": word_set(
        """
        le la les des du de et en dans pour avec sur par aux au une un est sont leur leurs ses qui que ce cette entre
        d l qu afin été ou à il elle elles ils
        """
    ),
}
_CLEARLY: Final = 4
"""Of two languages one is left out where the other has this many times its small words."""


def languages_of(words: Iterable[Word]) -> tuple[Language, ...]:
    """Return the language that the small words of a text are of, or both where it has none or mixes them.

    >>> from gcm_alignment.phrases import phrase_of
    >>> languages_of(phrase_of("Lutte contre la traite")), languages_of(phrase_of("Diaspora"))
    (('fr',), ('en', 'fr'))
    """
    exact = {word for word, _base in words}
    english, french = len(exact & SMALL_WORDS["en"]), len(exact & SMALL_WORDS["fr"])
    if english >= _CLEARLY * max(1, french) or english > french == 0:
        return ("en",)
    if french >= _CLEARLY * max(1, english) or french > english == 0:
        return ("fr",)
    return LANGUAGES
