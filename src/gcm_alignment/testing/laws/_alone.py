"""Laws of rules: the answer is the activity’s alone."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Activity, ActivityId, Kind
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import Condition, KindIs, Says
from gcm_alignment.errors import Message, N_
from gcm_alignment.rules import Rule
from gcm_alignment.testing.laws._law import Difference, drawn
from gcm_alignment.testing.laws._trial import RulesOnTrial, differ
from gcm_alignment.testing.surroundings import SURROUNDINGS, Surroundings, places
from gcm_alignment.text import BilingualText, Text

if TYPE_CHECKING:
    from gcm_alignment.testing.laws._law import Search


def deterministic(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        first, copy = trial.matches(activity), attrs.evolve(activity)
        for again in (activity, copy):
            if trial.matches(again) != first:
                said = Message.of(N_("asked twice about one activity, the rules do not answer the same"))
                return Difference(said, (("activity", activity),))
        return None

    return drawn(trial.activities, seen)


def surrounded(trial: RulesOnTrial) -> Search:
    def search(examples: int | None) -> Difference | None:
        found = places()

        def seen(case: tuple[Activity, Surroundings]) -> Difference | None:
            activity, surroundings = case
            here = trial.held(activity)
            with surroundings.around(found):
                there = trial.held(activity)
            template = N_("at another time, in another zone and locale, another answer is given by {rules}")
            told = differ(template, here, there, activity)
            return told and attrs.evolve(told, values=(*told.values, ("surroundings", surroundings)))

        return drawn(st.tuples(trial.activities, st.sampled_from(SURROUNDINGS)), seen)(examples)

    return search


def local(trial: RulesOnTrial) -> Search:
    def seen(case: tuple[Activity, Activity]) -> Difference | None:
        activity, other = case
        alone = trial.held(activity)
        trial.held(other)
        template = N_("after another activity was read, another answer is given by {rules}")
        return differ(template, alone, trial.held(activity), activity, other)

    return drawn(st.tuples(trial.activities, trial.activities), seen)


_REASON: Final = BilingualText("Most activities are.", "La plupart des activités le sont.")
_FREQUENT: Final[tuple[Condition, ...]] = (KindIs(tuple(Kind)), Says(("on", "meeting"), ("sur", "réunion")))
_CROWD: Final = tuple(
    Rule(id=f"crowd-{number}", objectives=ObjectiveSet([23]), condition=condition, reason=_REASON)
    for number, condition in enumerate(_FREQUENT)
)
"""Rules that hold for most activities."""


def whatever_others(trial: RulesOnTrial) -> Search:
    book = trial.book
    crowd = trial.others or _CROWD
    beside = [rule for rule in crowd if book.key_of(rule) not in {book.key_of(known) for known in book}]
    crowded = attrs.evolve(
        book,
        rules=(*book.rules, *beside),
        scope=book.scope | frozenset(itertools.chain(*(one.objectives for one in beside))),
    )
    alone = [attrs.evolve(book, rules=(rule,)) for rule in book]

    def seen(activity: Activity) -> Difference | None:
        apart = frozenset(match.key for one in alone for _, match in one.apply(activity, trial.background).matches)
        together = frozenset(match.key for _, match in crowded.apply(activity, trial.background).matches)
        own = together - {book.key_of(rule) for rule in beside}
        return differ(N_("beside other rules, another answer is given by {rules}"), apart, own, activity)

    return drawn(trial.activities, seen)


def whatever_name(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        renamed = attrs.evolve(
            activity, id=ActivityId("another:name"), printed=Text.of(en="as printed"), note="a note", sources=()
        )
        template = N_("under another id, with another note and without sources, another answer is given by {rules}")
        return differ(template, trial.held(activity), trial.held(renamed), activity, renamed)

    return drawn(trial.activities, seen)


def whatever_order(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        turned = attrs.evolve(
            activity,
            occasions=activity.occasions[::-1],
            joint_with=activity.joint_with[::-1],
            **{
                name: values[::-1]
                for name in ("items", "themes", "audiences", "principles", "organisers")
                if (values := getattr(activity, name)) is not None
            },
        )
        template = N_("with occasions, themes and organisers in another order, another answer is given by {rules}")
        return differ(template, trial.held(activity), trial.held(turned), activity, turned)

    return drawn(trial.activities, seen)
