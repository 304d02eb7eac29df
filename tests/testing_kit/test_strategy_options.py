"""Options of strategies: what cannot be is refused where it is asked for, in the words of whoever asked."""

import inspect
from collections.abc import Callable
from typing import Protocol, cast

import pytest
from hypothesis import find, given, settings, strategies as st

import gcm_alignment as gcm
from gcm_alignment.errors import InvalidValue
from gcm_alignment.testing import strategies

Strategy = st.SearchStrategy[object]


class Making(Protocol):
    """A strategy that takes options by name."""

    def __call__(self, **options: object) -> Strategy:
        """Make it."""
        ...


def made_by(name: str) -> Making:
    """Return the strategy of a name."""
    return cast("Making", getattr(strategies, name))


OPTIONS = [
    (name, option.name)
    for name in sorted(strategies.__all__)
    for option in inspect.signature(made_by(name)).parameters.values()
    if "SearchStrategy" in str(option.annotation)
]


def refusal(make: Callable[[], object]) -> str:
    """Return what is said of options that are refused at once, before anything is drawn."""
    with pytest.raises(InvalidValue) as caught:
        make()
    return str(caught.value)


@pytest.mark.parametrize("name, option", OPTIONS)
def test_what_is_no_strategy_is_refused_by_the_name_of_its_option(name: str, option: str) -> None:
    """One value in the place of a strategy is the first mistake that everybody makes."""
    expected = f"{option} takes a strategy, such as st.just(…); found <Kind.WORKSHOP: 'workshop'>"
    actual = refusal(lambda: made_by(name)(**{option: gcm.Kind.WORKSHOP}))
    assert expected == actual


SIZES = {
    "alignments": ("min_evidence", "max_evidence"),
    "activity_lists": ("min_size", "max_size"),
    "days": ("min_year", "max_year"),
    "lexicons": ("min_terms", "max_terms"),
    "listings": ("min_activities", "max_activities"),
    "objective_sets": ("min_size", "max_size"),
    "partial_dates": ("min_year", "max_year"),
    "periods": ("min_year", "max_year"),
    "portfolios": ("min_activities", "max_activities"),
    "rule_books": ("min_rules", "max_rules"),
}


def test_every_strategy_with_a_size_is_tried() -> None:
    """One that counts in its own way would be found by whoever asks for ten."""
    sized = {
        name
        for name in strategies.__all__
        if {"min", "max"} <= {option.split("_")[0] for option in inspect.signature(made_by(name)).parameters}
    }
    expected = set(SIZES)
    actual = sized
    assert expected == actual


@pytest.mark.parametrize("name", SIZES)
def test_the_least_cannot_be_more_than_the_most(name: str) -> None:
    """Silence would draw some other number than either."""
    least, most = SIZES[name]
    expected = f"{least} cannot be more than {most}: 3 is more than 2"
    actual = refusal(lambda: made_by(name)(**{least: 3, most: 2}))
    assert expected == actual


@pytest.mark.parametrize(
    "make, expected",
    [
        (lambda: strategies.objective_sets(min_size=24), "min_size takes a number from 0 to 23; found 24"),
        (lambda: strategies.objective_sets(min_size=-1), "min_size takes a number from 0 to 23; found -1"),
        (
            lambda: strategies.objective_sets(max_size=cast("int", "all")),
            "max_size takes a number from 0 to 23; found 'all'",
        ),
        (lambda: strategies.alignments(min_evidence=0), "min_evidence takes a number from 1; found 0"),
        (lambda: strategies.lexicons(min_terms=9), "min_terms takes a number from 0 to 8; found 9"),
        (lambda: strategies.texts(min_languages=0), "min_languages takes a number from 1 to 2; found 0"),
        (lambda: strategies.texts(min_languages=3), "min_languages takes a number from 1 to 2; found 3"),
        (lambda: strategies.listings(min_activities=0), "min_activities takes a number from 1; found 0"),
        (lambda: strategies.rule_books(min_rules=200), "min_rules takes a number from 0 to 99; found 200"),
        (lambda: strategies.periods(min_year=0), "min_year takes a number from 1 to 9999; found 0"),
    ],
)
def test_a_number_that_cannot_be_is_refused(make: Callable[[], object], expected: str) -> None:
    """What can be is said beside it."""
    actual = refusal(make)
    assert expected == actual


@given(
    strategies.rule_books(min_rules=5),
    strategies.alignments(min_evidence=5),
    strategies.activity_lists(min_size=5),
    strategies.listings(min_activities=5),
    strategies.days(min_year=2060),
)
@settings(max_examples=5)
def test_who_asks_for_more_than_is_usual_gets_it(
    book: gcm.RuleBook, alignment: gcm.Alignment, activities: tuple[gcm.Activity, ...], listing: object, day: object
) -> None:
    """The least alone says enough: nobody need know how many are usual."""
    expected = (5, True, 5, 5, 2060)
    actual = (
        len(book),
        bool(alignment.evidence),
        len(activities),
        len(cast("tuple[object, ...]", getattr(listing, "activities", ()))),
        getattr(day, "year", None),
    )
    assert expected == actual


PERIODS, WHOSE = st.just(gcm.Period.parse("2019")), st.just(gcm.ProcessId("rabat-process"))
RENAMED = {
    ("activities", "period", "periods"): PERIODS,
    ("activities", "process", "processes"): WHOSE,
    ("frameworks", "process", "processes"): WHOSE,
    ("portfolios", "process", "processes"): WHOSE,
    ("published_assessments", "process", "processes"): WHOSE,
    ("published_assessments", "window", "windows"): PERIODS,
}


@pytest.mark.parametrize("name, new, old", RENAMED)
def test_two_names_of_one_option_are_not_both_given(name: str, new: str, old: str) -> None:
    """One of both would be left aside without a word."""
    given_twice = RENAMED[name, new, old]
    expected = f"{new} and {old} are two names of one option; give {new} alone"
    actual = refusal(lambda: made_by(name)(**{new: given_twice, old: given_twice}))
    assert expected == actual


@pytest.mark.parametrize("name", ["texts", "labels", "listings"])
def test_a_language_without_words_of_ours_is_refused(name: str) -> None:
    """The texts of these strategies exist in English and in French."""
    with pytest.raises(gcm.UnknownLanguage) as caught:
        find(made_by(name)(languages=st.just("de")), lambda _: True)
    expected = "no language 'de': the languages are en, fr"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("classes", [(int,), (), (gcm.KindIs, str)])
def test_classes_that_are_no_conditions_on_fields_are_refused(classes: tuple[type, ...]) -> None:
    """What there is to choose from is said beside it."""
    expected = "classes are some of KindIs, During, ThemeIs, "
    actual = refusal(lambda: made_by("field_conditions")(classes=classes))[: len(expected)]
    assert expected == actual


def test_rule_books_take_no_lexicon_without_terms() -> None:
    """Their rules ask for terms."""
    expected = "rules ask for terms: lexicons of rule books hold one at the least"
    actual = refusal(lambda: find(strategies.rule_books(lexicons=st.just(gcm.Lexicon(()))), lambda _: True))
    assert expected == actual


@given(strategies.alignments(evidence=strategies.reviews()))
def test_reviews_alone_make_alignments(alignment: gcm.Alignment) -> None:
    """A verdict on a source that is gone says nothing; who asks for reviews alone gets those of the whole."""
    expected = True
    actual = any(one.of is None for one in alignment.evidence if isinstance(one, gcm.Review))
    assert expected == actual
