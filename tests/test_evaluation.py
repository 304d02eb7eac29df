"""Evaluations: figures that can be worked out by hand, intervals from a seed, and judged texts as they are read."""

import json
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.codec import decode, encode
from gcm_alignment.errors import InvalidValue, UnusableInput
from gcm_alignment.evaluation.evaluating import Evaluation, evaluate, evaluate_answers
from gcm_alignment.evaluation.figures import Bootstrap, calibration_error, reliability_of
from gcm_alignment.evaluation.judged import JudgedText, read_judged
from gcm_alignment.suggestion.values import LIMIT, Suggestion
from gcm_alignment.tables import to_text
from gcm_alignment.testing import strategies
from gcm_alignment.views.evaluation import evaluation_facts, evaluation_page

NO_INTERVALS = Bootstrap(0, 0)


def judged(id_: str, *objectives: int, language: str | None = None, form: str | None = None) -> JudgedText:
    """Make a judged text whose words do not matter."""
    return JudgedText(id=id_, text=id_, objectives=objectives, language=language, form=form)


def answer(*pairs: tuple[int, float]) -> tuple[Suggestion, ...]:
    """Make an answer of objectives with confidences."""
    return tuple(Suggestion(objective=number, confidence=confidence) for number, confidence in pairs)


CASES = [
    (judged("a", 9, 10, language="en", form="title"), answer((10, 0.9), (4, 0.3))),
    (judged("b", 4, language="fr", form="title"), answer((9, 0.7), (4, 0.6))),
    (judged("c", 4, language="en", form="description"), answer((9, 0.8))),
    (judged("d", 20, language="fr", form="description"), answer()),
    (judged("e", language="en", form="title"), answer((23, 0.2))),
    (judged("f", language="fr", form="title"), answer()),
]


def measured(cases: Sequence[tuple[JudgedText, tuple[Suggestion, ...]]] = CASES) -> Evaluation:
    """Evaluate cases without resampling."""
    texts, answers = zip(*cases, strict=True)
    return evaluate_answers(texts, answers, by=("test", "1"), bootstrap=NO_INTERVALS)


def test_the_shares_are_those_of_texts_that_serve_something_or_nothing() -> None:
    """Right first and right among are said of texts that serve an objective; unfounded of those that serve none."""
    overall = measured().overall
    expected = [(1, 4), (2, 4), (1, 4), (1, 2)]
    actual = [(one.count, one.of) for one in (overall.first, overall.among, overall.silent, overall.unfounded)]
    assert expected == actual


def test_a_share_of_no_texts_is_none() -> None:
    """0 of 0 is no failure."""
    overall = measured(CASES[:1]).overall
    assert (overall.first.value, overall.unfounded.value) == (1.0, None)


def test_languages_and_forms_are_told_apart() -> None:
    """French must not hide behind English."""
    found = measured()
    expected = {"en": (1, 2), "fr": (0, 2), "title": (1, 2), "description": (0, 2)}
    actual = {one.of: (one.first.count, one.first.of) for one in (*found.by_language, *found.by_form)}
    assert expected == actual


def test_each_objective_is_counted() -> None:
    """An objective that is never found is seen at once."""
    by_number = {one.objective: one for one in measured().by_objective}
    expected = {4: (2, 1, 0, 2), 9: (1, 0, 0, 2), 10: (1, 1, 1, 1), 20: (1, 0, 0, 0), 23: (0, 0, 0, 1)}
    actual = {
        number: (
            by_number[number].served,
            by_number[number].found,
            by_number[number].first,
            by_number[number].suggested,
        )
        for number in expected
    }
    assert expected == actual
    assert len(by_number) == 23


def test_confusions_name_what_was_served_and_what_was_suggested() -> None:
    """Two texts on identity were taken for smuggling."""
    expected = [(4, 9, 2)]
    actual = [(one.served, one.suggested, one.count) for one in measured().confusions]
    assert expected == actual


def test_what_is_missed_is_named() -> None:
    """A curator mends the cues by reading these texts."""
    expected = ("c (en)", "d (fr)")
    actual = measured().missed
    assert expected == actual


