"""The Compact: its official text, what names an objective, and sets of objectives that behave as frozensets."""

import operator
import pickle
import re
import string
import unicodedata
from collections.abc import Callable, Set as AbstractSet
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import (
    OBJECTIVE_COUNT,
    Action,
    Compact,
    Grouping,
    Objective,
    ObjectiveSet,
    objective_number,
)
from gcm_alignment.errors import InvalidValue, UnknownName, UnknownObjective
from gcm_alignment.testing.strategies import objective_numbers, objective_sets
from gcm_alignment.text import BilingualText

COMPACT = load_compact()
NUMBERS = range(1, 24)
ALL = frozenset(NUMBERS)

# A/RES/73/195: how many actions stand under each objective, as the guide of the UN Network on Migration letters them.
ACTIONS = [11, 12, 5, 7, 10, 12, 12, 6, 6, 10, 7, 5, 8, 6, 6, 9, 7, 12, 10, 9, 9, 3, 5]

OFFICIAL_TITLES = {
    1: (
        "Collect and utilize accurate and disaggregated data as a basis for evidence-based policies",
        (
            "Collecter et utiliser des données précises et ventilées qui serviront à l’élaboration de politiques "
            "fondées sur la connaissance des faits"
        ),
    ),
    9: (
        "Strengthen the transnational response to smuggling of migrants",
        "Renforcer l’action transnationale face au trafic de migrants",
    ),
    10: (
        "Prevent, combat and eradicate trafficking in persons in the context of international migration",
        "Prévenir, combattre et éliminer la traite de personnes dans le cadre des migrations internationales",
    ),
}

PRINCIPLES = {
    "a": "People-centred",
    "b": "International cooperation",
    "c": "National sovereignty",
    "d": "Rule of law and due process",
    "e": "Sustainable development",
    "f": "Human rights",
    "g": "Gender-responsive",
    "h": "Child-sensitive",
    "i": "Whole-of-government approach",
    "j": "Whole-of-society approach",
}

# The round tables of the International Migration Review Forum of May 2022, after A/RES/73/326.
ROUND_TABLES = [{2, 5, 6, 12, 18}, {4, 8, 9, 10, 11, 13, 21}, {14, 15, 16, 19, 20, 22}, {1, 3, 7, 17, 23}]

each_objective = pytest.mark.parametrize("number", NUMBERS)


def titles() -> list[str]:
    """Gather every title and label that the shipped Compact holds."""
    bilingual = [COMPACT.title, COMPACT.abbreviation]
    for objective in COMPACT:
        bilingual += [objective.title, objective.short_name, *(action.label for action in objective.actions)]
    bilingual += [principle.title for principle in COMPACT.principles]
    bilingual += [grouping.title for grouping in COMPACT.groupings]
    groups = [group.title for grouping in COMPACT.groupings for group in grouping.groups]
    spoken = [words for text in bilingual for words in (text.en, text.fr, text.es) if words]
    return spoken + [words for text in groups for _, words in text.versions]


# --- the shipped text --------------------------------------------------------------------------


def test_the_compact_has_23_objectives_in_order() -> None:
    """The number of an objective is its name in every paper on migration."""
    expected = list(NUMBERS)
    actual = [objective.number for objective in COMPACT]
    assert expected == actual


def test_the_compact_has_187_actions() -> None:
    """A count that everybody quotes."""
    expected = 187
    actual = sum(len(objective.actions) for objective in COMPACT)
    assert expected == actual


@each_objective
def test_actions_are_lettered_without_a_hole(number: int) -> None:
    """A missing letter would move every reference after it."""
    expected = list(string.ascii_lowercase[: ACTIONS[number - 1]])
    actual = [action.letter for action in COMPACT[number].actions]
    assert expected == actual


@each_objective
def test_actions_stand_under_their_objective(number: int) -> None:
    """An action's id names its objective."""
    expected = {f"gcm:{number}.{letter}" for letter in string.ascii_lowercase[: ACTIONS[number - 1]]}
    actual = {action.id for action in COMPACT[number].actions}
    assert expected == actual


