"""Laws as values: tried alone or together, told in both languages, left out by name."""

import datetime as dt
import locale
import os
import time
from collections.abc import Sequence
from typing import NoReturn

import pytest
from hypothesis import reject
from hypothesis.errors import FailedHealthCheck, Unsatisfiable

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ActivityId, Kind
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.errors import InvalidValue, UnknownName
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing import laws
from gcm_alignment.testing.laws import LawBroken, Laws, LawsBroken
from gcm_alignment.testing.laws._codecs import first_difference
from gcm_alignment.testing.reducing import reduced, smaller
from gcm_alignment.testing.rewriting import APOSTROPHES, CASES, SPACES, accents_added
from gcm_alignment.testing.surroundings import SURROUNDINGS, places
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.when import kind, mentions

REASON = BilingualText("Why.", "Pourquoi.")
SOUND = Rule(id="r", objectives=ObjectiveSet([20]), condition=mentions("remittances"), reason=REASON)
ONE_FAULT = Rule(id="r", objectives=ObjectiveSet([20]), condition=mentions(en="cash"), reason=REASON)
DEAD = Rule(id="r", objectives=ObjectiveSet([20]), condition=kind("study") & ~kind("study"), reason=REASON)


def test_a_law_that_holds_says_nothing() -> None:
    """No news is what a test expects."""
    law = laws.for_rule(SOUND)["case"]
    law.check(examples=5)
    expected = None
    actual = law.broken(examples=5)
    assert expected == actual


def test_a_law_that_is_broken_says_which_why_and_by_what() -> None:
    """All that a reader needs stands in the error itself."""
    with pytest.raises(LawBroken) as caught:
        laws.for_rule(ONE_FAULT)["both-languages"].check()
    expected = (
        "both-languages",
        "rule:trial/r breaks the law “both-languages”: rule:trial/r asks for words that have no form in French",
        "why it matters: a term of one language is a blind spot in the other",
        "from gcm_alignment import Says\n\nasked = Says(en=('cash',))",
    )
    told = str(caught.value).splitlines()
    actual = (caught.value.law, told[0], told[1], caught.value.code)
    assert expected == actual


def test_a_broken_law_is_told_in_french() -> None:
    """Names of laws are names; the rest is French."""
    broken = laws.for_rule(ONE_FAULT)["both-languages"].broken()
    assert broken is not None
    expected = (
        "rule:trial/r enfreint la loi «\u00a0both-languages\u00a0»\u00a0: "
        "rule:trial/r demande des mots qui n’ont pas de forme en français"
    )
    actual = gcm.label(broken, "fr").splitlines()[0]
    assert expected == actual


def test_one_broken_law_is_raised_as_itself() -> None:
    """A list of one would be a detour."""
    with pytest.raises(LawBroken) as caught:
        laws.for_rule(ONE_FAULT).check(examples=5)
    expected = "both-languages"
    actual = caught.value.law
    assert expected == actual


def test_several_broken_laws_are_told_at_once() -> None:
    """Who mends one at a time waits for the whole round each time."""
    both = Laws([*laws.for_rule(ONE_FAULT), *laws.for_rule(DEAD)])
    with pytest.raises(LawsBroken) as caught:
        laws.check(both, examples=5)
    expected = ["both-languages", "satisfiable"]
    actual = [one.law for one in caught.value.broken]
    assert expected == actual
    assert str(caught.value).startswith("laws broken: 2\n\nrule:trial/r breaks the law “both-languages”")


def test_a_difference_without_values_says_so() -> None:
    """“The smallest counterexample” and then nothing would look like a fault of the kit."""

    class Losing(RuleBook):
        def __or__(self, other: RuleBook) -> RuleBook:
            return self

    book = Losing(id="x", version="1", author="x", lexicon=gcm.load_lexicon(), scope=ObjectiveSet([20]), rules=(SOUND,))
    broken = laws.for_rule_book(book)["union"].broken()
    assert broken is not None
    expected = ("", True)
    actual = (broken.code, str(broken).endswith("there is nothing to show beside it"))
    assert expected == actual


