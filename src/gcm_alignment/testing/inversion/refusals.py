"""What cannot be drawn: demands that contradict each other, and what is too large to decide."""

from __future__ import annotations

from hypothesis import errors

from gcm_alignment.errors import GcmError


class Unsatisfiable(GcmError, errors.Unsatisfiable):
    """A condition that no activity answers as asked, because its demands contradict each other.

    It is Hypothesis's own `Unsatisfiable` too, raised when the strategy is made, without a search for examples.
    """


class NeedsBackground(Unsatisfiable):
    """A condition that no activity answers as asked by the plans and memberships known, but might by others.

    Give those that it speaks of as `background`.
    """


class NotInvertible(GcmError, TypeError):
    """Something that cannot be turned round: no condition at all, or one of somebody's own."""


class TooLargeToDecide(GcmError, ValueError):
    """A condition that can be answered in so many ways that nobody looked at all of them; `most` says how many."""
