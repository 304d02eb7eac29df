"""The words by which a text speaks of one term and not of others."""

from __future__ import annotations

import itertools
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.errors import N_
from gcm_alignment.lexicon import Lexicon, expand
from gcm_alignment.testing.inversion.refusals import TooLargeToDecide
from gcm_alignment.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.lexicon import Finding, Term

MOST_PHRASES: Final = 24
_MOST_CONTEXTS: Final = 4096
# Marks to put between phrases, so that no form reaches from one into the other.
_MARKS: Final = (",", ";", "/", "–", "|", "·", "•", "§", "¶")


@attrs.frozen
class Phrases:
    """The terms that a condition asks for, with the phrases that it asks for literally."""

    lexicon: Lexicon

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.id: term for term in self.lexicon}

    @cached_property
    def _known(self) -> dict[tuple[str, str, frozenset[str]], tuple[str, ...]]:
        return {}

    @cached_property
    def _mark(self) -> str:
        """A mark that stands in no form and no exception of the terms."""
        used = {
            token.exact
            for term in self.lexicon
            for language in ("en", "fr")
            for form in _written_out((*term.forms(language), *term.exceptions(language)))
            for token in tokenise(form)
        }
        return next(mark for mark in (*_MARKS, *map(chr, range(0x2190, 0x2200))) if mark not in used)

    def speaks(self, term: str, languages: Iterable[str]) -> bool:
        """Tell whether texts in some of the languages can tell whether they speak of a term."""
        return any(self.lexicon.speaks(term, language) for language in languages)

    def in_words(self, words: str, language: str) -> frozenset[str]:
        """Return the terms that words speak of."""
        return frozenset(place.term for place in self.lexicon.find(words, language))

    def beside(self, phrases: Iterable[str]) -> str:
        """Write phrases side by side, so that none means anything else than alone."""
        return (f"{self._mark} " if self._mark in ",;" else f" {self._mark} ").join(dict.fromkeys(phrases))

    def of(self, term: str, language: str, denied: frozenset[str]) -> tuple[str, ...]:
        """Return words that speak of a term and of none of those denied, in the order of its forms; at most a few."""
        key = (term, language, denied)
        if key not in self._known:
            clean = itertools.islice(self._clean(term, language, denied), MOST_PHRASES)
            self._known[key] = tuple(clean) or tuple(itertools.islice(self._in_context(term, language, denied), 1))
        return self._known[key]

    def _clean(self, term: str, language: str, denied: frozenset[str]) -> Iterator[str]:
        forms = _written_out(self._terms[term].forms(language))
        found = ((form, self.in_words(form, language)) for form in forms)
        return (form for form, terms in found if term in terms and not terms & denied)

    def _in_context(self, term: str, language: str, denied: frozenset[str]) -> Iterator[str]:
        """Find a context in which all denied terms that stand in a form mean something else.

        Such a context is a form with the exceptions of those terms laid over it, wherever both agree.
        """
        waiting = deque(_written_out(self._terms[term].forms(language)))
        seen = set(waiting)
        most = len(seen) + _MOST_CONTEXTS
        while waiting:
            text = waiting.popleft()
            meant = [place for place in self.lexicon.find(text, language) if place.term in denied]
            for wider in itertools.chain.from_iterable(self._contexts(text, language, place) for place in meant):
                if wider in seen:
                    continue
                seen.add(wider)
                terms = self.in_words(wider, language)
                if term in terms and not terms & denied:
                    yield wider
                waiting.append(wider)
                if len(seen) > most:
                    raise TooLargeToDecide(
                        N_("too large to decide: “{term}” stands in more than {most} contexts; ask for less at a time"),
                        term=term,
                        most=_MOST_CONTEXTS,
                    )

    def _contexts(self, text: str, language: str, place: Finding) -> Iterator[str]:
        words = tokenise(text)
        for exception in _written_out(self._terms[place.term].exceptions(language)):
            yield from _laid_over(text, words, exception, place)


def _written_out(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(itertools.chain.from_iterable(map(expand, forms))))


def _laid_over(text: str, words: list[Token], exception: str, place: Finding) -> Iterator[str]:
    """Yield a text with an exception laid over it so that it holds a place, wherever the words of both agree."""
    around = tokenise(exception)
    first = next(index for index, word in enumerate(words) if word.start == place.start)
    last = next(index for index, word in enumerate(words) if word.stop == place.stop)
    for shift in range(last + 1 - len(around), first + 1):
        shared = range(max(0, shift), min(len(words), shift + len(around)))
        if all(words[index].exact == around[index - shift].exact for index in shared):
            before = exception[: around[shared[0] - shift].start]
            after = exception[around[shared[-1] - shift].stop :]
            yield f"{before}{text}{after}"
