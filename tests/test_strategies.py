"""The public strategies: what they make is valid, realistic, as asked for, and shrinks to the simplest."""

import contextlib
import enum
import inspect
import subprocess
import sys
import unicodedata
from collections.abc import Hashable, Iterable, Set as AbstractSet, Sized

import attrs
import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from hypothesis.errors import NoSuchExample

import gcm_alignment as gcm
from gcm_alignment.activities import Activity, ItemId, Kind, ProcessId, Status, Venue
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import Objective, ObjectiveSet
from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.evidence import (
    Declaration,
    Evidence,
    FrameworkLink,
    Quote,
    Review,
    RuleMatch,
    Standing,
    TextMatch,
    Verdict,
)
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.places import CountryCode
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.testing import strategies
from gcm_alignment.testing.printed import PrintedListing
from gcm_alignment.text import Text
from gcm_alignment.topics import Theme

ACTIVITY_ID = gcm.ActivityId("demo:2018-01-abuja-remittances")
FEW = settings(max_examples=15)
ONCE = settings(max_examples=2000, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink])

# What acts rather than says something: a test brings its own, or takes one that is shipped.
NO_VALUES = {
    *("CallableSuggester", "CombinedSuggester", "LexiconSuggester", "TrainedSuggester"),
    "Catalogue",  # what packages bring: made of folders and entry points
    "Evaluation",  # what a suggester of the test's own is worth
}
PUBLIC_VALUES = sorted(
    name
    for name in gcm.__all__
    if isinstance(kind := getattr(gcm, name), type)
    and (attrs.has(kind) or issubclass(kind, ObjectiveSet | tuple))
    and name not in NO_VALUES
)
# Fields of which every value that a strategy makes has the same, and why.
SETTLED = {
    **{f"Compact.{one.name}": "there is one Compact" for one in attrs.fields(gcm.Compact)},
    "GuidingPrinciple.sources": "the ten principles stand in one paragraph",
    "Ratio.of": "the Compact has 23 objectives",
    **dict.fromkeys(("Analysis.undecided_rules", "Analysis.undecided_pairs"), "takes conditions too large to draw"),
    "Activity.part_of": "a register must hold the whole; those of `activity_lists` and `portfolios` are parts",
    "PublishedAssessment.of": "the Compact has 23 objectives",
}
each_strategy = pytest.mark.parametrize("name", sorted(strategies.__all__))


def made_by(name: str) -> st.SearchStrategy[object]:
    """Call a strategy of this name without options."""
    made = getattr(strategies, name)()
    assert isinstance(made, st.SearchStrategy)
    return made


def simplest(strategy: st.SearchStrategy[object]) -> object:
    """Return what a strategy shrinks to."""
    return find(strategy, lambda _: True, settings=ONCE)


def some(strategy: st.SearchStrategy[object], count: int = 10) -> list[object]:
    """Return a few examples."""
    found: list[object] = []

    @given(strategy)
    @settings(FEW, max_examples=count, phases=[Phase.generate])
    def gather(value: object) -> None:
        found.append(value)

    gather()
    return found


# --- all of them -------------------------------------------------------------------------------


@each_strategy
def test_options_are_named(name: str) -> None:
    """`activities(None, None, periods())` could be read by nobody."""
    expected = {inspect.Parameter.KEYWORD_ONLY}
    actual = {one.kind for one in inspect.signature(getattr(strategies, name)).parameters.values()} | expected
    assert expected == actual


@each_strategy
def test_each_strategy_makes_several_values(name: str) -> None:
    """Without options each works; only of the Compact there is one alone."""
    expected = 1 if name == "compacts" else 2
    made = some(made_by(name))
    assert all(hash(value) == hash(value) for value in made)
    actual = min(expected, len({repr(value) for value in made}))
    assert expected == actual


@pytest.mark.parametrize("name", PUBLIC_VALUES)
def test_hypothesis_knows_each_public_value_by_its_type(name: str) -> None:
    """`st.from_type(gcm.Activity)` and `st.builds` of users' own classes make valid values."""
    kind = getattr(gcm, name)
    expected = {True}
    actual = {isinstance(value, kind) for value in some(st.from_type(kind), 5)}
    assert expected == actual


class _Enough(Exception):
    """Every field has been seen to vary."""


