"""Coverage: what counts, what state each of the 23 is in, and what is never counted twice."""

import pickle
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.activities import Activity, ActivityId, ProcessId, Status
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import Coverage, CoverageState, Ladder, Ratio, measure_coverage
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue
from gcm_alignment.evidence import AuthorityKind, Declaration, Evidence, Method, RuleMatch, Standing, TextMatch
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

YES = Declaration(
    authority=AuthorityKind.SECRETARIAT,
    by="the Secretariat",
    on=PartialDate.parse("2022-05"),
    source=Source(kind=SourceKind.OFFICIAL, title="Report"),
)
NO = attrs.evolve(YES, authority=AuthorityKind.STATE, by="Ghana", aligned=False)
RULE = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi."))
TEXT = TextMatch(suggester="titles", version="1", quotes=())
WORKSHOP = Activity(id=ActivityId("demo:workshop"), title=Text.of(en="Workshop"))
FORUM = Activity(id=ActivityId("demo:forum"), title=Text.of(en="Forum"))


def aligned(objective: int, *evidence: Evidence, activity: Activity = WORKSHOP) -> Alignment:
    """Align an activity with an objective."""
    return Alignment(activity=activity.id, objective=objective, evidence=evidence)


def coverage(
    *alignments: Alignment,
    activities: tuple[Activity, ...] = (WORKSHOP, FORUM),
    scope: ObjectiveSet | None = None,
    outside: tuple[int, ...] = (),
    at_least: Standing = Standing.INFERRED,
) -> Coverage:
    """Measure the coverage of some alignments; without a scope, all 23 were looked for."""
    mandates = tuple(OutsideMandate(objective=number, declared=NO) for number in outside)
    found = AlignmentSet(
        alignments=alignments,
        activities=activities,
        scope=ObjectiveSet.full() if scope is None else scope,
        outside=mandates,
    )
    return measure_coverage(found, at_least=at_least)


# --- states ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "evidence, in_scope, outside, expected",
    [
        ((RULE,), True, False, CoverageState.COVERED),
        ((RULE,), False, False, CoverageState.COVERED),
        ((RULE,), False, True, CoverageState.COVERED),
        ((), True, False, CoverageState.NOT_COVERED),
        ((), False, False, CoverageState.UNASSESSED),
        ((), False, True, CoverageState.OUT_OF_SCOPE),
        ((), True, True, CoverageState.OUT_OF_SCOPE),
        ((TEXT,), True, False, CoverageState.NOT_COVERED),
        ((TEXT,), False, False, CoverageState.UNASSESSED),
        ((TEXT,), True, True, CoverageState.OUT_OF_SCOPE),
        ((RULE, NO), True, False, CoverageState.NOT_COVERED),
        ((RULE, NO), False, False, CoverageState.UNASSESSED),
    ],
)
def test_each_objective_is_in_one_state(
    evidence: tuple[Evidence, ...], *, in_scope: bool, outside: bool, expected: CoverageState
) -> None:
    """No recorded activity is said of what was looked for; the rest is not assessed, or outside the mandate."""
    found = coverage(
        *([aligned(9, *evidence)] if evidence else []),
        scope=ObjectiveSet([9] if in_scope else []),
        outside=(9,) if outside else (),
    )
    actual = found.states[9]
    assert expected is actual


def test_the_four_sets_follow_the_states() -> None:
    """Reports print the sets, programs read the states."""
    found = coverage(aligned(9, RULE), scope=ObjectiveSet([1, 9, 10]), outside=(13,))
    rest = ~ObjectiveSet([1, 9, 10, 13])
    expected = (ObjectiveSet([9]), ObjectiveSet([1, 10]), rest, ObjectiveSet([13]))
    actual = (found.covered, found.gaps, found.unassessed, found.out_of_scope)
    assert expected == actual


def test_a_coverage_yields_the_23_in_order() -> None:
    """A table of all objectives is the most frequent use."""
    expected = [
        (number, CoverageState.COVERED if number == 9 else CoverageState.NOT_COVERED) for number in range(1, 24)
    ]
    actual = list(coverage(aligned(9, RULE)))
    assert expected == actual


@pytest.mark.parametrize("name", ["states", "best"])
def test_what_was_measured_cannot_be_written_to(name: str) -> None:
    """Two reports of one coverage must not differ by what somebody did in between."""
    with pytest.raises(TypeError, match="does not support item assignment"):
        getattr(coverage(aligned(9, RULE)), name)[9] = CoverageState.UNASSESSED


