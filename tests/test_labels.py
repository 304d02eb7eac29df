"""Labels: what things are called in English and French, in the words that institutions use."""

import re
from enum import StrEnum
from typing import cast

import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ActivityId, ItemId, Kind, Mode, ProcessId, Status, Venue
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.catalogue import load_compact, load_portfolio
from gcm_alignment.compact import Degree
from gcm_alignment.coverage import CoverageState
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import GcmError, InvalidValue, Message, Problem, Severity, UnknownLanguage
from gcm_alignment.evidence import Standing
from gcm_alignment.labels import Labelled, label
from gcm_alignment.places import CountryCode
from gcm_alignment.processes import (
    ConsultationProcess,
    Framework,
    FrameworkItem,
    ItemLevel,
    ProcessKind,
    ProcessStatus,
)
from gcm_alignment.sources import Completeness, Source, SourceKind
from gcm_alignment.testing.strategies import activities, texts, venues
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.views.report import ReportFormat
from gcm_alignment.vocabulary import WORDS, word_of

COMPACT = load_compact()

NOT_WORDS: set[type[StrEnum]] = {ReportFormat}
"""The names of formats are the same in every language."""

# The words of the design, in both languages; those of processes are IOM's, those of degrees the OECD's.
AGREED: list[tuple[StrEnum, str, str]] = [
    (CoverageState.NOT_COVERED, "no recorded activity", "aucune activité recensée"),
    (CoverageState.OUT_OF_SCOPE, "outside the mandate", "hors mandat"),
    (ProcessKind.RCP, "regional consultative process", "processus consultatif régional"),
    (ProcessKind.IRF, "inter-regional forum", "forum interrégional"),
    (Degree.PRINCIPAL, "principal objective", "objectif principal"),
    (Degree.SIGNIFICANT, "significant objective", "objectif significatif"),
    (ItemLevel.OBJECTIVE, "objective of the plan", "objectif du plan"),
    (Kind.ROUND_TABLE, "round table", "table ronde"),
    (Kind.WORKSHOP, "workshop", "atelier"),
    (Standing.DECLARED, "declared", "déclaré"),
    (Completeness.PARTIAL, "partial", "partiel"),
]


def enumerations() -> list[type[StrEnum]]:
    """Find the enumerations of the package, by loading everything public."""
    for name in gcm.__all__:
        getattr(gcm, name)
    # The testing kit has words of its own, with its laws; whether it is loaded depends on what ran before.
    modules = {kind: kind.__module__ for kind in StrEnum.__subclasses__()}
    ours = [
        kind for kind, module in modules.items() if module.startswith("gcm_alignment.") and ".testing" not in module
    ]
    return sorted(set(ours) - NOT_WORDS, key=lambda kind: kind.__name__)


def spaced(words: str) -> str:
    """Write no-break spaces as spaces: which of them stands where is a matter of the catalogue's own tests."""
    return re.sub("[\u00a0\u202f]", " ", words)


# --- our words -----------------------------------------------------------------------------------


def test_every_enumeration_has_words() -> None:
    """A value without a word would raise in somebody's report."""
    expected = set(enumerations())
    actual = set(WORDS)
    assert expected == actual


@pytest.mark.parametrize("kind", enumerations(), ids=lambda kind: kind.__name__)
def test_every_value_has_a_word(kind: type[StrEnum]) -> None:
    """Of each enumeration, all of them and no other."""
    expected = set(kind)
    actual = set(WORDS[kind])
    assert expected == actual


@pytest.mark.parametrize("kind", enumerations(), ids=lambda kind: kind.__name__)
def test_words_of_one_enumeration_differ(kind: type[StrEnum]) -> None:
    """Two values that read the same cannot be told apart in a table, in either language."""
    expected = (len(kind), len(kind))
    actual = tuple(len({label(value, lang) for value in kind}) for lang in ("en", "fr"))
    assert expected == actual


def test_french_words_are_french() -> None:
    """A word that is the same in both languages needs to be one."""
    same_in_both = {"adoption", "diasporas", "forum", "migrants", "plan", "publication"}
    expected: set[str] = set()
    values = [value for kind in enumerations() for value in kind]
    actual = {label(value, "en") for value in values if label(value, "en") == label(value, "fr")} - same_in_both
    assert expected == actual


@pytest.mark.parametrize("value, english, french", AGREED)
def test_words_are_those_that_were_agreed(value: StrEnum, english: str, french: str) -> None:
    """Institutions look for their own vocabulary."""
    expected = (english, french)
    actual = (label(value, "en"), label(value, "fr"))
    assert expected == actual


