"""Mutants: each has one fault, good examples notice them, and what survives is told apart."""

from typing import cast

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ActivityId, Kind
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Composable, Condition, Not
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.readings import Reading
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.asking import asking
from gcm_alignment.testing.mutation import Example, MutationKind, Tell, mutate, strength, tell_apart
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.translation import Translator
from gcm_alignment.when import (
    audience,
    country,
    during,
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

LEXICON = Lexicon(
    [
        Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="words", en=["word"], fr=["mot"]),
        Term(id="labour", en=["{labour|labor} migration"], fr=["{migration de main-d’œuvre|mobilité}"]),
    ]
)
REASON = BilingualText("Why.", "Pourquoi.")


def book(*conditions: Composable) -> RuleBook:
    """Make a book of a rule for each condition."""
    rules = [
        Rule(id=f"r{number}", objectives=ObjectiveSet([20]), condition=cast("Condition", one), reason=REASON)
        for number, one in enumerate(conditions)
    ]
    return RuleBook(id="team", version="1", author="a team", lexicon=LEXICON, scope=ObjectiveSet([20]), rules=rules)


def conditions_of(asked: Composable, sort: MutationKind) -> list[Condition]:
    """Return the conditions of the mutants of one sort."""
    return [mutant.book["r0"].condition for mutant in mutate(book(asked)) if mutant.kind is sort]


REMITTANCES = mentions("remittances")
BOTH = REMITTANCES & kind("study")


@pytest.mark.parametrize(
    "asked, sort, expected",
    [
        (REMITTANCES, MutationKind.DROPPED, []),
        (BOTH, MutationKind.DROPPED, [AllOf([kind("study")]), AllOf([REMITTANCES])]),
        (REMITTANCES | kind("study"), MutationKind.DROPPED, [AnyOf([kind("study")]), AnyOf([REMITTANCES])]),
        (REMITTANCES, MutationKind.FLIPPED, [~REMITTANCES]),
        (~REMITTANCES, MutationKind.FLIPPED, [REMITTANCES, Not(~REMITTANCES)]),
        (BOTH, MutationKind.FLIPPED, [AllOf([~REMITTANCES, kind("study")]), AllOf([REMITTANCES, ~kind("study")])]),
        (
            REMITTANCES,
            MutationKind.WIDENED,
            [mentions(en=["remittance(s)"], fr=["de fonds"]), mentions(en=["remittance(s)"], fr=["transfert(s) de"])],
        ),
        (mentions("words", field="title"), MutationKind.WIDENED, [mentions("words")]),
        (
            mentions(en="cash in hand", field="title"),
            MutationKind.WIDENED,
            [mentions(en="cash in hand"), mentions(en="in hand", field="title"), mentions(en="cash in", field="title")],
        ),
        (mentions(en="{cash in|money} hand"), MutationKind.WIDENED, []),
        (during("2019"), MutationKind.WIDENED, [during("2019/.."), during("../2019")]),
        (during("2019/.."), MutationKind.WIDENED, []),
        (kind("study"), MutationKind.WIDENED, []),
        (mentions(en="money"), MutationKind.WIDENED, []),
        (mentions(en="– money"), MutationKind.WIDENED, [mentions(en="money")]),
    ],
)
def test_each_sort_of_mutation_changes_one_thing(
    asked: Composable, sort: MutationKind, expected: list[Condition]
) -> None:
    """A mutant with two faults is noticed for either, and says nothing of the other."""
    actual = conditions_of(asked, sort)
    assert expected == actual


def test_objectives_are_swapped_one_by_one_for_the_next_that_is_free() -> None:
    """The scope follows: a mutant is a valid book."""
    asked = attrs.evolve(book(REMITTANCES)["r0"], objectives=ObjectiveSet([19, 20, 23]))
    made = attrs.evolve(book(), rules=[asked], scope=ObjectiveSet.full())
    expected = [{20, 21, 23}, {19, 21, 23}, {1, 19, 20}]
    actual = [set(one.book["r0"].objectives) for one in mutate(made) if one.kind is MutationKind.SWAPPED]
    assert expected == actual


