"""Whether rules can hold at all, and fail: dead rules, and rules that hold for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.inversion import (
    NeedsBackground,
    TooLargeToDecide,
    Unsatisfiable,
    activities_matching,
    activities_missing,
)
from gcm_alignment.testing.inversion.demands import is_of_ours
from gcm_alignment.testing.laws._asked import activities_for
from gcm_alignment.testing.laws._law import Difference, Law, drawn, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis import strategies as st

    from gcm_alignment.activities import Activity
    from gcm_alignment.rules import Rule
    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.laws._trial import RulesOnTrial

TRIED: Final = 400
"""So many activities that meet what a rule asks for as often as not: none of them, and the rule is taken for dead."""


def _activities(trial: RulesOnTrial, rule: Rule, *, held: bool) -> st.SearchStrategy[Activity]:
    """Make activities from what a rule asks for; where that cannot be turned round, try many."""
    alone = attrs.evolve(trial.book, rules=(rule,))
    if is_of_ours(rule.condition):
        turned_round = activities_matching if held else activities_missing
        try:
            return turned_round(rule, lexicon=trial.book, background=trial.background)
        except TooLargeToDecide:
            pass
    return activities_for(alone, trial.background) | trial.activities


def _needs_background(trial: RulesOnTrial, rule: Rule, *, held: bool) -> bool:
    """Tell whether a rule asks for plans or memberships that are not known."""
    try:
        _activities(trial, rule, held=held)
    except NeedsBackground:
        return True
    except Unsatisfiable:
        pass
    return False


def example_of(trial: RulesOnTrial, rule: Rule, *, held: bool) -> Activity | None:
    """Look for an activity for which a rule holds, or surely does not; None where there is none, or none was found."""
    try:
        activities = _activities(trial, rule, held=held)
    except Unsatisfiable:
        return None
    alone = attrs.evolve(trial, book=attrs.evolve(trial.book, rules=(rule,)))
    seen: list[Activity] = []

    def found(activity: Activity) -> Difference | None:
        if alone.open(activity) or bool(alone.held(activity)) is not held:
            return None
        seen.append(activity)
        return Difference(Message.of(""), (("activity", activity),))

    drawn(activities, found, seconds=0)(TRIED)
    return seen[-1] if seen else None


def _satisfiable(trial: RulesOnTrial) -> Search:
    return _some_activity(trial, _NEVER_HOLDS, held=True)


def _refusable(trial: RulesOnTrial) -> Search:
    return _some_activity(trial, _ALWAYS_HOLDS, held=False)


_NEVER_HOLDS: Final = (
    N_("there is no activity for which {rules} holds: what it asks for contradicts itself, or was not found"),
    N_("there is no activity for which {rules} hold: what they ask for contradicts itself, or was not found"),
)
_ALWAYS_HOLDS: Final = (
    N_("there is no activity for which {rules} does not hold once it is known: it asks for nothing"),
    N_("there is no activity for which {rules} do not hold once it is known: they ask for nothing"),
)
_UNANSWERED: Final = (
    N_("what {rules} asks, only other plans or memberships than those known could answer: give them as background="),
    N_("what {rules} ask, only other plans or memberships than those known could answer: give them as background="),
)


def _some_activity(trial: RulesOnTrial, templates: tuple[str, str], *, held: bool) -> Search:
    def seen() -> Difference | None:
        without = [rule for rule in trial.book if example_of(trial, rule, held=held) is None]
        if not without:
            return None
        unanswered = [rule for rule in without if _needs_background(trial, rule, held=held)]
        told = [rule for rule in without if rule not in unanswered] or unanswered
        one, several = _UNANSWERED if told == unanswered else templates
        said = Message.of(one if len(told) == 1 else several, rules=tuple(map(trial.book.key_of, told)))
        return Difference(said, (("condition", told[0].condition),))

    return once(seen)


def laws_of_reach(trial: RulesOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws that ask for an example of each rule."""
    for name, why, law in (
        (
            "satisfiable",
            N_("a rule that can never hold gives a false sense of looking for its objectives"),
            _satisfiable,
        ),
        ("refusable", N_("a rule that holds for everything tells nothing of anything"), _refusable),
    ):
        yield Law(name=name, subject=subject, why=why, search=law(trial))
