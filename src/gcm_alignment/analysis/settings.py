"""Whose an activity is and when it took place: the process's members hang on the day, so both are asked at once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.activities import ProcessId
from gcm_alignment.analysis.days import Days
from gcm_alignment.analysis.demands import Demand, days_of
from gcm_alignment.conditions import During, MemberIs, ProcessIs
from gcm_alignment.dates import Period
from gcm_alignment.places import COUNTRY_CODES, CountryCode
from gcm_alignment.processes import ConsultationProcess, Membership, MembershipRole, ProcessKind, ProcessStatus
from gcm_alignment.sources import Completeness
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gcm_alignment.analysis.normal_form import Literal
    from gcm_alignment.readings import Background

Times: TypeAlias = tuple[tuple[Period, ...], tuple[Period, ...]]
"""Periods in which the activity must lie, and periods that it must not touch."""


@attrs.frozen(kw_only=True)
class Setting:
    """A way in which an activity can belong: its own process, those that it is held with, and the days it may take.

    `own` is None where no process is asked for, `days` is None where no date is.
    """

    own: ConsultationProcess | None
    joint_with: tuple[ProcessId, ...]
    days: Days | None


def settings(literals: Collection[Literal], background: Background) -> Iterator[Setting]:
    """Yield the ways in which an activity can meet what is asked of its process, its members and its time.

    The processes of the background, where there are any, are all that there are; where there are none, any may be.
    """
    asked = Demand.of(literals, ProcessIs, background)
    members = Demand.of(literals, MemberIs, background)
    known = {process.id for process in background.processes}
    choices = [values & known if known else values for values in asked.open]
    if not all(choices) or not all(members.open):
        return
    joint = tuple(dict.fromkeys(ProcessId(min(values)) for values in choices))
    dated = any(isinstance(one.leaf, During) for one in literals)
    for own in _owners(asked, members, background):
        for inside, outside in [((), ())] if own is None else _times(own, members):
            days = days_of(literals)
            for period in inside:
                days = days.within(period)
            for period in outside:
                days = days.without(period)
            if days.spans:
                yield Setting(own=own, joint_with=joint, days=days if dated or inside or outside else None)


def _owners(asked: Demand, members: Demand, background: Background) -> Iterator[ConsultationProcess | None]:
    if not asked.denied and not members:
        yield None
    elif background.processes:
        yield from (process for process in background.processes if process.id not in asked.excluded)
    else:
        yield _imagined(asked, members)


def _imagined(asked: Demand, members: Demand) -> ConsultationProcess:
    """Imagine a process with exactly the members that are asked for, or with one that is not denied."""
    id_ = next(name for number in itertools.count(1) if (name := f"process-{number}") not in asked.excluded)
    states = {min(values) for values in members.open} or set(sorted(COUNTRY_CODES - members.excluded)[:1])
    memberships = tuple(Membership(state=CountryCode(state), role=MembershipRole.MEMBER) for state in sorted(states))
    return ConsultationProcess(
        id=ProcessId(id_),
        name=Text.of(en="A process", fr="Un processus"),
        abbreviation="–",
        kind=ProcessKind.RCP,
        status=ProcessStatus.ACTIVE,
        memberships=memberships or None,
        completeness=Completeness.COMPLETE if memberships else Completeness.UNKNOWN,
    )


def _times(own: ConsultationProcess, members: Demand) -> Iterator[Times]:
    """Yield the times at which a process has the members that are asked for, and none of those denied."""
    counted = [one for one in own.memberships or () if one.role is not MembershipRole.CANDIDATE]
    barred = [one for one in counted if one.state in members.excluded]
    if members.denied and (own.completeness is not Completeness.COMPLETE or any(map(_always, barred))):
        return
    outside = tuple(_term(one) for one in barred)
    choices = [_terms(counted, values) for values in members.asked]
    for inside in itertools.product(*choices):
        yield tuple(period for period in inside if period is not None), outside


def _terms(counted: list[Membership], states: frozenset[str]) -> list[Period | None]:
    """Return the times of the memberships of some States that are sure; None is always, which no other outdoes."""
    found = [one for one in counted if one.state in states and one.verified]
    return [None] if any(map(_always, found)) else [_term(one) for one in found]


def _always(membership: Membership) -> bool:
    return membership.since is None and membership.until is None


def _term(membership: Membership) -> Period:
    return Period(membership.since, membership.until)
