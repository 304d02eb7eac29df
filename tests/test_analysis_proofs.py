"""What the analysis proves of conditions, put against activities drawn at random from small worlds."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random
from typing import TypeAlias, TypeVar, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import (
    Activity,
    ActivityId,
    ItemId,
    ItemLink,
    Kind,
    Occasion,
    Organiser,
    OrganiserRole,
    ProcessId,
    StatedBy,
    Venue,
)
from gcm_alignment.analysis.containment import Wordings
from gcm_alignment.analysis.days import Days
from gcm_alignment.analysis.knowledge import Knowledge
from gcm_alignment.analysis.normal_form import LARGEST_FORM, Conjunction, Literal, normal_form
from gcm_alignment.analysis.witness import witness
from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    AudienceIs,
    Condition,
    CountryIs,
    During,
    HostIs,
    KindIs,
    Leaf,
    MemberIs,
    Mentions,
    Not,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
)
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.places import CountryCode
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
from gcm_alignment.sources import Completeness
from gcm_alignment.text import Text
from gcm_alignment.topics import Audience, Theme

# --- a small world: two or three values of everything, so that chance meets what is asked for ---------------------

WORDS = ["sea", "port", "côte", "cote"]
KINDS = [Kind.STUDY, Kind.FORUM, Kind.TRAINING]
THEMES = [Theme.DRIVERS, Theme.PATHWAYS]
AUDIENCES = [Audience.MEDIA, Audience.ACADEMIA]
Value = TypeVar("Value")
STATES = [CountryCode("FR"), CountryCode("NG")]
TOWNS = ["Genève", "Geneva", "Abuja"]
PERIODS = [Period.parse(text) for text in ("2018", "2019", "2018/2019", "2019-07", "../2018", "2019/..", "2020/..")]
TITLE = Text.of(en="Title")
PLAN = Framework(
    id="plan",
    process=ProcessId("p"),
    title=Text.of(en="Plan"),
    items=(
        FrameworkItem(id=ItemId("plan:one"), title=TITLE, level=ItemLevel.DOMAIN, number="1"),
        FrameworkItem(
            id=ItemId("plan:one-a"), title=TITLE, level=ItemLevel.OBJECTIVE, number="1a", parent=ItemId("plan:one")
        ),
        FrameworkItem(id=ItemId("plan:two"), title=TITLE, level=ItemLevel.DOMAIN, number="2"),
    ),
)
OTHER_PLAN = Framework(
    id="other",
    process=ProcessId("q"),
    title=Text.of(en="Other"),
    items=(
        FrameworkItem(id=ItemId("other:one"), title=TITLE, level=ItemLevel.DOMAIN, number="1"),
        FrameworkItem(
            id=ItemId("other:one-a"), title=TITLE, level=ItemLevel.OBJECTIVE, number="1a", parent=ItemId("other:one")
        ),
    ),
)
ITEMS = [item.id for plan in (PLAN, OTHER_PLAN) for item in plan.items]
PROCESS_IDS = [ProcessId("p"), ProcessId("q")]

phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
some_phrases = st.lists(phrases, max_size=2, unique=True).map(tuple)
one_phrase = phrases.map(lambda phrase: (phrase,))
pure_terms = st.builds(Term, id=st.just("x"), en=one_phrase, fr=some_phrases) | st.builds(
    Term, id=st.just("x"), en=some_phrases, fr=one_phrase
)
terms = st.builds(
    Term, id=st.just("x"), en=some_phrases, fr=some_phrases, except_en=some_phrases, except_fr=some_phrases
)


def lexicons(of: st.SearchStrategy[Term]) -> st.SearchStrategy[Lexicon]:
    """Generate lexicons of the terms a, b and c."""

    def named(drawn: Sequence[Term]) -> Lexicon:
        return Lexicon(
            Term(id=id_, en=one.en, fr=one.fr, except_en=one.except_en, except_fr=one.except_fr)
            for id_, one in zip("abc", drawn, strict=True)
        )

    return st.lists(of, min_size=3, max_size=3).map(named)


fields = st.sampled_from([None, "title", "description"])
words: st.SearchStrategy[Leaf] = st.builds(Mentions, st.sampled_from("abc"), fields)


def several(values: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Generate a few of the values."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=2)


leaves: dict[str, st.SearchStrategy[Leaf]] = {
    "words": words,
    "kind": st.builds(KindIs, several(KINDS)),
    "theme": st.builds(ThemeIs, several(THEMES)),
    "audience": st.builds(AudienceIs, several(AUDIENCES)),
    "principle": st.builds(PrincipleIs, several("ab")),
    "place": st.builds(PlaceIs, several(TOWNS)) | st.builds(CountryIs, several(STATES)),
    "host": st.builds(HostIs, several(STATES)),
    "item": st.builds(Under, st.sampled_from(ITEMS)),
    "belonging": st.builds(ProcessIs, several(PROCESS_IDS))
    | st.builds(MemberIs, several(STATES))
    | st.builds(During, st.sampled_from(PERIODS)),
}


def conjunctions(of: st.SearchStrategy[Leaf], size: int = 4) -> st.SearchStrategy[Conjunction]:
    """Generate demands that are made together."""
    return st.frozensets(st.builds(Literal, of, st.booleans()), min_size=1, max_size=size)


# Everything that an activity of the small world can be, field by field.

Fields: TypeAlias = dict[str, object]


def subsets(values: Sequence[Value]) -> Iterator[tuple[Value, ...] | None]:
    """Yield nothing known, nothing, and all sets of at most two values."""
    yield None
    for size in range(3):
        yield from itertools.combinations(values, size)


def sentences(longest: int) -> list[str]:
    """Return all texts of so many words at most."""
    return [" ".join(said) for size in range(1, longest + 1) for said in itertools.product(WORDS, repeat=size)]


def spoken() -> Iterator[Fields]:
    """Yield titles in one language, in two, in a third, and with a description."""
    for said in sentences(3):
        yield {"title": Text.of(en=said)}
        yield {"title": Text.of(fr=said)}
    for said, other in itertools.product(sentences(1), sentences(2)):
        yield {"title": Text.of(en=said, fr=other)}
        yield {"title": Text.of(en=said), "description": Text.of(en=other)}
        yield {"title": Text.of(fr=said), "description": Text.of(en=other)}
        yield {"title": Text.of(es=said), "description": Text.of(fr=other)}
    yield {"title": Text.of(es="sea port")}


def held() -> Iterator[Fields]:
    """Yield processes, their own and others', with dates."""
    dates: list[list[Period | None]] = [[], [None]]
    dates.extend([period] for period in PERIODS)
    dates += [[PERIODS[0], PERIODS[1]], [PERIODS[0], None]]
    for own, joint, periods in itertools.product([None, *PROCESS_IDS], [(), *((one,) for one in PROCESS_IDS)], dates):
        yield {"process": own, "joint_with": joint, "occasions": [Occasion(period=period) for period in periods]}


