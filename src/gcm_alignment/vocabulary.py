"""The words for the values of our enumerations, as institutions use them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from gcm_alignment.activities import Kind, Mode, OrganiserRole, StatedBy, Status
from gcm_alignment.assessment import DocumentKind, ReconciliationVerdict
from gcm_alignment.compact import Degree
from gcm_alignment.coverage import CoverageState
from gcm_alignment.dates import Precision
from gcm_alignment.disagreements import DisagreementKind
from gcm_alignment.errors import N_, Severity
from gcm_alignment.evidence import AuthorityKind, Standing, Verdict
from gcm_alignment.milestones import MilestoneKind
from gcm_alignment.processes import ItemLevel, MembershipRole, ProcessKind, ProcessStatus
from gcm_alignment.sources import Completeness, SourceKind
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

WORDS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = MappingProxyType(
    {
        Kind: {
            Kind.MINISTERIAL_CONFERENCE: N_("ministerial conference"),
            Kind.SENIOR_OFFICIALS_MEETING: N_("senior officials’ meeting"),
            Kind.HIGH_LEVEL_MEETING: N_("high-level meeting"),
            Kind.THEMATIC_MEETING: N_("thematic meeting"),
            Kind.TECHNICAL_MEETING: N_("technical meeting"),
            Kind.STEERING_COMMITTEE: N_("steering committee meeting"),
            Kind.COORDINATION_MEETING: N_("coordination meeting"),
            Kind.NETWORK_MEETING: N_("network meeting"),
            Kind.MEETING: N_("meeting"),
            Kind.CONFERENCE: N_("conference"),
            Kind.FORUM: N_("forum"),
            Kind.WORKSHOP: N_("workshop"),
            Kind.SEMINAR: N_("seminar"),
            Kind.TRAINING: N_("training"),
            Kind.WEBINAR: N_("webinar"),
            Kind.ROUND_TABLE: N_("round table"),
            Kind.SIDE_EVENT: N_("side event"),
            Kind.SPECIAL_EVENT: N_("special event"),
            Kind.STUDY_VISIT: N_("study visit"),
            Kind.STUDY: N_("study"),
            Kind.PUBLICATION: N_("publication"),
            Kind.ASSESSMENT: N_("assessment"),
            Kind.CAMPAIGN: N_("campaign"),
            Kind.PROJECT: N_("project"),
            Kind.PARTNERSHIP: N_("partnership"),
            Kind.OTHER: N_("other activity"),
        },
        Status: {
            Status.ANNOUNCED: N_("announced"),
            Status.HELD: N_("held"),
            Status.POSTPONED: N_("postponed"),
            Status.CANCELLED: N_("cancelled"),
            Status.REPLACED: N_("replaced"),
        },
        Mode: {
            Mode.IN_PERSON: N_("in person"),
            Mode.VIRTUAL: N_("virtual"),
            Mode.HYBRID: N_("hybrid"),
            Mode.NO_EVENT: N_("no event"),
        },
        OrganiserRole: {
            OrganiserRole.HOST: N_("host"),
            OrganiserRole.CO_CHAIR: N_("co-chair"),
            OrganiserRole.ORGANISER: N_("organiser"),
            OrganiserRole.PARTNER: N_("partner organisation"),
            OrganiserRole.AUTHOR: N_("author"),
        },
        Theme: {
            Theme.HUMAN_RIGHTS: N_("human rights of all migrants"),
            Theme.DRIVERS: N_("drivers of migration"),
            Theme.GOVERNANCE: N_("international cooperation and governance of migration"),
            Theme.CONTRIBUTIONS: N_("contributions of migrants and diasporas to development"),
            Theme.SMUGGLING_AND_TRAFFICKING: N_("migrant smuggling and trafficking in persons"),
            Theme.PATHWAYS: N_("irregular migration and regular pathways"),
        },
        Audience: {
            Audience.GOVERNMENT: N_("government authorities"),
            Audience.MIGRANTS: N_("migrants"),
            Audience.DIASPORAS: N_("diasporas"),
            Audience.LOCAL_COMMUNITIES: N_("local communities"),
            Audience.CIVIL_SOCIETY: N_("civil society"),
            Audience.ACADEMIA: N_("academia"),
            Audience.PRIVATE_SECTOR: N_("the private sector"),
            Audience.PARLIAMENTARIANS: N_("parliamentarians"),
            Audience.TRADE_UNIONS: N_("trade unions"),
            Audience.HUMAN_RIGHTS_INSTITUTIONS: N_("national human rights institutions"),
            Audience.MEDIA: N_("the media"),
        },
        StatedBy: {
            StatedBy.INSTITUTION: N_("stated by the institution"),
            StatedBy.PROJECT: N_("our reading"),
        },
        ReconciliationVerdict: {
            ReconciliationVerdict.SAME_COUNT: N_("same count, composition not comparable"),
            ReconciliationVerdict.FEWER: N_(
                "our count is lower than the published one, which it does not call into question"
            ),
            ReconciliationVerdict.MORE: N_(
                "our count is higher than the published one, which it does not call into question"
            ),
            ReconciliationVerdict.SAME_OBJECTIVES: N_("the same objectives as published"),
            ReconciliationVerdict.DIFFERS_BY_OBJECTIVE: N_("differs by objective"),
            ReconciliationVerdict.NOT_CHECKABLE: N_("not checkable"),
        },
        DocumentKind: {
            DocumentKind.ASSESSMENT: N_("assessment"),
            DocumentKind.PLAN: N_("plan"),
            DocumentKind.REGIONAL_REVIEW: N_("regional review"),
            DocumentKind.REPORT: N_("report"),
            DocumentKind.CLUSTERING: N_("thematic grouping"),
            DocumentKind.MANDATE: N_("mandate"),
            DocumentKind.ACTIVITY: N_("activity"),
            DocumentKind.COMMITMENT: N_("commitment"),
        },
        MilestoneKind: {
            MilestoneKind.ADOPTION: N_("adoption"),
            MilestoneKind.FORUM: N_("review forum"),
            MilestoneKind.REGIONAL_REVIEW: N_("regional review"),
            MilestoneKind.REPORT: N_("report"),
        },
        DisagreementKind: {
            DisagreementKind.DECLARED_BUT_REJECTED: N_("declared by an authority, not accepted by a reviewer"),
            DisagreementKind.DENIED_BUT_ACCEPTED: N_("found not aligned by an authority, accepted by a reviewer"),
            DisagreementKind.DECLARATIONS: N_("declarations that contradict each other"),
            DisagreementKind.DEGREES: N_("principal objective for one source, significant for another"),
        },
        CoverageState: {
            CoverageState.COVERED: N_("addressed"),
            CoverageState.NOT_COVERED: N_("no recorded activity"),
            CoverageState.UNASSESSED: N_("not assessed"),
            CoverageState.OUT_OF_SCOPE: N_("outside the mandate"),
        },
        Severity: {
            Severity.FAULT: N_("to correct"),
            Severity.NOTICE: N_("to check"),
        },
        AuthorityKind: {
            AuthorityKind.PROCESS: N_("the process"),
            AuthorityKind.CHAIR: N_("the chair"),
            AuthorityKind.SECRETARIAT: N_("the secretariat"),
            AuthorityKind.STATE: N_("the State"),
            AuthorityKind.OTHER: N_("another authority"),
        },
        Degree: {
            Degree.PRINCIPAL: N_("principal objective"),
            Degree.SIGNIFICANT: N_("significant objective"),
        },
        Standing: {
            Standing.DECLARED: N_("declared"),
            Standing.REVIEWED: N_("reviewed"),
            Standing.INFERRED: N_("inferred"),
            Standing.SUGGESTED: N_("suggested"),
            Standing.REJECTED: N_("rejected"),
        },
        Verdict: {
            Verdict.ACCEPT: N_("accepted"),
            Verdict.REJECT: N_("not accepted"),
            Verdict.REVOKE: N_("review revoked"),
        },
        ItemLevel: {
            ItemLevel.DOMAIN: N_("domain of the plan"),
            ItemLevel.OBJECTIVE: N_("objective of the plan"),
            ItemLevel.ACTION: N_("action of the plan"),
            ItemLevel.PRIORITY: N_("cross-cutting priority"),
        },
        MembershipRole: {
            MembershipRole.MEMBER: N_("member"),
            MembershipRole.PARTNER: N_("partner"),
            MembershipRole.OBSERVER: N_("observer"),
            MembershipRole.CANDIDATE: N_("candidate"),
        },
        ProcessKind: {
            ProcessKind.RCP: N_("regional consultative process"),
            ProcessKind.IRF: N_("inter-regional forum"),
            ProcessKind.GLOBAL: N_("global process"),
        },
        ProcessStatus: {
            ProcessStatus.ACTIVE: N_("active"),
            ProcessStatus.DORMANT: N_("dormant"),
            ProcessStatus.ENDED: N_("ended"),
            ProcessStatus.PLANNED: N_("planned"),
        },
        Precision: {
            Precision.YEAR: N_("year"),
            Precision.MONTH: N_("month"),
            Precision.DAY: N_("day"),
        },
        Completeness: {
            Completeness.COMPLETE: N_("complete"),
            Completeness.PARTIAL: N_("partial"),
            Completeness.UNKNOWN: N_("completeness unknown"),
        },
        SourceKind: {
            SourceKind.OFFICIAL: N_("official source"),
            SourceKind.PRESS: N_("press"),
            SourceKind.MIRROR: N_("copy"),
            SourceKind.REFERENCE: N_("reference work"),
            SourceKind.USER: N_("stated by the user"),
        },
    }
)
"""English words by enumeration and value, because values of two enumerations may be the same text."""


def word_of(value: StrEnum) -> str:
    """Return the English word for a value of one of our enumerations."""
    return WORDS[type(value)][value]


FIELD_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "audiences": N_("audience"),
        "items": N_("place in the plan"),
        "kind": N_("kind"),
        "language": N_("text in a language that the rule reads"),
        "members": N_("members of the process"),
        "occasions": N_("dates and places"),
        "organisers": N_("host"),
        "principles": N_("guiding principles"),
        "plan": N_("the plan, with its items"),
        "process": N_("process"),
        "themes": N_("theme"),
    }
)
"""English words for what is to be filled in where a rule could not decide, by the names of `conditions.field_of`."""
