"""Dates in running text: what institutions print, in both languages, and what only looks like a date."""

from itertools import product

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.formats.date_words import read_tokens
from gcm_alignment.formats.folding import Folded
from gcm_alignment.formats.printed_dates import read_dates


def periods(text: str) -> list[str]:
    """Return the periods of a text as EDTF."""
    return [str(period) for date in read_dates(Folded.of(text)) for period in date.periods]


def flaws(text: str) -> list[str]:
    """Return the codes of what is wrong or uncertain about the dates of a text."""
    return [flaw.code for date in read_dates(Folded.of(text)) for flaw in date.flaws]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("5 May 2021", ["2021-05-05"]),
        ("May 5, 2021", ["2021-05-05"]),
        ("5th of May, 2021", ["2021-05-05"]),
        ("le 1er juin 2021", ["2021-06-01"]),
        ("le 1ᵉʳ juin 2021", ["2021-06-01"]),
        ("mardi 3 mars 2020", ["2020-03-03"]),
        ("Tues., 3 March 2020", ["2020-03-03"]),
        ("3 MARS 2020", ["2020-03-03"]),
        ("2021-05-12", ["2021-05-12"]),
        ("2021/05/12", ["2021-05-12"]),
        ("31/05/2021", ["2021-05-31"]),
        ("05/31/2021", ["2021-05-31"]),
        ("31.05.21", ["2021-05-31"]),
        ("31.12.99", ["1999-12-31"]),
        ("5-6 November 2019", ["2019-11-05/2019-11-06"]),
        ("November 5-6, 2019", ["2019-11-05/2019-11-06"]),
        ("November 5, 6 and 7, 2019", ["2019-11-05/2019-11-07"]),
        ("17 et 18 novembre 2021", ["2021-11-17/2021-11-18"]),
        ("20, 21 et 22 mai 2020", ["2020-05-20/2020-05-22"]),
        ("5 et 12 novembre 2019", ["2019-11-05", "2019-11-12"]),
        ("du 28 février au 2 mars 2022", ["2022-02-28/2022-03-02"]),
        ("du lundi 4 au vendredi 8 mars 2019", ["2019-03-04/2019-03-08"]),
        ("from 30 June to 2 July 2021", ["2021-06-30/2021-07-02"]),
        ("between 1st and 2nd July 2019", ["2019-07-01/2019-07-02"]),
        ("entre mai et juillet 2021", ["2021-05/2021-07"]),
        ("30 September and 1 October 2019", ["2019-09-30/2019-10-01"]),
        ("30 décembre 2020 - 2 janvier 2021", ["2020-12-30/2021-01-02"]),
        ("January 1 2006 - December 31 2008", ["2006-01-01/2008-12-31"]),
        ("5 May 2019 to 7 June", ["2019-05-05/2019-06-07"]),
        ("12-14/05/2021", ["2021-05-12/2021-05-14"]),
        ("30/06-02/07/2021", ["2021-06-30/2021-07-02"]),
        ("30.06.-02.07.2021", ["2021-06-30/2021-07-02"]),
        ("19/10- 10/11 2016", ["2016-10-19/2016-11-10"]),
        ("les 12/13 mai 2021", ["2021-05-12/2021-05-13"]),
        ("2021-11-17/2021-11-19", ["2021-11-17/2021-11-19"]),
        ("juillet 2019", ["2019-07"]),
        ("Nov. 2019", ["2019-11"]),
        ("05/2021", ["2021-05"]),
        ("2021-05", ["2021-05"]),
        ("juillet et octobre 2021", ["2021-07", "2021-10"]),
        ("Oct-Dec 2021", ["2021-10/2021-12"]),
        ("octobre 2001 - juin 2005", ["2001-10/2005-06"]),
        ("Q3 2022", ["2022-07/2022-09"]),
        ("2022 Q4", ["2022-10/2022-12"]),
        ("2e trimestre 2021", ["2021-04/2021-06"]),
        ("premier semestre de 2022", ["2022-01/2022-06"]),
        ("the second half of 2021", ["2021-07/2021-12"]),
        ("S1 2021", ["2021-01/2021-06"]),
        ("2019-2020", ["2019/2020"]),
        ("2013-16", ["2013/2016"]),
        ("2019/20", ["2019/2020"]),
        ("1998-05", ["1998-05"]),
        ("en 2019 et 2021", ["2019", "2021"]),
        ("winter 2020-2021", ["2020/2021"]),
        ("printemps 2020/21", ["2020/2021"]),
        ("since 2019", ["2019/.."]),
        ("à partir de mai 2019", ["2019-05/.."]),
        ("from 2019 onwards", ["2019/.."]),
        ("2019 – present", ["2019/.."]),
        ("jusqu'en 2022", ["../2022"]),
        ("mi-mars 2021", ["2021-03"]),
        ("late 2019", ["2019"]),
        ("Forum 2018 - 5-7 December 2018", ["2018", "2018-12-05/2018-12-07"]),
        ("Date de début 2022 - Date de fin 2024", ["2022/2024"]),
        ("(Genève, 2019)", ["2019"]),
        ("En 2004, le 18 décembre a été proclamé", ["2004"]),
        ("du\u00a05\u202fau\u00a07\u00a0mars\u00a02020", ["2020-03-05/2020-03-07"]),
        ("fe\u0301vrier 2020", ["2020-02"]),
        ("17 May 2018 18:30 - 20:00", ["2018-05-17"]),
    ],
)
def test_dates_are_read_as_printed(text: str, expected: list[str]) -> None:
    """No year, month or day more than the text says, and none less."""
    actual = periods(text)
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "Agenda 2030",
        "the 2030 Agenda",
        "Objectif 2030",
        "d'ici à 2030",
        "by 2030",
        "horizon 2063",
        "le Programme 2030",
        "(OIM, 2019)",
        "selon l'étude (IOM 2019; UNHCR, 2020)",
        "A/RES/73/195",
        "les 23 objectifs",
        "56 Member States",
        "la 6ème conférence",
        "2000 participants",
        "GCM 9(a)",
        "it may march on",
        "20 %",
        "14:00 to 15:00",
        "90/05",
        "1850",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """A year read from a citation or from the Agenda 2030 would date an activity wrongly."""
    expected: list[str] = []
    actual = periods(text) + flaws(text)
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("5 au 7 décembre", ["no-year"]),
        ("in May", ["no-year"]),
        ("en mars", ["no-year"]),
        ("Août", ["no-year"]),
        ("22-24/05", ["no-year"]),
        ("(12/05)", ["no-year"]),
        ("32 mai 2021", ["no-such-date"]),
        ("le 0 mai 2021", ["no-such-date"]),
        ("29 février 2021", ["no-such-date"]),
        ("30 février", ["no-such-date"]),
        ("00/2021", ["no-such-date"]),
        ("2019-15", ["no-such-date"]),
        ("décembre - février 2021", ["backwards"]),
        ("automne 2021", ["season"]),
        ("early December 2020", ["vague-date"]),
        ("03/04/2021", ["day-first"]),
        ("03/03/2021", []),
        ("31/03/2021", []),
        ("2021-03-04", []),
    ],
)
def test_what_is_doubtful_about_a_date_is_said(text: str, expected: list[str]) -> None:
    """A date that was bent to fit is worse than one that is missing: nothing is guessed in silence."""
    actual = flaws(text)
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("automne 2021", "automne"),
        ("Début mars 2020", "Début"),
        ("mi-mars 2020", "mi"),
        ("le 31 novembre 2021", "31 novembre 2021"),
        ("03/04/2021", "03/04/2021"),
    ],
)
def test_a_notice_quotes_what_is_printed(text: str, expected: str) -> None:
    """The author looks for these words in the list."""
    (flaw,) = (flaw for date in read_dates(Folded.of(text)) for flaw in date.flaws)
    actual = dict(flaw.message.fields)["found"]
    assert expected == actual