@each_objective
def test_objectives_stand_in_the_paragraphs_17_to_39(number: int) -> None:
    """A/RES/73/195 gives each objective one paragraph."""
    expected = (16 + number, f"gcm:{number}")
    actual = (COMPACT[number].paragraph, COMPACT[number].id)
    assert expected == actual


@pytest.mark.parametrize("number", OFFICIAL_TITLES)
def test_titles_are_the_official_ones(number: int) -> None:
    """Nobody may be shown our translation as the title of the United Nations."""
    expected = OFFICIAL_TITLES[number]
    actual = (COMPACT[number].title.en, COMPACT[number].title.fr)
    assert expected == actual


def test_the_compact_is_called_by_its_official_name() -> None:
    """GCM in English, PMM in French."""
    expected = (
        "A/RES/73/195",
        "Global Compact for Safe, Orderly and Regular Migration",
        "Pacte mondial pour des migrations sûres, ordonnées et régulières",
        "GCM",
        "PMM",
    )
    title, short = COMPACT.title, COMPACT.abbreviation
    actual = (COMPACT.symbol, title.en, title.fr, short.en, short.fr)
    assert expected == actual


def test_smuggling_and_trafficking_are_not_confused_in_french() -> None:
    """« trafic » is smuggling (9), « traite » is trafficking (10): the commonest slip of all."""
    expected = [(True, False), (False, True)]
    actual = [("trafic" in COMPACT[number].title.fr, "traite" in COMPACT[number].title.fr) for number in (9, 10)]
    assert expected == actual


@each_objective
def test_an_objective_speaks_two_languages(number: int) -> None:
    """A title that is the same in both was pasted."""
    expected: list[str] = []
    objective = COMPACT[number]
    pairs = [objective.title, *(action.label for action in objective.actions)]
    actual = [pair.en for pair in pairs if pair.en.casefold() == pair.fr.casefold()]
    assert expected == actual


def test_titles_are_normalised_and_stripped() -> None:
    """Two spellings of one letter would be two titles for a program and one for a reader."""
    expected: list[str] = []
    actual = [words for words in titles() if unicodedata.normalize("NFC", words.strip()) != words or "  " in words]
    assert expected == actual


def french() -> list[str]:
    """Gather every French title and label of the objectives, actions and principles."""
    pairs = [pair for objective in COMPACT for pair in (objective.title, objective.short_name)]
    pairs += [action.label for objective in COMPACT for action in objective.actions]
    return [pair.fr for pair in (*pairs, *(principle.title for principle in COMPACT.principles))]


def test_french_has_typographic_apostrophes() -> None:
    """The official French titles are typeset; a straight apostrophe was typed by somebody."""
    expected: list[str] = []
    actual = [words for words in french() if re.search("['´`]", words)]
    assert expected == actual


def test_french_punctuation_keeps_its_space() -> None:
    """A semicolon that begins a line is a fault in every French text."""
    expected: list[str] = []
    actual = [words for words in french() if re.search("(?<![\u00a0\u202f])[:;?!]", words)]
    assert expected == actual


def test_ten_guiding_principles_stand_in_paragraph_15() -> None:
    """They are a list of their own: no gap is ever measured on them."""
    expected = PRINCIPLES
    actual = {principle.letter: principle.title.en for principle in COMPACT.principles}
    assert expected == actual


def test_guiding_principles_have_ids_of_their_own() -> None:
    """`gcm:b` alone could be taken for an action."""
    expected = [f"gcm:principle-{letter}" for letter in PRINCIPLES]
    actual = [principle.id for principle in COMPACT.principles]
    assert expected == actual


def test_everything_shipped_names_its_sources() -> None:
    """A fact without a source cannot be checked."""
    expected: list[str] = []
    sourced: list[tuple[str, int]] = [(COMPACT.symbol, len(COMPACT.sources))]
    sourced += [(objective.id, len(objective.sources)) for objective in COMPACT]
    sourced += [(principle.id, len(principle.sources)) for principle in COMPACT.principles]
    sourced += [(grouping.id, len(grouping.sources)) for grouping in COMPACT.groupings]
    actual = [id_ for id_, count in sourced if not count]
    assert expected == actual


