"""Published figures: counts that the Compact can have, and lists only where they were published."""

from typing import cast

import pytest
from hypothesis import given

from gcm_alignment.assessment import DocumentKind, PublishedAssessment, PublishedDocument
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.errors import InvalidValue
from gcm_alignment.testing.strategies import objective_sets
from gcm_alignment.text import Text


@pytest.mark.parametrize("count, of", [(24, 23), (-1, 23), (14, 22), (0, 0), (14, 24)])
def test_a_count_is_one_of_the_23(count: int, of: int) -> None:
    """“14 of 22” is a misprint or speaks of another list."""
    with pytest.raises(InvalidValue) as caught:
        PublishedAssessment(id="x", count=count, of=of)
    expected = f"not a count of objectives: {count}/{of}; write one from 0/23 to 23/23"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("count", [0, 14, 23])
def test_a_count_may_come_without_a_list(count: int) -> None:
    """The list of the 14 was not published on the page: no list of ours stands in for it."""
    expected = (count, 23, None)
    assessment = PublishedAssessment(id="x", count=count)
    actual = (assessment.count, assessment.of, assessment.objectives)
    assert expected == actual


@given(objective_sets(max_size=22))
def test_a_list_is_as_long_as_its_count(objectives: ObjectiveSet) -> None:
    """Where the two disagree, one of them was read wrongly."""
    count = len(objectives) + 1
    with pytest.raises(InvalidValue) as caught:
        PublishedAssessment(id="x", count=count, objectives=objectives)
    expected = f"x counts {count} objectives and lists {len(objectives)}"
    actual = str(caught.value)
    assert expected == actual


@given(objective_sets())
def test_a_published_list_is_kept_as_a_set(objectives: ObjectiveSet) -> None:
    """An empty list is a list: none was found, which is not unknown."""
    given_ = cast("ObjectiveSet", list(objectives))
    expected = objectives
    actual = PublishedAssessment(id="x", count=len(objectives), objectives=given_).objectives
    assert expected == actual


def test_a_document_that_names_no_objective_has_none() -> None:
    """None is not the empty set: the document may align without saying with what."""
    document = PublishedDocument(
        id="x", kind=DocumentKind.COMMITMENT, title=Text.of(en="Pledge"), publisher="Demo Dialogue"
    )
    expected = (None, None, True)
    actual = (document.objectives, document.count, document.objectives_complete)
    assert expected == actual
