"""Strategies for the Compact: what it consists of, and sets of its objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import (
    OBJECTIVE_COUNT,
    Action,
    Compact,
    Group,
    Grouping,
    Objective,
    ObjectiveSet,
)
from gcm_alignment.testing.strategies._options import most_of

if TYPE_CHECKING:
    from gcm_alignment.principles import GuidingPrinciple


def objective_numbers() -> st.SearchStrategy[int]:
    """Generate the numbers of the 23 objectives."""
    return st.integers(1, OBJECTIVE_COUNT)


def objectives() -> st.SearchStrategy[Objective]:
    """Generate the 23 objectives of the shipped Compact."""
    return objective_numbers().map(lambda number: load_compact()[number])


def objective_sets(*, min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[ObjectiveSet]:
    """Generate sets of objectives, of these sizes."""
    most = most_of("size", min_size, max_size, usual=OBJECTIVE_COUNT, highest=OBJECTIVE_COUNT)
    # Drawn from a list, because Hypothesis then draws without replacement instead of trying again.
    numbers = st.sampled_from(range(1, OBJECTIVE_COUNT + 1))
    return st.sets(numbers, min_size=min_size, max_size=most).map(ObjectiveSet)


def actions() -> st.SearchStrategy[Action]:
    """Generate actions of the shipped Compact."""
    return objectives().flatmap(lambda objective: st.sampled_from(objective.actions))


def guiding_principles() -> st.SearchStrategy[GuidingPrinciple]:
    """Generate the ten guiding principles of the shipped Compact."""
    return compacts().flatmap(lambda compact: st.sampled_from(compact.principles))


def groupings() -> st.SearchStrategy[Grouping]:
    """Generate the groupings of the shipped Compact."""
    return compacts().flatmap(lambda compact: st.sampled_from(compact.groupings))


def groups() -> st.SearchStrategy[Group]:
    """Generate groups of objectives of the shipped Compact."""
    return groupings().flatmap(lambda grouping: st.sampled_from(grouping.groups))


def compacts() -> st.SearchStrategy[Compact]:
    """Generate the shipped Compact, the only one there is."""
    return st.builds(load_compact)
