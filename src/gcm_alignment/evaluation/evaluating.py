"""Evaluations: a suggester reads judged texts, and its answers are compared with the judgements."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.compact import OBJECTIVE_COUNT
from gcm_alignment.errors import N_, UnusableInput
from gcm_alignment.evaluation.figures import Bootstrap, Reliability, Share, reliability_of
from gcm_alignment.evaluation.judged import JudgedText
from gcm_alignment.suggestion.lexicon import LexiconSuggester
from gcm_alignment.suggestion.values import LIMIT, Suggestion, check_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gcm_alignment.evaluation.figures import Stated
    from gcm_alignment.suggestion.values import Suggester

ALL: Final = "all"
"""What the scores of all texts are called."""


@attrs.frozen(kw_only=True)
class Scores:
    """How often a suggester is right on some texts: of those that serve objectives, and of those that serve none.

    `of` names the texts: all, or a language, or a form. `first`: the first suggestion is right; `among`: one of the
    suggestions is; `silent`: nothing is suggested although the text serves an objective; `unfounded`: something is
    although it serves none.
    """

    of: str
    first: Share
    among: Share
    silent: Share
    unfounded: Share


@attrs.frozen(kw_only=True)
class ObjectiveScores:
    """How a suggester treats one objective: texts that serve it, how many of these it finds, and finds first.

    `suggested` counts all texts of which it suggests the objective, rightly or not.
    """

    objective: int
    served: int
    found: int
    first: int
    suggested: int


@attrs.frozen(kw_only=True)
class Confusion:
    """How many texts serve one objective before all, and have another one, wrongly, suggested first."""

    served: int
    suggested: int
    count: int


@attrs.frozen(kw_only=True)
class Evaluation:
    """What comes of reading judged texts: scores of all, by language and by form, and how to trust the confidences.

    `reliability` compares all confidences that were stated, `reliability_of_first` those of the first suggestions.
    `missed` names the texts none of whose objectives is suggested.
    """

    suggester: str
    version: str
    texts: int
    limit: int
    resamples: int
    seed: int
    overall: Scores
    by_language: tuple[Scores, ...]
    by_form: tuple[Scores, ...]
    by_objective: tuple[ObjectiveScores, ...]
    reliability: Reliability
    reliability_of_first: Reliability
    confusions: tuple[Confusion, ...]
    missed: tuple[str, ...]


def evaluate(
    judged: Sequence[JudgedText],
    suggester: Suggester | None = None,
    *,
    limit: int = LIMIT,
    resamples: int = 1000,
    seed: int = 23,
) -> Evaluation:
    """Measure a suggester on judged texts; the shipped one without `suggester`.

    A text's language is told where it is known. Intervals are resampled `resamples` times, from a seed.

    >>> from gcm_alignment.evaluation.judged import JudgedText
    >>> one = JudgedText(id="1", text="Lower costs of remittances", objectives=[20], language="en")
    >>> evaluate([one]).overall.first.value
    1.0
    """
    reader = LexiconSuggester() if suggester is None else suggester
    return evaluate_answers(
        judged,
        _asked(judged, reader, check_limit(limit)),
        by=(reader.name, reader.version),
        limit=limit,
        bootstrap=Bootstrap(resamples, seed),
    )


def evaluate_answers(
    judged: Sequence[JudgedText],
    answers: Sequence[Sequence[Suggestion]],
    *,
    by: tuple[str, str],
    limit: int = LIMIT,
    bootstrap: Bootstrap,
) -> Evaluation:
    """Compare suggestions of judged texts, in their order, with the judgements; `by` is who made them, and version."""
    if not judged:
        raise UnusableInput(N_("no judged texts: nothing can be measured"))
    pairs = zip(judged, answers, strict=True)
    cases = sorted((_Case(text, tuple(answer)) for text, answer in pairs), key=lambda case: case.key)
    return Evaluation(
        suggester=by[0],
        version=by[1],
        texts=len(cases),
        limit=limit,
        resamples=bootstrap.resamples,
        seed=bootstrap.seed,
        overall=_scores(ALL, cases, bootstrap),
        by_language=_grouped(cases, lambda case: case.judged.language, bootstrap),
        by_form=_grouped(cases, lambda case: case.judged.form, bootstrap),
        by_objective=tuple(_of_objective(cases, number) for number in range(1, OBJECTIVE_COUNT + 1)),
        reliability=reliability_of([case.stated for case in cases], bootstrap),
        reliability_of_first=reliability_of([case.stated[:1] for case in cases], bootstrap),
        confusions=_confusions(cases),
        missed=tuple(_named(case.judged) for case in cases if case.judged.objectives and not case.hits),
    )


@attrs.frozen
class _Case:
    """A judged text with what was suggested of it."""

    judged: JudgedText
    suggested: tuple[Suggestion, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What orders cases."""
        return self.judged.id, self.judged.language or "", self.judged.text

    @property
    def stated(self) -> Stated:
        """Each confidence, with whether the objective is right."""
        return tuple((one.confidence, one.objective in self.judged.objectives) for one in self.suggested)

    @property
    def first(self) -> int | None:
        """The objective that is suggested first."""
        return self.suggested[0].objective if self.suggested else None

    @property
    def hits(self) -> frozenset[int]:
        """The objectives that are suggested and right."""
        return frozenset(one.objective for one in self.suggested).intersection(self.judged.objectives)


