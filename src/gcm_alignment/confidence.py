"""Confidence indices in [0, 1]: what several of them come to side by side, and one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.evidence import as_confidence

if TYPE_CHECKING:
    from collections.abc import Iterable


def pool_confidence(stated: Iterable[float | None]) -> float | None:
    """Pool what several sources state of one thing, in [0, 1]: the highest; None where none states any.

    An index is a judgement, not a probability, so ten weak signs stay weak: nothing is added up. An index
    outside [0, 1] raises InvalidValue.

    >>> pool_confidence([0.1, None, 0.1])
    0.1
    """
    return max((one for one in map(as_confidence, stated) if one is not None), default=None)


def chain_confidence(links: Iterable[float | None]) -> float | None:
    """Chain the links of one argument, in [0, 1]: as strong as the weakest; None where one of them states none.

    For arguments of your own with several steps, such as from an activity over its paper to an objective; the result is
    then the `confidence` of a RuleMatch. Nothing is multiplied, because nobody has measured that the links fail
    independently. An empty chain is certain; an index outside [0, 1] raises InvalidValue.

    >>> chain_confidence([0.9, 0.5]), chain_confidence([0.9, None])
    (0.5, None)
    """
    stated = tuple(map(as_confidence, links))
    known = [one for one in stated if one is not None]
    return min(known, default=1.0) if len(known) == len(stated) else None
