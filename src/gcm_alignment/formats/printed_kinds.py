"""What sort of thing a title names and what became of it, by its words."""

from __future__ import annotations

import re
from typing import Final

from gcm_alignment.activities import Kind, Status
from gcm_alignment.text import Language

DOCUMENTS: Final = frozenset({Kind.PUBLICATION, Kind.STUDY, Kind.ASSESSMENT, Kind.PARTNERSHIP})
"""The kinds for which nobody has to meet."""

# Where two forms can begin at the same word, the one that stands first here is read: specific before general.
_FORMS: Final = (
    (Kind.SENIOR_OFFICIALS_MEETING, r"senior officials?'?s?'? (?:meeting|conference)s?|(?:meeting|conference)s? of (?:the )?"
     r"senior officials|(?:reunion|conference)s? (?:de |des )(?:hauts )?(?:fonctionnaires|responsables)(?: de haut niveau)?"
     r"|som\b|rhf\b|rhn\b"),
    (Kind.MINISTERIAL_CONFERENCE, r"ministerial (?:conference|meeting|summit)s?|(?:conference|reunion)s? ministerielles?"
     r"|(?:conference|reunion|sommet)s? des ministres|(?:conference|meeting)s? of (?:the )?ministers"),
    (Kind.STEERING_COMMITTEE, r"(?:meetings? of the |reunions? du )?(?:steering committees?(?: meetings?)?"
     r"|comites? (?:directeurs?|de pilotage))"),
    (Kind.COORDINATION_MEETING, r"coordination (?:meeting|committee)s?|(?:reunion|comite)s? de coordination"),
    (Kind.NETWORK_MEETING, r"network meetings?|meetings? of the [^,:]{0,40}?network|reunions? (?:du|des|de) reseaux?"),
    (Kind.THEMATIC_MEETING, r"thematic (?:expert )?meetings?|reunions? (?:d'experts )?thematiques?"),
    (Kind.TECHNICAL_MEETING, r"technical (?:expert )?meetings?|reunions? techniques?|experts?'? meetings?|reunions? d'experts"),
    (Kind.HIGH_LEVEL_MEETING, r"high[ -]level (?:[^\W\d_]+ )?(?:meeting|dialogue|event|conference|panel|segment|forum)s?"
     r"|(?:reunion|dialogue|panel|conference|evenement|forum)s? (?:[^\W\d_]+ )?de haut niveau|summits?|sommets?"),
    (Kind.STUDY_VISIT, r"study[ -](?:visit|tour|trip)s?|(?:voyage|visite|mission)s? d'etudes?"),
    (Kind.TRAINING, r"training(?: (?:course|workshop|session|seminar|programme|of trainers))?s?\b"
     r"|(?:atelier|session|seminaire|cours|cycle)s? de formation|formations?\b"),
    (Kind.ROUND_TABLE, r"round[ -]?tables?(?: discussions?)?|tables?[ -]rondes?"),
    (Kind.SIDE_EVENT, r"side[ -]?events?|(?:evenements?|manifestations?) (?:paralleles?|en marge|secondaires?)"),
    (Kind.SPECIAL_EVENT, r"special events?|evenements? speciaux|evenement special|launch event|ceremon(?:y|ie)s?"
     r"|journees? (?:internationale|mondiale|d'etude)s?|international day"),
    (Kind.WEBINAR, r"webinars?|webinaires?|web-?conferences?"),
    (Kind.WORKSHOP, r"workshops?|ateliers?"),
    (Kind.SEMINAR, r"seminars?|seminaires?"),
    (Kind.FORUM, r"forums?\b|fora\b"),
    (Kind.CONFERENCE, r"conferences?|congres(?:s|ses)?\b|colloques?|symposiums?"),
    (Kind.MEETING, r"meetings?|reunions?|rencontres?|consultations?"),
    (Kind.ASSESSMENT, r"(?:evaluation|assessment) reports?|rapports? d'evaluation|assessments?|evaluations?"
     r"|stocktaking|etat des lieux"),
    (Kind.STUDY, r"stud(?:y|ies)(?: reports?)?|etudes?|research (?:report|paper|study)s?|mappings?|cartographies?"),
    (Kind.PUBLICATION, r"publications?|recueils?|compendi(?:um|ums|a)\b|collections? of|guides?\b|manuels?\b|handbooks?"
     r"|manuals?\b|reports?\b|rapports?\b|(?:policy )?briefs?\b|brochures?|(?:policy |knowledge |discussion |background )?papers?"
     r"\b|toolkits?|boites? a outils|documents? de (?:synthese|reflexion|travail)|notes? de (?:synthese|cadrage)|fact[ -]?sheets?"),
    (Kind.CAMPAIGN, r"campaigns?|campagnes?"),
    (Kind.PARTNERSHIP, r"partnerships?|partenariats?|memorandum of understanding|protocole d'accord"),
    (Kind.PROJECT, r"projects?|projets?"),
)  # fmt: skip
_KIND = re.compile("|".join(rf"(?P<{kind.name}>\b(?:{form}))(?![^\W_])" for kind, form in _FORMS))
_ATTRIBUTE = (
    r"(?:final|joint|virtual|online|hybrid|regional|national|international|technical|thematic|policy|new|labelled|annual|first|second"
    r"|third|[1-9]\d?(?:st|nd|rd|th|e|eme|ere|er)|virtuel|technique|thematique|labellise|conjoint|finale|annuel|en ligne|premier"
    r"|politique|annulee?|cancelled|postponed|upcoming|a venir|series?|report|rapport|title|titre)(?:le)?e?s?"
)
_MARK = re.compile(
    rf"(?:{_ATTRIBUTE}\s)*(?:{'|'.join(form for _, form in _FORMS)})(?:\s(?:{_ATTRIBUTE}|\d{{1,2}}|n°\s?\d{{1,3}}))*"
)
_SUBJECT: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r" (?:on|about|of|for|in|to|with|towards?|regarding|concerning|against|between|and)\b|[:,\"(]|\s-"
    ),
    "fr": re.compile(r" (?:sur|pour|relati[fv]e?s?|concernant|dans|avec|contre|entre|portant|visant|en)\b|[:,\"(]|\s-"),
}

