"""Which objectives lie outside the mandates of the processes whose activities a set holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.selections import processes_of
from gcm_alignment.settlement import upheld

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gcm_alignment.absences import OutsideMandate
    from gcm_alignment.activities import Activity, ProcessId
    from gcm_alignment.evidence import Declaration


def outside_mandates(stated: Iterable[OutsideMandate], activities: Collection[Activity]) -> ObjectiveSet:
    """Return the objectives that the processes of all of the activities declared to lie outside their mandates.

    A statement that names no process speaks for all activities while these are of one process; beside those of
    another, for the activities of no process alone. What its authority later took back does not count, nor what
    another authority of the process contradicts.
    """
    known = {one.process for one in activities}
    own = next(iter(known)) if len(known) == 1 else None
    said: dict[int, dict[ProcessId | None, list[Declaration]]] = {}
    for one in stated:
        said.setdefault(one.objective, {}).setdefault(one.process or own, []).append(one.declared)
    return ObjectiveSet(number for number, found in said.items() if _all_exclude(found, activities))


def _all_exclude(said: Mapping[ProcessId | None, list[Declaration]], activities: Iterable[Activity]) -> bool:
    """Tell whether some process excludes an objective, and of each activity one of its processes."""
    excluding = {process for process, found in said.items() if not any(one.aligned for one in upheld(found))}
    return bool(excluding) and all(excluding.intersection(_speakers(one)) for one in activities)


def _speakers(activity: Activity) -> set[ProcessId | None]:
    """Return whose statements speak for an activity: None where it names no process."""
    return {*processes_of(activity)} or {None}


def concerning(
    stated: Iterable[OutsideMandate], before: Collection[Activity], after: Collection[Activity]
) -> tuple[OutsideMandate, ...]:
    """Keep the statements that still concern the activities when some are chosen.

    A process's own goes when all of its activities do. One that names no process goes when it stood beside several, and
    no activity is left that is of none. Where no activity is left all stay: a mandate outlives a window of time.
    """
    if not after:
        return tuple(stated)
    gone: set[ProcessId | None] = {*_named_by(before) - _named_by(after)}
    if len({one.process for one in before}) > 1 and all(map(processes_of, after)):
        gone.add(None)
    return tuple(one for one in stated if one.process not in gone)


def _named_by(activities: Iterable[Activity]) -> set[ProcessId]:
    return {process for one in activities for process in processes_of(one)}


def stated_by(
    stated: Iterable[OutsideMandate], process: str, activities: Collection[Activity]
) -> tuple[OutsideMandate, ...]:
    """Keep the statements of one process; one that names none is its own where all activities are."""
    alone = {one.process for one in activities} <= {process}
    return tuple(one for one in stated if one.process == process or (one.process is None and alone))
