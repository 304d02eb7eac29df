"""Rules on trial: what they are asked, and what their answers show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Activity
from gcm_alignment.conditions import AllOf, AnyOf, Condition, Mentions, Not, Says
from gcm_alignment.errors import Message
from gcm_alignment.readings import Background
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.laws._law import Difference

if TYPE_CHECKING:
    from gcm_alignment.evidence import RuleMatch

Held: TypeAlias = frozenset[str]
"""The keys of the rules that hold."""
Pair: TypeAlias = tuple[Activity, Activity]

NONE: Final[Held] = frozenset()


@attrs.frozen(kw_only=True)
class RulesOnTrial:
    """Rules, the activities to try them on, and what is known beside these."""

    book: RuleBook
    background: Background
    activities: st.SearchStrategy[Activity]
    others: tuple[Rule, ...] = ()

    def held(self, activity: Activity) -> Held:
        """Return the keys of the rules that hold for an activity."""
        return frozenset(match.key for _, match in self.book.apply(activity, self.background).matches)

    def open(self, activity: Activity) -> Held:
        """Return the keys of the rules that what is unknown leaves open."""
        return frozenset(one.source for one in self.book.apply(activity, self.background).undecided)

    def matches(self, activity: Activity) -> tuple[tuple[int, RuleMatch], ...]:
        """Return what the rules find, in order."""
        return self.book.apply(activity, self.background).matches


def differ(
    template: str, one: Held, other: Held, activity: Activity, other_activity: Activity | None = None
) -> Difference | None:
    """Tell that two answers differ, by the rules that are in one of them only."""
    if one == other:
        return None
    values = [("activity", activity)] if other_activity is None else [("activity", activity), ("other", other_activity)]
    return Difference(Message.of(template, rules=tuple(sorted(one ^ other))), tuple(values))


def denying(book: RuleBook) -> Held:
    """Return the keys of the rules that want some words not to be there."""
    return frozenset(book.key_of(rule) for rule in book if _denies(rule.condition, denied=False))


def _denies(condition: Condition, *, denied: bool) -> bool:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_denies(part, denied=denied) for part in parts)
        case Not(part):
            return _denies(part, denied=not denied)
        case _:
            return denied and isinstance(condition, (Mentions, Says))