def unsettled(name: str) -> list[str]:
    """List the fields of a public value that can vary."""
    kind = getattr(gcm, name)
    fields = attrs.fields(kind) if attrs.has(kind) else ()
    return [one.name for one in fields if f"{name}.{one.name}" not in SETTLED]


@pytest.mark.parametrize("name", [name for name in PUBLIC_VALUES if unsettled(name)])
def test_each_field_of_a_public_value_varies(name: str) -> None:
    """A codec that loses a field which is never filled would pass every law."""
    seen: dict[str, set[str]] = {field: set() for field in unsettled(name)}

    @given(st.from_type(getattr(gcm, name)))
    @settings(max_examples=500, database=None, derandomize=True, phases=[Phase.generate])
    def look(value: object) -> None:
        for field, values in seen.items():
            if len(values) < 2:
                values.add(repr(getattr(value, field)))
        if all(len(values) > 1 for values in seen.values()):
            raise _Enough

    with contextlib.suppress(_Enough):
        look()
    expected: set[str] = set()
    actual = {field for field, values in seen.items() if len(values) < 2}
    assert expected == actual


@attrs.frozen
class Note:
    """A class such as users write."""

    country: CountryCode
    process: gcm.ProcessId
    activity: gcm.ActivityId
    item: gcm.ItemId


def test_hypothesis_knows_codes_and_ids_by_their_type() -> None:
    """Else a field of a user's class would be filled with any text at all."""
    expected = Note(CountryCode("AD"), ProcessId("demo-process"), ACTIVITY_ID, ItemId("demo-plan:domain-1"))
    actual = simplest(st.from_type(Note))
    assert expected == actual


@pytest.mark.parametrize("kind", [Hashable, Sized, Iterable, AbstractSet[int], tuple[int, ...], str, int], ids=repr)
def test_other_peoples_types_are_left_alone(kind: type) -> None:
    """The entry point is loaded in every project where the library is installed, for whatever reason."""
    expected: list[object] = []
    actual = [value for value in some(st.from_type(kind)) if type(value).__module__.startswith("gcm_alignment")]
    assert expected == actual


def test_importing_hypothesis_stays_cheap() -> None:
    """A project that never mentions migration should not pay for strategies, data, locales or serialisers."""
    code = "import hypothesis, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    expected = (True, set[str]())
    unwanted = {"gcm_alignment.testing.strategies", "gcm_alignment.catalogue", "babel", "cattrs", "pytest"}
    actual = ("gcm_alignment.testing.hypothesis_entry" in loaded, loaded & unwanted)
    assert expected == actual


@pytest.mark.parametrize("modules", ["hypothesis, gcm_alignment as gcm", "gcm_alignment as gcm, hypothesis"])
def test_hypothesis_knows_the_types_whichever_is_imported_first(modules: str) -> None:
    """The order of imports is the formatter's business, not the user's."""
    code = (
        f"import {modules}\n"
        "found = hypothesis.find(hypothesis.strategies.from_type(gcm.Activity), lambda one: one.held)\n"
        "print(type(found) is gcm.Activity, found.title.en)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    expected = "True Workshop on diaspora remittances\n"
    actual = done.stdout
    assert expected == actual


# --- shrinking ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "strategy, expected",
    [
        (strategies.objective_numbers(), 1),
        (strategies.objective_sets(), ObjectiveSet()),
        (strategies.objective_sets(min_size=2), ObjectiveSet([1, 2])),
        (strategies.languages(), "en"),
        (strategies.texts(), Text.of(en="Workshop on diaspora remittances")),
        (strategies.labels(), Text.of(en="Workshop on diaspora remittances")),
        (strategies.partial_dates(), PartialDate(2000)),
        (strategies.partial_dates(min_year=2018), PartialDate(2018)),
        (strategies.periods(), Period.parse("2000")),
        (strategies.venues(), Venue("Abuja", CountryCode("NG"))),
        (strategies.alignment_sets().map(len), 0),
        (strategies.portfolios().map(len), 0),
        (strategies.portfolios(min_activities=2).map(len), 2),
        (strategies.lexicons().map(len), 0),
        (strategies.rule_books().map(len), 0),
        (strategies.conditions(), gcm.Mentions("remittances")),
    ],
)
def test_strategies_shrink_to_the_simplest(strategy: st.SearchStrategy[object], expected: object) -> None:
    """The smallest failing example is the one that explains the fault."""
    actual = simplest(strategy)
    assert expected == actual


