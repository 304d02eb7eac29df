"""Strategies for frameworks, published assessments, registers and comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import ActivityId, ItemId, ItemLink, ProcessId, StatedBy
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.compact import OBJECTIVE_COUNT, ObjectiveSet
from gcm_alignment.comparison import Reconciliation, reconcile
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.processes import CrosswalkLine, Framework, FrameworkItem, ItemLevel
from gcm_alignment.sources import Completeness
from gcm_alignment.testing.strategies._alignments import (
    activity_lists,
    alignment_sets,
    alignments,
    coverages,
    outside_mandates,
)
from gcm_alignment.testing.strategies._compact import objective_sets
from gcm_alignment.testing.strategies._doings import activities as any_activities, process_ids, sources
from gcm_alignment.testing.strategies._evidence import declarations
from gcm_alignment.testing.strategies._times import periods
from gcm_alignment.testing.strategies._words import bilingual_texts, texts

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.dates import Period
    from gcm_alignment.text import Text

_PLAN = (
    *(("demo-plan:domain-1", ItemLevel.DOMAIN), ("demo-plan:objective-1", ItemLevel.OBJECTIVE)),
    *(("demo-plan:action-2", ItemLevel.ACTION), ("demo-plan:priority-1", ItemLevel.PRIORITY)),
)


def item_ids() -> st.SearchStrategy[ItemId]:
    """Generate the ids of the items that the frameworks of these strategies have."""
    return st.sampled_from([ItemId(id_) for id_, _ in _PLAN])


def framework_items() -> st.SearchStrategy[FrameworkItem]:
    """Generate items of a framework, at each level, with a title."""

    def made(place: tuple[str, ItemLevel], title: Text) -> FrameworkItem:
        return FrameworkItem(id=ItemId(place[0]), level=place[1], number=place[0][-1], title=title)

    return st.builds(made, st.sampled_from(_PLAN), texts())


def crosswalk_lines() -> st.SearchStrategy[CrosswalkLine]:
    """Generate lines that lead from an item of a framework to one, two or three objectives."""
    return st.builds(
        CrosswalkLine,
        item=item_ids(),
        objectives=objective_sets(min_size=1, max_size=3),
        reason=bilingual_texts(),
        stated_by=st.sampled_from(StatedBy),
    )


@st.composite
def frameworks(draw: st.DrawFn, *, processes: st.SearchStrategy[ProcessId] | None = None) -> Framework:
    """Generate frameworks with an item of each level, and a crosswalk from some of them."""
    items = tuple(
        FrameworkItem(id=ItemId(id_), level=level, number=id_[-1], title=draw(texts())) for id_, level in _PLAN
    )
    return Framework(
        id="demo-plan",
        process=draw(process_ids() if processes is None else processes),
        title=draw(texts()),
        items=items,
        crosswalk=tuple(draw(st.lists(crosswalk_lines(), max_size=3))),
    )


@st.composite
def published_assessments(
    draw: st.DrawFn,
    *,
    objectives: st.SearchStrategy[ObjectiveSet | None] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
    windows: st.SearchStrategy[Period | None] | None = None,
) -> PublishedAssessment:
    """Generate published figures, with the list behind them where `objectives` is not None."""
    listed = draw(st.none() | objective_sets() if objectives is None else objectives)
    return PublishedAssessment(
        id=draw(st.sampled_from(["imrf-2022", "imrf-2026"])),
        count=draw(st.integers(0, OBJECTIVE_COUNT)) if listed is None else len(listed),
        objectives=listed,
        process=draw(st.none() | process_ids() if processes is None else processes),
        title=draw(st.none() | texts()),
        window=draw(st.none() | periods() if windows is None else windows),
        sources=draw(st.lists(sources(), max_size=1)),
    )


@st.composite
def portfolios(  # noqa: PLR0913 - each is a choice that a test may want to make
    draw: st.DrawFn,
    *,
    min_activities: int = 0,
    max_activities: int = 4,
    activities: st.SearchStrategy[Activity] | None = None,
    processes: st.SearchStrategy[ProcessId | None] | None = None,
    hostile: bool = False,
) -> Portfolio:
    """Generate registers: activities of one process, parts of others among them, with what was said of them.

    Given `activities` keep their own process.
    """
    process = draw(st.none() | process_ids() if processes is None else processes)
    own = any_activities(processes=st.just(process), hostile=hostile) if activities is None else activities
    known = draw(activity_lists(activities=own, min_size=min_activities, max_size=max_activities))
    related = draw(_related(known))
    declared = alignments(activities=st.sampled_from(related), evidence=declarations(), max_evidence=2)
    published = published_assessments(processes=st.just(process))
    return Portfolio(
        id=draw(st.sampled_from(["demo-register", "registre-essai"])),
        title=draw(texts(hostile=hostile)),
        activities=related,
        completeness=draw(st.sampled_from(Completeness)),
        process=process,
        frameworks=() if process is None else tuple(draw(st.lists(frameworks(processes=st.just(process)), max_size=1))),
        declarations=tuple(draw(st.lists(declared, max_size=2))) if related else (),
        outside=tuple(draw(st.lists(outside_mandates(), max_size=1))),
        published=tuple(draw(st.lists(published, max_size=2, unique_by=lambda one: one.id))),
        sources=draw(st.lists(sources(), max_size=1)),
    )


@st.composite
def _related(draw: st.DrawFn, known: tuple[Activity, ...]) -> tuple[Activity, ...]:
    """Make some activities parts of earlier ones, and put some in their place in the plan."""
    links = st.builds(ItemLink, item_ids(), st.sampled_from(StatedBy))
    placed = st.none() | st.lists(links, max_size=2).map(tuple)

    def evolved(index: int, activity: Activity) -> Activity:
        wholes = st.none() | st.sampled_from([ActivityId(one.id) for one in known[:index]]) if index else st.none()
        return attrs.evolve(activity, part_of=draw(wholes), items=draw(placed))

    return tuple(evolved(index, activity) for index, activity in enumerate(known))


@st.composite
def reconciliations(draw: st.DrawFn) -> Reconciliation:
    """Generate comparisons of a coverage with a figure that was published of the same process."""
    process = draw(st.none() | process_ids())
    known = activity_lists(activities=any_activities(processes=st.just(process)))
    published = published_assessments(processes=st.just(process), windows=st.none())
    return reconcile(draw(published), draw(coverages(alignments=alignment_sets(activities=known))))
