"""Training: what a team confirmed becomes examples, and examples a suggester (extra `learn`)."""

from __future__ import annotations

import random
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

import attrs

from gcm_alignment.compact import OBJECTIVE_COUNT
from gcm_alignment.errors import GcmError, InvalidValue, N_
from gcm_alignment.evaluation.evaluating import evaluate_answers
from gcm_alignment.evaluation.figures import Bootstrap
from gcm_alignment.evaluation.judged import JudgedText
from gcm_alignment.evidence import Review, Standing, Verdict
from gcm_alignment.learning.features import features_of, rarity_of, weighted
from gcm_alignment.learning.trained import Head, TrainedSuggester
from gcm_alignment.suggestion.passages import passages_of
from gcm_alignment.suggestion.values import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gcm_alignment.alignment_sets import AlignmentSet
    from gcm_alignment.suggestion.values import Suggestion

FEWEST_EXAMPLES: Final = 3
"""An objective with fewer examples is not learned: its words would be those of one text."""

_STRENGTH: Final = 30.0
_UNBOUND: Final = 1e6
_FEWEST_TEXTS: Final = 2
"""A word that one text alone has is a name more often than a notion."""


class MissingExtra(GcmError, ImportError):
    """A library that comes with an extra is not installed: the message names the command."""


def examples_of(alignments: AlignmentSet) -> tuple[JudgedText, ...]:
    """Return what a team confirmed as judged texts: activities with the objectives that are declared or reviewed.

    An activity counts when somebody decided on it: something was declared or accepted, or every suggestion of it was
    rejected, so that it serves none. Title and description are one text, in each of their languages.
    """
    confirmed: dict[str, list[int]] = {}
    for alignment in alignments:
        if alignment.standing.reaches(Standing.REVIEWED):
            confirmed.setdefault(alignment.activity, []).append(alignment.objective)
        elif any(isinstance(one, Review) and one.verdict is Verdict.REJECT for one in alignment.evidence):
            confirmed.setdefault(alignment.activity, [])
    return tuple(
        JudgedText(id=passage.activity, text=passage.text, objectives=objectives, language=passage.language)
        for activity in alignments.activities
        if (objectives := confirmed.get(activity.id)) is not None
        for passage in passages_of(activity)
    )


def train_suggester(
    examples: Sequence[JudgedText], *, name: str = "trained", folds: int = 5, seed: int = 23, resamples: int = 1000
) -> TrainedSuggester:
    """Train a suggester on judged texts, and measure it on those that it had not seen, by cross-validation.

    Objectives with fewer than three examples are not learned. Texts of one id, such as two languages of one activity,
    are held out together. Confidences and threshold are fitted to what was said of texts held out. Needs the extra
    `learn`; the suggester that is made does not.
    """
    texts = sorted(examples, key=lambda one: (one.id, one.language or "", one.text))
    whole = _learned(texts, name)
    if not whole.heads:
        raise InvalidValue(N_("nothing to learn: no objective has {fewest} examples"), fewest=FEWEST_EXAMPLES)
    held_out = [(_learned(rest, name), part) for part, rest in _parts(texts, folds, seed)]
    slope, offset = _scaled(list(_scores(held_out)))
    scaled = [(attrs.evolve(one, slope=slope, offset=offset), part) for one, part in held_out]
    answers = _answers(scaled)
    threshold = _threshold([(answers[_key(text)], text) for text in texts])
    quality = evaluate_answers(
        texts,
        [tuple(one for one in answers[_key(text)] if one.confidence >= threshold)[:LIMIT] for text in texts],
        by=(name, f"cross-validated {folds}"),
        bootstrap=Bootstrap(resamples, seed),
    )
    return attrs.evolve(whole, slope=slope, offset=offset, threshold=threshold, quality=quality)


def _key(text: JudgedText) -> tuple[str, str | None]:
    return text.id, text.language


def _parts(texts: Sequence[JudgedText], folds: int, seed: int) -> Iterator[tuple[list[JudgedText], list[JudgedText]]]:
    """Yield each part that is held out, with the rest; texts of one id stay together."""
    ids = sorted({text.id for text in texts})
    if not 2 <= folds <= len(ids):  # noqa: PLR2004 - one part alone leaves nothing to learn from
        raise InvalidValue(
            N_("{folds} parts of {count} examples; hold out in 2 or more parts, each with an example"),
            folds=folds,
            count=len(ids),
        )
    random.Random(seed).shuffle(ids)  # noqa: S311 - no secret
    part_of = {id_: place % folds for place, id_ in enumerate(ids)}
    for part in range(folds):
        held = [text for text in texts if part_of[text.id] == part]
        yield held, [text for text in texts if part_of[text.id] != part]


