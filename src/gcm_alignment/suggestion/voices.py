"""The softer voice: single words that the official titles, short names and action labels use."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from gcm_alignment.suggestion.languages import SMALL_WORDS, word_set
from gcm_alignment.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gcm_alignment.compact import Compact, Objective
    from gcm_alignment.text import Language

_SHORTEST_WORD: Final = 4
_TITLE: Final = 1.0
_LABEL: Final = 0.5
_MOST_OBJECTIVES: Final = 5
"""A word that more objectives use tells none of them."""

_OF_ANY_TEXT: Final[dict[Language, frozenset[str]]] = {
    "en": word_set(
        """
        after against along also before below best early fast faster first form free full fully good help last less more
        only prior short still throughout toward under upon well without
        """
    ),
    "fr": word_set(
        """
        afin ainsi après avant aussi bonne bon contre dernier dernière dont face faire fait forme meilleur moins premier
        plus rendre selon soient sorte tout toute veiller long mener mettre donner
        """
    ),
}
"""Words that official texts use by the way, as any text does; beside the small words by which a language is known."""


def soft_words(compact: Compact, language: Language) -> Mapping[str, Mapping[int, float]]:
    """Return what each word says for each objective, in [0, 1]: the less, the more objectives use it.

    The weight is the voice's (a title's word 1, a label's 1/2) by log(23 / n) / log(23), with n objectives that use it.
    """
    spoken: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for objective in compact:
        for text, weight in _voices(objective, language):
            for word in _content_words(text, language):
                spoken[word][objective.number] = max(spoken[word].get(objective.number, 0.0), weight)
    total = math.log(len(compact))
    return {
        word: {number: weight * (1 - math.log(len(by_number)) / total) for number, weight in by_number.items()}
        for word, by_number in sorted(spoken.items())
        if len(by_number) <= _MOST_OBJECTIVES
    }


def _voices(objective: Objective, language: Language) -> Iterable[tuple[str, float]]:
    for official in (objective.title, objective.short_name):
        yield official.serve(language).text, _TITLE
    for action in objective.actions:
        yield action.label.serve(language).text, _LABEL


def _content_words(text: str, language: Language) -> set[str]:
    """Return the longer words of a text that any text does not have, with the ending of the plural taken off."""
    empty = SMALL_WORDS[language] | _OF_ANY_TEXT[language]
    stems = {token.exact: token.exact.rstrip("sx") for token in tokenise(text)}
    return {stem for word, stem in stems.items() if len(stem) >= _SHORTEST_WORD and not empty & {word, stem}}
