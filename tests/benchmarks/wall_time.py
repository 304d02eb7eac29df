"""How long work takes on a machine that others use too: in turns, and the least of several rounds counts."""

import gc
import math
import time
from collections.abc import Callable


def seconds(run: Callable[[], object]) -> float:
    """Measure one run as timeit does: without the collector, and what was made is freed afterwards."""
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    made = run()
    took = time.perf_counter() - began
    gc.enable()
    del made
    return took


def least(*runs: Callable[[], object], rounds: int) -> list[float]:
    """Measure runs in turns, so that a busy moment falls on all; the least time is the one that nothing disturbed."""
    best = [math.inf] * len(runs)
    for _ in range(rounds):
        best = [min(known, seconds(run)) for known, run in zip(best, runs, strict=True)]
    return best
