"""The directory of consultation processes: found by whatever they are called, and honest about who takes part."""

from itertools import pairwise

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.processes import ProcessDirectory

DIRECTORY = gcm.load_processes()


def process(id_: str, name: str, *former: str) -> gcm.ConsultationProcess:
    """Make a process of which little is known."""
    return gcm.ConsultationProcess(
        id=gcm.ProcessId(id_),
        name=gcm.Text.of(en=name),
        abbreviation=id_.upper(),
        kind=gcm.ProcessKind.RCP,
        status=gcm.ProcessStatus.ACTIVE,
        former_names=former,
    )


def members_of(name: str, role: gcm.MembershipRole) -> set[str]:
    """Return the States that have a role in a process now."""
    memberships = DIRECTORY[name].memberships or ()
    return {one.state for one in memberships if one.role is role and one.until is None}


@pytest.mark.parametrize(
    "name",
    [
        "rabat",
        "RP",
        "Rabat Process",
        "Processus de Rabat",
        "processus de rabat",
        "Dialogue euro-africain sur la migration et le developpement",
        "Euro-African Dialogue on Migration and Development (Rabat Process)",
    ],
)
def test_process_is_found_by_whatever_it_is_called(name: str) -> None:
    """A list calls a process by its abbreviation, a speech by its name, in either language, with or without accents."""
    expected = "rabat"
    actual = DIRECTORY[name].id
    assert expected == actual


def test_process_is_found_by_a_former_name() -> None:
    """Documents from before a change of name go on being cited."""
    expected = "midcom"
    actual = DIRECTORY["COMESA RCP"].id
    assert expected == actual


def test_each_process_is_found_by_its_id() -> None:
    """An id that another process bears as its name would lead to neither."""
    expected = [each.id for each in DIRECTORY]
    actual = [DIRECTORY[each.id].id for each in DIRECTORY]
    assert expected == actual


def test_unknown_name_comes_with_near_matches() -> None:
    """Names are typed by hand: the next guess should be at hand."""
    with pytest.raises(gcm.UnknownName) as caught:
        DIRECTORY["Rabat Proces"]
    expected = "Rabat Process"
    actual = caught.value.near[0].strip()
    assert expected == actual


def test_name_that_several_bear_is_refused() -> None:
    """To take the first of two processes would put words into the mouth of the wrong one."""
    directory = ProcessDirectory((process("a", "Dialogue"), process("b", "Forum", "Dialogue")))
    with pytest.raises(gcm.UnknownName) as caught:
        directory["dialogue"]
    expected = ("a", "b")
    actual = caught.value.near
    assert expected == actual


def test_two_processes_of_one_id_are_refused() -> None:
    """One id with two contents: neither may win in silence."""
    with pytest.raises(gcm.Conflict, match="two processes of one id: a"):
        ProcessDirectory((process("a", "One"), process("a", "Other")))


def test_order_of_the_input_does_not_matter() -> None:
    """The same processes are the same directory, however they were listed."""
    expected = DIRECTORY
    actual = ProcessDirectory(tuple(reversed(tuple(DIRECTORY))))
    assert expected == actual


def test_rabat_process_has_the_partners_and_observers_that_its_page_counts() -> None:
    """55 partner countries and two observers make the 57 that the process speaks of."""
    expected = (55, {"DZ", "LY"})
    actual = (
        len(members_of("rabat", gcm.MembershipRole.PARTNER)),
        members_of("rabat", gcm.MembershipRole.OBSERVER),
    )
    assert expected == actual


def test_former_members_are_told_from_members() -> None:
    """A State that left is in the history of a process, not in its meetings."""
    memberships = DIRECTORY["rabat"].memberships or ()
    expected = {("EG", "2014"), ("GB", "2020")}
    actual = {(one.state, str(one.until)) for one in memberships if one.until}
    assert expected == actual


def test_candidates_are_told_from_members() -> None:
    """A State whose admission is pending takes part in nothing yet."""
    expected = {"UZ"}
    actual = members_of("almaty", gcm.MembershipRole.CANDIDATE)
    assert expected == actual


def test_chairs_follow_each_other_without_overlap() -> None:
    """The chair of a meeting is looked up by its date: two for one day would leave it open."""
    periods = [chair.period for chair in DIRECTORY["rabat"].chairs or () if chair.verified]
    expected = [True] * (len(periods) - 1)
    actual = [
        one.end is not None and two.start is not None and one.end.earliest <= two.start.latest
        for one, two in pairwise(periods)
    ]
    assert expected == actual


def test_unknown_members_are_none_and_never_an_empty_list() -> None:
    """Of an empty list one would say that a State is not a member, which nobody knows."""
    expected = {each.id for each in DIRECTORY.unknown_members}
    actual = {each.id for each in DIRECTORY if not each.memberships}
    assert expected == actual
    assert "khartoum" in actual


