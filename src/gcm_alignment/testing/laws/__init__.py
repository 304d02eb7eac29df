"""Laws for rules, rule books, suggesters, registers and codecs: named, each with its reason, each usable alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import attrs

import gcm_alignment.testing.needed  # noqa: F401 # pyright: ignore[reportUnusedImport] # says what to install
from gcm_alignment.catalogue import load_lexicon, load_rules
from gcm_alignment.conditions import terms_of
from gcm_alignment.errors import N_, UnknownName
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.readings import NOTHING, Background
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.laws._asked import activities_for, lean
from gcm_alignment.testing.laws._books import laws_of_books
from gcm_alignment.testing.laws._codecs import CodecOnTrial, laws_of_codecs
from gcm_alignment.testing.laws._law import Difference, Law, LawBroken, Laws, LawsBroken, check
from gcm_alignment.testing.laws._portfolios import RegisterOnTrial, laws_of_registers
from gcm_alignment.testing.laws._reach import laws_of_reach
from gcm_alignment.testing.laws._rules import laws_of
from gcm_alignment.testing.laws._suggesters import SuggesterOnTrial, laws_of_suggesters, texts_to_read
from gcm_alignment.testing.laws._suggesting import Suggested, TextReader, Words
from gcm_alignment.testing.laws._trial import RulesOnTrial
from gcm_alignment.testing.strategies import alignment_sets
from gcm_alignment.testing.subjects import check_subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis import strategies as st

    from gcm_alignment.activities import Activity
    from gcm_alignment.suggestion.values import Suggester

__all__ = [
    "Difference",
    "Law",
    "LawBroken",
    "Laws",
    "LawsBroken",
    "Suggested",
    "TextReader",
    "Words",
    "check",
    "for_codec",
    "for_portfolio",
    "for_rule",
    "for_rule_book",
    "for_suggester",
]

Value = TypeVar("Value")
Written = TypeVar("Written")


def for_rule(
    rule: Rule,
    *,
    book: RuleBook | None = None,
    activities: st.SearchStrategy[Activity] | None = None,
    background: Background = NOTHING,
) -> Laws:
    """Return the laws of one rule.

    `book` has the terms that it asks for and the rules beside it; without one, it reads by the shipped terms.
    `activities` are drawn beside those that are made from what the rule asks for; `background` is what is known beside
    them: plans, and processes with their members.
    """
    check_subject(rule, Rule)
    known = lean(_book_of(rule) if book is None else book, rule)
    alone = attrs.evolve(known, rules=(rule,))
    others = () if book is None else book.rules
    trial = RulesOnTrial(
        book=alone, background=background, activities=_drawn(alone, background, activities), others=others
    )
    subject = alone.key_of(rule)
    return Laws((*laws_of(trial, subject), *laws_of_reach(trial, subject)))


def _book_of(rule: Rule) -> RuleBook:
    """Put a rule into a book of its own, which reads by the shipped terms."""
    if strangers := sorted(terms_of(rule.condition) - {term.id for term in load_lexicon()}):
        raise UnknownName(
            N_("rule {rule} asks for terms that the shipped lexicon has not: {terms}; give its book as book="),
            rule=rule.id,
            terms=tuple(strangers),
            given=strangers[0],
        )
    return RuleBook(
        id=rule.book or "trial",
        version=rule.version or "0",
        author=rule.author or "–",
        lexicon=load_lexicon(),
        scope=rule.objectives,
        rules=(rule,),
    )


def for_rule_book(
    book: RuleBook,
    *,
    activities: st.SearchStrategy[Activity] | None = None,
    background: Background = NOTHING,
) -> Laws:
    """Return the laws of a book: those of its rules, tried on all of them at once, and those of the whole.

    `activities` and `background` are as in `for_rule`.
    """
    check_subject(book, RuleBook)
    trial = RulesOnTrial(book=book, background=background, activities=_drawn(book, background, activities))
    subject = f"rules:{book.id}"
    return Laws((*laws_of(trial, subject), *laws_of_reach(trial, subject), *laws_of_books(trial, subject)))


def _drawn(
    book: RuleBook, background: Background, given: st.SearchStrategy[Activity] | None
) -> st.SearchStrategy[Activity]:
    made = activities_for(book, background)
    return made if given is None else made | given


def for_suggester(suggester: Suggester | TextReader, *, texts: st.SearchStrategy[str] | None = None) -> Laws:
    """Return the laws of a suggester; `texts` are those that it is tried on, titles in both languages without them."""
    trial = SuggesterOnTrial(suggester=suggester, texts=texts_to_read() if texts is None else texts)
    return Laws(laws_of_suggesters(trial, f"text:{getattr(suggester, 'name', type(suggester).__name__)}"))


def for_portfolio(portfolio: Portfolio, *, rules: RuleBook | None = None) -> Laws:
    """Return the laws of a register: of what it says, and of what comes of it by `rules`, or by the shipped ones."""
    check_subject(portfolio, Portfolio)
    trial = RegisterOnTrial(register=portfolio, rules=load_rules() if rules is None else rules)
    return Laws(laws_of_registers(trial, portfolio.id))


def for_codec(
    read: Callable[[Written], Value],
    write: Callable[[Value], Written],
    *,
    values: st.SearchStrategy[Value] | None = None,
    name: str = "codec",
) -> Laws:
    """Return the laws of a way to write values and to read them again.

    `values` are those that it is tried on, sets of alignments without them; `name` is what failures call it.
    """
    drawn = cast("st.SearchStrategy[Value]", alignment_sets()) if values is None else values
    return Laws(laws_of_codecs(CodecOnTrial(read=read, write=write, values=drawn), name))
