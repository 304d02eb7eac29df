"""Which terms each form of a term speaks of besides: “labour migration data” speaks of migration data too."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.lexicon import Lexicon, Term, expand
from gcm_alignment.text import LANGUAGES, Language
from gcm_alignment.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.lexicon import Finding


@attrs.frozen(kw_only=True)
class Wording:
    """A form of a term, written out: the terms that whatever it matches surely mentions, and those that it may.

    A term may be meant by what holds the form: what stands around it can make the form mean something else.
    """

    words: str
    language: Language
    surely: frozenset[str]
    possibly: frozenset[str]


@attrs.frozen
class Wordings:
    """A lexicon, and what the forms of its terms say of each other."""

    lexicon: Lexicon

    @cached_property
    def _by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.lexicon}

    @cached_property
    def _bare(self) -> Lexicon:
        """The terms without what they do not mean."""
        return Lexicon(attrs.evolve(term, except_en=(), except_fr=()) for term in self.lexicon)

    @cached_property
    def _known(self) -> dict[str, tuple[Wording, ...]]:
        return {}

    @cached_property
    def _exceptions(self) -> dict[tuple[str, Language], tuple[list[Token], ...]]:
        return {}

    def languages(self, term: str) -> frozenset[str]:
        """Return the languages in which a text can tell that it does not mention the term."""
        return frozenset(language for language in LANGUAGES if self._by_id[term].forms(language))

    def of(self, term: str) -> tuple[Wording, ...]:
        """Return the forms by which a text can mention a term: those that its own exceptions always strike are none."""
        if term not in self._known:
            self._known[term] = tuple(self._wordings(self._by_id[term]))
        return self._known[term]

    def _wordings(self, term: Term) -> Iterator[Wording]:
        alone = Lexicon([term])
        for language in LANGUAGES:
            for form in dict.fromkeys(itertools.chain.from_iterable(map(expand, term.forms(language)))):
                words = tokenise(form)
                whole = (words[0].start, words[-1].stop)
                if whole in {(found.start, found.stop) for found in alone.find(form, language)}:
                    yield self._wording(form, words, language, term.id)

    def _wording(self, form: str, words: list[Token], language: Language, term: str) -> Wording:
        inside = self._bare.find(form, language)
        surely = {found.term for found in inside if not self._may_be_struck(found, words, language)}
        possibly = frozenset(found.term for found in inside)
        return Wording(words=form, language=language, surely=frozenset({term, *surely}), possibly=possibly)

    def _may_be_struck(self, found: Finding, words: list[Token], language: Language) -> bool:
        """Tell whether a text that holds the words may have an exception around what was found in them."""
        first = next(place for place, word in enumerate(words) if word.start == found.start)
        last = next(place for place, word in enumerate(words) if word.stop == found.stop)
        return any(_may_hold(form, words, first, last) for form in self._struck_by(found.term, language))

    def _struck_by(self, term: str, language: Language) -> tuple[list[Token], ...]:
        """Return the exceptions of a term, written out and cut into words."""
        key = (term, language)
        if key not in self._exceptions:
            forms = itertools.chain.from_iterable(map(expand, self._by_id[term].exceptions(language)))
            self._exceptions[key] = tuple(map(tokenise, forms))
        return self._exceptions[key]


def _may_hold(exception: list[Token], words: list[Token], first: int, last: int) -> bool:
    """Tell whether an exception can lie over some words so that it holds those from the first to the last.

    Where both lie, they must agree, accents apart; what would stand around the words is anybody's guess.
    """
    return any(
        all(
            word.base == exception[place - start].base
            for place, word in enumerate(words)
            if 0 <= place - start < len(exception)
        )
        for start in range(last + 1 - len(exception), first + 1)
    )
