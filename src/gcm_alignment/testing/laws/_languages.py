"""Laws of rules: what holds in one language holds in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.conditions import word_leaves
from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.laws._asked import activities_for, notion_of, titled
from gcm_alignment.testing.laws._law import Difference, drawn, once

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.rules import Rule, RuleBook
    from gcm_alignment.testing.laws._asked import Notion
    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.laws._trial import RulesOnTrial


def said_in_both(trial: RulesOnTrial) -> Search:
    def seen() -> Difference | None:
        for rule in trial.book:
            for leaf in word_leaves(rule.condition):
                english, french = notion_of(leaf, trial.book.lexicon)
                if not english or not french:
                    said = Message.of(
                        N_("{rule} asks for words that have no form in {language}"),
                        rule=trial.book.key_of(rule),
                        language=Message.of(N_("French") if english else N_("English")),
                    )
                    return Difference(said, (("asked", leaf),))
        return None

    return once(seen)


def parity(trial: RulesOnTrial) -> Search:
    """Say the same in English, in French and in both; each form that a notion has in a language must do there."""
    speakable = [(rule, notions) for rule in trial.book if (notions := _bilingual(rule, trial.book))]
    if not speakable:
        return once(lambda: None)

    def said(rule: Rule, notions: list[Notion], activity: Activity) -> tuple[Rule, list[Notion], Activity]:
        return rule, notions, activity

    def seen(case: tuple[Rule, list[Notion], Activity]) -> Difference | None:
        rule, notions, activity = case
        key = trial.book.key_of(rule)
        english, french = (
            [_saying(activity, notions, (side,), form) for form in range(_forms(notions, side))] for side in (0, 1)
        )
        by_language = [all(key in trial.held(one) for one in spoken) for spoken in (english, french)]
        if by_language[0] is by_language[1]:
            return None
        silent = next(one for one in (french if by_language[0] else english) if key not in trial.held(one))
        return Difference(
            Message.of(N_("what is said in both languages is read in one of them only by {rule}"), rule=key),
            (("activity", (english if by_language[0] else french)[0]), ("other", silent)),
        )

    def cases(pair: tuple[Rule, list[Notion]]) -> st.SearchStrategy[tuple[Rule, list[Notion], Activity]]:
        rule, notions = pair
        spoken = st.lists(st.sampled_from(notions), min_size=1, max_size=3, unique=True)
        return st.builds(
            said, st.just(rule), spoken, activities_for(attrs.evolve(trial.book, rules=(rule,)), trial.background)
        )

    return drawn(st.sampled_from(speakable).flatmap(cases), seen)


def _bilingual(rule: Rule, book: RuleBook) -> list[Notion]:
    notions = (notion_of(leaf, book.lexicon) for leaf in word_leaves(rule.condition))
    return [notion for notion in notions if all(notion)]


def _forms(notions: list[Notion], side: int) -> int:
    return max(len(notion[side]) for notion in notions)


def _saying(activity: Activity, notions: list[Notion], languages: tuple[int, ...], form: int) -> Activity:
    text = titled(notions, ("– ", "– "), languages, form)
    return attrs.evolve(activity, title=text, description=text)
