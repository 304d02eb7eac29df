"""What a rule asks of an activity, answered yes, no or unknown, with the words that answered."""

from __future__ import annotations

from collections.abc import (
    Iterable,  # noqa: TC003 - the codec reads annotations at run time
    Mapping,  # noqa: TC003 - attrs resolves cached properties too
)
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, assert_never

import attrs

from gcm_alignment.activities import Activity, Kind
from gcm_alignment.alignments import lies_in
from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import Quote
from gcm_alignment.lexicon import Lexicon

if TYPE_CHECKING:
    from typing import Literal

Truth: TypeAlias = bool | None
"""True, False, or None for unknown (strong Kleene logic)."""


@attrs.frozen
class Reading:
    """An activity as a lexicon reads it: where each term stands in its title and description."""

    activity: Activity
    lexicon: Lexicon

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of its texts."""
        return frozenset(language for _field, language, _words in self._texts())

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

    def _texts(self) -> Iterable[tuple[Literal["title", "description"], str, str]]:
        for language, words in self.activity.title.versions:
            yield "title", language, words
        if self.activity.description is not None:
            for language, words in self.activity.description.versions:
                yield "description", language, words


@attrs.frozen
class Outcome:
    """What a condition comes to for an activity, and the words that made it hold."""

    truth: Truth
    quotes: tuple[Quote, ...] = ()


@attrs.frozen
class Mentions:
    """The activity's texts speak of a term; unknown where the term has no form in their languages."""

    term: str

    def outcome(self, reading: Reading) -> Outcome:
        """Look for the term in the texts."""
        if quotes := reading.quotes.get(self.term):
            return Outcome(truth=True, quotes=quotes)
        spoken = any(reading.lexicon.speaks(self.term, language) for language in reading.languages)
        return Outcome(truth=False if spoken else None)


def _in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    return tuple(sorted(set(kinds)))


@attrs.frozen
class KindIs:
    """The activity is of one of these kinds."""

    kinds: tuple[Kind, ...] = attrs.field(converter=_in_order)

    def outcome(self, reading: Reading) -> Outcome:
        """Compare the kind; a kind that is not known leaves the answer open."""
        kind = reading.activity.kind
        return Outcome(truth=None if kind is None else kind in self.kinds)


@attrs.frozen
class During:
    """The activity lay in a period: yes when surely, no when surely not."""

    period: Period

    def outcome(self, reading: Reading) -> Outcome:
        """Compare the periods; partial dates may leave the answer open."""
        return Outcome(truth=lies_in(reading.activity, self.period))


def _as_conditions(given: Iterable[Condition]) -> tuple[Condition, ...]:
    """Take conditions in the order given; all of none would hold for every activity, so none are refused."""
    conditions = tuple(given)
    if not conditions:
        raise InvalidValue(N_("a condition of no conditions; give at least one"))
    return conditions


@attrs.frozen
class AllOf:
    """All of several conditions hold."""

    conditions: tuple[Condition, ...] = attrs.field(converter=_as_conditions)

    def outcome(self, reading: Reading) -> Outcome:
        """Hold when all hold, fail when one fails."""
        outcomes = [condition.outcome(reading) for condition in self.conditions]
        truths = [outcome.truth for outcome in outcomes]
        return _held(outcomes, truth=False if False in truths else None if None in truths else True)


@attrs.frozen
class AnyOf:
    """At least one of several conditions holds."""

    conditions: tuple[Condition, ...] = attrs.field(converter=_as_conditions)

    def outcome(self, reading: Reading) -> Outcome:
        """Hold when one holds, fail when all fail."""
        outcomes = [condition.outcome(reading) for condition in self.conditions]
        truths = [outcome.truth for outcome in outcomes]
        return _held(outcomes, truth=True if True in truths else None if None in truths else False)


Condition: TypeAlias = Mentions | KindIs | During | AllOf | AnyOf


def _held(outcomes: list[Outcome], *, truth: Truth) -> Outcome:
    """Gather the words of what held, each once, in order of place."""
    if truth is not True:
        return Outcome(truth=truth)
    quotes = {quote for outcome in outcomes if outcome.truth for quote in outcome.quotes}
    return Outcome(
        truth=True,
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.field, quote.language, quote.start, quote.stop))),
    )


def terms_of(condition: Condition) -> frozenset[str]:
    """Return the ids of the terms that a condition asks for."""
    match condition:
        case Mentions(term):
            return frozenset({term})
        case AllOf(parts) | AnyOf(parts):
            return frozenset[str]().union(*map(terms_of, parts))
        case KindIs() | During():
            return frozenset()
        case _:
            assert_never(condition)


def gate_of(condition: Condition) -> frozenset[str] | None:
    """Return terms of which a text must speak of one, if the condition is to hold; None where it may hold without."""
    match condition:
        case Mentions(term):
            return frozenset({term})
        case AllOf(parts):
            return min((gate for part in parts if (gate := gate_of(part)) is not None), key=len, default=None)
        case AnyOf(parts):
            gates = [gate for part in parts if (gate := gate_of(part)) is not None]
            return frozenset[str]().union(*gates) if len(gates) == len(parts) else None
        case KindIs() | During():
            return None
        case _:
            assert_never(condition)


def reads_only_text(condition: Condition) -> bool:
    """Tell whether a condition asks for words alone."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return all(map(reads_only_text, parts))
        case _:
            return isinstance(condition, Mentions)
