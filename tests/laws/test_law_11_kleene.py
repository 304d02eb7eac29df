"""Law 11: unknown is neither yes nor no; filling in what was unknown, other than text, removes no alignment."""

import attrs
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId, Kind, Occasion
from gcm_alignment.aligning import align
from gcm_alignment.conditions import AllOf, AnyOf, Condition, During, KindIs, Mentions, Reading
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.rules import RuleBook
from gcm_alignment.testing import strategies
from gcm_alignment.text import Text

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
    titles=TITLES, kinds=st.none() | st.sampled_from(KINDS), periods=st.none() | PERIODS, processes=st.none()
)
LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.sampled_from([Mentions("remittances"), Mentions("traite")]),
    st.sampled_from([KindIs(KINDS[:1]), KindIs(KINDS[1:]), KindIs(KINDS)]),
    st.builds(During, PERIODS),
)
PARTS = st.lists(LEAVES, min_size=1, max_size=3)
JOINED: st.SearchStrategy[Condition] = st.builds(AllOf, PARTS) | st.builds(AnyOf, PARTS)
CONDITIONS = JOINED | LEAVES | st.builds(AnyOf, st.lists(JOINED, min_size=1, max_size=2))


def finer(period: Period, data: st.DataObject) -> Period:
    """Learn the days of a period of which only months or years were known."""
    assert period.start is not None
    assert period.end is not None
    last = min(period.start.latest, period.end.latest)
    start = data.draw(st.dates(period.start.earliest, last))
    end = data.draw(st.dates(max(start, period.end.earliest), period.end.latest))
    return Period(PartialDate.of(start), PartialDate.of(end))


def known_better(occasion: Occasion, data: st.DataObject) -> Occasion:
    """Learn when an occasion was, or more exactly when."""
    period = occasion.period
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
        organisers=other.organisers if activity.organisers is None else activity.organisers,
        people=other.people if activity.people is None else activity.people,
        states=other.states if activity.states is None else activity.states,
    )


@given(SPARSE, CONDITIONS, st.data())
@settings(max_examples=200)
def test_learning_more_never_changes_a_yes_or_a_no(
    activity: Activity, condition: Condition, data: st.DataObject
) -> None:
    """Only what was open is settled: so a register can be completed without fear for what it said before."""
    before = condition.outcome(Reading(activity, LEXICON)).truth
    after = condition.outcome(Reading(filled_in(activity, data), LEXICON)).truth
    expected = before
    actual = None if before is None else after
    assert expected is actual


BOOKS = strategies.rule_books(lexicons=st.just(LEXICON), min_rules=1, max_rules=3)


@given(SPARSE, BOOKS, st.data())
def test_filling_in_a_field_removes_no_alignment(activity: Activity, book: RuleBook, data: st.DataObject) -> None:
    """A secretariat that adds a date or a kind to its register must not see links vanish for it."""

    def pairs(known: Activity) -> set[tuple[str, int]]:
        register = Portfolio(id="demo", title=Text.of(en="Register"), activities=(known,))
        return {one.pair for one in align(register, rules=book)}

    expected: set[tuple[str, int]] = set()
    actual = pairs(activity) - pairs(filled_in(activity, data))
    assert expected == actual


def test_unknown_and_none_are_two() -> None:
    """A kind that nobody noted may be any; a text that says nothing of a term says that it is not about it."""
    silent = Activity(id=ActivityId("demo:a"), title=Text.of(en="Workshop"))
    expected = [None, False, None]
    actual = [
        condition.outcome(Reading(silent, LEXICON)).truth
        for condition in (KindIs([Kind.STUDY]), Mentions("remittances"), Mentions("traite"))
    ]
    assert expected == actual
