"""What must hold of a rule book as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.codec import decode, encode
from gcm_alignment.errors import Message, N_
from gcm_alignment.rules import RuleBook
from gcm_alignment.testing.laws._law import Difference, Law, drawn, once
from gcm_alignment.testing.laws._processes import answers_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.activities import Activity
    from gcm_alignment.rules import Rule
    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.laws._trial import RulesOnTrial


def _whatever_rule_order(trial: RulesOnTrial) -> Search:
    def seen(case: tuple[Activity, list[Rule]]) -> Difference | None:
        activity, rules = case
        shuffled = attrs.evolve(trial.book, rules=rules)
        alike = shuffled.digest == trial.book.digest and shuffled.apply(
            activity, trial.background
        ).matches == trial.matches(activity)
        said = Message.of(N_("with its rules in another order, the book is another one"))
        return None if alike else Difference(said, (("activity", activity),))

    return drawn(st.tuples(trial.activities, st.permutations(trial.book.rules)), seen)


def _united_with_itself(trial: RulesOnTrial) -> Search:
    def seen() -> Difference | None:
        cut = len(trial.book) // 2
        one, other = (
            attrs.evolve(trial.book, rules=rules) for rules in (trial.book.rules[:cut], trial.book.rules[cut:])
        )
        wholes = [one | other, other | one, (one | other) | one]
        if wholes[0] == wholes[1] == wholes[2] and len(wholes[0]) == len(trial.book):
            return None
        return Difference(Message.of(N_("its halves, united in another order, are another book")))

    return once(seen)


def _round_trip(trial: RulesOnTrial) -> Search:
    def seen() -> Difference | None:
        said = Message.of(N_("written as data and read again, the book is another one"))
        return None if decode(encode(trial.book), RuleBook) == trial.book else Difference(said)

    return once(seen)


def _whatever_seed(trial: RulesOnTrial) -> Search:
    carried = attrs.evolve(trial, activities=st.nothing())  # strategies stay here
    return answers_elsewhere(carried, "matches", trial.activities, name="activity")


_LAWS = (
    (
        "rule-order",
        N_("a book whose rules are sorted by objective and one sorted by id are one book"),
        _whatever_rule_order,
    ),
    ("union", N_("colleagues write their rules apart and unite them in any order"), _united_with_itself),
    ("round-trip", N_("a book that loses something when it is sent is not the book that was agreed on"), _round_trip),
    (
        "hash-seed",
        N_("Python shuffles its sets anew in every process; a cleared report must not change"),
        _whatever_seed,
    ),
)


def laws_of_books(trial: RulesOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws that hold of a book as a whole."""
    for name, why, law in _LAWS:
        yield Law(name=name, subject=subject, why=why, search=law(trial))
