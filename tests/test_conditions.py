"""Conditions: what they answer, when they cannot know, and the words that answered."""

import itertools
import pickle
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId, Kind, Occasion
from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    Condition,
    During,
    KindIs,
    Mentions,
    Truth,
    gate_of,
    reads_only_text,
    terms_of,
)
from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue
from gcm_alignment.evidence import Quote
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.outcomes import Outcome
from gcm_alignment.readings import Reading
from gcm_alignment.testing import strategies
from gcm_alignment.text import Text

LEXICON = Lexicon(
    [
        Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="diaspora", en=["diaspora(s)"], fr=["diaspora(s)"]),
        Term(id="english-only", en=["whole-of-government"]),
    ]
)
TITLE = "Atelier sur les transferts de fonds des diasporas"
ABUJA = Activity(
    id=ActivityId("demo:2019-11-abuja"),
    title=Text.of(fr=TITLE),
    kind=Kind.WORKSHOP,
    occasions=[Occasion(period=Period.parse("2019-11"))],
)
FUNDS = Quote(field="title", language="fr", start=16, stop=35, words="transferts de fonds")
DIASPORAS = Quote(field="title", language="fr", start=40, stop=49, words="diasporas")

# Conditions whose answer for the activity above is known beforehand.
YES = KindIs([Kind.WORKSHOP])
NO = KindIs([Kind.STUDY])
UNKNOWN = Mentions("english-only")
BY_TRUTH: dict[Truth, Condition] = {True: YES, False: NO, None: UNKNOWN}


Answer: TypeAlias = tuple[Truth, tuple[Quote, ...]]


def outcome(condition: Condition, activity: Activity = ABUJA) -> Answer:
    """Ask a condition of an activity."""
    found = Outcome.of(condition, Reading(activity, LEXICON))
    return found.truth, found.quotes


# --- mentions ----------------------------------------------------------------------------------


def test_a_mention_holds_with_the_words_that_it_read() -> None:
    """A reader of a report checks the words, not the rule."""
    expected = (True, (FUNDS,))
    actual = outcome(Mentions("remittances"))
    assert expected == actual


def test_a_text_that_does_not_speak_of_a_term_answers_no() -> None:
    """Text is a closed world: what a title does not say, it does not say."""
    expected = (False, ())
    actual = outcome(Mentions("remittances"), attrs.evolve(ABUJA, title=Text.of(fr="Atelier sur les frontières")))
    assert expected == actual


@pytest.mark.parametrize("title", [Text.of(fr="Une approche pangouvernementale"), Text.of(es="Taller")])
def test_a_term_without_a_form_in_the_language_leaves_the_answer_open(title: Text) -> None:
    """A French text cannot deny a word that the lexicon knows in English only."""
    expected = (None, ())
    actual = outcome(Mentions("english-only"), attrs.evolve(ABUJA, title=title))
    assert expected == actual


def test_one_language_with_a_form_is_enough_to_answer() -> None:
    """A bilingual title says the same twice, so the English half answers for both."""
    expected = [(False, ()), (None, ())]
    bilingual = attrs.evolve(ABUJA, title=Text.of(en="Workshop", fr="Atelier"))
    actual = [outcome(Mentions("english-only"), bilingual), outcome(Mentions("english-only"))]
    assert expected == actual


def test_title_and_description_are_both_read_in_all_their_languages() -> None:
    """Agendas say in the description what titles leave out."""
    told = attrs.evolve(
        ABUJA,
        title=Text.of(en="Diaspora workshop", fr="Atelier"),
        description=Text.of(en="On diasporas.", fr="Sur la diaspora."),
    )
    expected = [
        ("title", "en", "Diaspora"),
        ("description", "en", "diasporas"),
        ("description", "fr", "diaspora"),
    ]
    actual = [(quote.field, quote.language, quote.words) for quote in outcome(Mentions("diaspora"), told)[1]]
    assert expected == actual


@given(strategies.activities(hostile=True), strategies.lexicons(min_terms=1))
def test_every_quote_stands_at_its_place(activity: Activity, lexicon: Lexicon) -> None:
    """Ligatures, accents and invisible letters change the length of a folded text, never the place of a quote."""
    quotes = [quote for found in Reading(activity, lexicon).quotes.values() for quote in found]
    stored = {"title": activity.title, "description": activity.description}
    expected = [quote.words for quote in quotes]
    actual = [
        text.in_language(quote.language)[quote.start : quote.stop]
        for quote in quotes
        if (text := stored[quote.field]) is not None
    ]
    assert expected == actual


# --- kinds and periods -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind, expected", [(Kind.STUDY, True), (Kind.PROJECT, True), (Kind.FORUM, False), (None, None)]
)
def test_a_kind_that_is_not_known_leaves_the_answer_open(kind: Kind | None, *, expected: Truth) -> None:
    """An unread line of a listing is no proof that it was not a study."""
    actual = outcome(KindIs([Kind.STUDY, Kind.PROJECT]), attrs.evolve(ABUJA, kind=kind))[0]
    assert expected is actual


def test_kinds_are_a_set() -> None:
    """Two people who write one rule in another order have written one rule."""
    expected = KindIs([Kind.STUDY, Kind.FORUM])
    actual = KindIs([Kind.FORUM, Kind.STUDY, Kind.FORUM])
    assert expected == actual


@pytest.mark.parametrize(
    "periods, expected",
    [
        (["2019-11"], True),
        (["2019"], None),
        (["2018"], False),
        ([], None),
        ([None], None),
        (["2019-11", None], None),
        (["2018", "2020"], False),
    ],
)
def test_a_period_answers_as_far_as_the_dates_are_known(periods: list[str | None], *, expected: Truth) -> None:
    """A year leaves open whether it was November, and a session without a date whether it was that year at all."""
    occasions = [Occasion(period=None if period is None else Period.parse(period)) for period in periods]
    actual = outcome(During(Period.parse("2019-10/2019-12")), attrs.evolve(ABUJA, occasions=occasions))[0]
    assert expected is actual


