"""Labels: what a thing is called in English or French."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from gcm_alignment.activities import Activity, Venue
from gcm_alignment.assessment import PublishedAssessment, PublishedDocument
from gcm_alignment.compact import Action, Compact, Group, Grouping, Objective
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import GcmError, Message, N_, Problem
from gcm_alignment.milestones import Milestone
from gcm_alignment.places import city_name, country_code, country_name
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.principles import GuidingPrinciple
from gcm_alignment.processes import ConsultationProcess, Framework, FrameworkItem
from gcm_alignment.sources import Source
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.translation import Translator
from gcm_alignment.vocabulary import word_of

Titled: TypeAlias = (
    Activity
    | Objective
    | Compact
    | GuidingPrinciple
    | Group
    | Grouping
    | Milestone
    | Portfolio
    | PublishedDocument
    | Framework
)
Labelled: TypeAlias = (
    Titled
    | Action
    | BilingualText
    | ConsultationProcess
    | FrameworkItem
    | GcmError
    | Message
    | PartialDate
    | Period
    | Problem
    | PublishedAssessment
    | Source
    | StrEnum
    | Text
    | Venue
)


def label(thing: Labelled, lang: str = "en") -> str:  # noqa: PLR0911 - one arm for each kind of thing
    """Call a thing by its name in English or French: titles as they stand, our own words translated.

    A title that exists in another language only is served in that one; a title worded by this project says so.

    >>> from gcm_alignment.activities import Mode
    >>> label(Mode.VIRTUAL, "fr")
    'en ligne'
    """
    words = Translator.of(lang)
    match thing:
        case StrEnum():
            return words.text(word_of(thing))
        case Text() | BilingualText():
            return served(thing, words)
        case GcmError():
            return words.error(thing)
        case Message():
            return words.message(thing)
        case Problem():
            return words.message(thing.message)
        case PartialDate():
            return words.date(thing)
        case Period():
            return words.period(thing)
        case Venue():
            return venue_label(thing, words)
        case Source():
            return str(thing)
        case _:
            return served(_title_of(thing), words)


def _title_of(
    thing: Titled | Action | ConsultationProcess | FrameworkItem | PublishedAssessment,
) -> Text | BilingualText:
    match thing:
        case Action():
            return thing.label
        case ConsultationProcess():
            return thing.name
        case FrameworkItem() | PublishedAssessment():
            return thing.title or Text.of(en=thing.id)
        case _:
            return thing.title


def served(text: Text | BilingualText, words: Translator) -> str:
    """Serve a text; where this project worded it, say that the title is not official."""
    best = text.serve(words.language)
    if isinstance(text, Text) and best.language in text.ours:
        return words.text(N_("{title} [unofficial title]"), title=best.text)
    return best.text


def venue_label(venue: Venue, words: Translator) -> str:
    """Name a venue with its country, both in the language's names where these are known."""
    if venue.country is None:
        return venue.name
    country = country_name(venue.country, words.language)
    if country_code(venue.name) == venue.country:
        return country
    place = city_name(venue.name, words.language)
    return words.text(N_("{place}, {country}"), place=place, country=country)
