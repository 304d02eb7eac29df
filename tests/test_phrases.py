"""Phrases: both searches find what a plain comparison of words finds, the same in the same order."""

import itertools
import json
import subprocess
import sys

import pytest
from hypothesis import example, given, strategies as st

from disguises import APOSTROPHES, HYPHENS, INVISIBLE, PARTING, SPACES, any_text, disguises
from gcm_alignment.automaton import Automaton
from gcm_alignment.catalogue import load_lexicon
from gcm_alignment.lexicon import Lexicon, Vocabulary, expand
from gcm_alignment.phrases import Phrase, Phrases, Tree, phrase_of, quickest
from gcm_alignment.testing.strategies import lexicons
from gcm_alignment.tokens import tokenise, tolerates

SHIPPED = {
    language: sorted(
        {
            form
            for term in load_lexicon()
            for short in (*term.forms(language), *term.exceptions(language))
            for form in expand(short)
        }
    )
    for language in ("en", "fr")
}
"""The forms of the shipped lexicon, written out."""

BOOKS = {language: tuple(map(phrase_of, forms)) for language, forms in SHIPPED.items()}
TREES = {language: Phrases(phrases, Tree) for language, phrases in BOOKS.items()}
AUTOMATA = {language: Phrases(phrases, Automaton) for language, phrases in BOOKS.items()}

LETTERS = [
    "a",
    "e",
    "é",
    "E",
    "É",
    "œ",
    "oe",
    "ß",
    "ss",
    "ﬁ",
    "fi",
    "½",
    "ł",
    "™",
    "tm",
    "…",
    "ﷺ",
    "¨",
    "\x00",
    "e\u0301",
]
ODD = [*APOSTROPHES, *HYPHENS, *INVISIBLE, *PARTING, *SPACES, "\u0301", "\u0345", "\u034f", "\ud800", "\udfff", "?"]


def plainly(phrases: tuple[Phrase, ...], text: str) -> list[tuple[int, int, int]]:
    """Compare each phrase with each stretch of as many words."""
    tokens = tokenise(text)
    found: list[tuple[int, int, int]] = []
    for (number, phrase), first in itertools.product(enumerate(phrases), range(len(tokens))):
        stretch = tokens[first : first + len(phrase)]
        # The words must be the same but for the accents that a text may drop.
        if [base for _, base in phrase] == [token.base for token in stretch] and all(
            itertools.starmap(tolerates, zip(phrase, (token.exact for token in stretch), strict=True))
        ):
            found.append((number, stretch[0].start, stretch[-1].stop))
    return found


pieces = st.sampled_from(LETTERS) | st.sampled_from(LETTERS) | st.sampled_from(ODD) | st.just(" ")
tangles = st.lists(pieces, max_size=16).map("".join)
"""Texts of few words, so that phrases of the same words stand in them."""


@st.composite
def hostile(draw: st.DrawFn, language: str) -> str:
    """Write shipped forms, disguised, among one another and whatever else a file may hold."""
    form = st.sampled_from(SHIPPED[language])
    part = form.flatmap(disguises) | form | any_text | st.sampled_from([*ODD, *LETTERS]) | st.characters()
    return draw(st.sampled_from(["", " ", " ", " "])).join(draw(st.lists(part, max_size=8)))


@given(st.lists(tangles.filter(phrase_of), max_size=5), tangles)
@example(["a"], "a" + "\u0301\u0323" * 40)
@example(["é a", "e a", "e", "a e"], "é e a é  e, a")
def test_both_searches_find_what_a_plain_comparison_finds(forms: list[str], text: str) -> None:
    """Nothing is lost or made up where folding changes lengths and marks stand between words."""
    phrases = tuple(dict.fromkeys(map(phrase_of, forms)))
    expected = [sorted(plainly(phrases, text))] * 2
    actual = [sorted(Phrases(phrases, search).places(text)) for search in (Tree, Automaton)]
    assert expected == actual


