"""What Hypothesis is told of the library's types when it is imported: which strategy makes each of them."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast, get_args

from hypothesis import strategies as st

from gcm_alignment import (
    absences,
    activities,
    alignment_sets,
    alignments,
    assessment,
    calibration,
    compact,
    comparison,
    conditions,
    coverage,
    cues,
    dates,
    disagreements,
    errors,
    evidence,
    lexicon,
    milestones,
    outcomes,
    places,
    portfolio,
    principles,
    processes,
    readings,
    review_log,
    rules,
    sources,
    text,
    whatif,
)
from gcm_alignment.evaluation import judged
from gcm_alignment.suggestion import answers, values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Hypothesis imports this module wherever the library is installed, in test sessions that have nothing to do with it.
# So it imports the values alone; the strategies, with the data that they draw on, come when one is asked for.
_STRATEGIES: dict[object, str] = {
    absences.NothingFound: "nothing_found",
    absences.OutsideMandate: "outside_mandates",
    absences.Undecided: "undecided",
    activities.Activity: "activities",
    activities.ActivityId: "activity_ids",
    activities.ItemId: "item_ids",
    activities.ItemLink: "item_links",
    activities.Occasion: "occasions",
    activities.Organiser: "organisers",
    activities.ProcessId: "process_ids",
    activities.Venue: "venues",
    alignments.Alignment: "alignments",
    alignment_sets.AlignmentSet: "alignment_sets",
    answers.CheckedAnswer: "checked_answers",
    assessment.PublishedAssessment: "published_assessments",
    assessment.PublishedDocument: "published_documents",
    calibration.Calibration: "calibrations",
    compact.Action: "actions",
    compact.Compact: "compacts",
    compact.Group: "groups",
    compact.Grouping: "groupings",
    principles.GuidingPrinciple: "guiding_principles",
    compact.Objective: "objectives",
    compact.ObjectiveSet: "objective_sets",
    comparison.Reconciliation: "reconciliations",
    conditions.AllOf: "conjunctions",
    conditions.AnyOf: "disjunctions",
    conditions.Mentions: "mentions",
    conditions.Not: "negations",
    conditions.Says: "phrases",
    coverage.Coverage: "coverages",
    coverage.Ladder: "ladders",
    coverage.Ratio: "ratios",
    cues.Cue: "cues",
    cues.CueBook: "cue_books",
    dates.PartialDate: "partial_dates",
    dates.Period: "periods",
    disagreements.Disagreement: "disagreements",
    errors.Message: "messages",
    errors.Problem: "problems",
    evidence.Declaration: "declarations",
    evidence.FrameworkLink: "framework_links",
    evidence.Method: "methods",
    evidence.Quote: "quotes",
    evidence.Review: "reviews",
    evidence.RuleMatch: "rule_matches",
    evidence.TextMatch: "text_matches",
    judged.JudgedText: "judged_texts",
    judged.JudgedTexts: "judged_text_files",
    lexicon.Finding: "findings",
    lexicon.Lexicon: "lexicons",
    lexicon.Term: "terms",
    milestones.Milestone: "milestones",
    outcomes.Outcome: "outcomes",
    places.CountryCode: "country_codes",
    portfolio.Portfolio: "portfolios",
    processes.Chairmanship: "chairmanships",
    processes.ConsultationProcess: "processes",
    processes.CrosswalkLine: "crosswalk_lines",
    processes.Framework: "frameworks",
    processes.FrameworkItem: "framework_items",
    processes.Hole: "holes",
    processes.Membership: "memberships",
    processes.Participation: "participations",
    processes.Participations: "participation_lists",
    processes.PrintedCount: "printed_counts",
    processes.ProcessDirectory: "process_directories",
    readings.Background: "backgrounds",
    readings.Reading: "readings",
    review_log.ReviewEvent: "review_events",
    rules.Application: "applications",
    rules.Rule: "rules",
    rules.RuleBook: "rule_books",
    sources.Source: "sources",
    text.BilingualText: "bilingual_texts",
    text.Served: "served_texts",
    text.Text: "texts",
    values.Suggestion: "suggestions",
    values.WordMatch: "word_matches",
    whatif.StandingChange: "standing_changes",
    whatif.WhatIf: "what_ifs",
}


def _made_by(name: str, kind: object, asked: object) -> st.SearchStrategy[object]:
    """Make the strategy for exactly this type: somebody who asks for anything hashable asks for nothing of ours."""
    if asked is not kind:
        return cast("st.SearchStrategy[object]", NotImplemented)
    strategies = import_module("gcm_alignment.testing.strategies")
    return cast("Callable[[], st.SearchStrategy[object]]", getattr(strategies, name))()


def _asking(kind: type[conditions.FieldCondition], asked: object) -> st.SearchStrategy[object]:
    """Make the strategy for one class of the conditions that ask for something other than words."""
    if asked is not kind:
        return cast("st.SearchStrategy[object]", NotImplemented)
    strategies = import_module("gcm_alignment.testing.strategies")
    return cast("st.SearchStrategy[object]", strategies.field_conditions(classes=(kind,)))


for _asked in get_args(conditions.FieldCondition):
    st.register_type_strategy(_asked, partial(_asking, _asked))


def register(strategies: Mapping[object, str]) -> None:
    """Tell Hypothesis which of the strategies makes a type, by the strategy's name."""
    for kind, name in strategies.items():
        st.register_type_strategy(cast("type[object]", kind), partial(_made_by, name, kind))


register(_STRATEGIES)