def placed() -> Iterator[Fields]:
    """Yield up to two occasions, each with a venue or without."""
    venues = [None, *(Venue(town, state) for town in TOWNS for state in (None, *STATES))]
    for size in range(3):
        for chosen in itertools.product(venues, repeat=size):
            yield {"occasions": [Occasion(venue=venue) for venue in chosen]}


def hosted() -> Iterator[Fields]:
    """Yield States as hosts, and one that is something else."""
    for found in subsets(STATES):
        yield {"organisers": found and tuple(Organiser(role=OrganiserRole.HOST, country=one) for one in found)}
    yield {"organisers": (Organiser(role=OrganiserRole.PARTNER, country=STATES[0]),)}


WORLD: dict[str, list[Fields]] = {
    "words": list(spoken()),
    "kind": [{"kind": kind} for kind in (None, *Kind)],
    "theme": [{"themes": found} for found in subsets(list(Theme))],
    "audience": [{"audiences": found} for found in subsets(list(Audience))],
    "principle": [{"principles": found} for found in subsets("abc")],
    "place": list(placed()),
    "host": list(hosted()),
    "item": [{"items": found and tuple(ItemLink(one, StatedBy.PROJECT) for one in found)} for found in subsets(ITEMS)],
    "belonging": list(held()),
}


NOBODY = Activity(id=ActivityId("demo:one"), title=Text.of(en="…"))


def made(fields: Fields) -> Activity:
    """Make an activity of which only some fields are known."""
    change = cast("Callable[[Activity, Fields], Activity]", lambda activity, known: attrs.evolve(activity, **known))
    return change(NOBODY, fields)


