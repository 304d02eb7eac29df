"""Laws of rules: what is said and known of an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.errors import N_
from gcm_alignment.testing.laws._law import drawn, once
from gcm_alignment.testing.laws._trial import NONE, Pair, RulesOnTrial, denying, differ
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from gcm_alignment.testing.laws._law import Difference, Search


_BARE: Final = Activity(id=ActivityId("demo:nothing"), title=Text.of(en="–", fr="–"))
"""An activity that says nothing, and of which nothing is known."""


def silent_on_nothing(trial: RulesOnTrial) -> Search:
    def seen() -> Difference | None:
        template = N_("an activity that says nothing, and of which nothing is known, is linked by {rules}")
        return differ(template, trial.held(_BARE), NONE, _BARE)

    return once(seen)


def never_from_the_unknown(trial: RulesOnTrial) -> Search:
    def filled(sparse: Activity, other: Activity) -> Pair:
        unknown = {name: getattr(other, name) for name in _FIELDS if getattr(sparse, name) is None}
        return sparse, attrs.evolve(sparse, occasions=sparse.occasions or other.occasions, **unknown)

    def seen(case: Pair) -> Difference | None:
        sparse, full = case
        before, after = trial.held(sparse), trial.held(full)
        changed = (before - after) | (after - before - trial.open(sparse))
        template = N_("what was certain while fields were unknown is changed, once they are filled in, by {rules}")
        return differ(template, changed, NONE, sparse, full)

    return drawn(st.builds(filled, trial.activities, trial.activities), seen)


_FIELDS = ("kind", "process", "themes", "audiences", "principles", "items", "organisers", "people", "states")


def monotone(trial: RulesOnTrial) -> Search:
    exempt = denying(trial.book)

    def more(activity: Activity, other: Activity) -> Pair:
        said = dict(other.title.versions)
        longer = Text(
            ((language, f"{words} – {said.get(language, '…')}") for language, words in activity.title.versions),
            ours=activity.title.ours,
        )
        return activity, attrs.evolve(activity, title=longer, description=activity.description or other.title)

    def seen(case: Pair) -> Difference | None:
        activity, longer = case
        lost = trial.held(activity) - trial.held(longer) - exempt
        template = N_("when the text says more, the link is lost by {rules}, where nothing is denied")
        return differ(template, lost, NONE, activity, longer)

    return drawn(st.builds(more, trial.activities, trial.activities), seen)
