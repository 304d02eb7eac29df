"""Strategies for what is read and written at the edges: lists as they were read, judged texts, answers, reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.evaluation.judged import JudgedTexts
from gcm_alignment.formats.listing import Listing, parse_listing
from gcm_alignment.suggestion.answers import CheckedAnswer
from gcm_alignment.suggestion.values import ranked
from gcm_alignment.testing.strategies._alignments import coverages
from gcm_alignment.testing.strategies._listings import listings
from gcm_alignment.testing.strategies._problems import problems
from gcm_alignment.testing.strategies._suggestions import judged_texts, suggestions
from gcm_alignment.testing.strategies._times import days
from gcm_alignment.testing.strategies._words import languages
from gcm_alignment.views.report import Clearance, Report, report

if TYPE_CHECKING:
    from gcm_alignment.errors import Problem
    from gcm_alignment.testing.printed import PrintedListing


def read_listings() -> st.SearchStrategy[Listing]:
    """Generate what is read of the lists of `listings`, some of which have a line that tells of nothing."""
    return st.builds(_read, listings(), st.sampled_from(["", "\n- ?"]))


def _read(printed: PrintedListing, more: str) -> Listing:
    return parse_listing(printed.text + more, printed.language)


def judged_text_files() -> st.SearchStrategy[JudgedTexts]:
    """Generate what is read of files of judged texts, with what is wrong with other lines."""
    return st.builds(JudgedTexts, st.lists(judged_texts(), max_size=3).map(tuple), _few_problems())


def checked_answers() -> st.SearchStrategy[CheckedAnswer]:
    """Generate what holds of an answer, one suggestion an objective, and what is wrong with the rest."""
    found = st.lists(suggestions(), max_size=3, unique_by=lambda one: one.objective).map(ranked)
    return st.builds(CheckedAnswer, suggestions=found, problems=_few_problems())


def _few_problems() -> st.SearchStrategy[tuple[Problem, ...]]:
    return st.lists(problems(), max_size=2).map(tuple)


def clearances() -> st.SearchStrategy[Clearance]:
    """Generate who cleared a report, by office, and when."""
    return st.builds(Clearance, st.sampled_from(["the Chair", "le Secrétariat"]), days())


def reports() -> st.SearchStrategy[Report]:
    """Generate reports on coverages in both languages, cleared and working documents."""
    cleared = st.none() | clearances()
    return st.builds(report, coverages(), languages(), cleared=cleared, problems=_few_problems())
