"""Inversion: activities made from a condition answer it as asked, and what no activity can answer is refused."""

import fnmatch
from collections.abc import Callable
from typing import cast

import attrs
import pytest
from hypothesis import errors, find, given, settings, strategies as st

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ActivityId, ItemId, Kind, ProcessId
from gcm_alignment.catalogue import load_rules
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Composable, Condition, Mentions, Not, Says, Truth, phrases_of
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import UnknownName
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.places import COUNTRY_CODES, CountryCode
from gcm_alignment.processes import (
    ConsultationProcess,
    Framework,
    FrameworkItem,
    ItemLevel,
    Membership,
    MembershipRole,
    ProcessKind,
    ProcessStatus,
)
from gcm_alignment.readings import NOTHING, Background, Reading
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.sources import Completeness
from gcm_alignment.testing import strategies
from gcm_alignment.testing.inversion import (
    NeedsBackground,
    NotInvertible,
    TooLargeToDecide,
    Unsatisfiable,
    activities_matching,
    activities_missing,
    activities_undecided,
    boundary_pairs,
)
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.topics import Theme
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

FEW = settings(max_examples=25)
ONCE = settings(max_examples=200, database=None, derandomize=True)
SHIPPED = load_rules()
REASON = BilingualText("The words are those of the objective.", "Les mots sont ceux de l’objectif.")
LEXICON = Lexicon(
    [
        Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="labour-migration", en=["{labour|labor} migration"], fr=["migration de main-d’œuvre"]),
        Term(id="trafficking", en=["trafficking in persons"], fr=["traite"], except_fr=["traite bancaire"]),
        Term(id="smuggling", en=["migrant smuggling"], fr=["trafic de migrants"]),
        Term(id="borders", en=["border management"], fr=["gestion des frontières"]),
        Term(id="return", en=["voluntary return"], fr=["retour volontaire"]),
        Term(id="civil-registration", en=["civil registration"], fr=["état civil"]),
        Term(id="consular", en=["consular assistance"], fr=["assistance consulaire"]),
    ]
)
BACKGROUNDS = st.builds(
    Background,
    st.lists(strategies.frameworks(), max_size=1).map(tuple),
    st.lists(strategies.processes(), max_size=3, unique_by=lambda process: process.id).map(tuple),
)
DRAWING = {True: activities_matching, False: activities_missing, None: activities_undecided}


def truth_of(condition: Condition, activity: Activity, background: Background = NOTHING) -> Truth:
    """Ask a condition, by the lexicon of these tests and by its own phrases."""
    phrases = {phrase.as_term() for phrase in phrases_of(condition)}
    return condition.truth(Reading(activity, Lexicon((*LEXICON, *phrases)), background))


def made_for(
    condition: Condition, lexicon: Lexicon = LEXICON, *, truth: Truth = True, background: Background = NOTHING
) -> st.SearchStrategy[Activity]:
    """Make the strategy of activities for which a condition comes to an answer."""
    return DRAWING[truth](condition, lexicon=lexicon, background=background)


def simplest(strategy: st.SearchStrategy[Activity]) -> Activity:
    """Return what a strategy shrinks to."""
    return find(strategy, lambda _: True, settings=ONCE)


# --- laws --------------------------------------------------------------------------------------


@given(strategies.conditions(max_leaves=8), BACKGROUNDS, st.sampled_from([True, False, None]), st.data())
def test_what_is_drawn_answers_as_asked(
    condition: Condition, background: Background, wanted: Truth, data: st.DataObject
) -> None:
    """An example on the wrong side would teach a rule's author the contrary of what the rule says."""
    expected = wanted
    try:
        made = made_for(condition, truth=wanted, background=background)
    except Unsatisfiable:
        return
    actual = truth_of(condition, data.draw(made), background)
    assert expected == actual


