"""Aligning: declarations, links through the plan and rules; and suggesting, which is kept apart."""

from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given, settings

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.activities import Activity, ActivityId, ItemId, ItemLink, Kind, ProcessId, StatedBy
from gcm_alignment.aligning import align, suggest
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.catalogue import load_portfolio, load_processes, load_rules
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import KindIs, MemberIs, Mentions, Under
from gcm_alignment.coverage import measure_coverage
from gcm_alignment.dates import PartialDate
from gcm_alignment.evidence import AuthorityKind, Declaration, FrameworkLink, RuleMatch, Standing, TextMatch
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.places import CountryCode
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.processes import CrosswalkLine, Framework, FrameworkItem, ItemLevel, ProcessDirectory
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.suggestion.values import Suggestion
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

REASON = BilingualText("The item is about remittances.", "L’objectif porte sur les transferts de fonds.")
PROCESS = ProcessId("demo-process")
DECLARED = Declaration(
    authority=AuthorityKind.SECRETARIAT,
    by="the Secretariat",
    on=PartialDate.parse("2022-05"),
    source=Source(kind=SourceKind.OFFICIAL, title="Report"),
)
BOOK = RuleBook(
    id="demo",
    version="1",
    author="the authors",
    lexicon=Lexicon([Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"])]),
    scope=ObjectiveSet([19, 20]),
    rules=[Rule(id="funds", objectives=ObjectiveSet([20]), condition=Mentions("remittances"), reason=REASON)],
)
DOMAIN, OBJECTIVE = ItemId("demo-plan:domain-1"), ItemId("demo-plan:objective-1")
PLAN = Framework(
    id="demo-plan",
    process=PROCESS,
    title=Text.of(en="Plan"),
    items=(
        FrameworkItem(id=DOMAIN, level=ItemLevel.DOMAIN, number="1", title=Text.of(en="Development")),
        FrameworkItem(id=OBJECTIVE, level=ItemLevel.OBJECTIVE, number="1", title=Text.of(en="Remittances")),
    ),
    crosswalk=(
        CrosswalkLine(item=DOMAIN, objectives=ObjectiveSet([2]), reason=REASON),
        CrosswalkLine(item=OBJECTIVE, objectives=ObjectiveSet([19, 20]), reason=REASON, degree=Degree.PRINCIPAL),
        CrosswalkLine(item=OBJECTIVE, objectives=ObjectiveSet([23]), reason=REASON, stated_by=StatedBy.INSTITUTION),
    ),
)
ABUJA = Activity(
    id=ActivityId("demo:2019-11-abuja"),
    title=Text.of(fr="Atelier technique sur les transferts de fonds des diasporas"),
    process=PROCESS,
)
REGISTER = Portfolio(id="demo-register", title=Text.of(en="Register"), activities=[ABUJA], process=PROCESS)


def kinds(found: AlignmentSet) -> dict[int, list[str]]:
    """Name the kinds of evidence for each objective."""
    return {one.objective: [type(evidence).__name__ for evidence in one.evidence] for one in found}


def placed(*links: ItemLink) -> Portfolio:
    """Put the activity into its place in the plan."""
    return attrs.evolve(REGISTER, activities=[attrs.evolve(ABUJA, items=links)], frameworks=(PLAN,))


# --- aligning ----------------------------------------------------------------------------------


def test_declarations_links_and_rules_are_gathered() -> None:
    """Each objective shows all that speaks for it, the institution's own word first."""
    declared = Alignment(activity=ABUJA.id, objective=20, evidence=(DECLARED,))
    register = attrs.evolve(placed(ItemLink(OBJECTIVE, StatedBy.INSTITUTION)), declarations=(declared,))
    expected = {19: ["FrameworkLink"], 20: ["Declaration", "FrameworkLink", "RuleMatch"], 23: ["FrameworkLink"]}
    actual = kinds(align(register, rules=BOOK))
    assert expected == actual


def test_a_link_says_where_it_comes_from_and_whose_each_half_is() -> None:
    """A report tells “link through the plan, our reading” from what the institution itself says."""
    found = align(placed(ItemLink(OBJECTIVE, StatedBy.INSTITUTION)), rules=BOOK).on(19)[0]
    expected = (
        FrameworkLink(
            item=OBJECTIVE,
            level=ItemLevel.OBJECTIVE,
            framework=Text.of(en="Plan"),
            title=Text.of(en="Remittances"),
            reason=REASON,
            item_stated_by=StatedBy.INSTITUTION,
            crosswalk_stated_by=StatedBy.PROJECT,
            version="1",
            degree=Degree.PRINCIPAL,
        ),
    )
    actual = found.evidence
    assert expected == actual


@pytest.mark.parametrize(
    "link, expected",
    [
        (ItemLink(OBJECTIVE, StatedBy.INSTITUTION), {19: Standing.INFERRED, 23: Standing.INFERRED}),
        (ItemLink(OBJECTIVE, StatedBy.PROJECT), {19: Standing.SUGGESTED, 23: Standing.INFERRED}),
        (ItemLink(DOMAIN, StatedBy.INSTITUTION), {2: Standing.SUGGESTED}),
        (ItemLink(ItemId("other-plan:objective-1"), StatedBy.INSTITUTION), {}),
    ],
)
def test_a_link_through_the_plan_is_as_good_as_its_weaker_half(link: ItemLink, expected: dict[int, Standing]) -> None:
    """A domain covers too much to infer from, and so do two readings of ours on top of each other."""
    found = align(placed(link), rules=attrs.evolve(BOOK, rules=()))
    actual = {one.objective: one.standing for one in found if one.objective != 20}
    assert expected == actual


def test_without_frameworks_a_place_in_the_plan_leads_nowhere() -> None:
    """The plan of another year may not be at hand."""
    register = attrs.evolve(placed(ItemLink(OBJECTIVE, StatedBy.INSTITUTION)), frameworks=())
    expected = {20: ["RuleMatch"]}
    actual = kinds(align(register, rules=BOOK))
    assert expected == actual


def test_the_set_knows_what_was_looked_for_and_what_is_outside_the_mandate() -> None:
    """Gaps are those of the method's scope, less what the process has no mandate for; the method is named."""
    mandate = OutsideMandate(objective=13, declared=attrs.evolve(DECLARED, aligned=False))
    found = align(attrs.evolve(REGISTER, outside=(mandate,)), rules=BOOK)
    signed = attrs.evolve(mandate, process=PROCESS)
    expected = ((ABUJA,), ObjectiveSet([19, 20]), (signed,), (BOOK.method,), ObjectiveSet([19]))
    actual = (found.activities, found.scope, found.outside, found.methods, measure_coverage(found).gaps)
    assert expected == actual


def test_an_empty_register_has_gaps_only() -> None:
    """That nothing was recorded is a finding about the register."""
    found = align(attrs.evolve(REGISTER, activities=()), rules=BOOK)
    expected = (0, BOOK.scope)
    actual = (len(found), measure_coverage(found).gaps)
    assert expected == actual


def test_the_shipped_rules_are_used_when_no_others_are_given() -> None:
    """The line of a newcomer is `gcm.align(register)`."""
    expected = align(REGISTER, rules=load_rules())
    actual = align(REGISTER)
    assert expected == actual
    assert 20 in measure_coverage(actual).covered


@given(strategies.portfolios(hostile=True), strategies.rule_books())
@settings(max_examples=50)
def test_every_register_can_be_aligned(register: Portfolio, book: RuleBook) -> None:
    """Nasty titles, missing dates and odd plans are what secretariats send."""
    found = align(register, rules=book)
    expected = (set(register.activities), book.scope, {Declaration, FrameworkLink, RuleMatch})
    evidence = {type(one) for alignment in found for one in alignment.evidence}
    actual = (set(found.activities), found.scope, evidence | expected[2])
    assert expected == actual


# --- suggesting --------------------------------------------------------------------------------


@attrs.frozen
class Fixed:
    """A suggester that always says the same."""

    numbers: tuple[int, ...]
    name: str = "fixed"
    version: str = "1"

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
    ) -> list[tuple[Suggestion, ...]]:
        """Suggest the numbers for each text."""
        del language
        return [tuple(Suggestion(objective=number, confidence=0.5) for number in self.numbers[:limit]) for _ in texts]


def test_suggestions_stand_apart() -> None:
    """Everything in them is only suggested, and they looked for nothing: so they make no gap and close none."""
    found = suggest(REGISTER, suggester=Fixed((20, 2)))
    coverage = measure_coverage(found)
    expected = ({2: Standing.SUGGESTED, 20: Standing.SUGGESTED}, ObjectiveSet(), ObjectiveSet(), ObjectiveSet.full())
    actual = (
        {one.objective: one.standing for one in found},
        coverage.covered,
        coverage.gaps,
        coverage.unassessed,
    )
    assert expected == actual


def test_accepted_suggestions_align() -> None:
    """`suggest(…).accept(by=…, on=…)` is the way from a list of words to a reviewed alignment."""
    found = suggest(REGISTER, suggester=Fixed((20, 2)))
    only = found.where(lambda one: one.objective == 20)
    expected = ObjectiveSet([20])
    actual = measure_coverage(found.accept(by="reviewer-1", on="2026-11-23", only=only)).covered
    assert expected == actual


def test_each_activity_gets_its_own_suggestions() -> None:
    """In a batch, neighbours must not lend each other their words."""
    madrid = Activity(id=ActivityId("demo:madrid"), title=Text.of(fr="La gestion intégrée des frontières"))
    found = suggest(attrs.evolve(REGISTER, activities=[madrid, ABUJA]))
    expected = {ABUJA.id: "transferts de fonds", madrid.id: "gestion intégrée des frontières"}
    actual = {
        one.activity: quote.words
        for one in found
        for match in one.evidence
        if isinstance(match, TextMatch)
        for quote in match.quotes[:1]
    }
    assert expected == actual


def test_a_suggester_answers_for_every_activity() -> None:
    """One answer too few would shift all that follow to the wrong activity."""

    class Short(Fixed):
        def suggest_many(
            self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
        ) -> list[tuple[Suggestion, ...]]:
            return super().suggest_many(texts, language=language, limit=limit)[1:]

    with pytest.raises(ValueError, match="shorter"):
        suggest(REGISTER, suggester=Short(()))


# --- the shipped register ----------------------------------------------------------------------


def test_the_shipped_register_aligns_on_nobody_elses_word() -> None:
    """No authority's declaration is shipped, so nothing in it may look declared or reviewed."""
    coverage = measure_coverage(align(load_portfolio("rabat-process")))
    expected = (0, 0)
    actual = (coverage.ladder.declared, coverage.ladder.reviewed)
    assert expected == actual


# --- what was looked for in vain, and what stays open --------------------------------------------


def test_what_was_found_nowhere_and_what_stays_open_are_told() -> None:
    """Coverage tells “nothing found” from “nobody looked”, and a gap from a field that nobody filled in."""
    other = Activity(id=ActivityId("demo:other"), title=Text.of(fr="Réunion du comité"))
    study = attrs.evolve(BOOK.rules[0], id="study", condition=Mentions("remittances") & KindIs([Kind.STUDY]))
    book = attrs.evolve(BOOK, rules=[study])
    found = align(attrs.evolve(REGISTER, activities=[ABUJA, other]), rules=book)
    expected = (
        [NothingFound(other.id, book.method)],
        [Undecided(activity=ABUJA.id, source="rule:demo/study", objectives=ObjectiveSet([20]), unknown=("kind",))],
    )
    actual = (list(found.nothing_found), list(found.undecided))
    assert expected == actual


@pytest.mark.parametrize("given_directory", [True, False])
def test_rules_see_the_plans_of_the_register_and_the_members_of_processes(
    given_directory: bool,  # noqa: FBT001 - the case itself
) -> None:
    """A rule may ask for what stands above an item, and for who takes part in the process."""
    rule = attrs.evolve(BOOK.rules[0], condition=Under(DOMAIN) & MemberIs([CountryCode("SN")]))
    plan = attrs.evolve(PLAN, items=(PLAN.items[0], attrs.evolve(PLAN.items[1], parent=DOMAIN)), crosswalk=())
    activity = attrs.evolve(ABUJA, process=ProcessId("rabat"), items=(ItemLink(OBJECTIVE, StatedBy.INSTITUTION),))
    register = attrs.evolve(REGISTER, activities=[activity], frameworks=(plan,), process=ProcessId("rabat"))
    processes = ProcessDirectory([load_processes()["rabat"]]) if given_directory else None
    expected = [20]
    actual = [one.objective for one in align(register, rules=attrs.evolve(BOOK, rules=[rule]), processes=processes)]
    assert expected == actual
