"""What drawing a value costs, as a ratio to drawing an integer, in one run."""

import time

import pytest
from hypothesis import Phase, given, settings, strategies as st

from gcm_alignment.testing import strategies

EXAMPLES = 300
ROUNDS = 6
MOST = 6

pytestmark = pytest.mark.benchmark


def cost(strategy: st.SearchStrategy[object]) -> float:
    """Measure one example with everything that Hypothesis does for it, in seconds."""

    @settings(max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate])
    @given(strategy)
    def draw(_: object) -> None:
        pass

    began = time.perf_counter()
    draw()
    return (time.perf_counter() - began) / EXAMPLES


def least(*made: st.SearchStrategy[object]) -> list[float]:
    """Measure strategies by turns, so that a busy moment strikes all of them, and keep the least cost of each."""
    rounds = [[cost(one) for one in made] for _ in range(ROUNDS)]
    return [min(costs) for costs in zip(*rounds, strict=True)]


def test_an_activity_costs_at_most_six_integers() -> None:
    """Who tests rules draws activities by thousands: a slow strategy would be replaced by three examples."""
    integer, activity = least(st.integers(), strategies.activities())
    print(f"\nan activity: {1 / activity:.0f} a second (goal 500), {activity / integer:.1f} integers")
    assert activity <= MOST * integer


def test_a_register_of_five_costs_at_most_sixty_integers() -> None:
    """Five activities with a plan, declarations and published figures: twice what the five alone may cost."""
    integer, register = least(st.integers(), strategies.portfolios(min_activities=5, max_activities=5))
    print(f"\na register of five: {1 / register:.0f} a second (goal 120), {register / integer:.1f} integers")
    assert register <= 2 * 5 * MOST * integer
