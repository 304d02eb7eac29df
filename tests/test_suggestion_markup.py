"""Markup, pieces and languages: how a text is made ready to be read, and the way back to its places."""

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.phrases import phrase_of
from gcm_alignment.suggestion.languages import languages_of
from gcm_alignment.suggestion.markup import read_markup
from gcm_alignment.suggestion.pieces import pieces_of

MARKS = st.sampled_from(
    [
        *"<>&;!-/\"' ",
        "b",
        "p",
        "<b>",
        "</b>",
        "<p class='x'>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&eacute;",
        "&#233;",
        "é",
    ]
)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("plain text", "plain text"),
        ("<p>one</p><p>two</p>", " | one |  | two | "),
        ("dias<b>poras</b>", "diasporas"),
        ("r&eacute;fugi&#233;s &amp; &#xE9;", "réfugiés & é"),
        ("a < b and c > d", "a < b and c > d"),
        ("<diaspora> is no tag", "<diaspora> is no tag"),
        ("<p title='a > b'>x", " | x"),
        ("x<!-- migrants -->y", "x | y"),
        ("x<!-- migrants", "x | "),
        ("<style>p { color: red }</style>x", " | x"),
        ("<SCRIPT type='a'>migrants</SCRIPT>x", " | x"),
        ("<script>migrants", " | "),
        ("<o:p>x</o:p>", " | x | "),
        ("&unknown; &; &#x110000000;", "&unknown; &; &#x110000000;"),
        ("<br/>x<br>y", " | x | y"),
    ],
)
def test_tags_are_no_words_and_references_are_letters(text: str, expected: str) -> None:
    """Descriptions are copied from web pages, with whatever stood around them."""
    actual = read_markup(text).text
    assert expected == actual


def test_a_letter_that_was_written_as_a_reference_is_quoted_whole() -> None:
    """Half of `&eacute;` would be no quote of anything."""
    text = "<p>Des r&eacute;fugi&eacute;s</p>"
    readable = read_markup(text)
    start = readable.text.index("réfugiés")
    expected = "r&eacute;fugi&eacute;s"
    place = readable.original(start, start + len("réfugiés"))
    actual = text[slice(*place)]
    assert expected == actual


@given(st.lists(MARKS, max_size=30).map("".join))
def test_every_letter_leads_back_to_where_it_stands(text: str) -> None:
    """Places that shift by one would quote the wrong words of a whole page."""
    readable = read_markup(text)
    for place, letter in enumerate(readable.text):
        start, stop = readable.original(place, place + 1)
        assert 0 <= start < stop <= len(text)
        assert text[start:stop] == letter or text[start] in "<&"


@pytest.mark.parametrize("text", ["", "word " * 9000, "w" * 50_000, "one. " * 9000, "a\n" * 30_000])
def test_pieces_are_the_whole_text(text: str) -> None:
    """What falls between two pieces would never be read."""
    expected = text
    actual = "".join(piece for _, piece in pieces_of(text))
    assert expected == actual
    assert all(text[begin : begin + len(piece)] == piece for begin, piece in pieces_of(text))


def test_a_text_is_cut_where_a_sentence_ends() -> None:
    """A term that is cut in two is lost."""
    text = ("migrant workers and their families " * 10 + ". ") * 200
    actual = {piece.rstrip()[-1] for _, piece in pieces_of(text)}
    assert {"."} == actual


def test_a_word_is_never_cut() -> None:
    """The end of a long string of letters is no word of its own."""
    long = "x" * 30_000
    expected = [long + " ", "y " * 100]
    actual = [piece for _, piece in pieces_of(long + " " + "y " * 100)]
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Lutte contre la traite des êtres humains", ("fr",)),
        ("Workshop on the fight against smuggling", ("en",)),
        ("Atelier sur la traite / Workshop on trafficking", ("en", "fr")),
        ("Diaspora", ("en", "fr")),
        ("", ("en", "fr")),
        ("The role of the diaspora in the development of the country and of Côte d’Ivoire", ("en",)),
        ("Le rôle de la diaspora dans le développement du pays et de l’Europe, by IOM", ("fr",)),
    ],
)
def test_the_language_is_that_of_the_small_words(text: str, expected: tuple[str, ...]) -> None:
    """A name in the other language does not make a text bilingual; without small words both are tried."""
    actual = languages_of(phrase_of(text))
    assert expected == actual
