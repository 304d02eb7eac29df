"""What sort of thing a title names and what became of it, by its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gcm_alignment.activities import Kind, Status

if TYPE_CHECKING:
    from gcm_alignment.text import Language

DOCUMENTS: Final = frozenset({Kind.PUBLICATION, Kind.STUDY, Kind.ASSESSMENT, Kind.PARTNERSHIP})
"""The kinds for which nobody has to meet."""

# Where two forms can begin at the same word, the one that stands first here is read: specific before general.
_FORMS: Final = {
    Kind.SENIOR_OFFICIALS_MEETING: (
        r"senior officials?'?s?'? (?:meeting|conference)s?",
        r"(?:meeting|conference)s? of (?:the )?senior officials",
        r"(?:reunion|conference)s? (?:de |des )(?:hauts )?(?:fonctionnaires|responsables)(?: de haut niveau)?",
        r"som|rhf|rhn",
    ),
    Kind.MINISTERIAL_CONFERENCE: (
        r"ministerial (?:conference|meeting|summit)s?",
        r"(?:conference|meeting)s? of (?:the )?ministers",
        r"(?:conference|reunion)s? ministerielles?",
        r"(?:conference|reunion|sommet)s? des ministres",
    ),
    Kind.STEERING_COMMITTEE: (
        r"(?:meetings? of the )?steering committees?(?: meetings?)?",
        r"(?:reunions? du )?comites? (?:directeurs?|de pilotage)",
    ),
    Kind.COORDINATION_MEETING: (r"coordination (?:meeting|committee)s?", r"(?:reunion|comite)s? de coordination"),
    Kind.NETWORK_MEETING: (
        r"network meetings?",
        r"meetings? of the [^,:]{0,40}?network",
        r"reunions? (?:du|des|de) reseaux?",
    ),
    Kind.THEMATIC_MEETING: (r"thematic (?:expert )?meetings?", r"reunions? (?:d'experts )?thematiques?"),
    Kind.TECHNICAL_MEETING: (
        r"technical (?:expert )?meetings?",
        r"experts?'? meetings?",
        r"reunions? techniques?",
        r"reunions? d'experts",
    ),
    Kind.HIGH_LEVEL_MEETING: (
        r"high[ -]level (?:[^\W\d_]+ )?(?:meeting|dialogue|event|conference|panel|segment|forum)s?",
        r"(?:reunion|rencontre|dialogue|panel|conference|evenement|forum)s? (?:[^\W\d_]+ )?de haut niveau",
        r"summits?|sommets?",
    ),
    Kind.STUDY_VISIT: (r"study[ -](?:visit|tour|trip)s?", r"(?:voyage|visite|mission)s? d'etudes?"),
    Kind.TRAINING: (
        r"training(?: (?:course|workshop|session|seminar|programme|of trainers))?s?",
        r"(?:atelier|session|seminaire|cours|cycle)s? de formation",
        r"formations?",
    ),
    Kind.ROUND_TABLE: (r"round[ -]?tables?(?: discussions?)?", r"tables?[ -]rondes?"),
    Kind.SIDE_EVENT: (r"side[ -]?events?", r"(?:evenements?|manifestations?) (?:paralleles?|en marge|secondaires?)"),
    Kind.SPECIAL_EVENT: (
        r"special events?|launch event|international day|ceremon(?:y|ie)s?",
        r"evenements? speciaux|evenement special",
        r"journees? (?:internationale|mondiale|d'etude)s?",
    ),
    Kind.WEBINAR: (r"webinars?|webinaires?|web-?conferences?",),
    Kind.WORKSHOP: (r"workshops?|ateliers?",),
    Kind.SEMINAR: (r"seminars?|seminaires?",),
    Kind.FORUM: (r"forums?|fora",),
    Kind.CONFERENCE: (r"conferences?|congres(?:s|ses)?|colloques?|symposiums?",),
    Kind.MEETING: (r"meetings?|reunions?|rencontres?|consultations?",),
    Kind.ASSESSMENT: (
        r"(?:evaluation|assessment) reports?|rapports? d'evaluation",
        r"assessments?|evaluations?|(?:mid-?term|final|internal|external) review|stocktaking|etat des lieux",
    ),
    Kind.STUDY: (r"stud(?:y|ies)(?: reports?)?|etudes?|research (?:report|paper|study)s?|mappings?|cartographies?",),
    Kind.PUBLICATION: (
        r"publications?|recueils?|compendi(?:um|ums|a)|collections? of|guides?|manuels?|handbooks?|manuals?",
        r"reports?|rapports?|(?:policy )?briefs?|brochures?|(?:policy |knowledge |discussion |background )?papers?",
        r"toolkits?|boites? a outils|fact[ -]?sheets?",
        r"documents? de (?:synthese|reflexion|travail)|notes? de (?:synthese|cadrage)",
    ),
    Kind.CAMPAIGN: (r"campaigns?|campagnes?",),
    Kind.PARTNERSHIP: (r"partnerships?|partenariats?|memorandum of understanding|protocole d'accord",),
    Kind.PROJECT: (r"projects?|projets?",),
}
_ALL_FORMS = "|".join(f"(?P<{kind.name}>{'|'.join(forms)})" for kind, forms in _FORMS.items())
_KIND = re.compile(rf"\b(?:{_ALL_FORMS})(?![^\W_])")
_ATTRIBUTE = (
    r"(?:final|joint|virtual|online|hybrid|regional|national|international|technical|thematic|policy|new|labelled|annual"
    r"|first|second|third|[1-9]\d?(?:st|nd|rd|th|e|eme|ere|er)|virtuel|technique|thematique|labellise|conjoint|finale|annuel"
    r"|en ligne|premier|politique|reporte|annule|cancelled|postponed|upcoming|a venir|serie|report|rapport)(?:le)?e?s?"
)
_MARK = re.compile(rf"(?:{_ATTRIBUTE}\s)*(?:{_ALL_FORMS})(?:\s(?:{_ATTRIBUTE}|\d{{1,2}}|n°\s?\d{{1,3}}))*")
_SUBJECT: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r" (?:on|about|of|for|in|to|at|by|from|during|with|towards?|regarding|concerning|against|between|and)\b"
        r"|[:,\"(]|\s-",
    ),
    "fr": re.compile(
        r" (?:sur|pour|relati[fv]e?s?|concernant|dans|avec|contre|entre|portant|visant|en)\b|[:,\"(]|\s-",
    ),
}

_STATUSES: Final = {
    Status.CANCELLED: (r"cancell?ed|annulee?s?",),
    Status.POSTPONED: (r"postponed|rescheduled|reportee?s?|repoussee?s?|ajournee?s?",),
    Status.ANNOUNCED: (
        r"will (?:take place|be (?:held|organi[sz]ed|hosted|convened|launched|published|presented))",
        r"will (?:meet|convene|host|gather)|to be held|(?:is|are) (?:planned|scheduled|foreseen|due)",
        r"planned (?:for|in|on)|planned$|scheduled (?:for|on)|upcoming|forthcoming|tb[cd]",
        r"to be (?:confirmed|published)",
        r"in preparation|a paraitre|en preparation|a confirmer|date a (?:fixer|confirmer|determiner)",
        r"se tiendr(?:a|ont)|aur(?:a|ont) lieu|se reunir(?:a|ont)|se deroulera|a venir|prochainement",
        r"ser(?:a|ont) (?:organise|lance|publie|presente)e?s?",
        r"(?:est|sont) prevue?s?|prevue?s? (?:pour|en|le|les|du|au|a)|prevue?s?$",
    ),
}
_STATUS_ALONE = re.compile(
    r"(?:cancell?ed|postponed|upcoming|forthcoming|planned|tbc|annulee?s?|reportee?s?|prevue?s?|a venir)"
)
_STATUS = tuple((status, re.compile(rf"\b(?:{'|'.join(forms)})(?!\w)")) for status, forms in _STATUSES.items())


def kind_of(folded: str, language: Language) -> Kind | None:
    """Return the kind that the head of a folded title names: the first noun in French, the last in English.

    >>> kind_of("voluntary return and reintegration workshop", "en"), kind_of("atelier sur les publications", "fr")
    (<Kind.WORKSHOP: 'workshop'>, <Kind.WORKSHOP: 'workshop'>)
    """
    found = list(_KIND.finditer(folded))
    if not found:
        return None
    head = _head(folded, found[0], language)
    named = [Kind[match.lastgroup] for match in found if match.start() < head and match.lastgroup]
    if not named:
        return None
    return named[0] if language == "fr" or named[0] in DOCUMENTS - {Kind.PARTNERSHIP} else named[-1]


def _head(folded: str, first: re.Match[str], language: Language) -> int:
    """Return where the head of a title ends: at the first word that opens its subject, after the first kind."""
    subject = _SUBJECT[language].search(folded)
    if subject is None:
        return len(folded)
    if subject.start() >= first.end():
        return subject.start()
    ended = _SUBJECT[language].search(folded, first.end())
    opens_again = re.search(r"[:\"]\s?\"?|\s-\s", folded[: first.start()]) or language == "en"
    return (ended.start() if ended else len(folded)) if opens_again else 0


def status_of(folded: str) -> Status:
    """Return what the words say became of an activity: held, unless they say otherwise.

    >>> status_of("le 11e sommet se tiendra a marrakech")
    <Status.ANNOUNCED: 'announced'>
    """
    return next((status for status, form in _STATUS if form.search(folded.rstrip(" .)]"))), Status.HELD)


def without_kinds(folded: str) -> str:
    """Return folded words without those that name kinds of things."""
    return _KIND.sub(" ", folded)


def is_status(folded: str) -> bool:
    """Tell whether folded words only say what became of an activity: "(reporté)", "cancelled"."""
    return _STATUS_ALONE.fullmatch(folded.strip()) is not None


def names_a_kind(folded: str) -> bool:
    """Tell whether folded words name any kind of thing."""
    return _KIND.search(folded) is not None


def is_kind_mark(folded: str) -> bool:
    """Tell whether folded words before a colon only say what sort of thing follows.

    >>> is_kind_mark("reunion thematique labellisee"), is_kind_mark("study on return")
    (True, False)
    """
    return _MARK.fullmatch(folded.strip()) is not None
