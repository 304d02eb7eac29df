"""Several suggesters as one: of each objective the highest confidence and the words of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.suggestion.values import LIMIT, Suggester, Suggestion, check_limit, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gcm_alignment.suggestion.values import WordMatch


class Combinable:
    """What suggesters have that can be united by `|`."""

    def __or__(self: Suggester, other: Suggester) -> CombinedSuggester:
        """Unite two suggesters; the order does not matter, and a suggester united with itself says the same."""
        return CombinedSuggester((self, other))


def _flat(given: Iterable[Suggester]) -> tuple[Suggester, ...]:
    """Take the members of members, each once, in the order of their names."""
    members: list[Suggester] = []
    for suggester in given:
        for one in suggester.members if isinstance(suggester, CombinedSuggester) else (suggester,):
            if one not in members:
                members.append(one)
    if not members:
        raise InvalidValue(N_("a combination of no suggesters; give at least one"))
    names = [(one.name, one.version) for one in members]
    if twice := sorted({f"{name} {version}" for name, version in names if names.count((name, version)) > 1}):
        raise InvalidValue(N_("different suggesters of one name: {names}; rename one"), names=tuple(twice))
    return tuple(sorted(members, key=lambda one: (one.name, one.version)))


@attrs.frozen
class CombinedSuggester(Combinable):
    """Suggesters that read the same texts: of an objective the highest confidence counts, and all words speak for it.

    The order of the members never matters: `a | b` is `b | a`, `a | a` says what `a` says.
    """

    members: tuple[Suggester, ...] = attrs.field(converter=_flat)

    @property
    def name(self) -> str:
        """The names of the members, joined by `+`."""
        return "+".join(one.name for one in self.members)

    @property
    def version(self) -> str:
        """The versions of the members, joined by `+`."""
        return "+".join(one.version for one in self.members)

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> tuple[tuple[Suggestion, ...], ...]:
        """Have each member read the texts, and unite what they say of each."""
        check_limit(limit)
        answers = [one.suggest_many(texts, language=language, limit=limit) for one in self.members]
        return tuple(united(of_one_text, limit) for of_one_text in zip(*answers, strict=True))


def united(answers: Iterable[Iterable[Suggestion]], limit: int = LIMIT) -> tuple[Suggestion, ...]:
    """Unite what several suggesters say of one text: the highest confidence of each objective, and all words."""
    sure: dict[int, float] = {}
    matches: dict[int, set[WordMatch]] = {}
    for answer in answers:
        for one in answer:
            sure[one.objective] = max(one.confidence, sure.get(one.objective, 0.0))
            matches.setdefault(one.objective, set()).update(one.matches)
    return ranked(
        (Suggestion(objective=number, confidence=sure[number], matches=matches[number]) for number in sure), limit
    )
