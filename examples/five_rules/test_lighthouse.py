"""What the team runs: pytest examples/five_rules."""

from pathlib import Path

import pytest
from wanted import FIRST_EXAMPLES, MORE_EXAMPLES

import gcm_alignment as gcm
from gcm_alignment.testing.laws import Law

BOOK = gcm.read_rules(Path(__file__).with_name("rules.toml"))


@pytest.mark.gcm_laws(BOOK)
def test_the_rules_keep_the_laws(law: Law) -> None:
    """Whatever the activity: case, accents, order, language, clock."""
    law.check(examples=25)


@pytest.mark.parametrize(
    "activity, objectives", [*FIRST_EXAMPLES, *MORE_EXAMPLES], ids=lambda one: getattr(one, "id", "")
)
def test_the_rules_find_what_is_wanted(activity: gcm.Activity, objectives: list[int]) -> None:
    """And nothing else."""
    expected = set(objectives)
    actual = {objective for objective, _ in BOOK.matches(activity)}
    assert expected == actual
