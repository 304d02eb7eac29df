"""Which of the 23 objectives a set of alignments addresses, and which have no recorded activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping  # noqa: TC003 - the codec reads annotations at run time
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import attrs

from gcm_alignment.absences import Undecided  # noqa: TC001 - as below
from gcm_alignment.activities import ActivityId  # noqa: TC001 - the codec reads annotations at run time
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment  # noqa: TC001 - attrs reads the annotations of cached properties
from gcm_alignment.compact import OBJECTIVE_COUNT, ObjectiveSet, objective_number
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import LADDER, Standing
from gcm_alignment.mandates import outside_mandates
from gcm_alignment.selections import as_standing


class CoverageState(StrEnum):
    """What can be said of an objective: exactly one of these."""

    COVERED = "covered"
    NOT_COVERED = "not-covered"
    UNASSESSED = "unassessed"
    OUT_OF_SCOPE = "out-of-scope"


@attrs.frozen
class Ratio:
    """So many of so many: `14 of 23`, never a percentage."""

    count: int
    of: int

    def __iter__(self) -> Iterator[int]:
        """Unpack into the count and the whole."""
        return iter((self.count, self.of))

    def __str__(self) -> str:
        """Write it as a sentence would."""
        return f"{self.count} of {self.of}"


class Ladder(NamedTuple):
    """How many of the 23 reach each standing; cumulative, so each number is at least the one before."""

    declared: int
    reviewed: int
    inferred: int
    suggested: int


@attrs.frozen(kw_only=True)
class Coverage:
    """The objectives addressed by what was recorded: how many, which, on which standing; no performance.

    `.covered` counts alignments of held activities that reach `at_least`. The four sets `.covered`, `.gaps`
    (no recorded activity), `.unassessed` and `.out_of_scope` partition the 23.
    """

    alignments: AlignmentSet = attrs.field(repr=False)
    at_least: Standing = attrs.field(default=Standing.INFERRED, converter=as_standing)

    def __attrs_post_init__(self) -> None:
        """Refuse to count what was rejected."""
        if self.at_least is Standing.REJECTED:
            raise InvalidValue(N_("coverage counts suggestions at the least, not what was rejected"))

    @cached_property
    def counted(self) -> tuple[Alignment, ...]:
        """The alignments of held activities that nobody rejected."""
        held = {activity.id for activity in self.alignments.activities if activity.held}
        return tuple(one for one in self.alignments if one.activity in held and one.standing is not Standing.REJECTED)

    @property
    def contested(self) -> tuple[Alignment, ...]:
        """The alignments of held activities over which a declaration and somebody else disagree."""
        return tuple(one for one in self.alignments if one.contested and self.alignments.activity(one.activity).held)

    @cached_property
    def best(self) -> Mapping[int, Standing]:
        """The best standing that each objective reaches, for those that reach any."""
        best: dict[int, Standing] = {}
        for one in self.counted:
            known = best.get(one.objective, Standing.REJECTED)
            best[one.objective] = max(known, one.standing, key=lambda standing: standing.height)
        return MappingProxyType(best)

    def reaching(self, standing: Standing) -> ObjectiveSet:
        """Return the objectives whose best alignment reaches a standing."""
        return ObjectiveSet(number for number, best in self.best.items() if best.reaches(standing))

    @cached_property
    def states(self) -> Mapping[int, CoverageState]:
        """The state of each of the 23."""
        covered = self.reaching(self.at_least)
        outside = outside_mandates(self.alignments.outside, self.alignments.activities)

        def state(number: int) -> CoverageState:
            if number in covered:
                return CoverageState.COVERED
            if number in outside:
                return CoverageState.OUT_OF_SCOPE
            looked_for = number in self.alignments.scope
            return CoverageState.NOT_COVERED if looked_for else CoverageState.UNASSESSED

        return MappingProxyType({number: state(number) for number in range(1, OBJECTIVE_COUNT + 1)})

    def _in_state(self, wanted: CoverageState) -> ObjectiveSet:
        return ObjectiveSet(number for number, state in self.states.items() if state is wanted)

    @property
    def covered(self) -> ObjectiveSet:
        """The objectives addressed."""
        return self._in_state(CoverageState.COVERED)

    @property
    def gaps(self) -> ObjectiveSet:
        """The objectives that were looked for and have no recorded activity."""
        return self._in_state(CoverageState.NOT_COVERED)

    @property
    def unassessed(self) -> ObjectiveSet:
        """The objectives that nothing looked for."""
        return self._in_state(CoverageState.UNASSESSED)

    @property
    def out_of_scope(self) -> ObjectiveSet:
        """The objectives that the process, or each of several, declared to lie outside its mandate."""
        return self._in_state(CoverageState.OUT_OF_SCOPE)

    @property
    def ratio(self) -> Ratio:
        """How many of the 23 are addressed."""
        return Ratio(len(self.covered), OBJECTIVE_COUNT)

    @cached_property
    def ladder(self) -> Ladder:
        """How many of the 23 are declared, then also reviewed, inferred, and only suggested."""
        return Ladder(*(len(self.reaching(standing)) for standing in LADDER))

    @cached_property
    def activity_count(self) -> int:
        """Count the held activities that were looked at; a part is not counted beside its whole."""
        return len(self._without_parts(activity.id for activity in self.alignments.activities if activity.held))

    @cached_property
    def nothing_found(self) -> tuple[ActivityId, ...]:
        """The held activities that a method looked at, and of which no counted alignment speaks; by their id."""
        spoken_of = {one.activity for one in self.counted}
        vain = dict.fromkeys(one.activity for one in self.alignments.nothing_found)
        return tuple(id_ for id_ in vain if id_ not in spoken_of and self.alignments.activity(id_).held)

    def undecided_on(self, objective: int) -> tuple[Undecided, ...]:
        """Return what could not be decided of held activities and an objective, with the fields to fill in."""
        number = objective_number(objective)
        doubts = (one for one in self.alignments.undecided if number in one.objectives)
        return tuple(one for one in doubts if self.alignments.activity(one.activity).held)

    @property
    def undecided_gaps(self) -> ObjectiveSet:
        """The gaps that may be none: some field of a held activity is unknown, and decides."""
        return ObjectiveSet(number for number in self.gaps if self.undecided_on(number))

    def activities_on(self, objective: int) -> tuple[ActivityId, ...]:
        """Return the activities that count for an objective, without parts whose whole counts too."""
        return self._without_parts(
            one.activity for one in self.counted if one.objective == objective and one.standing.reaches(self.at_least)
        )

    def _without_parts(self, ids: Iterable[ActivityId]) -> tuple[ActivityId, ...]:
        """Leave out the parts, at any depth, of what is there too."""
        there = dict.fromkeys(ids)
        wholes = {activity.id: activity.part_of for activity in self.alignments.activities}

        def has_its_whole(id_: ActivityId) -> bool:
            whole = wholes.get(id_)
            while whole is not None and whole not in there:
                whole = wholes.get(whole)
            return whole is not None

        return tuple(id_ for id_ in there if not has_its_whole(id_))

    def __iter__(self) -> Iterator[tuple[int, CoverageState]]:
        """Yield the 23 numbers with their states."""
        return iter(self.states.items())


def measure_coverage(alignments: AlignmentSet, *, at_least: Standing | str = Standing.INFERRED) -> Coverage:
    """Measure which of the 23 objectives the held activities of a set address.

    A suggestion never closes a gap unless `at_least=Standing.SUGGESTED` asks for it; "suggested" does as well.
    """
    return Coverage(alignments=alignments, at_least=at_least)