def _asked(judged: Sequence[JudgedText], suggester: Suggester, limit: int) -> list[tuple[Suggestion, ...]]:
    """Have the texts read, those of one language together; the answers stand in the order of the texts."""
    answers: dict[int, tuple[Suggestion, ...]] = {}
    for language in {text.language for text in judged}:
        places = [place for place, text in enumerate(judged) if text.language == language]
        found = suggester.suggest_many([judged[place].text for place in places], language=language, limit=limit)
        answers.update(zip(places, found, strict=True))
    return [answers[place] for place in range(len(judged))]


def _scores(of: str, cases: Iterable[_Case], bootstrap: Bootstrap) -> Scores:
    held = list(cases)
    served = [case for case in held if case.judged.objectives]
    unserved = [case for case in held if not case.judged.objectives]
    return Scores(
        of=of,
        first=bootstrap.share([case.first in case.judged.objectives for case in served]),
        among=bootstrap.share([bool(case.hits) for case in served]),
        silent=bootstrap.share([not case.suggested for case in served]),
        unfounded=bootstrap.share([bool(case.suggested) for case in unserved]),
    )


def _grouped(cases: list[_Case], key: Callable[[_Case], str | None], bootstrap: Bootstrap) -> tuple[Scores, ...]:
    groups = sorted({name for case in cases if (name := key(case)) is not None})
    return tuple(_scores(name, (case for case in cases if key(case) == name), bootstrap) for name in groups)


def _of_objective(cases: list[_Case], objective: int) -> ObjectiveScores:
    served = [case for case in cases if objective in case.judged.objectives]
    suggested = [case for case in cases if any(one.objective == objective for one in case.suggested)]
    found = [case for case in suggested if objective in case.judged.objectives]
    return ObjectiveScores(
        objective=objective,
        served=len(served),
        found=len(found),
        first=sum(case.first == objective for case in found),
        suggested=len(suggested),
    )


def _confusions(cases: list[_Case]) -> tuple[Confusion, ...]:
    """Count the pairs of objectives, the most frequent first."""
    pairs = Counter(
        (case.judged.objectives[0], case.first)
        for case in cases
        if case.judged.objectives and case.first is not None and case.first not in case.judged.objectives
    )
    return tuple(
        Confusion(served=served, suggested=suggested, count=count)
        for (served, suggested), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _named(judged: JudgedText) -> str:
    return f"{judged.id} ({judged.language})" if judged.language else judged.id
