"""Callables that suggest: what comes back is checked, what does not hold is reported and left out."""

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.suggestion.answers import CallableSuggester, CheckedAnswer, UnusableAnswer
from gcm_alignment.suggestion.values import Suggestion, WordMatch

if TYPE_CHECKING:
    from gcm_alignment.errors import Problem

TEXT = "Atelier sur les envois de fonds des diasporas"
GOOD = {"objective": 20, "confidence": 0.9, "quotes": ["envois de fonds"]}


def checked(answer: object, text: str = TEXT) -> CheckedAnswer:
    """Return what holds of an answer about a text."""
    (found,) = CallableSuggester(name="model", version="1", ask=lambda _text: answer).ask_many([text])
    return found


def told(answer: object) -> list[str]:
    """Return what is wrong with an answer."""
    return [str(problem.message) for problem in checked(answer).problems]


@pytest.mark.parametrize("answer", [[GOOD], (GOOD,), json.dumps([GOOD]), json.dumps([GOOD]).encode()], ids=type)
def test_an_answer_that_holds_is_taken(answer: object) -> None:
    """Models answer with JSON, functions with lists."""
    match = WordMatch(start=16, stop=31, term="envois de fonds", language="fr")
    expected = CheckedAnswer(suggestions=(Suggestion(objective=20, confidence=0.9, matches=[match]),), problems=())
    actual = checked(answer)
    assert expected == actual


@pytest.mark.parametrize(
    "change, words",
    [
        ({"objective": 24}, "no objective 24"),
        ({"objective": 0}, "no objective 0"),
        ({"objective": "20"}, "no objective '20'"),
        ({"objective": True}, "no objective True"),
        ({"objective": None}, "no objective None"),
        ({"confidence": 1.1}, "a confidence lies between 0 and 1"),
        ({"confidence": float("nan")}, "a confidence lies between 0 and 1"),
        ({"confidence": True}, "confidence is True"),
        ({"confidence": "high"}, "confidence is 'high'"),
        ({"quotes": ["transferts d’argent"]}, "'transferts d’argent' does not stand in the text"),
        ({"quotes": ["envois de fonds", "Envois"]}, "'Envois' does not stand in the text"),
        ({"quotes": []}, "quotes are missing"),
        ({"quotes": "envois de fonds"}, "quotes are missing"),
        ({"quotes": [" "]}, "' ' does not stand in the text"),
        ({"quotes": [7]}, "7 does not stand in the text"),
        ({"reason": "because"}, "unknown fields reason"),
    ],
    ids=str,
)
def test_what_does_not_hold_is_told_and_left_out(change: dict[str, object], words: str) -> None:
    """An invented objective or an invented quote must never reach a report; the rest of the answer may."""
    other = {"objective": 19, "confidence": 0.5, "quotes": ["diasporas"]}
    found = checked([{**GOOD, **change}, other])
    assert [one.objective for one in found.suggestions] == [19]
    (problem,) = found.problems
    assert words in str(problem.message)
    assert (problem.line, problem.code) == (1, "answer")


@pytest.mark.parametrize(
    "answer, words",
    [
        (None, "the answer is None; expected a list"),
        ({"objective": 20}, "expected a list"),
        ("Sure! Here are the objectives: 20", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ([20], "20 is no suggestion; expected an object"),
        ([None], "None is no suggestion"),
        ([GOOD, GOOD], "objective 20 is answered twice"),
        ("x" * 10_000, "no JSON"),
        (["y" * 10_000], "… is no suggestion"),
    ],
    ids=["none", "object", "chatter", "depth", "number", "null", "twice", "long", "long item"],
)
def test_an_answer_of_another_shape_is_told_in_short(answer: object, words: str) -> None:
    """Whole pages of a model's chatter would drown the log."""
    (message,) = told(answer)
    assert words in message
    assert len(message) < 300


def test_a_suggestion_of_the_right_type_is_checked_too() -> None:
    """A function may count places in bytes, or in another text."""
    right = WordMatch(start=0, stop=7, term="Atelier", language="fr")
    wrong = WordMatch(start=1, stop=8, term="Atelier", language="fr")
    answer = [
        Suggestion(objective=1, confidence=0.5, matches=[right]),
        Suggestion(objective=2, confidence=0.5, matches=[wrong]),
        Suggestion(objective=3, confidence=0.5),
    ]
    found = checked(answer)
    assert [one.objective for one in found.suggestions] == [1]
    assert [str(problem.message).partition(":")[0] for problem in found.problems] == [
        "'Atelier' does not stand in the text from 1 to 8",
        "quotes are missing",
    ]


def test_a_callable_that_fails_on_one_text_is_asked_about_the_next() -> None:
    """One timeout must not cost an afternoon's batch."""

    def ask(text: str) -> list[dict[str, object]]:
        if "fonds" not in text:
            message = "no connection"
            raise TimeoutError(message)
        return [GOOD]

    problems: list[Problem] = []
    suggester = CallableSuggester(name="model", version="1", ask=ask, report=problems.append)
    found = suggester.suggest_many(["Atelier", TEXT])
    assert [len(answer) for answer in found] == [0, 1]
    assert [str(problem.message) for problem in problems] == ["no answer: TimeoutError: no connection"]


def test_without_a_report_what_is_wrong_is_a_warning() -> None:
    """Silence would look like an answer."""
    suggester = CallableSuggester(name="model", version="1", ask=lambda _: [24])
    with pytest.warns(UnusableAnswer, match="text 1: 24 is no suggestion"):
        suggester.suggest_many([TEXT])


@pytest.mark.parametrize(
    "text, language, expected",
    [(TEXT, None, "fr"), ("envois de fonds?", None, "fr"), ("fonds", None, "und"), ("fonds", "es", "es")],
)
def test_the_language_is_the_given_one_or_the_one_that_shows(text: str, language: str | None, expected: str) -> None:
    """A quote says in which language it was read; where nobody knows, it says that."""
    suggester = CallableSuggester(
        name="m", version="1", ask=lambda _: [{"objective": 20, "confidence": 1, "quotes": ["fonds"]}]
    )
    [[one]] = suggester.suggest_many([text], language=language)
    assert expected == one.matches[0].language


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 30)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["envois", TEXT]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["objective", "confidence", "quotes", "x"]), inner, max_size=4)
    ),
)


@given(ANYTHING)
@settings(max_examples=300)
def test_whatever_comes_back_only_what_holds_is_suggested(answer: object) -> None:
    """The law of the adapter: of the 23, in [0, 1], with quotes that stand; and nothing raises."""
    found = checked(answer)
    for one in found.suggestions:
        assert 1 <= one.objective <= 23
        assert 0 <= one.confidence <= 1
        assert one.matches
        assert all(TEXT[match.start : match.stop] == match.term for match in one.matches)