# --- what counts -------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
def test_only_held_activities_count(status: Status) -> None:
    """A meeting that was announced, postponed, cancelled or replaced has addressed nothing."""
    other = attrs.evolve(WORKSHOP, status=status)
    found = coverage(aligned(9, YES), activities=(other,))
    expected = (status == "held", status == "held")
    actual = (9 in found.covered, found.activity_count == 1)
    assert expected == actual


@pytest.mark.parametrize(
    "at_least, expected",
    [
        (Standing.DECLARED, {9}),
        (Standing.REVIEWED, {9, 10}),
        (Standing.INFERRED, {9, 10, 11}),
        (Standing.SUGGESTED, {9, 10, 11, 12}),
    ],
)
def test_covered_counts_from_the_standing_that_is_asked_for(at_least: Standing, expected: set[int]) -> None:
    """Who wants only what authorities declared gets only that."""
    reviewed = AlignmentSet(alignments=(aligned(10, RULE),), activities=(WORKSHOP,)).accept(
        by="reviewer-1", on="2022-03-01"
    )
    found = coverage(
        aligned(9, YES), *reviewed, aligned(11, RULE), aligned(12, TEXT), aligned(13, RULE, NO), at_least=at_least
    )
    actual = set(found.covered)
    assert expected == actual


def test_rejected_alignments_cannot_be_asked_for() -> None:
    """Counting what somebody turned down is no coverage."""
    with pytest.raises(InvalidValue, match="not what was rejected"):
        coverage(at_least=Standing.REJECTED)


def test_the_best_alignment_decides() -> None:
    """One declared activity is enough, however weak the links of the others are."""
    found = coverage(aligned(9, TEXT), aligned(9, YES, activity=FORUM), aligned(10, TEXT))
    expected = {9: Standing.DECLARED, 10: Standing.SUGGESTED}
    actual = dict(found.best)
    assert expected == actual


def test_the_ladder_counts_objectives_cumulatively() -> None:
    """Each rung holds those above it, so a reader sees at once how much rests on words alone."""
    found = coverage(
        aligned(9, YES), aligned(10, RULE), aligned(11, RULE), aligned(12, TEXT), at_least=Standing.DECLARED
    )
    expected = Ladder(declared=1, reviewed=1, inferred=3, suggested=4)
    actual = found.ladder
    assert expected == actual


def test_a_ratio_is_so_many_of_the_23() -> None:
    """14 of 23 can be checked; 61 % claims a precision that is not there."""
    found = coverage(*(aligned(number, RULE) for number in range(1, 15)))
    expected = (Ratio(14, 23), "14 of 23", (14, 23))
    count, whole = found.ratio
    actual = (found.ratio, str(found.ratio), (count, whole))
    assert expected == actual


def test_contested_alignments_are_named() -> None:
    """A conflict between an authority and a reviewer is shown, on whichever side it was settled."""
    rejected = AlignmentSet(alignments=(aligned(9, YES), aligned(10, YES)), activities=(WORKSHOP,))
    accepted = AlignmentSet(alignments=(aligned(11, RULE, NO), aligned(12, RULE)), activities=(WORKSHOP,))
    called_off = attrs.evolve(FORUM, status=Status.CANCELLED)
    found = coverage(
        *rejected.reject(by="reviewer-1", on="2022-03-01", only=rejected.where(lambda one: one.objective == 9)),
        *accepted.accept(by="reviewer-1", on="2022-03-01"),
        aligned(13, YES, NO, activity=called_off),
        activities=(WORKSHOP, called_off),
    )
    expected = ([9, 11], ObjectiveSet([9, 10, 12]))
    actual = ([one.objective for one in found.contested], found.covered)
    assert expected == actual


# --- parts and wholes --------------------------------------------------------------------------

SESSION = Activity(id=ActivityId("demo:session"), title=Text.of(en="Session"), part_of=FORUM.id)
TALK = Activity(id=ActivityId("demo:talk"), title=Text.of(en="Talk"), part_of=SESSION.id)


@pytest.mark.parametrize(
    "activities, expected",
    [
        ((), 0),
        ((WORKSHOP, FORUM), 2),
        ((WORKSHOP, FORUM, SESSION), 2),
        ((WORKSHOP, SESSION), 2),
        ((FORUM, SESSION, TALK), 1),
        ((FORUM, attrs.evolve(SESSION, status=Status.CANCELLED), TALK), 1),
        ((attrs.evolve(FORUM, status=Status.CANCELLED), SESSION), 1),
        ((attrs.evolve(FORUM, status=Status.POSTPONED), SESSION, TALK), 1),
        ((FORUM, TALK), 2),
    ],
)
def test_a_part_is_not_counted_beside_its_whole(activities: tuple[Activity, ...], expected: int) -> None:
    """A forum with three sessions is one activity, and sessions whose forum was called off count themselves."""
    actual = coverage(activities=activities).activity_count
    assert expected == actual


