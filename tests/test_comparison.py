"""Comparisons with a published figure: what they say, what they cannot say, and what they refuse."""

import re

import attrs
import pytest
from hypothesis import given, settings

from gcm_alignment.activities import Activity, ActivityId, Occasion, ProcessId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.assessment import PublishedAssessment, ReconciliationVerdict
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.comparison import Reconciliation, reconcile
from gcm_alignment.coverage import Coverage, measure_coverage
from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue, NotComparable
from gcm_alignment.evidence import RuleMatch
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

PROCESS = ProcessId("demo-process")
RULE = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi."))
WORKSHOP = Activity(
    id=ActivityId("demo:workshop"),
    title=Text.of(en="Workshop"),
    process=PROCESS,
    occasions=[Occasion(period=Period.parse("2019-11"))],
)
FIGURE = PublishedAssessment(id="imrf-2022", count=2, process=PROCESS, window=Period.parse("2018-12/2022-05"))
LISTED = attrs.evolve(FIGURE, objectives=ObjectiveSet([9, 10]))


def covering(*objectives: int, activity: Activity = WORKSHOP, scope: ObjectiveSet | None = None) -> Coverage:
    """Cover these objectives with one activity."""
    return measure_coverage(
        AlignmentSet(
            alignments=tuple(Alignment(activity=activity.id, objective=one, evidence=(RULE,)) for one in objectives),
            activities=(activity,),
            scope=ObjectiveSet.full() if scope is None else scope,
        )
    )


@pytest.mark.parametrize(
    "published, covered, expected",
    [
        (FIGURE, (9, 10), ReconciliationVerdict.SAME_COUNT),
        (FIGURE, (1, 2), ReconciliationVerdict.SAME_COUNT),
        (FIGURE, (9,), ReconciliationVerdict.FEWER),
        (FIGURE, (), ReconciliationVerdict.FEWER),
        (FIGURE, (9, 10, 11), ReconciliationVerdict.MORE),
        (LISTED, (9, 10), ReconciliationVerdict.SAME_OBJECTIVES),
        (LISTED, (9, 11), ReconciliationVerdict.DIFFERS_BY_OBJECTIVE),
        (LISTED, (9,), ReconciliationVerdict.DIFFERS_BY_OBJECTIVE),
        (LISTED, (9, 10, 11), ReconciliationVerdict.DIFFERS_BY_OBJECTIVE),
    ],
)
def test_a_figure_is_compared_by_count_and_a_list_by_objective(
    published: PublishedAssessment, covered: tuple[int, ...], expected: ReconciliationVerdict
) -> None:
    """Equal counts say nothing of the composition, and no list of ours stands in for one that was not published."""
    actual = reconcile(published, covering(*covered)).verdict
    assert expected == actual


@pytest.mark.parametrize(
    "count, of, listed", [(-1, 23, None), (24, 23, None), (9, 17, None), (2, 23, ObjectiveSet([9])), (0, 23, [1])]
)
def test_a_figure_that_the_compact_cannot_have_is_refused(count: int, of: int, listed: ObjectiveSet | None) -> None:
    """The SDGs are 17, and a list of another length than its own count was misread."""
    with pytest.raises(InvalidValue, match=rf"not a count of objectives: {count}/{of}|counts {count} objectives"):
        PublishedAssessment(id="imrf-2022", count=count, of=of, objectives=listed)


@pytest.mark.parametrize("published", [FIGURE, LISTED], ids=["figure", "list"])
def test_what_was_not_looked_for_cannot_be_compared(published: PublishedAssessment) -> None:
    """A method that looks for some objectives only would always find fewer."""
    expected = ReconciliationVerdict.NOT_CHECKABLE
    actual = reconcile(published, covering(9, 10, scope=~ObjectiveSet([23]))).verdict
    assert expected == actual


@pytest.mark.parametrize("published", [FIGURE, LISTED, attrs.evolve(FIGURE, count=0)], ids=["figure", "list", "none"])
def test_without_activities_nothing_can_be_compared(published: PublishedAssessment) -> None:
    """An empty register is no finding that the institution did nothing."""
    empty = measure_coverage(AlignmentSet(scope=ObjectiveSet.full()))
    expected = ReconciliationVerdict.NOT_CHECKABLE
    actual = reconcile(published, empty).verdict
    assert expected == actual


