"""Strategies for what is found of rule books."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Kind
from gcm_alignment.analysis.analysing import analyse
from gcm_alignment.analysis.changes import compare_outcomes
from gcm_alignment.compact import Degree
from gcm_alignment.conditions import CountryIs, KindIs
from gcm_alignment.places import CountryCode
from gcm_alignment.rules import Rule
from gcm_alignment.testing.strategies._registers import portfolios
from gcm_alignment.testing.strategies._rules import rule_books
from gcm_alignment.text import BilingualText

if TYPE_CHECKING:
    from gcm_alignment.analysis.account import Analysis
    from gcm_alignment.analysis.changes import OutcomeComparison
    from gcm_alignment.rules import RuleBook


def analyses() -> st.SearchStrategy[Analysis]:
    """Generate analyses of rule books, some of which have rules that are dead, needless or of two minds."""
    return st.builds(_analysed, rule_books(), st.sets(st.sampled_from(sorted(_FAULTS))))


_STUDIES = Rule(
    id="studies", objectives=[1], condition=KindIs([Kind.STUDY]), reason=BilingualText("a study", "une étude")
)
_IN_NIGERIA = CountryIs([CountryCode("NG")])
_FAULTS = {
    "astray": attrs.evolve(_STUDIES, id="astray", actions=["1.z"]),  # which the Compact does not have
    "dead": attrs.evolve(_STUDIES, id="dead", condition=_STUDIES.condition & ~_STUDIES.condition),
    "narrower": attrs.evolve(_STUDIES, id="narrower", condition=_STUDIES.condition & ~_IN_NIGERIA),
    "opposed": attrs.evolve(_STUDIES, id="opposed", degree=Degree.SIGNIFICANT),
    "principal": attrs.evolve(_STUDIES, id="principal", degree=Degree.PRINCIPAL),
    "studies": _STUDIES,
    "twin": attrs.evolve(_STUDIES, id="twin"),
}


def _analysed(book: RuleBook, faults: set[str]) -> Analysis:
    """Analyse a book with some rules more, whose ids no other rule has."""
    more = [_FAULTS[name] for name in sorted(faults)]
    return analyse(attrs.evolve(book, scope=book.scope | {1}, rules=(*book.rules, *more)) if more else book)


def outcome_comparisons() -> st.SearchStrategy[OutcomeComparison]:
    """Generate comparisons of what two rule books find in one register."""
    return st.builds(compare_outcomes, rule_books(), rule_books(), portfolios())
