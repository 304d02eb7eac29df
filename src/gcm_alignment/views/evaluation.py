"""An evaluation as people and programs read it: shares with their intervals, reliability, confusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from gcm_alignment.catalogue import load_compact
from gcm_alignment.codec import encode
from gcm_alignment.errors import N_
from gcm_alignment.evaluation.evaluating import ALL
from gcm_alignment.labels import label
from gcm_alignment.tables import Heading, Page, Paragraph, Table
from gcm_alignment.translation import Translator
from gcm_alignment.views.suggestions import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.codec import Plain
    from gcm_alignment.evaluation.evaluating import Evaluation
    from gcm_alignment.evaluation.figures import Interval, Reliability, Share
    from gcm_alignment.tables import Block
    from gcm_alignment.views.facts import Facts

SCHEMA: Final = "gcm-evaluation/1"
_MOST_CONFUSIONS: Final = 12
_NAMES: Final = {
    ALL: N_("all texts"),
    "en": N_("in English"),
    "fr": N_("in French"),
    "title": N_("titles"),
    "description": N_("descriptions"),
}


def evaluation_facts(evaluation: Evaluation) -> Facts:
    """Write an evaluation for programs."""
    figures = cast("Facts", _with_values(encode(evaluation)))
    return {**head(SCHEMA, evaluation.suggester, evaluation.version), **figures}


def _with_values(data: Plain) -> Plain:
    """Add to each share its value, which the codec leaves out because it follows from the counts."""
    if isinstance(data, list):
        return [_with_values(item) for item in data]
    if not isinstance(data, dict):
        return data
    written = {name: _with_values(item) for name, item in data.items()}
    count, of = written.get("count"), written.get("of")
    if isinstance(count, int) and isinstance(of, int):
        written["value"] = round(count / of, 4) if of else None
    return written


def evaluation_page(evaluation: Evaluation, lang: str) -> Page:
    """Show an evaluation in a language of ours."""
    words = Translator.of(lang)
    title = words.text(N_("How good the suggestions are"))
    return Page(title=title, language=words.language, blocks=tuple(_blocks(evaluation, words)))


def _blocks(evaluation: Evaluation, words: Translator) -> Iterator[Block]:
    yield Paragraph(
        words.text(
            N_(
                "Suggester {suggester}, version {version}; {texts} judged texts; at most {limit} suggestions of each. "
                "In brackets: how many of how many, and the 95-percent interval (bootstrap, {resamples} resamples, "
                "seed {seed})."
            ),
            suggester=evaluation.suggester,
            version=evaluation.version,
            texts=evaluation.texts,
            limit=evaluation.limit,
            resamples=evaluation.resamples,
            seed=evaluation.seed,
        )
    )
    yield _shares(evaluation, words)
    yield from _trust(evaluation, words)
    yield Heading(2, words.text(N_("Objective by objective")))
    yield _objectives(evaluation, words)
    if evaluation.confusions:
        yield Heading(2, words.text(N_("What was taken for what")))
        yield _confusions(evaluation, words)


def _shares(evaluation: Evaluation, words: Translator) -> Table:
    groups = (evaluation.overall, *evaluation.by_language, *evaluation.by_form)
    return Table(
        columns=(
            words.text(N_("Texts")),
            words.text(N_("Right objective first")),
            words.text(N_("Right objective among the suggested")),
            words.text(N_("Nothing suggested although one is served")),
            words.text(N_("Something suggested although none is served")),
        ),
        rows=tuple(
            (
                words.text(_NAMES.get(scores.of, scores.of)),
                *(_share(share, words) for share in (scores.first, scores.among, scores.silent, scores.unfounded)),
            )
            for scores in groups
        ),
    )


def _share(share: Share, words: Translator) -> str:
    """Write a share with its counts and its interval: `0.9 (9 of 10; 0.7 to 1)`."""
    if share.value is None:
        return "–"
    counts = words.text(N_("{count} of {total}"), count=share.count, total=share.of)
    return _with_details(share.value, [counts, *_interval(share.interval, words)], words)


def _with_details(value: float, details: list[str], words: Translator) -> str:
    shown = words.decimal(round(value, 2))
    return words.text(N_("{figure} ({details})"), figure=shown, details=words.series(details)) if details else shown


def _interval(interval: Interval | None, words: Translator) -> list[str]:
    if interval is None:
        return []
    low, high = words.decimal(round(interval.low, 2)), words.decimal(round(interval.high, 2))
    return [words.text(N_("{low} to {high}"), low=low, high=high)]


def _trust(evaluation: Evaluation, words: Translator) -> Iterator[Block]:
    yield Heading(2, words.text(N_("How far confidences can be trusted")))
    yield Paragraph(
        words.text(
            N_("Expected calibration error: {all} of all suggestions, {first} of the first ones."),
            all=_error(evaluation.reliability, words),
            first=_error(evaluation.reliability_of_first, words),
        )
    )
    if evaluation.reliability.bins:
        yield Table(
            columns=(
                words.text(N_("Confidence index")),
                words.text(N_("Suggestions")),
                words.text(N_("Mean confidence")),
                words.text(N_("Share that was right")),
            ),
            rows=tuple(
                (
                    words.text(N_("{low} to {high}"), low=words.decimal(one.low), high=words.decimal(one.high)),
                    str(one.count),
                    words.decimal(round(one.confidence, 2)),
                    words.decimal(round(one.right / one.count, 2)),
                )
                for one in evaluation.reliability.bins
            ),
        )


def _error(reliability: Reliability, words: Translator) -> str:
    if reliability.error is None:
        return "–"
    return _with_details(reliability.error, _interval(reliability.interval, words), words)


def _objectives(evaluation: Evaluation, words: Translator) -> Table:
    return Table(
        columns=(
            words.text(N_("Objective of the GCM")),
            words.text(N_("Texts that serve it")),
            words.text(N_("Found")),
            words.text(N_("Found first")),
            words.text(N_("Suggested")),
        ),
        rows=tuple(
            (_short(one.objective, words), str(one.served), str(one.found), str(one.first), str(one.suggested))
            for one in evaluation.by_objective
        ),
    )


def _confusions(evaluation: Evaluation, words: Translator) -> Table:
    return Table(
        columns=(
            words.text(N_("Objective served")),
            words.text(N_("Objective suggested first")),
            words.text(N_("Texts")),
        ),
        rows=tuple(
            (_short(one.served, words), _short(one.suggested, words), str(one.count))
            for one in evaluation.confusions[:_MOST_CONFUSIONS]
        ),
    )


def _short(number: int, words: Translator) -> str:
    return f"{number} {label(load_compact()[number].short_name, words.language)}"