@pytest.mark.parametrize("index, objectives", list(enumerate(ROUND_TABLES)))
def test_the_round_tables_of_2022_hold_their_objectives(index: int, objectives: set[int]) -> None:
    """Gaps are shown by round table."""
    expected = objectives
    actual = set(COMPACT.grouping("imrf-2022").groups[index].objectives)
    assert expected == actual


def test_each_objective_is_on_one_round_table() -> None:
    """The four round tables partition the 23."""
    expected = list(NUMBERS)
    actual = sorted(number for group in COMPACT.grouping("imrf-2022").groups for number in group.objectives)
    assert expected == actual


def test_french_titles_of_the_round_tables_are_marked_as_ours() -> None:
    """They were found in no source, and must be shown as unofficial."""
    expected = {frozenset({"fr"})}
    actual = {group.title.ours for group in COMPACT.grouping("imrf-2022").groups}
    assert expected == actual


def test_the_360_degree_vision_leaves_the_first_objective_out() -> None:
    """So does its source: 22 of the 23, each once."""
    expected = list(range(2, 24))
    actual = sorted(number for group in COMPACT.grouping("vision-360").groups for number in group.objectives)
    assert expected == actual


@pytest.mark.parametrize("grouping", COMPACT.groupings, ids=lambda grouping: grouping.id)
@each_objective
def test_the_group_of_an_objective_holds_it(grouping: Grouping, number: int) -> None:
    """None is an answer too: a grouping need not hold all."""
    expected = [group for group in grouping.groups if number in list(group.objectives)]
    found = grouping.group_of(number)
    actual = [found] if found else []
    assert expected == actual


# --- taking one objective ----------------------------------------------------------------------


@each_objective
def test_an_objective_is_taken_by_its_number(number: int) -> None:
    """`compact[9]` is objective 9, not the tenth of a list."""
    expected = number
    actual = COMPACT[number].number
    assert expected == actual


WRONG: list[object] = [0, -1, 24, 10**9, True, False, "9", "Objectif 9", 9.0, None, slice(1, 3), slice(None), (9,), [9]]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_what_numbers_no_objective_takes_none(wrong: object) -> None:
    """`compact[-1]` and slices would silently shift by one; the error says what was given and what is right."""
    with pytest.raises(UnknownObjective) as caught:
        COMPACT[cast("int", wrong)]
    expected = f"no objective {wrong!r}: the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_what_numbers_no_objective_is_not_in_the_compact(wrong: object) -> None:
    """`in` must agree with taking."""
    expected = False
    actual = wrong in COMPACT
    assert expected == actual


@each_objective
def test_an_objective_and_its_number_are_in_the_compact(number: int) -> None:
    """Both name it."""
    expected = (True, True)
    actual = (number in COMPACT, COMPACT[number] in COMPACT)
    assert expected == actual


def test_an_objective_takes_itself() -> None:
    """What accepts a number accepts the objective."""
    expected = COMPACT[9]
    actual = COMPACT[objective_number(COMPACT[9])]
    assert expected == actual


def test_the_compact_can_be_gone_through_backwards() -> None:
    """Python's own way counts down from index 22 to 0, which are other objectives."""
    expected = list(reversed(NUMBERS))
    actual = [objective.number for objective in reversed(COMPACT)]
    assert expected == actual


def test_the_compact_counts_its_objectives() -> None:
    """“of 23” stands on this."""
    expected = (23, 23)
    actual = (len(COMPACT), OBJECTIVE_COUNT)
    assert expected == actual


FORMS = [
    "9",
    " 9 ",
    "09",
    "Objectif 9",
    "objective 9",
    "OBJECTIVE 9",
    "Objetivo 9",
    "Obj. 9",
    "objectif n° 9",
    "objectif n°\u00a09",
    "objectif no 9",
    "Objective No. 9",
    "GCM 9",
    "PMM 9",
    "GCM objective 9",
    "PMM\u202f: objectif 9",
    "gcm:9",
    "Objective 9 of the GCM",
    "Objectif 9 du PMM",
    "Objectif 9 du Pacte mondial",
    "GCM 9(a)",
    "GCM 9 (a)",
    "9.a",
    "9a",
    "9(A)",
    "gcm:9.a",
    "Objectif\n9",
]


