"""Citations: where a record was read, in one sentence of English or French."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gcm_alignment.activities import Activity
from gcm_alignment.assessment import PublishedAssessment, PublishedDocument
from gcm_alignment.compact import Action, Compact, Group, Grouping, Objective
from gcm_alignment.errors import Message, N_
from gcm_alignment.labels import label
from gcm_alignment.milestones import Milestone
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.principles import GuidingPrinciple
from gcm_alignment.processes import ConsultationProcess, Framework, FrameworkItem
from gcm_alignment.translation import Translator
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from gcm_alignment.sources import Source

Cited: TypeAlias = (
    Action
    | Activity
    | Compact
    | ConsultationProcess
    | Framework
    | FrameworkItem
    | Grouping
    | Group
    | GuidingPrinciple
    | Milestone
    | Objective
    | Portfolio
    | PublishedAssessment
    | PublishedDocument
)


def cite(record: Cited, lang: str = "en") -> str:
    """Say where a record was read: its title, then each source with who speaks in it.

    >>> from gcm_alignment.catalogue import load_processes
    >>> cite(load_processes()["RP"]).endswith("(official source)")
    True
    """
    words = Translator.of(lang)
    title = words.quoted(label(record, lang))
    if not record.sources:
        return words.text(N_("{title}: no source recorded"), title=title)
    sources = words.series(_cited(source, words) for source in record.sources)
    return words.text(N_("{title}: {sources}"), title=title, sources=sources)


def _cited(source: Source, words: Translator) -> str:
    return words.text(N_("{source} ({kind})"), source=str(source), kind=Message.of(word_of(source.kind)))
