"""Values as code: what is printed can be pasted and makes an equal value."""

import datetime as dt
from typing import cast

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import gcm_alignment as gcm
from gcm_alignment.activities import Activity
from gcm_alignment.evidence import Review, Verdict
from gcm_alignment.testing import strategies
from gcm_alignment.testing.printing import WIDTH, as_code, as_program
from gcm_alignment.testing.surroundings import SURROUNDINGS
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.topics import Theme

VALUES: st.SearchStrategy[object] = st.one_of(
    strategies.activities(hostile=True),
    strategies.portfolios(),
    strategies.alignment_sets(),
    strategies.rule_books(),
    strategies.processes(),
    strategies.published_assessments(),
    st.tuples(strategies.objective_sets(), strategies.periods()),
    st.lists(st.frozensets(st.integers(0, 5))),
    st.dictionaries(st.text(max_size=3), strategies.texts()),
)


def evaluated(program: str) -> dict[str, object]:
    """Run a program and return the names that it makes."""
    names: dict[str, object] = {}
    exec(program, names)  # noqa: S102 - what the kit printed
    return names


@given(VALUES)
@settings(max_examples=60)
def test_what_is_printed_makes_an_equal_value(value: object) -> None:
    """A counterexample goes from the terminal into a test of the team's own, without retyping."""
    expected = value
    actual = evaluated(as_program({"value": value}))["value"]
    assert expected == actual


@given(strategies.activities())
@settings(max_examples=30)
def test_the_code_alone_is_an_expression(activity: Activity) -> None:
    """Inside an assertion there is no place for a statement."""
    expected = activity
    names = evaluated("from gcm_alignment import *\nfrom gcm_alignment.topics import *")
    actual = cast("Activity", eval(as_code(activity), names))  # noqa: S307 - as above
    assert expected == actual


def test_what_is_as_by_default_is_left_out() -> None:
    """Two facts that matter must not stand among twenty that do not."""
    expected = "Activity(id='demo:a', title=Text.of(en='Workshop'), people=0)"
    actual = as_code(Activity(id=gcm.ActivityId("demo:a"), title=Text.of(en="Workshop"), people=0))
    assert expected == actual


def test_imports_come_from_where_users_import() -> None:
    """A line that imports from the depths teaches a name that may move."""
    activity = Activity(id=gcm.ActivityId("demo:a"), title=Text.of(en="A"), themes=(Theme.PATHWAYS,))
    expected = [
        "from gcm_alignment import Activity, Text, Theme",
        "from gcm_alignment.testing.surroundings import Surroundings",
    ]
    actual = as_program({"activity": activity, "surroundings": SURROUNDINGS[0]}).splitlines()[:2]
    assert expected == actual


def test_what_is_too_long_for_a_line_is_parted() -> None:
    """A terminal breaks a long line in the middle of a word."""
    long = BilingualText(en="a" * 60, fr="b" * 60)
    expected = f"BilingualText(\n    en={'a' * 60!r},\n    fr={'b' * 60!r},\n)"
    actual = as_code(long)
    assert expected == actual
    assert max(map(len, actual.splitlines())) <= WIDTH


@pytest.mark.parametrize(
    "value, code",
    [
        (("a",), "('a',)"),
        (("a" * 60, "b" * 60), f"(\n    {'a' * 60!r},\n    {'b' * 60!r},\n)"),
        (("a" * 120,), f"(\n    {'a' * 120!r},\n)"),
        ((), "()"),
        (frozenset[str](), "frozenset()"),
        (frozenset({"b", "a"}), "frozenset({'a', 'b'})"),
        (Text({"is": "Fundur", "en": "Meeting"}), "Text({'en': 'Meeting', 'is': 'Fundur'})"),
        (Text.of(en="Meeting", ours=["en"]), "Text.of(en='Meeting', ours=['en'])"),
        (gcm.ObjectiveSet([20, 9]), "ObjectiveSet([9, 20])"),
        (gcm.Period.parse("2019-11/.."), "Period.parse('2019-11/..')"),
        (gcm.Kind.WORKSHOP, "Kind.WORKSHOP"),
        ({"a": [1]}, "{'a': [1]}"),
        (attrs.Factory, repr(attrs.Factory)),
    ],
)
def test_each_sort_of_value_has_its_form(value: object, code: str) -> None:
    """The form is the one that a person would write."""
    expected = code
    actual = as_code(value)
    assert expected == actual


def test_a_day_brings_its_import() -> None:
    """Days are no values of the library, and a review has one."""
    review = Review(by="reviewer-1", on=dt.date(2022, 3, 1), verdict=Verdict.ACCEPT)
    expected = "import datetime\nfrom gcm_alignment import Review, Verdict"
    actual = as_program({"review": review}).partition("\n\n")[0]
    assert expected == actual
