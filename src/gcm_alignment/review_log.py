"""The log of reviews: who said what of which alignment, in the order of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import ActivityId
from gcm_alignment.alignments import written_alike
from gcm_alignment.compact import objective_number
from gcm_alignment.evidence import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gcm_alignment.alignments import Pair
    from gcm_alignment.evidence import Evidence


@attrs.frozen(kw_only=True)
class ReviewEvent:
    """A review, with the activity and the objective of which it was given."""

    review: Review
    activity: ActivityId
    objective: int = attrs.field(converter=objective_number)

    @property
    def pair(self) -> Pair:
        """The activity and the objective."""
        return self.activity, self.objective

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The review, as the evidence that it is."""
        return (self.review,)


def log_of(evidence: Mapping[Pair, Iterable[Evidence]]) -> tuple[ReviewEvent, ...]:
    """Return the reviews by their day, then by who gave them; nothing is overwritten, so all are there."""
    events = [
        ReviewEvent(review=one, activity=activity, objective=objective)
        for (activity, objective), pieces in evidence.items()
        for one in pieces
        if isinstance(one, Review)
    ]
    return tuple(sorted(events, key=_place))


def _place(event: ReviewEvent) -> tuple[object, ...]:
    review = event.review
    return review.on, review.by, written_alike(review), event.activity, event.objective
