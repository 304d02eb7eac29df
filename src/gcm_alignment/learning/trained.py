"""The suggester that learned: figures for words, which it needs no other library to read by, saved as JSON."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping  # noqa: TC003 - attrs resolves cached properties too
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import attrs

from gcm_alignment.calibration import logistic
from gcm_alignment.codec import decode, encode
from gcm_alignment.compact import objective_number
from gcm_alignment.errors import InvalidValue, N_, UnusableInput
from gcm_alignment.evaluation.evaluating import Evaluation
from gcm_alignment.learning.features import features_of, weighted
from gcm_alignment.suggestion.combination import Combinable
from gcm_alignment.suggestion.values import LIMIT, Suggestion, WordMatch, check_limit, ranked
from gcm_alignment.text import strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gcm_alignment.codec import Plain
    from gcm_alignment.learning.features import Feature

SCHEMA: Final = "gcm-trained-suggester/1"
_MOST_MATCHES: Final = 5
_UNDETERMINED: Final = "und"


def _floats(given: Iterable[float]) -> tuple[float, ...]:
    figures = tuple(map(float, given))
    if not all(map(math.isfinite, figures)):
        raise InvalidValue(N_("a figure of a suggester is finite: {given}"), given=str(figures))
    return figures


def _places(given: Iterable[int]) -> tuple[int, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class Head:
    """What speaks for one objective: a weight for each of some features, by their places, and one for no feature."""

    objective: int = attrs.field(converter=objective_number)
    intercept: float
    places: tuple[int, ...] = attrs.field(converter=_places, repr=False)
    weights: tuple[float, ...] = attrs.field(converter=_floats, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse features without weights, the same feature twice, and an intercept without end."""
        if len(self.places) != len(self.weights) or len(set(self.places)) < len(self.places):
            raise InvalidValue(
                N_("objective {number}: {places} features and {weights} weights; each has one"),
                number=self.objective,
                places=len(self.places),
                weights=len(self.weights),
            )
        _floats([self.intercept])


@attrs.frozen(kw_only=True)
class TrainedSuggester(Combinable):
    """Suggests what a team's own confirmed texts taught it; made by `train_suggester`, or read from a file.

    `slope` and `offset` turn the sum of weights into a confidence; below `threshold` nothing is suggested. `quality`
    tells how it did on texts that it had not seen, by cross-validation.
    """

    name: str
    features: tuple[str, ...] = attrs.field(converter=strings, repr=False)
    rarities: tuple[float, ...] = attrs.field(converter=_floats, repr=False)
    heads: tuple[Head, ...] = attrs.field(converter=tuple[Head, ...], repr=False)
    slope: float
    offset: float
    threshold: float
    quality: Evaluation | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse figures that do not fit together, so that a file from elsewhere cannot do harm later."""
        _floats([self.slope, self.offset])
        if not 0 <= self.threshold <= 1:
            raise InvalidValue(
                N_("{field} lies between 0 and 1: {given}"), field="threshold", given=str(self.threshold)
            )
        if len(self.features) != len(self.rarities) or len(set(self.features)) < len(self.features):
            raise InvalidValue(
                N_("{features} features and {rarities} rarities; each has one"),
                features=len(self.features),
                rarities=len(self.rarities),
            )
        objectives = [head.objective for head in self.heads]
        if len(set(objectives)) < len(objectives):
            raise InvalidValue(N_("an objective has one head: {given}"), given=str(sorted(objectives)))
        if any(not 0 <= place < len(self.features) for head in self.heads for place in head.places):
            raise InvalidValue(N_("a head weighs features that are not there"))

    # --- reading texts ---------------------------------------------------------------------------

    @cached_property
    def version(self) -> str:
        """The beginning of the SHA-256 of all figures: what was learned otherwise answers otherwise."""
        figures = encode(attrs.evolve(self, quality=None))
        return hashlib.sha256(json.dumps(figures, sort_keys=True).encode()).hexdigest()[:12]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        return dict(zip(self.features, self.rarities, strict=True))

    @cached_property
    def _weights(self) -> Mapping[int, Mapping[str, float]]:
        return {
            head.objective: {
                self.features[place]: weight for place, weight in zip(head.places, head.weights, strict=True)
            }
            for head in self.heads
        }

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> tuple[tuple[Suggestion, ...], ...]:
        """Suggest objectives for each text; it knows words, whatever their language."""
        check_limit(limit)
        return tuple(ranked(self._suggestions(text, language or _UNDETERMINED), limit) for text in texts)

    def scores(self, text: str) -> dict[int, float]:
        """Return the sum of weights for each objective that was learned, before it is turned into a confidence."""
        vector = weighted(features_of(text, self._rarity), self._rarity)
        return {head.objective: head.intercept + math.fsum(self._said(head, vector).values()) for head in self.heads}

    def _said(self, head: Head, vector: Mapping[str, float]) -> dict[str, float]:
        weights = self._weights[head.objective]
        return {name: value * weights[name] for name, value in vector.items() if name in weights}

    def _suggestions(self, text: str, language: str) -> Iterable[Suggestion]:
        features = features_of(text, self._rarity)
        vector = weighted(features, self._rarity)
        for head in self.heads:
            said = self._said(head, vector)
            speaking = sorted((name for name in said if said[name] > 0), key=lambda name: (-said[name], name))
            confidence = logistic(self.slope * (head.intercept + math.fsum(said.values())) + self.offset)
            if speaking and confidence >= self.threshold:
                yield Suggestion(
                    objective=head.objective,
                    confidence=confidence,
                    matches=[_match(features[name], text, language) for name in speaking[:_MOST_MATCHES]],
                )

    # --- files -----------------------------------------------------------------------------------

    def save(self, path: str | Path) -> Path:
        """Write it to a file of JSON, which holds figures and words but nothing that runs."""
        target = Path(path)
        fields = cast("dict[str, Plain]", encode(self))
        target.write_text(json.dumps({"schema": SCHEMA, **fields}, ensure_ascii=False), encoding="utf-8", newline="\n")
        return target

    @classmethod
    def load(cls, path: str | Path) -> TrainedSuggester:
        """Read it from a file; whatever does not fit is refused, with its path in the file."""
        try:
            fields: object = json.loads(Path(path).read_bytes())
        except (ValueError, RecursionError) as error:
            raise UnusableInput(N_("not a trained suggester: {why}"), why=str(error)) from error
        if not isinstance(fields, dict) or cast("dict[str, Plain]", fields).pop("schema", None) != SCHEMA:
            raise UnusableInput(N_("not a trained suggester: expected the schema {schema}"), schema=SCHEMA)
        return decode(cast("Plain", fields), cls)


def _match(feature: Feature, text: str, language: str) -> WordMatch:
    return WordMatch(start=feature.start, stop=feature.stop, term=text[feature.start : feature.stop], language=language)
