"""What a learning suggester sees of a text: words, their beginnings, pairs of words, and where each stands first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.suggestion.languages import SMALL_WORDS
from gcm_alignment.suggestion.markup import read_markup
from gcm_alignment.suggestion.pieces import pieces_of
from gcm_alignment.text import strip_accents
from gcm_alignment.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from gcm_alignment.suggestion.markup import Readable


_SMALL: Final = frozenset(strip_accents(word) for words in SMALL_WORDS.values() for word in words)
_STEM: Final = 6


@attrs.define
class Feature:
    """A word or a pair of words in a text: where it stands first in the original, and how often it stands."""

    start: int
    stop: int
    times: int = 1


def features_of(text: str, known: Container[str] | None = None) -> dict[str, Feature]:
    """Return the features of a text; only the `known` ones, if given.

    These are its words without case and accents, the first letters of longer words, which their inflections share, and
    the pairs of words that follow each other; the small words of the languages are passed over.
    """
    readable = read_markup(text)
    found: dict[str, Feature] = {}
    for begin, piece in pieces_of(readable.text):
        previous: tuple[str, int] | None = None
        for token in tokenise(piece):
            if not token.base[0].isalnum():
                previous = None
            elif token.base not in _SMALL:
                names = [(token.base, token.start)]
                if len(token.base) > _STEM:
                    names.append((f"{token.base[:_STEM]}…", token.start))
                if previous is not None:
                    names.append((f"{previous[0]} {token.base}", previous[1]))
                for name, start in names:
                    if known is None or name in known:
                        _count(found, name, readable, begin + start, begin + token.stop)
                previous = token.base, token.start
    return found


def _count(found: dict[str, Feature], name: str, readable: Readable, start: int, stop: int) -> None:
    if name in found:
        found[name].times += 1
    else:
        found[name] = Feature(*readable.original(start, stop))


def weighted(features: Mapping[str, Feature], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the features as a vector of length 1: each weighs (1 + log(times)) · rarity; unknown ones are left out."""
    vector = {
        name: (1 + math.log(feature.times)) * rarity[name] for name, feature in features.items() if name in rarity
    }
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}


def rarity_of(texts: Iterable[Iterable[str]], fewest: int) -> dict[str, float]:
    """Return log((1 + n) / (1 + d)) + 1 for each feature that d of n texts have, if these are `fewest` or more."""
    counts: dict[str, int] = {}
    total = 0
    for features in texts:
        total += 1
        for name in features:
            counts[name] = counts.get(name, 0) + 1
    return {name: math.log((1 + total) / (1 + count)) + 1 for name, count in sorted(counts.items()) if count >= fewest}
