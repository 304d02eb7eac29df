"""What if: the coverage after a change, and what the change does, without a change of the register."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.codec import decode, encode
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import measure_coverage
from gcm_alignment.errors import InvalidValue, NotComparable, UnknownName
from gcm_alignment.evidence import Evidence, Review, RuleMatch, Standing, TextMatch, Verdict
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.whatif import StandingChange, WhatIf, what_if

RULE = RuleMatch(
    book="demo", rule="money", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi.")
)
OTHER = attrs.evolve(RULE, rule="diaspora")
TEXT = TextMatch(suggester="titles", version="1", quotes=())
ACCEPTED = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=Verdict.ACCEPT)
WORKSHOP = Activity(
    id=ActivityId("demo:workshop"), title=Text.of(en="Workshop on remittances", fr="Atelier sur les transferts")
)
STUDY = Activity(id=ActivityId("demo:study"), title=Text.of(en="Study"))


def aligned(objective: int, *evidence: Evidence, activity: Activity = WORKSHOP) -> Alignment:
    """Align an activity with an objective."""
    return Alignment(activity=activity.id, objective=objective, evidence=evidence)


FOUND = AlignmentSet(
    alignments=(aligned(20, RULE), aligned(19, OTHER, TEXT), aligned(3, TEXT, ACCEPTED)),
    activities=(WORKSHOP,),
    scope=ObjectiveSet.full(),
)
CHANGE = what_if(FOUND, add=[aligned(8, RULE)], withdraw=["rule:demo/money", "rule:demo/diaspora"])


def test_what_changes_is_told_by_objective_and_by_alignment() -> None:
    """A rule is doubted and an activity found: whether the figure still stands, and which lines move."""
    expected = (
        {19, 20},
        {8},
        (aligned(8, RULE),),
        (aligned(20, RULE),),
        (StandingChange(aligned(19, OTHER, TEXT), aligned(19, TEXT)),),
    )
    actual = (set(CHANGE.opened), set(CHANGE.closed), CHANGE.appeared, CHANGE.vanished, CHANGE.changed)
    assert expected == actual


def test_what_was_covered_and_never_looked_for_opens_no_gap() -> None:
    """Nobody looked for it, so that it is gone is no statement about the register; the words say it all the same."""
    change = what_if(attrs.evolve(FOUND, scope=ObjectiveSet([3])), withdraw=RULE.key)
    expected = (set[int](), True)
    actual = (set(change.opened), "No longer addressed: 20" in str(change))
    assert expected == actual


@pytest.mark.parametrize("withdrawn", [ACCEPTED.key, ACCEPTED, [ACCEPTED.key]])
def test_a_review_can_be_withdrawn_too(withdrawn: str | Evidence | list[str | Evidence]) -> None:
    """It shows how much of the figure rests on one reviewer's word."""
    expected = [(3, "reviewed", "suggested")]
    changed = what_if(FOUND, withdraw=withdrawn).changed
    actual = [(one.before.objective, one.before.standing, one.after.standing) for one in changed]
    assert expected == actual


def test_another_set_can_be_added_with_its_activities() -> None:
    """The figure as it would be with the activities of the partner process."""
    partner = AlignmentSet(alignments=(aligned(1, RULE, activity=STUDY),), activities=(STUDY,))
    expected = ({1}, 2)
    change = what_if(FOUND, add=partner)
    actual = (set(change.closed), change.after.activity_count)
    assert expected == actual


def test_an_alignment_of_an_unknown_activity_cannot_be_added() -> None:
    """It could be neither dated nor named; a set brings its activities along."""
    with pytest.raises(InvalidValue, match="demo:study"):
        what_if(FOUND, add=[aligned(1, RULE, activity=STUDY)])


def test_an_unknown_source_is_answered_with_near_ones() -> None:
    """A slip in a key would say that nothing depends on the rule."""
    with pytest.raises(UnknownName, match="no source 'rule:demo/mony'") as caught:
        what_if(FOUND, withdraw=["rule:demo/mony"])
    expected = "rule:demo/money"
    actual = caught.value.near[0]
    assert expected == actual


def test_it_can_count_from_another_standing() -> None:
    """Suggestions count where somebody asks for them, before and after."""
    expected = {3, 19, 20}
    actual = set(what_if(FOUND, at_least=Standing.SUGGESTED).before.covered)
    assert expected == actual


def test_coverages_that_count_from_different_standings_are_not_compared() -> None:
    """The difference would be one of counting, and pass for one of evidence."""
    before, after = (measure_coverage(FOUND, at_least=one) for one in (Standing.INFERRED, Standing.DECLARED))
    with pytest.raises(NotComparable, match="inferred") as caught:
        WhatIf(before=before, after=after)
    expected = ("inferred", "declared")
    actual = (caught.value.fields["before"], caught.value.fields["after"])
    assert expected == actual


