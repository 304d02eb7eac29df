"""The activities that belong together: one content for each id, and no circle of parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.errors import Conflict, InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.text import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@attrs.frozen(eq=False, weakref_slot=False)
class Roster:
    """Activities by their id; `parts` are those that belong to a whole, which may stand elsewhere."""

    by_id: Mapping[ActivityId, Activity]
    parts: Mapping[ActivityId, ActivityId]

    @classmethod
    def of(cls, activities: Iterable[Activity]) -> Roster:
        """Take activities in any order; one id with two contents raises Conflict, a circle of parts InvalidValue."""
        by_id: dict[ActivityId, Activity] = {}
        for activity in listed(activities, Activity):
            _agree(by_id.setdefault(activity.id, activity), activity)
        return cls(by_id, check_parts(by_id.values()))

    @cached_property
    def ordered(self) -> tuple[Activity, ...]:
        """The activities in the order of their ids."""
        return tuple(self.by_id[id_] for id_ in sorted(self.by_id))

    def find(self, id_: str) -> Activity:
        """Return an activity by its id, or by its local id where only one bears it."""
        if (known := self.by_id.get(ActivityId(id_))) is not None:
            return known
        matches = [one for one in self.ordered if one.local_id == id_]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UnknownName(N_("{given} names several activities"), given=id_, near=tuple(one.id for one in matches))
        raise UnknownName(N_("no activity {given}"), given=id_, near=near_matches(id_, self.by_id))

    def where(self, keeps: Callable[[Activity], bool]) -> Roster:
        """Keep some activities; parts stay parts of wholes that are left out."""
        return Roster.of(one for one in self.by_id.values() if keeps(one))

    def __or__(self, other: Roster) -> Roster:
        """Unite both; one id with two contents raises Conflict, naming both."""
        united = {**self.by_id, **other.by_id}
        if len(united) < len(self.by_id) + len(other.by_id):
            _check_shared(self.by_id, other.by_id)
        parts = {**self.parts, **other.parts}
        if self.parts and other.parts:
            _check_circles(parts)
        return Roster(united, parts)

    def __and__(self, other: Roster) -> Roster:
        """Keep what both hold; one id with two contents raises Conflict, naming both."""
        _check_shared(self.by_id, other.by_id)
        return self.where(lambda one: one.id in other.by_id)

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same activities."""
        return isinstance(other, Roster) and self.by_id == other.by_id

    def __hash__(self) -> int:
        """Hash by the ids: which activities they are is in their content."""
        return hash(frozenset(self.by_id))


def _check_shared(one: Mapping[ActivityId, Activity], other: Mapping[ActivityId, Activity]) -> None:
    for id_, activity in one.items():
        if (theirs := other.get(id_)) is not None:
            _agree(activity, theirs)


def _agree(known: Activity, other: Activity) -> None:
    """Refuse two contents of one id."""
    if known is not other and known != other:
        raise Conflict(
            N_("two contents of {id}: {one} and {other}; give one of them another id, or take one of them"),
            id=known.id,
            one=_described(known),
            other=_described(other),
        )


def _described(activity: Activity) -> str:
    """Name an activity by what most often differs."""
    return f"“{activity.title.versions[0][1]}” ({activity.period or '–'}, {activity.status})"


def check_parts(activities: Iterable[Activity]) -> Mapping[ActivityId, ActivityId]:
    """Return the wholes by their parts; refuse activities that are parts of each other in a circle."""
    parts = {activity.id: activity.part_of for activity in activities if activity.part_of is not None}
    _check_circles(parts)
    return parts


def _check_circles(wholes: Mapping[ActivityId, ActivityId]) -> None:
    """Refuse circles: none of the activities in one would be the whole that counts."""
    sound = set[ActivityId]()  # these lead to a whole: each chain is walked once, and in its order
    for part in wholes:
        walked: dict[ActivityId, None] = {}
        one: ActivityId | None = part
        while one is not None and one not in sound:
            if one in walked:
                ids = tuple(walked)
                raise InvalidValue(
                    N_("parts of each other in a circle: {ids}; say which is the whole"), ids=ids[ids.index(one) :]
                )
            walked[one] = None
            one = wholes.get(one)
        sound.update(walked)
