"""Texts in several languages: what they hold, and which language is served."""

import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.errors import InvalidValue, MissingLanguage, UnknownLanguage
from gcm_alignment.text import (
    LANGUAGES,
    BilingualText,
    Served,
    Text,
    negotiate,
    primary_language,
    strings,
    strip_accents,
)

words = st.text(min_size=1).filter(lambda drawn: bool(drawn.strip()))
tags = st.sampled_from(["en", "fr", "es", "pt", "ar", "wo"])
versions = st.dictionaries(tags, words, min_size=1)


@pytest.mark.parametrize(
    "tag, language",
    [
        ("fr", "fr"),
        ("en", "en"),
        ("fr-SN", "fr"),
        ("fr_SN", "fr"),
        ("FR-sn", "fr"),
        ("fr-Latn-CA", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("en-GB-oxendict", "en"),
        (" en ", "en"),
    ],
)
def test_a_tag_is_served_by_its_primary_language(tag: str, language: str) -> None:
    """A browser asks for fr-SN and a shell for fr_FR.UTF-8; both want French."""
    expected = language
    actual = negotiate(tag)
    assert expected == actual


@pytest.mark.parametrize("tag", ["de", "", "-", "frq", "sn-FR", "french", "f", "x-fr"])
def test_a_language_without_our_words_is_refused(tag: str) -> None:
    """English in place of an unknown language would be a silent guess."""
    with pytest.raises(UnknownLanguage) as caught:
        negotiate(tag)
    expected = f"no language {tag!r}: the languages are en, fr"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "tag, language", [("FR", "fr"), ("fr-SN", "fr"), ("pt_BR", "pt"), ("wol", "wol"), ("zh-Hant-TW", "zh")]
)
def test_primary_language_of_a_tag(tag: str, language: str) -> None:
    """Texts are kept by primary language, so that fr-SN finds what fr holds."""
    expected = language
    actual = primary_language(tag)
    assert expected == actual


