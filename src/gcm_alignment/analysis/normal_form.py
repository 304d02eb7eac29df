"""The disjunctive normal form of a condition: the ways in which it can hold, each a set of single demands."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from gcm_alignment.conditions import AllOf, AnyOf, Condition, Leaf, Not

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_FORM: Final = 1024
"""The most ways in which a condition may hold; whatever comes to more, if only on the way, is not decided."""


@attrs.frozen(cache_hash=True)
class Literal:
    """Something single that a condition asks for: that a leaf hold, or that it surely not hold."""

    leaf: Leaf
    holds: bool = True

    @property
    def condition(self) -> Condition:
        """The literal as a condition of its own."""
        return self.leaf if self.holds else Not(self.leaf)

    def __invert__(self) -> Literal:
        """Ask for the contrary."""
        return Literal(self.leaf, holds=not self.holds)


Conjunction: TypeAlias = frozenset[Literal]
"""One way in which a condition can hold: all of these together."""


def normal_form(condition: Condition) -> tuple[Conjunction, ...] | None:
    """Return the ways in which a condition can hold, or None when there are more than `LARGEST_FORM`.

    Strong Kleene logic keeps De Morgan's laws, distribution and absorption, so that the form has the truth of the
    condition for every activity, unknown included. It does not keep “a or not a”, so nothing is resolved.
    """
    ways = _ways(condition, holds=True)
    return None if ways is None else tuple(sorted(_absorbed(ways), key=in_order))


def in_order(literals: Iterable[Literal]) -> tuple[str, ...]:
    """Write literals out in one order, in which they and sets of them are sorted alike in every run."""
    return tuple(sorted(map(repr, literals)))


def _ways(condition: Condition, *, holds: bool) -> set[Conjunction] | None:
    match condition:
        case Not(part):
            return _ways(part, holds=not holds)
        case AllOf(parts) | AnyOf(parts):
            joined = isinstance(condition, AllOf) is holds
            ways: set[Conjunction] | None = {frozenset()} if joined else set()
            for part in parts:
                more = _ways(part, holds=holds)
                ways = None if ways is None or more is None else _bounded(ways, more, joined=joined)
            return ways
        case _:
            return {frozenset({Literal(condition, holds)})}


def _bounded(ways: set[Conjunction], more: set[Conjunction], *, joined: bool) -> set[Conjunction] | None:
    """Multiply or add up ways, and give up when they come to too many."""
    grown: set[Conjunction] = set()
    for way in (one | other for one, other in itertools.product(ways, more)) if joined else ways | more:
        grown.add(way)
        if len(grown) > LARGEST_FORM:
            return None
    return grown


def _absorbed(ways: Iterable[Conjunction]) -> list[Conjunction]:
    """Leave out what asks for more than another way does: that one holds wherever it holds."""
    numbers = {literal: place for place, literal in enumerate(dict.fromkeys(itertools.chain.from_iterable(ways)))}
    # A set of literals as a number with a bit for each: a thousand sets are then compared in a blink.
    masks = {sum(1 << numbers[literal] for literal in way): way for way in ways}
    kept: dict[int, Conjunction] = {}
    for mask in sorted(masks, key=int.bit_count):
        if not any(mask & known == known for known in kept):
            kept[mask] = masks[mask]
    return list(kept.values())
