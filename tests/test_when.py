"""The words to write conditions with, and how conditions combine."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment import when
from gcm_alignment.conditions import Condition
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
        (lambda: when.kind("wrkshop"), "no kind 'wrkshop': there are ministerial-conference, "),
        (lambda: when.theme("driver"), "no theme 'driver': there are human-rights, "),
        (lambda: when.audience("press"), "no audience 'press': there are government, "),
        (lambda: when.principle("k"), "no guiding principle 'k': their letters are a to j"),
        (lambda: when.principle("ab"), "no guiding principle 'ab': their letters are a to j"),
        (when.kind, "a condition that asks for none of anything; give at least one value"),
        (when.mentions, "a phrase needs words in English or in French"),
        (lambda: when.mentions("a", en="b"), "a term or a phrase, not both: 'a'"),
        (lambda: when.mentions(en="transfer("), "not a form of a term: 'transfer('; write such as transfer"),
        (lambda: when.country("Narnia"), "not a country code: 'Narnia'; write one such as NG"),
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
