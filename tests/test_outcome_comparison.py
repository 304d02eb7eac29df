"""Two rule books side by side: the links that appear, vanish or change standing, and because of which rules."""

import json
import pickle

import attrs
import pytest
from hypothesis import given, settings

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ActivityId, ItemId, ItemLink, StatedBy
from gcm_alignment.analysis.changes import OutcomeChange
from gcm_alignment.codec import decode, encode
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.errors import InvalidValue, NotComparable
from gcm_alignment.evidence import Standing
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.processes import CrosswalkLine, Framework, FrameworkItem, ItemLevel
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing import strategies as gst
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.when import mentions

REASON = BilingualText("It is about it.", "Elle porte là-dessus.")
LEXICON = Lexicon([Term(id="data", en=["data"]), Term(id="diaspora", en=["diaspora(s)"])])


def rule(id_: str, term: str, *objectives: int) -> Rule:
    """Make a rule that asks for a term."""
    return Rule(id=id_, objectives=ObjectiveSet(objectives), condition=mentions(term), reason=REASON)


OLD = RuleBook(
    id="demo",
    version="1",
    author="we",
    lexicon=LEXICON,
    scope=[1, 2, 19],
    rules=[rule("data", "data", 1), rule("people", "diaspora", 19)],
)
NEW = attrs.evolve(OLD, version="2", rules=[rule("data", "data", 1, 2), rule("groups", "diaspora", 19)])
DOMAIN = ItemId("plan:domain-1")
PLAN = Framework(
    id="plan",
    process=gcm.ProcessId("rabat"),
    title=Text.of(en="Plan"),
    items=(FrameworkItem(id=DOMAIN, level=ItemLevel.DOMAIN, number="1", title=Text.of(en="Data")),),
    crosswalk=(
        CrosswalkLine(item=DOMAIN, objectives=ObjectiveSet([2]), reason=REASON, stated_by=StatedBy.INSTITUTION),
    ),
)
DATA = Activity(id=ActivityId("demo:data"), title=Text.of(en="Workshop on data"))
PLANNED = Activity(
    id=ActivityId("demo:planned"),
    title=Text.of(en="Meeting on data"),
    items=(ItemLink(DOMAIN, StatedBy.INSTITUTION),),
)
REGISTER = Portfolio(id="demo", title=Text.of(en="Register"), activities=[DATA, PLANNED], frameworks=(PLAN,))


def test_each_change_names_the_rules_that_made_it() -> None:
    """A domain of the plan only suggested objective 2; the changed rule infers it, and brings it to the other one."""
    expected = (
        (OutcomeChange(activity=DATA.id, objective=2, before=None, after=Standing.INFERRED, new=("rule:demo/data",)),),
        (),
        (
            OutcomeChange(
                activity=PLANNED.id,
                objective=2,
                before=Standing.SUGGESTED,
                after=Standing.INFERRED,
                new=("rule:demo/data",),
            ),
        ),
    )
    found = gcm.compare_outcomes(OLD, NEW, REGISTER)
    actual = (found.appearing, found.vanishing, found.moving)
    assert expected == actual


def test_a_link_that_another_rule_takes_over_does_not_change() -> None:
    """What counts for the report is the link and its standing; the rule behind it may have another name."""
    people = Activity(id=ActivityId("demo:people"), title=Text.of(en="Diasporas"))
    expected = 0
    actual = len(gcm.compare_outcomes(OLD, NEW, attrs.evolve(REGISTER, activities=[people])))
    assert expected == actual


def test_a_declaration_holds_whatever_the_rules_say() -> None:
    """No rule book moves what an authority declared."""
    said = gcm.Declaration(
        authority=gcm.AuthorityKind.SECRETARIAT,
        by="the secretariat",
        on=gcm.PartialDate(2022),
        source=gcm.Source(kind=gcm.SourceKind.OFFICIAL, title="A list"),
    )
    declared = attrs.evolve(
        REGISTER,
        declarations=tuple(
            gcm.Alignment(activity=DATA.id, objective=number, evidence=(attrs.evolve(said, aligned=aligned),))
            for number, aligned in ((1, True), (2, False))
        ),
    )
    expected = [PLANNED.id]
    actual = [change.activity for change in gcm.compare_outcomes(OLD, NEW, declared)]
    assert expected == actual


@given(gst.rule_books(), gst.portfolios())
@settings(max_examples=40)
def test_a_book_beside_itself_changes_nothing(book: RuleBook, register: Portfolio) -> None:
    """Else every comparison would be in doubt."""
    expected = ()
    actual = gcm.compare_outcomes(book, book, register).changes
    assert expected == actual


