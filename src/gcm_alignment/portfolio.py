"""Registers of activities, with what was declared and published about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - attrs resolves cached properties too
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.absences import OutsideMandate
from gcm_alignment.activities import Activity, ProcessId
from gcm_alignment.alignments import Alignment
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.errors import Conflict, InvalidValue, N_
from gcm_alignment.evidence import Declaration
from gcm_alignment.processes import Framework
from gcm_alignment.rosters import check_parts
from gcm_alignment.sources import Completeness, Source, as_sources
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def _as_activities(given: Iterable[Activity]) -> tuple[Activity, ...]:
    return tuple(given)


def _twice(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(id_ for id_, count in Counter(ids).items() if count > 1))


@attrs.frozen(kw_only=True)
class Portfolio:
    """A register of activities; it says itself whether it is complete.

    `declarations` are alignments as the authorities declared them, and hold nothing else.
    """

    id: str
    title: Text
    activities: tuple[Activity, ...] = attrs.field(converter=_as_activities)
    completeness: Completeness = Completeness.UNKNOWN
    process: ProcessId | None = None
    frameworks: tuple[Framework, ...] = ()
    declarations: tuple[Alignment, ...] = ()
    outside: tuple[OutsideMandate, ...] = ()
    published: tuple[PublishedAssessment, ...] = ()
    note: Text | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=as_sources)

    def __attrs_post_init__(self) -> None:
        """Refuse two activities or assessments of one id, relations to none, and evidence that nobody declared."""
        ids = [activity.id for activity in self.activities]
        if twice := _twice(ids):
            raise Conflict(N_("{portfolio} has two activities of one id: {ids}"), portfolio=self.id, ids=twice)
        if twice := _twice(assessment.id for assessment in self.published):
            raise Conflict(N_("{portfolio} has two assessments of one id: {ids}"), portfolio=self.id, ids=twice)
        check_parts(self.activities)
        wholes = {one.part_of for one in self.activities if one.part_of}
        if strangers := sorted((wholes | {one.activity for one in self.declarations}) - set(ids)):
            raise InvalidValue(N_("{portfolio} has no activity {ids}"), portfolio=self.id, ids=tuple(strangers))
        if not all(isinstance(one, Declaration) for alignment in self.declarations for one in alignment.evidence):
            raise InvalidValue(N_("{portfolio}: a register holds declarations only"), portfolio=self.id)

    def __iter__(self) -> Iterator[Activity]:
        """Yield the activities in the order of the register."""
        return iter(self.activities)

    def __len__(self) -> int:
        """Count the entries of the register, parts and activities that were not held included."""
        return len(self.activities)

    @cached_property
    def assessments(self) -> Mapping[str, PublishedAssessment]:
        """The published assessments by their id."""
        return MappingProxyType({assessment.id: assessment for assessment in self.published})

    def __hash__(self) -> int:
        """Hash by what the register is called and holds."""
        return hash((self.id, self.activities))
