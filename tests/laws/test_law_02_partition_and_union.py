"""Law 2: the four states partition the 23, and the coverage of a union is the union of coverages."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId, Occasion, ProcessId, Status
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import Coverage, CoverageState, measure_coverage
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.evidence import LADDER, Evidence, RuleMatch, Standing
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

REGISTERS = st.shared(strategies.activity_lists(min_size=1), key="the activities that the sets agree on")
AGREEING: st.SearchStrategy[Evidence] = st.one_of(
    strategies.text_matches(),
    strategies.rule_matches(),
    strategies.framework_links(),
    strategies.declarations(aligned=st.just(value=True)),
)
SETS = strategies.alignment_sets(activities=REGISTERS, numbers=st.integers(1, 5), evidence=AGREEING)
OURS = st.just(ProcessId("rabat"))
ONE_PROCESS = strategies.alignment_sets(
    activities=st.shared(
        strategies.activity_lists(activities=strategies.activities(process=OURS), min_size=1),
        key="the activities of one process that the sets agree on",
    ),
    numbers=st.integers(1, 5),
    evidence=AGREEING,
    outside=strategies.outside_mandates(numbers=st.integers(1, 5), processes=st.none() | OURS),
)

# What a union knows of an objective is the most that either side knows.
KNOWLEDGE = [
    CoverageState.UNASSESSED,
    CoverageState.NOT_COVERED,
    CoverageState.OUT_OF_SCOPE,
    CoverageState.COVERED,
]


@given(strategies.coverages())
@settings(max_examples=40)
def test_the_four_sets_partition_the_23(coverage: Coverage) -> None:
    """No objective is lost between the lines of a report, and none stands in two of them."""
    expected = list(range(1, 24))
    actual = sorted([*coverage.covered, *coverage.gaps, *coverage.unassessed, *coverage.out_of_scope])
    assert expected == actual


@given(ONE_PROCESS, ONE_PROCESS, st.sampled_from(LADDER))
@settings(max_examples=60)
def test_the_coverage_of_a_union_is_the_union_of_coverages(
    one: AlignmentSet, other: AlignmentSet, at_least: Standing
) -> None:
    """Offices may measure their parts and add up, without sending each other what they hold."""
    parts = [measure_coverage(part, at_least=at_least) for part in (one, other)]
    expected = {number: max((part.states[number] for part in parts), key=KNOWLEDGE.index) for number in range(1, 24)}
    actual = dict(measure_coverage(one | other, at_least=at_least).states)
    assert expected == actual


@given(SETS, SETS, st.sampled_from(LADDER))
@settings(max_examples=60)
def test_beside_another_process_a_mandate_alone_may_fall_back(
    one: AlignmentSet, other: AlignmentSet, at_least: Standing
) -> None:
    """A mandate is a negative declaration of one process; what is covered, looked for or neither adds up for all."""
    parts = [measure_coverage(part, at_least=at_least) for part in (one, other)]
    united = measure_coverage(one | other, at_least=at_least)
    unexcused = [attrs.evolve(part, alignments=attrs.evolve(part.alignments, outside=())) for part in parts]
    least = {number: max((part.states[number] for part in unexcused), key=KNOWLEDGE.index) for number in range(1, 24)}
    excused = {number: max(state, CoverageState.OUT_OF_SCOPE, key=KNOWLEDGE.index) for number, state in least.items()}
    expected = {number: excused[number] if number in united.out_of_scope else least[number] for number in least}
    actual = dict(united.states)
    assert expected == actual


@given(SETS, st.sampled_from(LADDER))
@settings(max_examples=60)
def test_the_coverage_of_a_set_is_the_union_over_its_alignments(found: AlignmentSet, at_least: Standing) -> None:
    """The smallest parts add up too: no alignment takes away what another one covers."""
    parts = [measure_coverage(attrs.evolve(found, alignments=()), at_least=at_least)]
    parts += [measure_coverage(attrs.evolve(found, alignments=(one,)), at_least=at_least) for one in found]
    expected = {number: max((part.states[number] for part in parts), key=KNOWLEDGE.index) for number in range(1, 24)}
    actual = dict(measure_coverage(found, at_least=at_least).states)
    assert expected == actual


def windows(days: list[date]) -> tuple[Period, Period, Period]:
    """Make two windows that follow each other without a day between them, and the one of both."""
    start, cut, end = (PartialDate.of(day) for day in sorted(days))
    following = PartialDate.of(cut.earliest + timedelta(days=1))
    whole = Period(start, PartialDate.of(end.earliest + timedelta(days=1)))
    return Period(start, cut), Period(following, whole.end), whole


def one_rule_on(activity: Activity) -> AlignmentSet:
    """Align an activity with objective 9."""
    reason = BilingualText("Why.", "Pourquoi.")
    rule = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=reason)
    aligned = Alignment(activity=activity.id, objective=9, evidence=(rule,))
    return AlignmentSet(alignments=(aligned,), activities=(activity,))


def covered_in(found: AlignmentSet, window: Period, *, certain: bool = False) -> ObjectiveSet:
    """Measure what is covered in a window."""
    return measure_coverage(found.during(window, certain=certain)).covered


RECENT = strategies.activities(
    period=st.none() | strategies.periods(min_year=2018, max_year=2021), statuses=st.just(Status.HELD)
)
DATED_SETS = strategies.alignment_sets(
    activities=strategies.activity_lists(activities=RECENT, min_size=1), numbers=st.integers(1, 5), evidence=AGREEING
)
WINDOWS = st.lists(strategies.days(min_year=2018, max_year=2021), min_size=3, max_size=3).map(windows)


@given(DATED_SETS, WINDOWS)
@settings(max_examples=60)
def test_possible_coverage_adds_up_over_windows(found: AlignmentSet, cut: tuple[Period, Period, Period]) -> None:
    """What may have been addressed in a period may have been addressed in its first or in its second half."""
    first, second, whole = cut
    expected = set(covered_in(found, whole))
    actual = set(covered_in(found, first)) | set(covered_in(found, second))
    assert expected == actual


@given(DATED_SETS, WINDOWS)
@settings(max_examples=60)
def test_certain_coverage_never_loses_when_windows_join(
    found: AlignmentSet, cut: tuple[Period, Period, Period]
) -> None:
    """What surely lay in one half surely lay in the whole."""
    first, second, whole = cut
    expected: set[int] = set()
    actual = (set(covered_in(found, first, certain=True)) | set(covered_in(found, second, certain=True))) - set(
        covered_in(found, whole, certain=True)
    )
    assert expected == actual


HALVES = ("2019-01/2019-06", "2019-07/2019-12", "2019")


@pytest.mark.parametrize("period", ["2019", "2019-06-30/2019-07-01"])
def test_certain_coverage_may_gain_when_windows_join(period: str) -> None:
    """An activity of 2019 surely lay in that year and in neither half of it for sure."""
    forum = Activity(
        id=ActivityId("demo:a"), title=Text.of(en="Forum"), occasions=[Occasion(period=Period.parse(period))]
    )
    expected = [set[int](), set[int](), {9}]
    actual = [set(covered_in(one_rule_on(forum), Period.parse(window), certain=True)) for window in HALVES]
    assert expected == actual


def test_sessions_in_both_halves_count_in_each_and_in_the_whole() -> None:
    """A round table of May and October was held in each half of the year."""
    sessions = [Occasion(period=Period.parse(month)) for month in ("2019-05", "2019-10")]
    table = Activity(id=ActivityId("demo:a"), title=Text.of(en="Round table"), occasions=sessions)
    expected = [{9}, {9}, {9}]
    actual = [set(covered_in(one_rule_on(table), Period.parse(window))) for window in HALVES]
    assert expected == actual
