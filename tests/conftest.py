"""How Hypothesis runs: without deadlines, because other work runs beside; in CI the same examples each time."""

import os

from hypothesis import settings

settings.register_profile("at-hand", deadline=None, print_blob=True)
settings.register_profile(
    "ci",
    settings.get_profile("at-hand"),
    derandomize=True,
    database=None,
)
settings.register_profile(
    "quick", settings.get_profile("ci"), max_examples=10
)  # where the same tests ran in full before
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "at-hand"))