def _learned(texts: Sequence[JudgedText], name: str) -> TrainedSuggester:
    """Fit a head for each objective that has examples enough; confidences are yet to be scaled."""
    features = [features_of(text.text) for text in texts]
    rarity = rarity_of(features, _FEWEST_TEXTS)
    names = list(rarity)
    place_of = {feature: place for place, feature in enumerate(names)}
    rows = [{place_of[feature]: weight for feature, weight in weighted(found, rarity).items()} for found in features]
    heads: list[Head] = []
    for objective in range(1, OBJECTIVE_COUNT + 1):
        serving = [objective in text.objectives for text in texts]
        examples = {text.id for text, serves in zip(texts, serving, strict=True) if serves}
        if len(examples) >= FEWEST_EXAMPLES and not all(serving) and names:
            intercept, weights = _fitted(rows, serving, [1.0] * len(rows), len(names), strength=_STRENGTH)
            kept = [place for place, weight in enumerate(weights) if weight]
            heads.append(
                Head(
                    objective=objective,
                    intercept=intercept,
                    places=kept,
                    weights=[weights[place] for place in kept],
                )
            )
    return TrainedSuggester(
        name=name,
        features=names,
        rarities=list(rarity.values()),
        heads=heads,
        slope=1.0,
        offset=0.0,
        threshold=0.0,
    )


def _scores(held_out: Sequence[tuple[TrainedSuggester, Sequence[JudgedText]]]) -> Iterator[tuple[float, bool]]:
    """Yield what was said of texts held out, for each objective, with whether it is right."""
    for suggester, part in held_out:
        for text in part:
            for objective, score in suggester.scores(text.text).items():
                yield score, objective in text.objectives


def _scaled(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Fit slope and offset of a logistic curve to scores (Platt 1999, with his prior for the targets)."""
    right = sum(serves for _, serves in scores)
    high, low = (right + 1) / (right + 2), 1 / (len(scores) - right + 2)
    targets = [high if serves else low for _, serves in scores]
    rows = [{0: score} for score, _ in scores]
    offset, (slope,) = _fitted(
        rows * 2,
        [True] * len(rows) + [False] * len(rows),
        targets + [1 - target for target in targets],
        1,
        strength=_UNBOUND,
    )
    return max(slope, 0.0), offset


def _answers(
    held_out: Sequence[tuple[TrainedSuggester, Sequence[JudgedText]]],
) -> Mapping[tuple[str, str | None], tuple[Suggestion, ...]]:
    """Have each part read by the suggester that has not seen it."""
    answers: dict[tuple[str, str | None], tuple[Suggestion, ...]] = {}
    for suggester, part in held_out:
        found = suggester.suggest_many([text.text for text in part], limit=OBJECTIVE_COUNT)
        answers.update(zip(map(_key, part), found, strict=True))
    return answers


def _threshold(answers: Sequence[tuple[Sequence[Suggestion], JudgedText]]) -> float:
    """Return the threshold, in twentieths, with the best F1 of what is suggested against what is right."""

    def quality(threshold: float) -> float:
        kept = [
            (one.objective, text) for found, text in answers for one in found[:LIMIT] if one.confidence >= threshold
        ]
        right = sum(objective in text.objectives for objective, text in kept)
        return 2 * right / (len(kept) + sum(len(text.objectives) for _, text in answers))

    return max((step / 20 for step in range(1, 20)), key=quality)


class _Classifier(Protocol):
    coef_: Sequence[Sequence[float]]
    intercept_: Sequence[float]

    def fit(self, rows: object, serving: Sequence[bool], sample_weight: Sequence[float]) -> object: ...


class _MakeClassifier(Protocol):
    def __call__(self, *, C: float, max_iter: int, solver: str) -> _Classifier: ...  # noqa: N803 - scikit-learn's name


class _MakeMatrix(Protocol):
    def __call__(self, entries: tuple[list[float], tuple[list[int], list[int]]], shape: tuple[int, int]) -> object: ...


def _fitted(
    rows: Sequence[Mapping[int, float]],
    serving: Sequence[bool],
    shares: Sequence[float],
    width: int,
    *,
    strength: float,
) -> tuple[float, list[float]]:
    """Fit a logistic regression; return its intercept and its weights, to six digits."""
    try:
        make = cast("_MakeClassifier", import_module("sklearn.linear_model").LogisticRegression)
        matrix = cast("_MakeMatrix", import_module("scipy.sparse").csr_matrix)
    except ImportError as error:
        raise MissingExtra(
            N_("training needs scikit-learn; install it with: {command}"),
            command="pip install 'gcm-alignment[learn]'",
        ) from error
    entries = [(weight, number, place) for number, row in enumerate(rows) for place, weight in row.items()]
    weights, numbers, places = (list(column) for column in zip(*entries, strict=True))
    classifier = make(C=strength, max_iter=1000, solver="liblinear")
    classifier.fit(matrix((weights, (numbers, places)), (len(rows), width)), serving, sample_weight=shares)
    return round(float(classifier.intercept_[0]), 6), [round(float(one), 6) for one in classifier.coef_[0]]
