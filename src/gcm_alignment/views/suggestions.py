"""Suggestions as people and programs read them: each objective with its title, its confidence and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gcm_alignment.__about__ import __version__
from gcm_alignment.catalogue import data_version, load_compact
from gcm_alignment.errors import N_
from gcm_alignment.labels import label
from gcm_alignment.tables import Note, Page, Paragraph, Table
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.suggestion.values import Suggestion
    from gcm_alignment.tables import Block
    from gcm_alignment.views.facts import Facts, Json

SCHEMA: Final = "gcm-suggestions/1"


def suggestions_page(suggestions: Iterable[Suggestion], lang: str) -> Page:
    """Show what a text suggests in a language of ours, and that it is only suggested."""
    words = Translator.of(lang)
    title = words.text(N_("Possible links with the objectives of the Global Compact for Migration (GCM)"))
    return Page(title=title, language=words.language, blocks=tuple(_blocks(tuple(suggestions), words)))


def _blocks(suggestions: tuple[Suggestion, ...], words: Translator) -> Iterator[Block]:
    if not suggestions:
        yield Paragraph(words.text(N_("The text does not say which objective it serves: nothing is suggested.")))
        return
    yield Table(
        columns=(
            words.text(N_("Objective of the GCM")),
            words.text(N_("Confidence index")),
            words.text(N_("Words of the text")),
        ),
        rows=tuple(_row(one, words) for one in suggestions),
    )
    yield Note(words.text(N_("Suggested by the text alone: nothing aligns until a named reviewer accepts it.")))


def _row(one: Suggestion, words: Translator) -> tuple[str, ...]:
    name = words.text(
        N_("{number}. {title}"), number=one.objective, title=label(load_compact()[one.objective], words.language)
    )
    quoted = dict.fromkeys(words.quoted(match.term) for match in one.matches)
    return name, words.decimal(round(one.confidence, 2)), words.series(quoted)


def head(schema: str, suggester: str, version: str) -> Facts:
    """Say what made a computed file: its schema, the library, the data, and the suggester."""
    return {
        "schema": schema,
        "library": f"gcm-alignment {__version__}",
        "data_version": data_version(),
        "suggester": suggester,
        "version": version,
    }


def as_facts(suggestions: Iterable[Suggestion], lang: str) -> Json:
    """Write suggestions for programs; titles are in a language of ours, places are code points of the text."""
    return [
        {
            "objective": one.objective,
            "title": label(load_compact()[one.objective], lang),
            "confidence": round(one.confidence, 4),
            "matches": [
                {
                    "start": match.start,
                    "stop": match.stop,
                    "term": match.term,
                    "language": match.language,
                    "action": match.action,
                }
                for match in one.matches
            ],
        }
        for one in suggestions
    ]
