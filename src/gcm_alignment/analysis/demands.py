"""What a conjunction demands of the fields of an activity, and whether a field can meet it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, cast, get_args

import attrs

from gcm_alignment.activities import Kind
from gcm_alignment.analysis.days import Days
from gcm_alignment.conditions import (
    AudienceIs,
    CountryIs,
    During,
    HostIs,
    KindIs,
    Leaf,
    MemberIs,
    Mentions,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
)
from gcm_alignment.text import strip_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gcm_alignment.analysis.normal_form import Literal
    from gcm_alignment.readings import Background

Listed: TypeAlias = KindIs | ThemeIs | AudienceIs | PrincipleIs | ProcessIs | PlaceIs | CountryIs | HostIs | MemberIs
"""What asks for one of the values that it lists."""
Valued: TypeAlias = Listed | Under
"""What asks whether a field holds one of several values: an item of a plan stands for all that is under it."""

LISTED: tuple[type[Listed], ...] = get_args(Listed)
MANY: tuple[type[Valued], ...] = (
    ThemeIs,
    AudienceIs,
    PrincipleIs,
    HostIs,
    PlaceIs,
    CountryIs,
    Under,
    ProcessIs,
    MemberIs,
)
"""Those whose field holds any number of values: one of each set asked for, and none of those denied."""


def looks_at(leaf: Leaf) -> type[Leaf]:
    """Return the class that stands for the field that a leaf looks at: terms and phrases look at the same texts."""
    return Mentions if isinstance(leaf, Says) else type(leaf)


def listed_values(leaf: Listed) -> tuple[str, ...]:
    """Return the values that a leaf lists, as they are written."""
    return cast("tuple[str, ...]", attrs.astuple(leaf, recurse=False)[0])


def only(leaf: Listed, value: str) -> Leaf:
    """Ask for one of the values that a leaf lists, and for no other."""
    make = cast("Callable[[tuple[str, ...]], Leaf]", type(leaf))
    return make((value,))


def values_of(leaf: Valued, background: Background) -> frozenset[str]:
    """Return the values of which one is to be there, as the field is compared with them."""
    match leaf:
        case Under(item):
            plan = background.framework_of(item)
            return frozenset({item} if plan is None else {one.id for one in plan.within(item)})
        case PlaceIs():
            return frozenset(strip_accents(place).casefold() for place in leaf.places)
        case _:
            return frozenset(listed_values(leaf))


@attrs.frozen
class Demand:
    """What is asked of one field: a value of each of some sets, and none of those denied."""

    asked: tuple[frozenset[str], ...]
    denied: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, literals: Iterable[Literal], field: type[Valued], background: Background) -> Demand:
        """Gather what literals ask of a field."""
        sets = [(one.holds, values_of(one.leaf, background)) for one in literals if isinstance(one.leaf, field)]
        return cls(
            tuple(values for holds, values in sets if holds), tuple(values for holds, values in sets if not holds)
        )

    def __bool__(self) -> bool:
        """Tell whether anything is asked at all."""
        return bool(self.asked or self.denied)

    @cached_property
    def excluded(self) -> frozenset[str]:
        """All values that are denied."""
        return frozenset[str]().union(*self.denied)

    @property
    def open(self) -> tuple[frozenset[str], ...]:
        """What is left of each set that is asked for."""
        return tuple(values - self.excluded for values in self.asked)

    @property
    def single(self) -> frozenset[str]:
        """What is left where the field holds one value: what all sets share."""
        return frozenset[str](Kind).intersection(*self.asked) - self.excluded


def days_of(literals: Iterable[Literal]) -> Days:
    """Return the days on which an activity can lie that surely lies in the periods asked for, and in none denied."""
    days = Days()
    for one in literals:
        if isinstance(one.leaf, During):
            days = days.within(one.leaf.period) if one.holds else days.without(one.leaf.period)
    return days
