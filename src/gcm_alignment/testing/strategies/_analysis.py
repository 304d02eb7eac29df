"""Strategies for what is found of rule books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.analysis.analysing import analyse
from gcm_alignment.analysis.changes import compare_outcomes
from gcm_alignment.testing.strategies._registers import portfolios
from gcm_alignment.testing.strategies._rules import rule_books

if TYPE_CHECKING:
    from gcm_alignment.analysis.account import Analysis
    from gcm_alignment.analysis.changes import OutcomeComparison


def analyses() -> st.SearchStrategy[Analysis]:
    """Generate analyses of rule books."""
    return st.builds(analyse, rule_books())


def outcome_comparisons() -> st.SearchStrategy[OutcomeComparison]:
    """Generate comparisons of what two rule books find in one register."""
    return st.builds(compare_outcomes, rule_books(), rule_books(), portfolios())