@pytest.mark.parametrize("language", ["en", "fr"])
@given(st.data())
def test_both_searches_find_the_shipped_forms_alike(language: str, data: st.DataObject) -> None:
    """A report must not depend on what is installed: the same places, in the same order."""
    text = data.draw(hostile(language))
    expected = list(TREES[language].places(text))
    actual = list(AUTOMATA[language].places(text))
    assert expected == actual


@pytest.mark.parametrize("language", ["en", "fr"])
@given(st.data())
def test_a_shipped_form_is_found_wherever_it_stands(language: str, data: st.DataObject) -> None:
    """Disguised by a typesetter, among other texts, each form of the lexicon is read."""
    form = data.draw(st.sampled_from(SHIPPED[language]))
    before, written, after = data.draw(st.tuples(any_text, disguises(form), any_text))
    start = len(before) + 1
    expected = (SHIPPED[language].index(form), start, start + len(written))
    actual = list(AUTOMATA[language].places(f"{before} {written} {after}"))
    assert expected in actual


@given(lexicons(), st.sampled_from(["en", "fr"]), st.data())
def test_a_lexicon_finds_the_same_by_both_searches(made: Lexicon, language: str, data: st.DataObject) -> None:
    """Exceptions are taken away after the search, whichever it was."""
    text = data.draw(hostile(language))
    by_tree, by_automaton = (Vocabulary(made.terms, language, search).find(text) for search in (Tree, Automaton))
    expected = (by_tree, by_tree)
    actual = (by_automaton, made.find(text, language))
    assert expected == actual


# --- which search --------------------------------------------------------------------------------

BLOCKED = "import sys; sys.modules['ahocorasick_rs'] = None\n"
FIND = """
import json, sys
from gcm_alignment.catalogue import load_lexicon
from gcm_alignment.phrases import quickest
found = load_lexicon().find(sys.argv[1], "fr")
print(json.dumps([quickest().__name__, [[one.term, one.start, one.stop] for one in found]]))
"""


def test_the_extra_is_used_where_it_is_installed() -> None:
    """Nobody should have to ask for it."""
    expected = Automaton
    actual = quickest()
    assert expected == actual


def test_without_the_extra_the_search_is_pure(monkeypatch: pytest.MonkeyPatch) -> None:
    """None in `sys.modules` is what Python itself takes for a module that is not there."""
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    monkeypatch.delitem(sys.modules, "gcm_alignment.automaton")
    expected = Tree
    actual = quickest()
    assert expected == actual


def test_a_machine_without_the_extra_finds_the_same() -> None:
    """From the first import on, in an interpreter of its own."""
    text = "La lutte contre la traite des êtres humains et les transferts de fonds des diasporas"
    found = [[one.term, one.start, one.stop] for one in load_lexicon().find(text, "fr")]
    run = [sys.executable, "-c", BLOCKED + FIND, text]
    printed = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    expected = ["Tree", found]
    actual = json.loads(printed)
    assert len(found) > 1
    assert expected == actual


# --- long and hostile texts ----------------------------------------------------------------------

HOSTILE = [
    "a",
    "traite",
    "a-",
    "-",
    "a\u0301\u0323",
    "\u0301\u0323",
    "e\u00ad",
    "’",
    " ",
    "\x00\x1f\x07",
    "\ud800",
    "ﷺ",
    "œﬁß",
    "Данные ",
    "数据",
    "🧳",
    "de fonds ",
    "transferts de ",
]
"""What a file that is no prose repeats without end."""


@pytest.mark.parametrize("search", [Tree, Automaton])
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_hostile_text_hides_no_phrase_and_moves_none(piece: str, search: type[Tree | Automaton]) -> None:
    """A quote from a wrong place is worse than none."""
    noise = piece * (100_000 // len(piece))
    text = f"{noise}. Transferts de fonds, {noise}"
    expected = [(0, len(noise) + 2, len(noise) + 21)]
    actual = list(Phrases((phrase_of("transferts de fonds"),), search).places(text))
    assert expected == actual