@pytest.mark.parametrize(
    "published, expected",
    [(FIGURE, (None, None)), (LISTED, (ObjectiveSet([10]), ObjectiveSet([1, 2])))],
    ids=["figure", "list"],
)
def test_differences_are_named_where_a_list_was_published(
    published: PublishedAssessment, expected: tuple[ObjectiveSet | None, ObjectiveSet | None]
) -> None:
    """Without the list, naming which objectives differ would be an invention."""
    found = reconcile(published, covering(1, 2, 9))
    actual = (found.only_published, found.only_here)
    assert expected == actual


@pytest.mark.parametrize("process", [ProcessId("essai-process"), None])
def test_another_process_is_refused(process: ProcessId | None) -> None:
    """What one process did says nothing of what another one published."""
    with pytest.raises(NotComparable, match="demo:workshop is of the process") as caught:
        reconcile(FIGURE, covering(9, activity=attrs.evolve(WORKSHOP, process=process)))
    expected = (process or "–", "demo-process")
    actual = (caught.value.fields["found"], caught.value.fields["expected"])
    assert expected == actual


def test_a_figure_of_no_process_is_compared_with_activities_of_none() -> None:
    """A plain list names no process, and `--published 14/23` neither."""
    nameless = attrs.evolve(WORKSHOP, process=None)
    expected = ReconciliationVerdict.SAME_COUNT
    actual = reconcile(attrs.evolve(FIGURE, process=None), covering(1, 2, activity=nameless)).verdict
    assert expected == actual


def test_a_figure_of_no_process_is_not_compared_with_activities_of_one() -> None:
    """Whose figure it is cannot be guessed from whose activities are at hand."""
    with pytest.raises(NotComparable, match=re.escape("imrf-2022 speaks of –")):
        reconcile(attrs.evolve(FIGURE, process=None), covering(1, 2))


@pytest.mark.parametrize("period", ["2018-11-30", "2022-06", "2023", "../2017"])
def test_an_activity_outside_the_window_is_refused(period: str) -> None:
    """A meeting of 2023 cannot have been part of a figure of 2022."""
    later = attrs.evolve(WORKSHOP, occasions=[Occasion(period=Period.parse(period))])
    with pytest.raises(NotComparable, match=re.escape("use .during(…)")) as caught:
        reconcile(FIGURE, covering(9, activity=later))
    expected = (period, "2018-12/2022-05")
    actual = (caught.value.fields["period"], caught.value.fields["window"])
    assert expected == actual


@pytest.mark.parametrize("periods", [[], [None], ["2018"], ["2022"], ["2017", None], ["2017", "2020"]])
def test_an_activity_that_may_lie_in_the_window_is_compared(periods: list[str | None]) -> None:
    """Partial dates are the rule in such registers, and `.during` keeps just these activities."""
    occasions = [Occasion(period=None if period is None else Period.parse(period)) for period in periods]
    perhaps = covering(1, 2, activity=attrs.evolve(WORKSHOP, occasions=occasions))
    window = Period.parse("2018-12/2022-05")
    expected = (ReconciliationVerdict.SAME_COUNT, perhaps)
    actual = (reconcile(FIGURE, perhaps).verdict, measure_coverage(perhaps.alignments.during(window)))
    assert expected == actual


def test_a_figure_without_a_window_is_compared_with_any_time() -> None:
    """Where the publication does not say of when it speaks, nothing can be refused."""
    expected = ReconciliationVerdict.SAME_COUNT
    actual = reconcile(attrs.evolve(FIGURE, window=None), covering(1, 2)).verdict
    assert expected == actual


def test_a_comparison_cannot_be_made_around_the_refusal() -> None:
    """A value that cannot be made wrong needs no warning on how to make it."""
    foreign = attrs.evolve(WORKSHOP, process=ProcessId("essai-process"))
    with pytest.raises(NotComparable):
        Reconciliation(published=FIGURE, coverage=covering(9, activity=foreign))


@given(strategies.reconciliations())
@settings(max_examples=50)
def test_a_list_that_differs_names_the_difference(found: Reconciliation) -> None:
    """The verdict and the lists of differences are two readings of one comparison."""
    checkable = found.verdict is not ReconciliationVerdict.NOT_CHECKABLE
    expected = found.verdict is ReconciliationVerdict.DIFFERS_BY_OBJECTIVE
    actual = checkable and bool(found.only_published or found.only_here)
    assert expected == actual
