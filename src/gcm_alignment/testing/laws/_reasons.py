"""Laws of rules: why they hold, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.laws._law import Difference, drawn

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.evidence import Quote, RuleMatch
    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.laws._trial import RulesOnTrial


def explained(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        for objective, match in trial.matches(activity):
            if fault := _unsound(trial, activity, objective, match):
                return Difference(Message.of(fault, rule=match.key), (("activity", activity), ("match", match)))
        return None

    return drawn(trial.activities, seen)


def _unsound(trial: RulesOnTrial, activity: Activity, objective: int, match: RuleMatch) -> str | None:
    rule = trial.book[f"{match.book}/{match.rule}"]
    if not all(_stands(quote, activity) for quote in match.quotes):
        return N_("{rule} quotes words that do not stand there")
    if match.text_only and not match.quotes:
        return N_("{rule} speaks of words and quotes none")
    if objective not in rule.objectives or match.reason != rule.reason:
        return N_("{rule} is named for what it does not say")
    return N_("{rule} gives one reason for both languages") if match.reason.en == match.reason.fr else None


def _stands(quote: Quote, activity: Activity) -> bool:
    text = activity.title if quote.field == "title" else activity.description
    words = dict(text.versions).get(quote.language, "") if text else ""
    return words[quote.start : quote.stop] == quote.words


def confident(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        for _, match in trial.matches(activity):
            if match.confidence is not None and not 0 <= match.confidence <= 1:
                said = Message.of(N_("{rule} is {confidence} sure"), rule=match.key, confidence=str(match.confidence))
                return Difference(said, (("activity", activity),))
        return None

    return drawn(trial.activities, seen)