ACTIVITIES = {field: list(map(made, found)) for field, found in WORLD.items()}


def anything(random: Random) -> Activity:
    """Make an activity of a random choice for each field; where they overlap, the last one counts."""
    fields = [random.choice(found) for found in WORLD.values()]
    return made({name: value for found in fields for name, value in found.items()})


@st.composite
def processes(draw: st.DrawFn, id_: ProcessId) -> ConsultationProcess:
    """Generate a process with one or two members, from some time to some time."""
    memberships = draw(
        st.lists(
            st.sampled_from([None, "2018", "2019", "2020"]).flatmap(
                lambda year: st.builds(
                    Membership,
                    state=st.sampled_from(STATES),
                    role=st.sampled_from([MembershipRole.MEMBER, MembershipRole.CANDIDATE]),
                    since=st.just(year and PartialDate.parse(year)),
                    until=st.sampled_from([None, year and PartialDate.parse(year)]),
                    verified=st.booleans(),
                )
            ),
            max_size=2,
        )
    )
    closed = draw(st.sampled_from([Completeness.COMPLETE, Completeness.COMPLETE, Completeness.PARTIAL]))
    return ConsultationProcess(
        id=id_,
        name=Text.of(en=id_),
        abbreviation=id_,
        kind=ProcessKind.RCP,
        status=ProcessStatus.ACTIVE,
        memberships=tuple(memberships) or None,
        completeness=closed if memberships else Completeness.UNKNOWN,
    )


directories = st.tuples(*(processes(id_) for id_ in PROCESS_IDS))
each_field = pytest.mark.parametrize("field", leaves)


# --- the normal form ----------------------------------------------------------------------------------------------

any_leaf = st.one_of(*leaves.values())
conditions: st.SearchStrategy[Condition] = st.recursive(
    any_leaf,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(AllOf, st.lists(inner, min_size=1, max_size=3))
        | st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=8,
)


def joined(ways: Sequence[Conjunction]) -> Condition:
    """Write a normal form as a condition."""
    return AnyOf([AllOf([literal.condition for literal in sorted(way, key=repr)]) for way in ways])


@given(conditions, st.randoms(use_true_random=False), lexicons(terms), directories)
def test_the_normal_form_has_the_truth_of_the_condition(
    condition: Condition, random: Random, lexicon: Lexicon, directory: tuple[ConsultationProcess, ...]
) -> None:
    """Unknown included: what the form says of a rule must hold of the rule."""
    ways = normal_form(condition)
    assert ways is not None
    readings = [Reading(anything(random), lexicon, Background((PLAN,), directory)) for _ in range(20)]
    expected = [condition.truth(reading) for reading in readings]
    actual = [joined(ways).truth(reading) for reading in readings]
    assert expected == actual


A, B, C = (Literal(Mentions(name)) for name in "abc")


@pytest.mark.parametrize(
    "condition, expected",
    [
        (A.leaf, [{A}]),
        (Not(AllOf([A.leaf, B.leaf])), [{~A}, {~B}]),
        (Not(AnyOf([A.leaf, Not(B.leaf)])), [{~A, B}]),
        (AllOf([A.leaf, AnyOf([B.leaf, C.leaf])]), [{A, B}, {A, C}]),
        (AnyOf([A.leaf, AllOf([A.leaf, B.leaf])]), [{A}]),
        (AnyOf([A.leaf, Not(A.leaf)]), [{A}, {~A}]),
    ],
)
def test_a_condition_holds_in_ways_that_a_reader_would_list(condition: Condition, expected: list[set[Literal]]) -> None:
    """“a or not a” is kept: in Kleene's logic it does not hold of everything."""
    actual = normal_form(condition)
    assert actual is not None
    assert sorted(map(sorted_literals, expected)) == sorted(map(sorted_literals, actual))


def sorted_literals(literals: set[Literal] | Conjunction) -> list[str]:
    """Write literals in one order."""
    return sorted(map(repr, literals))


def pairs_of_terms(count: int) -> Condition:
    """Ask for one of two terms, so many times: this holds in two to the power of the count ways."""
    return AllOf([AnyOf([Mentions(f"one-{place}"), Mentions(f"other-{place}")]) for place in range(count)])


