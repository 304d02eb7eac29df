"""Contradictions in words: the demands that cannot be met together, and why."""

from __future__ import annotations

from typing import Final

import attrs

from gcm_alignment.analysis.demands import looks_at
from gcm_alignment.conditions import (
    Condition,
    During,
    KindIs,
    Leaf,
    MemberIs,
    Mentions,
    Not,
    ProcessIs,
    Under,
    leaves_of,
)
from gcm_alignment.errors import Message, N_
from gcm_alignment.outcome_words import OutcomeWords
from gcm_alignment.translation import Translator

_BELONGING: Final[frozenset[type[Leaf]]] = frozenset({ProcessIs, MemberIs, During})


@attrs.frozen
class Clashes:
    """Words demands, and the reasons why no activity can meet them."""

    words: Translator

    def clash(self, demands: tuple[Condition, ...]) -> str:
        """Say which demands exclude each other, and why."""
        asked = self.words.series(map(self._demand, demands))
        return self.words.text(N_("{demands} ({why})"), demands=asked, why=Message.of(_why(demands)))

    def _demand(self, condition: Condition) -> str:
        (leaf,) = leaves_of(condition)
        asked = OutcomeWords(self.words).asked(leaf)
        return self.words.text(N_("not: {asked}"), asked=asked) if isinstance(condition, Not) else asked


def _why(demands: tuple[Condition, ...]) -> str:
    """Give the reason, which is one for each field: fields that do not hang together never clash."""
    leaves = [leaf for demand in demands for leaf in leaves_of(demand)]
    fields = {looks_at(leaf) for leaf in leaves}
    if len(demands) > len(set(leaves)):
        return N_("the same is asked for and excluded")
    if fields == {Mentions}:
        return (
            N_("there is no form by which a text could tell")
            if len(demands) == 1
            else N_("each form of what is asked for contains something excluded")
        )
    if fields == {KindIs}:
        return N_("an activity is of one kind")
    if fields == {During}:
        return N_("no day is left")
    if fields == {Under}:
        return N_("the plan places the one under the other")
    return N_("no process meets this") if fields <= _BELONGING else N_("all that is asked for is excluded")