# --- all of, any of ----------------------------------------------------------------------------


def strong_kleene(truths: tuple[Truth, ...], *, joined: bool) -> Truth:
    """Join truths as minimum or maximum of false < unknown < true, the way Kleene defined it."""
    order: list[Truth] = [False, None, True]
    places = [order.index(truth) for truth in truths]
    return order[min(places) if joined else max(places)]


@pytest.mark.parametrize("truths", [*itertools.product(BY_TRUTH, repeat=1), *itertools.product(BY_TRUTH, repeat=3)])
def test_all_of_and_any_of_follow_strong_kleene_logic(truths: tuple[Truth, ...]) -> None:
    """Unknown spreads only as far as it matters: one no settles all of, one yes settles any of."""
    parts = [BY_TRUTH[truth] for truth in truths]
    expected = (strong_kleene(truths, joined=True), strong_kleene(truths, joined=False))
    actual = (outcome(AllOf(parts))[0], outcome(AnyOf(parts))[0])
    assert expected == actual


@pytest.mark.parametrize("kind", [AllOf, AnyOf])
def test_a_condition_of_no_conditions_is_refused(kind: type[AllOf | AnyOf]) -> None:
    """All of nothing holds, so such a rule would align every activity there is."""
    with pytest.raises(InvalidValue, match="a condition of no conditions"):
        kind(())


def test_what_holds_shows_the_words_of_what_held() -> None:
    """Each word is quoted once, in the order of the text, and nothing of what did not hold."""
    both = AllOf([Mentions("diaspora"), Mentions("remittances"), AnyOf([Mentions("diaspora"), NO])])
    expected = (True, (FUNDS, DIASPORAS))
    actual = outcome(both)
    assert expected == actual


@pytest.mark.parametrize("other, truth", [(NO, False), (UNKNOWN, None)])
def test_what_does_not_hold_shows_no_words(other: Condition, *, truth: Truth) -> None:
    """A quote beside a rule that did not fire would read like a reason."""
    expected = (truth, ())
    actual = outcome(AllOf([Mentions("diaspora"), other]))
    assert expected == actual


# --- about conditions --------------------------------------------------------------------------

EITHER = AnyOf([Mentions("diaspora"), KindIs([Kind.STUDY]), During(Period.parse("2019"))])
NESTED = AllOf([Mentions("remittances"), EITHER])


@pytest.mark.parametrize(
    "condition, expected",
    [
        (NESTED, {"remittances", "diaspora"}),
        (Mentions("diaspora"), {"diaspora"}),
        (KindIs([Kind.STUDY]), set()),
        (During(Period.parse("2019")), set()),
    ],
)
def test_a_condition_names_its_terms(condition: Condition, expected: set[str]) -> None:
    """A book refuses rules that ask for words which its lexicon does not have."""
    actual = terms_of(condition)
    assert expected == actual


@pytest.mark.parametrize(
    "condition, expected",
    [
        (Mentions("diaspora"), True),
        (AnyOf([Mentions("diaspora"), AllOf([Mentions("remittances")])]), True),
        (NESTED, False),
        (KindIs([Kind.STUDY]), False),
        (During(Period.parse("2019")), False),
    ],
)
def test_a_condition_knows_whether_it_reads_words_alone(condition: Condition, *, expected: bool) -> None:
    """The report says “from the words of the title” exactly where nothing else was looked at."""
    actual = reads_only_text(condition)
    assert expected is actual


@pytest.mark.parametrize(
    "condition, expected",
    [
        (Mentions("diaspora"), {"diaspora"}),
        (AllOf([Mentions("diaspora"), KindIs([Kind.STUDY])]), {"diaspora"}),
        (AllOf([AnyOf([Mentions("diaspora"), Mentions("english-only")]), Mentions("remittances")]), {"remittances"}),
        (AnyOf([Mentions("diaspora"), Mentions("remittances")]), {"diaspora", "remittances"}),
        (EITHER, None),
        (NESTED, {"remittances"}),
        (AllOf([KindIs([Kind.STUDY]), EITHER]), None),
        (During(Period.parse("2019")), None),
    ],
)
def test_a_condition_knows_without_which_words_it_cannot_hold(condition: Condition, expected: set[str] | None) -> None:
    """A book of many rules asks only those that a text can meet."""
    actual = gate_of(condition)
    assert expected == actual


@given(strategies.conditions())
@settings(max_examples=25)
def test_a_condition_is_a_value(condition: Condition) -> None:
    """Rule books are compared, hashed and sent to other processes."""
    copy: object = pickle.loads(pickle.dumps(condition))  # noqa: S301 - our own bytes
    expected = {condition}
    actual = {condition, copy}
    assert expected == actual


@given(strategies.activities(), strategies.activities(), strategies.lexicons(min_terms=1), st.data())
def test_a_condition_on_words_reads_nothing_else(
    activity: Activity, other: Activity, lexicon: Lexicon, data: st.DataObject
) -> None:
    """What holds of a title holds whatever the date, the kind and the place of the activity are."""
    terms = st.sampled_from([term.id for term in lexicon])
    condition = data.draw(strategies.conditions(terms=terms, mentions_only=True))
    same_words = attrs.evolve(other, title=activity.title, description=activity.description)
    expected = Outcome.of(condition, Reading(activity, lexicon))
    actual = Outcome.of(condition, Reading(same_words, lexicon))
    assert expected == actual