@pytest.mark.parametrize("after", [aligned(20, RULE), aligned(20, OTHER), aligned(19, TEXT)])
def test_a_change_of_standing_changes_the_standing_of_one_pair(after: Alignment) -> None:
    """Other evidence for the same standing is no change that a report would show."""
    with pytest.raises(InvalidValue, match="no change of the standing"):
        StandingChange(aligned(20, RULE), after)


ENGLISH = """\
Objectives addressed: 3 of 23 before, 2 of 23 after
No longer addressed: 19 Migrant and diaspora contributions; 20 Remittances
Addressed in addition: 8 Save lives
Appears: “Workshop on remittances” and objective 8 (inferred)
Vanishes: “Workshop on remittances” and objective 20 (inferred)
Changes: “Workshop on remittances” and objective 19 (inferred, then suggested)"""


def test_it_reads_well_in_a_console() -> None:
    """`print` is the first thing that people do with an answer."""
    expected = ENGLISH
    actual = str(CHANGE)
    assert expected == actual


def test_it_says_so_in_french() -> None:
    """The same lines and numbers, in the words of the report."""
    lines = CHANGE.in_words("fr").splitlines()
    expected = (
        "Objectifs abordés\u00a0: 3 sur 23 avant, 2 sur 23 après",
        "Apparaît\u00a0: «\u00a0Atelier sur les transferts\u00a0» et l’objectif 8 (déduit)",
        6,
    )
    actual = (lines[0], lines[3], len(lines))
    assert expected == actual


def test_that_nothing_changes_is_said() -> None:
    """An empty answer would look like a failure."""
    expected = "Objectives addressed: 2 of 23 before, 2 of 23 after\nNothing changes."
    actual = str(what_if(attrs.evolve(FOUND, alignments=[aligned(20, RULE), aligned(19, OTHER)])))
    assert expected == actual


@given(strategies.alignment_sets(), st.data())
@settings(max_examples=40)
def test_it_is_the_coverage_of_the_changed_set(found: AlignmentSet, data: st.DataObject) -> None:
    """Trying a change and making it give the same figures, and the set that was asked is as it was."""
    keys = sorted({one.key for alignment in found for one in alignment.evidence})
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    changed = attrs.evolve(
        found,
        alignments=[
            *(event for event in found.reviews if event.review.key not in chosen),
            *(
                attrs.evolve(one, evidence=(each,))
                for one in found
                for each in one.evidence
                if each.key not in chosen and not isinstance(each, Review)
            ),
        ],
    )
    expected = (measure_coverage(found), measure_coverage(changed))
    change = what_if(found, withdraw=chosen)
    actual = (change.before, change.after)
    assert expected == actual


@given(strategies.alignment_sets(), st.integers(0, 5))
@settings(max_examples=40)
def test_withdrawing_and_adding_back_changes_nothing(found: AlignmentSet, index: int) -> None:
    """A trial leaves no trace."""
    keys = sorted({one.key for alignment in found for one in alignment.evidence})[index : index + 1]
    expected = measure_coverage(found)
    actual = what_if(found, withdraw=keys, add=found).after
    assert expected == actual


@given(strategies.what_ifs())
@settings(max_examples=15)
def test_what_ifs_come_back_equal(change: WhatIf) -> None:
    """The answer is kept with the minutes of the meeting that asked."""
    expected = (change, change.changed)
    back = decode(encode(change), WhatIf)
    actual = (back, tuple(decode(encode(one), StandingChange) for one in change.changed))
    assert expected == actual


def test_what_only_a_review_of_the_withdrawn_rule_speaks_of_vanishes() -> None:
    """A line that reads “reviewed, then rejected” would tell that somebody rejected it."""
    reviewed = FOUND.accept(by="reviewer-1", on="2022-03-01", of=RULE.key)
    change = what_if(reviewed, withdraw=RULE.key)
    expected = ([20], (), {20})
    actual = ([one.objective for one in change.vanished], change.changed, set(change.opened))
    assert expected == actual


def test_a_change_in_an_activity_that_is_only_there_afterwards_is_told() -> None:
    """A file that is added brings its own activities."""
    study = AlignmentSet(alignments=(aligned(9, RULE, activity=STUDY),), activities=(STUDY,))
    expected = "Appears: “Study” and objective 9 (inferred)"
    actual = what_if(FOUND, add=study).in_words().splitlines()[-1]
    assert expected.lower() == actual.lower()