def test_values_of_two_enumerations_may_be_the_same_text() -> None:
    """“partner” is a State in one list and an organisation in another."""
    expected = ("partner", "partner organisation")
    actual = (word_of(gcm.MembershipRole.PARTNER), word_of(gcm.OrganiserRole.PARTNER))
    assert expected == actual


def test_words_cannot_be_changed() -> None:
    """One program's change would be in everybody's reports."""
    with pytest.raises(TypeError) as caught:
        cast("dict[type[StrEnum], dict[str, str]]", WORDS)[Kind] = {}
    expected = "does not support item assignment"
    actual = str(caught.value)
    assert expected in actual


def test_without_a_language_labels_are_english() -> None:
    """No locale of the machine is asked."""
    expected = "in person"
    actual = label(Mode.IN_PERSON)
    assert expected == actual


def test_an_unknown_language_has_no_labels() -> None:
    """English in its place would be a silent guess."""
    with pytest.raises(UnknownLanguage) as caught:
        label(Mode.IN_PERSON, "de")
    expected = "no language 'de': the languages are en, fr"
    actual = str(caught.value)
    assert expected == actual


# --- titles --------------------------------------------------------------------------------------

BOTH = Text.of(en="Workshop", fr="Atelier")
PLAN = Framework(id="plan", process=ProcessId("demo"), title=BOTH)
DIALOGUE = ConsultationProcess(
    id=ProcessId("demo"), name=BOTH, abbreviation="DD", kind=ProcessKind.RCP, status=ProcessStatus.ACTIVE
)
UNTITLED = FrameworkItem(id=ItemId("plan:a-1"), level=ItemLevel.ACTION, number="1", hole="not on the page")

TITLED: list[tuple[Labelled, str, str]] = [
    (BOTH, "Workshop", "Atelier"),
    (BilingualText("Data", "Données"), "Data", "Données"),
    (Activity(id=ActivityId("demo:x"), title=BOTH), "Workshop", "Atelier"),
    (DIALOGUE, "Workshop", "Atelier"),
    (PLAN, "Workshop", "Atelier"),
    (FrameworkItem(id=ItemId("plan:o-1"), level=ItemLevel.OBJECTIVE, number="1", title=BOTH), "Workshop", "Atelier"),
    (UNTITLED, "plan:a-1", "plan:a-1"),
    (PublishedAssessment(id="imrf-2022", count=14, title=BOTH), "Workshop", "Atelier"),
    (PublishedAssessment(id="imrf-2022", count=14), "imrf-2022", "imrf-2022"),
    (COMPACT, COMPACT.title.en, COMPACT.title.fr),
    (COMPACT[9], COMPACT[9].title.en, COMPACT[9].title.fr),
    (COMPACT[9].actions[0], COMPACT[9].actions[0].label.en, COMPACT[9].actions[0].label.fr),
    (COMPACT.principles[0], "People-centred", "Priorité à la dimension humaine"),
    (COMPACT.groupings[0], COMPACT.groupings[0].title.en, COMPACT.groupings[0].title.fr),
    (PartialDate(2019, 11), "November 2019", "novembre 2019"),
    (Period.parse("2019/.."), "since 2019", "depuis 2019"),
    (Message.of("no such date: {given}", given="x"), "no such date: x", "date inexistante : x"),
    (InvalidValue("no such date: {given}", given="x"), "no such date: x", "date inexistante : x"),
    (
        Problem(line=3, severity=Severity.FAULT, code="x", message=Message.of("no such date: {given}", given="x")),
        "no such date: x",
        "date inexistante : x",
    ),
    (Source(kind=SourceKind.PRESS, title="Le Mag"), "Le Mag", "Le Mag"),
]


@pytest.mark.parametrize("thing, english, french", TITLED, ids=lambda given_: type(given_).__name__ + str(given_)[:24])
def test_a_thing_is_called_by_its_name_in_each_language(thing: Labelled, english: str, french: str) -> None:
    """An activity's label is its title, an error's is its message, a date's is the date."""
    expected = (english, french)
    actual = (label(thing, "en"), spaced(label(thing, "fr")))
    assert expected == actual


@given(activities())
def test_an_activity_is_called_by_its_title(activity: Activity) -> None:
    """In the language asked for where the title exists in it, and in the other one where not; our wording says so."""
    served = activity.title.serve("fr")
    ours = served.language in activity.title.ours
    expected = f"{served.text} [titre non officiel]" if ours else served.text
    actual = label(activity, "fr")
    assert expected == actual