@given(strategies.conditions(max_leaves=8), BACKGROUNDS, strategies.activities())
def test_what_an_activity_answers_is_never_refused(
    condition: Condition, background: Background, activity: Activity
) -> None:
    """A condition called contradictory though an activity meets it would be taken out of a book for nothing."""
    expected = True
    made = made_for(condition, truth=truth_of(condition, activity, background), background=background)
    actual = isinstance(made, st.SearchStrategy)
    assert expected == actual


@given(strategies.conditions(max_leaves=8), BACKGROUNDS)
def test_any_condition_can_stay_open(condition: Condition, background: Background) -> None:
    """Where nothing is known of an activity, nothing can be said of it."""
    expected = True
    actual = isinstance(made_for(condition, truth=None, background=background), st.SearchStrategy)
    assert expected == actual


@given(strategies.conditions(max_leaves=6), BACKGROUNDS, st.data())
def test_near_misses_differ_in_one_field(condition: Condition, background: Background, data: st.DataObject) -> None:
    """Only then does the pair show what the rule turns on."""
    expected = (True, False, 1)
    try:
        pairs = boundary_pairs(condition, lexicon=LEXICON, background=background)
    except Unsatisfiable:
        return
    one, other = data.draw(pairs)
    differing = [
        field.name for field in attrs.fields(Activity) if getattr(one, field.name) != getattr(other, field.name)
    ]
    actual = (truth_of(condition, one, background), truth_of(condition, other, background), len(differing))
    assert expected == actual


@given(strategies.conditions(max_leaves=4), st.data())
@FEW
def test_unknowns_come_on_request(condition: Condition, data: st.DataObject) -> None:
    """A rule's author should see as well what stays open, but not take it for the rest."""
    matching = data.draw(activities_matching(condition, lexicon=LEXICON, unknowns=True))
    missing = data.draw(activities_missing(condition, lexicon=LEXICON, unknowns=True))
    expected = (True, True)
    actual = (truth_of(condition, matching) in {True, None}, truth_of(condition, missing) in {False, None})
    assert expected == actual


# --- the shipped rules -------------------------------------------------------------------------


@pytest.mark.parametrize("name", [rule.id for rule in SHIPPED])
def test_each_shipped_rule_can_be_matched_missed_and_nearly_missed(name: str) -> None:
    """A rule that no activity matches would be dead, and one that none misses would say nothing."""
    rule = SHIPPED[name]

    @given(
        activities_matching(rule, lexicon=SHIPPED),
        activities_missing(rule, lexicon=SHIPPED),
        boundary_pairs(rule, lexicon=SHIPPED),
    )
    @settings(max_examples=5)
    def holds(matching: Activity, missing: Activity, pair: tuple[Activity, Activity]) -> None:
        expected = (True, False, True, False)
        actual = tuple(SHIPPED.outcome(name, activity).truth for activity in (matching, missing, *pair))
        assert expected == actual

    holds()


# --- readable examples -------------------------------------------------------------------------


def titled(title: str) -> Activity:
    """Make the simplest activity of a title."""
    return Activity(id=ActivityId("demo:2018-01-abuja-remittances"), title=Text.of(en=title))


@pytest.mark.parametrize(
    "condition, expected",
    [
        (mentions("remittances"), titled("Workshop: remittance")),
        (~mentions("remittances"), titled("Workshop: the programme of work")),
        (mentions("remittances") & mentions("borders"), titled("Workshop: remittance, border management")),
        (mentions("remittances", field="description"), None),
        (kind("workshop"), attrs.evolve(titled("Workshop on diaspora remittances"), kind=Kind.WORKSHOP)),
        (theme("drivers"), attrs.evolve(titled("Workshop on diaspora remittances"), themes=(Theme.DRIVERS,))),
        (~audience("media"), attrs.evolve(titled("Workshop on diaspora remittances"), audiences=())),
        (principle("g"), attrs.evolve(titled("Workshop on diaspora remittances"), principles=("g",))),
        (process("demo"), attrs.evolve(titled("Workshop on diaspora remittances"), process=ProcessId("demo"))),
    ],
    ids=repr,
)
def test_examples_shrink_to_what_is_asked(condition: Condition, expected: Activity | None) -> None:
    """What a rule's author reads first is what the rule asks for, and nothing beside."""
    actual = simplest(made_for(condition))
    if expected is None:
        expected = attrs.evolve(
            titled("Workshop: the programme of work"), description=Text.of(en="Workshop: remittance")
        )
    assert expected == actual