def test_memberships_of_a_state_say_how_far_they_can_be_relied_on() -> None:
    """A list of general knowledge must not look like one that was read on the process's page."""
    expected = {("rabat", True), ("midwa", False), ("niamey", False)}
    actual = {(found.process.id, found.sure) for found in DIRECTORY.of_state("NE")}
    assert expected == actual


def test_state_in_no_known_list_has_no_membership_and_is_told_what_is_open() -> None:
    """What the lists do not hold is not made up; the processes whose members are unknown are named in the result."""
    found = DIRECTORY.of_state("AQ")
    assert len(found) == 0
    assert set(DIRECTORY.unknown_members) == set(found.unknown)
    assert {"igc", "bali"} <= {process.id for process in found.not_on_partial_list}


def test_states_are_found_by_their_names() -> None:
    """Few people know the codes; a name that is none is refused, never answered with nothing."""
    assert DIRECTORY.of_state("Sénégal") == DIRECTORY.of_state("SN")
    with pytest.raises(gcm.UnknownName):
        DIRECTORY.of_state("Atlantis")


def test_a_former_member_is_not_a_current_one() -> None:
    """The United Kingdom stood on the list of the Rabat Process until 2020."""
    (rabat,) = [found for found in DIRECTORY.of_state("GB") if found.process.id == "rabat"]
    assert not rabat.current
    assert [found.current for found in DIRECTORY.of_state("SN")] == [True] * 3


def test_predecessor_and_successor_name_each_other() -> None:
    """Whoever follows the history of a process must be able to go both ways."""
    expected = ("eap-panel", "soderkoping")
    actual = (DIRECTORY["soderkoping"].successor, DIRECTORY["eap-panel"].predecessor)
    assert expected == actual


def test_directory_knows_its_length() -> None:
    """The number of mechanisms is asked for before they are listed."""
    expected = len(list(DIRECTORY))
    actual = len(DIRECTORY)
    assert expected == actual


def test_empty_list_of_members_is_refused() -> None:
    """Empty is not unknown: a process without members would be a claim."""
    with pytest.raises(gcm.InvalidValue, match="prague lists no member: write None when they are unknown"):
        attrs.evolve(DIRECTORY["prague"], memberships=())


@pytest.mark.parametrize("name", ["prague", "rabat"])
def test_completeness_is_unknown_exactly_where_members_are(name: str) -> None:
    """A list that is said to be complete and is not there would answer every question with no."""
    completeness = {"prague": gcm.Completeness.COMPLETE, "rabat": gcm.Completeness.UNKNOWN}[name]
    with pytest.raises(gcm.InvalidValue, match=f"{name}: members are unknown exactly when their list is None"):
        attrs.evolve(DIRECTORY[name], completeness=completeness)


def item(number: str, parent: str | None = None) -> gcm.FrameworkItem:
    """Make an item of a plan."""
    return gcm.FrameworkItem(
        id=gcm.ItemId(f"plan:{number}"),
        level=gcm.ItemLevel.OBJECTIVE,
        number=number,
        title=gcm.Text.of(en=number),
        parent=gcm.ItemId(f"plan:{parent}") if parent else None,
    )


def plan(*items: gcm.FrameworkItem) -> gcm.Framework:
    """Make a plan."""
    return gcm.Framework(id="plan", process=gcm.ProcessId("rabat"), title=gcm.Text.of(en="Plan"), items=items)


def test_item_without_title_says_why() -> None:
    """A missing title is a hole that somebody may fill, if they learn of it."""
    with pytest.raises(gcm.InvalidValue, match="plan:1 has no title: say why in its hole"):
        attrs.evolve(item("1"), title=None)


def test_plan_with_two_items_of_one_id_is_refused() -> None:
    """A link to that id would lead to either."""
    with pytest.raises(gcm.InvalidValue, match="plan has two items of one id: plan:1"):
        plan(item("1"), item("1"))


def test_plan_whose_item_stands_under_nothing_is_refused() -> None:
    """A misspelt parent would take a whole branch out of its domain."""
    with pytest.raises(gcm.InvalidValue, match="plan has no item plan:2"):
        plan(item("1", parent="2"))


@pytest.mark.parametrize("numbers", ["1234", "4321"])
def test_within_an_item_is_everything_under_it_in_any_order(numbers: str) -> None:
    """An activity that belongs to an action belongs to the objective and the domain above it."""
    parents = {"1": None, "2": "1", "3": "2", "4": None}
    framework = plan(*(item(number, parents[number]) for number in numbers))
    expected = {"plan:1", "plan:2", "plan:3"}
    actual = {found.id for found in framework.within(gcm.ItemId("plan:1"))}
    assert expected == actual


def test_item_of_a_plan_is_found_by_its_id() -> None:
    """A report that cites an item must find its title, and tell when there is no such item."""
    framework = plan(item("1"))
    expected = (item("1"), None)
    actual = (framework.item(gcm.ItemId("plan:1")), framework.item(gcm.ItemId("plan:2")))
    assert expected == actual