def test_actions_go_with_their_objective() -> None:
    """A rule cannot lead to an action of an objective that it no longer leads to."""
    asked = attrs.evolve(book(REMITTANCES)["r0"], objectives=ObjectiveSet([19, 20]), actions=("19.a", "20.a"))
    made = attrs.evolve(book(), rules=[asked], scope=ObjectiveSet.full())
    expected = [("20.a",), ("19.a",)]
    actual = [one.book["r0"].actions for one in mutate(made) if one.kind is MutationKind.SWAPPED]
    assert expected == actual


def test_the_shipped_book_has_mutants() -> None:
    """Every rule that people write has something that can go wrong."""
    shipped = gcm.load_rules()
    expected = {shipped.key_of(rule) for rule in shipped}
    actual = {mutant.rule for mutant in mutate(shipped)}
    assert expected == actual


ABOUT = Activity(id=ActivityId("demo:a"), title=Text.of(en="Study of remittances"), kind=Kind.STUDY)
IN_FRENCH = Activity(id=ActivityId("demo:b"), title=Text.of(fr="Étude des transferts de fonds"), kind=Kind.STUDY)
OTHER = Activity(id=ActivityId("demo:c"), title=Text.of(en="Study"), kind=Kind.STUDY)
NO_STUDY = attrs.evolve(ABOUT, id=ActivityId("demo:d"), kind=Kind.FORUM)
NEAR = Activity(id=ActivityId("demo:e"), title=Text.of(fr="Étude des transferts de données, de fonds"), kind=Kind.STUDY)
ENOUGH = [(ABOUT, [20]), (IN_FRENCH, [20]), (OTHER, []), (NO_STUDY, []), (NEAR, [])]


def test_good_examples_notice_every_mutant() -> None:
    """One example on each side of each condition is what a team should have."""
    found = strength(
        book(BOTH),
        [
            *ENOUGH,
            Example(attrs.evolve(NEAR, id=ActivityId("demo:f"), title=Text.of(fr="transferts de")), ObjectiveSet()),
        ],
    )
    expected = (7, 7, ())
    actual = (*found.ratio, found.survivors)
    assert expected == actual


def test_without_examples_every_mutant_survives_and_is_told_apart() -> None:
    """What to write is told with each: an activity, and where the book leads from it."""
    made = book(BOTH)
    found = strength(made, [])
    expected = (0, 7, {Tell.APART})
    actual = (*found.ratio, {one.tell for one in found.survivors})
    assert expected == actual
    for one in found.survivors:
        names: dict[str, object] = {}
        exec(one.code, names)  # noqa: S102 - what the kit printed
        example = cast("Example", names["example"])
        assert example == Example(cast("Activity", one.activity), one.objectives)
        assert one.instead != one.objectives
        assert {number for number, _ in one.mutant.book.matches(example.activity)} == set(one.instead)


def test_an_example_told_notices_the_mutant_that_it_was_told_for() -> None:
    """Whoever pastes all of them has examples that notice everything."""
    made = book(BOTH, during("2019") & mentions("labour"))
    told = strength(made, []).survivors
    found = strength(made, [Example(cast("Activity", one.activity), one.objectives) for one in told])
    expected = (len(told), len(told))
    actual = tuple(found.ratio)
    assert expected == actual


def test_a_mutant_that_changes_nothing_is_named_as_such() -> None:
    """Nobody should look for an example that cannot be."""
    made = book(kind("study") | (kind("study") & REMITTANCES))
    found = [one for one in strength(made, []).survivors if one.tell is Tell.EQUIVALENT]
    expected = True
    actual = any("without this being asked: the texts speak of “remittances”" in str(one.mutant) for one in found)
    assert expected == actual
    assert not any(one.code for one in found)


def test_a_mutant_behind_another_rule_is_not_told_apart() -> None:
    """Where two rules lead to one objective from the same words, examples see neither alone."""
    found = strength(book(BOTH, REMITTANCES), []).survivors
    (masked,) = (
        one for one in found if str(one.mutant).startswith("rule:team/r0 without this being asked: the kind is")
    )
    expected = (Tell.UNKNOWN, None)
    actual = (masked.tell, masked.activity)
    assert expected == actual


def test_an_example_that_the_book_does_not_meet_notices_nothing() -> None:
    """It is to be mended first: it would notice every mutant, and the book as well."""
    wrong = Example(OTHER, ObjectiveSet([20]))
    found = strength(book(REMITTANCES), [wrong])
    expected = ((), (wrong,))
    actual = (found.noticed, found.failing)
    assert expected == actual
    assert "examples that the book itself does not meet: demo:c" in str(found)


