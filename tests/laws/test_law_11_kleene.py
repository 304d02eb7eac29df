"""Law 11: unknown is neither yes nor no; filling in what was unknown, other than text, removes no alignment."""

import itertools
from datetime import date

import attrs
from hypothesis import given, strategies as st

from gcm_alignment.activities import Activity, ActivityId, ItemId, ItemLink, Kind, Occasion, ProcessId, StatedBy, Venue
from gcm_alignment.aligning import align
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Condition, During, KindIs, Mentions, Not, Truth
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.places import CountryCode
from gcm_alignment.portfolio import Portfolio
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
from gcm_alignment.readings import Background, Reading
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.sources import Completeness
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.when import audience, country, host, member, place, principle, process, theme, under

# Few kinds, dates and titles, so that conditions meet what they ask for as often as not.
KINDS = [Kind.STUDY, Kind.WORKSHOP]
PERIODS = st.sampled_from(["2019", "2019-06", "2019-06-15", "2018/2019", "2019-05/2019-07-31", "2020"]).map(
    Period.parse
)
LEXICON = Lexicon([Term(id="remittances", en=["remittance(s)"]), Term(id="traite", fr=["traite"])])
TITLES = st.sampled_from(
    [Text.of(en="Workshop on remittances"), Text.of(fr="Atelier sur la traite"), Text.of(es="Taller sobre remesas")]
)
SPARSE = strategies.activities(
    titles=TITLES,
    kinds=st.none() | st.sampled_from(KINDS),
    period=st.none() | PERIODS,
    process=st.none() | st.just(ProcessId("demo-process")),
)
VENUES = st.sampled_from([Venue("Genève", CountryCode("CH")), Venue("Abuja", CountryCode("NG")), Venue("Abuja")])
ITEMS = st.lists(
    st.builds(
        ItemLink,
        st.sampled_from(["demo-plan:objective-1", "other-plan:domain-1"]).map(ItemId),
        st.just(StatedBy.PROJECT),
    ),
    max_size=2,
).map(tuple)
LEAVES: tuple[Condition, ...] = (
    *(Mentions("remittances"), Mentions("traite")),
    *(KindIs(KINDS[:1]), KindIs(KINDS[1:]), KindIs(KINDS)),
    *(During(Period.parse(period)) for period in ("2019", "2019-06", "2019-06-15", "2018/2019")),
)
# One of each class that asks for a field.
FIELDS: tuple[Condition, ...] = (
    *(theme("drivers"), audience("media"), principle("a"), process("demo-process"), under("demo-plan:domain-1")),
    *(place("Geneva"), country("NG"), host("NG"), member("NG")),
)
BACKGROUND = Background(
    frameworks=(
        Framework(
            id="demo-plan",
            process=ProcessId("demo-process"),
            title=Text.of(en="Plan"),
            items=(
                FrameworkItem(
                    id=ItemId("demo-plan:domain-1"), level=ItemLevel.DOMAIN, number="1", title=Text.of(en="Work")
                ),
                FrameworkItem(
                    id=ItemId("demo-plan:objective-1"),
                    level=ItemLevel.OBJECTIVE,
                    number="1",
                    title=Text.of(en="Decent work"),
                    parent=ItemId("demo-plan:domain-1"),
                ),
            ),
        ),
    ),
    processes=(
        ConsultationProcess(
            id=ProcessId("demo-process"),
            name=Text.of(en="Demo process"),
            abbreviation="DEMO",
            kind=ProcessKind.RCP,
            status=ProcessStatus.ACTIVE,
            memberships=(Membership(state=CountryCode("NG"), role=MembershipRole.MEMBER, since=PartialDate(2019, 6)),),
            completeness=Completeness.COMPLETE,
        ),
    ),
)
EVERY: tuple[Condition, ...] = (
    *LEAVES,
    *FIELDS,
    *map(Not, (*LEAVES, *FIELDS)),
    *(join(pair) for join in (AllOf, AnyOf) for pair in itertools.product(LEAVES, repeat=2)),
)
BOOK = RuleBook(
    id="demo",
    version="1",
    author="the authors",
    lexicon=LEXICON,
    scope=ObjectiveSet([20]),
    rules=[
        Rule(id=f"rule-{place:03}", objectives=ObjectiveSet([20]), condition=condition, reason=BilingualText("a", "b"))
        for place, condition in enumerate(EVERY)
    ],
)


