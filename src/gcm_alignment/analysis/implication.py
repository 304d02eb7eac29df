"""Whether one rule holds wherever another does, and whether two of them hold together."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - attrs resolves annotations at run time
from functools import cached_property
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.analysis.demands import LISTED, listed_values, only
from gcm_alignment.analysis.knowledge import Knowledge
from gcm_alignment.analysis.normal_form import Conjunction, Literal, normal_form
from gcm_alignment.analysis.witness import witness
from gcm_alignment.rules import Rule

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity

LARGEST_COMPARISON: Final = 16_384
"""The most pairs of ways, one of each of two rules, that are compared; rules that come to more are not."""

_MOST_CASES: Final = 64


@attrs.frozen
class Examined:
    """A rule with the ways in which it can hold, as far as they are known."""

    key: str
    rule: Rule
    knowledge: Knowledge

    @cached_property
    def ways(self) -> tuple[Conjunction, ...] | None:
        """The normal form of its condition, None where that is too large."""
        return normal_form(self.rule.condition)

    @cached_property
    def open_ways(self) -> tuple[Conjunction, ...]:
        """The ways that are not proved to be impossible."""
        return tuple(way for way in self.ways or () if not self.knowledge.excludes(way))

    @property
    def dead(self) -> bool:
        """Whether no activity can meet the condition, as a proof."""
        return self.ways is not None and not self.open_ways

    @cached_property
    def live(self) -> bool:
        """Whether there is an activity that meets the condition, as an example proves."""
        return any(witness(way, self.knowledge) is not None for way in self.open_ways)

    def comparable(self, other: Examined) -> bool:
        """Tell whether both are small enough to be compared way by way."""
        if self.ways is None or other.ways is None:
            return False
        return len(self.open_ways) * len(other.open_ways) <= LARGEST_COMPARISON

    def implies(self, other: Examined) -> bool:
        """Tell whether the other rule surely holds wherever this one does: True is a proof."""
        if self.rule.condition == other.rule.condition:
            return True
        return self.comparable(other) and all(self._reaches(way, other) for way in self.open_ways)

    def _reaches(self, way: Conjunction, other: Examined) -> bool:
        """Tell whether a way, or each of the cases that it is made of, leads to a way of the other rule."""
        cases, examined = [way], 0
        while cases:
            case, examined = cases.pop(), examined + 1
            if self.knowledge.excludes(case) or self._leads_to_one(case, other):
                continue
            parts = list(_cases(case))
            if not parts or examined > _MOST_CASES:
                return False
            cases += parts
        return True

    def _leads_to_one(self, case: Conjunction, other: Examined) -> bool:
        return any(all(self.knowledge.implies(case, literal) for literal in way) for way in other.open_ways)

    def excludes(self, other: Examined) -> bool:
        """Tell whether both surely never hold together: True is a proof."""
        return self.comparable(other) and all(map(self.knowledge.excludes, self._shared(other)))

    def example_with(self, other: Examined) -> Activity | None:
        """Return an activity for which both rules hold, where one can be made."""
        if not self.comparable(other):
            return None
        for way in self._shared(other):
            if (found := witness(way, self.knowledge)) is not None:
                return witness(way, self.knowledge, in_both=True) or found
        return None

    def _shared(self, other: Examined) -> Iterator[Conjunction]:
        return (one | another for one in self.open_ways for another in other.open_ways)


def _cases(way: Conjunction) -> Iterator[Conjunction]:
    """Take apart the first demand for one of several values: a case for each of them."""
    for literal in sorted(way, key=repr):
        leaf = literal.leaf
        if literal.holds and isinstance(leaf, LISTED) and len(listed_values(leaf)) > 1:
            yield from ((way - {literal}) | {Literal(only(leaf, value))} for value in listed_values(leaf))
            return
