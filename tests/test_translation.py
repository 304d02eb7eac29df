"""Our words, dates and lists in two languages, as each of them writes them."""

import re

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import InvalidValue, Message, UnknownLanguage
from gcm_alignment.testing.strategies import partial_dates, periods
from gcm_alignment.translation import Translator

ENGLISH, FRENCH = Translator.of("en"), Translator.of("fr")
NO_BREAK = "\u00a0\u202f"


def plain(words: str) -> str:
    """Write the spaces and dashes of CLDR as a keyboard does: their width is CLDR's business."""
    return re.sub(r"\s*[–-]\s*", "-", words).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("tag, language", [("fr-SN", "fr"), ("fr_FR.UTF-8", "fr"), ("EN", "en")])
def test_a_tag_chooses_a_language(tag: str, language: str) -> None:
    """Readers ask by their own tag."""
    expected = language
    actual = Translator.of(tag).language
    assert expected == actual


def test_an_unknown_language_has_no_translator() -> None:
    """English in its place would be a silent guess."""
    with pytest.raises(UnknownLanguage) as caught:
        Translator.of("de")
    expected = "'de'"
    actual = caught.value.given
    assert expected == actual


@pytest.mark.parametrize(
    "text, english, french",
    [
        ("2019", "2019", "2019"),
        ("2019-11", "November 2019", "novembre 2019"),
        ("2019-08-05", "5 August 2019", "5 août 2019"),
        ("2019-11-01", "1 November 2019", "1er novembre 2019"),
        ("2019-11-11", "11 November 2019", "11 novembre 2019"),
        ("2019-11-21", "21 November 2019", "21 novembre 2019"),
    ],
)
def test_dates_are_written_as_finely_as_they_are_known(text: str, english: str, french: str) -> None:
    """A month is not its first day; French writes the first day of a month as 1er."""
    moment = PartialDate.parse(text)
    expected = (english, french)
    actual = (plain(ENGLISH.date(moment)), plain(FRENCH.date(moment)))
    assert expected == actual


@pytest.mark.parametrize(
    "text, english, french",
    [
        ("2019", "in 2019", "en 2019"),
        ("2019-11", "in November 2019", "en novembre 2019"),
        ("2019-11-05", "on 5 November 2019", "le 5 novembre 2019"),
        ("2019-11-01", "on 1 November 2019", "le 1er novembre 2019"),
    ],
)
def test_something_happens_on_a_day_and_in_a_month(text: str, english: str, french: str) -> None:
    """« le novembre 2019 » and “on 2019” are no language."""
    moment = PartialDate.parse(text)
    expected = (english, french)
    actual = (plain(ENGLISH.when(moment)), plain(FRENCH.when(moment)))
    assert expected == actual


@pytest.mark.parametrize(
    "text, english, french",
    [
        ("2019/..", "since 2019", "depuis 2019"),
        ("2019-11/..", "since November 2019", "depuis novembre 2019"),
        ("2019-11-05/..", "since 5 November 2019", "depuis le 5 novembre 2019"),
        ("../2022", "until 2022", "jusqu’en 2022"),
        ("../2022-05", "until May 2022", "jusqu’en mai 2022"),
        ("../2022-05-20", "until 20 May 2022", "jusqu’au 20 mai 2022"),
        ("2019-07", "July 2019", "juillet 2019"),
        ("2019/2021", "2019-2021", "2019-2021"),
        ("2021-07/2021-10", "July-October 2021", "juillet-octobre 2021"),
        ("2018-12/2022-05", "December 2018-May 2022", "décembre 2018-mai 2022"),
        ("2019-05-05/2019-05-06", "5-6 May 2019", "5-6 mai 2019"),
        ("2019-05-01/2019-05-02", "1-2 May 2019", "1er-2 mai 2019"),
        ("2019-05-31/2019-06-01", "31 May-1 June 2019", "31 mai-1er juin 2019"),
        ("2019-11-05/2020", "2019-2020", "2019-2020"),
    ],
)
def test_periods_are_written_as_each_language_does(text: str, english: str, french: str) -> None:
    """What both ends share is written once, and no end is written finer than it is known."""
    period = Period.parse(text)
    expected = (english, french)
    months = {"Jun": "June"}
    spoken = re.sub(r"\bJun\b", lambda found: months[found[0]], plain(ENGLISH.period(period)))
    actual = (spoken, plain(FRENCH.period(period)))
    assert expected == actual


