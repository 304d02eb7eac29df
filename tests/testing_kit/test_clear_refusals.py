"""The kit says what it was given and what is right, to authors of rules and of suggesters."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import strategies as st

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import Condition
from gcm_alignment.errors import GcmError, InvalidValue, UnknownName
from gcm_alignment.rules import Rule
from gcm_alignment.suggestion.values import Suggester
from gcm_alignment.testing import laws
from gcm_alignment.testing.laws import LawBroken
from gcm_alignment.testing.mutation import mutate, strength
from gcm_alignment.testing.needed import need_hypothesis
from gcm_alignment.testing.subjects import UnknownSubject
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.when import kind, member, mentions

BOOK = gcm.load_rules()
REASON = BilingualText("Why.", "Pourquoi.")
TEXTS = st.text()
ACTIVITY = Activity(id=ActivityId("demo:a"), title=Text.of(en="Workshop"))


def rule(condition: Condition) -> Rule:
    """Make a rule of a condition."""
    return Rule(id="r", objectives=ObjectiveSet([20]), condition=condition, reason=REASON)


@pytest.mark.parametrize(
    "call, said",
    [
        (lambda: laws.for_rule(cast("Rule", BOOK)), "a rule is asked for, not RuleBook; a book holds rules: book[…]"),
        (lambda: laws.for_rule_book(cast("gcm.RuleBook", rule(kind("study")))), "a rule book is asked for, not Rule;"),
        (lambda: laws.for_portfolio(cast("gcm.Portfolio", [])), "a register is asked for, not list;"),
        (lambda: list(mutate(cast("gcm.RuleBook", rule(kind("study"))))), "a rule book is asked for, not Rule;"),
        (lambda: strength(cast("gcm.RuleBook", rule(kind("study"))), []), "a rule book is asked for, not Rule;"),
    ],
    ids=["for_rule", "for_rule_book", "for_portfolio", "mutate", "strength"],
)
def test_a_wrong_subject_is_named_beside_the_right_one(call: Callable[[], object], said: str) -> None:
    """An AttributeError from the inside of the kit says neither."""
    with pytest.raises(UnknownSubject) as caught:
        call()
    expected = said
    actual = str(caught.value)[: len(said)]
    assert expected == actual


@pytest.mark.parametrize("wrong", [(ACTIVITY,), (ACTIVITY, 20), ACTIVITY, ("demo:a", [20])])
def test_an_example_without_its_objectives_is_refused(wrong: object) -> None:
    """What is wanted of an activity is half of an example."""
    with pytest.raises(InvalidValue) as caught:
        strength(BOOK, [cast("tuple[Activity, Sequence[int]]", wrong)])
    expected = "an example is an activity with the objectives that it should lead to, not "
    actual = str(caught.value)[: len(expected)]
    assert expected == actual


@pytest.mark.parametrize("examples, given", [("x", "'x'"), (2.0, "2.0"), (True, "True")])
def test_a_number_of_examples_is_a_whole_number(examples: object, given: str) -> None:
    """A comparison of a text with a number is nobody's question."""
    with pytest.raises(InvalidValue) as caught:
        laws.for_rule(rule(kind("study")))["case"].check(examples=cast("int", examples))
    expected = f"a law is tried on one example or more, not on {given}"
    actual = str(caught.value)
    assert expected == actual


def test_a_rule_with_terms_of_its_book_asks_for_the_book() -> None:
    """“Book trial” is a book that the author never wrote."""
    with pytest.raises(UnknownName) as caught:
        laws.for_rule(rule(mentions("pearls-of-ours")))
    expected = "rule r asks for terms that the shipped lexicon has not: pearls-of-ours; give its book as book="
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("law", ["satisfiable", "refusable"])
def test_a_rule_on_members_asks_for_what_is_known_of_them(law: str) -> None:
    """A sound rule does not contradict itself because nobody gave the members."""
    broken = laws.for_rule(rule(member("NG")))[law].broken()
    assert broken is not None
    expected = (
        "what rule:trial/r asks, only other plans or memberships than those known could answer: "
        "give them as background="
    )
    actual = str(broken.difference.said)
    assert expected == actual


def test_one_rule_is_told_of_in_the_singular() -> None:
    """A sentence that does not agree reads as a fault of the kit."""
    dead = laws.for_rule(rule(kind("study") & ~kind("study")))["satisfiable"].broken()
    assert dead is not None
    expected = (
        "there is no activity for which rule:trial/r holds: what it asks for contradicts itself, or was not found"
    )
    actual = str(dead.difference.said)
    assert expected == actual


