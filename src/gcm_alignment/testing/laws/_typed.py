"""Laws of rules: ways to type the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.errors import N_
from gcm_alignment.testing import rewriting
from gcm_alignment.testing.laws._law import drawn
from gcm_alignment.testing.laws._trial import NONE, RulesOnTrial, denying, differ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gcm_alignment.activities import Activity
    from gcm_alignment.testing.laws._law import Difference, Search
    from gcm_alignment.testing.rewriting import Rewrite


def blind_to(rewrites: Sequence[Rewrite], template: str) -> Callable[[RulesOnTrial], Search]:
    def law(trial: RulesOnTrial) -> Search:
        def seen(activity: Activity) -> Difference | None:
            held = trial.held(activity)
            for other in _rewritten(activity, rewrites):
                if (told := differ(template, held, trial.held(other), activity, other)) is not None:
                    return told
            return None

        return drawn(trial.activities, seen)

    return law


def _rewritten(activity: Activity, rewrites: Sequence[Rewrite]) -> Iterator[Activity]:
    """Yield an activity in other ways to type it, where they differ from the way it is typed."""
    for rewrite in rewrites:
        other = rewriting.with_texts(activity, rewrite)
        if other != activity:
            yield other


def tolerant_of_accents(trial: RulesOnTrial) -> Search:
    exempt = denying(trial.book)
    template = N_("typed without accents, the text is no longer read by {rules}")

    def seen(activity: Activity) -> Difference | None:
        held = trial.held(activity) - exempt
        for bare in _rewritten(activity, rewriting.ACCENTS_DROPPED):
            if (told := differ(template, held - trial.held(bare), NONE, activity, bare)) is not None:
                return told
        return None

    return drawn(trial.activities, seen)


def not_blind_to_accents(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        miswritten = rewriting.with_texts(activity, rewriting.accents_added)
        silent = rewriting.with_texts(activity, lambda _: "–")
        # What holds of a text that says nothing rests on no words, so that no accent can matter.
        kept = (trial.held(activity) & trial.held(miswritten)) - trial.held(silent)
        template = N_("accents on every vowel make other words, and still they are read by {rules}")
        return differ(template, kept, NONE, activity, miswritten)

    return drawn(trial.activities, seen)
