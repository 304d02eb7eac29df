"""Every value of the ground and middle floors: frozen through and through, hashable, picklable."""

import copy
import pickle
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.catalogue import load_compact, load_documents, load_lexicon, load_portfolio
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.lexicon import Finding
from gcm_alignment.testing import strategies as ours
from gcm_alignment.text import Served

VALUES: dict[str, st.SearchStrategy[object]] = {
    "Activity": ours.activities(),
    "Action": ours.actions(),
    "BilingualText": ours.bilingual_texts(),
    "Compact": ours.compacts(),
    "ConsultationProcess": ours.processes(),
    "CrosswalkLine": ours.crosswalk_lines(),
    "Finding": st.builds(Finding, term=st.just("x"), start=st.just(0), stop=st.integers(1, 9)),
    "Framework": ours.frameworks(),
    "FrameworkItem": ours.framework_items(),
    "Group": ours.groups(),
    "Grouping": ours.groupings(),
    "GuidingPrinciple": ours.guiding_principles(),
    "Lexicon": ours.lexicons(),
    "Membership": ours.memberships(),
    "Message": ours.messages(),
    "Milestone": st.sampled_from(load_compact().review_cycle),
    "Objective": ours.objectives(),
    "ObjectiveSet": ours.objective_sets(),
    "Occasion": ours.occasions(),
    "Organiser": ours.organisers(),
    "PartialDate": ours.partial_dates(),
    "Period": ours.periods(),
    "Problem": ours.problems(),
    "PublishedAssessment": ours.published_assessments(),
    "PublishedDocument": st.sampled_from(load_documents()),
    "Served": st.builds(Served, text=st.text(), language=ours.languages(), fallback=st.booleans()),
    "Source": ours.sources(),
    "Term": ours.terms(),
    "Text": ours.texts(),
    "Venue": ours.venues(),
}

SHIPPED: dict[str, object] = {
    "compact": load_compact(),
    "lexicon": load_lexicon(),
    "register": load_portfolio("rabat-process").activities,
    "selection": load_portfolio("rabat-2022").activities,
    "frameworks": load_portfolio("rabat-process").frameworks,
}

IMMUTABLE = (str, int, float, bool, StrEnum, date, ObjectiveSet, type(None))

each_kind = pytest.mark.parametrize("kind", VALUES)


def changeable(value: object) -> Iterator[object]:
    """Yield what can be changed inside a value: lists, dicts, sets, classes that are not frozen."""
    if isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from changeable(part)
    elif attrs.has(kind := type(value)):
        names = [field.name for field in attrs.fields(kind)]
        if not all(refuses(value, name) for name in names):
            yield value
        for name in names:
            yield from changeable(getattr(value, name))
    elif not isinstance(value, IMMUTABLE):
        yield value


def refuses(value: object, name: str) -> bool:
    """Tell whether a value refuses that a field of it be set, even to what it is."""
    try:
        setattr(value, name, getattr(value, name))
    except attrs.exceptions.FrozenInstanceError:
        return True
    return False


@each_kind
@settings(max_examples=20)
@given(data=st.data())
def test_nothing_in_a_value_can_be_changed(kind: str, data: st.DataObject) -> None:
    """A value that two reports share must be the same in both."""
    value = data.draw(VALUES[kind])
    expected: list[object] = []
    actual = list(changeable(value))
    assert expected == actual


@each_kind
@settings(max_examples=20)
@given(data=st.data())
def test_values_survive_pickling(kind: str, data: st.DataObject) -> None:
    """Batches run in worker processes, and results are cached on disk."""
    value = data.draw(VALUES[kind])
    expected = (value, hash(value), type(value))
    back: object = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    actual = (back, hash(back), type(back))
    assert expected == actual


@each_kind
@settings(max_examples=20)
@given(data=st.data())
def test_copies_are_equal_and_find_each_other(kind: str, data: st.DataObject) -> None:
    """Values are what they hold: a deep copy finds its original in a dict."""
    value = data.draw(VALUES[kind])
    expected = "found"
    actual = {value: "found"}[copy.deepcopy(value)]
    assert expected == actual


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_that_is_shipped_can_be_changed(name: str) -> None:
    """It is loaded once for the whole program: a change would be everybody's."""
    expected: list[object] = []
    actual = list(changeable(SHIPPED[name]))
    assert expected == actual