def test_the_calibration_error_is_worked_out_by_bins() -> None:
    """Right: .9, .6; wrong: .3, .7, .8, .2; each alone in its bin: (.1 + .4 + .3 + .7 + .8 + .2) / 6."""
    found = measured()
    expected = (round(2.5 / 6, 6), 6, round((0.1 + 0.7 + 0.8 + 0.2) / 4, 6))
    reliability, first = found.reliability, found.reliability_of_first
    assert reliability.error is not None
    assert first.error is not None
    actual = (round(reliability.error, 6), sum(one.count for one in reliability.bins), round(first.error, 6))
    assert expected == actual


def test_suggestions_of_one_bin_make_up_for_each_other() -> None:
    """Of two that are half sure, one right is what half sure means."""
    assert calibration_error([((0.5, True),), ((0.5, False),)]) == 0.0


def test_nothing_suggested_has_no_calibration_error() -> None:
    """Silence states no confidence."""
    found = reliability_of([(), ()], Bootstrap(10, 1))
    assert (found.error, found.bins, found.interval) == (None, (), None)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=20))
def test_the_calibration_error_is_a_share(stated: list[tuple[float, bool]]) -> None:
    """It lies in [0, 1], and the bins hold every suggestion once."""
    found = reliability_of([tuple(stated)], NO_INTERVALS)
    assert found.error is not None
    assert 0 <= found.error <= 1
    assert len(stated) == sum(one.count for one in found.bins)


@given(st.lists(st.booleans(), min_size=1, max_size=30), st.integers(0, 99))
@settings(max_examples=30)
def test_an_interval_holds_between_nothing_and_all_and_comes_from_its_seed(hits: list[bool], seed: int) -> None:
    """The same texts give the same interval on every machine, in whatever order they came."""
    share = Bootstrap(50, seed).share(hits)
    assert share.interval is not None
    assert 0 <= share.interval.low <= share.interval.high <= 1
    assert share == Bootstrap(50, seed).share(hits[::-1])


def test_an_interval_is_narrower_with_more_texts() -> None:
    """Ten texts prove little, a thousand more."""
    few, many = (Bootstrap(200, 1).share([True, False] * count).interval for count in (5, 500))
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


def test_the_order_of_the_texts_never_matters() -> None:
    """Law 5: a file that was sorted otherwise is the same file."""
    expected = evaluate([text for text, _ in CASES], resamples=20)
    actual = evaluate([text for text, _ in reversed(CASES)], resamples=20)
    assert expected == actual


def test_the_shipped_suggester_is_measured_by_default() -> None:
    """`gcm.evaluate(texts)` is one line in a notebook."""
    text = JudgedText(id="1", text="Lower costs of remittances", objectives=[20])
    found = evaluate([text], resamples=0)
    assert (found.suggester, found.overall.first.value, found.overall.first.interval) == ("lexicon", 1.0, None)


def test_the_language_of_a_text_is_told_to_the_suggester() -> None:
    """A suggester that is told nothing would have to guess, and the figures would measure the guess."""
    heard: list[tuple[str, str | None]] = []

    class Listening:
        name = "listening"
        version = "1"

        def suggest_many(
            self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
        ) -> list[tuple[Suggestion, ...]]:
            heard.extend((text, language) for text in texts)
            return [tuple[Suggestion, ...]()[:limit] for _ in texts]

    evaluate([text for text, _ in CASES], Listening(), resamples=0)
    expected = {(text.id, text.language) for text, _ in CASES}
    actual = set(heard)
    assert expected == actual


def test_no_texts_measure_nothing() -> None:
    """An empty file must not look like a perfect score."""
    with pytest.raises(UnusableInput, match="no judged texts"):
        evaluate([])


def test_an_evaluation_survives_being_written() -> None:
    """Figures of last year are compared with those of this year."""
    found = evaluate([text for text, _ in CASES], resamples=10)
    assert found == decode(encode(found), Evaluation)


