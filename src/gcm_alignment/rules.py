"""Rules that lead from an activity to objectives, each with its author's reason, and books of them."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import Condition, Reading, gate_of, reads_only_text, terms_of
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import Method, RuleMatch
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.text import BilingualText, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.activities import Activity


@attrs.frozen(kw_only=True)
class Rule:
    """A condition, the objectives that it leads to, and why, in both languages.

    `confidence` in [0, 1] is its author's judgement of how characteristic the condition is.
    """

    id: str
    objectives: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    condition: Condition
    reason: BilingualText
    confidence: float | None = None
    degree: Degree | None = None
    actions: tuple[str, ...] = attrs.field(default=(), converter=strings)
    sources: tuple[str, ...] = attrs.field(default=(), converter=strings)

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that leads nowhere, and a confidence outside its interval."""
        if not self.objectives:
            raise InvalidValue(N_("rule {id} leads to no objective"), id=self.id)
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise InvalidValue(
                N_("rule {id}: a confidence lies between 0 and 1: {given}"), id=self.id, given=str(self.confidence)
            )


def _by_id(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.id))


@attrs.frozen(kw_only=True)
class RuleBook:
    """Rules ordered by id, with the lexicon that they read by and the objectives that they look for."""

    id: str
    version: str
    author: str
    lexicon: Lexicon
    scope: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    rules: tuple[Rule, ...] = attrs.field(converter=_by_id)

    def __attrs_post_init__(self) -> None:
        """Refuse two rules of one id, unknown terms, and objectives outside the scope."""
        ids = [rule.id for rule in self.rules]
        if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise InvalidValue(N_("book {book} has two rules of one id: {ids}"), book=self.id, ids=tuple(twice))
        unknown = {term for rule in self.rules for term in terms_of(rule.condition) if term not in self.lexicon}
        if unknown:
            raise InvalidValue(
                N_("book {book} asks for unknown terms: {ids}"), book=self.id, ids=tuple(sorted(unknown))
            )
        if astray := [rule.id for rule in self.rules if not rule.objectives <= self.scope]:
            raise InvalidValue(N_("book {book}: rules lead outside its scope: {ids}"), book=self.id, ids=tuple(astray))

    def __iter__(self) -> Iterator[Rule]:
        """Yield the rules in the order of their ids."""
        return iter(self.rules)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.rules)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of everything that can change an outcome."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @property
    def method(self) -> Method:
        """What the book is called where it looked for objectives."""
        return Method(book=self.id, version=self.version, author=self.author, digest=self.digest)

    def _candidates(self, reading: Reading) -> Iterator[Rule]:
        """Yield the rules that can hold, in order: those whose words the texts lack are not even asked."""
        places = {place for term in reading.quotes for place in self._gates.get(term, ())}
        return (self.rules[place] for place in sorted(places.union(self._gates.get(None, ()))))

    @cached_property
    def _gates(self) -> dict[str | None, list[int]]:
        """The places of the rules by the terms that may let them hold; under None, those that need no word."""
        gates: dict[str | None, list[int]] = {}
        for place, rule in enumerate(self.rules):
            for term in gate_of(rule.condition) or (None,):
                gates.setdefault(term, []).append(place)
        return gates

    def matches(self, activity: Activity) -> Iterator[tuple[int, RuleMatch]]:
        """Yield, for each rule that holds, its objectives with the match; the activity alone is read."""
        reading = Reading(activity, self.lexicon)
        for rule in self._candidates(reading):
            outcome = rule.condition.outcome(reading)
            if outcome.truth:
                match = RuleMatch(
                    book=self.id,
                    rule=rule.id,
                    version=self.version,
                    author=self.author,
                    reason=rule.reason,
                    quotes=outcome.quotes,
                    text_only=reads_only_text(rule.condition),
                    confidence=rule.confidence,
                    degree=rule.degree,
                    actions=rule.actions,
                    sources=rule.sources,
                )
                yield from ((objective, match) for objective in rule.objectives)
