"""Whose an activity is and whom it was held with, made so that conditions on processes come to what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import ProcessId
from gcm_alignment.conditions import ProcessIs
from gcm_alignment.testing.inversion.fields import hit
from gcm_alignment.testing.strategies._choices import among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hypothesis import strategies as st

    from gcm_alignment.conditions import Truth
    from gcm_alignment.testing.inversion.demands import OwnIs

Affiliation = tuple["ProcessId | None", tuple["ProcessId", ...]]
"""The activity's own process, and those that it was held jointly with."""


@attrs.frozen
class Owner:
    """A process whose the activity can be, and sets of which one each has to be held jointly with."""

    process: ProcessId | None
    joint: tuple[tuple[ProcessId, ...], ...] = ()

    def __call__(self, draw: st.DrawFn) -> Affiliation:
        """Draw the others."""
        return self.process, hit(draw, self.joint)


@attrs.frozen
class Affiliations:
    """The processes whose an activity can be: those that need no other come first."""

    owners: tuple[Owner, ...]

    @classmethod
    def of(
        cls, demands: Sequence[tuple[ProcessIs | OwnIs, Truth]], processes: Iterable[ProcessId | None]
    ) -> Affiliations | None:
        """Try each process, and the process that is not known; None where none will do."""
        asked = [(leaf, truth) for leaf, truth in demands if isinstance(leaf, ProcessIs)]
        owners = {leaf.process for leaf, _ in demands if not isinstance(leaf, ProcessIs)}
        tried = [one for one in processes if owners <= {one}]
        found = [owner for process in tried if (owner := _owner(process, asked)) is not None]
        return cls(tuple(sorted(found, key=lambda owner: len(owner.joint)))) if found else None

    def __call__(self, draw: st.DrawFn) -> Affiliation:
        """Draw a process and those that it was held with."""
        return among(self.owners)(draw)(draw)

    def pairs(self, other: Affiliations) -> tuple[tuple[Owner, Owner], ...]:
        """Pair owners that differ in themselves, or in whom it was held with, but not in both."""
        both = [(one, two) for one in self.owners for two in other.owners]
        return tuple(
            (one, two) for one, two in both if one.joint == two.joint or (one.process == two.process and not two.joint)
        )


def _owner(process: ProcessId | None, asked: Sequence[tuple[ProcessIs, Truth]]) -> Owner | None:
    denied = {one for leaf, truth in asked if not truth for one in leaf.processes}
    # A no needs to know whose the activity is; an unknown must not.
    unfit = any((truth is None) != (process is None) for _, truth in asked if not truth)
    if unfit or process in denied:
        return None
    joint = [
        tuple(one for one in leaf.processes if one not in denied)
        for leaf, truth in asked
        if truth and process not in leaf.processes
    ]
    return Owner(process, tuple(joint)) if all(joint) else None
