"""Activities and what they are made of: no invalid one can be made, and only held ones count."""

from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import (
    Activity,
    ActivityId,
    Kind,
    Mode,
    Occasion,
    Organiser,
    OrganiserRole,
    ProcessId,
    Status,
    Venue,
)
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import InvalidValue, UnknownName
from gcm_alignment.places import CountryCode
from gcm_alignment.text import Text

ABUJA = Venue("Abuja", CountryCode("NG"))
GENEVA = Venue("Geneva", CountryCode("CH"))
TITLE = Text.of(en="Technical workshop on diaspora remittances")


def occasion(text: str, venue: Venue | None = None) -> Occasion:
    """Make an occasion of a period as text."""
    return Occasion(period=Period.parse(text), venue=venue)


def held_at(*occasions: Occasion) -> Activity:
    """Make an activity of its occasions."""
    return Activity(id=ActivityId("rabat:x"), title=TITLE, occasions=occasions)


@pytest.mark.parametrize("id_", ["rabat:2019-11-abuja-remittances", "a:b", "marrakesh-2018:action-5", "1:2"])
def test_an_id_is_a_prefix_and_a_local_name(id_: str) -> None:
    """Ids of two registers must not meet by chance."""
    expected = id_
    actual = Activity(id=ActivityId(id_), title=TITLE).id
    assert expected == actual


@pytest.mark.parametrize(
    "id_",
    [
        "",
        "abuja",
        ":abuja",
        "rabat:",
        "rabat:abuja:x",
        "Rabat:abuja",
        "rabat:Abuja",
        "rabat:abidjan-été",
        "rabat:a b",
        "rabat:a_b",
        "rabat:-a",
        "rabat:a-",
        "rabat:a--b",
        "rabat:a\n",
        "rabat:٣",
        "rabat:ﬁn",
    ],
)
def test_another_form_is_no_id(id_: str) -> None:
    """Ids stand in file names, in addresses and in spreadsheets: nothing there may need quoting."""
    with pytest.raises(InvalidValue) as caught:
        Activity(id=ActivityId(id_), title=TITLE)
    expected = f"not an id: {id_!r}; write one such as rabat:2019-11-abuja"
    actual = str(caught.value)
    assert expected == actual


def test_the_local_id_is_what_follows_the_prefix() -> None:
    """In a notebook the prefix is left out."""
    expected = "2019-11-abuja"
    actual = Activity(id=ActivityId("rabat:2019-11-abuja"), title=TITLE).local_id
    assert expected == actual


RELATED: dict[str, Callable[[ActivityId], Activity]] = {
    "part_of": lambda other: Activity(id=ActivityId("rabat:x"), title=TITLE, part_of=other),
    "follows": lambda other: Activity(id=ActivityId("rabat:x"), title=TITLE, follows=other),
    "output_of": lambda other: Activity(id=ActivityId("rabat:x"), title=TITLE, output_of=other),
}


@pytest.mark.parametrize("relation", RELATED)
def test_no_activity_is_related_to_itself(relation: str) -> None:
    """A part of itself would be left out of every count, as a part."""
    with pytest.raises(InvalidValue) as caught:
        RELATED[relation](ActivityId("rabat:x"))
    expected = "rabat:x cannot be related to itself"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("relation", RELATED)
def test_an_activity_may_be_related_to_another(relation: str) -> None:
    """The refusal must not hit what is right."""
    expected = "rabat:y"
    actual: object = getattr(RELATED[relation](ActivityId("rabat:y")), relation)
    assert expected == actual


@pytest.mark.parametrize("people, states", [(-1, None), (None, -1), (-1, -1)])
def test_nobody_counts_fewer_than_none(people: int | None, states: int | None) -> None:
    """-1 is how spreadsheets write unknown; here that is None."""
    with pytest.raises(InvalidValue) as caught:
        Activity(id=ActivityId("rabat:x"), title=TITLE, people=people, states=states)
    expected = "rabat:x counts fewer than no participants; write 0 or more, None when unknown"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("status", Status)
def test_only_what_was_held_counts(status: Status) -> None:
    """An announced or cancelled meeting closes no gap."""
    expected = status == "held"
    actual = Activity(id=ActivityId("rabat:x"), title=TITLE, status=status).held
    assert expected == actual


