"""The texts of activities as suggesters read them: title and description together, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import attrs

from gcm_alignment.activities import ActivityId
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import Quote, TextMatch
from gcm_alignment.suggestion.values import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gcm_alignment.activities import Activity
    from gcm_alignment.suggestion.values import Suggester, Suggestion, WordMatch

_GAP: Final = "\n\n"
"""What parts a title from a description: a blank line, which no words go across."""


@attrs.frozen(kw_only=True)
class Passage:
    """What an activity says in one language; one of its texts may be missing there."""

    activity: ActivityId
    language: str
    title: str
    description: str

    @property
    def text(self) -> str:
        """The title, a blank line, the description."""
        return self.title + _GAP + self.description if self.description else self.title

    def quote(self, match: WordMatch) -> Quote | None:
        """Quote words from the text that they stand in, None where they go across both; refuse others."""
        if self.text[match.start : match.stop] != match.term:
            raise InvalidValue(
                N_("{words} does not stand from {start} to {stop} in the text of {activity}"),
                words=repr(match.term),
                start=match.start,
                stop=match.stop,
                activity=self.activity,
            )
        begins = len(self.title) + len(_GAP)
        if match.stop <= len(self.title):
            return self._quote(match, "title", 0)
        return self._quote(match, "description", begins) if match.start >= begins else None

    def _quote(self, match: WordMatch, field: Literal["title", "description"], begins: int) -> Quote:
        return Quote(
            field=field,
            language=self.language,
            start=match.start - begins,
            stop=match.stop - begins,
            words=match.term,
        )


def passages_of(activity: Activity) -> Iterator[Passage]:
    """Yield what an activity says, a passage for each language that its title or its description has."""
    titles = dict(activity.title.versions)
    descriptions = {} if activity.description is None else dict(activity.description.versions)
    for language in sorted(titles.keys() | descriptions.keys()):
        yield Passage(
            activity=activity.id,
            language=language,
            title=titles.get(language, ""),
            description=descriptions.get(language, ""),
        )


def read_passages(passages: Sequence[Passage], suggester: Suggester) -> Iterator[tuple[ActivityId, int, TextMatch]]:
    """Have a suggester read passages, those of one language together; yield what it suggests of each activity.

    What two languages of one activity say is united: of an objective the higher confidence, and the words of both.
    At most three objectives of an activity are kept, best first.
    """
    pooled: dict[tuple[ActivityId, int], _Pooled] = {}
    for language in sorted({passage.language for passage in passages}):
        spoken = [passage for passage in passages if passage.language == language]
        answers = suggester.suggest_many([passage.text for passage in spoken], language=language)
        for passage, suggestions in zip(spoken, answers, strict=True):
            for one in suggestions:
                pooled.setdefault((passage.activity, one.objective), _Pooled()).add(passage, one)
    by_activity: dict[ActivityId, list[int]] = {}
    for activity, objective in sorted(pooled, key=lambda pair: (pair[0], -pooled[pair].confidence, pair[1])):
        by_activity.setdefault(activity, []).append(objective)
    for activity, objectives in by_activity.items():
        for objective in objectives[:LIMIT]:
            yield activity, objective, pooled[activity, objective].match(suggester)


@attrs.define
class _Pooled:
    """What the passages of one activity say of one objective."""

    confidence: float = 0.0
    quotes: set[Quote] = attrs.field(factory=set[Quote])

    def add(self, passage: Passage, suggestion: Suggestion) -> None:
        """Take the higher confidence, and all words."""
        self.confidence = max(self.confidence, suggestion.confidence)
        quotes = map(passage.quote, suggestion.matches)
        self.quotes.update(quote for quote in quotes if quote is not None)

    def match(self, suggester: Suggester) -> TextMatch:
        """Make the evidence of it."""
        return TextMatch(
            suggester=suggester.name,
            version=suggester.version,
            quotes=tuple(sorted(self.quotes, key=lambda one: (one.field, one.language, one.start, one.stop))),
            confidence=self.confidence,
        )
