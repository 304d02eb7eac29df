"""How people met, by the words for it: virtual, hybrid, in person."""

from __future__ import annotations

import re
from typing import Final

from gcm_alignment.activities import Mode

EVENT_NOUN: Final = (
    r"(?:(?:meeting|workshop|conference|forum|seminar|webinar|session|dialogue|event|consultation|exchange|summit|briefing"
    r"|symposium|panel|committee|talk|gathering|discussion|training|visit|tour|reunion|atelier|seminaire|webinaire"
    r"|formation|evenement|echange|sommet|colloque|rencontre|assemblee|journee|congres|visite)s?"
    r"|round[\s-]?tables?|tables?[\s-]rondes?|comites?|training courses?)"
)
"""The nouns for what people meet at, folded, in English and French."""

_CALL = r"(?:(?:visio|video|tele|web)-?conferences?|visio)"
_TOOL = r"(?:zoom|webex|(?:ms |microsoft )?teams)"
_ONLINE = (
    r"(?:virtual(?:ly)?|virtuel(?:le)?s?|virtuellement|on-?line|en ligne|distanciel(?:le)?|a distance|remote(?:ly)?)"
)
_FORMAT = r"(?:en |in )?(?:format |mode )?"
_VIRTUAL = (
    rf"(?:(?:en |via |par |by |through |over )?(?:(?:an? )?(?:online |virtual )?{_CALL}|{_TOOL})"
    rf"|{_FORMAT}{_ONLINE}(?: format| meetings?| events?)?|webinars?|webinaires?)"
)
_IN_ROOM = r"in[- ]person|face[- ]to[- ]face|(?:en )?presentiel(?:le)?|en personne|physical(?:ly)?|physique"
_FACE = rf"(?:(?:{_IN_ROOM})(?: format)?)"
_BOTH = r"(?: and | et | / |/| & | \+ )"
_MIXED = rf"{_FACE}{_BOTH}{_VIRTUAL}|{_VIRTUAL}{_BOTH}{_FACE}"
_HYBRID = rf"(?:(?:in |en )?(?:an? |un )?(?:format |mode )?hybride?s?(?: format| mode| meeting| event)?|{_MIXED})"
_WHOLE: Final = (
    (Mode.HYBRID, re.compile(_HYBRID)),
    (Mode.VIRTUAL, re.compile(_VIRTUAL)),
    (Mode.IN_PERSON, re.compile(_FACE)),
)

_PLAIN = r"(?!on\b|sur\b|about\b|of\b|for\b|pour\b|in\b)[^\W_]+[\s-]+(?:d'|l')?"
_BEFORE = rf"(?:{_PLAIN}){{0,4}}?{EVENT_NOUN}"
_BEHIND = rf"{EVENT_NOUN} (?:{_PLAIN}){{0,3}}?"
_MET = r"(?:held|place|lieu|tenue?s?|tiendra|organi[sz]ee?s?|organi[sz]ed|convened|met|reunis?) (?:[^\W\d_]+ ){0,2}?"
_WORDED: Final = (
    (
        Mode.HYBRID,
        re.compile(
            rf"\b(?:hybrid {_BEFORE}|{_BEHIND}hybrides?"
            rf"|(?:in|en) (?:a |an |un )?(?:format |mode )?hybride?|{_MIXED})\b",
        ),
    ),
    (
        Mode.VIRTUAL,
        re.compile(
            rf"\b(?:(?:virtual|online|remote) {_BEFORE}|{_BEHIND}(?:virtuel(?:le)?s?|en ligne|a distance)"
            rf"|{_MET}{_VIRTUAL}|webinars?|webinaires?|{_CALL}|virtually|virtuellement|via {_TOOL})\b",
        ),
    ),
    (Mode.IN_PERSON, re.compile(r"\b(?:(?<!trafficking )in[- ]person|face[- ]to[- ]face|en presentiel)\b")),
)


def mode_named(words: str) -> Mode | None:
    """Return the mode that some folded words name, when they name nothing else.

    >>> mode_named("en ligne"), mode_named("en ligne sur la traite")
    (<Mode.VIRTUAL: 'virtual'>, None)
    """
    bare = words.strip(" .*")
    return next((mode for mode, form in _WHOLE if form.fullmatch(bare)), None)


def mode_worded(folded: str) -> Mode | None:
    """Return the mode that a folded text tells of an event, not of the event's subject.

    >>> mode_worded("webinar on return"), mode_worded("workshop on online recruitment")
    (<Mode.VIRTUAL: 'virtual'>, None)
    """
    return next((mode for mode, form in _WORDED if form.search(folded)), None)
