"""Whether rules can hold at all, and fail: dead rules, and rules that hold for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.inversion import (
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
    template = N_("there is no activity for which {rules} hold: what they ask for contradicts itself, or was not found")
    return _some_activity(trial, template, held=True)


def _refusable(trial: RulesOnTrial) -> Search:
    return _some_activity(
        trial,
        N_("there is no activity for which {rules} do not hold once it is known: they ask for nothing"),
        held=False,
    )


def _some_activity(trial: RulesOnTrial, template: str, *, held: bool) -> Search:
    def seen() -> Difference | None:
        without = [rule for rule in trial.book if example_of(trial, rule, held=held) is None]
        if not without:
            return None
        said = Message.of(template, rules=tuple(map(trial.book.key_of, without)))
        return Difference(said, (("condition", without[0].condition),))

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