def test_an_activity_shrinks_to_its_id_and_title() -> None:
    """What stays unknown cannot distract."""
    expected = Activity(
        id=gcm.ActivityId("demo:2018-01-abuja-remittances"), title=Text.of(en="Workshop on diaspora remittances")
    )
    actual = simplest(strategies.activities())
    assert expected == actual


# --- options -----------------------------------------------------------------------------------


@given(st.data(), st.integers(0, 23), st.integers(0, 23))
def test_sets_have_the_size_asked_for(data: st.DataObject, one: int, other: int) -> None:
    """The full set is as easy to make as the empty one."""
    low, high = sorted((one, other))
    made = data.draw(strategies.objective_sets(min_size=low, max_size=high))
    expected = True
    actual = low <= len(made) <= high
    assert expected == actual


@given(st.data(), st.integers(1, 9999), st.integers(1, 9999))
def test_dates_and_periods_stay_in_their_years(data: st.DataObject, one: int, other: int) -> None:
    """A test of the years of a plan should not meet the Middle Ages."""
    low, high = sorted((one, other))
    made = data.draw(strategies.partial_dates(min_year=low, max_year=high))
    period = data.draw(strategies.periods(min_year=low, max_year=high, open_ends=False))
    days = (made.earliest, made.latest, period.earliest, period.latest)
    expected = True
    actual = all(day is not None and low <= day.year <= high for day in days)
    assert expected == actual


@pytest.mark.parametrize("precision", Precision)
def test_dates_are_as_precise_as_asked_for(precision: Precision) -> None:
    """Registers that know months only are a case of their own."""
    expected = {precision}
    dates = some(strategies.partial_dates(precisions=st.just(precision)))
    actual = {made.precision for made in dates if isinstance(made, PartialDate)}
    assert expected == actual


@given(strategies.texts(languages=st.just("fr")), strategies.texts(min_languages=2))
def test_texts_speak_the_languages_asked_for(french: Text, both: Text) -> None:
    """Monolingual and bilingual registers behave differently, so a test chooses."""
    expected = (("fr",), ("en", "fr"))
    actual = (french.languages, both.languages)
    assert expected == actual


@given(strategies.labels(languages=st.just("fr")), st.lists(strategies.labels(), min_size=1))
def test_labels_are_asked_for_by_language(
    french: gcm.BilingualText | Text, some: list[gcm.BilingualText | Text]
) -> None:
    """What is called in one language alone has to fall back in the other, and what is called in both must not."""
    expected = (gcm.label(french, "fr"), {False})
    fallbacks = {one.serve("fr").fallback for one in some if isinstance(one, gcm.BilingualText)}
    actual = (gcm.label(french, "en"), fallbacks | {False})
    assert expected == actual


@given(
    strategies.activities(periods=st.none(), processes=st.just(ProcessId("rabat-process"))),
    strategies.portfolios(processes=st.just(ProcessId("rabat-process"))),
    strategies.published_assessments(processes=st.none(), windows=st.none()),
    strategies.frameworks(processes=st.just(ProcessId("rabat-process"))),
)
@FEW
def test_older_names_of_options_keep_working(
    activity: Activity, register: Portfolio, published: gcm.PublishedAssessment, framework: gcm.Framework
) -> None:
    """The kit stands in other people's tests, which must not break over a better word."""
    expected = ("rabat-process", None, "rabat-process", None, None, "rabat-process")
    actual = (
        *(activity.process, activity.period, register.process),
        *(published.process, published.window, framework.process),
    )
    assert expected == actual


@given(
    strategies.activities(
        descriptions=st.just(Text.of(fr="Deux jours d’échanges")),
        themes=st.just((Theme.PATHWAYS,)),
        audiences=st.just(()),
        organisers=st.none(),
    )
)
@FEW
def test_activities_take_strategies_for_what_rules_ask_of_them(activity: Activity) -> None:
    """A test of one field of a rule fixes it, unknown or none included."""
    expected = ("Deux jours d’échanges", ("pathways",), (), None)
    description = activity.description.fr if activity.description else None
    actual = (description, activity.themes, activity.audiences, activity.organisers)
    assert expected == actual


