"""What is known of the fields of activities, so that demands which no activity can meet are proved to be such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.analysis.containment import Wordings
from gcm_alignment.analysis.demands import MANY, Demand, days_of, looks_at
from gcm_alignment.analysis.settings import settings
from gcm_alignment.analysis.speech import Speech
from gcm_alignment.conditions import (
    During,
    KindIs,
    MemberIs,
    Mentions,
    ProcessIs,
    Says,
    phrases_of,
)
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.readings import Background

if TYPE_CHECKING:
    from gcm_alignment.analysis.demands import Valued
    from gcm_alignment.analysis.normal_form import Conjunction, Literal
    from gcm_alignment.rules import RuleBook


_BELONGING: Final = frozenset({During, ProcessIs, MemberIs})


@attrs.frozen
class Knowledge:
    """The forms of the terms, and the plans and processes that are known.

    Whatever it proves holds for every activity, and goes on holding when more plans become known. The processes,
    where there are any, are taken to be all that there are.
    """

    wordings: Wordings
    background: Background

    @classmethod
    def of(cls, book: RuleBook, background: Background) -> Knowledge:
        """Take the lexicon of a book with the literal phrases of its rules."""
        phrases = {phrase.as_term() for rule in book for phrase in phrases_of(rule.condition)}
        return cls(Wordings(Lexicon((*book.lexicon, *phrases))), background)

    def contradiction(self, literals: Conjunction) -> Conjunction | None:
        """Return the fewest demands, of those given, that no activity can meet; None when that is not proved.

        None of those returned can be left out.
        """
        if not self.excludes(literals):
            return None
        core = literals
        for literal in sorted(literals, key=repr):
            if self.excludes(core - {literal}):
                core -= {literal}
        return core

    def excludes(self, literals: Conjunction) -> bool:
        """Tell whether no activity can meet these demands: True is a proof, False is none of the contrary."""
        fields = {looks_at(one.leaf) for one in literals}
        return (
            (Mentions in fields and Speech.of(literals, self.wordings).impossible)
            or (KindIs in fields and not self._demand(literals, KindIs).single)
            or any(not all(self._demand(literals, field).open) for field in MANY if field in fields)
            or (bool(fields & _BELONGING) and next(settings(literals, self.background), None) is None)
        )

    def _demand(self, literals: Conjunction, field: type[Valued]) -> Demand:
        return Demand.of(literals, field, self.background)

    def implies(self, literals: Conjunction, literal: Literal) -> bool:
        """Tell whether every activity that meets demands surely meets one more: True is a proof.

        It is not enough that the contrary is excluded: what is asked might be unknown.
        """
        leaf = literal.leaf
        if literal in literals:
            return True
        if isinstance(leaf, (Mentions, Says)):
            return Speech.of(literals, self.wordings).implies(leaf, holds=literal.holds)
        if type(leaf) not in {type(one.leaf) for one in literals}:
            return False
        if isinstance(leaf, During):
            return not days_of({*literals, ~literal}).spans
        return self._holds_value(literals, literal, type(leaf))

    def _holds_value(self, literals: Conjunction, literal: Literal, field: type[Valued]) -> bool:
        known, new = self._demand(literals, field), self._demand(frozenset({literal}), field)
        if field is KindIs:
            return known.single <= new.asked[0] if literal.holds else not known.single & new.excluded
        if literal.holds:
            return any(left <= new.asked[0] for left in known.open)
        return new.excluded <= known.excluded
