"""The facts of a report, for programs: the same numbers in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.__about__ import __version__
from gcm_alignment.catalogue import data_version
from gcm_alignment.evidence import RuleMatch, TextMatch
from gcm_alignment.explanation import explain
from gcm_alignment.labels import label
from gcm_alignment.text import Text  # noqa: TC001 - the codec reads annotations at run time

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.alignments import Alignment
    from gcm_alignment.views.sections import Sections

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Facts: TypeAlias = dict[str, Json]

SCHEMA = "gcm-report/1"


def facts_of(sections: Sections) -> Facts:
    """Gather the facts of a report; `covered`, `gaps`, `unassessed` and `out_of_scope` partition the 23."""
    coverage = sections.coverage
    return {
        "schema": SCHEMA,
        "library": f"gcm-alignment {__version__}",
        "data_version": data_version(),
        "rules_digest": coverage.alignments.methods[0].digest if len(coverage.alignments.methods) == 1 else None,
        "method": [attrs.asdict(method) for method in coverage.alignments.methods],
        "language": sections.words.language,
        "register": None if sections.register is None else sections.register.id,
        "completeness": None if sections.register is None else str(sections.register.completeness),
        "cleared": None
        if sections.cleared is None
        else {"by": sections.cleared[0], "on": sections.cleared[1].isoformat()},
        "bullets": sections.bullets,
        "activities": coverage.activity_count,
        "covered": list(coverage.covered),
        "gaps": list(coverage.gaps),
        "unassessed": list(coverage.unassessed),
        "out_of_scope": list(coverage.out_of_scope),
        "undecided_gaps": list(coverage.undecided_gaps),
        "nothing_found": list(coverage.nothing_found),
        "ladder": dict(coverage.ladder._asdict()),
        "published": _published(sections),
        "problems": [
            {
                "line": problem.line,
                "severity": str(problem.severity),
                "code": problem.code,
                "message": label(problem, sections.words.language),
            }
            for problem in sections.problems
        ],
        "register_entries": [_entry(activity) for activity in coverage.alignments.activities],
        "undecided": [
            {
                "activity": one.activity,
                "source": one.source,
                "objectives": list(one.objectives),
                "unknown": list(one.unknown),
            }
            for one in coverage.alignments.undecided
        ],
        "alignments": [_alignment(one, sections.words.language) for one in coverage.alignments],
    }


def _published(sections: Sections) -> Json:
    if sections.published is None:
        return None
    published = sections.published.published
    return {
        "count": published.count,
        "of": published.of,
        "source": "; ".join(str(source) for source in published.sources) or None,
        "verdict": str(sections.published.verdict),
    }


def _entry(activity: Activity) -> Json:
    return {
        "id": activity.id,
        "title": _texts(activity.title),
        "kind": None if activity.kind is None else str(activity.kind),
        "status": str(activity.status),
        "period": None if activity.period is None else str(activity.period),
        "venues": [{"name": venue.name, "country": venue.country} for venue in activity.venues],
    }


def _texts(text: Text) -> Json:
    return dict(text.versions)


def _alignment(alignment: Alignment, language: str) -> Json:
    return {
        "activity": alignment.activity,
        "objective": alignment.objective,
        "standing": str(alignment.standing),
        "contested": alignment.contested,
        "confidence": alignment.confidence,
        "evidence": [
            {
                "key": one.key,
                "explanation": explain(one, language),
                "quotes": [
                    {
                        "field": quote.field,
                        "language": quote.language,
                        "start": quote.start,
                        "stop": quote.stop,
                        "words": quote.words,
                    }
                    for quote in (one.quotes if isinstance(one, (RuleMatch, TextMatch)) else ())
                ],
            }
            for one in alignment.evidence
        ],
    }
