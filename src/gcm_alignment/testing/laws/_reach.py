"""Whether rules can hold at all, and fail: dead rules, and rules that hold for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.laws._asked import activities_for
from gcm_alignment.testing.laws._law import Difference, Law, drawn, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.activities import Activity
    from gcm_alignment.rules import Rule
    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.laws._rules import RulesOnTrial

TRIED: Final = 400
"""So many activities that meet what a rule asks for as often as not: none of them, and the rule is taken for dead."""


def example_of(trial: RulesOnTrial, rule: Rule, *, held: bool) -> Activity | None:
    """Look for an activity for which a rule holds, or does not; None where none of those tried is one."""
    alone = attrs.evolve(trial, book=attrs.evolve(trial.book, rules=(rule,)))
    seen: list[Activity] = []

    def found(activity: Activity) -> Difference | None:
        if bool(alone.held(activity)) is not held:
            return None
        seen.append(activity)
        return Difference(Message.of(""), (("activity", activity),))

    drawn(activities_for(alone.book, trial.background) | trial.activities, found, shrinks=False)(TRIED)
    return seen[-1] if seen else None


def _satisfiable(trial: RulesOnTrial) -> Search:
    return _some_activity(trial, N_("no activity was found for which {rules} hold: what they ask for may contradict itself"), held=True)


def _refusable(trial: RulesOnTrial) -> Search:
    return _some_activity(trial, N_("no activity was found for which {rules} do not hold: they ask for nothing"), held=False)


def _some_activity(trial: RulesOnTrial, template: str, *, held: bool) -> Search:
    def seen() -> Difference | None:
        without = [trial.book.key_of(rule) for rule in trial.book if example_of(trial, rule, held=held) is None]
        return Difference(Message.of(template, rules=tuple(without))) if without else None

    return once(seen)


def laws_of_reach(trial: RulesOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws that ask for an example of each rule."""
    for name, why, law in (
        ("satisfiable", N_("a rule that can never hold gives a false sense of looking for its objectives"), _satisfiable),
        ("refusable", N_("a rule that holds for everything tells nothing of anything"), _refusable),
    ):
        yield Law(name=name, subject=subject, why=why, search=law(trial))