def test_an_objective_counts_wholes_rather_than_their_parts() -> None:
    """Where the whole addresses the objective too, its sessions would make many out of one."""
    everything = (WORKSHOP, FORUM, SESSION, TALK)
    found = coverage(
        *(aligned(9, RULE, activity=one) for one in everything),
        aligned(10, RULE, activity=SESSION),
        aligned(10, TEXT, activity=FORUM),
        aligned(11, RULE, activity=FORUM),
        aligned(11, RULE, activity=TALK),
        activities=everything,
    )
    expected = [("demo:forum", "demo:workshop"), ("demo:session",), ("demo:forum",), ()]
    actual = [found.activities_on(number) for number in (9, 10, 11, 12)]
    assert expected == actual


@given(strategies.coverages())
@settings(max_examples=25)
def test_a_coverage_is_a_value(found: Coverage) -> None:
    """Coverages are compared between years and cached by what they were measured from."""
    assert found.ratio.count == len(found.covered)
    copy: object = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    expected = {found}
    actual = {found, copy}
    assert expected == actual


@given(strategies.coverages(), st.integers(1, 23))
@settings(max_examples=60)
def test_an_objective_is_covered_exactly_when_an_activity_counts_for_it(found: Coverage, number: int) -> None:
    """A reader who asks which activities stand behind a covered objective gets at least one."""
    expected = number in found.covered
    actual = bool(found.activities_on(number))
    assert expected == actual


# --- what was looked at in vain, and what could not be decided ---------------------------------

METHOD = Method(book="demo", version="1", author="the authors", digest="0" * 64)
POSTPONED = attrs.evolve(FORUM, id=ActivityId("demo:postponed"), status=Status.POSTPONED)


def doubt(*objectives: int, activity: Activity = FORUM) -> Undecided:
    """Say that a rule could not tell of an activity, because its kind is unknown."""
    return Undecided(activity=activity.id, source="rule:demo/workshops", objectives=objectives, unknown=["kind"])


@pytest.mark.parametrize(
    "evidence, expected",
    [((), ["demo:forum"]), ((RULE,), []), ((TEXT,), []), ((RULE, NO), ["demo:forum"])],
    ids=["nothing", "found", "suggested", "rejected"],
)
def test_activities_that_were_looked_at_in_vain_are_named(evidence: tuple[Evidence, ...], expected: list[str]) -> None:
    """Somebody should read the forum again; of the workshop nobody said so, and the other was not held."""
    found = AlignmentSet(
        alignments=(aligned(9, *evidence, activity=FORUM),) if evidence else (),
        activities=(WORKSHOP, FORUM, POSTPONED),
        nothing_found=[NothingFound(activity.id, METHOD) for activity in (FORUM, POSTPONED)],
    )
    actual = [*measure_coverage(found).nothing_found]
    assert expected == actual


def test_a_gap_that_an_unknown_field_may_close_is_told_apart() -> None:
    """It is a gap of the register, not of the process: the kind of the forum has to be filled in."""
    found = AlignmentSet(
        alignments=(aligned(9, RULE),),
        activities=(WORKSHOP, FORUM, POSTPONED),
        scope=ObjectiveSet([8, 9, 10, 11]),
        undecided=(doubt(8, 9, 12), doubt(10, activity=POSTPONED)),
    )
    coverage = measure_coverage(found)
    expected = ({8, 10, 11}, {8}, (doubt(8, 9, 12),), ())
    actual = (set(coverage.gaps), set(coverage.undecided_gaps), coverage.undecided_on(9), coverage.undecided_on(10))
    assert expected == actual


@given(strategies.coverages())
@settings(max_examples=40)
def test_a_doubt_changes_no_state(coverage: Coverage) -> None:
    """An objective is a gap until something says otherwise; the doubt is told beside it."""
    known = attrs.evolve(coverage.alignments, undecided=(), nothing_found=())
    expected = (dict(measure_coverage(known, at_least=coverage.at_least)), True)
    actual = (dict(coverage), set(coverage.undecided_gaps) <= set(coverage.gaps))
    assert expected == actual


# --- mandates ----------------------------------------------------------------------------------