@pytest.mark.parametrize("tag", ["", " fr", "f", "fr-", "fr--SN", "français", "french", "fr/SN", "٣٤"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    """A name of a language or a typing slip as a key would hide a text for ever."""
    with pytest.raises(InvalidValue) as caught:
        primary_language(tag)
    expected = f"not a language tag: {tag!r}; write one such as fr or fr-SN"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "accented, bare",
    [
        ("déjà", "deja"),
        ("de\u0301ja\u0300", "deja"),
        ("Ångström", "Angstrom"),
        ("Çédille", "Cedille"),
        ("cœur, Øresund, Łódź", "cœur, Øresund, Łodz"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_accents_are_taken_off_and_letters_stay(accented: str, bare: str) -> None:
    """A letter such as œ or Ø is no accented one; Korean syllables are not to be taken apart."""
    expected = bare
    actual = strip_accents(accented)
    assert expected == actual


@given(st.text())
def test_taking_accents_off_twice_is_taking_them_off_once(text: str) -> None:
    """Folded texts are folded again when they are compared."""
    expected = strip_accents(text)
    actual = strip_accents(expected)
    assert expected == actual


@given(st.text())
def test_accents_come_off_the_same_from_composed_and_decomposed_text(text: str) -> None:
    """Files of a Mac decompose, others compose; both print the same."""
    expected = strip_accents(unicodedata.normalize("NFC", text))
    actual = strip_accents(unicodedata.normalize("NFD", text))
    assert expected == actual


@pytest.mark.parametrize("given_", [["a", "b"], ("a", "b"), iter(["a", "b"])])
def test_a_list_of_texts_becomes_a_tuple(given_: list[str]) -> None:
    """Frozen values hold tuples, whatever was given."""
    expected = ("a", "b")
    actual = strings(given_)
    assert expected == actual


def test_one_text_is_no_list_of_texts() -> None:
    """Cut into letters, a form of a term would match everywhere."""
    with pytest.raises(InvalidValue) as caught:
        strings("ab")
    expected = "expected a list of texts, found one text: 'ab'"
    actual = str(caught.value)
    assert expected == actual


@given(versions)
def test_text_keeps_what_was_written(given_: dict[str, str]) -> None:
    """Quotes point into the stored text: not one code point may change."""
    expected = given_
    actual = {language: Text(given_).in_language(language) for language in given_}
    assert expected == actual


@given(versions.flatmap(lambda given_: st.tuples(st.just(given_), st.permutations(list(given_.items())))))
def test_texts_are_equal_whatever_the_order_of_their_languages(
    orders: tuple[dict[str, str], list[tuple[str, str]]],
) -> None:
    """The same title read from two files is one title."""
    expected = {Text(orders[0])}
    actual = {Text(orders[0]), Text(orders[1])}
    assert expected == actual


def test_languages_are_sorted_primary_ones() -> None:
    """What a text is asked for and what it holds meet in the primary language."""
    expected = ("en", "fr")
    actual = Text({"fr-SN": "Atelier", "EN": "Workshop"}).languages
    assert expected == actual


@pytest.mark.parametrize("given_", [{}, {"fr": ""}, {"fr": " \u00a0\n"}, {"fr": "Atelier", "en": " "}])
def test_a_text_without_words_is_refused(given_: dict[str, str]) -> None:
    """An empty title would be printed as a line with nothing in it."""
    with pytest.raises(InvalidValue) as caught:
        Text(given_)
    expected = "a text needs words in at least one language"
    actual = str(caught.value)
    assert expected == actual


def test_a_language_given_twice_is_refused() -> None:
    """The tags fr and fr-SN are one language here; keeping one of two would lose the other silently."""
    with pytest.raises(InvalidValue) as caught:
        Text({"fr": "Atelier", "fr-SN": "Séminaire"})
    expected = "a text holds each language once: fr, fr"
    actual = str(caught.value)
    assert expected == actual


def test_only_words_that_exist_can_be_ours() -> None:
    """A mark on a language that is not there would mark nothing."""
    with pytest.raises(InvalidValue) as caught:
        Text.of(en="Workshop", ours=["fr"])
    expected = "no words in fr: they cannot be ours"
    actual = str(caught.value)
    assert expected == actual


def test_whose_wording_a_text_is_makes_two_texts() -> None:
    """A title that we worded is not the institution's title of the same words."""
    expected = 2
    actual = len({Text.of(fr="Atelier"), Text.of(fr="Atelier", ours=["fr"])})
    assert expected == actual


def test_en_and_fr_are_the_words_in_these() -> None:
    """They are what users write most."""
    text = Text.of(en="Workshop", fr="Atelier")
    expected = ("Workshop", "Atelier")
    actual = (text.en, text.fr)
    assert expected == actual


def test_words_in_a_missing_language_raise() -> None:
    """`.fr` promises French; another language in its place would break the promise."""
    with pytest.raises(MissingLanguage) as caught:
        _ = Text.of(en="Workshop", es="Taller").fr
    expected = "no text in fr: it exists in en, es"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "given_, tag, served",
    [
        ({"en": "W", "fr": "A"}, "fr-SN", Served(text="A", language="fr", fallback=False)),
        ({"en": "W", "fr": "A"}, "pt", Served(text="W", language="en", fallback=True)),
        ({"es": "T", "fr": "A"}, "en", Served(text="A", language="fr", fallback=True)),
        ({"pt": "O", "es": "T"}, "fr", Served(text="T", language="es", fallback=True)),
        ({"pt": "O", "es": "T"}, "pt-BR", Served(text="O", language="pt", fallback=False)),
    ],
)
def test_a_text_is_served_in_the_language_asked_for_or_says_that_it_is_not(
    given_: dict[str, str], tag: str, served: Served
) -> None:
    """The language asked for, else English, else French, else the first: and the reader is told."""
    expected = served
    actual = Text(given_).serve(tag)
    assert expected == actual


@given(versions, tags)
def test_serving_always_serves_one_of_the_versions(given_: dict[str, str], tag: str) -> None:
    """A report must print every title, and say truly which language it printed."""
    served = Text(given_).serve(tag)
    expected = (given_[served.language], tag not in given_)
    actual = (served.text, served.fallback)
    assert expected == actual


@pytest.mark.parametrize("en, fr, language", [("", "Données", "en"), ("Data", " \u00a0", "fr")])
def test_a_bilingual_text_has_words_in_both_languages(en: str, fr: str, language: str) -> None:
    """Its type promises both, so that official titles are never a fallback."""
    with pytest.raises(InvalidValue) as caught:
        BilingualText(en, fr)
    expected = f"a bilingual text needs words in {language}"
    actual = str(caught.value)
    assert expected == actual


def test_spanish_is_known_or_absent_but_never_empty() -> None:
    """An empty title is not an unknown one."""
    with pytest.raises(InvalidValue) as caught:
        BilingualText("Data", "Données", " ")
    expected = "a bilingual text needs words in es"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "es, tag, served",
    [
        (None, "fr-SN", Served(text="Données", language="fr", fallback=False)),
        (None, "en", Served(text="Data", language="en", fallback=False)),
        (None, "es", Served(text="Data", language="en", fallback=True)),
        ("Datos", "es-MX", Served(text="Datos", language="es", fallback=False)),
        ("Datos", "de", Served(text="Data", language="en", fallback=True)),
    ],
)
def test_a_bilingual_text_falls_back_to_english_and_says_so(es: str | None, tag: str, served: Served) -> None:
    """Official titles exist in more languages than ours; English is the one that everybody can check."""
    expected = served
    actual = BilingualText("Data", "Données", es).serve(tag)
    assert expected == actual


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_our_languages_negotiates_to_itself(language: str) -> None:
    """A language that the library lists must be one that it accepts."""
    expected = language
    actual = negotiate(language)
    assert expected == actual


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_a_text_is_shown_alike_in_every_run(seed: str) -> None:
    """Whoever compares two logs, or sorts by what is shown, must not meet the seed of the hashes."""
    program = "import gcm_alignment as g; print(g.Text.of(en='a', fr='b', es='c', ours=['fr', 'en', 'es']))"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    expected = "Text(versions=(('en', 'a'), ('es', 'c'), ('fr', 'b')), ours=frozenset({'en', 'es', 'fr'}))"
    command = [sys.executable, "-c", program]
    actual = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()
    assert expected == actual
