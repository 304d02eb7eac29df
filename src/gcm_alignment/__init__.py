"""Alignment of the activities of migration dialogues with the Global Compact for Migration."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gcm_alignment.__about__ import __version__
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
    from gcm_alignment.alignments import Alignment, AlignmentSet, OutsideMandate
    from gcm_alignment.analysis.account import Analysis
    from gcm_alignment.analysis.analysing import analyse
    from gcm_alignment.analysis.changes import OutcomeComparison, compare_outcomes
    from gcm_alignment.assessment import DocumentKind, PublishedAssessment, PublishedDocument, ReconciliationVerdict
    from gcm_alignment.catalogue import (
        BrokenCatalogue,
        Catalogue,
        data_digest,
        data_version,
        load_compact,
        load_documents,
        load_framework,
        load_lexicon,
        load_portfolio,
        load_processes,
        load_rules,
        portfolio_names,
    )
    from gcm_alignment.citation import cite
    from gcm_alignment.compact import (
        Action,
        Compact,
        Degree,
        Group,
        Grouping,
        GuidingPrinciple,
        Objective,
        ObjectiveSet,
    )
    from gcm_alignment.comparison import Reconciliation, reconcile
    from gcm_alignment.conditions import AllOf, AnyOf, During, KindIs, Mentions
    from gcm_alignment.coverage import Coverage, CoverageState, Ladder, Ratio, measure_coverage
    from gcm_alignment.dates import PartialDate, Period, Precision
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
    from gcm_alignment.lexicon import Finding, Lexicon, Term
    from gcm_alignment.milestones import Milestone, MilestoneKind
    from gcm_alignment.places import CountryCode, country_code, country_name
    from gcm_alignment.portfolio import Portfolio
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
    from gcm_alignment.rules import Rule, RuleBook
    from gcm_alignment.sources import Completeness, Source, SourceKind
    from gcm_alignment.suggestion import Suggester, TitleSuggester
    from gcm_alignment.text import BilingualText, Served, Text, negotiate
    from gcm_alignment.views.report import Clearance, Report, ReportFormat, report

_HOMES = {
    "__about__": "__version__",
    "activities": (
        "Activity ActivityId ItemId ItemLink Kind Mode Occasion Organiser OrganiserRole ProcessId StatedBy Status Venue"
    ),
    "aligning": "align suggest",
    "alignments": "Alignment AlignmentSet OutsideMandate",
    "analysis.account": "Analysis",
    "analysis.analysing": "analyse",
    "analysis.changes": "OutcomeComparison compare_outcomes",
    "assessment": "DocumentKind PublishedAssessment PublishedDocument ReconciliationVerdict",
    "catalogue": (
        "BrokenCatalogue Catalogue data_digest data_version load_compact load_documents load_framework "
        "load_lexicon load_portfolio load_processes load_rules portfolio_names"
    ),
    "citation": "cite",
    "compact": "Action Compact Degree Group Grouping GuidingPrinciple Objective ObjectiveSet",
    "comparison": "Reconciliation reconcile",
    "conditions": "AllOf AnyOf During KindIs Mentions",
    "coverage": "Coverage CoverageState Ladder Ratio measure_coverage",
    "dates": "PartialDate Period Precision",
    "errors": (
        "Conflict GcmError InvalidValue MissingLanguage NotComparable Problem Severity UnknownLanguage "
        "UnknownName UnknownObjective UnusableInput"
    ),
    "evidence": "AuthorityKind Declaration FrameworkLink Method Quote Review RuleMatch Standing TextMatch Verdict",
    "explanation": "explain",
    "formats.listing": "Listing parse_listing",
    "labels": "label",
    "lexicon": "Finding Lexicon Term",
    "milestones": "Milestone MilestoneKind",
    "places": "CountryCode country_code country_name",
    "portfolio": "Portfolio",
    "processes": (
        "Chairmanship ConsultationProcess CrosswalkLine Framework FrameworkItem Hole ItemLevel Membership "
        "MembershipRole Participation Participations PrintedCount ProcessDirectory ProcessKind "
        "ProcessStatus"
    ),
    "rules": "Rule RuleBook",
    "sources": "Completeness Source SourceKind",
    "suggestion": "Suggester TitleSuggester",
    "text": "BilingualText Served Text negotiate",
    "views.report": "Clearance Report ReportFormat report",
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
    "AuthorityKind",
    "BilingualText",
    "BrokenCatalogue",
    "Catalogue",
    "Chairmanship",
    "Clearance",
    "Compact",
    "Completeness",
    "Conflict",
    "ConsultationProcess",
    "CountryCode",
    "Coverage",
    "CoverageState",
    "CrosswalkLine",
    "Declaration",
    "Degree",
    "DocumentKind",
    "During",
    "Finding",
    "Framework",
    "FrameworkItem",
    "FrameworkLink",
    "GcmError",
    "Group",
    "Grouping",
    "GuidingPrinciple",
    "Hole",
    "InvalidValue",
    "ItemId",
    "ItemLevel",
    "ItemLink",
    "Kind",
    "KindIs",
    "Ladder",
    "Lexicon",
    "Listing",
    "Membership",
    "MembershipRole",
    "Mentions",
    "Method",
    "Milestone",
    "MilestoneKind",
    "MissingLanguage",
    "Mode",
    "NotComparable",
    "Objective",
    "ObjectiveSet",
    "Occasion",
    "Organiser",
    "OrganiserRole",
    "OutcomeComparison",
    "OutsideMandate",
    "PartialDate",
    "Participation",
    "Participations",
    "Period",
    "Portfolio",
    "Precision",
    "PrintedCount",
    "Problem",
    "ProcessDirectory",
    "ProcessId",
    "ProcessKind",
    "ProcessStatus",
    "PublishedAssessment",
    "PublishedDocument",
    "Quote",
    "Ratio",
    "Reconciliation",
    "ReconciliationVerdict",
    "Report",
    "ReportFormat",
    "Review",
    "Rule",
    "RuleBook",
    "RuleMatch",
    "Served",
    "Severity",
    "Source",
    "SourceKind",
    "Standing",
    "StatedBy",
    "Status",
    "Suggester",
    "Term",
    "Text",
    "TextMatch",
    "TitleSuggester",
    "UnknownLanguage",
    "UnknownName",
    "UnknownObjective",
    "UnusableInput",
    "Venue",
    "Verdict",
    "__version__",
    "align",
    "analyse",
    "cite",
    "compare_outcomes",
    "country_code",
    "country_name",
    "data_digest",
    "data_version",
    "explain",
    "label",
    "load_compact",
    "load_documents",
    "load_framework",
    "load_lexicon",
    "load_portfolio",
    "load_processes",
    "load_rules",
    "measure_coverage",
    "negotiate",
    "parse_listing",
    "portfolio_names",
    "reconcile",
    "report",
    "suggest",
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