@pytest.mark.parametrize("form", FORMS)
def test_an_objective_is_found_by_the_forms_that_people_write(form: str) -> None:
    """Two languages, two abbreviations and the ids of this library."""
    expected = 9
    actual = COMPACT.objective(form).number
    assert expected == actual


@pytest.mark.parametrize("form", ["GCM 9(a)", "GCM 9 (a)", "9.a", "9a", "9(A)", "gcm:9.a", "Objectif 9(a) du PMM"])
def test_an_action_is_found_by_the_forms_that_people_write(form: str) -> None:
    """The letter belongs to the objective."""
    expected = "gcm:9.a"
    actual = COMPACT.action(form).id
    assert expected == actual


@given(objective_numbers(), st.sampled_from(["{}", "Objectif {}", "GCM {}", "gcm:{}", "objective no. {}"]))
def test_every_objective_is_found_by_every_form(number: int, form: str) -> None:
    """No number is read as another: 2 is not 23."""
    expected = number
    actual = COMPACT.objective(form.format(number)).number
    assert expected == actual


@pytest.mark.parametrize("number", [0, 24, 99, 100])
@pytest.mark.parametrize("form", ["{}", "Objectif {}", "GCM {}(a)", "gcm:{}.a"])
def test_a_form_of_a_number_outside_names_no_objective(form: str, number: int) -> None:
    """'Objective 24' is a slip or another plan's number, never objective 2 or 4."""
    with pytest.raises(UnknownObjective) as caught:
        COMPACT.objective(form.format(number))
    expected = f"no objective {number}: the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "form", ["", " ", "nine", "9th", "9.9", "9(ab)", "9 10", "9-10", "SDG 9", "ODD 9", "gcm:principle-a", "-9", "9(1)"]
)
def test_another_form_names_no_objective(form: str) -> None:
    """A goal of the 2030 Agenda or a range is not an objective of the Compact."""
    with pytest.raises(UnknownObjective) as caught:
        COMPACT.objective(form)
    expected = f"no objective {form!r}: write its number, 1 to 23, or a form such as GCM 9(a)"
    actual = str(caught.value).partition("; near matches")[0]
    assert expected == actual


@pytest.mark.parametrize(
    "form, near",
    [("remitances", "20 (Remittances)"), ("envois de fond", "20 (Envois de fonds)"), ("Donnes", "1 (Données)")],
)
def test_an_unknown_name_is_answered_with_near_ones(form: str, near: str) -> None:
    """The short name that was nearly written is likely meant."""
    with pytest.raises(UnknownObjective) as caught:
        COMPACT.objective(form)
    expected = near
    actual = caught.value.near
    assert expected in actual


@pytest.mark.parametrize(
    "form", ["Remittances", "envois de fonds", "Remesas", "MCG 20", "GCM-20", "PMM, objectif 20", "(20)"]
)
def test_short_names_and_loose_forms_name_an_objective(form: str) -> None:
    """People write what stands in their tables; the page of 2022 says MCG once."""
    assert COMPACT.objective(form) == COMPACT[20]


def test_words_of_a_title_are_answered_with_the_objectives_that_bear_them() -> None:
    """Where no short name resembles the words, the titles are searched."""
    with pytest.raises(UnknownObjective) as caught:
        COMPACT.objective("smuggling of migrants")
    expected = f"9 ({COMPACT[9].short_name.en})"
    actual = caught.value.near
    assert expected in actual


@pytest.mark.parametrize("wrong", [0, 24, True])
def test_a_wrong_number_names_no_objective(wrong: int) -> None:
    """A number is taken as one, by `objective` too."""
    with pytest.raises(UnknownObjective) as caught:
        COMPACT.objective(wrong)
    expected = f"no objective {wrong!r}: the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("form", ["9(z)", "GCM 9(g)", "gcm:9.z", "9"])
def test_an_action_that_the_objective_has_not_is_refused(form: str) -> None:
    """Objective 9 has the actions (a) to (f)."""
    with pytest.raises(UnknownName) as caught:
        COMPACT.action(form)
    expected = f"no action {form!r}: objective 9 has 9.a, 9.b, 9.c, 9.d, 9.e, 9.f"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("form", ["9(z)", "gcm:9.g"])
