"""The words to write conditions with, and how conditions combine."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment import when
from gcm_alignment.conditions import DEEPEST, Condition
from gcm_alignment.testing import strategies

if TYPE_CHECKING:
    from gcm_alignment.readings import TextField

TERMS = ["remittances", "traite"]
LEXICON = gcm.Lexicon([gcm.Term(id="remittances", en=["remittance(s)"]), gcm.Term(id="traite", fr=["traite"])])
WORKSHOP, REMITTANCES, STUDY = when.kind("workshop"), when.mentions("remittances"), when.kind("study")


@pytest.mark.parametrize(
    "combined, expected",
    [
        (WORKSHOP & REMITTANCES, gcm.AllOf([WORKSHOP, REMITTANCES])),
        (WORKSHOP & REMITTANCES & STUDY, gcm.AllOf([WORKSHOP, REMITTANCES, STUDY])),
        (WORKSHOP & (REMITTANCES & STUDY), gcm.AllOf([WORKSHOP, REMITTANCES, STUDY])),
        (WORKSHOP | REMITTANCES | STUDY, gcm.AnyOf([WORKSHOP, REMITTANCES, STUDY])),
        ((WORKSHOP | STUDY) & REMITTANCES, gcm.AllOf([gcm.AnyOf([WORKSHOP, STUDY]), REMITTANCES])),
        (~WORKSHOP, gcm.Not(WORKSHOP)),
        (~~WORKSHOP, WORKSHOP),
        (~(WORKSHOP & STUDY), gcm.Not(gcm.AllOf([WORKSHOP, STUDY]))),
    ],
)
def test_operators_combine_conditions(combined: Condition, expected: Condition) -> None:
    """A rule is read aloud as it is written, without brackets that mean nothing."""
    actual = combined
    assert expected == actual


@given(strategies.conditions(terms=st.sampled_from(TERMS)), strategies.activities())
def test_to_deny_turns_yes_into_no_and_leaves_unknown_open(condition: Condition, activity: gcm.Activity) -> None:
    """Strong Kleene logic: what nobody knows is not known better for being denied."""
    reading = gcm.Reading(activity, LEXICON)
    expected = {True: False, False: True, None: None}[condition.truth(reading)]
    actual = gcm.Not(condition).truth(reading)
    assert expected is actual


@given(
    strategies.conditions(terms=st.sampled_from(TERMS)),
    strategies.conditions(terms=st.sampled_from(TERMS)),
    strategies.activities(),
)
def test_de_morgan_holds_with_unknowns(one: Condition, other: Condition, activity: gcm.Activity) -> None:
    """A rule may be turned inside out by its author without a change of meaning."""
    reading = gcm.Reading(activity, LEXICON)
    expected = (~(one & other)).truth(reading)
    actual = (~one | ~other).truth(reading)
    assert expected is actual


@pytest.mark.parametrize(
    "given_name, expected",
    [
        (when.mentions("labour-migration"), gcm.Mentions("labour-migration")),
        (when.mentions("remittances", field="title"), gcm.Mentions("remittances", "title")),
        (when.mentions("internal transfers"), gcm.Says(("internal transfers",), ("internal transfers",))),
        (when.mentions(en="remittances"), gcm.Says(("remittances",), ())),
        (
            when.mentions(en=["fund", "trust fund"], fr="fonds", field="description"),
            gcm.Says(("fund", "trust fund"), ("fonds",), "description"),
        ),
        (when.country("NG", "le Maroc"), gcm.CountryIs([gcm.CountryCode("MA"), gcm.CountryCode("NG")])),
        (when.place("Genève"), gcm.PlaceIs(["Geneva"])),
        (when.before("2020-03"), gcm.During(gcm.Period.parse("../2020-02-29"))),
        (when.after(gcm.PartialDate(2019)), gcm.During(gcm.Period.parse("2020-01-01/.."))),
        (when.during(gcm.Period.parse("2019")), gcm.During(gcm.Period.parse("2019"))),
        (when.kind("study", "workshop", "study"), gcm.KindIs([gcm.Kind.WORKSHOP, gcm.Kind.STUDY])),
    ],
)
def test_words_make_the_condition_that_they_name(given_name: Condition, expected: Condition) -> None:
    """A name in one word is a term, other words are a phrase; countries and towns go by any of their names."""
    actual = given_name
    assert expected == actual


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: when.kind("wrkshop"), "no kind of activity 'wrkshop': there are ministerial-conference, "),
        (lambda: when.theme("driver"), "no theme 'driver': there are human-rights, "),
        (lambda: when.audience("press"), "no audience 'press': there are government, "),
        (lambda: when.principle("k"), "no guiding principle 'k': their letters are a to j"),
        (lambda: when.principle("ab"), "no guiding principle 'ab': their letters are a to j"),
        (when.kind, "a condition that asks for none of anything; give at least one value"),
        (when.mentions, "a phrase needs words in English or in French"),
        (lambda: when.mentions("a", en="b"), "a term or a phrase, not both: 'a'"),
        (lambda: when.mentions(en="transfer("), "not a form of a term: 'transfer('; write such as transfer"),
        (
            lambda: when.country("Narnia"),
            "no country 'Narnia': give its name in English or French, or a code such as NG",
        ),
        (lambda: when.under("domain 1"), "not an id: 'domain 1'; write one such as rabat:2019-11-abuja"),
        (lambda: when.during("soon"), "not a date: 'soon'; write 2019, 2019-11 or 2019-11-05"),
        (
            lambda: gcm.Mentions("a", cast("TextField", "footer")),
            "no text 'footer': an activity has title, description",
        ),
        (lambda: gcm.PlaceIs("Rabat"), "expected a list of texts, found one text: 'Rabat'"),
        (lambda: gcm.AllOf([]), "a condition of no conditions; give at least one"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(make: Callable[[], object], message: str) -> None:
    """A slip would make a rule that never holds, and nobody would know."""
    with pytest.raises(gcm.GcmError) as caught:
        make()
    expected = message
    actual = str(caught.value)[: len(message)]
    assert expected == actual


@pytest.mark.parametrize(
    "combine",
    [lambda: bool(WORKSHOP), lambda: WORKSHOP and REMITTANCES, lambda: WORKSHOP or REMITTANCES, lambda: not WORKSHOP],
    ids=["bool", "and", "or", "not"],
)
def test_the_words_and_or_not_are_refused(combine: Callable[[], object]) -> None:
    """Python would keep one side of them and drop the other in silence: a rule for workshops would hold for all."""
    with pytest.raises(gcm.InvalidValue) as caught:
        combine()
    expected = "a condition is neither true nor false by itself; combine conditions with & | and ~"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("other", ["remittances", None, when.kind])
def test_only_conditions_combine(other: object) -> None:
    """A call that was forgotten is found when the rule is written, not when it is asked."""
    with pytest.raises(TypeError):
        WORKSHOP & cast("Condition", other)
    with pytest.raises(TypeError):
        WORKSHOP | cast("Condition", other)


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: gcm.AllOf(cast("list[Condition]", ["a"])), "not a condition: 'a'; write one such as `kind"),
        (lambda: gcm.Not(cast("Condition", "x")), "not a condition: 'x'; write one such as `kind"),
        (lambda: when.after("9999"), "nothing begins after 9999"),
        (lambda: when.before("0001"), "nothing ended before 0001"),
        (lambda: when.before(cast("str", 2022.5)), "not a date: '2022.5'; write 2019, 2019-11 or 2019-11-05"),
        (lambda: gcm.During(cast("gcm.Period", 2019)), "not a period: 2019; write one such as"),
        (lambda: when.kind(cast("str", ["workshop"])), "expected texts, one by one, found ['workshop']; write such as"),
        (lambda: when.mentions(cast("str", ["a", "b"])), "expected one term or phrase, found ['a', 'b']; join several"),
        (lambda: when.process("Rabat Process"), "not the id of a process: 'Rabat Process'; write one such as rabat"),
        (lambda: when.place(" "), "a condition that asks for an empty name"),
        (lambda: when.country("ZZ"), "no country 'ZZ': give its name in English or French, or a code such as NG"),
        (lambda: gcm.CountryIs([gcm.CountryCode("ZZ")]), "no country 'ZZ': give an ISO 3166-1 alpha-2 code such as SN"),
        (lambda: gcm.KindIs([cast("gcm.Kind", 5)]), "expected a list of texts, found 5 in it"),
        (lambda: when.mentions(en="a(b)" * 14), "a form with more than 10000 inflections: "),
    ],
)
def test_slips_of_a_notebook_are_told_at_once(make: Callable[[], object], message: str) -> None:
    """In a notebook no type checker helps: the message says what was given and how it is written."""
    with pytest.raises(gcm.GcmError) as caught:
        make()
    expected = message
    actual = str(caught.value)[: len(message)]
    assert expected == actual


def test_dates_of_the_calendar_and_years_serve_as_moments() -> None:
    """Notebooks have dates from tables, as dates or as numbers."""
    expected = (when.before("2022-01-05"), when.after("2022"))
    actual = (when.before(date(2022, 1, 5)), when.after(cast("str", 2022)))
    assert expected == actual


def test_conditions_stand_in_each_other_only_so_deep() -> None:
    """What nobody can read any more would end in Python's own limit, far from its author."""
    condition: Condition = WORKSHOP
    for _ in range(DEEPEST):
        condition = gcm.Not(condition)
    with pytest.raises(gcm.InvalidValue) as caught:
        gcm.Not(condition)
    expected = "conditions stand in each other more than 64 times; write several rules instead"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "title, description, expected",
    [
        (gcm.Text.of(fr="Atelier"), gcm.Text.of(en="On remittances"), None),
        (gcm.Text.of(en="Workshop"), gcm.Text.of(en="On remittances"), None),
        (gcm.Text.of(fr="Atelier"), gcm.Text.of(fr="Sur les fonds"), False),
        (gcm.Text.of(fr="Atelier", en="Workshop"), gcm.Text.of(fr="Sur les fonds"), False),
        (gcm.Text.of(fr="Sur la traite"), gcm.Text.of(en="On remittances"), True),
        (gcm.Text.of(fr="Atelier"), None, False),
    ],
)
def test_a_text_that_cannot_be_read_leaves_open_what_the_other_does_not_say(
    title: gcm.Text, description: gcm.Text | None, *, expected: bool | None
) -> None:
    """Else a rule that denies a term would hold for what nobody could read."""
    activity = gcm.Activity(id=gcm.ActivityId("demo:a"), title=title, description=description)
    actual = when.mentions("traite").truth(gcm.Reading(activity, LEXICON))
    assert expected is actual
