"""Rules and rule books: what they refuse, what they find, and when two of them are the same."""

import pickle
import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId, Kind
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, KindIs, Mentions
from gcm_alignment.errors import InvalidValue
from gcm_alignment.evidence import Method, Quote, RuleMatch
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

REASON = BilingualText("It is about remittances.", "Elle porte sur les transferts de fonds.")
LEXICON = Lexicon(
    [
        Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="diaspora", en=["diaspora(s)"], fr=["diaspora(s)"]),
    ]
)
FUNDS = Rule(
    id="funds",
    objectives=ObjectiveSet([20]),
    condition=Mentions("remittances"),
    reason=REASON,
    confidence=0.9,
    degree=Degree.PRINCIPAL,
    actions=["20.a", "20.b"],
    sources=["A/RES/73/195, 20(a)"],
)
DIASPORA = Rule(id="diaspora", objectives=ObjectiveSet([20, 19]), condition=Mentions("diaspora"), reason=REASON)
STUDY = Rule(id="a-study", objectives=ObjectiveSet([1]), condition=KindIs([Kind.STUDY]), reason=REASON)
BOOK = RuleBook(
    id="demo",
    version="1",
    author="the authors",
    lexicon=LEXICON,
    scope=ObjectiveSet([1, 19, 20, 21]),
    rules=[FUNDS, DIASPORA, STUDY],
)
ABUJA = Activity(
    id=ActivityId("demo:2019-11-abuja"),
    title=Text.of(fr="Atelier sur les transferts de fonds des diasporas"),
    kind=Kind.WORKSHOP,
)


# --- what is refused ---------------------------------------------------------------------------


def test_a_rule_leads_somewhere() -> None:
    """A rule without objectives would hold in vain and be missed by nobody."""
    with pytest.raises(InvalidValue, match="rule funds leads to no objective"):
        attrs.evolve(FUNDS, objectives=ObjectiveSet())


@pytest.mark.parametrize("confidence", [-0.01, 1.01, 90, float("nan")])
def test_the_confidence_of_a_rule_lies_between_0_and_1(confidence: float) -> None:
    """It is said with the rule, where its author can mend it, and not with the first activity that it meets."""
    with pytest.raises(InvalidValue, match="rule funds: a confidence lies between 0 and 1"):
        attrs.evolve(FUNDS, confidence=confidence)


@pytest.mark.parametrize("confidence", [0, 0.5, 1, None])
def test_every_confidence_from_0_to_1_may_be_stated_or_none(confidence: float | None) -> None:
    """The bounds themselves are judgements too."""
    expected = confidence
    actual = attrs.evolve(FUNDS, confidence=confidence).confidence
    assert expected == actual


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda: attrs.evolve(BOOK, rules=[FUNDS, DIASPORA, FUNDS]), "book demo has two rules of one id: funds"),
        (lambda: attrs.evolve(BOOK, lexicon=Lexicon([])), "book demo asks for unknown terms: diaspora, remittances"),
        (lambda: attrs.evolve(BOOK, scope=[1, 20]), "book demo: rules lead outside its scope: diaspora"),
    ],
    ids=["two rules of one id", "unknown terms", "outside the scope"],
)
def test_a_book_is_of_one_piece(change: Callable[[], RuleBook], message: str) -> None:
    """A misspelt term would never hold, and nobody would miss what it does not find."""
    with pytest.raises(InvalidValue, match=f"^{re.escape(message)}$"):
        change()


# --- order and digest --------------------------------------------------------------------------


def test_rules_come_in_the_order_of_their_ids() -> None:
    """Where a rule stands in its file says nothing."""
    expected = (["a-study", "diaspora", "funds"], 3)
    actual = ([rule.id for rule in BOOK], len(BOOK))
    assert expected == actual


@given(st.permutations(BOOK.rules), st.permutations(LEXICON.terms))
def test_books_of_the_same_rules_have_one_digest(rules: list[Rule], terms: list[Term]) -> None:
    """A digest in a report proves by which rules it was made, however the file was sorted."""
    other = attrs.evolve(BOOK, rules=rules, lexicon=Lexicon(terms))
    expected = (BOOK, BOOK.digest)
    actual = (other, other.digest)
    assert expected == actual


