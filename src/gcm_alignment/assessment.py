"""What institutions published of their own alignment: figures, and lists where there are any."""

from __future__ import annotations

from enum import StrEnum

import attrs

from gcm_alignment.activities import ActivityId, ProcessId
from gcm_alignment.compact import OBJECTIVE_COUNT, ObjectiveSet
from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.sources import Source, as_sources
from gcm_alignment.text import Text, sorted_repr


class ReconciliationVerdict(StrEnum):
    """What a comparison with a published figure can say.

    Without a published list it compares counts alone: SAME_COUNT says nothing of the composition.
    """

    SAME_COUNT = "same-count"
    FEWER = "fewer"
    MORE = "more"
    SAME_OBJECTIVES = "same-objectives"
    DIFFERS_BY_OBJECTIVE = "differs-by-objective"
    NOT_CHECKABLE = "not-checkable"


@attrs.frozen(kw_only=True)
class PublishedAssessment:
    """A published figure, such as 14 of the 23 objectives, and the list behind it where it was published.

    `objectives` is None when only the count is known: no list of ours ever stands in for it.
    """

    id: str
    count: int
    of: int = OBJECTIVE_COUNT
    objectives: ObjectiveSet | None = attrs.field(default=None, converter=attrs.converters.optional(ObjectiveSet))
    process: ProcessId | None = None
    title: Text | None = None
    window: Period | None = None
    highlighted: tuple[ActivityId, ...] = ()
    note: Text | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=as_sources)

    def __attrs_post_init__(self) -> None:
        """Refuse a count that the Compact cannot have, or that disagrees with its own list."""
        if self.of != OBJECTIVE_COUNT or not 0 <= self.count <= self.of:
            raise InvalidValue(
                N_("not a count of objectives: {count}/{of}; write one from 0/23 to 23/23"),
                count=self.count,
                of=self.of,
            )
        if self.objectives is not None and len(self.objectives) != self.count:
            raise InvalidValue(
                N_("{id} counts {count} objectives and lists {listed}"),
                id=self.id,
                count=self.count,
                listed=len(self.objectives),
            )


class DocumentKind(StrEnum):
    """What a published document is; a COMMITMENT is no assessment and never coverage."""

    ASSESSMENT = "assessment"
    PLAN = "plan"
    REGIONAL_REVIEW = "regional-review"
    REPORT = "report"
    CLUSTERING = "clustering"
    MANDATE = "mandate"
    ACTIVITY = "activity"
    COMMITMENT = "commitment"


@attrs.frozen(kw_only=True)
class PublishedDocument:
    """What an institution published on the Compact, with the objectives that the document itself names.

    `objectives` is None when it names none, or when its list was not readable; `objectives_complete` is false
    when only the beginning of the list was. `count` is a published number of objectives.
    """

    id: str
    kind: DocumentKind
    title: Text
    publisher: str
    period: Period | None = None
    process: ProcessId | None = None
    count: int | None = None
    objectives: ObjectiveSet | None = attrs.field(default=None, converter=attrs.converters.optional(ObjectiveSet))
    objectives_complete: bool = True
    unverified: frozenset[str] = attrs.field(default=frozenset(), repr=sorted_repr)
    note: str | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=as_sources)
