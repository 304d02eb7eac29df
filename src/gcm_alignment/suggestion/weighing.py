"""What the signs of a text come to for each objective."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.suggestion.signs import ELSEWHERE_SIGN, FIELD_SIGN, START_SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gcm_alignment.calibration import Calibration
    from gcm_alignment.suggestion.reading import Seen
    from gcm_alignment.suggestion.signs import Sign

_Cues: TypeAlias = "list[tuple[float, int]]"
"""How much each cue says, in nats, and the number of its sign."""


@attrs.define
class Weights:
    """How much a text says for each objective, by which signs: cues, or softer words where there is no cue.

    `subject` is how much its single words say that it is about any objective at all, in nats.
    """

    nats: dict[int, float]
    cues: dict[int, list[int]]
    soft: dict[int, list[int]]
    subject: float = 0.0

    def signs_of(self, objective: int) -> list[int]:
        """Return the numbers of the signs that speak for an objective."""
        return self.cues.get(objective) or self.soft[objective]

    def leads(self) -> dict[int, float]:
        """Return how far each objective is ahead of the heaviest other one, negative where it is behind."""
        second, first = sorted((0.0, 0.0, *self.nats.values()))[-2:]
        return {number: nats - (second if nats == first else first) for number, nats in self.nats.items()}


def weigh(seen: Mapping[int, Seen], signs: Sequence[Sign], calibration: Calibration) -> Weights:
    """Add up what the signs of a text say for each objective: different cues strengthen each other."""
    told: list[tuple[Sign, int, Seen]] = []
    soft: dict[int, list[int]] = {}
    softly: dict[int, float] = {}
    words: list[float] = []
    for number, place in seen.items():
        sign = signs[number]
        if sign.subject is not None:
            words.append(sign.subject)
        elif sign.soft:
            for objective, nats in sign.nats:
                softly[objective] = softly.get(objective, 0.0) + nats
                soft.setdefault(objective, []).append(number)
        elif sign.nats:
            told.append((sign, number, place))
    outside, general = _factors(seen, told, calibration)
    gate, most = calibration.soft * general, calibration.softest
    weights = Weights({one: min(gate * nats, most) for one, nats in softly.items()}, {}, soft, _subject(words, signs))
    cues: dict[int, _Cues] = {}
    for sign, number, place in told:
        factor = general if sign.general else outside
        if place.times > 1:
            factor *= 1 + calibration.repeated * math.log(place.times)
        for objective, nats in sign.nats:
            cues.setdefault(objective, []).append((nats * factor, number))
    _add_cues(weights, cues, seen, signs)
    return weights


def _add_cues(weights: Weights, cues: Mapping[int, _Cues], seen: Mapping[int, Seen], signs: Sequence[Sign]) -> None:
    """Add for each objective what its cues say, unless all of them stand in any text of the field."""
    for objective, found in cues.items():
        if not all(signs[number].ambient for _nats, number in found):
            kept = found if len(found) == 1 else _distinct(found, seen)
            total = kept[0][0] if len(kept) == 1 else math.fsum(nats for nats, _ in kept)
            weights.nats[objective] = weights.nats.get(objective, 0.0) + total
            weights.cues[objective] = [number for _nats, number in kept]


def _factors(
    seen: Mapping[int, Seen], told: Sequence[tuple[Sign, int, Seen]], calibration: Calibration
) -> tuple[float, float]:
    """Return how much a cue counts in a text, and a general one: in full where the text is of the field."""
    if FIELD_SIGN in seen:
        return 1.0, 1.0
    outside = calibration.elsewhere if ELSEWHERE_SIGN in seen else calibration.outside
    opened = any(not (sign.general or sign.ambient) for sign, _number, _place in told)
    return outside, outside if opened else min(outside, calibration.closed)


def _subject(words: Sequence[float], signs: Sequence[Sign]) -> float:
    """Return what n words say of the subject of their text: each 1 / √n of its own, to what is said before any."""
    start = signs[START_SIGN].subject or 0.0
    return start + math.fsum(words) / math.sqrt(len(words)) if words else start


def _distinct(cues: _Cues, seen: Mapping[int, Seen]) -> _Cues:
    """Keep one of the cues whose words lie in each other, that which says most: they are the same words."""
    kept: _Cues = []
    for nats, number in sorted(cues, key=lambda cue: (-cue[0], seen[cue[1]].start - seen[cue[1]].stop, cue[1])):
        place = seen[number]
        if not any(_within(place, seen[other]) or _within(seen[other], place) for _nats, other in kept):
            kept.append((nats, number))
    return kept


def _within(inner: Seen, outer: Seen) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop and inner.times <= outer.times
