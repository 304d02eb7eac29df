"""Fields that hold one value or several, made so that each condition on them comes to what is wanted."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import ItemId, ItemLink, Kind, Organiser, OrganiserRole, StatedBy
from gcm_alignment.conditions.fields import one_of
from gcm_alignment.places import CountryCode
from gcm_alignment.testing.strategies._choices import Choice, among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gcm_alignment.conditions import KindIs, Truth, Under
    from gcm_alignment.readings import Background

Value = TypeVar("Value")


def kinds_for(demands: Sequence[tuple[KindIs, Truth]]) -> Choice[Kind | None] | None:
    """Return the kinds for which each condition comes to its answer, or None where there are none."""
    fitting = [
        kind
        for kind in (None, *Kind)
        if all(one_of(leaf.kinds, None if kind is None else (kind,)) is truth for leaf, truth in demands)
    ]
    return among(fitting) if fitting else None


@attrs.frozen
class Several(Generic[Value]):
    """A field of several values: one of each set that is asked for, and beside them any that are not denied.

    The field is not known where one of the answers is to be unknown.
    """

    asked: tuple[tuple[Value, ...], ...]
    others: tuple[Value, ...]
    unknown: bool = False

    @classmethod
    def of(cls, universe: Iterable[Value], demands: Sequence[tuple[Sequence[Value], Truth]]) -> Several[Value] | None:
        """Gather what is asked and denied; None where an unknown and a known field are asked for, or nothing is left.

        `universe` are the values that there are.
        """
        truths = {truth for _, truth in demands}
        if None in truths:
            return cls((), (), unknown=True) if truths == {None} else None
        denied = {value for values, truth in demands if truth is False for value in values}
        asked = [tuple(value for value in values if value not in denied) for values, truth in demands if truth]
        if not all(asked):
            return None
        return cls(tuple(asked), tuple(value for value in universe if value not in denied))

    def __call__(self, draw: st.DrawFn) -> tuple[Value, ...] | None:
        """Draw the values; the simplest are one for each that is asked for, and no other."""
        if self.unknown:
            return None
        one_more = bool(self.others) and draw(_BOOLEANS)
        return hit(draw, (*self.asked, self.others) if one_more else self.asked)


_BOOLEANS = st.booleans()


def hit(draw: st.DrawFn, asked: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    """Draw a value of each set."""
    return tuple(dict.fromkeys(among(values)(draw) for values in asked))


@attrs.frozen
class Hosts:
    """Who hosted it, made of the States."""

    states: Several[CountryCode]

    def __call__(self, draw: st.DrawFn) -> tuple[Organiser, ...] | None:
        """Draw the hosts."""
        states = self.states(draw)
        return None if states is None else tuple(Organiser(role=OrganiserRole.HOST, country=one) for one in states)


@attrs.frozen
class Items:
    """The items of plans that the activity belongs to: ways to choose them, the simplest first."""

    ways: tuple[Several[ItemId], ...]

    @classmethod
    def of(cls, demands: Sequence[tuple[Under, Truth]], background: Background) -> Items | None:
        """Find the ways: links that are not known, none, or some; None where there is no way."""
        planned = {leaf.item: background.framework_of(leaf.item) is not None for leaf, _ in demands}
        truths = {truth for _, truth in demands}
        ways = [Several[ItemId]((), (), unknown=True)] if truths == {None} else []
        if truths == {False}:
            ways.append(Several((), ()))
        # Where a plan is not known, a link to another item may lead under the one asked for.
        if not any(truth is not None and not truth and not planned[leaf.item] for leaf, truth in demands) and not any(
            truth is None and planned[leaf.item] for leaf, truth in demands
        ):
            sets = [(_below(leaf.item, background), truth is True) for leaf, truth in demands]
            linked = Several[ItemId].of((), sets)
            ways += [] if linked is None else [linked if linked.asked else _elsewhere(sets)]
        return cls(tuple(ways)) if ways else None

    def __call__(self, draw: st.DrawFn) -> tuple[ItemLink, ...] | None:
        """Draw the links."""
        items = among(self.ways)(draw)(draw)
        return None if items is None else tuple(ItemLink(item, StatedBy.INSTITUTION) for item in items)


def _below(item: ItemId, background: Background) -> tuple[ItemId, ...]:
    plan = background.framework_of(item)
    return (item,) if plan is None else tuple(one.id for one in plan.within(item))


def _elsewhere(sets: Iterable[tuple[tuple[ItemId, ...], bool]]) -> Several[ItemId]:
    """Link to an item of a plan that nobody asks for."""
    denied = {item for items, _ in sets for item in items}
    names = (ItemId(f"another-plan:item-{number}") for number in itertools.count(1))
    return Several(((next(name for name in names if name not in denied),),), ())