RABAT, KHARTOUM = ProcessId("rabat"), ProcessId("khartoum")
OURS = attrs.evolve(WORKSHOP, process=RABAT)
THEIRS = attrs.evolve(FORUM, process=KHARTOUM)
STUDY = Activity(id=ActivityId("demo:study"), title=Text.of(en="Study"))
JOINT = Activity(id=ActivityId("demo:joint"), title=Text.of(en="Joint"), process=KHARTOUM, joint_with=(RABAT,))
OWN = OutsideMandate(objective=13, declared=NO, process=RABAT)
UNSIGNED = attrs.evolve(OWN, process=None)
BOTH_SAY = (OWN, attrs.evolve(OWN, process=KHARTOUM))
WITHIN = attrs.evolve(OWN, declared=attrs.evolve(NO, aligned=True, on=PartialDate(2023)))


def mandated(*outside: OutsideMandate, activities: tuple[Activity, ...]) -> AlignmentSet:
    """Put activities and mandates into a set that looked for all 23."""
    return AlignmentSet(activities=activities, scope=ObjectiveSet.full(), outside=outside)


@pytest.mark.parametrize(
    "outside, activities, expected",
    [
        ((OWN,), (OURS,), True),
        ((OWN,), (), True),
        ((OWN,), (THEIRS,), False),
        ((OWN,), (OURS, THEIRS), False),
        ((OWN,), (OURS, JOINT), True),
        ((OWN,), (OURS, STUDY), False),
        (BOTH_SAY, (OURS, THEIRS), True),
        ((UNSIGNED,), (OURS,), True),
        ((UNSIGNED,), (STUDY,), True),
        ((UNSIGNED,), (OURS, THEIRS), False),
        ((UNSIGNED,), (OURS, STUDY), False),
        ((OWN, UNSIGNED), (OURS, STUDY), True),
    ],
)
def test_an_objective_is_out_of_scope_where_all_who_are_there_declare_it(
    outside: tuple[OutsideMandate, ...], activities: tuple[Activity, ...], *, expected: bool
) -> None:
    """What one process excludes, another one may well pursue: beside its activities nothing is excused."""
    actual = 13 in measure_coverage(mandated(*outside, activities=activities)).out_of_scope
    assert expected == actual


@pytest.mark.parametrize(
    "chosen, expected",
    [
        (lambda found: found, False),
        (lambda found: found.select(process="rabat"), True),
        (lambda found: found.select(process="khartoum"), False),
        (lambda found: found.among(lambda one: one.process == "khartoum"), False),
        (lambda found: found.among(lambda one: one.process == "rabat"), True),
    ],
    ids=["both", "rabat", "khartoum", "among khartoum", "among rabat"],
)
@pytest.mark.parametrize("signed", [True, False])
def test_a_mandate_is_its_own_process_s_after_a_union(
    chosen: Callable[[AlignmentSet], AlignmentSet], *, signed: bool, expected: bool
) -> None:
    """Who asks for Khartoum after a union must not read what Rabat declared; unsigned, nobody knows whose it was."""
    mine = mandated(OWN if signed else UNSIGNED, activities=(OURS,))
    found = chosen(mine | mandated(activities=(THEIRS,)))
    expected = expected and signed
    actual = 13 in measure_coverage(found).out_of_scope
    assert expected == actual


def test_a_mandate_outlives_a_window_without_activities() -> None:
    """Nothing happened in that year, and the process still excludes the objective."""
    expected = ((OWN,), (UNSIGNED,), ())
    actual = (
        mandated(OWN, activities=(OURS,)).during("1990").outside,
        mandated(UNSIGNED, activities=(OURS,)).during("1990").select(process="rabat").outside,
        (mandated(OWN, activities=(OURS,)) | mandated(activities=(THEIRS,))).select(process="khartoum").outside,
    )
    assert expected == actual


@pytest.mark.parametrize(
    "statements, expected",
    [
        ((OWN, WITHIN), False),
        ((OWN, attrs.evolve(WITHIN, declared=attrs.evolve(WITHIN.declared, on=PartialDate(2021)))), True),
        ((OWN, attrs.evolve(WITHIN, objective=14)), True),
        ((OWN, attrs.evolve(WITHIN, process=KHARTOUM)), True),
        ((OWN, attrs.evolve(WITHIN, process=None)), False),
        ((OWN, attrs.evolve(WITHIN, declared=attrs.evolve(WITHIN.declared, by="Togo"))), False),
        ((WITHIN,), False),
    ],
    ids=["later", "earlier", "other objective", "other process", "unsigned", "other authority", "never excluded"],
)
def test_an_authority_takes_its_mandate_back(statements: tuple[OutsideMandate, ...], *, expected: bool) -> None:
    """A mandate that was widened would otherwise excuse a gap for ever; where two contradict, nothing is excused."""
    actual = 13 in measure_coverage(mandated(*statements, activities=(OURS,))).out_of_scope
    assert expected == actual