@pytest.mark.parametrize("count, expected", [(10, LARGEST_FORM), (11, None), (200, None)])
def test_a_form_beyond_the_bound_is_not_decided(count: int, expected: int | None) -> None:
    """Ten pairs hold in 1,024 ways; an answer to more would come too late, and a guess would be no proof."""
    ways = normal_form(pairs_of_terms(count))
    actual = None if ways is None else len(ways)
    assert expected == actual


def test_a_sum_beyond_the_bound_is_not_decided() -> None:
    """So many alternatives are too many by themselves."""
    many = AnyOf([Mentions(f"term-{place}") for place in range(LARGEST_FORM + 1)])
    expected = [None, None, None]
    actual = [normal_form(many), normal_form(Not(Not(many))), normal_form(AllOf([A.leaf, many]))]
    assert expected == actual


@given(st.permutations(list("abc")), st.permutations(list("ab")))
def test_the_order_of_the_parts_never_matters(names: list[str], others: list[str]) -> None:
    """Two people who write one rule in another order have written one rule."""
    condition = AllOf([AnyOf([Mentions(name) for name in names]), *(Not(Mentions(name, "title")) for name in others)])
    expected = normal_form(AllOf([AnyOf([A.leaf, B.leaf, C.leaf]), *(Not(Mentions(name, "title")) for name in "ab")]))
    actual = normal_form(condition)
    assert expected == actual


# --- soundness: no activity of the small world meets what is proved to be impossible -------------------------------


@st.composite
def minds(draw: st.DrawFn, field: str) -> tuple[Knowledge, list[Background]]:
    """Generate what is known, and the backgrounds in which it has to hold: those in which more is known, too."""
    lexicon = draw(lexicons(terms)) if field == "words" else Lexicon([])
    directory = draw(directories) if field == "belonging" else ()
    known = draw(st.sampled_from([(), directory]))
    backgrounds = [Background((PLAN,), directory), Background((PLAN, OTHER_PLAN), directory)]
    return Knowledge(Wordings(lexicon), Background((PLAN,), known)), backgrounds[: 2 if field == "item" else 1]


def readings_of(field: str, knowledge: Knowledge, backgrounds: list[Background]) -> list[Reading]:
    """Read all activities that differ in one field."""
    lexicon = knowledge.wordings.lexicon
    return [Reading(one, lexicon, background) for one in ACTIVITIES[field] for background in backgrounds]


def met_by(reading: Reading, demands: Conjunction) -> bool:
    """Tell whether an activity surely meets all demands, as rules ask."""
    return all(one.leaf.truth(reading) is one.holds for one in demands)


@each_field
@given(data=st.data())
def test_no_activity_meets_demands_that_are_proved_to_exclude_each_other(field: str, data: st.DataObject) -> None:
    """A rule that is called dead and finds something would have been deleted wrongly."""
    knowledge, backgrounds = data.draw(minds(field))
    readings = readings_of(field, knowledge, backgrounds)
    several = data.draw(st.lists(conjunctions(leaves[field]), min_size=4, max_size=4))
    expected: list[tuple[Conjunction, Activity]] = []
    actual = [
        (demands, reading.activity)
        for demands in several
        if knowledge.excludes(demands)
        for reading in readings
        if met_by(reading, demands)
    ]
    assert expected == actual


@each_field
@given(data=st.data())
def test_what_is_implied_holds_wherever_the_demands_are_met(field: str, data: st.DataObject) -> None:
    """A rule that is called needless and adds something would have been deleted wrongly."""
    knowledge, backgrounds = data.draw(minds(field))
    demands = data.draw(conjunctions(leaves[field], 3))
    implied = [
        literal
        for leaf in data.draw(st.lists(leaves[field], min_size=1, max_size=4))
        for literal in (Literal(leaf), ~Literal(leaf))
        if knowledge.implies(demands, literal)
    ]
    meeting = [one for one in readings_of(field, knowledge, backgrounds) if met_by(one, demands)]
    expected: list[tuple[Literal, Activity]] = []
    actual = [
        (one, reading.activity) for one in implied for reading in meeting if one.leaf.truth(reading) is not one.holds
    ]
    assert expected == actual


