"""Suggestions: which objectives the words of a text resemble, by the official titles and our action labels."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

import attrs

from gcm_alignment.catalogue import load_compact
from gcm_alignment.evidence import Quote, TextMatch
from gcm_alignment.text import LANGUAGES, Language
from gcm_alignment.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gcm_alignment.activities import Activity
    from gcm_alignment.compact import Objective

Suggested: TypeAlias = "tuple[tuple[int, TextMatch], ...]"

_SHORTEST_WORD = 4
_TITLE_WEIGHT = 2.0
_LABEL_WEIGHT = 1.0
_FEWEST_WORDS = 2
"""One word alone suggests nothing."""
_THRESHOLD = 8.0
"""A word that only one objective’s title has weighs 6.3, one that three have 4.1."""
_LIMIT = 3


class Suggester(Protocol):
    """What reads texts and suggests objectives: at most a few for each activity, best first."""

    def suggest_many(self, activities: Sequence[Activity], /) -> Sequence[Suggested]:
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
        best: dict[int, tuple[float, tuple[Quote, ...]]] = {}
        for language, words in activity.title.versions:
            for objective, found in _scores(words, language).items():
                best[objective] = max(best.get(objective, found), found, key=lambda one: one[0])
        ranked = sorted(best, key=lambda objective: (-best[objective][0], objective))
        return tuple(
            (objective, TextMatch(suggester=self.name, version=self.version, quotes=best[objective][1]))
            for objective in ranked[:_LIMIT]
        )


def _scores(text: str, language: str) -> dict[int, tuple[float, tuple[Quote, ...]]]:
    """Weigh a text against each objective: those that it resembles enough, with the words that it shares."""
    scores: defaultdict[int, float] = defaultdict(float)
    quotes: defaultdict[int, list[Quote]] = defaultdict(list)
    for stem, token in _content_words(text):
        for objective, weight in _weights(language).get(stem, {}).items():
            scores[objective] += weight
            quotes[objective].append(_quote(text, language, token))
    return {
        objective: (score, tuple(quotes[objective]))
        for objective, score in scores.items()
        if score >= _THRESHOLD and len(quotes[objective]) >= _FEWEST_WORDS
    }


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
