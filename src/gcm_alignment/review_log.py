"""The log of reviews: who said what of which alignments, in the order of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import ActivityId
from gcm_alignment.alignments import written_alike
from gcm_alignment.evidence import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gcm_alignment.alignments import Pair
    from gcm_alignment.evidence import Evidence


@attrs.frozen
class ReviewEvent:
    """One review, with the pairs of activity and objective that it was given of."""

    review: Review
    pairs: tuple[tuple[ActivityId, int], ...]


def log_of(evidence: Mapping[Pair, Iterable[Evidence]]) -> tuple[ReviewEvent, ...]:
    """Return the reviews by their day, then by who gave them; nothing is overwritten, so all are there."""
    pairs: dict[Review, list[Pair]] = {}
    for pair, pieces in evidence.items():
        for one in pieces:
            if isinstance(one, Review):
                pairs.setdefault(one, []).append(pair)
    in_order = sorted(pairs, key=lambda review: (review.on, review.by, written_alike(review)))
    return tuple(ReviewEvent(review, tuple(sorted(pairs[review]))) for review in in_order)
