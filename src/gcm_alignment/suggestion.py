"""Suggestions: which objectives the words of a text resemble, by the official titles and our action labels."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs

from gcm_alignment.catalogue import load_compact
from gcm_alignment.evidence import Quote, TextMatch
from gcm_alignment.lexicon import Token, tokenise
from gcm_alignment.text import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gcm_alignment.activities import Activity
    from gcm_alignment.compact import Objective

Suggested: TypeAlias = "tuple[tuple[int, TextMatch], ...]"

_SHORTEST_WORD = 4
_TITLE_WEIGHT = 2.0
_LABEL_WEIGHT = 1.0
_THRESHOLD = 9.0
"""More than one word that only a single objective’s title has: one word alone suggests nothing."""
_LIMIT = 3


class Suggester(Protocol):
    """What reads texts and suggests objectives: at most a few for each activity, best first."""

    def suggest_many(self, activities: Sequence[Activity]) -> Sequence[Suggested]:
        """Suggest objectives for each activity, in their order; none where the text does not say."""
        ...


@attrs.frozen
class TitleSuggester:
    """Weigh the words that a title shares with the official titles, short names and action labels.

    A word weighs the more, the fewer objectives use it. This is a baseline: it states no confidence,
    because none was measured.
    """

    name: str = "titles"
    version: str = "1"

    def suggest_many(self, activities: Sequence[Activity]) -> Sequence[Suggested]:
        """Suggest at most three objectives for each activity, best first."""
        return tuple(self._suggest(activity) for activity in activities)

    def _suggest(self, activity: Activity) -> Suggested:
        scores: defaultdict[int, float] = defaultdict(float)
        quotes: defaultdict[int, list[Quote]] = defaultdict(list)
        for language, words in activity.title.versions:
            for stem, token in _content_words(words):
                for objective, weight in _weights(language).get(stem, {}).items():
                    scores[objective] += weight
                    quotes[objective].append(_quote(words, language, token))
        best = sorted(scores, key=lambda objective: (-scores[objective], objective))
        return tuple(
            (objective, TextMatch(suggester=self.name, version=self.version, quotes=tuple(quotes[objective])))
            for objective in best[:_LIMIT]
            if scores[objective] >= _THRESHOLD
        )


def _quote(words: str, language: str, token: Token) -> Quote:
    place = slice(token.start, token.stop)
    return Quote(field="title", language=language, start=token.start, stop=token.stop, words=words[place])


def _content_words(text: str) -> Iterable[tuple[str, Token]]:
    """Yield the longer words of a text, each once, with the ending of the plural taken off."""
    seen: set[str] = set()
    for token in tokenise(text):
        stem = token.base.rstrip("sx")
        if len(stem) >= _SHORTEST_WORD and stem not in seen:
            seen.add(stem)
            yield stem, token


def _voices(objective: Objective, language: Language) -> Iterable[tuple[str, float]]:
    for official in (objective.title, objective.short_name):
        yield official.serve(language).text, _TITLE_WEIGHT
    for action in objective.actions:
        yield action.label.serve(language).text, _LABEL_WEIGHT


@cache
def _weights(language: str) -> Mapping[str, Mapping[int, float]]:
    """Return what each word says for each objective: the voice's weight, by how rare the word is."""
    if language not in LANGUAGES:
        return {}
    spoken: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for objective in load_compact():
        for text, weight in _voices(objective, language):
            for stem, _token in _content_words(text):
                known = spoken[stem].get(objective.number, 0.0)
                spoken[stem][objective.number] = max(known, weight)
    total = len(load_compact())
    return {
        stem: {number: weight * math.log(total / len(by_number)) for number, weight in by_number.items()}
        for stem, by_number in spoken.items()
    }