def test_a_near_miss_shrinks_to_one_phrase() -> None:
    """The pair is the explanation."""
    expected = (titled("Workshop: remittance"), titled("Workshop: the programme of work"))
    pairs = boundary_pairs(mentions("remittances") | mentions("borders"), lexicon=LEXICON)
    actual = find(pairs, lambda _: True, settings=ONCE)
    assert expected == actual


def test_a_rule_is_inverted_by_its_book() -> None:
    """A rule in a book reads by the terms of that book."""
    rule = Rule(id="funds", objectives=ObjectiveSet([20]), condition=Mentions("remittances"), reason=REASON)
    book = RuleBook(id="demo", version="1", author="the authors", lexicon=LEXICON, scope=[20], rules=[rule])
    expected = titled("Workshop: remittance")
    actual = simplest(activities_matching(book["funds"], lexicon=book))
    assert expected == actual


def test_the_shipped_terms_are_taken_where_none_are_given() -> None:
    """A rule for the shipped lexicon needs no further word."""
    expected = True
    activity = simplest(activities_matching(Mentions("brain-drain")))
    actual = Mentions("brain-drain").truth(Reading(activity, gcm.load_lexicon()))
    assert expected == actual


def test_phrases_need_no_lexicon() -> None:
    """They bring their own words."""
    expected = titled("Workshop: mobile money")
    actual = simplest(activities_matching(mentions("mobile money")))
    assert expected == actual


def test_unknown_terms_are_refused_with_near_matches() -> None:
    """A misspelt term would otherwise look like a rule that nothing matches."""
    with pytest.raises(UnknownName) as caught:
        activities_matching(Mentions("remitances"), lexicon=LEXICON)
    expected = "no term 'remitances' in the lexicon; near matches: remittances"
    actual = str(caught.value)
    assert expected == actual


# --- words -------------------------------------------------------------------------------------

CARD = Term(id="card", en=["card"])
NOT_GREEN = Term(id="not-green", en=["card"], except_en=["green card"])
NO_GAME = Term(id="no-game", en=["card"], except_en=["card game"])
NO_HUE = Term(id="no-hue", en=["card"], except_en=["{green|blue} card"])
LOST = Term(id="lost", en=["card"], except_en=["card"])


def words_of(condition: Condition, *terms: Term) -> str:
    """Return the title of the simplest activity that matches."""
    return simplest(made_for(condition, Lexicon(terms))).title.en


@pytest.mark.parametrize(
    "condition, expected",
    [
        (mentions("card") & ~mentions("not-green"), "Workshop: green card"),
        (mentions("card") & ~mentions("not-green") & ~mentions("no-game"), "Workshop: green card game"),
        (mentions("card") & ~mentions("not-green") & ~mentions("no-hue"), "Workshop: green card"),
        (
            AllOf([mentions("card"), *(~mentions(term) for term in ("no-game", "no-hue", "not-green"))]),
            "Workshop: green card game",
        ),
        (mentions("not-green") & mentions("no-game"), "Workshop: card"),
    ],
)
def test_what_is_denied_may_stand_where_it_means_something_else(condition: Condition, expected: str) -> None:
    """The exceptions of a term are the only way to mention one that shares its form."""
    actual = words_of(condition, CARD, NOT_GREEN, NO_GAME, NO_HUE)
    assert expected == actual


def test_a_term_that_its_own_exceptions_swallow_is_refused() -> None:
    """No text can speak of it, however often its form stands there."""
    with pytest.raises(Unsatisfiable):
        made_for(mentions("lost"), Lexicon([LOST]))