def test_a_form_with_a_letter_that_is_not_there_names_no_objective(form: str) -> None:
    """Half a reference is wrong: to drop the wrong half would hide it."""
    with pytest.raises(UnknownName) as caught:
        COMPACT.objective(form)
    expected = f"no action {form!r}: "
    actual = str(caught.value)[: len(expected)]
    assert expected == actual


def test_an_unknown_grouping_is_answered_with_the_known_ones() -> None:
    """There are two, so they are named."""
    with pytest.raises(UnknownName) as caught:
        COMPACT.grouping("imrf-2026")
    expected = "no grouping 'imrf-2026': there are imrf-2022, vision-360"
    actual = str(caught.value)
    assert expected == actual


# --- searching ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words, first",
    [
        ("remittances", 20),
        ("envois de fonds", 20),
        ("REMESAS", 20),
        ("Collecter donnees", 1),
        ("collecter données", 1),
        ("smuggling", 9),
        ("trafic", 9),
        ("traite", 10),
    ],
)
def test_search_finds_by_words_of_the_titles_in_any_language(words: str, first: int) -> None:
    """Accents and case do not matter, and the best comes first."""
    expected = first
    actual = COMPACT.search(words)[0].number
    assert expected == actual


def test_search_finds_by_the_beginning_of_words() -> None:
    """Remit is enough."""
    expected = COMPACT[20]
    actual = COMPACT.search("remit")
    assert expected in actual


def test_search_finds_all_words_only() -> None:
    """Every word narrows."""
    expected = ()
    actual = COMPACT.search("remittances smuggling")
    assert expected == actual


@pytest.mark.parametrize("words", ["", "  ", "?!", "…"])
def test_search_without_words_finds_nothing(words: str) -> None:
    """All 23 would look like an answer."""
    expected = ()
    actual = COMPACT.search(words)
    assert expected == actual


def test_search_puts_titles_before_labels_of_actions() -> None:
    """What an objective is called says more than what one of its actions is about."""
    titled = {objective.number for objective in COMPACT if re.search(r"\bdata\b", objective.title.en)}
    found = [objective.number for objective in COMPACT.search("data")]
    expected = (titled, True)
    actual = (titled & set(found[: len(titled)]), len(found) > len(titled))
    assert expected == actual


@given(objective_numbers(), st.data())
def test_search_finds_every_objective_by_any_words_of_its_titles(number: int, data: st.DataObject) -> None:
    """Whatever somebody remembers of a title leads to it."""
    objective = COMPACT[number]
    words = data.draw(st.sampled_from([objective.title.en, objective.title.fr])).split()
    some = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    expected = number
    actual = {found.number for found in COMPACT.search(" ".join(some))}
    assert expected in actual


# --- invalid ones cannot be made -----------------------------------------------------------------


def test_a_compact_numbers_its_objectives_1_to_23() -> None:
    """Everything counts on it."""
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(COMPACT, objectives=COMPACT.objectives[:-1])
    expected = "the Compact has the objectives 1 to 23, in order"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("number", [0, 24, True])
@pytest.mark.parametrize(
    "make",
    [
        lambda number: attrs.evolve(COMPACT[9], number=number),
        lambda number: Action(objective=number, letter="a", label=BilingualText("data", "données")),
    ],
    ids=["objective", "action"],
)
def test_no_objective_outside_1_to_23_can_be_made(make: Callable[[int], Objective | Action], number: int) -> None:
    """An objective 24 would break every count that it enters."""
    with pytest.raises(UnknownObjective) as caught:
        make(number)
    expected = f"no objective {number!r}: the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


def test_the_compact_is_hashed_by_its_symbol() -> None:
    """One Compact is one document: a copy finds it in a cache."""
    copy: Compact = pickle.loads(pickle.dumps(COMPACT))  # noqa: S301 - our own bytes
    expected = {COMPACT: "known"}
    actual = {copy: "known"}
    assert expected == actual


