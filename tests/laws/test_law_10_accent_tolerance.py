"""Law 10: accent-tolerant, not accent-blind."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.automaton import Automaton
from gcm_alignment.catalogue import load_lexicon
from gcm_alignment.lexicon import Finding, Term, Vocabulary, expand
from gcm_alignment.phrases import Tree
from gcm_alignment.text import strip_accents

ACCENTS = ["\u0300", "\u0301", "\u0302", "\u0308", "\u0327"]

COMPOSITIONS: list[Literal["NFC", "NFD", "NFKC", "NFKD"]] = ["NFC", "NFD", "NFKC", "NFKD"]

ACCENTED = [
    form
    for term in load_lexicon()
    for short in term.fr
    for form in expand(short)
    if strip_accents(form) != form and "œ" not in form
]
"""French forms of the shipped lexicon that have an accent."""


SEARCHES = (Tree, Automaton)
"""The search in pure Python, and that of the extra `fast`: the law holds on both."""


def found(text: str, form: str) -> set[tuple[Finding, ...]]:
    """Find a term of this one form in a text: what each search finds, which is one thing or the law is broken."""
    terms = (Term(id="x", fr=[form]),)
    return {Vocabulary(terms, "fr", search).find(text) for search in SEARCHES}


def speaks_of(text: str, form: str) -> set[bool]:
    """Tell whether a text speaks of a term of this one form, by each search."""
    return set(map(bool, found(text, form)))


@st.composite
def bared(draw: st.DrawFn) -> tuple[str, str]:
    """A form, and the same with some of its accents dropped."""
    form = unicodedata.normalize("NFC", draw(st.sampled_from(ACCENTED)))
    return form, "".join(strip_accents(letter) if draw(st.booleans()) else letter for letter in form)


@st.composite
def miswritten(draw: st.DrawFn) -> tuple[str, str]:
    """A form, and the same with one letter that has an accent which the form does not have there."""
    form = unicodedata.normalize("NFC", draw(st.sampled_from(ACCENTED)))
    place = draw(st.sampled_from([index for index, letter in enumerate(form) if letter.isalpha()]))
    bare = strip_accents(form[place])
    # An accent that makes one letter with it, as an author would type it.
    others = [unicodedata.normalize("NFC", bare + accent) for accent in ACCENTS]
    wrong = [letter for letter in others if len(letter) == 1 and letter != form[place]]
    written = draw(st.sampled_from(wrong or [f"{bare}\u0301"]))
    return form, form[:place] + written + form[place + 1 :]


@given(bared())
def test_a_text_may_drop_any_accents_of_a_form(written: tuple[str, str]) -> None:
    """Keyboards without accents, capitals, old systems: the text is still about it."""
    form, text = written
    expected = {(Finding(term="x", start=0, stop=len(text)),)}
    actual = found(text, form)
    assert expected == actual


@given(miswritten())
def test_a_text_may_add_or_change_no_accent(written: tuple[str, str]) -> None:
    """An accent that is written was meant: it makes another word."""
    form, text = written
    expected = {False}
    actual = speaks_of(text, form)
    assert expected == actual


@given(bared(), st.sampled_from(COMPOSITIONS), st.booleans())
def test_composition_and_case_do_not_matter(
    written: tuple[str, str],
    form_of: Literal["NFC", "NFD", "NFKC", "NFKD"],
    capitals: bool,  # noqa: FBT001 - drawn
) -> None:
    """Decomposed accents and capitals print the same word."""
    form, text = written
    expected = {True}
    actual = speaks_of(unicodedata.normalize(form_of, text.upper() if capitals else text), form)
    assert expected == actual


@pytest.mark.parametrize(
    "text, form",
    [
        ("traité", "traite"),
        ("TRAITÉ", "traite"),
        ("traite\u0301", "traite"),
        ("retraité", "retraite"),
        ("salarié", "salarie"),
        ("déjà", "dejà"),
        ("réfugiés", "refugies"),
    ],
)
def test_an_accented_word_is_not_its_unaccented_neighbour(text: str, form: str) -> None:
    """« traité » is a treaty and « traite » is trafficking; a pensioner is no pension."""
    expected = {False}
    actual = speaks_of(text, form)
    assert expected == actual


@pytest.mark.parametrize(
    "text, form",
    [
        ("traite", "traite"),
        ("la traite d'etres humains", "traite d’êtres humains"),
        ("refugies", "réfugiés"),
        ("REFUGIES", "réfugiés"),
        ("Evaluation", "évaluation"),
        ("refugiés", "réfugiés"),
        ("main-d'oeuvre", "main-d’œuvre"),
        ("main-d’œuvre", "main-d'oeuvre"),
        ("Spinal", "Spin\u0308al"),  # no single letter is an n with two dots
    ],
)
def test_an_unaccented_word_may_be_the_accented_one(text: str, form: str) -> None:
    """The page of 2022 itself prints “Evaluation” and “Etats”."""
    expected = {True}
    actual = speaks_of(text, form)
    assert expected == actual


@pytest.mark.parametrize("text", ["Un traité sur les migrants", "Les traités", "Il a été bien traité à Traité-Ville"])
def test_treaties_are_no_trafficking_for_the_shipped_lexicon(text: str) -> None:
    """The slip that would do most harm."""
    expected: list[str] = []
    actual = [
        finding.term
        for search in SEARCHES
        for finding in Vocabulary(load_lexicon().terms, "fr", search).find(text)
        if "traffick" in finding.term
    ]
    assert expected == actual