# --- how it is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize("lang, words", [("en", "Right objective first"), ("fr", "Bon objectif en premier")])
def test_an_evaluation_is_shown_in_both_languages(lang: str, words: str) -> None:
    """A secretariat reads it in French."""
    shown = to_text(evaluation_page(evaluate([text for text, _ in CASES], resamples=10), lang), width=200)
    assert words in shown


def test_confusions_are_shown_where_there_are_any() -> None:
    """The pairs of objectives stand with their short names."""
    shown = to_text(evaluation_page(measured(), "en"), width=200)
    assert "What was taken for what" in shown
    assert "4 Legal identity and documentation  9 Counter smuggling" in shown


def test_what_was_not_measured_is_shown_as_a_dash() -> None:
    """0 would be a figure."""
    shown = to_text(evaluation_page(measured([(judged("a", 9), ())]), "en"), width=200)
    assert "Expected calibration error: – of all suggestions, – of the first ones." in shown
    assert "0 (0 of 1)" in shown


def test_the_facts_have_the_values_of_the_shares() -> None:
    """A program should not have to divide."""
    facts = json.loads(json.dumps(evaluation_facts(measured())))
    expected = (0.25, 0.5, "gcm-evaluation/1", "test")
    actual = (
        facts["overall"]["first"]["value"],
        facts["overall"]["among"]["value"],
        facts["schema"],
        facts["suggester"],
    )
    assert expected == actual


# --- judged texts ------------------------------------------------------------------------------------


def test_judged_texts_are_read_a_line_each() -> None:
    """Other fields, such as why, are for people; a blank line is none; `lang` is read as `language`."""
    lines = [
        '{"id": "a", "text": "Envois", "objectives": [20, 19], "language": "fr-SN", "form": "title", "why": "…"}',
        "",
        '{"text": "Nothing", "objectives": [], "lang": "en"}',
    ]
    expected = (
        JudgedText(id="a", text="Envois", objectives=(20, 19), language="fr", form="title"),
        JudgedText(id="3", text="Nothing", objectives=(), language="en"),
    )
    found = read_judged("\n".join(lines))
    assert (expected, ()) == (found.texts, found.problems)


@pytest.mark.parametrize(
    "line, words",
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"objectives": [1]}', "text is None"),
        ('{"text": "x"}', "objectives is None"),
        ('{"text": "x", "objectives": [24]}', "no objective 24"),
        ('{"text": "x", "objectives": ["9"]}', "no objective '9'"),
        ('{"text": " ", "objectives": [9]}', "a judged text needs words"),
        ('{"text": "x", "objectives": [9], "id": 7}', "id is 7; expected a text"),
        ('{"text": "x", "objectives": [9], "language": "?"}', "not a language tag"),
        ('{"text": "y", "objectives": [9], "id": "a"}', "a second text called 'a' in one language"),
        ("[" * 100_000, "no JSON"),
    ],
    ids=["brace", "list", "text", "objectives", "24", "string", "words", "id", "language", "twice", "depth"],
)
def test_a_line_that_is_no_judged_text_is_told_and_left_out(line: str, words: str) -> None:
    """One bad line must not cost the other three hundred."""
    found = read_judged('{"text": "x", "objectives": [9], "id": "a"}\n' + line)
    (problem,) = found.problems
    assert words in str(problem.message)
    assert (problem.line, len(found.texts)) == (2, 1)


@given(st.lists(strategies.judged_texts(), max_size=5, unique_by=lambda one: (one.id, one.language)))
def test_judged_texts_survive_being_written(texts: list[JudgedText]) -> None:
    """A team adds to its file by program."""
    lines = [
        json.dumps({name: value for name, value in attrs.asdict(text).items() if value is not None}) for text in texts
    ]
    assert tuple(texts) == read_judged("\n".join(lines)).texts


def test_an_objective_is_judged_once() -> None:
    """Twice the same number is one judgement, in the place of the first."""
    assert JudgedText(id="a", text="x", objectives=[9, 4, 9]).objectives == (9, 4)


def test_a_judged_text_needs_words() -> None:
    """Nothing can be read of nothing."""
    with pytest.raises(InvalidValue, match="needs words"):
        JudgedText(id="a", text=" ", objectives=[])
