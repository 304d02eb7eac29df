"""Processes, memberships and frameworks: unknown is not none, and no link leads nowhere."""

import re
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import ItemId, ProcessId, StatedBy
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue, UnknownObjective
from gcm_alignment.places import CountryCode
from gcm_alignment.processes import (
    ConsultationProcess,
    CrosswalkLine,
    Framework,
    FrameworkItem,
    ItemLevel,
    Membership,
    MembershipRole,
    ProcessKind,
    ProcessStatus,
)
from gcm_alignment.sources import Completeness
from gcm_alignment.testing.strategies import frameworks, objective_sets, partial_dates, processes
from gcm_alignment.text import BilingualText, Text

SENEGAL = Membership(state=CountryCode("SN"), role=MembershipRole.MEMBER)
REASON = BilingualText("Both speak of remittances.", "Les deux parlent d’envois de fonds.")


def process(memberships: tuple[Membership, ...] | None, completeness: Completeness) -> ConsultationProcess:
    """Make a process with this list of members."""
    return ConsultationProcess(
        id=ProcessId("demo"),
        name=Text.of(en="Demo Dialogue"),
        abbreviation="DD",
        kind=ProcessKind.RCP,
        status=ProcessStatus.ACTIVE,
        memberships=memberships,
        completeness=completeness,
    )


def item(name: str, parent: str | None = None) -> FrameworkItem:
    """Make an item of the framework of these tests."""
    return FrameworkItem(
        id=ItemId(f"plan:{name}"),
        level=ItemLevel.OBJECTIVE,
        number=name,
        title=Text.of(en=name),
        parent=ItemId(f"plan:{parent}") if parent else None,
    )


def plan(*items: FrameworkItem, crosswalk: tuple[CrosswalkLine, ...] = ()) -> Framework:
    """Make a framework of its items."""
    title = Text.of(en="Demo Plan")
    return Framework(id="plan", process=ProcessId("demo"), title=title, items=items, crosswalk=crosswalk)


def line(name: str) -> CrosswalkLine:
    """Lead from an item of the framework of these tests to an objective."""
    return CrosswalkLine(item=ItemId(f"plan:{name}"), objectives=ObjectiveSet([20]), reason=REASON)


# --- memberships -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["sn", "SEN", "", "Senegal"])
def test_a_member_is_named_by_its_code(code: str) -> None:
    """A member under another name is not found by its State."""
    with pytest.raises(InvalidValue) as caught:
        Membership(state=CountryCode(code), role=MembershipRole.MEMBER)
    expected = f"not a country code: {code!r}; write one such as NG"
    actual = str(caught.value)
    assert expected == actual


@given(partial_dates(), partial_dates())
def test_a_membership_ends_only_after_it_began(since: PartialDate, until: PartialDate) -> None:
    """A State that left before it joined was read wrongly."""
    expected = until.latest < since.earliest
    try:
        Membership(state=CountryCode("SN"), role=MembershipRole.MEMBER, since=since, until=until)
    except InvalidValue as error:
        actual = str(error) == f"a period cannot end before it starts: {since} to {until}"
    else:
        actual = False
    assert expected == actual


@pytest.mark.parametrize("since, until", [(None, None), (PartialDate(2006), None), (None, PartialDate(2006))])
def test_when_a_membership_began_or_ended_may_be_unknown(since: PartialDate | None, until: PartialDate | None) -> None:
    """Most lists give no dates."""
    expected = (since, until)
    membership = attrs.evolve(SENEGAL, since=since, until=until)
    actual = (membership.since, membership.until)
    assert expected == actual


# --- processes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("completeness", Completeness)
def test_a_list_of_members_is_never_empty(completeness: Completeness) -> None:
    """An empty list would say that a process has no member; unknown is None."""
    with pytest.raises(InvalidValue) as caught:
        process((), completeness)
    expected = "demo lists no member: write None when they are unknown"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("memberships", [None, (SENEGAL,)], ids=["unknown", "listed"])
@pytest.mark.parametrize("completeness", Completeness)
def test_members_are_unknown_exactly_when_there_is_no_list(
    memberships: tuple[Membership, ...] | None, completeness: Completeness
) -> None:
    """No list cannot be complete, and a list is complete or partial."""
    expected = (memberships is None) != (completeness == "unknown")
    try:
        process(memberships, completeness)
    except InvalidValue as error:
        actual = str(error) == "demo: members are unknown exactly when their list is None"
    else:
        actual = False
    assert expected == actual


def test_what_nobody_said_of_a_process_is_unknown() -> None:
    """The defaults must not claim anything."""
    expected = (None, None, None, "unknown")
    made = process(None, Completeness.UNKNOWN)
    actual = (made.memberships, made.founded, made.secretariat, made.completeness)
    assert expected == actual


@given(processes())
def test_processes_can_be_hashed(made: ConsultationProcess) -> None:
    """Catalogues gather them in sets."""
    expected = 1
    actual = len({made, attrs.evolve(made)})
    assert expected == actual


# --- frameworks --------------------------------------------------------------------------------


