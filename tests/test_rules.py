"""Rules and rule books: what they refuse, what they find, and when two of them are the same."""

import pickle
import re
from collections.abc import Callable
from typing import cast

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.absences import Undecided
from gcm_alignment.activities import Activity, ActivityId, ItemId, ItemLink, Kind, ProcessId, StatedBy
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Condition, KindIs, Mentions
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import Conflict, GcmError, InvalidValue, UnknownName
from gcm_alignment.evidence import Method, Quote, RuleMatch
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.places import CountryCode
from gcm_alignment.processes import ConsultationProcess, Membership, MembershipRole, ProcessKind, ProcessStatus
from gcm_alignment.readings import Background
from gcm_alignment.rules import Application, Rule, RuleBook
from gcm_alignment.sources import Completeness
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.when import (
    audience,
    before,
    country,
    host,
    kind,
    member,
    mentions,
    place,
    principle,
    process,
    theme,
    under,
)

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
    "objectives": attrs.evolve(
        BOOK, rules=[attrs.evolve(FUNDS, objectives=ObjectiveSet([21]), actions=()), DIASPORA, STUDY]
    ),
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


# --- books united ------------------------------------------------------------------------------

OTHER = attrs.evolve(BOOK, id="other", version="9", author="another team", scope=[9, 20], rules=[FUNDS])


@given(strategies.rule_books(), strategies.rule_books(), strategies.rule_books())
def test_uniting_books_is_commutative_associative_and_idempotent(one: RuleBook, two: RuleBook, three: RuleBook) -> None:
    """Teams pool their books in whatever order, and twice, and the report must not change for it."""
    first, second, third = (attrs.evolve(book, id=id_) for book, id_ in ((one, "a"), (two, "b"), (three, "c")))
    try:
        expected = [(first | second) | third] * 3
    except Conflict:
        with pytest.raises(Conflict):
            third | second | first
        return
    actual = [first | (second | third), third | second | first, first | second | third | second]
    assert expected == actual


def test_a_rule_of_a_united_book_keeps_its_book_author_and_version() -> None:
    """A review that names rule:other/funds holds before and after the books were united."""
    expected = [("rule:demo/funds", "1", "the authors"), ("rule:other/funds", "9", "another team")]
    matches = [match for number, match in (BOOK | OTHER).matches(ABUJA) if match.rule == "funds"]
    actual = [(match.key, match.version, match.author) for match in matches]
    assert expected == actual


def test_a_united_book_is_named_after_its_parts() -> None:
    """The method of a report says which books looked."""
    expected = ("demo+other", "1 + 9", "another team + the authors", [1, 9, 19, 20, 21])
    united = BOOK | OTHER
    actual = (united.id, united.version, united.author, list(united.scope))
    assert expected == actual


def test_a_book_united_with_itself_is_itself() -> None:
    """Else a book that was loaded twice would have another digest."""
    expected = BOOK
    actual = BOOK | BOOK
    assert expected == actual


@pytest.mark.parametrize(
    "other, message",
    [
        (
            attrs.evolve(BOOK, version="2", rules=[attrs.evolve(FUNDS, confidence=0.1)]),
            "two contents of rule demo/funds: of version 1 and 2; rename one, or leave one out",
        ),
        (
            attrs.evolve(OTHER, lexicon=Lexicon([Term(id="remittances", en=["funds"])])),
            "two contents of term remittances; rename one, or leave one out",
        ),
    ],
)
def test_two_contents_of_one_id_are_refused(other: RuleBook, message: str) -> None:
    """Choosing one in silence would change what a report says."""
    with pytest.raises(Conflict) as caught:
        BOOK | other
    expected = message
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("id_", ["funds", "demo/funds"])
def test_a_rule_is_taken_by_its_id(id_: str) -> None:
    """Notebooks ask for the rule that a report names."""
    expected = FUNDS
    actual = BOOK[id_]
    assert expected == actual


@pytest.mark.parametrize(
    "book, id_, message",
    [
        (BOOK, "fund", "no rule 'fund' in the book demo; near matches: funds"),
        (
            BOOK | OTHER,
            "funds",
            "no rule 'funds' in the book demo+other; near matches: rule:demo/funds, rule:other/funds",
        ),
    ],
)
def test_an_unknown_or_ambiguous_rule_names_what_comes_close(book: RuleBook, id_: str, message: str) -> None:
    """Where two books have a rule of one id, its author must say which is meant."""
    with pytest.raises(UnknownName) as caught:
        book[id_]
    expected = message
    actual = str(caught.value)
    assert expected == actual


