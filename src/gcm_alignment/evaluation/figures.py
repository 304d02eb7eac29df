"""Figures of an evaluation: shares with their uncertainty, and how far confidences are from what came true."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Stated: TypeAlias = "tuple[tuple[float, bool], ...]"
"""What was stated of one text: each confidence, and whether the objective was right."""

_BINS: Final = 10
_TAIL: Final = 0.025


@attrs.frozen(kw_only=True)
class Interval:
    """The 95 % interval of a figure: resampled with replacement, between its 2.5 % and its 97.5 % quantile."""

    low: float
    high: float


@attrs.frozen(kw_only=True)
class Share:
    """How many of how many texts, with the interval of the share; None where there are no texts."""

    count: int
    of: int
    interval: Interval | None = None

    @property
    def value(self) -> float | None:
        """The share in [0, 1], None of no texts."""
        return self.count / self.of if self.of else None


@attrs.frozen(kw_only=True)
class Bin:
    """Suggestions of similar confidence: from and up to which, how many, how sure on average, how many were right."""

    low: float
    high: float
    count: int
    confidence: float
    right: int


@attrs.frozen(kw_only=True)
class Reliability:
    """How far stated confidences are from what came true.

    The expected calibration error is Σ n/N · d over ten bins of equal width, where d is how far the share that was
    right is from the mean confidence (Naeini, Cooper & Hauskrecht 2015); None where nothing was suggested.
    """

    error: float | None
    bins: tuple[Bin, ...]
    interval: Interval | None = None


@attrs.frozen
class Bootstrap:
    """Resampling with a seed: the same texts give the same intervals, wherever and whenever."""

    resamples: int
    seed: int

    def interval(self, items: Sequence[Item], figure: Callable[[Sequence[Item]], float | None]) -> Interval | None:
        """Return the interval of a figure of the items; None without items, or without resamples."""
        generator = random.Random(self.seed)  # noqa: S311 - resampling is no secret
        figures = [figure(generator.choices(items, k=len(items))) for _ in range(self.resamples if items else 0)]
        known = sorted(one for one in figures if one is not None)
        if not known:
            return None
        last = len(known) - 1
        return Interval(low=known[round(_TAIL * last)], high=known[round((1 - _TAIL) * last)])

    def share(self, hits: Sequence[bool]) -> Share:
        """Return the share of hits."""
        interval = self.interval(sorted(hits), lambda drawn: sum(drawn) / len(drawn))
        return Share(count=sum(hits), of=len(hits), interval=interval)


def reliability_of(cases: Sequence[Stated], bootstrap: Bootstrap) -> Reliability:
    """Compare the confidences stated of each text with what came true; whole texts are resampled."""
    by_bin: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in itertools.chain.from_iterable(cases):
        by_bin.setdefault(_bin(sure), []).append((sure, right))
    return Reliability(
        error=calibration_error(cases),
        bins=tuple(_as_bin(number, held) for number, held in sorted(by_bin.items())),
        interval=bootstrap.interval(cases, calibration_error),
    )


def _as_bin(number: int, held: list[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / _BINS,
        high=(number + 1) / _BINS,
        count=len(held),
        confidence=sum(sure for sure, _ in held) / len(held),
        right=sum(right for _, right in held),
    )


def calibration_error(cases: Sequence[Stated]) -> float | None:
    """Return the expected calibration error of what was stated of each text, None where nothing was.

    >>> round(calibration_error([((0.9, True), (0.8, False)), ((0.85, True),)]), 3)
    0.25
    """
    surplus = [0.0] * _BINS
    count = 0
    for sure, right in itertools.chain.from_iterable(cases):
        surplus[_bin(sure)] += right - sure
        count += 1
    return sum(map(abs, surplus)) / count if count else None


def _bin(sure: float) -> int:
    return min(int(sure * _BINS), _BINS - 1)