def test_what_nobody_said_is_unknown() -> None:
    """None is unknown and an empty tuple is none; the default must not claim anything."""
    activity = Activity(id=ActivityId("rabat:x"), title=TITLE)
    expected = (None, None, None, None, None, None, None)
    actual = (
        activity.kind,
        activity.items,
        activity.organisers,
        activity.people,
        activity.states,
        activity.process,
        activity.description,
    )
    assert expected == actual


@pytest.mark.parametrize(
    "texts, hull",
    [
        ([], None),
        (["2021-07"], "2021-07"),
        (["2021-10-13/2021-10-14", "2021-07"], "2021-07/2021-10-14"),
        (["2019", "2019-11"], "2019/2019"),
        (["2019/..", "2018"], "2018/.."),
        (["2019/..", "../2020"], None),
    ],
)
def test_the_period_of_an_activity_is_the_hull_of_its_occasions(texts: list[str], hull: str | None) -> None:
    """Tables that met in July and in October lasted, for a window, from July to October."""
    expected = Period.parse(hull) if hull else None
    actual = held_at(*map(occasion, texts)).period
    assert expected == actual


def test_occasions_without_date_do_not_widen_the_period() -> None:
    """An unknown date is not an open end."""
    expected = Period.at(PartialDate(2021, 7))
    actual = held_at(occasion("2021-07"), Occasion(venue=GENEVA), Occasion(mode=Mode.VIRTUAL)).period
    assert expected == actual


def test_venues_stand_once_each_in_order() -> None:
    """A list of places, not of meetings."""
    expected = (GENEVA, ABUJA)
    actual = held_at(
        occasion("2021", GENEVA), occasion("2020", ABUJA), Occasion(venue=GENEVA), Occasion(mode=Mode.VIRTUAL)
    ).venues
    assert expected == actual


@given(st.lists(st.sampled_from([occasion("2021", GENEVA), occasion("2020", ABUJA), Occasion()])))
def test_an_activity_of_any_occasions_can_be_hashed(occasions: list[Occasion]) -> None:
    """A list given for a tuple must not make a value that sets and caches refuse."""
    one, other = (
        Activity(id=ActivityId("rabat:x"), title=TITLE, occasions=given_) for given_ in (occasions, occasions)
    )
    expected = {one}
    actual = {other}
    assert expected == actual


def test_what_no_source_was_seen_for_is_a_list() -> None:
    """One name alone would be cut into letters."""
    with pytest.raises(InvalidValue) as caught:
        Activity(id=ActivityId("rabat:x"), title=TITLE, unverified="title")
    expected = "expected a list of texts, found one text: 'title'"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("name", ["", " ", "\u00a0"])
def test_a_venue_has_a_name(name: str) -> None:
    """A place without name is no place: the venue is unknown, None."""
    with pytest.raises(InvalidValue) as caught:
        Venue(name)
    expected = "a venue needs a name"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("code", ["", "ng", "NGA", "N", "N1", "ÑG", "Nigeria", "NG "])
@pytest.mark.parametrize(
    "make",
    [
        lambda code: Venue("Abuja", code),
        lambda code: Organiser(role=OrganiserRole.HOST, country=code),
    ],
    ids=["venue", "organiser"],
)
def test_a_country_is_named_by_its_code(make: Callable[[CountryCode], object], code: str) -> None:
    """A name or a code of three letters in its place would be shown as it is, in both languages."""
    with pytest.raises(InvalidValue) as caught:
        make(CountryCode(code))
    expected = f"not a country code: {code!r}; write one such as NG"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("code", ["NG", "XK", "SN", None])
def test_a_country_code_is_two_capital_letters_or_unknown(code: str | None) -> None:
    """XK is no code of ISO 3166-1, but of use, for Kosovo*."""
    expected = code
    actual = Venue("Abuja", CountryCode(code) if code else None).country
    assert expected == actual


@pytest.mark.parametrize("venue, written", [(ABUJA, "Abuja (NG)"), (Venue("online"), "online")])
def test_a_venue_is_written_with_its_country_where_that_is_known(venue: Venue, written: str) -> None:
    """There are several Tripolis."""
    expected = written
    actual = str(venue)
    assert expected == actual


