"""The words of a text: cut where a reader would, folded alike however they are typed, each at its place."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from disguises import APOSTROPHES, HYPHENS, INVISIBLE, PARTING, any_text
from gcm_alignment.tokens import _remembered, fold_base, fold_text, fold_word, tokenise

# --- folding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word, exact, base",
    [
        ("ÉLÈVE", "élève", "eleve"),
        ("e\u0301le\u0300ve", "élève", "eleve"),
        ("ﬁnance", "finance", "finance"),
        ("Straße", "strasse", "strasse"),
        ("ŒUVRE", "oeuvre", "oeuvre"),
        ("Ǽ", "aé", "ae"),
        ("fron\u00adtière", "frontière", "frontiere"),
        ("fron\u200btiè\u2060re", "frontière", "frontiere"),
        ("main\u2011d", "main-d", "main-d"),
        ("\uff21\uff22", "ab", "ab"),
        ("Øresund", "øresund", "øresund"),
        ("\U0001d4dcigrant", "migrant", "migrant"),
    ],
)
def test_words_are_folded_with_and_without_accents(word: str, exact: str, base: str) -> None:
    """Typesetters, keyboards and file systems write one word in many ways."""
    expected = (exact, base)
    actual = fold_word(word)
    assert expected == actual


@given(st.text())
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    """Forms are folded once when they are stored and once when they are compared."""
    exact, _ = fold_word(word)
    expected = exact
    actual = fold_word(exact)[0]
    assert expected == actual


@given(st.text(st.sampled_from("aàâéèêëïîôùûüÿçœæbcAÀÉŒÇ-")))
def test_folding_ignores_case_and_composition(word: str) -> None:
    """Capitals and decomposed accents print the same word."""
    expected = fold_word(word)
    actual = fold_word(unicodedata.normalize("NFD", word.upper()))
    assert expected == actual


# --- words -------------------------------------------------------------------------------------


@given(any_text)
def test_words_stand_at_their_places(text: str) -> None:
    """A quote is cut out of the original at these places."""
    expected = [fold_word(text[token.start : token.stop]) for token in tokenise(text)]
    actual = [(token.exact, token.base) for token in tokenise(text)]
    assert expected == actual


@given(any_text)
def test_words_stand_in_order_and_apart(text: str) -> None:
    """No letter belongs to two words, and no word is empty."""
    places = [place for token in tokenise(text) for place in range(token.start, max(token.stop, token.start + 1))]
    expected = sorted(set(places))
    actual = places
    assert expected == actual


@given(any_text)
def test_only_what_nobody_reads_as_a_letter_is_skipped(text: str) -> None:
    """Between words there is space, an apostrophe or a mark; a lost letter would be a lost word."""
    inside = {place for token in tokenise(text) for place in range(token.start, token.stop)}
    skipped = {character for place, character in enumerate(text) if place not in inside}
    unread = {*APOSTROPHES, *INVISIBLE, "\u02b9", *map(chr, range(0x300, 0x370))}
    expected: set[str] = set()
    actual = {character for character in skipped - unread if not character.isspace()}
    assert expected == actual


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_a_hyphen_joins_words(hyphen: str) -> None:
    """Cross-border payments are no border management."""
    expected = ["cross-border", "payments"]
    actual = [token.exact for token in tokenise(f"cross{hyphen}border payments")]
    assert expected == actual


@pytest.mark.parametrize("text", ["- payments", "cross- payments", "-border", "cross–border", "cross--border"])
def test_a_hyphen_that_stands_alone_joins_nothing(text: str) -> None:
    """A bullet, a dash and half a word are no compound."""
    expected = True
    actual = all(token.exact.strip("-–") in {"", "cross", "border", "payments"} for token in tokenise(text))
    assert expected == actual


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_an_apostrophe_separates_words_and_leaves_nothing(apostrophe: str) -> None:
    """French elides: l’asile and asile are one word with and without its article."""
    expected = ["demande", "d", "asile"]
    actual = [token.exact for token in tokenise(f"demande d{apostrophe}asile")]
    assert expected == actual


@pytest.mark.parametrize("mark", INVISIBLE)
@pytest.mark.parametrize("text", ["fron{}tières", "cross{}-border", "cross-{}border"])
def test_marks_that_do_not_print_part_no_word(text: str, mark: str) -> None:
    """Pages and PDF files are full of soft hyphens."""
    expected = [token.exact for token in tokenise(text.format(""))]
    actual = [token.exact for token in tokenise(text.format(mark))]
    assert expected == actual


@pytest.mark.parametrize("mark", PARTING)
def test_a_mark_between_two_words_is_a_word_of_its_own(mark: str) -> None:
    """“transferts, de fonds” is no transfer of funds."""
    expected = ["transferts", fold_word(mark)[0], "de"]
    actual = [token.exact for token in tokenise(f"transferts{mark}de")]
    assert expected == actual


# --- folded text ---------------------------------------------------------------------------------

BORDERLINE = [*APOSTROPHES, *HYPHENS, *INVISIBLE, *PARTING, *" \n\x1f\x85\u202f\u3000", *"aZéœßﬁ½²ªłİŉ™¨´ΣςЖ中한", "ﷺ"]
BORDERLINE += ["\u0301", "\u0323", "\u0338", "\u0345", "\u034f", "\u05d0\u05b0", "\ud800", "\x00", "\u00a8", "\u2026"]

borderline = st.lists(st.sampled_from(BORDERLINE) | st.characters(), max_size=12).map("".join)
"""Texts of the characters that folding, cutting and joining treat each in their own way."""


@given(borderline | any_text)
def test_folded_text_holds_the_words_of_the_text(text: str) -> None:
    """Phrases are looked for in the folded text, and their places are counted in words."""
    expected = [fold_base(token.base) for token in tokenise(text)]
    actual = fold_text(text).split(" ")[1:-1]
    assert expected == actual


def test_each_character_is_folded_in_a_text_as_in_a_word() -> None:
    """Most texts are folded by a table of characters, which must agree with the folding of words."""
    around = ["{}", "a{}b", "a {} b", "-{}-", "é{0}{0}c"]
    texts = [text.format(chr(code)) for code in [*range(0x2100), *range(0xFB00, 0xFB10)] for text in around]
    expected: list[str] = []
    actual = [
        text for text in texts if fold_text(text).split(" ")[1:-1] != [fold_base(one.base) for one in tokenise(text)]
    ]
    assert expected == actual


# --- size ----------------------------------------------------------------------------------------


def test_a_long_word_is_folded_and_forgotten() -> None:
    """Words are remembered by the thousand: a file that is one word of a megabyte must not stay in memory."""
    before = _remembered.cache_info().currsize
    folded = fold_word("É" * 1_000_000)
    expected = ("é" * 1_000_000, "e" * 1_000_000, before)
    actual = (*folded, _remembered.cache_info().currsize)
    assert expected == actual


@pytest.mark.parametrize("letter", ["a", "ł"])
def test_a_heap_of_accents_is_folded_at_once(letter: str) -> None:
    """Accents are sorted when a word is folded, and a million in a row would take hours."""
    expected = f" {letter} "
    actual = fold_text(letter + "\u0301\u0323" * 500_000)
    assert expected == actual
