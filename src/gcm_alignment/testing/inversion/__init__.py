"""Activities made from a condition: such as it accepts, such as it refuses, and such as lie on the boundary."""

from gcm_alignment.testing import needed as _needed  # noqa: F401 - says what to install, before anything else
from gcm_alignment.testing.inversion.inverting import (
    activities_matching,
    activities_missing,
    activities_undecided,
    boundary_pairs,
)
from gcm_alignment.testing.inversion.refusals import NeedsBackground, NotInvertible, TooLargeToDecide, Unsatisfiable

__all__ = [
    "NeedsBackground",
    "NotInvertible",
    "TooLargeToDecide",
    "Unsatisfiable",
    "activities_matching",
    "activities_missing",
    "activities_undecided",
    "boundary_pairs",
]
