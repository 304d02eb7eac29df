"""Activities made from a condition: such as it accepts, such as it refuses, and such as lie on the boundary."""

import gcm_alignment.testing.needed  # noqa: F401 # pyright: ignore[reportUnusedImport] # says what to install
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
