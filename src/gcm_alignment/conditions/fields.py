"""Conditions on what an activity is, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: TC003 - the codec reads annotations at run time
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from gcm_alignment.activities import ItemId, Kind, ProcessId, check_id, check_process_id
from gcm_alignment.compact import Degree
from gcm_alignment.conditions.composable import Composable, Truth
from gcm_alignment.errors import InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.principles import check_principles
from gcm_alignment.text import strings
from gcm_alignment.topics import Audience, Theme

Choice = TypeVar("Choice", bound=StrEnum)

if TYPE_CHECKING:
    from gcm_alignment.readings import Reading


NOTHING_ASKED: Final = N_("a condition that asks for none of anything; give at least one value")


def distinct(given: Iterable[str]) -> tuple[str, ...]:
    """Take what is asked for in one order, each once; nothing to ask for would never hold."""
    values = tuple(sorted(set(strings(given))))
    if not all(value.strip() for value in values):
        raise InvalidValue(N_("a condition that asks for an empty name"))
    if not values:
        raise InvalidValue(NOTHING_ASKED)
    return values


def _kinds(given: Iterable[Kind]) -> tuple[Kind, ...]:
    return chosen(distinct(given), Kind)


def _themes(given: Iterable[Theme]) -> tuple[Theme, ...]:
    return chosen(distinct(given), Theme)


def _audiences(given: Iterable[Audience]) -> tuple[Audience, ...]:
    return chosen(distinct(given), Audience)


_NONE_SUCH: dict[type[StrEnum], str] = {
    Kind: N_("no kind of activity {given}: there are {known}"),
    Theme: N_("no theme {given}: there are {known}"),
    Audience: N_("no audience {given}: there are {known}"),
    Degree: N_("no degree {given}: there are {known}"),
}


def chosen(names: Iterable[str], choices: type[Choice]) -> tuple[Choice, ...]:
    """Take values of an enumeration; another one raises UnknownName with near matches."""
    known = {choice.value: choice for choice in choices}
    for name in (names := tuple(names)):
        if name not in known:
            raise UnknownName(
                _NONE_SUCH[choices], given=repr(name), known=tuple(known), near=near_matches(str(name), known)
            )
    return tuple(known[name] for name in names)


def _processes(given: Iterable[ProcessId]) -> tuple[ProcessId, ...]:
    ids = tuple(map(ProcessId, distinct(given)))
    for id_ in ids:
        check_process_id(id_)
    return ids


def one_of(wanted: Iterable[str], found: Iterable[str] | None, *, complete: bool = True) -> Truth:
    """Tell whether what is known holds something wanted; what is not known to its end leaves a no open."""
    if found is None:
        return None
    return True if set(wanted) & set(found) else False if complete else None


@attrs.frozen
class KindIs(Composable):
    """The activity is of one of these kinds."""

    kinds: tuple[Kind, ...] = attrs.field(converter=_kinds)

    def truth(self, reading: Reading) -> Truth:
        """Compare the kind; one that is not known leaves the answer open."""
        kind = reading.activity.kind
        return one_of(self.kinds, None if kind is None else (kind,))


@attrs.frozen
class ThemeIs(Composable):
    """The activity is of one of these themes."""

    themes: tuple[Theme, ...] = attrs.field(converter=_themes)

    def truth(self, reading: Reading) -> Truth:
        """Compare the themes; where they are not known, the answer is open."""
        return one_of(self.themes, reading.activity.themes)


@attrs.frozen
class AudienceIs(Composable):
    """The activity was for one of these audiences."""

    audiences: tuple[Audience, ...] = attrs.field(converter=_audiences)

    def truth(self, reading: Reading) -> Truth:
        """Compare the audiences; where they are not known, the answer is open."""
        return one_of(self.audiences, reading.activity.audiences)


@attrs.frozen
class PrincipleIs(Composable):
    """The activity carries one of these guiding principles of the Compact, by their letters in paragraph 15."""

    letters: tuple[str, ...] = attrs.field(converter=distinct)

    def __attrs_post_init__(self) -> None:
        """Refuse a letter that names none of the ten."""
        check_principles(self.letters)

    def truth(self, reading: Reading) -> Truth:
        """Compare the principles; where they are not known, the answer is open."""
        return one_of(self.letters, reading.activity.principles)


@attrs.frozen
class ProcessIs(Composable):
    """The activity is of one of these processes, or held jointly with it."""

    processes: tuple[ProcessId, ...] = attrs.field(converter=_processes)

    def truth(self, reading: Reading) -> Truth:
        """Compare the processes; where the activity's own is not known, a no stays open."""
        activity = reading.activity
        own = () if activity.process is None else (activity.process,)
        return one_of(self.processes, (*own, *activity.joint_with), complete=bool(own))


@attrs.frozen
class Under(Composable):
    """The activity belongs to an item of a plan, or to something under it."""

    item: ItemId

    def __attrs_post_init__(self) -> None:
        """Refuse an id of another form."""
        check_id(self.item)

    def truth(self, reading: Reading) -> Truth:
        """Look the item up in the plans of the background; without its plan, what stands under it is not known."""
        links = reading.activity.items
        plan = reading.background.framework_of(self.item)
        below = (self.item,) if plan is None else (one.id for one in plan.within(self.item))
        found = None if links is None else tuple(link.item for link in links)
        return one_of(below, found, complete=plan is not None or not found)