@given(
    strategies.activities(
        ids=st.just(gcm.ActivityId("demo:a")),
        titles=st.just(Text.of(fr="Atelier")),
        kinds=st.just(Kind.WORKSHOP),
        statuses=st.just(Status.CANCELLED),
        period=st.just(Period.parse("2019-11")),
        process=st.just(ProcessId("rabat-process")),
    )
)
@FEW
def test_activities_take_strategies_for_their_parts(activity: Activity) -> None:
    """A test fixes what it speaks of, and leaves the rest to chance."""
    expected = ("demo:a", "Atelier", "workshop", "cancelled", "rabat-process", {"2019-11"})
    periods = {str(occasion.period) for occasion in activity.occasions} | {"2019-11"}
    actual = (activity.id, activity.title.fr, activity.kind, activity.status, activity.process, periods)
    assert expected == actual


@given(
    strategies.occasions(
        periods=st.just(Period.parse("2019-11")), venues=st.just(Venue("Abuja")), modes=st.just(gcm.Mode.HYBRID)
    )
)
@FEW
def test_occasions_take_strategies_for_their_parts(occasion: gcm.Occasion) -> None:
    """When, where and how are each a test's business."""
    expected = ("2019-11", "Abuja", "hybrid")
    actual = (str(occasion.period), str(occasion.venue), occasion.mode)
    assert expected == actual


@given(strategies.portfolios(min_activities=1, activities=strategies.activities(statuses=st.just(Status.HELD))))
@FEW
def test_registers_take_activities(register: Portfolio) -> None:
    """A register of held activities is what most tests of coverage want."""
    expected = {True}
    actual = {activity.held for activity in register}
    assert expected == actual


@given(strategies.portfolios(min_activities=2, max_activities=3, process=st.just(ProcessId("rabat-process"))))
@FEW
def test_a_register_is_of_one_process(register: Portfolio) -> None:
    """So that its published figures can be compared with it."""
    expected = ({"rabat-process"}, True)
    found = {register.process, *(one.process for one in (*register, *register.published, *register.frameworks))}
    actual = (found, 2 <= len(register) <= 3)
    assert expected == actual


@given(strategies.published_assessments(objectives=strategies.objective_sets(), process=st.none(), window=st.none()))
@FEW
def test_published_figures_agree_with_their_list(published: gcm.PublishedAssessment) -> None:
    """A figure that contradicts its own list cannot be made."""
    expected = (published.count, None, None)
    actual = (len(published.objectives or ()), published.process, published.window)
    assert expected == actual


@given(
    strategies.declarations(
        aligned=st.just(value=False),
        authorities=st.just(gcm.AuthorityKind.CHAIR),
        dates=st.just(PartialDate.parse("2022-05")),
    ),
    strategies.framework_links(levels=st.just(gcm.ItemLevel.DOMAIN), stated_by=st.just(gcm.StatedBy.PROJECT)),
    strategies.reviews(verdicts=st.just(Verdict.REVOKE), days=strategies.days(max_year=2001), keys=st.none()),
)
@FEW
def test_evidence_takes_strategies_for_its_parts(declared: Declaration, link: FrameworkLink, review: Review) -> None:
    """Which evidence strikes which depends on just these."""
    expected = (False, "chair", "2022-05", "domain", {"project"}, "revoke", None, True)
    actual = (
        declared.aligned,
        declared.authority,
        str(declared.on),
        link.level,
        {link.item_stated_by, link.crosswalk_stated_by},
        review.verdict,
        review.of,
        review.on.year <= 2001,
    )
    assert expected == actual


@given(strategies.rule_matches(), st.lists(strategies.evidence(favourable=True)))
def test_favourable_evidence_rejects_nothing(match: gcm.RuleMatch, evidence: list[Evidence]) -> None:
    """Laws of growth hold for what speaks for an alignment."""
    # A rule stands beside it, because reviews of sources that are not there make no alignment.
    made = Alignment(activity=gcm.ActivityId("demo:a"), objective=9, evidence=[match, *evidence])
    expected = (False, False)
    actual = (made.contested, made.standing is Standing.REJECTED)
    assert expected == actual


