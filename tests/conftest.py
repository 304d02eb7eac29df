"""How Hypothesis runs: without deadlines, because other work runs beside; in CI the same examples each time."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("at-hand", deadline=None, print_blob=True)
settings.register_profile(
    "ci",
    settings.get_profile("at-hand"),
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault of a test
)
settings.load_profile("ci" if os.environ.get("CI") else "at-hand")