def test_laws_are_left_out_by_name() -> None:
    """What is knowingly not kept is said in the test, by its name."""
    known = laws.for_rule(ONE_FAULT)
    expected = tuple(name for name in known.names if name not in {"both-languages", "case"})
    actual = known.without("both-languages", "case").names
    assert expected == actual
    assert len(known.without("case")) == len(known) - 1


@pytest.mark.parametrize(
    "wrong", [lambda known: known["cse"], lambda known: known.without("order", "cse")], ids=["asked for", "left out"]
)
def test_a_misspelt_law_is_not_ignored(wrong: object) -> None:
    """A law that is left out by a misspelt name would go on failing, and nobody would know why."""
    assert callable(wrong)
    with pytest.raises(UnknownName) as caught:
        wrong(laws.for_rule(SOUND))
    expected = "no law 'cse'; near matches: case"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("examples", [0, -1])
def test_a_law_needs_an_example(examples: int) -> None:
    """On none of them, every law holds."""
    with pytest.raises(InvalidValue) as caught:
        laws.for_rule(SOUND)["case"].check(examples=examples)
    expected = f"a law is tried on one example or more, not on {examples}"
    actual = str(caught.value)
    assert expected == actual


class Undrawn(gcm.LexiconSuggester):
    """A suggester under test that rejects what Hypothesis draws."""

    def suggest_many(self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3) -> NoReturn:
        """Ask for another example, always."""
        reject()


def test_what_hypothesis_says_is_not_blamed_on_the_law() -> None:
    """Whoever rejects every example must be told so by Hypothesis itself."""
    with pytest.raises((FailedHealthCheck, Unsatisfiable)):
        laws.for_suggester(Undrawn())["case"].check(examples=5)


def test_a_book_without_rules_is_lawful() -> None:
    """A team begins with an empty file."""
    book = RuleBook(id="x", version="1", author="x", lexicon=gcm.load_lexicon(), scope=ObjectiveSet([20]), rules=())
    laws.for_rule_book(book).check(examples=5)


def test_a_rule_that_is_too_large_to_solve_is_tried() -> None:
    """What cannot be proved is looked for."""
    parts = [mentions(en=f"a{number} b") | ~mentions(en=f"a{number} b") for number in range(9)]
    large = gcm.AllOf(parts)
    asked = Rule(id="r", objectives=ObjectiveSet([20]), condition=large & ~large, reason=REASON)
    broken = laws.for_rule(asked)["satisfiable"].broken()
    assert broken is not None
    expected = "satisfiable"
    actual = broken.law
    assert expected == actual


# --- where two values differ ----------------------------------------------------------------------

FORUM = Activity(id=ActivityId("demo:a"), title=Text.of(en="Forum"), kind=Kind.FORUM)


@pytest.mark.parametrize(
    "one, other, expected",
    [
        (1, 1, None),
        (1, 2, ("", 1, 2)),
        (1, True, ("", 1, True)),
        ([1, 2], [1, 3], ("[1]", 2, 3)),
        ([1], [1, 2], ("", [1], [1, 2])),
        ((1, [2]), (1, [3]), ("[1][0]", 2, 3)),
        ({"a": 1}, {"a": 1}, None),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, ("['a']['b']", 1, 2)),
        ({"a": 1}, {"b": 1}, ("", {"a": 1}, {"b": 1})),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, ("", {"a": 1, "b": 2}, {"b": 2, "a": 1})),
        ([{"a": [None]}], [{"a": []}], ("[0]['a']", [None], [])),
        (Text.of(en="a"), Text.of(en="b"), (".versions[0][1]", "a", "b")),
    ],
)
def test_the_first_difference_is_told_by_its_path(one: object, other: object, expected: object) -> None:
    """Of a file with a thousand fields, the one that was lost is what matters."""
    actual = first_difference(one, other)
    assert expected == actual


# --- smaller values -------------------------------------------------------------------------------


def test_a_value_is_made_smaller_as_far_as_it_goes() -> None:
    """Only what the fault needs is left."""
    crowded = Activity(
        id=ActivityId("demo:a"),
        title=Text.of(en="Forum", fr="Forum"),
        kind=Kind.FORUM,
        people=3,
        principles=("a", "b", "c"),
        description=Text.of(en="x"),
    )
    expected = Activity(id=ActivityId("demo:a"), title=Text.of(fr="Forum"), principles=("b",))
    actual = reduced(crowded, lambda one: "b" in (one.principles or ()) and "fr" in one.title.languages, seconds=5)
    assert expected == actual