def test_searching_does_not_change_an_objective() -> None:
    """What it remembers of its own words is no part of its value."""
    fresh: Objective = pickle.loads(pickle.dumps(attrs.evolve(COMPACT[9])))  # noqa: S301 - our own bytes
    expected = (fresh, hash(fresh))
    COMPACT.search("smuggling")
    actual = (COMPACT[9], hash(COMPACT[9]))
    assert expected == actual


# --- sets of objectives --------------------------------------------------------------------------

numbers = st.frozensets(objective_numbers())

OPERATORS: list[Callable[[AbstractSet[int], AbstractSet[int]], AbstractSet[int]]] = [
    operator.or_,
    operator.and_,
    operator.sub,
    operator.xor,
]
COMPARISONS: list[Callable[[AbstractSet[int], AbstractSet[int]], bool]] = [
    operator.eq,
    operator.ne,
    operator.le,
    operator.lt,
    operator.ge,
    operator.gt,
]


def mixed(
    act: Callable[[AbstractSet[int], AbstractSet[int]], object], one: frozenset[int], other: frozenset[int]
) -> list[object]:
    """Apply an operator to the two as sets of objectives, and as one of them with a frozenset or a set."""
    ours, theirs = ObjectiveSet(one), ObjectiveSet(other)
    return [act(ours, theirs), act(ours, other), act(one, theirs), act(ours, set(other)), act(set(one), theirs)]


@pytest.mark.parametrize("act", OPERATORS)
@given(one=numbers, other=numbers)
def test_operators_give_what_they_give_for_frozensets(
    act: Callable[[AbstractSet[int], AbstractSet[int]], AbstractSet[int]], one: frozenset[int], other: frozenset[int]
) -> None:
    """Whoever knows sets knows these, on either side of the operator."""
    expected = [act(one, other)] * 5
    actual = mixed(act, one, other)
    assert expected == actual


@pytest.mark.parametrize("act", OPERATORS)
@given(one=numbers, other=numbers)
def test_operators_give_sets_of_objectives(
    act: Callable[[AbstractSet[int], AbstractSet[int]], AbstractSet[int]], one: frozenset[int], other: frozenset[int]
) -> None:
    """Order and immutability must survive an operation, with whatever set."""
    expected = {ObjectiveSet}
    ours = ObjectiveSet(one)
    actual = {type(act(ours, ObjectiveSet(other))), type(act(ours, other))}
    assert expected == actual


@pytest.mark.parametrize("act", COMPARISONS)
@given(one=numbers, other=numbers)
def test_comparisons_say_what_they_say_for_frozensets(
    act: Callable[[AbstractSet[int], AbstractSet[int]], bool], one: frozenset[int], other: frozenset[int]
) -> None:
    """Equality holds in both directions, and subsets are subsets."""
    expected: list[object] = [act(one, other)] * 5
    actual = mixed(act, one, other)
    assert expected == actual


@given(numbers)
def test_hashes_agree_with_frozensets(given_: frozenset[int]) -> None:
    """Equal values find each other in dicts, whichever of the two is the key."""
    expected = (hash(given_), 1, 1)
    ours = ObjectiveSet(given_)
    theirs: dict[AbstractSet[int], int] = {given_: 1}
    of_ours: dict[AbstractSet[int], int] = {ours: 1}
    actual = (hash(ours), theirs.get(ours), of_ours.get(given_))
    assert expected == actual


@given(numbers, numbers)
def test_disjoint_means_disjoint(one: frozenset[int], other: frozenset[int]) -> None:
    """As for frozensets."""
    expected = one.isdisjoint(other)
    actual = ObjectiveSet(one).isdisjoint(other)
    assert expected == actual


@given(st.lists(objective_numbers()))
def test_iteration_is_ordered_and_without_duplicates(given_: list[int]) -> None:
    """The same set is printed in the same way, whatever it was made of."""
    expected = sorted(set(given_))
    actual = list(ObjectiveSet(given_))
    assert expected == actual


@given(numbers)
def test_size_and_truth_agree_with_frozensets(given_: frozenset[int]) -> None:
    """An empty set is false."""
    expected = (len(given_), bool(given_))
    ours = ObjectiveSet(given_)
    actual = (len(ours), bool(ours))
    assert expected == actual


