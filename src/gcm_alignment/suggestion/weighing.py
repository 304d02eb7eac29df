"""What the signs of a text come to for each objective."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gcm_alignment.calibration import Calibration
    from gcm_alignment.suggestion.reading import Seen
    from gcm_alignment.suggestion.signs import Sign


@attrs.define
class Weight:
    """How much a text says for an objective, and by which signs: cues, or the softer words where there is no cue."""

    nats: float
    cues: list[int]
    soft: list[int]


def weigh(seen: Mapping[int, Seen], signs: Sequence[Sign], calibration: Calibration) -> dict[int, Weight]:
    """Add up what the signs of a text say for each objective: different cues strengthen each other."""
    open_ = any(signs[number].opens for number in seen)
    cues: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    weights: dict[int, Weight] = {}
    for number, place in seen.items():
        sign = signs[number]
        for objective, nats in sign.nats:
            if sign.soft:
                weight = weights.setdefault(objective, Weight(0.0, [], []))
                weight.nats += nats
                weight.soft.append(number)
            else:
                factor = 1.0 if open_ or not sign.general else calibration.closed
                if place.times > 1:
                    factor *= 1 + calibration.repeated * math.log(place.times)
                cues[objective].append((nats * factor, number))
    gate = calibration.soft if open_ else calibration.soft * calibration.closed
    for weight in weights.values():
        weight.nats = min(gate * weight.nats, calibration.softest)
    for objective, found in cues.items():
        if not all(signs[number].ambient for _nats, number in found):
            weight = weights.setdefault(objective, Weight(0.0, [], []))
            kept = _outermost(found, seen)
            weight.nats += sum(nats for nats, _number in kept)
            weight.cues += [number for _nats, number in kept]
    return weights


def _outermost(cues: list[tuple[float, int]], seen: Mapping[int, Seen]) -> list[tuple[float, int]]:
    """Keep one of the cues whose words lie in each other, that which says most: they are the same words."""
    if len(cues) == 1:
        return cues
    kept: list[tuple[float, int]] = []
    for nats, number in sorted(cues, key=lambda cue: (-cue[0], seen[cue[1]].start - seen[cue[1]].stop, cue[1])):
        place = seen[number]
        if not any(_within(place, seen[other]) or _within(seen[other], place) for _nats, other in kept):
            kept.append((nats, number))
    return kept


def _within(inner: Seen, outer: Seen) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop and inner.times <= outer.times