NOTABLE = [date(2019, 5, 31), date(2019, 6, 1), date(2019, 6, 15), date(2019, 6, 30), date(2019, 12, 31)]


def finer(period: Period, data: st.DataObject) -> Period:
    """Learn the days of a period of which only months or years were known."""
    assert period.start is not None
    assert period.end is not None
    start = data.draw(day_between(period.start.earliest, min(period.start.latest, period.end.latest)))
    end = data.draw(day_between(max(start, period.end.earliest), period.end.latest))
    return Period(PartialDate.of(start), PartialDate.of(end))


def day_between(first: date, last: date) -> st.SearchStrategy[date]:
    """Choose a day on which some condition turns, or any."""
    return st.sampled_from([first, last, *(day for day in NOTABLE if first <= day <= last)]) | st.dates(first, last)


def known_better(occasion: Occasion, data: st.DataObject) -> Occasion:
    """Learn when an occasion was, or more exactly when."""
    period = occasion.period
    if occasion.venue is None and data.draw(st.booleans()):
        occasion = attrs.evolve(occasion, venue=data.draw(VENUES))
    if period is None:
        return attrs.evolve(occasion, period=data.draw(PERIODS))
    return attrs.evolve(occasion, period=finer(period, data)) if data.draw(st.booleans()) else occasion


def filled_in(activity: Activity, data: st.DataObject) -> Activity:
    """Fill in some of what is not known of an activity, other than its text."""
    later = st.lists(strategies.occasions(), max_size=2)
    other = data.draw(SPARSE)
    return attrs.evolve(
        activity,
        kind=activity.kind or other.kind,
        occasions=[known_better(occasion, data) for occasion in activity.occasions] or data.draw(later),
        process=activity.process or other.process,
        items=data.draw(ITEMS) if activity.items is None else activity.items,
        themes=other.themes if activity.themes is None else activity.themes,
        audiences=other.audiences if activity.audiences is None else activity.audiences,
        principles=other.principles if activity.principles is None else activity.principles,
        organisers=other.organisers if activity.organisers is None else activity.organisers,
        people=other.people if activity.people is None else activity.people,
        states=other.states if activity.states is None else activity.states,
    )


def truths(activity: Activity) -> list[Truth]:
    """Ask every condition of an activity."""
    reading = Reading(activity, LEXICON, BACKGROUND)
    return [condition.truth(reading) for condition in EVERY]


@given(SPARSE, st.data())
def test_learning_more_never_changes_a_yes_or_a_no(activity: Activity, data: st.DataObject) -> None:
    """Only what was open is settled: so a register can be completed without fear for what it said before."""
    before, after = truths(activity), truths(filled_in(activity, data))
    expected = {place: truth for place, truth in enumerate(before) if truth is not None}
    actual = {place: after[place] for place in expected}
    assert expected == actual


@given(SPARSE, st.data())
def test_filling_in_a_field_removes_no_alignment(activity: Activity, data: st.DataObject) -> None:
    """A secretariat that adds a date or a kind to its register must not see links vanish for it."""

    def reasons(known: Activity) -> set[str]:
        register = Portfolio(id="demo", title=Text.of(en="Register"), activities=(known,))
        return {evidence.key for one in align(register, rules=BOOK) for evidence in one.evidence}

    expected: set[str] = set()
    actual = reasons(activity) - reasons(filled_in(activity, data))
    assert expected == actual


def test_unknown_and_none_are_two() -> None:
    """A kind that nobody noted may be any; a text that says nothing of a term says that it is not about it."""
    silent = Activity(id=ActivityId("demo:a"), title=Text.of(en="Workshop"))
    expected = [None, False, None]
    actual = [
        condition.truth(Reading(silent, LEXICON))
        for condition in (KindIs([Kind.STUDY]), Mentions("remittances"), Mentions("traite"))
    ]
    assert expected == actual