@given(texts(hostile=True), st.sampled_from(["en", "fr"]))
def test_titles_are_shown_as_they_stand(text: Text, lang: str) -> None:
    """Nothing in a title is read as a template, and no letter of it is changed."""
    expected = text.serve(lang).text
    actual = label(text, lang)
    assert expected == actual


@pytest.mark.parametrize(
    "ours, english, french",
    [
        ([], "Workshop", "Atelier"),
        (["fr"], "Workshop", "Atelier [titre non officiel]"),
        (["en"], "Workshop [unofficial title]", "Atelier"),
        (["en", "fr"], "Workshop [unofficial title]", "Atelier [titre non officiel]"),
    ],
)
def test_a_title_that_we_worded_says_so(ours: list[str], english: str, french: str) -> None:
    """Our wording must never pass for the institution's."""
    text = Text.of(en="Workshop", fr="Atelier", ours=ours)
    expected = (english, french)
    actual = (label(text, "en"), spaced(label(text, "fr")))
    assert expected == actual


def test_a_title_that_we_worded_says_so_where_it_stands_in_for_another_language() -> None:
    """The mark is in the reader's language, the title in its own."""
    expected = "Workshop [titre non officiel]"
    actual = spaced(label(Text.of(en="Workshop", ours=["en"]), "fr"))
    assert expected == actual


def test_the_round_tables_are_shown_as_our_french() -> None:
    """Their French titles were found in no source; the English ones were."""
    groups = COMPACT.grouping("imrf-2022").groups
    expected = {(False, True)}
    actual = {("[" in label(group, "en"), label(group, "fr").endswith("[titre non officiel]")) for group in groups}
    assert expected == actual


def test_a_shipped_register_is_called_in_both_languages() -> None:
    """Its title is ours, and says so."""
    expected = ("Activities highlighted by the Rabat Process", "Activités mises en avant par le Processus de Rabat")
    register = load_portfolio("rabat-2022")
    actual = tuple(label(register, lang)[: len(start)] for lang, start in zip(("en", "fr"), expected, strict=True))
    assert expected == actual


# --- venues --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "venue, english, french",
    [
        (Venue("Abuja", CountryCode("NG")), ["Abuja", "Nigeria"], ["Abuja", "Nigéria"]),
        (Venue("Geneva", CountryCode("CH")), ["Geneva", "Switzerland"], ["Genève", "Suisse"]),
        (Venue("Zoom"), ["Zoom"], ["Zoom"]),
        (Venue("Luxembourg", CountryCode("LU")), ["Luxembourg"], ["Luxembourg"]),
    ],
)
def test_a_venue_is_called_with_its_country(venue: Venue, english: list[str], french: list[str]) -> None:
    """In the names of the United Nations; a country that is its own venue is named once."""
    expected = (english, french)
    actual = tuple(re.findall(r"\w+", label(venue, lang)) for lang in ("en", "fr"))
    assert expected == actual


@given(venues(hostile=True))
def test_a_venue_of_any_name_has_a_label(venue: Venue) -> None:
    """What a page prints as a place may be anything, and must neither raise nor be lost."""
    elsewhere = Venue(f"{venue.name} 9", CountryCode("NG"))
    expected = (elsewhere.name, "Nigéria")
    words = label(elsewhere, "fr")
    actual = (words[: len(elsewhere.name)], "".join(re.findall("Nigéria", words[len(elsewhere.name) :])))
    assert expected == actual


@given(venues(hostile=True))
def test_a_venue_without_country_is_shown_as_it_stands(venue: Venue) -> None:
    """Nothing in a name is read as a template."""
    expected = venue.name
    actual = label(Venue(venue.name), "fr")
    assert expected == actual


@given(st.text())
def test_every_error_has_a_label_in_both_languages(given_: str) -> None:
    """An error that cannot be shown hides the first one."""
    error: GcmError = InvalidValue("not an id: {given}; write one such as rabat:2019-11-abuja", given=given_)
    expected = (True, True)
    actual = (given_ in label(error, "en"), given_ in label(error, "fr"))
    assert expected == actual


def test_statuses_agree_with_what_they_speak_of() -> None:
    """« activité » is feminine: what was held is « tenue », not « tenu »."""
    expected = {"annoncée", "tenue", "reportée", "annulée", "remplacée"}
    actual = {label(status, "fr") for status in Status}
    assert expected == actual
