"""Strategies for what stands in a catalogue beside registers: milestones, documents, directories of processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.assessment import DocumentKind, PublishedDocument
from gcm_alignment.milestones import Milestone, MilestoneKind
from gcm_alignment.processes import Participation, ProcessDirectory
from gcm_alignment.testing.strategies._choices import among, perhaps, up_to_two
from gcm_alignment.testing.strategies._compact import objective_sets
from gcm_alignment.testing.strategies._doings import country_codes, memberships, process_ids, processes, sources
from gcm_alignment.testing.strategies._times import periods
from gcm_alignment.testing.strategies._words import bilingual_texts, texts

if TYPE_CHECKING:
    from gcm_alignment.processes import Participations
    from gcm_alignment.sources import Source

_NOTES = perhaps(("postponed by a year", "d’après l’annonce")).strategy
_UNVERIFIED = among(up_to_two(("period", "title"))).strategy.map(frozenset)


def _few_sources() -> st.SearchStrategy[tuple[Source, ...]]:
    return st.lists(sources(), max_size=1).map(tuple)


def milestones() -> st.SearchStrategy[Milestone]:
    """Generate milestones of the review cycle, none of which is a real one."""
    return st.builds(
        Milestone,
        id=st.sampled_from(["forum-2030", "review-2032"]),
        kind=st.sampled_from(MilestoneKind),
        title=bilingual_texts(),
        period=periods(open_ends=False),
        place=perhaps(("New York", "Genève")).strategy,
        symbol=perhaps(("A/RES/99/1", "A/99/2")).strategy,
        unverified=_UNVERIFIED,
        note=_NOTES,
        sources=_few_sources(),
    )


def published_documents() -> st.SearchStrategy[PublishedDocument]:
    """Generate published documents, with and without the objectives that they name."""
    return st.builds(
        PublishedDocument,
        id=st.sampled_from(["demo-report", "rapport-essai"]),
        kind=st.sampled_from(DocumentKind),
        title=texts(),
        publisher=st.sampled_from(["the Secretariat", "le Secrétariat"]),
        period=st.none() | periods(),
        process=st.none() | process_ids(),
        count=st.none() | st.integers(0, 23),
        objectives=st.none() | objective_sets(),
        objectives_complete=st.sampled_from([True, False]),
        unverified=_UNVERIFIED,
        note=_NOTES,
        sources=_few_sources(),
    )


def process_directories() -> st.SearchStrategy[ProcessDirectory]:
    """Generate directories of processes, each with an id of its own."""
    return st.lists(processes(), max_size=3, unique_by=lambda one: one.id).map(ProcessDirectory)


def participations() -> st.SearchStrategy[Participation]:
    """Generate what is known of a State in a process."""
    return st.builds(Participation, process=processes(), membership=memberships())


def participation_lists() -> st.SearchStrategy[Participations]:
    """Generate what directories know of a State."""
    return st.builds(ProcessDirectory.of_state, process_directories(), country_codes())