def test_forms_of_another_term_inside_a_form_are_avoided() -> None:
    """“Labour migration data” speaks of labour migration too; where that is denied, another form has to do."""
    data = Term(id="data", en=["labour migration data", "migration data"])
    expected = "Workshop: migration data"
    actual = words_of(mentions("data") & ~mentions("labour-migration"), data, *LEXICON)
    assert expected == actual


def test_french_without_accents_is_not_typed_where_it_would_mean_something_else() -> None:
    """« Traité » typed without its accent is « traite », which is denied."""
    condition = Says(fr=("traité",)) & Not(Says(fr=("traite",)))

    @given(activities_matching(condition))
    @FEW
    def holds(activity: Activity) -> None:
        expected = True
        actual = condition.truth(Reading(activity, Lexicon([])))
        assert expected == actual

    holds()


@pytest.mark.parametrize("denied", ["Workshop", "x1", "programme of work", "calendar", "Webinar"])
def test_words_around_are_not_what_is_denied(denied: str) -> None:
    """Neither the frame nor the topic that fills an empty text may say what the rule must not read."""
    every = ["workshop", "webinar", "round table", "thematic meeting", "programme", "steps", "calendar", "x1", denied]
    condition = AllOf([Not(Says(en=(words,), fr=("rien",))) for words in every])

    @given(activities_matching(condition))
    @FEW
    def holds(activity: Activity) -> None:
        expected = True
        actual = condition.truth(Reading(activity, Lexicon([])))
        assert expected == actual

    holds()


def test_a_mark_that_no_form_holds_stands_between_phrases() -> None:
    """A comma that belongs to a form would join what was to stand apart."""
    condition = Says(en=("roads, bridges",)) & Says(en=("ports; airports",))
    expected = "Workshop: roads, bridges / ports; airports"
    actual = words_of(condition)
    assert expected == actual


# --- contradictions ----------------------------------------------------------------------------

PLAN = Framework(
    id="demo-plan",
    process=ProcessId("demo-process"),
    title=Text.of(en="Plan"),
    items=(
        FrameworkItem(id=ItemId("demo-plan:domain-1"), level=ItemLevel.DOMAIN, number="1", title=Text.of(en="Work")),
        FrameworkItem(
            id=ItemId("demo-plan:objective-1"),
            level=ItemLevel.OBJECTIVE,
            number="1",
            title=Text.of(en="Decent work"),
            parent=ItemId("demo-plan:domain-1"),
        ),
    ),
)


def member_of(
    since: int | None = None,
    until: int | None = None,
    *,
    state: str = "NG",
    role: MembershipRole = MembershipRole.MEMBER,
    verified: bool = True,
) -> Membership:
    """Make a membership from the beginning of a year to the end of another."""
    first, last = (None if year is None else PartialDate(year) for year in (since, until))
    return Membership(state=CountryCode(state), role=role, since=first, until=last, verified=verified)


def known(*memberships: Membership, completeness: Completeness = Completeness.COMPLETE) -> Background:
    """Know one process with its members, and a plan."""
    demo = ConsultationProcess(
        id=ProcessId("demo-process"),
        name=Text.of(en="Demo process"),
        abbreviation="DEMO",
        kind=ProcessKind.RCP,
        status=ProcessStatus.ACTIVE,
        memberships=memberships or None,
        completeness=completeness if memberships else Completeness.UNKNOWN,
    )
    return Background((PLAN,), (demo,))


NIGERIA = known(member_of(2019, 2021))
SUSPENDED = known(member_of(until=2018), member_of(2021))


