"""The baseline suggester: which titles it speaks of, on which words, and when it keeps silent."""

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import Objective
from gcm_alignment.evidence import TextMatch
from gcm_alignment.suggestion import TitleSuggester
from gcm_alignment.testing import strategies
from gcm_alignment.text import Text

SUGGESTER = TitleSuggester()


def entitled(**versions: str) -> Activity:
    """Make an activity of its title alone."""
    return Activity(id=ActivityId("demo:a"), title=Text.of(**versions))


def suggested(activity: Activity) -> dict[int, TextMatch]:
    """Return the suggestions for one activity, best first."""
    return dict(SUGGESTER.suggest_many([activity])[0])


@pytest.mark.parametrize("objective", load_compact(), ids=lambda objective: objective.id)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_title_of_an_objective_suggests_it(objective: Objective, language: str) -> None:
    """Whatever else it may confuse, a suggester must know the objectives themselves."""
    title = objective.title.serve(language).text
    expected = True
    actual = objective.number in suggested(entitled(**{language: title}))
    assert expected == actual


@pytest.mark.parametrize("title", ["Diaspora", "Remittances", "Smuggling of them", "Trafficking"])
def test_one_word_alone_suggests_nothing(title: str) -> None:
    """A reader who is sent one word cannot tell what the activity was about, and neither can we."""
    expected: dict[int, TextMatch] = {}
    actual = suggested(entitled(en=title))
    assert expected == actual


@pytest.mark.parametrize(
    "versions",
    [{"en": "Annual meeting of the steering committee"}, {"fr": "Réunion des hauts fonctionnaires de Ouagadougou"}],
)
def test_a_title_without_a_topic_suggests_nothing(versions: dict[str, str]) -> None:
    """Silence is the right answer to most titles of statutory meetings."""
    expected: dict[int, TextMatch] = {}
    actual = suggested(entitled(**versions))
    assert expected == actual


@pytest.mark.parametrize("language", ["es", "de"])
def test_a_language_without_official_titles_here_suggests_nothing(language: str) -> None:
    """Words that look alike across languages are the classic trap."""
    expected: dict[int, TextMatch] = {}
    actual = suggested(entitled(**{language: "Combat smuggling of migrants and trafficking in persons"}))
    assert expected == actual


def test_a_title_in_two_languages_weighs_no_more_than_in_one() -> None:
    """Translating a listing must not turn weak resemblances into suggestions."""
    english = "Voluntary return and reintegration"
    weak = "Atelier de retour"
    expected = suggested(entitled(en=english))
    actual = suggested(entitled(en=english, fr=weak))
    assert expected == actual


def test_the_stronger_language_speaks() -> None:
    """What the French half says clearly is not lost because the English half is vague."""
    french = "Retour volontaire et réintégration durable des migrants"
    expected = suggested(entitled(fr=french))
    actual = suggested(entitled(fr=french, en="Workshop on return"))
    assert expected == actual
    assert 21 in actual


def test_a_word_that_comes_twice_counts_once() -> None:
    """Repeating oneself makes nothing more likely."""
    expected = suggested(entitled(en="Remittances"))
    actual = suggested(entitled(en="Remittances, remittances and more remittances"))
    assert expected == actual


def test_a_baseline_states_no_confidence() -> None:
    """Nobody measured how often it is right, so it gives no number to be quoted."""
    expected = {None}
    actual = {match.confidence for match in suggested(entitled(en=load_compact()[20].title.en)).values()}
    assert expected == actual


def test_a_suggestion_names_its_suggester_and_version() -> None:
    """A reviewer's verdict on it must be found again after the next version."""
    other = attrs.evolve(SUGGESTER, name="words", version="7")
    found = other.suggest_many([entitled(en=load_compact()[20].title.en)])[0]
    expected = {("words", "7", "text:words")}
    actual = {(match.suggester, match.version, match.key) for _, match in found}
    assert expected == actual


@given(strategies.activities(hostile=True))
@settings(max_examples=50)
def test_a_suggestion_rests_on_quoted_words_of_the_title(activity: Activity) -> None:
    """At most three objectives, each with two words at the least, that stand where they are said to stand."""
    found = suggested(activity)
    assert len(found) <= 3
    assert all(len(match.quotes) >= 2 for match in found.values())
    quotes = [quote for match in found.values() for quote in match.quotes]
    expected = [quote.words for quote in quotes]
    actual = [activity.title.in_language(quote.language)[quote.start : quote.stop] for quote in quotes]
    assert expected == actual


TOPICAL = [entitled(en=objective.title.en, fr=objective.title.fr) for objective in load_compact()]


@given(st.lists(st.sampled_from(TOPICAL), max_size=6))
@settings(max_examples=50)
def test_a_batch_says_what_each_alone_says(activities: list[Activity]) -> None:
    """Neither neighbours nor their number may change what is suggested."""
    expected = [SUGGESTER.suggest_many([activity])[0] for activity in activities]
    actual = list(SUGGESTER.suggest_many(activities))
    assert expected == actual