@pytest.mark.parametrize("country, name", [(None, None), (CountryCode("NG"), "ICMPD")])
def test_an_organiser_is_a_state_or_somebody(country: CountryCode | None, name: str | None) -> None:
    """Neither says nothing, and both leave open who it was."""
    with pytest.raises(InvalidValue) as caught:
        Organiser(role=OrganiserRole.HOST, country=country, name=name)
    expected = "an organiser is a State, by its code, or somebody, by name"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("country, name", [(CountryCode("NG"), None), (None, "ICMPD")])
def test_an_organiser_of_one_sort_is_taken(country: CountryCode | None, name: str | None) -> None:
    """The refusal must not hit what is right."""
    expected = (country, name)
    organiser = Organiser(role=OrganiserRole.HOST, country=country, name=name)
    actual = (organiser.country, organiser.name)
    assert expected == actual


def test_kinds_have_one_for_what_none_of_them_names() -> None:
    """Unknown is None; known to be something else is OTHER."""
    expected = Kind.OTHER
    actual = Kind("other")
    assert expected == actual


def test_a_theme_that_is_none_is_refused() -> None:
    """A misspelt theme would be one that no rule ever asks for."""
    with pytest.raises(InvalidValue) as caught:
        Activity(id=ActivityId("demo:a"), title=Text.of(en="Meeting"), themes=["nonsense"])  # type: ignore[list-item]
    expected = "found 'nonsense'; expected one of human-rights"
    actual = str(caught.value)[: len(expected)]
    assert expected == actual


INVALID: dict[str, tuple[Callable[[], object], str]] = {
    "kind": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, kind=cast("Kind", "worshop")),
        "'worshop' is none of",
    ),
    "status": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, status=cast("Status", "hold")),
        "'hold' is none of announced, held, postponed, cancelled, replaced; near matches: held",
    ),
    "status none": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, status=cast("Status", None)),
        "None is none of announced, held, postponed, cancelled, replaced",
    ),
    "mode": (lambda: Occasion(mode=cast("Mode", "online")), "'online' is none of in-person, virtual, hybrid, no-event"),
    "title": (
        lambda: Activity(id=ActivityId("rabat:x"), title=cast("Text", "x")),
        "the title of rabat:x says its language: write Text.of(en='x')",
    ),
    "description": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, description=cast("Text", "y")),
        "the description of rabat:x says its language: write Text.of(en='y')",
    ),
    "process": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, process=ProcessId("Not an id")),
        "not the id of a process: 'Not an id'; write one such as rabat",
    ),
    "process that is none": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, process=cast("ProcessId", 3)),
        "not the id of a process: 3; write one such as rabat",
    ),
    "joint_with": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, joint_with=(ProcessId("a b"),)),
        "not the id of a process: 'a b'; write one such as rabat",
    ),
    "joint_with of one text": (
        lambda: Activity(id=ActivityId("rabat:x"), title=TITLE, joint_with=cast("tuple[ProcessId]", "rabat")),
        "expected a list of texts, found one text: 'rabat'",
    ),
    "occasions": (
        lambda: held_at(cast("Occasion", 3)),
        "occasions are such as Occasion(period=Period.parse('2019-11')); found 3",
    ),
    "period": (
        lambda: Occasion(period=cast("Period", "2019")),
        "the period of an occasion is such as Period.parse('2019-11'); found '2019'",
    ),
    "venue": (
        lambda: Occasion(venue=cast("Venue", "Abuja")),
        "the venue of an occasion is such as Venue('Abuja'); found 'Abuja'",
    ),
}


@pytest.mark.parametrize("case", INVALID)
def test_no_activity_with_an_invalid_part_can_be_made(case: str) -> None:
    """Else it is found when a report is made of it, or never: a misspelt status counts as not held."""
    make, expected = INVALID[case]
    with pytest.raises((InvalidValue, UnknownName)) as caught:
        make()
    actual = str(caught.value)[: len(expected)]
    assert expected == actual


@pytest.mark.parametrize("status", Status)
def test_names_of_kinds_and_statuses_are_as_good_as_values(status: Status) -> None:
    """In a notebook one writes the name; what compares by identity must find the value."""
    named = Activity(
        id=ActivityId("rabat:x"), title=TITLE, kind=cast("Kind", "workshop"), status=cast("Status", status.value)
    )
    expected = (Kind.WORKSHOP, True, True, Mode.HYBRID)
    mode = Occasion(mode=cast("Mode", "hybrid")).mode
    actual = (named.kind, named.status is status, type(named.kind) is Kind, mode)
    assert expected == actual