@pytest.mark.parametrize("text", ["since March 2020", "le pacte de décembre 2018", "the talks of May 2018"])
def test_dates_named_in_passing_are_told_from_others(text: str) -> None:
    """A meeting is not dated by the talks that it follows, nor by "for the first time since March 2020"."""
    expected = [True]
    actual = [date.passing for date in read_dates(Folded.of(text))]
    assert expected == actual


def test_tokens_stand_where_the_text_has_them() -> None:
    """Titles are cut by these places."""
    text = "le 5 mars 2020 à 14h30"
    expected = ["le", "5", "mars", "2020", "a", "14h30"]
    actual = [Folded.of(text).folded[token.start : token.stop] for token in read_tokens(Folded.of(text).folded)]
    assert expected == actual


ENGLISH = "January February March April May June July August September October November December"
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
MONTHS = tuple(zip(ENGLISH.split(), FRENCH.split(), strict=True))


@given(
    start=st.integers(1, 27),
    length=st.integers(1, 3),
    month=st.sampled_from(MONTHS),
    year=st.integers(1990, 2049),
    forms=st.sampled_from(
        list(
            product(
                ["{a}-{b} {m} {y}", "from {a} to {b} {m} {y}", "{m} {a}-{b}, {y}", "Between {a} and {b} {m} {y}"],
                ["{a}-{b} {m} {y}", "du {a} au {b} {m} {y}", "{a} – {b} {m} {y}", "entre le {a} et le {b} {m} {y}"],
            )
        )
    ),
)
def test_both_languages_give_the_same_period(
    start: int, length: int, month: tuple[str, str], year: int, forms: tuple[str, str]
) -> None:
    """The same register in English and in French must cover the same days."""
    english, french = (
        periods(form.format(a=start, b=start + length, m=name, y=year)) for form, name in zip(forms, month, strict=True)
    )
    number = MONTHS.index(month) + 1
    expected = [f"{year}-{number:02}-{day:02}" for day in (start, min(start + length, 28))]
    if start + length <= 28:
        assert english == ["/".join(expected)]
    assert english == french


@given(
    text=st.sampled_from(
        [
            "du 5 au 7 mars 2020",
            "l'atelier du 1er juin 2021",
            "à partir d'avril 2019",
            "5 - 6 November 2019",
            "d'août 2020",
        ]
    ),
    space=st.sampled_from(["\u00a0", "\u202f", "  ", " \u200b"]),
    apostrophe=st.sampled_from("'’‘ʼ"),
    dash=st.sampled_from("-–—‑"),
)
def test_typography_does_not_change_a_date(text: str, space: str, apostrophe: str, dash: str) -> None:
    """Pages, word processors and mail programs each set these signs in their own way."""
    varied = text.replace(" ", space).replace("'", apostrophe).replace("-", dash)
    expected = periods(text)
    actual = periods(varied)
    assert expected == actual
