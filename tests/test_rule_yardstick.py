"""The shipped rules, measured against readings that were made without looking at them."""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
import pytest

import gcm_alignment as gcm

DATA = Path(__file__).parent / "data"


@attrs.frozen
class Judged:
    """A title with the objectives that a careful reader accepts, and those that are arguable."""

    activity: gcm.Activity
    expected: frozenset[int]
    tolerated: frozenset[int]


def register() -> Iterator[Judged]:
    """Yield the activities of the Rabat Process, as judged by their titles."""
    activities = {activity.id: activity for activity in gcm.load_portfolio("rabat-process")}
    for one in tomllib.loads((DATA / "rabat_expected.toml").read_text("utf-8"))["activity"]:
        yield Judged(activities[one["id"]], frozenset(one["expected"]), frozenset(one["tolerated"]))


def examples() -> Iterator[Judged]:
    """Yield the invented titles in both languages."""
    for line in (DATA / "rules_examples.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        activity = gcm.Activity(id=gcm.ActivityId("example:title"), title=gcm.Text({one["language"]: one["text"]}))
        yield Judged(activity, frozenset(one["expected"]), frozenset(one["tolerated"]))


def found(judged: Judged) -> frozenset[int]:
    """Return the objectives that the shipped rules lead to, without what is arguable."""
    reached = frozenset(objective for objective, _ in gcm.load_rules().matches(judged.activity))
    return reached - (judged.tolerated - judged.expected)


def measured(titles: Iterable[Judged]) -> tuple[int, int, int]:
    """Count the links that were found rightly, found wrongly, and missed."""
    pairs = [(found(one), one.expected) for one in titles]
    return (
        sum(len(reached & expected) for reached, expected in pairs),
        sum(len(reached - expected) for reached, expected in pairs),
        sum(len(expected - reached) for reached, expected in pairs),
    )


@pytest.mark.parametrize("name, titles", [("register", register), ("examples", examples)])
def test_nine_links_in_ten_are_right_and_nine_in_ten_are_found(
    name: str, titles: Callable[[], Iterator[Judged]]
) -> None:
    """A rule book that a careful reader would not sign is of no use to a secretariat."""
    right, wrong, missed = measured(titles())
    print(f"\n{name}: {right} right, {wrong} wrong, {missed} missed")  # noqa: T201 - the docs quote these figures
    assert right / (right + wrong) >= 0.9
    assert right / (right + missed) >= 0.9


def test_titles_that_serve_no_objective_get_none() -> None:
    """A steering committee's meeting is no evidence for anything."""
    strays = {one.activity.title: sorted(found(one)) for one in examples() if not one.expected and found(one)}
    assert strays == {}


def test_each_objective_is_expected_somewhere() -> None:
    """A yardstick without an objective cannot measure the rules for it."""
    expected = gcm.ObjectiveSet(number for one in examples() for number in one.expected)
    assert gcm.ObjectiveSet.full() == expected