@given(st.data(), strategies.activities(hostile=True))
@FEW
def test_quotes_in_alignments_are_words_of_the_activity(data: st.DataObject, activity: Activity) -> None:
    """Whoever explains an alignment looks the quoted words up in the activity."""
    alignment = data.draw(strategies.alignments(activities=st.just(activity)))
    quotes = [quote for one in alignment.evidence if isinstance(one, (RuleMatch, TextMatch)) for quote in one.quotes]
    texts = {"title": activity.title, "description": activity.description or activity.title}
    expected = [quote.words for quote in quotes]
    actual = [texts[one.field].in_language(one.language)[one.start : one.stop] for one in quotes]
    assert expected == actual


@given(strategies.alignments(numbers=st.just(9), evidence=strategies.text_matches(), min_evidence=2, max_evidence=2))
@FEW
def test_alignments_take_strategies_for_their_parts(alignment: Alignment) -> None:
    """Two pieces of evidence may be one and the same, and are then held once."""
    expected = (9, {TextMatch}, True)
    actual = (alignment.objective, set(map(type, alignment.evidence)), 1 <= len(alignment.evidence) <= 2)
    assert expected == actual


REGISTERS = st.shared(strategies.activity_lists(min_size=1), key="the activities of both sets")


@given(strategies.alignment_sets(activities=REGISTERS), strategies.alignment_sets(activities=REGISTERS))
@FEW
def test_sets_over_shared_activities_merge(one: AlignmentSet, other: AlignmentSet) -> None:
    """Laws of merging are laws of sets that agree on what they have in common."""
    expected = set(one.activities) | set(other.activities)
    actual = set((one | other).activities)
    assert expected == actual


@given(
    strategies.alignment_sets(
        evidence=strategies.rule_matches(),
        scopes=st.just(ObjectiveSet.full()),
        outside=strategies.outside_mandates(numbers=st.just(13)),
        numbers=st.just(9),
        max_alignments=2,
    )
)
@FEW
def test_sets_take_strategies_for_their_parts(found: AlignmentSet) -> None:
    """A method that looked for all 23, and found by rules alone."""
    expected = (23, {Standing.INFERRED}, {9}, {13}, True)
    actual = (
        len(found.scope),
        {one.standing for one in found} | {Standing.INFERRED},
        {one.objective for one in found} | {9},
        {one.objective for one in found.outside} | {13},
        len(found) <= 2,
    )
    assert expected == actual


@given(st.data(), strategies.lexicons(min_terms=1, max_terms=2, terms=strategies.terms()))
@FEW
def test_books_read_by_the_lexicon_that_they_are_given(data: st.DataObject, lexicon: Lexicon) -> None:
    """A rule that asks for words which no lexicon has cannot be put into a book."""
    book = data.draw(strategies.rule_books(lexicons=st.just(lexicon), min_rules=1, max_rules=2))
    expected = (lexicon, True)
    actual = (book.lexicon, 1 <= len(book) <= 2)
    assert expected == actual


@given(
    strategies.rules(ids=st.just("r"), conditions=strategies.conditions(terms=st.just("diaspora"), mentions_only=True)),
    strategies.conjunctions(conditions=st.just(gcm.Mentions("a"))),
    strategies.disjunctions(conditions=st.just(gcm.Mentions("a"))),
)
@FEW
def test_rules_take_strategies_for_their_parts(rule: gcm.Rule, both: gcm.AllOf, either: gcm.AnyOf) -> None:
    """A test of one kind of condition leaves out the others."""
    expected = ("r", True, {gcm.Mentions("a")})
    actual = (rule.id, "'diaspora'" in repr(rule.condition), {*both.conditions, *either.conditions})
    assert expected == actual


@given(strategies.quotes(texts=st.just(Text.of(fr="été")), fields=st.just("description")))
@FEW
def test_quotes_take_texts(quote: Quote) -> None:
    """A quote is a piece of one text in one language."""
    expected = ("description", "fr", True)
    actual = (quote.field, quote.language, quote.words in "été")
    assert expected == actual


@given(
    strategies.processes(ids=st.just(ProcessId("rabat-process"))),
    strategies.frameworks(process=st.just(ProcessId("rabat-process"))),
)
@FEW
def test_processes_take_ids(process: gcm.ConsultationProcess, framework: gcm.Framework) -> None:
    """A framework belongs to a process of the test's choice."""
    expected = ("rabat-process", "rabat-process")
    actual = (process.id, framework.process)
    assert expected == actual


