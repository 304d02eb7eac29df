"""What became of a condition, as a tree: what held, what did not, what is unknown, and the words that answered."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - attrs resolves annotations at run time
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Leaf,
    Mentions,
    Not,
    Says,
    Truth,
    conjunction,
    disjunction,
)
from gcm_alignment.conditions.words import FIELDS
from gcm_alignment.evidence import Quote
from gcm_alignment.lexicon import Term

if TYPE_CHECKING:
    from gcm_alignment.readings import Reading


@attrs.frozen(kw_only=True)
class Outcome:
    """A condition, what it comes to for an activity, the words that it found, and the outcomes of its parts."""

    condition: Condition
    truth: Truth
    found: tuple[Quote, ...] = ()
    parts: tuple[Outcome, ...] = ()
    term: Term | None = None
    """The term that was asked for, with its forms, so that it can be named in the reader's language."""

    @classmethod
    def of(cls, condition: Condition, reading: Reading) -> Outcome:
        """Work out a condition with all of its parts."""
        found: tuple[Quote, ...] = ()
        inner: tuple[Outcome, ...] = ()
        term: Term | None = None
        match condition:
            case AllOf(parts):
                inner = tuple(cls.of(part, reading) for part in parts)
                truth = conjunction(part.truth for part in inner)
            case AnyOf(parts):
                inner = tuple(cls.of(part, reading) for part in parts)
                truth = disjunction(part.truth for part in inner)
            case Not(part):
                inner = (cls.of(part, reading),)
                truth = None if inner[0].truth is None else not inner[0].truth
            case Mentions() | Says():
                found = condition.quotes(reading)
                truth = condition.truth(reading)
                term = condition.as_term() if isinstance(condition, Says) else reading.lexicon.term(condition.term)
            case _:
                truth = condition.truth(reading)
        return cls(condition=condition, truth=truth, found=found, parts=inner, term=term)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that made it hold, each once, in order of place; what does not hold, or denies, quotes nothing."""
        return in_order_of_place(self._speaking())

    def _speaking(self) -> Iterator[Quote]:
        if self.truth and not isinstance(self.condition, Not):
            yield from self.found
            for part in self.parts:
                yield from part.quotes

    @property
    def unknown(self) -> tuple[Leaf, ...]:
        """What is unknown and leaves the outcome open; none where the outcome is certain."""
        if self.truth is not None:
            return ()
        leaf = self.condition
        if not isinstance(leaf, (AllOf, AnyOf, Not)):
            return (leaf,)
        return tuple(dict.fromkeys(leaf for part in self.parts for leaf in part.unknown))


def quotes_of(condition: Condition, reading: Reading) -> tuple[Quote, ...]:
    """Return the words that make a condition hold which does: those of its outcome, without the tree."""
    return in_order_of_place(_speaking(condition, reading))


def _speaking(condition: Condition, reading: Reading) -> Iterator[Quote]:
    match condition:
        case Mentions() | Says():
            yield from condition.quotes(reading)
        case AllOf(parts):
            for part in parts:
                yield from _speaking(part, reading)
        case AnyOf(parts):
            for part in parts:
                if part.truth(reading):
                    yield from _speaking(part, reading)
        case _:
            pass


def in_order_of_place(quotes: Iterator[Quote]) -> tuple[Quote, ...]:
    """Return quotes each once, by text, language and place."""
    given = tuple(quotes)
    return given if len(given) == 1 else tuple(sorted(set(given), key=_place))


def _place(quote: Quote) -> tuple[int, str, int, int]:
    return FIELDS.index(quote.field), quote.language, quote.start, quote.stop
