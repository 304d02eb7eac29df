"""Comparisons: a published figure beside what is evidenced here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.alignments import lies_in
from gcm_alignment.assessment import PublishedAssessment, ReconciliationVerdict
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import Coverage
from gcm_alignment.errors import N_, NotComparable

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity


@attrs.frozen(kw_only=True)
class Reconciliation:
    """A published assessment and a coverage of the same process and window, side by side."""

    published: PublishedAssessment
    coverage: Coverage

    def __attrs_post_init__(self) -> None:
        """Refuse activities of another process, and those that surely lie outside the window."""
        for activity in self.coverage.alignments.activities:
            self._check_process(activity)
            self._check_window(activity)

    def _check_process(self, activity: Activity) -> None:
        if activity.process != self.published.process:
            raise NotComparable(
                N_("{activity} is of the process {found}; {published} speaks of {expected}"),
                activity=activity.id,
                found=activity.process or "–",
                published=self.published.id,
                expected=self.published.process or "–",
            )

    def _check_window(self, activity: Activity) -> None:
        window = self.published.window
        if window is not None and lies_in(activity, window) is False:
            raise NotComparable(
                N_("{activity} ({period}) lies outside {window}, of which {published} speaks; use .during(…)"),
                activity=activity.id,
                period=str(activity.period),
                window=str(window),
                published=self.published.id,
            )

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
    return Reconciliation(published=published, coverage=coverage)