def test_counterexamples_of_plain_values_have_names_that_say_what_they_are() -> None:
    """They begin with the value: there is nothing to import."""
    failing = laws.for_codec(lambda text: text[: 1 // len(text)], lambda text: text, values=TEXTS)
    broken = failing["round-trip"].broken()
    assert broken is not None
    expected = "text = ''"
    actual = broken.code
    assert expected == actual


# --- suggesters that answer nonsense --------------------------------------------------------------

GOOD = SimpleNamespace(objective=9, confidence=0.5, matches=())


def answering(answer: Callable[[Sequence[str]], object]) -> Suggester:
    """Make a suggester that answers so."""

    def suggest_many(texts: Sequence[str], /, *, language: str | None = None, limit: int = 3) -> object:
        del language, limit
        return answer(texts)

    return cast("Suggester", SimpleNamespace(name="ours", version="1", suggest_many=suggest_many))


def saying(**changed: object) -> Callable[[Sequence[str]], object]:
    """Answer one suggestion about each text, with something changed."""
    return lambda texts: [[SimpleNamespace(**{**vars(GOOD), **changed})] for _ in texts]


@pytest.mark.parametrize(
    "answer, said",
    [
        (lambda _: [], "it is to answer as often as it is asked: 1 texts, 0 answers"),
        (lambda _: None, "it is to answer a list of suggestions for each text, and answers None"),
        (lambda _: "9", "it is to answer a list of suggestions for each text, and answers '9'"),
        (lambda texts: [None for _ in texts], "about one text it is to answer a list of suggestions, and answers None"),
        (
            lambda texts: [["9"] for _ in texts],
            "a suggestion has objective, confidence and matches; this has none: '9'",
        ),
        (saying(objective=True), "an objective is a whole number, not True"),
        (saying(objective=9.0), "an objective is a whole number, not 9.0"),
        (saying(confidence="high"), "a confidence is a number or None, not 'high'"),
        (saying(confidence=True), "a confidence is a number or None, not True"),
        (saying(matches=None), "the matches of a suggestion are a list, not None"),
        (saying(matches=["x"]), "a match has the places start and stop, whole numbers: 'x'"),
        (
            saying(matches=[SimpleNamespace(start=0, stop=1, term=None)]),
            "a match has the words that stand there as its term: namespace(start=0, stop=1, term=None)",
        ),
    ],
)
def test_the_first_law_says_what_is_no_answer(answer: Callable[[Sequence[str]], object], said: str) -> None:
    """Sixteen laws that each fail over an index say nothing of the suggester."""
    kept = laws.for_suggester(answering(answer))
    with pytest.raises(LawBroken) as caught:
        kept["answers"].check(examples=20)
    expected = (kept.names[0], said)
    actual = (caught.value.law, str(caught.value.difference.said))
    assert expected == actual


def test_other_laws_tell_the_same_fault_in_words() -> None:
    """Who asks for one law alone gets the reason too, in French as well."""
    broken = laws.for_suggester(answering(lambda _: None))["case"].broken(examples=5)
    assert broken is not None
    expected = (
        "il se produit l’erreur NoAnswer\u00a0: "
        "il faut répondre par une liste de suggestions pour chaque texte, et non par None"
    )
    actual = gcm.label(cast("GcmError", broken), "fr")
    assert expected in actual


def test_a_sound_answer_is_one() -> None:
    """What the shipped suggesters answer is the measure."""
    said = saying(confidence=None, matches=[SimpleNamespace(start=0, stop=1, term="W")])
    for suggester in (answering(said), gcm.LexiconSuggester()):
        laws.for_suggester(suggester)["answers"].check(examples=5)


def test_a_suggester_without_a_name_breaks_the_law_that_asks_for_one() -> None:
    """It is tried all the same."""
    nameless = cast("Suggester", SimpleNamespace(suggest_many=lambda texts, **_: [[] for _ in texts]))
    with pytest.raises(LawBroken) as caught:
        laws.for_suggester(nameless)["named"].check()
    expected = "named"
    actual = caught.value.law
    assert expected == actual


# --- without Hypothesis ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["laws", "strategies", "inversion", "mutation", "review_machine"])
def test_without_hypothesis_the_kit_names_the_command(name: str) -> None:
    """“No module named hypothesis” leaves the reader to guess which extra of which package."""
    code = (
        "import importlib.util, sys; find = importlib.util.find_spec; sys.modules['hypothesis'] = None\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'hypothesis' else find(name, *rest)\n"
        f"try: import gcm_alignment.testing.{name}\nexcept ModuleNotFoundError as error: print(error)"
    )
    expected = 'the testing kit needs Hypothesis: run python3 -m pip install "gcm-alignment[hypothesis]"\n'
    actual = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert expected == actual


def test_the_command_is_named_in_french_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a ModuleNotFoundError as well, for programs that look for one."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ModuleNotFoundError) as caught:
        need_hypothesis()
    expected = (
        'l’outil d’essai a besoin d’Hypothesis\u00a0: exécutez python3 -m pip install "gcm-alignment[hypothesis]"'
    )
    actual = gcm.label(cast("GcmError", caught.value), "fr")
    assert expected == actual
