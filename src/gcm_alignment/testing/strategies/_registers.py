"""Strategies for frameworks, published assessments, registers and comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.absences import OutsideMandate
from gcm_alignment.activities import Activity, ItemId, ItemLink, ProcessId, StatedBy
from gcm_alignment.alignments import Alignment
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.compact import OBJECTIVE_COUNT, Degree, ObjectiveSet
from gcm_alignment.comparison import Reconciliation, reconcile
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.processes import CrosswalkLine, Framework, FrameworkItem, Hole, ItemLevel, PrintedCount
from gcm_alignment.sources import Completeness, Source, SourceKind
from gcm_alignment.testing.strategies._activities import activities as any_activities, activity_ids
from gcm_alignment.testing.strategies._alignments import activity_lists, alignment_sets, coverages, outside_mandates
from gcm_alignment.testing.strategies._choices import Choice, Drawer, always, among, drawn, perhaps, up_to_two
from gcm_alignment.testing.strategies._compact import objective_numbers, objective_sets
from gcm_alignment.testing.strategies._doings import process_ids, sources
from gcm_alignment.testing.strategies._evidence import declarations
from gcm_alignment.testing.strategies._options import asked_for, either, most_of
from gcm_alignment.testing.strategies._plan import ITEM_IDS, PLAN
from gcm_alignment.testing.strategies._times import periods
from gcm_alignment.testing.strategies._words import PERHAPS_TEXT, TITLE_COUNT, bilingual_texts, texts, title_at
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from gcm_alignment.coverage import Coverage
    from gcm_alignment.evidence import Declaration

_PARAGRAPHS = among(up_to_two(("A/RES/73/195, 20(a)", "le plan d’action, page 3"))).strategy
"""Where a line or a link is read."""


def item_ids() -> st.SearchStrategy[ItemId]:
    """Generate the ids of the items that the frameworks of these strategies have."""
    return st.sampled_from(ITEM_IDS)


def _items(place: int) -> Drawer[FrameworkItem]:
    """Draw the item that stands at a place of the plan: under an earlier one or none, with a title or a hole."""
    id_, level = PLAN[place]
    parents = perhaps(ITEM_IDS[:place]) if place else always(None)

    def item(draw: st.DrawFn) -> FrameworkItem:
        title, hole = _TITLE_OR_HOLE(draw)
        unverified, sources = _SEEN(draw)
        return FrameworkItem(
            id=id_,
            level=level,
            number=id_[-1],
            title=title,
            parent=parents(draw),
            hole=hole,
            actions=_ACTION_COUNTS(draw) if level is ItemLevel.OBJECTIVE else None,
            unverified=unverified,
            sources=sources,
        )

    return item


def _title_or_hole(number: int) -> tuple[Text | None, str | None]:
    return (title_at(number), None) if number < TITLE_COUNT else (None, _HOLES[number - TITLE_COUNT])


_HOLES = ("the page is missing", "la page manque")
_TITLE_OR_HOLE = Choice(st.integers(0, TITLE_COUNT + len(_HOLES) - 1), _title_or_hole)
_READ_IN = (
    (),
    (Source(kind=SourceKind.OFFICIAL, title="The plan"),),
    (Source(kind=SourceKind.MIRROR, title="Le plan"),),
)
_SEEN = among(tuple((frozenset(fields), read_in) for fields in up_to_two(("title", "number")) for read_in in _READ_IN))
_ACTION_COUNTS = perhaps(range(6))
_ITEMS = tuple(_items(place) for place in range(len(PLAN)))


def framework_items() -> st.SearchStrategy[FrameworkItem]:
    """Generate items of a framework, at each level, with a title or the reason why it is missing."""
    return st.one_of(*map(drawn, _ITEMS))


def _plans(draw: st.DrawFn) -> tuple[FrameworkItem, ...]:
    return tuple([item(draw) for item in _ITEMS])


def printed_counts() -> st.SearchStrategy[PrintedCount]:
    """Generate how many of something the pages of a framework say that it has."""
    return st.builds(PrintedCount, st.sampled_from([level.value for level in ItemLevel]), st.integers(0, 99))


def item_links() -> st.SearchStrategy[ItemLink]:
    """Generate items that an activity belongs to, and who says so."""
    return st.builds(ItemLink, item_ids(), st.sampled_from(StatedBy))


def holes() -> st.SearchStrategy[Hole]:
    """Generate what is known to be missing, and why."""
    return st.builds(Hole, what=bilingual_texts(), reason=bilingual_texts())


def crosswalk_lines() -> st.SearchStrategy[CrosswalkLine]:
    """Generate lines that lead from an item of a framework to one, two or three objectives."""
    return st.builds(
        CrosswalkLine,
        item=item_ids(),
        objectives=objective_sets(min_size=1, max_size=3),
        reason=bilingual_texts(),
        degree=st.none() | st.sampled_from(Degree),
        stated_by=st.sampled_from(StatedBy),
        sources=_PARAGRAPHS,
    )


@asked_for
def frameworks(
    *, process: st.SearchStrategy[ProcessId] | None = None, processes: st.SearchStrategy[ProcessId] | None = None
) -> st.SearchStrategy[Framework]:
    """Generate frameworks with an item of each level, and a crosswalk from some of them.

    `process` is whose they are; `processes` is an older name of it.
    """
    whose = either(("process", process), ("processes", processes))
    return st.builds(
        Framework,
        id=st.sampled_from(["demo-plan", "essai-plan"]),
        process=process_ids() if whose is None else whose,
        title=texts(),
        version=st.sampled_from(["1", "2"]),
        period=perhaps((Period.parse("2018/2020"), Period.parse("2023/2027"))).strategy,
        adopted=perhaps((PartialDate(2018, 5, 2), PartialDate(2022, 12))).strategy,
        items=drawn(_plans),
        crosswalk=st.lists(crosswalk_lines(), max_size=3).map(tuple),
        counts=st.lists(printed_counts(), max_size=1).map(tuple),
        holes=st.lists(holes(), max_size=1).map(tuple),
        note=PERHAPS_TEXT.strategy,
        sources=among(_READ_IN).strategy,
    )


@asked_for
def published_assessments(
    *,
    objectives: st.SearchStrategy[ObjectiveSet | None] | None = None,
    process: st.SearchStrategy[ProcessId | None] | None = None,
    window: st.SearchStrategy[Period | None] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
    windows: st.SearchStrategy[Period | None] | None = None,
) -> st.SearchStrategy[PublishedAssessment]:
    """Generate published figures, with the list behind them where `objectives` is not None.

    `processes` and `windows` are older names of `process`, whose they are, and of `window`, which time they speak of.
    """
    whose = either(("process", process), ("processes", processes))
    when = either(("window", window), ("windows", windows))

    def listing(figure: PublishedAssessment, listed: ObjectiveSet | None) -> PublishedAssessment:
        return figure if listed is None else attrs.evolve(figure, objectives=listed, count=len(listed))

    figures = st.builds(
        PublishedAssessment,
        id=st.sampled_from(["imrf-2022", "imrf-2026"]),
        count=st.integers(0, OBJECTIVE_COUNT),
        process=st.none() | process_ids() if whose is None else whose,
        title=PERHAPS_TEXT.strategy,
        window=st.none() | periods() if when is None else when,
        highlighted=st.lists(activity_ids(), max_size=2, unique=True).map(tuple),
        note=PERHAPS_TEXT.strategy,
        sources=st.lists(sources(), max_size=1),
    )
    return st.builds(listing, figures, st.none() | objective_sets() if objectives is None else objectives)


Declared = tuple[int, int, list["Declaration"]]


@attrs.frozen(kw_only=True)
class _Outline:
    """What a register is made of, before its parts know of each other."""

    id: str
    title: Text
    completeness: Completeness
    process: ProcessId | None
    activities: tuple[Activity, ...]
    wholes: list[int | None]
    items: list[tuple[ItemLink, ...] | None]
    frameworks: list[Framework]
    declarations: list[Declared]
    outside: list[OutsideMandate]
    published: list[PublishedAssessment]
    note: Text | None
    sources: list[Source]

    def register(self, *, of_one_process: bool) -> Portfolio:
        """Relate the parts to each other."""
        known = self.activities
        if of_one_process:
            known = tuple(attrs.evolve(one, process=self.process) for one in known)
        return Portfolio(
            id=self.id,
            title=self.title,
            completeness=self.completeness,
            process=self.process,
            activities=tuple(self._related(index, known) for index in range(len(known))),
            frameworks=tuple(attrs.evolve(one, process=self.process) for one in self.frameworks if self.process),
            declarations=tuple(self._declared(known)),
            outside=tuple(self.outside),
            published=tuple(attrs.evolve(one, process=self.process) for one in self.published),
            note=self.note,
            sources=self.sources,
        )

    def _related(self, index: int, known: tuple[Activity, ...]) -> Activity:
        """Make an activity a part of an earlier one, or not, and give it its place in the plan, or none."""
        whole = self.wholes[index % len(self.wholes)]
        part_of = None if whole is None or not index else known[whole % index].id
        return attrs.evolve(known[index], part_of=part_of, items=self.items[index % len(self.items)])

    def _declared(self, known: tuple[Activity, ...]) -> tuple[Alignment, ...]:
        return tuple(
            Alignment(activity=known[index % len(known)].id, objective=number, evidence=tuple(found))
            for index, number, found in self.declarations
            if known
        )


@asked_for
def portfolios(  # noqa: PLR0913 - each is something that a test may want to choose
    *,
    min_activities: int = 0,
    max_activities: int | None = None,
    activities: st.SearchStrategy[Activity] | None = None,
    process: st.SearchStrategy[ProcessId | None] | None = None,
    hostile: bool = False,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
) -> st.SearchStrategy[Portfolio]:
    """Generate registers: activities of one process, parts of others among them, with what was said of them.

    Given `activities` keep their own process. At most four activities, unless `max_activities` says else or more are
    asked for; `processes` is an older name of `process`.
    """
    whose = either(("process", process), ("processes", processes))
    most = most_of("activities", min_activities, max_activities, usual=4)
    own = any_activities(hostile=hostile) if activities is None else activities
    links = st.lists(item_links(), max_size=2).map(tuple)
    declared = st.tuples(st.integers(0, 11), objective_numbers(), st.lists(declarations(), min_size=1, max_size=2))
    outlines = st.builds(
        _Outline,
        id=st.sampled_from(["demo-register", "registre-essai"]),
        title=texts(hostile=hostile),
        completeness=st.sampled_from(Completeness),
        process=st.none() | process_ids() if whose is None else whose,
        activities=activity_lists(activities=own, min_size=min_activities, max_size=most),
        wholes=st.lists(st.none() | st.integers(0, 11), min_size=1, max_size=4),
        items=st.lists(st.none() | links, min_size=1, max_size=3),
        frameworks=st.lists(frameworks(), max_size=1),
        declarations=st.lists(declared, max_size=2),
        outside=st.lists(outside_mandates(), max_size=1),
        published=st.lists(published_assessments(), max_size=2, unique_by=lambda one: one.id),
        note=PERHAPS_TEXT.strategy,
        sources=st.lists(sources(), max_size=1),
    )
    return outlines.map(lambda outline: outline.register(of_one_process=activities is None))


def reconciliations() -> st.SearchStrategy[Reconciliation]:
    """Generate comparisons of a coverage with a figure that was published of the same process."""

    def compared(process: ProcessId | None, published: PublishedAssessment, coverage: Coverage) -> Reconciliation:
        return reconcile(attrs.evolve(published, process=process), coverage)

    shared = st.shared(st.none() | process_ids(), key="the process of a reconciliation")
    known = activity_lists(activities=any_activities(process=shared))
    measured = coverages(alignments=alignment_sets(activities=known))
    return st.builds(compared, shared, published_assessments(window=st.none()), measured)