@given(gst.rule_books(), gst.rule_books(), gst.portfolios())
@settings(max_examples=40)
def test_what_appears_one_way_vanishes_the_other_way(one: RuleBook, other: RuleBook, register: Portfolio) -> None:
    """Before and after change places, and so do the rules that are gone and new."""

    def turned(change: OutcomeChange) -> OutcomeChange:
        return attrs.evolve(change, before=change.after, after=change.before, gone=change.new, new=change.gone)

    there, back = gcm.compare_outcomes(one, other, register), gcm.compare_outcomes(other, one, register)
    expected = (there.appearing, there.vanishing, there.moving)
    actual = tuple(tuple(map(turned, part)) for part in (back.vanishing, back.appearing, back.moving))
    assert expected == actual


@given(gst.outcome_comparisons())
@settings(max_examples=25)
def test_a_comparison_is_a_value(found: gcm.OutcomeComparison) -> None:
    """It goes into the file of the meeting that decides on the new book."""
    copy: object = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    back = decode(json.loads(json.dumps(encode(found))), gcm.OutcomeComparison)
    expected = {found}
    actual = {found, copy, back}
    assert expected == actual


def test_a_change_changes_something() -> None:
    """A list of changes that holds none would be read in vain."""
    with pytest.raises(InvalidValue, match="demo:data, objective 2: no change of standing"):
        OutcomeChange(activity=DATA.id, objective=2, before=Standing.INFERRED, after=Standing.INFERRED)


def test_outcomes_for_other_activities_are_refused() -> None:
    """A link would seem to vanish where nobody looked for it."""
    one = gcm.align(REGISTER, rules=OLD)
    other = gcm.align(attrs.evolve(REGISTER, activities=[DATA]), rules=NEW)
    with pytest.raises(NotComparable, match="outcomes for two sets of activities"):
        gcm.OutcomeComparison(before=one, after=other)


def test_a_comparison_reads_well() -> None:
    """The officer sees which links are new, and by which rule."""
    old, new = OLD.digest[:8], NEW.digest[:8]
    expected = f"""\
What another rule book changes
==============================

Before: demo 1 ({old}). After: demo 2 ({new}).

Links that appear
-----------------

Activity          Objective                   Before  After     Rules
----------------  --------------------------  ------  --------  ----------------
Workshop on data  2 Minimize adverse drivers  –       inferred  + rule:demo/data

Links whose standing changes
----------------------------

Activity         Objective                   Before     After     Rules
---------------  --------------------------  ---------  --------  ----------------
Meeting on data  2 Minimize adverse drivers  suggested  inferred  + rule:demo/data
"""
    actual = str(gcm.compare_outcomes(OLD, NEW, REGISTER))
    assert expected == actual


def test_a_comparison_is_worded_in_french() -> None:
    """Both languages name the same rules."""
    text = gcm.compare_outcomes(NEW, OLD, REGISTER).text("fr")
    expected = [True, True, True]
    actual = [words in text for words in ("Liens qui disparaissent", "Liens dont le niveau change", "− rule:demo/data")]
    assert expected == actual


def test_no_change_is_said() -> None:
    """An empty page would leave open whether anything was compared."""
    nobody = gcm.AlignmentSet()
    expected = "Before: –. After: –.\n\nNothing changes: the same links, of the same standing.\n"
    actual = gcm.OutcomeComparison(before=nobody, after=nobody).text().partition("\n\n")[2]
    assert expected == actual


def test_a_comparison_is_short_in_a_traceback() -> None:
    """Two sets of alignments written out would fill the screen."""
    expected = f"OutcomeComparison(before='demo 1 ({OLD.digest[:8]})', after='demo 2 ({NEW.digest[:8]})', changes=2)"
    actual = repr(gcm.compare_outcomes(OLD, NEW, REGISTER))
    assert expected == actual


def test_a_notebook_shows_a_comparison() -> None:
    """A table in a cell is what is looked at first."""
    expected = True
    actual = "<td>+ rule:demo/data</td>" in gcm.compare_outcomes(OLD, NEW, REGISTER)._repr_html_()
    assert expected is actual


def test_changes_come_in_order_and_in_number() -> None:
    """By activity, then by objective, as everywhere."""
    found = gcm.compare_outcomes(OLD, NEW, REGISTER)
    expected = (2, [(DATA.id, 2), (PLANNED.id, 2)])
    actual = (len(found), [(change.activity, change.objective) for change in found])
    assert expected == actual
