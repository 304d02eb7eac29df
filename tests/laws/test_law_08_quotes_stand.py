"""Law 8: every quote stands at its place, the rule named does hold, and explanations exist in both languages."""

import unicodedata
from typing import Literal

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity
from gcm_alignment.catalogue import load_lexicon, load_portfolio, load_rules
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Condition, During, KindIs, Mentions, terms_of
from gcm_alignment.evidence import Evidence, Quote, Review, RuleMatch
from gcm_alignment.explanation import explain
from gcm_alignment.lexicon import Lexicon, Term, expand
from gcm_alignment.rules import RuleBook
from gcm_alignment.suggestion.lexicon import LexiconSuggester
from gcm_alignment.suggestion.passages import passages_of, read_passages
from gcm_alignment.testing.strategies import (
    activities,
    conjunctions,
    disjunctions,
    evidence,
    field_conditions,
    reviews,
    rule_books,
    rules,
)
from gcm_alignment.text import Text

FORMS = [
    (language, form) for term in load_lexicon() for language in ("en", "fr") for form in expand(term.forms(language)[0])
]
"""Words of the shipped lexicon, so that shipped rules have something to read."""

COMPOSITIONS: list[Literal["NFC", "NFD"]] = ["NFC", "NFD"]

ASKED = {rule.id: terms_of(rule.condition) for rule in load_rules()}

REMITTANCES = Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"])

nasty = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(["ﬁ", "e\u0301", "\u00ad", "ß"])


@st.composite
def readable(draw: st.DrawFn) -> Activity:
    """Activities of whose texts the shipped rules can read something, whatever surrounds it."""
    base = draw(activities(hostile=True))
    language, form = draw(st.sampled_from(FORMS))
    _, other = draw(st.sampled_from([pair for pair in FORMS if pair[0] == language]))
    written = unicodedata.normalize(draw(st.sampled_from(COMPOSITIONS)), f"{form}, {other}")
    title = Text({language: f"{draw(nasty)} {written} {draw(nasty)}"})
    return Activity(id=base.id, title=title, description=base.description, kind=base.kind)


def quoted_text(activity: Activity, quote: Quote) -> str:
    """Return the stored text that a quote says it stands in."""
    text = {"title": activity.title, "description": activity.description}[quote.field]
    assert text is not None
    return text.in_language(quote.language)


def misplaced(activity: Activity, quotes: tuple[Quote, ...]) -> list[Quote]:
    """Return the quotes that do not stand where they say."""
    return [quote for quote in quotes if quoted_text(activity, quote)[quote.start : quote.stop] != quote.words]


def books_of_rules() -> st.SearchStrategy[RuleBook]:
    """Books whose rules ask for terms, kinds and periods, one or all of several."""
    leaves = st.builds(Mentions, st.just("remittances")) | field_conditions(classes=(KindIs, During))
    asked = leaves | conjunctions(conditions=leaves) | disjunctions(conditions=leaves)
    numbered = st.lists(rules(conditions=asked), min_size=1, max_size=4, unique_by=lambda rule: rule.id)
    return st.builds(
        lambda book, drawn: attrs.evolve(book, rules=drawn, scope=ObjectiveSet.full(), lexicon=Lexicon([REMITTANCES])),
        rule_books(),
        numbered,
    )


def holds(condition: Condition, activity: Activity, lexicon: Lexicon) -> bool:
    """Tell whether a condition surely holds, by looking again at the activity itself."""
    match condition:
        case Mentions(term):
            texts = [activity.title, *([activity.description] if activity.description else [])]
            places = [place for text in texts for tag, words in text.versions for place in lexicon.find(words, tag)]
            return term in {place.term for place in places}
        case KindIs(kinds):
            return activity.kind in kinds
        case During(period):
            when = [occasion.period for occasion in activity.occasions]
            return bool(when) and all(one is not None and one.certainly_within(period) for one in when)
        case AllOf(parts):
            return all(holds(part, activity, lexicon) for part in parts)
        case AnyOf(parts):
            return any(holds(part, activity, lexicon) for part in parts)
        case _:
            raise AssertionError(condition)