# --- what stays open ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition, unknown",
    [
        (mentions("remittances") & kind("study"), ("kind",)),
        (mentions("remittances") & theme("drivers") & audience("media"), ("audiences", "themes")),
        (mentions("remittances") & principle("a") & process("rabat"), ("principles", "process")),
        (mentions("remittances") & under("demo-plan:domain-1") & host("NG"), ("items", "organisers")),
        (mentions("remittances") & place("Abuja") & country("NG") & before("2020"), ("occasions",)),
        (mentions("remittances") & member("SN"), ("process",)),
        (mentions(en="funds"), ("language",)),
        (~mentions(en="funds"), ("language",)),
    ],
)
def test_what_stays_open_is_told_with_what_would_decide_it(condition: Condition, unknown: tuple[str, ...]) -> None:
    """A secretariat that knows which field is missing can fill it in; a link that nobody can know is not made."""
    silent = Activity(id=ABUJA.id, title=ABUJA.title)
    book = attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, condition=condition)])
    expected = Application(
        matches=(),
        undecided=(
            Undecided(activity=ABUJA.id, source="rule:demo/funds", objectives=FUNDS.objectives, unknown=unknown),
        ),
    )
    actual = book.apply(silent)
    assert expected == actual


@given(strategies.rule_books(min_rules=1), strategies.activities())
def test_every_rule_holds_or_stays_open_or_fails(book: RuleBook, activity: Activity) -> None:
    """Gates that spare the asking must not hide that an answer is unknown."""
    reading = book.reading_of(activity)
    expected = {book.key_of(rule) for rule in book if rule.condition.truth(reading) is None}
    actual = {one.source for one in book.apply(activity).undecided}
    assert expected == actual


def test_a_language_that_the_book_does_not_speak_leaves_its_rules_open() -> None:
    """A title in Spanish was not read, which is not the same as saying nothing."""
    spanish = Activity(id=ABUJA.id, title=Text.of(es="Taller sobre remesas"))
    expected = {"diaspora", "funds"}
    actual = {one.source.partition("/")[2] for one in BOOK.apply(spanish).undecided if one.unknown == ("language",)}
    assert expected == actual


def test_an_outcome_is_worked_out_for_one_rule() -> None:
    """What a report says of a rule can be asked again in a notebook."""
    expected = (True, ["transferts de fonds"])
    found = BOOK.outcome("funds", ABUJA)
    actual = (found.truth, [quote.words for quote in found.quotes])
    assert expected == actual


@pytest.mark.parametrize(
    "make, message",
    [
        (
            lambda: attrs.evolve(FUNDS, reason=cast("BilingualText", "So.")),
            "rule funds needs a condition, and a reason as a BilingualText",
        ),
        (
            lambda: attrs.evolve(FUNDS, condition=cast("Condition", "workshop")),
            "rule funds needs a condition, and a reason",
        ),
        (lambda: attrs.evolve(FUNDS, id="b/c"), "not an id of a rule or a book: 'b/c'; write one such as my-rules"),
        (
            lambda: attrs.evolve(FUNDS, degree=cast("Degree", "foo")),
            "no degree 'foo': there are principal, significant",
        ),
        (lambda: attrs.evolve(BOOK, version=cast("str", 1)), "book demo needs a version and an author, as texts"),
        (lambda: attrs.evolve(BOOK, author=" "), "book demo needs a version and an author, as texts"),
    ],
    ids=["reason", "condition", "id", "degree", "version", "author"],
)
def test_what_could_not_be_explained_or_written_is_refused(make: Callable[[], object], message: str) -> None:
    """In a notebook no type checker helps, and the report that fails is made much later."""
    with pytest.raises(GcmError) as caught:
        make()
    expected = message
    actual = str(caught.value)[: len(message)]
    assert expected == actual


def test_only_books_unite_with_books() -> None:
    """A rule that is not yet in a book has no author."""
    with pytest.raises(TypeError):
        BOOK | cast("RuleBook", FUNDS)


def test_equal_confidences_make_equal_digests() -> None:
    """A file writes 1 as 1.0, and must not change the digest for it."""
    whole, decimal = (attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, confidence=one)]) for one in (1, 1.0))
    expected = whole.digest
    actual = decimal.digest
    assert expected == actual


def test_members_that_are_known_leave_the_dates_to_be_filled_in() -> None:
    """Who took part is on the list; whether it was then is not, because nobody noted when it was."""
    member_since = Membership(state=CountryCode("SN"), role=MembershipRole.MEMBER, since=PartialDate(2019))
    process_ = ConsultationProcess(
        id=ProcessId("demo"),
        name=Text.of(en="Demo"),
        abbreviation="DEMO",
        kind=ProcessKind.RCP,
        status=ProcessStatus.ACTIVE,
        memberships=(member_since,),
        completeness=Completeness.COMPLETE,
    )
    book = attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, condition=member("SN"))])
    undated = Activity(id=ABUJA.id, title=ABUJA.title, process=ProcessId("demo"))
    expected = [("occasions",)]
    actual = [one.unknown for one in book.apply(undated, Background(processes=(process_,))).undecided]
    assert expected == actual


def test_an_item_whose_plan_is_not_known_asks_for_the_plan() -> None:
    """The activity has its place; what stands above it is in a plan that was not loaded."""
    book = attrs.evolve(BOOK, rules=[attrs.evolve(FUNDS, condition=under("demo-plan:domain-1"))])
    placed = attrs.evolve(ABUJA, items=(ItemLink(ItemId("demo-plan:objective-1"), StatedBy.PROJECT),))
    expected = [("plan",)]
    actual = [one.unknown for one in book.apply(placed).undecided]
    assert expected == actual