@pytest.mark.parametrize(
    "condition, background",
    [
        (mentions("remittances") & ~mentions("remittances"), NOTHING),
        (mentions("remittances", field="title") & ~mentions("remittances"), NOTHING),
        (Says(en=("labour migration data",)) & Not(Says(en=("migration data",))), NOTHING),
        (kind("workshop") & kind("seminar"), NOTHING),
        (kind("workshop") & ~kind("workshop", "seminar"), NOTHING),
        (theme("drivers") & ~theme("drivers", "pathways"), NOTHING),
        (host("NG") & ~host("NG", "MA"), NOTHING),
        (process("a") & ~process("a", "b"), NOTHING),
        (during("2019") & during("2020"), NOTHING),
        (during("2019") & ~during("2018/2020"), NOTHING),
        (place("Abuja") & ~place("Abuja", "Rabat"), NOTHING),
        (country("NG") & ~country("NG"), NOTHING),
        (under("demo-plan:objective-1") & ~under("demo-plan:domain-1"), known()),
        (under("other-plan:item-1") & ~under("third-plan:item-1"), NOTHING),
        (member("NG"), NOTHING),
        (~member("NG"), known(member_of(), completeness=Completeness.PARTIAL)),
        (member("NG"), known(member_of(role=MembershipRole.CANDIDATE))),
        (member("NG"), known(member_of(verified=False))),
        (member("NG") & during("2022"), NIGERIA),
        (~member("NG") & process("demo-process") & during("2020"), NIGERIA),
    ],
    ids=repr,
)
def test_contradictions_are_refused_at_once(condition: Condition, background: Background) -> None:
    """Hypothesis would search in vain, and say that it gave up, not that there is nothing to find."""
    with pytest.raises(errors.Unsatisfiable) as caught:
        made_for(condition, background=background)
    expected = "no activity matches "
    actual = str(caught.value)[: len(expected)]
    assert expected == actual


def test_what_holds_or_stays_open_cannot_be_missed() -> None:
    """A rule that asks for a thing or its contrary says nothing."""
    condition = AnyOf([kind("workshop"), ~kind("workshop")])
    with pytest.raises(Unsatisfiable) as caught:
        made_for(condition, truth=False)
    asked = "one of this (the kind is workshop or not: the kind is workshop)"
    expected = f"no activity misses {asked}: it holds, or stays open, whatever the activity is"
    actual = str(caught.value)
    assert expected == actual


def test_what_has_no_boundary_has_no_pairs() -> None:
    """A contradiction has no side to match on."""
    condition = kind("workshop") & ~kind("workshop")
    with pytest.raises(Unsatisfiable) as caught:
        boundary_pairs(condition)
    asked = "all of this (the kind is workshop, not: the kind is workshop)"
    expected = f"no two activities that differ in one field lie on both sides of {asked}"
    actual = str(caught.value)
    assert expected == actual


def test_refusals_are_worded_in_french() -> None:
    """Rules are written by people who work in French."""
    with pytest.raises(Unsatisfiable) as caught:
        made_for(kind("workshop") & ~kind("workshop"))
    expected = True
    actual = gcm.label(caught.value, "fr").startswith("aucune activité ne répond à ")
    assert expected == actual


# --- what can be met, though it looks odd ------------------------------------------------------


@pytest.mark.parametrize(
    "condition, background",
    [
        (during("2019/..") & ~during("2021/.."), NOTHING),
        (~during("2018") & ~during("2020"), NOTHING),
        (place("Abuja") & ~country("NG"), NOTHING),
        (place("Atlantis") & country("NG"), NOTHING),
        (country("VU") & ~place("Vanuatu"), NOTHING),
        (country("AQ"), NOTHING),
        (~country(*sorted(COUNTRY_CODES - {CountryCode("ZW")})), NOTHING),
        (
            ~place("Abuja", "Abidjan", "Geneva", "Malabo", "N’Djamena", "Rabat", "São Tomé", "Yaoundé", "en ligne"),
            NOTHING,
        ),
        (~place("Abuja") & ~country("NG", "CI", "CH", "GQ", "TD", "MA", "ST", "FR", "CM"), NOTHING),
        (process("a") & process("b"), NOTHING),
        (process("a") & process("b", "c") & ~process("b"), NOTHING),
        (under("demo-plan:domain-1") & ~under("demo-plan:objective-1"), known()),
        (~under("demo-plan:domain-1"), known()),
        (~under("demo-plan:domain-1") & under("other-plan:item-1"), known()),
        (member("NG"), NIGERIA),
        (~member("NG"), NIGERIA),
        (member("NG"), SUSPENDED),
        (~member("NG"), SUSPENDED),
        (member("NG"), known(member_of(), completeness=Completeness.PARTIAL)),
        (member("NG", "MA") & ~member("NG"), known(member_of(2021), member_of(state="MA"))),
        (mentions("remittances") & ~mentions("borders", field="title") & mentions("borders"), NOTHING),
        (Says(en=("ports",)) & Says(fr=("routes",)), NOTHING),
    ],
    ids=repr,
)
def test_what_can_be_met_is_met(condition: Condition, background: Background) -> None:
    """Where fields hold several values, or occasions several places, two demands need not contradict."""

    @given(made_for(condition, background=background))
    @FEW
    def holds(activity: Activity) -> None:
        expected = True
        actual = truth_of(condition, activity, background)
        assert expected == actual

    holds()


