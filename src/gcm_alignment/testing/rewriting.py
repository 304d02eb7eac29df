"""Other ways to type the same text: capitals, apostrophes, spaces, accents, composition."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.text import Text, strip_accents

if TYPE_CHECKING:
    from collections.abc import Callable

    from gcm_alignment.activities import Activity

    Rewrite = Callable[[str], str]

_APOSTROPHES = "'’‘ʼ´`"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_SPACE = re.compile("[ \u00a0\u202f]")
_ACCENTED = str.maketrans("aeiouAEIOU", "âêîôûÂÊÎÔÛ")


def _per_letter(change: Rewrite) -> Rewrite:
    """Change letters one by one, except those that folding would no longer bring together, such as ß."""

    def rewrite(words: str) -> str:
        changed = ((letter, change(letter)) for letter in words)
        return "".join(new if new.casefold() == letter.casefold() else letter for letter, new in changed)

    return rewrite


def _with_apostrophe(mark: str) -> Rewrite:
    return lambda words: _APOSTROPHE.sub(mark, words)


def _with_space(space: str) -> Rewrite:
    return lambda words: _SPACE.sub(space, words)


CASES: Final = tuple(map(_per_letter, (str.upper, str.lower, str.swapcase, str.title)))
"""Capitals, small letters, each turned round, and capitals throughout by way of titles."""
APOSTROPHES: Final = tuple(map(_with_apostrophe, _APOSTROPHES))
"""One apostrophe throughout: straight, typographic, turned, of a modifier, an acute or a grave accent."""
SPACES: Final = tuple(map(_with_space, ("\u00a0", "\u202f", "  ", "\n")))
"""One space throughout: no-break, narrow no-break, two of them, the break of a line."""
COMPOSITIONS: Final[tuple[Rewrite, ...]] = (
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: unicodedata.normalize("NFC", words),
)
"""Accents as signs of their own, and as one with their letter."""
ACCENTS_DROPPED: Final[tuple[Rewrite, ...]] = (
    strip_accents,
    lambda words: "".join(strip_accents(letter) if letter.isupper() else letter for letter in words),
)
"""No accents, and none on capitals."""


def accents_added(words: str) -> str:
    """Put an accent on each vowel that has none: no word that has such a vowel is the same."""
    return words.translate(_ACCENTED)


def with_texts(activity: Activity, rewrite: Rewrite) -> Activity:
    """Rewrite the title and the description of an activity, in each language."""

    def rewritten(text: Text) -> Text:
        return Text(((language, rewrite(words)) for language, words in text.versions), ours=text.ours)

    description = activity.description
    return attrs.evolve(
        activity, title=rewritten(activity.title), description=None if description is None else rewritten(description)
    )