def test_an_item_has_an_id() -> None:
    """The link from an activity to an item is by id."""
    with pytest.raises(InvalidValue) as caught:
        FrameworkItem(id=ItemId("Objective 10"), level=ItemLevel.OBJECTIVE, number="10", title=Text.of(en="Data"))
    expected = "not an id: 'Objective 10'; write one such as rabat:2019-11-abuja"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("hole", [None, ""])
def test_an_item_without_title_says_why(hole: str | None) -> None:
    """A hole is listed as a hole with its reason, never filled by a guess."""
    with pytest.raises(InvalidValue) as caught:
        FrameworkItem(id=ItemId("plan:a"), level=ItemLevel.ACTION, number="1", hole=hole)
    expected = "plan:a has no title: say why in its hole"
    actual = str(caught.value)
    assert expected == actual


def test_an_item_with_a_hole_needs_no_title() -> None:
    """The refusal must not hit what is right."""
    expected = (None, "not on the page")
    made = FrameworkItem(id=ItemId("plan:a"), level=ItemLevel.ACTION, number="1", hole="not on the page")
    actual = (made.title, made.hole)
    assert expected == actual


def test_the_number_of_an_item_is_no_objective_of_the_compact() -> None:
    """'Objective 10' of a plan is the plan's own: it must not pass for the Compact's."""
    with pytest.raises(UnknownObjective) as caught:
        ObjectiveSet([cast("int", item("10"))])
    expected = "no objective '10': the Compact numbers them 1 to 23"
    actual = str(caught.value)
    assert expected == actual


def test_a_line_of_a_crosswalk_names_an_item_by_id() -> None:
    """A title in its place would lead nowhere."""
    with pytest.raises(InvalidValue) as caught:
        CrosswalkLine(item=ItemId("Remittances"), objectives=ObjectiveSet([20]), reason=REASON)
    expected = "not an id: 'Remittances'; write one such as rabat:2019-11-abuja"
    actual = str(caught.value)
    assert expected == actual


@given(objective_sets())
def test_a_line_of_a_crosswalk_takes_any_numbers_as_a_set(objectives: ObjectiveSet) -> None:
    """A list from a file becomes an ordered set."""
    given_ = cast("ObjectiveSet", list(objectives))
    expected = objectives
    actual = CrosswalkLine(item=ItemId("plan:a"), objectives=given_, reason=REASON).objectives
    assert expected == actual


def test_a_line_of_a_crosswalk_is_our_reading_unless_it_says_else() -> None:
    """Our reading must never pass for the institution's statement by default."""
    expected = StatedBy.PROJECT
    actual = line("a").stated_by
    assert expected == actual


def test_two_items_cannot_have_one_id() -> None:
    """A link to it would lead to both."""
    with pytest.raises(InvalidValue) as caught:
        plan(item("b"), item("a"), item("b"), item("a"))
    expected = "plan has two items of one id: plan:a, plan:b"
    actual = str(caught.value)
    assert expected == actual


def test_links_to_items_that_are_not_there_are_refused() -> None:
    """Parents and crosswalk lines: all that is missing is named at once."""
    with pytest.raises(InvalidValue) as caught:
        plan(item("a", parent="x"), crosswalk=(line("y"), line("a")))
    expected = "plan has no item plan:x, plan:y"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("name, found", [("a", True), ("z", False)])
def test_an_item_is_found_by_its_id(name: str, found: bool) -> None:  # noqa: FBT001 - the two answers that there are
    """Or there is none, which is an answer too."""
    expected = item("a") if found else None
    actual = plan(item("a"), item("b")).item(ItemId(f"plan:{name}"))
    assert expected == actual


TREE = [item("d1"), item("o1", "d1"), item("a1", "o1"), item("a2", "o1"), item("d2"), item("o2", "d2")]


@given(st.permutations(TREE))
def test_what_stands_under_an_item_is_found_in_any_order(items: list[FrameworkItem]) -> None:
    """A file may list actions before the objective that they stand under."""
    inside = {"plan:d1", "plan:o1", "plan:a1", "plan:a2"}
    expected = [one.id for one in items if one.id in inside]
    actual = [one.id for one in plan(*items).within(ItemId("plan:d1"))]
    assert expected == actual


def test_nothing_stands_under_an_item_that_is_not_there() -> None:
    """And asking must end."""
    expected = ()
    actual = plan(*TREE).within(ItemId("plan:z"))
    assert expected == actual


def test_going_in_circles_ends() -> None:
    """Two items under each other are nonsense, but must not stop a program for ever."""
    expected = {"plan:a", "plan:b"}
    actual = {one.id for one in plan(item("a", "b"), item("b", "a")).within(ItemId("plan:a"))}
    assert expected == actual


@given(frameworks())
def test_every_item_of_a_framework_is_found(made: Framework) -> None:
    """What a framework lists, it knows."""
    expected = list(made.items)
    actual = [made.item(one.id) for one in made.items]
    assert expected == actual


def test_ids_of_levels_are_words_of_plans() -> None:
    """They stand in data files."""
    expected: list[str] = []
    actual = [level for level in ItemLevel if not re.fullmatch("[a-z]+", level)]
    assert expected == actual