@pytest.mark.parametrize(
    "condition, background",
    [
        (AllOf([during("2019"), mentions("remittances")]), NOTHING),
        (AllOf([Mentions("remittances"), Mentions("borders", "description")]), NOTHING),
        (AllOf([place("Abuja"), country("NG")]), NOTHING),
        (AllOf([during("2019/2020"), during("2019")]), NOTHING),
        (AllOf([~during("2018"), during("2017/2018-06"), ~during("2020")]), NOTHING),
        (AllOf([process("a"), process("b")]), NOTHING),
        (AllOf([under("demo-plan:domain-1"), under("other-plan:item-1")]), known()),
        (AllOf([member("NG"), kind("workshop")]), known(member_of(2019, verified=False))),
        (AllOf([member("NG"), during("2019")]), known(member_of(2019, 2021))),
    ],
    ids=repr,
)
def test_what_leaves_a_condition_open_is_what_is_not_known(condition: Condition, background: Background) -> None:
    """Dates known by halves, towns without a country, plans that nobody has: each leaves its own question open."""

    @given(made_for(condition, truth=None, background=background))
    @FEW
    def holds(activity: Activity) -> None:
        expected = None
        actual = truth_of(condition, activity, background)
        assert expected == actual

    holds()


def test_two_occasions_can_leave_open_what_one_cannot() -> None:
    """One within a year and one outside of it leave the year open, though neither date is in doubt."""
    condition = AllOf([~during("2018-12-31"), ~during("2020-01-01"), during("2019")])

    @given(made_for(condition, truth=None))
    @FEW
    def holds(activity: Activity) -> None:
        expected = None
        actual = truth_of(condition, activity)
        assert expected == actual

    holds()


IN_TITLE, IN_DESCRIPTION = mentions("remittances", field="title"), mentions("borders", field="description")

# --- near misses by part -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition, background, expected",
    [
        (kind("workshop"), NOTHING, {"kind"}),
        (theme("drivers"), NOTHING, {"themes"}),
        (audience("media"), NOTHING, {"audiences"}),
        (principle("g"), NOTHING, {"principles"}),
        (host("NG"), NOTHING, {"organisers"}),
        (under("demo-plan:domain-1"), known(), {"items"}),
        (during("2019"), NOTHING, {"occasions"}),
        (place("Abuja"), NOTHING, {"occasions"}),
        (mentions("remittances", field="title"), NOTHING, {"title"}),
        (mentions("remittances", field="description"), NOTHING, {"description"}),
        (process("a") & process("b"), NOTHING, {"process", "joint_with"}),
        (member("NG"), NIGERIA, {"occasions"}),
        (kind("workshop") & kind("workshop"), NOTHING, {"kind"}),
        (~mentions("remittances") & mentions("borders"), NOTHING, {"title", "description"}),
        (IN_TITLE | ~IN_DESCRIPTION, NOTHING, {"title", "description"}),
        (
            (IN_TITLE & ~IN_DESCRIPTION) | (IN_TITLE & IN_DESCRIPTION) | (~IN_TITLE & ~IN_DESCRIPTION),
            NOTHING,
            {"title", "description"},
        ),
    ],
    ids=repr,
)
def test_near_misses_turn_on_what_the_condition_looks_at(
    condition: Condition, background: Background, expected: set[str]
) -> None:
    """A pair that differs elsewhere would explain nothing."""
    found: set[str] = set()

    @given(boundary_pairs(condition, lexicon=LEXICON, background=background))
    @settings(max_examples=60, derandomize=True, database=None)
    def gather(pair: tuple[Activity, Activity]) -> None:
        one, other = (attrs.asdict(activity, recurse=False) for activity in pair)
        found.update(name for name in one if one[name] != other[name])

    gather()
    actual = found
    assert expected == actual