@given(periods())
def test_every_period_names_the_years_of_its_bounds(period: Period) -> None:
    """Whatever is shared or open: a reader can tell when."""
    years = {str(bound.year) for bound in (period.start, period.end) if bound}
    expected = (years, years)
    actual = tuple(set(re.findall(r"\d{4}", words.period(period))) for words in (ENGLISH, FRENCH))
    assert expected == actual


@given(partial_dates())
def test_the_language_changes_words_and_no_numbers(moment: PartialDate) -> None:
    """Law 12, for dates: the same day and year in both."""
    expected, actual = (re.findall(r"\d+", words.date(moment)) for words in (ENGLISH, FRENCH))
    assert expected == actual


@pytest.mark.parametrize(
    "items, english, french",
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a et b"),
        (["a", "b", "c"], "a, b and c", "a, b et c"),
    ],
)
def test_lists_are_written_as_each_language_does(items: list[str], english: str, french: str) -> None:
    """English as the United Nations write it, without a comma before “and”."""
    expected = (english, french)
    actual = (ENGLISH.enumeration(items), FRENCH.enumeration(iter(items)))
    assert expected == actual


@pytest.mark.parametrize(
    "items, english, french",
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a, b", "c", "d"], "a, b; c; d", "a, b ; c ; d"),
    ],
)
def test_longer_pieces_are_joined_by_semicolons(items: list[str], english: str, french: str) -> None:
    """Pieces with commas in them cannot be joined by commas; French puts a space before, which must not break."""
    expected = (english, french)
    actual = (ENGLISH.series(items), re.sub(f"[{NO_BREAK}]", " ", FRENCH.series(iter(items))))
    assert expected == actual


def test_words_are_quoted_as_each_language_does() -> None:
    """French guillemets keep a no-break space inside, English quotation marks none."""
    expected = ("“oui”", ["«", "oui", "»"])
    french = FRENCH.quoted("oui")
    actual = (ENGLISH.quoted("oui"), re.split(f"[{NO_BREAK}]", french))
    assert expected == actual


@pytest.mark.parametrize("hostile", ["{words}", "{", "%s", "“”", ""])
def test_quoted_words_are_never_read_as_a_template(hostile: str) -> None:
    """People quote braces too."""
    expected = f"“{hostile}”"
    actual = ENGLISH.quoted(hostile)
    assert expected == actual


def test_decimal_numbers_have_a_comma_in_french() -> None:
    """0,9 is nine tenths there, 0.9 is none."""
    expected = ("0.9", "0,9")
    actual = (ENGLISH.decimal(0.9), FRENCH.decimal(0.9))
    assert expected == actual


@pytest.mark.parametrize(
    "number, english, french",
    [
        (0, "0 lines read", "0 ligne lue"),
        (1, "1 line read", "1 ligne lue"),
        (2, "2 lines read", "2 lignes lues"),
    ],
)
def test_plurals_follow_the_language(number: int, english: str, french: str) -> None:
    """Nought is singular in French and plural in English."""
    expected = (english, french)
    actual = tuple(words.ngettext("{number} line read", "{number} lines read", number) for words in (ENGLISH, FRENCH))
    assert expected == actual


def test_plurals_translate_what_is_nested_in_them() -> None:
    """A word of ours inside a counted sentence is translated with it."""
    expected = "2 × déclaré"
    actual = FRENCH.ngettext("{number} × {what}", "{number} × {what}", 2, what=Message.of("declared"))
    assert expected == actual


def test_an_error_is_worded_in_french() -> None:
    """The same fields, in the words of the reader."""
    error = InvalidValue("no such date: {given}", given="2021-11-31")
    expected = "date inexistante : 2021-11-31"
    actual = re.sub(f"[{NO_BREAK}]", " ", FRENCH.error(error))
    assert expected == actual


@given(
    st.sampled_from(["no such date: {given}", "“{given}”", "{given} names several activities"]), st.text(max_size=20)
)
def test_a_message_keeps_its_fields_in_every_language(template: str, given_: str) -> None:
    """The language changes words, never what was given."""
    expected = (True, True)
    actual = tuple(given_ in words.text(template, given=given_) for words in (ENGLISH, FRENCH))
    assert expected == actual


def test_a_message_without_translation_is_shown_in_english() -> None:
    """An extension's message is better read in English than not at all."""
    expected = "no such pear: x"
    actual = FRENCH.text("no such pear: {given}", given="x")
    assert expected == actual
