"""The review cycle of the Compact: its adoption, the review forums, the regional reviews, the reports."""

from __future__ import annotations

from enum import StrEnum

import attrs

from gcm_alignment.dates import Period
from gcm_alignment.sources import Source
from gcm_alignment.text import BilingualText, sorted_repr


class MilestoneKind(StrEnum):
    """What a milestone of the review cycle is."""

    ADOPTION = "adoption"
    FORUM = "forum"
    REGIONAL_REVIEW = "regional-review"
    REPORT = "report"


@attrs.frozen(kw_only=True)
class Milestone:
    """A date in the life of the Compact: its adoption, a review forum, a regional review, a report.

    `unverified` names the fields that were seen in no source.
    """

    id: str
    kind: MilestoneKind
    title: BilingualText
    period: Period
    place: str | None = None
    symbol: str | None = None
    unverified: frozenset[str] = attrs.field(default=frozenset(), repr=sorted_repr)
    note: str | None = None
    sources: tuple[Source, ...] = ()
