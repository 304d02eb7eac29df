"""Comparisons: a published figure beside what is evidenced here."""

from __future__ import annotations

import attrs

from gcm_alignment.assessment import PublishedAssessment, ReconciliationVerdict
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import Coverage
from gcm_alignment.errors import N_, NotComparable


@attrs.frozen(kw_only=True)
class Reconciliation:
    """A published assessment and a coverage, side by side."""

    published: PublishedAssessment
    coverage: Coverage

    @property
    def verdict(self) -> ReconciliationVerdict:
        """What the comparison can say."""
        if self.coverage.unassessed or not self.coverage.activity_count:
            return ReconciliationVerdict.NOT_CHECKABLE
        if self.published.objectives is not None:
            same = self.published.objectives == self.coverage.covered
            return ReconciliationVerdict.SAME_OBJECTIVES if same else ReconciliationVerdict.DIFFERS_BY_OBJECTIVE
        count = self.coverage.ratio.count
        if count == self.published.count:
            return ReconciliationVerdict.SAME_COUNT
        return ReconciliationVerdict.FEWER if count < self.published.count else ReconciliationVerdict.MORE

    @property
    def only_published(self) -> ObjectiveSet | None:
        """The objectives that only the publication has, None when it published no list."""
        listed = self.published.objectives
        return None if listed is None else ObjectiveSet(listed - self.coverage.covered)

    @property
    def only_here(self) -> ObjectiveSet | None:
        """The objectives that are only evidenced here, None when no list was published."""
        listed = self.published.objectives
        return None if listed is None else ObjectiveSet(self.coverage.covered - listed)


def reconcile(published: PublishedAssessment, coverage: Coverage) -> Reconciliation:
    """Put a published figure beside a coverage of the same process and window, or refuse.

    An activity without a date is taken to lie in the window.
    """
    for activity in coverage.alignments.activities:
        if activity.process != published.process:
            raise NotComparable(
                N_("{activity} is of the process {found}; {published} speaks of {expected}"),
                activity=activity.id,
                found=activity.process or "–",
                published=published.id,
                expected=published.process or "–",
            )
        if published.window and activity.period and not activity.period.possibly_overlaps(published.window):
            raise NotComparable(
                N_("{activity} ({period}) lies outside {window}, of which {published} speaks; use .during(…)"),
                activity=activity.id,
                period=str(activity.period),
                window=str(published.window),
                published=published.id,
            )
    return Reconciliation(published=published, coverage=coverage)