_STATUSES: Final = (
    (Status.CANCELLED, r"cancell?ed|annulee?s?"),
    (Status.POSTPONED, r"postponed|reportee?s?|rescheduled|repoussee?s?|ajournee?s?"),
    (
        Status.ANNOUNCED,
        r"will (?:take place|be (?:held|organi[sz]ed|hosted|convened|launched|published|presented)|meet|convene|host|gather)"
        r"|(?:is|are) (?:planned|scheduled|foreseen|due)|to be held|planned (?:for|in|on)|upcoming|forthcoming|scheduled (?:for|on)"
        r"|planned$|tbc|se tiendr(?:a|ont)|aur(?:a|ont) lieu|se reunir(?:a|ont)|ser(?:a|ont) (?:organise|lance|publie|presente)e?s?"
        r"|prevue?s? (?:pour|en|le|les|du|au|a)|(?:est|sont) prevue?s?|prevue?s?$|a venir|se deroulera|prochainement",
    ),
)
_STATUS = tuple((status, re.compile(rf"\b(?:{form})(?!\w)")) for status, form in _STATUSES)


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


def names_a_kind(folded: str) -> bool:
    """Tell whether folded words name any kind of thing."""
    return _KIND.search(folded) is not None


def is_kind_mark(folded: str) -> bool:
    """Tell whether folded words before a colon only say what sort of thing follows.

    >>> is_kind_mark("reunion thematique labellisee"), is_kind_mark("study on return")
    (True, False)
    """
    return _MARK.fullmatch(folded.strip()) is not None