class Own(Composable):
    """A condition of a user's own."""

    def truth(self, reading: Reading) -> bool:
        """Hold for titles about remittances."""
        return any("remittances" in words for _, words in reading.activity.title.versions)


def test_conditions_of_users_are_denied_as_a_whole() -> None:
    """What cannot be looked into can still be tried."""
    found = strength(book(Own()), [])
    expected = {(MutationKind.FLIPPED, Tell.APART), (MutationKind.SWAPPED, Tell.APART)}
    actual = {(one.mutant.kind, one.tell) for one in found.survivors}
    assert expected == actual


def test_too_large_conditions_are_not_called_equivalent() -> None:
    """Not to know is another thing than to know that there is nothing."""
    many = AllOf([AnyOf([mentions(en=f"a{number} b"), ~mentions(en=f"a{number} b")]) for number in range(9)])
    made = book(many & ~many)
    (swapped,) = (mutant for mutant in mutate(made) if mutant.kind is MutationKind.SWAPPED)
    expected = Tell.UNKNOWN
    actual = tell_apart(swapped, made).tell
    assert expected == actual


def test_the_account_is_worded_in_both_languages() -> None:
    """A team reads it in its own language."""
    lines = list(strength(book(kind("study") | (kind("study") & REMITTANCES)), [(OTHER, [20])]).told())
    expected = len(lines)
    actual = sum(gcm.label(line, "en") != gcm.label(line, "fr") for line in lines)
    assert expected == actual


def test_mutants_are_told_apart_in_words() -> None:
    """Two mutants that read the same leave a team to guess which of them nobody would notice."""
    asked = during("2019/2021") & mentions(en="port visa(s)", field="title")
    expected = [
        "rule:team/r0 with less asked for: the time is 2019/2021 → the time is 2019/..",
        "rule:team/r0 with less asked for: the time is 2019/2021 → the time is ../2021",
        "rule:team/r0 with less asked for: the title speaks of “port visa(s)” → the texts speak of “port visa(s)”",
        "rule:team/r0 with less asked for: the title speaks of “port visa(s)” → the title speaks of “visa(s)”",
        "rule:team/r0 with less asked for: the title speaks of “port visa(s)” → the title speaks of “port”",
    ]
    actual = [str(one) for one in mutate(book(asked)) if one.kind is MutationKind.WIDENED]
    assert expected == actual


def test_no_two_mutants_of_the_shipped_book_read_the_same() -> None:
    """What is told by its words alone is told apart by them."""
    told = [str(one) for one in mutate(gcm.load_rules())]
    expected = len(told)
    actual = len(set(told))
    assert expected == actual


@attrs.frozen
class Sunny(Composable):
    """A condition of somebody's own."""

    def truth(self, reading: Reading) -> bool:
        """Hold for all."""
        return bool(reading.activity.id)


@pytest.mark.parametrize(
    "condition, english, french",
    [
        (
            kind("study", "workshop") & ~theme("drivers"),
            "all of this (the kind is study or workshop, not: the theme is drivers of migration)",
            "tout ceci (le type est\u00a0: étude ou atelier et non\u00a0: le thème est",
        ),
        (
            process("rabat") | under("cadiz-2023:domain-1"),
            "one of this (the process is rabat or the item of the plan is cadiz-2023:domain-1, or one under it)",
            "au moins une de ces choses (le processus est\u00a0: rabat ou",
        ),
        (member("NG", "MA"), "the process has MA or NG take part", "MA ou NG"),
        (host("NG"), "the host is NG", "NG"),
        (country("NG"), "the country is NG", "NG"),
        (place("Abuja"), "the place is Abuja", "Abuja"),
        (principle("a"), "the guiding principle is a", "a"),
        (audience("media"), "the audience is the media", "médias"),
        (cast("Condition", Sunny()), "Sunny()", "Sunny()"),
    ],
    ids=str,
)
def test_conditions_are_worded_in_both_languages(condition: Condition, english: str, french: str) -> None:
    """Python in a French sentence is for programmers alone."""
    expected = english
    actual = str(asking(condition))
    assert expected == actual
    assert french in Translator.of("fr").message(asking(condition))
