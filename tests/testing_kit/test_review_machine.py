"""The machine for review workflows: it lets a lawful one pass, and stops at each defect."""

import json
from typing import cast

import attrs
import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.codec import Plain, decode, encode
from gcm_alignment.evidence import Review, Verdict
from gcm_alignment.testing.review_machine import OFFICES, ReviewMachine

FEW = settings(max_examples=60, stateful_step_count=20, deadline=None)
FIRST = settings(FEW, database=None, report_multiple_bugs=False, phases=[Phase.generate])
"""The first fault will do: making it smaller is the trade of Hypothesis."""


class ThroughFiles(ReviewMachine):
    """Writes a file after each step, and reads it again."""

    def keep(self, found: AlignmentSet) -> AlignmentSet:
        """Go through JSON."""
        return decode(cast("Plain", json.loads(json.dumps(encode(found)))), AlignmentSet)


class WithAnnualReport(ThroughFiles):
    """Adds a step of its own."""

    @rule(office=OFFICES)
    def report(self, office: int) -> None:
        """Look at everything."""
        assert len(self.sets[office]) <= len(self.logs[office])


@pytest.mark.parametrize("machine", [ReviewMachine, ThroughFiles, WithAnnualReport])
def test_a_lawful_workflow_passes(machine: type[ReviewMachine]) -> None:
    """Files, and steps of one's own, change nothing of the log."""
    run_state_machine_as_test(machine, settings=FEW)


class LastReviewOnly(ReviewMachine):
    """Keeps the latest review alone."""

    def review(self, found: AlignmentSet, review: Review, only: AlignmentSet | None) -> AlignmentSet:
        """Throw away the earlier ones."""
        bare = attrs.evolve(
            found,
            alignments=[
                attrs.evolve(one, evidence=kept)
                for one in found
                if (kept := [each for each in one.evidence if not isinstance(each, Review)])
            ],
        )
        return super().review(bare, review, only)


class DeafToRevocations(ReviewMachine):
    """Does not take reviews back."""

    def review(self, found: AlignmentSet, review: Review, only: AlignmentSet | None) -> AlignmentSet:
        """Ignore a revocation."""
        reviewed = super().review(found, review, only)
        return found if review.verdict is Verdict.REVOKE else reviewed


class OneSided(ReviewMachine):
    """Keeps its own file where another one says something of the same pair."""

    def take_in(self, found: AlignmentSet, other: AlignmentSet) -> AlignmentSet:
        """Take in new pairs alone."""
        known = {one.pair for one in found}
        return found | other.where(lambda one: one.pair not in known)


class Forgetful(ReviewMachine):
    """Loses the edition of what ran."""

    def keep(self, found: AlignmentSet) -> AlignmentSet:
        """Write every version as the first."""
        data = json.dumps(encode(found)).replace('"version": "2"', '"version": "1"')
        return decode(cast("Plain", json.loads(data)), AlignmentSet)


class Obliging(ReviewMachine):
    """Reviews what is not there, without a word."""

    def review(self, found: AlignmentSet, review: Review, only: AlignmentSet | None) -> AlignmentSet:
        """Never refuse."""
        try:
            return super().review(found, review, only)
        except LookupError:
            return found


class Stubborn(ReviewMachine):
    """Refuses what it should do."""

    def review(self, found: AlignmentSet, review: Review, only: AlignmentSet | None) -> AlignmentSet:
        """Ask for a source that nobody named."""
        return super().review(found, attrs.evolve(review, of="rule:demo/none"), only)


@pytest.mark.parametrize("machine", [LastReviewOnly, DeafToRevocations, OneSided, Forgetful, Obliging, Stubborn])
def test_a_defect_in_a_workflow_is_caught(machine: type[ReviewMachine]) -> None:
    """What a workflow loses is found before minutes are."""
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine, settings=FIRST)