# --- what is too large -------------------------------------------------------------------------


def pigeons(holes: int) -> Condition:
    """Ask that there be one more pigeon than holes, each in a hole of its own."""
    sits = [[Says(en=(f"pigeon {pigeon} in {hole}",)) for hole in range(holes)] for pigeon in range(holes + 1)]
    housed = [AnyOf(row) for row in sits]
    alone = [
        Not(AllOf([sits[one][hole], sits[other][hole]]))
        for hole in range(holes)
        for one in range(holes + 1)
        for other in range(one)
    ]
    return AllOf([*housed, *alone])


def test_a_small_puzzle_is_decided() -> None:
    """What can be looked through to the end is no matter of opinion."""
    with pytest.raises(Unsatisfiable):
        activities_matching(pigeons(3))


def test_what_is_too_large_to_decide_says_so() -> None:
    """To call it contradictory would be a guess."""
    with pytest.raises(TooLargeToDecide) as caught:
        activities_matching(pigeons(6))
    expected = "too large to decide: none of 1024 ways will do, and there are more; ask for less at a time"
    actual = str(caught.value)
    assert expected == actual


def test_too_many_contexts_are_said_to_be_too_many() -> None:
    """A term with thousands of exceptions can hide another term in any of them."""
    numbers = "|".join(f"n{number}" for number in range(70))
    hidden = Term(id="hidden", en=["card"], except_en=[f"{{{numbers}}} {{{numbers}}} card"])
    plain = Term(id="plain", en=["card"])
    with pytest.raises(TooLargeToDecide) as caught:
        made_for(mentions("card") & ~mentions("hidden") & ~mentions("plain"), Lexicon([CARD, hidden, plain]))
    expected = "too large to decide: “card” stands in more than 4096 contexts; ask for less at a time"
    actual = str(caught.value)
    assert expected == actual


def test_many_alternatives_are_no_hindrance() -> None:
    """A book's longest rules list hundreds of words."""
    condition = AnyOf([Says(en=(f"word {number}",)) for number in range(300)])
    expected = (True, False)
    activities = (simplest(made_for(condition)), simplest(made_for(condition, truth=False)))
    actual = tuple(truth_of(condition, activity) for activity in activities)
    assert expected == actual


def first_pair(condition: Condition, background: Background = NOTHING) -> tuple[Truth, ...]:
    """Tell what both activities of the simplest pair answer."""
    pair = find(boundary_pairs(condition, background=background), lambda _: True, settings=ONCE)
    return tuple(truth_of(condition, activity, background) for activity in pair)


def test_dead_ends_do_not_hide_a_boundary() -> None:
    """Eight alternatives that can never hold say nothing of the ninth."""
    dead = [during(str(2000 + year)) & ~during(str(2000 + year)) for year in range(8)]
    expected = (True, False)
    actual = first_pair(AnyOf([*dead, kind("study")]))
    assert expected == actual


def test_members_of_the_last_process_have_a_boundary_too() -> None:
    """A State may belong to one process among forty, and to none of those that are tried first."""
    expected = (True, False)
    actual = first_pair(member("NG"), Background(processes=tuple(gcm.load_processes())))
    assert expected == actual