@given(conjunctions(any_leaf), lexicons(terms), directories | st.just(()))
def test_a_contradiction_is_as_short_as_can_be(
    demands: Conjunction, lexicon: Lexicon, directory: tuple[ConsultationProcess, ...]
) -> None:
    """Who mends a rule wants to see what clashes, and nothing else."""
    knowledge = Knowledge(Wordings(lexicon), Background((PLAN,), directory))
    core = knowledge.contradiction(demands)
    shortened = [] if core is None else [core - {literal} for literal in core]
    expected = (knowledge.excludes(demands), True, False)
    actual = (
        core is not None and knowledge.excludes(core),
        core is None or core <= demands,
        any(map(knowledge.excludes, shortened)),
    )
    assert expected == actual


# --- completeness on the pure fragment: terms without exceptions, and every field ----------------------------------


@each_field
@given(data=st.data())
def test_demands_are_met_by_an_example_or_proved_to_exclude_each_other(field: str, data: st.DataObject) -> None:
    """Where terms have no exceptions, nothing is left undecided: there is a proof or an example."""
    check_decided(data.draw(conjunctions(leaves[field])), data)


@given(data=st.data())
def test_demands_on_several_fields_are_decided_too(data: st.DataObject) -> None:
    """Fields do not get into each other's way."""
    check_decided(data.draw(conjunctions(any_leaf, 6)), data)


def check_decided(demands: Conjunction, data: st.DataObject) -> None:
    """Check that there is either a proof or an example, which is not both."""
    knowledge = Knowledge(
        Wordings(data.draw(lexicons(pure_terms))), Background((PLAN,), data.draw(directories | st.just(())))
    )
    expected = not knowledge.excludes(demands)
    actual = witness(demands, knowledge) is not None
    assert expected is actual


# --- what the forms of terms say of each other ---------------------------------------------------------------------

DATA = Term(id="data", en=["data"], fr=["données"], except_en=["data protection"])
MIGRATION_DATA = Term(id="migration-data", en=["migration data", "data on migration"], fr=["données migratoires"])


@pytest.mark.parametrize(
    "asked, denied, expected",
    [
        ("migration-data", "plain-data", True),
        # “migration data protection” would speak of data protection, where data are not meant.
        ("migration-data", "data", False),
        ("on-data", "data", True),
        ("plain-data", "migration-data", False),
        ("treaty", "trafficking", False),
        ("trafficking", "treaty", True),
        ("border", "cross-border", False),
        ("cross-border", "border", False),
        ("struck", "border", True),
        ("english", "both", True),
        ("both", "english", False),
        # “open data” would be struck, but what stands before “data” in this form is another word.
        ("migration-alone", "not-open", True),
        ("on-data", "not-open", False),
    ],
)
def test_a_term_implies_what_each_of_its_forms_speaks_of(asked: str, denied: str, *, expected: bool) -> None:
    """The matcher decides: words, not letters; accents as tolerant as it is; exceptions where they can strike."""
    lexicon = Lexicon(
        [
            DATA,
            MIGRATION_DATA,
            Term(id="plain-data", en=["data"], fr=["données"]),
            Term(id="on-data", en=["data on migration"], fr=["données migratoires"]),
            Term(id="treaty", fr=["traité"]),
            Term(id="trafficking", fr=["traite"]),
            Term(id="border", en=["border"]),
            Term(id="cross-border", en=["cross-border"]),
            Term(id="struck", en=["remit"], except_en=["remit"]),
            Term(id="english", en=["forum"]),
            Term(id="both", en=["forum"], fr=["forum"]),
            Term(id="migration-alone", en=["migration data"]),
            Term(id="not-open", en=["data"], fr=["données"], except_en=["open data"]),
        ]
    )
    knowledge = Knowledge(Wordings(lexicon), Background())
    actual = knowledge.excludes(frozenset({Literal(Mentions(asked)), ~Literal(Mentions(denied))}))
    assert expected is actual


@pytest.mark.parametrize(
    "asked, denied, expected",
    [
        ((None,), (None,), True),
        (("title",), (None,), True),
        ((None,), ("title",), False),
        (("title",), ("description",), False),
        ((None,), ("title", "description"), True),
    ],
)
def test_what_the_title_says_the_texts_say(asked: tuple[None], denied: tuple[None], *, expected: bool) -> None:
    """The title is one of the texts; what stands in the texts may stand in the description alone."""
    knowledge = Knowledge(Wordings(Lexicon([DATA])), Background())
    literals = {Literal(Mentions("data", field)) for field in asked}
    actual = knowledge.excludes(frozenset({*literals, *(~Literal(Mentions("data", field)) for field in denied)}))
    assert expected is actual