CHANGED = {
    "version": attrs.evolve(BOOK, version="2"),
    "author": attrs.evolve(BOOK, author="others"),
    "scope": attrs.evolve(BOOK, scope=ObjectiveSet.full()),
    "fewer rules": attrs.evolve(BOOK, rules=BOOK.rules[1:]),
    "condition": attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, condition=Mentions("diaspora")), DIASPORA, STUDY]),
    "objectives": attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, objectives=ObjectiveSet([21])), DIASPORA, STUDY]),
    "confidence": attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, confidence=0.8), DIASPORA, STUDY]),
    "degree": attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, degree=None), DIASPORA, STUDY]),
    "reason": attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, reason=BilingualText("a", "b")), DIASPORA, STUDY]),
    "a form": attrs.evolve(BOOK, lexicon=Lexicon([Term(id="remittances", en=["funds"]), LEXICON.terms[0]])),
}


@pytest.mark.parametrize("other", CHANGED.values(), ids=list(CHANGED))
def test_whatever_can_change_an_outcome_changes_the_digest(other: RuleBook) -> None:
    """Two reports with one digest must have been made by the same rules."""
    expected = False
    actual = other.digest == BOOK.digest
    assert expected == actual


def test_a_digest_is_a_sha_256() -> None:
    """Readers compare it with what other tools print."""
    expected = True
    actual = re.fullmatch("[0-9a-f]{64}", BOOK.digest) is not None
    assert expected == actual


@given(strategies.rule_books())
@settings(max_examples=25)
def test_a_book_is_a_value(book: RuleBook) -> None:
    """Books are sent to worker processes, where their digest must be the same."""
    copy: RuleBook = pickle.loads(pickle.dumps(book))  # noqa: S301 - our own bytes
    expected = ({book}, book.digest)
    actual = ({book, copy}, copy.digest)
    assert expected == actual


# --- what a book finds -------------------------------------------------------------------------


def test_a_rule_that_holds_gives_its_reason_for_each_of_its_objectives() -> None:
    """Everything that an explanation says stands in the evidence, so it can be said without the book."""
    match = RuleMatch(
        book="demo",
        rule="funds",
        version="1",
        author="the authors",
        reason=REASON,
        quotes=(Quote(field="title", language="fr", start=16, stop=35, words="transferts de fonds"),),
        text_only=True,
        confidence=0.9,
        degree=Degree.PRINCIPAL,
        actions=("20.a", "20.b"),
        sources=("A/RES/73/195, 20(a)",),
    )
    expected = [(19, "diaspora"), (20, "diaspora"), (20, match)]
    actual = [(number, one if one.rule == "funds" else one.rule) for number, one in BOOK.matches(ABUJA)]
    assert expected == actual


def test_a_rule_that_reads_more_than_words_says_so() -> None:
    """A study that is known to be one by its kind is not read “from the words of the title”."""
    study = attrs.evolve(ABUJA, kind=Kind.STUDY, title=Text.of(fr="Diasporas"))
    either = attrs.evolve(DIASPORA, condition=AnyOf([Mentions("diaspora"), KindIs([Kind.STUDY])]))
    book = attrs.evolve(BOOK, rules=[either, STUDY, FUNDS])
    expected = {"diaspora": False, "a-study": False}
    actual = {match.rule: match.text_only for _, match in book.matches(study)}
    assert expected == actual


def test_an_unknown_answer_is_no_match() -> None:
    """Whether it was a study is not known, so nobody says that it was."""
    unknown = attrs.evolve(ABUJA, kind=None, title=Text.of(fr="Diasporas"))
    book = attrs.evolve(BOOK, rules=[attrs.evolve(STUDY, condition=AllOf([Mentions("diaspora"), STUDY.condition]))])
    expected: list[tuple[int, RuleMatch]] = []
    actual = list(book.matches(unknown))
    assert expected == actual


@given(strategies.rule_books(min_rules=1), strategies.activities())
def test_every_rule_that_holds_is_found(book: RuleBook, activity: Activity) -> None:
    """A book asks only the rules whose words a text has, which must leave none out."""
    reading = book.reading_of(activity)
    expected = {rule.id for rule in book if rule.condition.truth(reading)}
    actual = {match.rule for _, match in book.matches(activity)}
    assert expected == actual


def test_a_method_is_a_book_with_its_digest() -> None:
    """A report names by what its links were found, so that somebody else can find them again."""
    expected = Method(book="demo", version="1", author="the authors", digest=BOOK.digest)
    actual = BOOK.method
    assert expected == actual


@given(strategies.rule_books(), strategies.activities())
def test_a_book_finds_nothing_outside_its_scope(book: RuleBook, activity: Activity) -> None:
    """What a method did not look for it cannot have found; else a gap would hide behind it."""
    expected = ObjectiveSet()
    actual = ObjectiveSet(number for number, _ in book.matches(activity)) - book.scope
    assert expected == actual