def links(book: RuleBook, activity: Activity) -> set[tuple[str, int]]:
    """Return the rules that hold, with where they lead, found rule by rule."""
    held = [rule for rule in book if holds(rule.condition, activity, book.lexicon)]
    return {(rule.id, objective) for rule in held for objective in rule.objectives}


@settings(max_examples=30)
@given(readable() | activities(hostile=True))
def test_quotes_of_the_shipped_rules_stand_at_their_place(activity: Activity) -> None:
    """A reader checks an alignment by looking for the words that it rests on."""
    expected: list[Quote] = []
    actual = [quote for _, match in load_rules().matches(activity) for quote in misplaced(activity, match.quotes)]
    assert expected == actual


@settings(max_examples=30)
@given(readable())
def test_each_quote_is_a_form_of_a_term_that_its_rule_asks_for(activity: Activity) -> None:
    """Words that the rule does not ask for would explain nothing."""
    expected: list[Quote] = []
    actual = [
        quote
        for _, match in load_rules().matches(activity)
        for quote in match.quotes
        if not ASKED[match.rule] & {found.term for found in load_lexicon().find(quote.words, quote.language)}
    ]
    assert expected == actual


@settings(max_examples=30)
@given(books_of_rules(), activities())
def test_the_rules_named_are_those_that_hold(book: RuleBook, activity: Activity) -> None:
    """Whatever the book: what is named holds and leads there, and nothing that holds is left out."""
    expected = links(book, activity)
    actual = {(match.rule, objective) for objective, match in book.matches(activity)}
    assert expected == actual


@settings(max_examples=30)
@given(readable())
def test_matches_give_the_reason_of_their_rule(activity: Activity) -> None:
    """The reason is its author's, in both languages, and of this version of the book."""
    book = load_rules()
    rules = {rule.id: rule for rule in book}
    matches = [match for _, match in book.matches(activity)]
    expected = [(book.id, book.version, book.author, rules[match.rule].reason) for match in matches]
    actual = [(match.book, match.version, match.author, match.reason) for match in matches]
    assert expected == actual


@settings(max_examples=30)
@given(readable())
def test_a_rule_that_read_words_quotes_them(activity: Activity) -> None:
    """“Because of the words” without the words cannot be checked."""
    expected: list[RuleMatch] = []
    actual = [match for _, match in load_rules().matches(activity) if match.text_only and not match.quotes]
    assert expected == actual


@settings(max_examples=30)
@given(readable() | activities(hostile=True))
def test_quotes_of_suggestions_stand_at_their_place(activity: Activity) -> None:
    """A suggestion is examined by its words, so they must be there."""
    suggested = read_passages(list(passages_of(activity)), LexiconSuggester())
    expected: list[Quote] = []
    actual = [quote for _, _, match in suggested for quote in misplaced(activity, match.quotes)]
    assert expected == actual


@pytest.mark.parametrize("name", ["rabat-process", "rabat-2022"])
def test_quotes_in_the_shipped_registers_stand_at_their_place(name: str) -> None:
    """Real titles have quotation marks, dashes and no-break spaces."""
    expected: list[Quote] = []
    actual = [
        quote
        for activity in load_portfolio(name)
        for _, match in load_rules().matches(activity)
        for quote in misplaced(activity, match.quotes)
    ]
    assert expected == actual


@given(evidence())
def test_every_evidence_is_explained_in_both_languages(one: Evidence) -> None:
    """A French report with an English reason is half a report."""
    english, french = explain(one, "en"), explain(one, "fr")
    expected = (True, True, True)
    actual = (bool(english.strip()), bool(french.strip()), english != french)
    assert expected == actual


@given(
    reviews(),
    st.sampled_from(["Vu avec le point focal", "{by} said “yes”", "100 % sûr"]),
    st.sampled_from(["en", "fr"]),
)
def test_notes_are_quoted_in_their_own_language(review: Review, note: str, lang: str) -> None:
    """Somebody's words are theirs: they are neither translated nor read as a template."""
    noted = Review(by=review.by, on=review.on, verdict=review.verdict, note=Text({"fr": note}))
    expected = note
    actual = explain(noted, lang)
    assert expected in actual
