"""An activity as rules read it: where each term stands in its texts, and what is known beside it."""

from __future__ import annotations

from collections.abc import (
    Iterable,  # noqa: TC003 - attrs resolves cached properties too
    Mapping,  # noqa: TC003 - as above
)
from functools import cached_property
from typing import Literal, TypeAlias

import attrs

from gcm_alignment.activities import Activity, ProcessId
from gcm_alignment.evidence import Quote
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.processes import ConsultationProcess, Framework

TextField: TypeAlias = Literal["title", "description"]


@attrs.frozen
class Background:
    """What is known beside an activity: plans whose items it may belong to, and processes with their members."""

    frameworks: tuple[Framework, ...] = ()
    processes: tuple[ConsultationProcess, ...] = ()

    def framework_of(self, item: str) -> Framework | None:
        """Return the plan that has an item, or None when none of those known has it."""
        return next((one for one in self.frameworks if any(known.id == item for known in one.items)), None)

    def process(self, id: ProcessId) -> ConsultationProcess | None:  # noqa: A002 - ids are called ids everywhere
        """Return a process by its id, or None when it is not among those known."""
        return next((one for one in self.processes if one.id == id), None)


NOTHING = Background()
"""The background against which nothing else is known."""


@attrs.frozen
class Reading:
    """An activity as a lexicon reads it: where each term stands in its title and description."""

    activity: Activity
    lexicon: Lexicon
    background: Background = NOTHING

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of its texts."""
        return frozenset(language for _field, language, _words in self._texts())

    def languages_of(self, field: TextField) -> frozenset[str]:
        """Return the languages of one of its texts."""
        return frozenset(language for known, language, _words in self._texts() if field == known)

    @cached_property
    def quotes(self) -> Mapping[str, tuple[Quote, ...]]:
        """The places of each term that stands in its texts, by the term's id."""
        found: dict[str, list[Quote]] = {}
        for field, language, words in self._texts():
            for place in self.lexicon.find(words, language):
                quote = Quote(
                    field=field,
                    language=language,
                    start=place.start,
                    stop=place.stop,
                    words=words[place.start : place.stop],
                )
                found.setdefault(place.term, []).append(quote)
        return {term: tuple(quotes) for term, quotes in found.items()}

    def quotes_of(self, term: str, field: TextField | None) -> tuple[Quote, ...]:
        """Return the places of a term in one of the texts, or in both."""
        quotes = self.quotes.get(term, ())
        return quotes if field is None else tuple(quote for quote in quotes if quote.field == field)

    def _texts(self) -> Iterable[tuple[TextField, str, str]]:
        for language, words in self.activity.title.versions:
            yield "title", language, words
        if self.activity.description is not None:
            for language, words in self.activity.description.versions:
                yield "description", language, words