FORUMS = Lexicon([Term(id="both", en=["forum"], fr=["forum"]), Term(id="english", en=["forum", "panel"])])
NO_FORUM = ~Literal(Mentions("both", "title"))


@pytest.mark.parametrize(
    "known, expected",
    [
        # A French title that mentions no forum does not tell whether it mentions an English one.
        ({NO_FORUM}, False),
        ({NO_FORUM, ~Literal(Mentions("panel", "title"))}, True),
        ({NO_FORUM, Literal(Mentions("panel", "title"))}, True),
        # The description may be in English where the title is in French.
        ({NO_FORUM, ~Literal(Mentions("panel", "description"))}, False),
        ({NO_FORUM, Literal(Mentions("panel", "description"))}, False),
        ({NO_FORUM, Literal(Mentions("panel"))}, False),
    ],
)
def test_only_a_text_in_its_language_denies_a_term(known: set[Literal], *, expected: bool) -> None:
    """Unknown is not no: a rule that asks for a denial does not hold where nothing can be denied."""
    lexicon = FORUMS | Lexicon([Term(id="panel", en=["panel"]), Term(id="in-title", en=["forum"])])
    knowledge = Knowledge(Wordings(lexicon), Background())
    actual = knowledge.implies(frozenset(known), ~Literal(Mentions("in-title", "title")))
    assert expected is actual


def test_a_phrase_is_a_term_of_its_own() -> None:
    """Who writes a phrase into a rule gets the same proofs."""
    phrase = Says(en=["migration data"])
    lexicon = Lexicon([Term(id="data", en=["data"]), phrase.as_term()])
    expected = True
    actual = Knowledge(Wordings(lexicon), Background()).excludes(
        frozenset({Literal(phrase), ~Literal(Mentions("data"))})
    )
    assert expected is actual


def test_a_proof_may_need_several_of_what_is_denied() -> None:
    """Each form speaks of one of them, no two of the same."""
    lexicon = Lexicon(
        [
            Term(id="both", en=["sea port", "air port"]),
            Term(id="sea", en=["sea"]),
            Term(id="air", en=["air"]),
        ]
    )
    demands = frozenset({Literal(Mentions("both")), ~Literal(Mentions("sea")), ~Literal(Mentions("air"))})
    expected = demands
    actual = Knowledge(Wordings(lexicon), Background()).contradiction(demands | {Literal(KindIs([Kind.STUDY]))})
    assert expected == actual


# --- days ----------------------------------------------------------------------------------------------------------

few_periods = st.lists(st.tuples(st.sampled_from(PERIODS), st.booleans()), max_size=4)


@given(few_periods, st.dates(date(2016, 1, 1), date(2022, 1, 1)))
def test_a_day_is_in_the_set_when_the_periods_say_so(asked: list[tuple[Period, bool]], day: date) -> None:
    """Spans are cut and cut again; no day may be lost or won."""
    days = Days()
    for period, inside in asked:
        days = days.within(period) if inside else days.without(period)
    at = Period.at(PartialDate.of(day))
    expected = all(at.certainly_within(period) is inside for period, inside in asked)
    actual = any(first <= day.toordinal() <= last for first, last in days.spans)
    assert expected is actual


@given(few_periods)
def test_some_day_is_a_day_of_the_set(asked: list[tuple[Period, bool]]) -> None:
    """An example on a wrong day would be thrown away, and the rule left undecided."""
    days = Days()
    for period, inside in asked:
        days = days.within(period) if inside else days.without(period)
    day = days.some_day
    expected = bool(days.spans)
    actual = day is not None and any(first <= day.toordinal() <= last for first, last in days.spans)
    assert expected is actual


def test_before_the_first_day_there_is_none() -> None:
    """A calendar ends somewhere; an open period does not, so nothing is proved there."""
    days = Days().without(Period(PartialDate.of(date.min), None))
    expected = (1, None)
    actual = (len(days.spans), days.some_day)
    assert expected == actual