@given(numbers, st.integers() | st.booleans() | st.text() | st.none())
def test_membership_agrees_with_frozensets(given_: frozenset[int], item: object) -> None:
    """What is no number of it is not in it, and asking never raises."""
    expected = item in given_
    actual = item in ObjectiveSet(given_)
    assert expected == actual


@given(objective_sets(), objective_numbers())
def test_an_objective_is_in_a_set_when_its_number_is(given_: ObjectiveSet, number: int) -> None:
    """`compact[9] in coverage.covered` is what people write."""
    expected = number in given_
    objective: object = COMPACT[number]
    actual = objective in given_
    assert expected == actual


@given(numbers)
def test_sets_can_be_made_of_objectives(given_: frozenset[int]) -> None:
    """Numbers and objectives both name them."""
    expected = ObjectiveSet(given_)
    actual = ObjectiveSet(COMPACT[number] for number in given_)
    assert expected == actual


@given(numbers)
def test_the_rest_is_what_is_missing_of_the_23(given_: frozenset[int]) -> None:
    """~ is taken within the Compact."""
    expected = ALL - given_
    actual = ~ObjectiveSet(given_)
    assert expected == actual


@given(objective_sets())
def test_the_rest_of_the_rest_is_the_set(given_: ObjectiveSet) -> None:
    """No bit beyond the 23 is ever set."""
    expected = given_
    actual = ~~given_
    assert expected == actual


def test_the_full_set_holds_the_23() -> None:
    """And nothing else."""
    expected = ALL
    actual = ObjectiveSet.full()
    assert expected == actual


@given(objective_sets())
def test_sets_survive_pickling(given_: ObjectiveSet) -> None:
    """Coverage comes back from worker processes."""
    expected = (given_, ObjectiveSet)
    back: ObjectiveSet = pickle.loads(pickle.dumps(given_))  # noqa: S301 - our own bytes
    actual = (back, type(back))
    assert expected == actual


@given(objective_sets())
def test_sets_are_written_as_code_that_makes_them(given_: ObjectiveSet) -> None:
    """What a notebook shows can be pasted."""
    expected = given_
    inside = re.fullmatch(r"ObjectiveSet\((?:\{(\d+(?:, \d+)*)\})?\)", repr(given_))
    assert inside is not None
    actual = ObjectiveSet(map(int, inside[1].split(", ") if inside[1] else ()))
    assert expected == actual


@pytest.mark.parametrize("wrong", [0, 24, -1, True, "9", None, 9.0], ids=repr)
def test_what_numbers_no_objective_is_in_no_set(wrong: int) -> None:
    """A set that takes 24 counts 24 of 23."""
    with pytest.raises(UnknownObjective) as caught:
        ObjectiveSet([9, wrong])
    expected = f"no objective {wrong!r}: the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


def test_uniting_with_what_is_no_objective_raises() -> None:
    """The result would be no set of objectives."""
    with pytest.raises(UnknownObjective) as caught:
        _ = ObjectiveSet([9]) | {24}
    expected = "no objective 24: the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("name", ["_mask", "numbers"])
def test_sets_cannot_be_changed(name: str) -> None:
    """A key of a dict that changes is lost."""
    given_ = ObjectiveSet([9])
    with pytest.raises(AttributeError):
        setattr(given_, name, 0)
    expected = [9]
    actual = list(given_)
    assert expected == actual


def test_sets_cannot_be_emptied() -> None:
    """Deleting what it is made of would leave a set that raises when it is printed."""
    given_ = ObjectiveSet([9])
    with pytest.raises(AttributeError):
        delattr(given_, "_mask")
    expected = [9]
    actual = list(given_)
    assert expected == actual


@pytest.mark.parametrize("other", [9, [9], (9,), "9", None], ids=repr)
def test_a_set_is_no_list_and_no_number(other: object) -> None:
    """As for frozensets: {9} is not [9]."""
    expected = False
    actual = ObjectiveSet([9]) == other
    assert expected == actual


def test_integers_of_array_libraries_name_objectives() -> None:
    """A number read from a data frame is no `int`, and means the same objective."""

    class Int64:
        """An integer as array libraries have it."""

        def __index__(self) -> int:
            return 9

    assert ObjectiveSet([9]) == ObjectiveSet([cast("int", Int64())])