def test_making_smaller_ends_in_time() -> None:
    """A counterexample that nobody waits for helps nobody."""
    expected = FORUM
    actual = reduced(FORUM, lambda _: True, seconds=-1)
    assert expected == actual


def test_what_has_no_parts_is_as_small_as_it_gets() -> None:
    """Numbers and words are made smaller where they are drawn."""
    expected: list[int] = []
    actual = list(smaller(5))
    assert expected == actual


# --- the same words, the same moment --------------------------------------------------------------


def test_rewriting_changes_the_typing_and_not_the_words() -> None:
    """A rewriting that changes a word would blame the rule for it."""
    words = "L’été d'Œuvre – ß \u0131"
    expected = {words.casefold()}
    actual = {rewrite(words).casefold() for rewrite in CASES}
    assert expected == actual
    assert {len(rewrite(words)) for rewrite in APOSTROPHES} == {len(words)}
    assert {tuple(rewrite(words).split()) for rewrite in SPACES} == {tuple(words.split())}
    assert accents_added("Etat é") == "Êtât é"


def test_another_clock_answers_whoever_asks() -> None:
    """Each of the ways in which Python tells the time is deceived alike."""
    adopted = SURROUNDINGS[0]
    with adopted.around(places()):
        told = [
            *(time.time(), time.time_ns() / 1e9, time.mktime(time.localtime())),
            *(dt.datetime.now(dt.UTC).timestamp(), dt.datetime.today().timestamp()),  # noqa: DTZ002 - what is tried
            getattr(dt.datetime, "utcnow")().replace(tzinfo=dt.UTC).timestamp(),  # noqa: B009 - deprecated, and still used
        ]
        days = [str(dt.date.today()), time.strftime("%Y-%m-%d"), time.strftime("%Y-%m-%d", time.gmtime())]  # noqa: DTZ011 - as above
        spelt_out = time.ctime()
    expected = ({adopted.moment}, ["2018-12-20", "2018-12-20", "2018-12-19"], "Thu Dec 20 01:00:00 2018")
    actual = (set(told), days, spelt_out)
    assert expected == actual


def test_another_clock_makes_real_dates() -> None:
    """A date that is none would be told from an equal one afterwards."""
    with SURROUNDINGS[0].around(places()):
        made = (dt.date(2019, 1, 2), dt.datetime(2019, 1, 2, tzinfo=dt.UTC), dt.date.fromisoformat("2019-01-02"))
        recognised = (isinstance(made[1], dt.date), issubclass(type(made[1]), dt.datetime))
        elsewhere = (time.gmtime(0).tm_year, time.localtime(86_400).tm_year, time.ctime(86_400)[-4:])
    expected = ((dt.date, dt.datetime, dt.date), (True, True), (1970, 1970, "1970"))
    actual = (tuple(map(type, made)), recognised, elsewhere)
    assert expected == actual


def test_surroundings_are_others_for_a_while_and_then_as_before() -> None:
    """What a law leaves behind would fail the next test, and nobody would think of the law."""

    def told() -> tuple[object, ...]:
        tag = locale.setlocale(locale.LC_ALL)
        return (
            os.environ.get("LANG"),
            os.environ.get("TZ"),
            tag,
            time.localtime(0).tm_hour,
            dt.datetime.now(dt.UTC).year,
        )

    before = told()
    for one in SURROUNDINGS:
        with one.around(places()):
            inside = told()
            assert locale.setlocale(locale.LC_ALL, "C") == "C"
        assert inside[:3] == (f"{one.locale}.UTF-8", one.zone, f"{one.locale}.UTF-8")
        assert inside[4] == dt.datetime.fromtimestamp(one.moment, dt.UTC).year
    expected = before
    actual = told()
    assert expected == actual


def test_variables_that_were_set_are_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine has its own TZ."""
    monkeypatch.setenv("TZ", "Africa/Dakar")
    with SURROUNDINGS[0].around(()):
        pass
    expected = "Africa/Dakar"
    actual = os.environ["TZ"]
    assert expected == actual
