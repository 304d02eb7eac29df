"""What cannot be drawn: demands that contradict each other, and what is too large to decide."""

from __future__ import annotations

from hypothesis import errors

from gcm_alignment.errors import GcmError


class Unsatisfiable(GcmError, errors.Unsatisfiable):
    """A condition that no activity answers as asked, because its demands contradict each other.

    It is Hypothesis's own `Unsatisfiable` too, raised when the strategy is made, without a search for examples.
    """


class TooLargeToDecide(GcmError, ValueError):
    """A condition that can be answered in so many ways that nobody looked at all of them; `most` says how many."""
