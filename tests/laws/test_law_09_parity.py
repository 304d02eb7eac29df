"""Law 9: the same activity in English or French gets the same links wherever both languages have a form."""

from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.catalogue import load_lexicon, load_portfolio, load_rules
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import Condition, Mentions
from gcm_alignment.lexicon import Lexicon, Term, expand
from gcm_alignment.readings import Reading
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.strategies import conditions
from gcm_alignment.text import BilingualText, Text

Link = tuple[str, int]

BILINGUAL = [term for term in load_lexicon() if term.en and term.fr]
WORDS = {"a": ("apple", "pomme"), "b": ("bread", "pain"), "c": ("cheese", "fromage"), "d": ("date", "datte")}
PARALLEL = Lexicon(Term(id=id_, en=[english], fr=[french]) for id_, (english, french) in WORDS.items())
REASON = BilingualText("It is food.", "C’est de la nourriture.")


def links(book: RuleBook, title: Text) -> frozenset[Link]:
    """Return the rules that hold for a title, with where they lead."""
    activity = Activity(id=ActivityId("demo:x"), title=title)
    return frozenset((match.rule, objective) for objective, match in book.matches(activity))


def written(term: Term, language: str) -> list[str]:
    """Write out all forms of a term in a language."""
    return [form for short in term.forms(language) for form in expand(short)]


def common(book: RuleBook, term: Term, language: str) -> frozenset[Link]:
    """Return the links that every form of a term has in a language, and so those that are the term's own."""
    return frozenset.intersection(*(links(book, Text({language: form})) for form in written(term, language)))


def book_of(asked: Iterable[Condition]) -> RuleBook:
    """Make a book of one rule for each condition, reading by the parallel words."""
    rules = [
        Rule(id=f"rule-{number}", objectives=ObjectiveSet([number]), condition=condition, reason=REASON)
        for number, condition in enumerate(asked, 1)
    ]
    return RuleBook(
        id="demo", version="1", author="nobody", lexicon=PARALLEL, scope=ObjectiveSet.full(), rules=tuple(rules)
    )


asked = st.lists(conditions(terms=st.sampled_from(sorted(WORDS)), mentions_only=True), min_size=1, max_size=5)
spoken = st.sets(st.sampled_from(sorted(WORDS)))


@given(asked, spoken)
def test_a_title_in_two_languages_gets_the_same_links(asked: list[Condition], spoken: set[str]) -> None:
    """Whatever the rules ask for, the language of the page must not decide."""
    english, french = (", ".join(["–", *(WORDS[id_][side] for id_ in sorted(spoken))]) for side in (0, 1))
    expected = links(book_of(asked), Text.of(en=english))
    actual = links(book_of(asked), Text.of(fr=french))
    assert expected == actual


@given(asked, spoken)
def test_having_both_languages_gives_no_more_than_one(asked: list[Condition], spoken: set[str]) -> None:
    """A register that was translated must not align better for it."""
    english, french = (", ".join(["–", *(WORDS[id_][side] for id_ in sorted(spoken))]) for side in (0, 1))
    expected = links(book_of(asked), Text.of(en=english))
    actual = links(book_of(asked), Text.of(en=english, fr=french))
    assert expected == actual


@pytest.mark.parametrize(
    "title, truth",
    [
        (Text.of(en="a loaf"), False),
        (Text.of(en="bread"), True),
        (Text.of(fr="pain"), None),
        (Text.of(es="bread"), None),
        (Text.of(fr="pain", en="a loaf"), False),
        (Text.of(fr="pain", en="bread"), True),
    ],
)
def test_a_term_without_a_form_in_the_language_is_unknown_not_false(
    title: Text,
    truth: bool | None,  # noqa: FBT001 - the answer itself
) -> None:
    """A French text cannot tell whether it speaks of a term that has no French form."""
    lexicon = Lexicon([Term(id="b", en=["bread"])])
    expected = truth
    actual = Mentions("b").truth(Reading(Activity(id=ActivityId("demo:x"), title=title), lexicon))
    assert expected == actual


def test_every_form_of_a_shipped_term_is_found() -> None:
    """A form that its own term does not find is a slip in the data."""
    expected: list[tuple[str, str]] = []
    actual = [
        (term.id, form)
        for term in load_lexicon()
        for language in ("en", "fr")
        for form in written(term, language)
        if term.id not in {finding.term for finding in load_lexicon().find(form, language)}
    ]
    assert expected == actual


def test_a_shipped_term_leads_to_the_same_links_in_both_languages() -> None:
    """Words of one language that also belong to another term would tip the balance for that language."""
    expected: dict[str, frozenset[Link]] = {}
    actual = {
        term.id: differing
        for term in BILINGUAL
        if (differing := common(load_rules(), term, "en") ^ common(load_rules(), term, "fr"))
    }
    assert expected == actual


def test_every_shipped_term_speaks_both_languages() -> None:
    """A term of one language is a blind spot in the other; a new one needs a reason here."""
    expected: set[str] = set()
    actual = {term.id for term in load_lexicon()} - {term.id for term in BILINGUAL}
    assert expected == actual


def test_shipped_titles_in_two_languages_get_the_same_links() -> None:
    """The titles that the pages print are the test that counts."""
    expected: dict[str, frozenset[Link]] = {}
    actual = {
        activity.id: differing
        for activity in load_portfolio("rabat-process")
        if {"en", "fr"} <= set(activity.title.languages)
        and (
            differing := links(load_rules(), Text.of(en=activity.title.en))
            ^ links(load_rules(), Text.of(fr=activity.title.fr))
        )
    }
    assert expected == actual
