"""Strategies for activities as rules read them, and for what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.lexicon import Finding
from gcm_alignment.readings import Background, Reading
from gcm_alignment.rules import RuleBook
from gcm_alignment.testing.strategies._activities import activities
from gcm_alignment.testing.strategies._doings import processes
from gcm_alignment.testing.strategies._registers import frameworks
from gcm_alignment.testing.strategies._rules import lexicons, rule_books, terms
from gcm_alignment.testing.strategies._words import languages, texts
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.lexicon import Term
    from gcm_alignment.outcomes import Outcome
    from gcm_alignment.rules import Application
    from gcm_alignment.text import Served


def served_texts() -> st.SearchStrategy[Served]:
    """Generate texts as they are served in one language, some of them in another one than was asked for."""
    return st.builds(Text.serve, texts(), languages())


def findings() -> st.SearchStrategy[Finding]:
    """Generate places where a term stands in some text."""
    return st.builds(_finding, terms(), st.integers(0, 99), st.integers(1, 40))


def _finding(term: Term, start: int, length: int) -> Finding:
    return Finding(term=term.id, start=start, stop=start + length)


def backgrounds() -> st.SearchStrategy[Background]:
    """Generate what is known beside an activity: a plan or none, and some processes."""
    known = st.lists(processes(), max_size=2, unique_by=lambda one: one.id).map(tuple)
    return st.builds(Background, st.lists(frameworks(), max_size=1).map(tuple), known)


def readings() -> st.SearchStrategy[Reading]:
    """Generate activities as a lexicon reads them."""
    return st.builds(Reading, activities(), lexicons(), backgrounds())


def outcomes() -> st.SearchStrategy[Outcome]:
    """Generate what becomes of a rule for an activity."""
    return st.builds(_outcome, rule_books(min_rules=1), activities(), backgrounds())


def _outcome(book: RuleBook, activity: Activity, background: Background) -> Outcome:
    return book.outcome(book.rules[0].id, activity, background)


def applications() -> st.SearchStrategy[Application]:
    """Generate what a rule book says of an activity."""
    return st.builds(RuleBook.apply, rule_books(), activities(), backgrounds())
