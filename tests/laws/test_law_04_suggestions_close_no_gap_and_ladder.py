"""Law 4: a suggestion never closes a gap by itself, and the ladder never falls from rung to rung."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import ActivityId
from gcm_alignment.aligning import align, suggest
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import Coverage, measure_coverage
from gcm_alignment.evidence import Evidence, Review, Standing, TextMatch, Verdict
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.processes import ItemLevel
from gcm_alignment.testing import strategies

REGISTERS = st.shared(strategies.activity_lists(min_size=1), key="the activities that the sets agree on")
SETS = strategies.alignment_sets(activities=REGISTERS, numbers=st.integers(1, 5))
# No review of a text or of a link, which would accept a suggestion before it comes.
READ: st.SearchStrategy[Evidence] = st.one_of(
    strategies.rule_matches(),
    strategies.text_matches(),
    strategies.framework_links(),
    strategies.declarations(),
    strategies.reviews(keys=st.none() | st.just("rule:demo/remittances")),
)
KNOWN = strategies.alignment_sets(activities=REGISTERS, numbers=st.integers(1, 5), evidence=READ)
WEAK: st.SearchStrategy[Evidence] = strategies.text_matches() | strategies.framework_links(
    levels=st.sampled_from([ItemLevel.DOMAIN, ItemLevel.PRIORITY])
)
SUGGESTIONS = strategies.alignment_sets(
    activities=REGISTERS,
    numbers=st.integers(1, 5),
    evidence=WEAK,
    scopes=st.just(ObjectiveSet()),
    outside=strategies.outside_mandates(),
)


@pytest.mark.parametrize("at_least", [Standing.INFERRED, Standing.REVIEWED, Standing.DECLARED])
@given(known=KNOWN, suggestions=SUGGESTIONS)
@settings(max_examples=30)
def test_suggestions_close_no_gap(at_least: Standing, known: AlignmentSet, suggestions: AlignmentSet) -> None:
    """Words that resemble a title are a reason to look, and no activity on record.

    Both sides hold the same activities: those of another process would end what one process alone excludes.
    """
    merged = AlignmentSet(
        alignments=(*known, *suggestions),
        activities=(*known.activities, *suggestions.activities),
        scope=known.scope,
        outside=known.outside,
    )
    alone = attrs.evolve(known, activities=merged.activities)
    expected = dict(measure_coverage(alone, at_least=at_least))
    actual = dict(measure_coverage(merged, at_least=at_least))
    assert expected == actual


def test_only_its_acceptance_lets_a_suggestion_close_a_gap() -> None:
    """The acceptance is what counts: it may even have been given for an earlier run of the suggester."""
    hint = TextMatch(suggester="titles", version="2", quotes=())
    accepted = Review(by="reviewer-1", on=date(2022, 3, 1), verdict=Verdict.ACCEPT, of=hint.key)
    expected = [Standing.SUGGESTED, Standing.REVIEWED]
    actual = [
        Alignment(activity=ActivityId("demo:a"), objective=9, evidence=evidence).standing
        for evidence in ((hint,), (hint, accepted))
    ]
    assert expected == actual


@given(strategies.portfolios(min_activities=1, hostile=True))
@settings(max_examples=25)
def test_what_the_suggester_finds_is_only_suggested(register: Portfolio) -> None:
    """Merging the suggestions into the alignments leaves every line of the report as it was."""
    known = align(register)
    expected = dict(measure_coverage(known))
    actual = dict(measure_coverage(known | suggest(register)))
    assert expected == actual


@given(strategies.coverages())
@settings(max_examples=40)
def test_each_rung_of_the_ladder_is_at_least_the_one_before(coverage: Coverage) -> None:
    """Declared ≤ reviewed ≤ inferred ≤ suggested ≤ 23: a reader sees how much rests on how little."""
    expected = [0, *sorted(coverage.ladder), 23]
    actual = [0, *coverage.ladder, 23]
    assert expected == actual
    assert coverage.ladder.suggested <= 23


@given(SETS, st.sampled_from([*Standing][:-1]))
@settings(max_examples=40)
def test_the_ladder_agrees_with_what_is_covered(found: AlignmentSet, at_least: Standing) -> None:
    """The summary's table and its first sentence must not contradict each other."""
    expected = len(measure_coverage(found, at_least=at_least).covered)
    actual = getattr(measure_coverage(found).ladder, at_least.value)
    assert expected == actual