def test_pairs_that_were_not_all_looked_at_are_not_denied() -> None:
    """To say that there is no boundary would be a guess."""
    many = AllOf([Says(en=(f"a{number} b",)) | ~Says(en=(f"a{number} b",)) for number in range(9)])
    with pytest.raises(TooLargeToDecide) as caught:
        boundary_pairs(many)
    expected = "too large to decide: none of 1024 ways will do, and there are more; ask for less at a time"
    actual = str(caught.value)
    assert expected == actual


class Sunny(Composable):
    """A condition of somebody's own."""

    def truth(self, reading: Reading) -> Truth:
        """Hold for nothing."""
        return not reading.activity.id


@pytest.mark.parametrize(
    "asked, said",
    [
        (Sunny(), "conditions of your own cannot be turned round: Sunny; only those of gcm_alignment.when can"),
        (kind("study") & ~Sunny(), "conditions of your own cannot be turned round: Sunny; *"),
        ("remittances", "not a condition: 'remittances'; give a rule, or a condition such as *"),
        (SHIPPED, "not a condition: RuleBook*"),
    ],
    ids=["own", "own-inside", "text", "book"],
)
@pytest.mark.parametrize("turn", [activities_matching, activities_missing, activities_undecided, boundary_pairs])
def test_what_cannot_be_turned_round_is_refused_by_name(
    turn: Callable[[Condition], object], asked: object, said: str
) -> None:
    """An assertion of the library's own would blame the library, or nobody."""
    with pytest.raises(NotInvertible) as caught:
        turn(cast("Condition", asked))
    expected = True
    actual = fnmatch.fnmatchcase(str(caught.value), said)
    assert expected == actual, str(caught.value)


def test_a_lexicon_that_is_none_is_refused() -> None:
    """A name of a lexicon is not the lexicon."""
    with pytest.raises(NotInvertible) as caught:
        activities_matching(mentions("remittances"), lexicon=cast("Lexicon", "x"))
    expected = "not a lexicon: 'x'; give lexicon= a lexicon or a rule book"
    actual = str(caught.value)
    assert expected == actual


OF_NIGERIA = ConsultationProcess(
    id=ProcessId("of-nigeria"),
    name=Text.of(en="A fictional process"),
    abbreviation="OFNG",
    kind=ProcessKind.RCP,
    status=ProcessStatus.ACTIVE,
    completeness=Completeness.COMPLETE,
    memberships=(Membership(state=CountryCode("NG"), role=MembershipRole.MEMBER),),
)


@pytest.mark.parametrize(
    "condition, background, kind_of_refusal",
    [
        (member("NG"), NOTHING, NeedsBackground),
        (kind("study") & ~member("NG"), NOTHING, NeedsBackground),
        (under("cadiz-2023:objective-1") & ~under("cadiz-2023:objective-2"), NOTHING, NeedsBackground),
        (member("NG") & ~member("NG"), NOTHING, Unsatisfiable),
        (under("cadiz-2023:objective-1") & ~under("cadiz-2023:objective-1"), NOTHING, Unsatisfiable),
        (member("NG") & kind("study") & ~kind("study"), NOTHING, Unsatisfiable),
        (member("NG") & ~member("NG"), Background(processes=(OF_NIGERIA,)), Unsatisfiable),
        (member("MA"), Background(processes=(OF_NIGERIA,)), NeedsBackground),
        (pigeons(6) & member("NG"), NOTHING, TooLargeToDecide),
    ],
)
def test_what_only_a_background_can_answer_is_no_contradiction(
    condition: Condition, background: Background, kind_of_refusal: type[gcm.GcmError]
) -> None:
    """The author of a sound rule would look for a fault in it."""
    with pytest.raises(gcm.GcmError) as caught:
        activities_matching(condition, background=background)
    expected = kind_of_refusal
    actual = type(caught.value)
    assert expected == actual


def test_the_refusal_names_what_is_to_be_given() -> None:
    """The mend is one argument."""
    with pytest.raises(NeedsBackground) as caught:
        activities_missing(member("NG"))
    expected = "the plans and memberships that are known; give those that it speaks of as background="
    actual = str(caught.value).partition(" by ")[2]
    assert expected == actual
