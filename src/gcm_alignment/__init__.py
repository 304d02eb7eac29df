"""Alignment of the activities of migration dialogues with the Global Compact for Migration."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gcm_alignment.__about__ import __version__
    from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
    from gcm_alignment.activities import (
        Activity,
        ActivityId,
        ItemId,
        ItemLink,
        Kind,
        Mode,
        Occasion,
        Organiser,
        OrganiserRole,
        ProcessId,
        StatedBy,
        Status,
        Venue,
    )
    from gcm_alignment.aligning import align, suggest
    from gcm_alignment.alignment_sets import AlignmentSet
    from gcm_alignment.alignments import Alignment
    from gcm_alignment.analysis.account import Analysis
    from gcm_alignment.analysis.analysing import analyse
    from gcm_alignment.analysis.changes import OutcomeComparison, compare_outcomes
    from gcm_alignment.assessment import DocumentKind, PublishedAssessment, PublishedDocument, ReconciliationVerdict
    from gcm_alignment.calibration import Calibration
    from gcm_alignment.catalogue import (
        BrokenCatalogue,
        Catalogue,
        data_digest,
        data_version,
        load_calibration,
        load_compact,
        load_cues,
        load_documents,
        load_framework,
        load_lexicon,
        load_portfolio,
        load_processes,
        load_rules,
        portfolio_names,
    )
    from gcm_alignment.catalogue.rule_files import parse_rules, read_rules, rules_toml, write_rules
    from gcm_alignment.citation import cite
    from gcm_alignment.compact import (
        Action,
        Compact,
        Degree,
        Group,
        Grouping,
        Objective,
        ObjectiveSet,
    )
    from gcm_alignment.comparison import Reconciliation, reconcile
    from gcm_alignment.conditions import (
        AllOf,
        AnyOf,
        AudienceIs,
        CountryIs,
        During,
        HostIs,
        KindIs,
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
    from gcm_alignment.confidence import chain_confidence, pool_confidence
    from gcm_alignment.coverage import Coverage, CoverageState, Ladder, Ratio, measure_coverage
    from gcm_alignment.cues import Cue, CueBook
    from gcm_alignment.dates import PartialDate, Period, Precision
    from gcm_alignment.disagreements import Disagreement, DisagreementKind
    from gcm_alignment.errors import (
        Conflict,
        GcmError,
        InvalidValue,
        MissingLanguage,
        NotComparable,
        Problem,
        Severity,
        UnknownLanguage,
        UnknownName,
        UnknownObjective,
        UnusableInput,
    )
    from gcm_alignment.evaluation.evaluating import Evaluation, evaluate
    from gcm_alignment.evaluation.judged import JudgedText, JudgedTexts, read_judged
    from gcm_alignment.evidence import (
        AuthorityKind,
        Declaration,
        FrameworkLink,
        Method,
        Quote,
        Review,
        RuleMatch,
        Standing,
        TextMatch,
        Verdict,
    )
    from gcm_alignment.explanation import explain
    from gcm_alignment.formats.listing import Listing, parse_listing
    from gcm_alignment.labels import label
    from gcm_alignment.learning.trained import TrainedSuggester
    from gcm_alignment.learning.training import MissingExtra, examples_of, train_suggester
    from gcm_alignment.lexicon import Finding, Lexicon, Term
    from gcm_alignment.milestones import Milestone, MilestoneKind
    from gcm_alignment.outcomes import Outcome
    from gcm_alignment.places import CountryCode, country_code, country_name
    from gcm_alignment.portfolio import Portfolio
    from gcm_alignment.principles import GuidingPrinciple
    from gcm_alignment.processes import (
        Chairmanship,
        ConsultationProcess,
        CrosswalkLine,
        Framework,
        FrameworkItem,
        Hole,
        ItemLevel,
        Membership,
        MembershipRole,
        Participation,
        Participations,
        PrintedCount,
        ProcessDirectory,
        ProcessKind,
        ProcessStatus,
    )
    from gcm_alignment.readings import Background, Reading
    from gcm_alignment.review_log import ReviewEvent
    from gcm_alignment.rules import Application, Rule, RuleBook
    from gcm_alignment.sources import Completeness, Source, SourceKind
    from gcm_alignment.suggestion.answers import CallableSuggester, CheckedAnswer, UnusableAnswer
    from gcm_alignment.suggestion.combination import CombinedSuggester
    from gcm_alignment.suggestion.lexicon import LexiconSuggester, suggest_text
    from gcm_alignment.suggestion.values import Suggester, Suggestion, WordMatch
    from gcm_alignment.text import BilingualText, Served, Text, negotiate
    from gcm_alignment.topics import Audience, Theme
    from gcm_alignment.views.report import Clearance, Report, ReportFormat, report
    from gcm_alignment.whatif import StandingChange, WhatIf, what_if
    from gcm_alignment.when import kind, mentions

_HOMES = {
    "__about__": "__version__",
    "absences": "NothingFound OutsideMandate Undecided",
    "activities": (
        "Activity ActivityId ItemId ItemLink Kind Mode Occasion Organiser OrganiserRole ProcessId StatedBy Status Venue"
    ),
    "aligning": "align suggest",
    "alignment_sets": "AlignmentSet",
    "alignments": "Alignment",
    "analysis.account": "Analysis",
    "analysis.analysing": "analyse",
    "analysis.changes": "OutcomeComparison compare_outcomes",
    "assessment": "DocumentKind PublishedAssessment PublishedDocument ReconciliationVerdict",
    "calibration": "Calibration",
    "catalogue": (
        "BrokenCatalogue Catalogue data_digest data_version load_calibration load_compact load_cues "
        "load_documents load_framework load_lexicon load_portfolio load_processes load_rules portfolio_names"
    ),
    "citation": "cite",
    "compact": "Action Compact Degree Group Grouping Objective ObjectiveSet",
    "comparison": "Reconciliation reconcile",
    "catalogue.rule_files": "parse_rules read_rules rules_toml write_rules",
    "conditions": (
        "AllOf AnyOf AudienceIs CountryIs During HostIs KindIs MemberIs Mentions "
        "Not PlaceIs PrincipleIs ProcessIs Says ThemeIs Under"
    ),
    "confidence": "chain_confidence pool_confidence",
    "coverage": "Coverage CoverageState Ladder Ratio measure_coverage",
    "cues": "Cue CueBook",
    "dates": "PartialDate Period Precision",
    "disagreements": "Disagreement DisagreementKind",
    "errors": (
        "Conflict GcmError InvalidValue MissingLanguage NotComparable Problem Severity UnknownLanguage "
        "UnknownName UnknownObjective UnusableInput"
    ),
    "evaluation.evaluating": "Evaluation evaluate",
    "evaluation.judged": "JudgedText JudgedTexts read_judged",
    "evidence": "AuthorityKind Declaration FrameworkLink Method Quote Review RuleMatch Standing TextMatch Verdict",
    "explanation": "explain",
    "formats.listing": "Listing parse_listing",
    "labels": "label",
    "learning.trained": "TrainedSuggester",
    "learning.training": "MissingExtra examples_of train_suggester",
    "lexicon": "Finding Lexicon Term",
    "milestones": "Milestone MilestoneKind",
    "outcomes": "Outcome",
    "places": "CountryCode country_code country_name",
    "portfolio": "Portfolio",
    "principles": "GuidingPrinciple",
    "processes": (
        "Chairmanship ConsultationProcess CrosswalkLine Framework FrameworkItem Hole ItemLevel Membership "
        "MembershipRole Participation Participations PrintedCount ProcessDirectory ProcessKind "
        "ProcessStatus"
    ),
    "readings": "Background Reading",
    "rules": "Application Rule RuleBook",
    "review_log": "ReviewEvent",
    "sources": "Completeness Source SourceKind",
    "suggestion.answers": "CallableSuggester CheckedAnswer UnusableAnswer",
    "suggestion.combination": "CombinedSuggester",
    "suggestion.lexicon": "LexiconSuggester suggest_text",
    "suggestion.values": "Suggester Suggestion WordMatch",
    "text": "BilingualText Served Text negotiate",
    "topics": "Audience Theme",
    "when": "kind mentions",
    "views.report": "Clearance Report ReportFormat report",
    "whatif": "StandingChange WhatIf what_if",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Action",
    "Activity",
    "ActivityId",
    "Alignment",
    "AlignmentSet",
    "AllOf",
    "Analysis",
    "AnyOf",
    "Application",
    "Audience",
    "AudienceIs",
    "AuthorityKind",
    "Background",
    "BilingualText",
    "BrokenCatalogue",
    "Calibration",
    "CallableSuggester",
    "Catalogue",
    "Chairmanship",
    "CheckedAnswer",
    "Clearance",
    "CombinedSuggester",
    "Compact",
    "Completeness",
    "Conflict",
    "ConsultationProcess",
    "CountryCode",
    "CountryIs",
    "Coverage",
    "CoverageState",
    "CrosswalkLine",
    "Cue",
    "CueBook",
    "Declaration",
    "Degree",
    "Disagreement",
    "DisagreementKind",
    "DocumentKind",
    "During",
    "Evaluation",
    "Finding",
    "Framework",
    "FrameworkItem",
    "FrameworkLink",
    "GcmError",
    "Group",
    "Grouping",
    "GuidingPrinciple",
    "Hole",
    "HostIs",
    "InvalidValue",
    "ItemId",
    "ItemLevel",
    "ItemLink",
    "JudgedText",
    "JudgedTexts",
    "Kind",
    "KindIs",
    "Ladder",
    "Lexicon",
    "LexiconSuggester",
    "Listing",
    "MemberIs",
    "Membership",
    "MembershipRole",
    "Mentions",
    "Method",
    "Milestone",
    "MilestoneKind",
    "MissingExtra",
    "MissingLanguage",
    "Mode",
    "Not",
    "NotComparable",
    "NothingFound",
    "Objective",
    "ObjectiveSet",
    "Occasion",
    "Organiser",
    "OrganiserRole",
    "Outcome",
    "OutcomeComparison",
    "OutsideMandate",
    "PartialDate",
    "Participation",
    "Participations",
    "Period",
    "PlaceIs",
    "Portfolio",
    "Precision",
    "PrincipleIs",
    "PrintedCount",
    "Problem",
    "ProcessDirectory",
    "ProcessId",
    "ProcessIs",
    "ProcessKind",
    "ProcessStatus",
    "PublishedAssessment",
    "PublishedDocument",
    "Quote",
    "Ratio",
    "Reading",
    "Reconciliation",
    "ReconciliationVerdict",
    "Report",
    "ReportFormat",
    "Review",
    "ReviewEvent",
    "Rule",
    "RuleBook",
    "RuleMatch",
    "Says",
    "Served",
    "Severity",
    "Source",
    "SourceKind",
    "Standing",
    "StandingChange",
    "StatedBy",
    "Status",
    "Suggester",
    "Suggestion",
    "Term",
    "Text",
    "TextMatch",
    "Theme",
    "ThemeIs",
    "TrainedSuggester",
    "Undecided",
    "Under",
    "UnknownLanguage",
    "UnknownName",
    "UnknownObjective",
    "UnusableAnswer",
    "UnusableInput",
    "Venue",
    "Verdict",
    "WhatIf",
    "WordMatch",
    "__version__",
    "align",
    "analyse",
    "chain_confidence",
    "cite",
    "compare_outcomes",
    "country_code",
    "country_name",
    "data_digest",
    "data_version",
    "evaluate",
    "examples_of",
    "explain",
    "kind",
    "label",
    "load_calibration",
    "load_compact",
    "load_cues",
    "load_documents",
    "load_framework",
    "load_lexicon",
    "load_portfolio",
    "load_processes",
    "load_rules",
    "measure_coverage",
    "mentions",
    "negotiate",
    "parse_listing",
    "parse_rules",
    "pool_confidence",
    "portfolio_names",
    "read_judged",
    "read_rules",
    "reconcile",
    "report",
    "rules_toml",
    "suggest",
    "suggest_text",
    "train_suggester",
    "what_if",
    "write_rules",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted({*globals(), *_HOME})