# --- lists -------------------------------------------------------------------------------------


def taken(activity: Activity) -> tuple[object, ...]:
    """Return what a reader takes from a bullet; ids and the printed line are its own business."""
    return (activity.title, activity.kind, activity.status, activity.occasions)


@given(strategies.listings())
def test_lists_are_read_as_they_are_meant(listing: PrintedListing) -> None:
    """The truth beside a list is what its bullets say, in the forms that secretariats use."""
    expected = [taken(activity) for activity in listing.activities]
    actual = [taken(activity) for activity in gcm.parse_listing(listing.text, listing.language).activities]
    assert expected == actual


@given(strategies.listings(hostile=True))
def test_what_programs_do_to_a_list_changes_nothing(listing: PrintedListing) -> None:
    """A list has often been through a word processor, a page and a mail."""
    expected = [taken(activity) for activity in listing.activities]
    actual = [taken(activity) for activity in gcm.parse_listing(listing.text, listing.language).activities]
    assert expected == actual


@given(strategies.listings(languages=st.just("fr"), min_activities=5))
@FEW
def test_lists_take_languages_and_sizes(listing: PrintedListing) -> None:
    """A reader of French lists is tested on French lists."""
    expected = ("fr", 5, {("fr",)})
    languages = {activity.title.languages for activity in listing.activities}
    actual = (listing.language, len(listing.activities), languages)
    assert expected == actual


def test_a_list_shrinks_to_one_plain_bullet() -> None:
    """What fails to be read should be read at a glance."""
    expected = "- Workshop on diaspora remittances – Abuja, 2018"
    actual = find(strategies.listings(), lambda _: True, settings=ONCE).text
    assert expected == actual


# --- what the texts are like -------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["’", "«", "\u00a0", "œ", "é", "'", "–", "“"])
def test_titles_have_the_marks_of_real_ones(mark: str) -> None:
    """French typesetting and typewriters are where comparing words goes wrong first."""
    found = find(strategies.texts(), lambda text: any(mark in words for _, words in text.versions), settings=ONCE)
    expected = True
    actual = any(mark in words for _, words in found.versions)
    assert expected == actual


@pytest.mark.parametrize(
    "nasty",
    ["\x00", "ﬁ", "\u0301", "\u00ad", "\u202e", "🧳", "{", "<b>", "=1+1", "\n", "|", "2019-11-31"],
    ids=lambda nasty: nasty.encode("unicode_escape").decode(),
)
def test_hostile_texts_are_nasty(nasty: str) -> None:
    """What breaks formats, folding, fonts and templates has to turn up before a user does."""
    found = find(
        strategies.texts(hostile=True), lambda text: any(nasty in words for _, words in text.versions), settings=ONCE
    )
    expected = True
    actual = any(nasty in words for _, words in found.versions)
    assert expected == actual


@given(strategies.texts())
def test_usual_texts_are_not_nasty(text: Text) -> None:
    """A fault found in nasty text is another matter than one in everybody's."""
    expected: set[str] = set()
    actual = {unicodedata.category(letter) for _, words in text.versions for letter in words} & {"Cc", "Cf", "Co", "Mn"}
    assert expected == actual


def test_hostile_venues_are_nasty_too() -> None:
    """Names of places come from the same files."""
    with pytest.raises(NoSuchExample):
        find(strategies.venues(), lambda venue: "\x00" in venue.name, settings=ONCE)
    found = find(strategies.venues(hostile=True), lambda venue: "\x00" in venue.name, settings=ONCE)
    expected = True
    actual = "\x00" in found.name
    assert expected == actual


@given(strategies.objectives())
def test_objectives_are_those_of_the_shipped_compact(objective: Objective) -> None:
    """Their titles are official, so none are made up."""
    expected = load_compact()[objective.number]
    actual = objective
    assert expected == actual


@given(strategies.terms())
def test_a_term_has_a_form_in_one_language_at_least(term: Term) -> None:
    """A term that no text can speak of would make every rule on it unknown."""
    expected = True
    actual = bool(term.en or term.fr)
    assert expected == actual
    assert not isinstance(term, enum.Enum)
