"""Conditions on fields: what an activity is, when and where it was, who hosted it and who takes part."""

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.conditions import Condition
from gcm_alignment.when import (
    after,
    audience,
    before,
    country,
    during,
    host,
    kind,
    member,
    place,
    principle,
    process,
    theme,
    under,
)

Truth = bool | None

DOMAIN = gcm.FrameworkItem(
    id=gcm.ItemId("demo-plan:domain-1"), level=gcm.ItemLevel.DOMAIN, number="1", title=gcm.Text.of(en="Mobility")
)
GOAL = gcm.FrameworkItem(
    id=gcm.ItemId("demo-plan:objective-1"),
    level=gcm.ItemLevel.OBJECTIVE,
    number="1",
    title=gcm.Text.of(en="Visas"),
    parent=DOMAIN.id,
)
PLAN = gcm.Framework(
    id="demo-plan", process=gcm.ProcessId("demo"), title=gcm.Text.of(en="Demo plan"), items=(DOMAIN, GOAL)
)


SENEGAL = gcm.Membership(state=gcm.CountryCode("SN"), role=gcm.MembershipRole.MEMBER)
DIALOGUE = gcm.ConsultationProcess(
    id=gcm.ProcessId("demo"),
    name=gcm.Text.of(en="Demo dialogue"),
    abbreviation="DEMO",
    kind=gcm.ProcessKind.RCP,
    status=gcm.ProcessStatus.ACTIVE,
    memberships=(
        SENEGAL,
        attrs.evolve(SENEGAL, state=gcm.CountryCode("ML"), until=gcm.PartialDate(2018)),
        attrs.evolve(SENEGAL, state=gcm.CountryCode("TD"), role=gcm.MembershipRole.CANDIDATE),
        attrs.evolve(SENEGAL, state=gcm.CountryCode("NE"), verified=False),
    ),
    completeness=gcm.Completeness.COMPLETE,
)
BACKGROUND = gcm.Background(frameworks=(PLAN,), processes=(DIALOGUE,))

BARE = gcm.Activity(id=gcm.ActivityId("demo:bare"), title=gcm.Text.of(en="Meeting"))
ABUJA = gcm.Activity(
    id=gcm.ActivityId("demo:abuja"),
    title=gcm.Text.of(en="Meeting"),
    kind=gcm.Kind.WORKSHOP,
    process=gcm.ProcessId("demo"),
    themes=(gcm.Theme.DRIVERS,),
    audiences=(),
    principles=("g", "h"),
    items=(gcm.ItemLink(GOAL.id, gcm.StatedBy.PROJECT),),
    organisers=(
        gcm.Organiser(role=gcm.OrganiserRole.HOST, country=gcm.CountryCode("NG")),
        gcm.Organiser(role=gcm.OrganiserRole.CO_CHAIR, country=gcm.CountryCode("FR")),
    ),
    occasions=[
        gcm.Occasion(period=gcm.Period.parse("2019-11"), venue=gcm.Venue("Abuja", gcm.CountryCode("NG"))),
        gcm.Occasion(period=gcm.Period.parse("2019-12"), venue=gcm.Venue("Genève", gcm.CountryCode("CH"))),
    ],
)
SOMEWHERE = attrs.evolve(ABUJA, occasions=[gcm.Occasion(venue=gcm.Venue("Abuja", None)), gcm.Occasion()])


@pytest.mark.parametrize(
    "condition, activity, expected",
    [
        (kind("workshop", "study"), ABUJA, True),
        (kind("study"), ABUJA, False),
        (kind("study"), BARE, None),
        (theme("drivers"), ABUJA, True),
        (theme("pathways"), ABUJA, False),
        (theme("pathways"), BARE, None),
        (audience("media"), ABUJA, False),
        (audience("media"), BARE, None),
        (principle("a", "g"), ABUJA, True),
        (principle("a"), ABUJA, False),
        (principle("a"), BARE, None),
        (process("demo"), ABUJA, True),
        (process("other"), ABUJA, False),
        (process("other"), attrs.evolve(ABUJA, joint_with=(gcm.ProcessId("other"),)), True),
        (process("other"), BARE, None),
        (process("other"), attrs.evolve(BARE, joint_with=(gcm.ProcessId("other"),)), True),
        (under("demo-plan:objective-1"), ABUJA, True),
        (under("demo-plan:domain-1"), ABUJA, True),
        (under("demo-plan:domain-1"), attrs.evolve(ABUJA, items=()), False),
        (under("demo-plan:domain-1"), BARE, None),
        (under("other-plan:domain-1"), ABUJA, None),
        (under("other-plan:domain-1"), attrs.evolve(ABUJA, items=()), False),
        (during("2019"), ABUJA, True),
        (during("2020"), ABUJA, False),
        (during("2019-11"), ABUJA, None),
        (during("2019"), BARE, None),
        (before("2020"), ABUJA, True),
        (before("2019-12"), ABUJA, None),
        (before("2019-11"), ABUJA, False),
        (after("2019-10"), ABUJA, True),
        (after("2019-12"), ABUJA, False),
        (place("geneva"), ABUJA, True),
        (place("Dakar"), ABUJA, False),
        (place("Dakar"), SOMEWHERE, None),
        (place("Abuja"), SOMEWHERE, True),
        (place("Dakar"), BARE, None),
        (country("CH"), ABUJA, True),
        (country("Senegal"), ABUJA, False),
        (country("NG"), SOMEWHERE, None),
        (country("NG"), BARE, None),
        (host("le Nigéria"), ABUJA, True),
        (host("FR"), ABUJA, False),
        (host("NG"), BARE, None),
        (member("SN"), ABUJA, True),
        (member("ML"), ABUJA, False),
        (member("TD"), ABUJA, False),
        (member("NE"), ABUJA, None),
        (member("NE", "SN"), ABUJA, True),
        (member("CI"), ABUJA, False),
        (member("SN"), attrs.evolve(ABUJA, process=gcm.ProcessId("unlisted")), None),
        (member("SN"), BARE, None),
        (~kind("study"), ABUJA, True),
        (~kind("study"), BARE, None),
    ],
)
def test_a_condition_on_a_field_says_yes_no_or_unknown(
    condition: Condition, activity: gcm.Activity, *, expected: Truth
) -> None:
    """What nobody noted is open; what is listed to its end answers no."""
    actual = condition.truth(gcm.Reading(activity, gcm.Lexicon(()), BACKGROUND))
    assert expected is actual


@pytest.mark.parametrize(
    "memberships, completeness",
    [((SENEGAL,), gcm.Completeness.PARTIAL), (None, gcm.Completeness.UNKNOWN)],
)
def test_a_partial_list_of_members_denies_nobody(
    memberships: tuple[gcm.Membership, ...] | None, completeness: gcm.Completeness
) -> None:
    """Most lists of members on the web are not complete, and say so."""
    dialogue = attrs.evolve(DIALOGUE, memberships=memberships, completeness=completeness)
    expected = None
    actual = member("CI").truth(gcm.Reading(ABUJA, gcm.Lexicon(()), gcm.Background(processes=(dialogue,))))
    assert expected is actual


def test_without_its_plan_an_item_is_still_itself() -> None:
    """Who loads no plan can ask for the very item, but not for what stands above it."""
    reading = gcm.Reading(ABUJA, gcm.Lexicon(()))
    expected = [True, None]
    actual = [under("demo-plan:objective-1").truth(reading), under("demo-plan:domain-1").truth(reading)]
    assert expected == actual
