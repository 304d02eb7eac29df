"""The words of the field: terms in two languages, and where they stand in a text."""

from __future__ import annotations

import bisect
import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import attrs

from gcm_alignment.errors import Conflict, InvalidValue, N_
from gcm_alignment.phrases import Phrase, Phrases, Search, phrase_of, quickest
from gcm_alignment.text import LANGUAGES, strings

_OPTION = re.compile(r"\(([^()]*)\)|\{([^{}]*)\}")

MOST_INFLECTIONS = 10000
"""How many ways of writing one form may stand for: each option multiplies them."""


def expand(form: str) -> tuple[str, ...]:
    """Write out a form's inflections: `(s)` may stand or not, `{a|b}` is one of them.

    >>> expand("transfert(s) de fonds")
    ('transfert de fonds', 'transferts de fonds')
    """
    pieces: list[tuple[str, ...]] = []
    last = 0
    for found in _OPTION.finditer(form):
        options = ("", found[1]) if found[1] is not None else tuple(found[2].split("|"))
        pieces += [(form[last : found.start()],), options]
        last = found.end()
    pieces.append((form[last:],))
    if math.prod(map(len, pieces)) > MOST_INFLECTIONS:
        raise InvalidValue(
            N_("a form with more than {most} inflections: {given}; write several forms instead"),
            most=MOST_INFLECTIONS,
            given=repr(form),
        )
    return tuple(dict.fromkeys(" ".join("".join(parts).split()) for parts in itertools.product(*pieces)))


def _check_forms(_owner: object, _attribute: object, forms: tuple[str, ...]) -> None:
    for form in forms:
        ways = expand(form)
        if not all(map(_has_a_word, ways)) or re.search(r"[(){}|]", "".join(ways)):
            raise InvalidValue(
                N_("not a form of a term: {given}; write such as transfert(s) or {{a|b}}"), given=repr(form)
            )


def _has_a_word(form: str) -> bool:
    return bool(phrase_of(form)) and any(map(str.isalnum, form))


@attrs.frozen(kw_only=True)
class Term:
    """A notion of the field with the forms that it takes in each language.

    A match that lies wholly inside a match of one of the `except` forms does not count.
    """

    id: str
    en: tuple[str, ...] = attrs.field(default=(), converter=strings, validator=_check_forms)
    fr: tuple[str, ...] = attrs.field(default=(), converter=strings, validator=_check_forms)
    except_en: tuple[str, ...] = attrs.field(default=(), converter=strings, validator=_check_forms)
    except_fr: tuple[str, ...] = attrs.field(default=(), converter=strings, validator=_check_forms)
    sources: tuple[str, ...] = attrs.field(default=(), converter=strings)

    def forms(self, language: str) -> tuple[str, ...]:
        """Return the forms in a language, none when it has none there."""
        return self.en if language == "en" else self.fr if language == "fr" else ()

    def exceptions(self, language: str) -> tuple[str, ...]:
        """Return the contexts in a language where the term means something else."""
        return {"en": self.except_en, "fr": self.except_fr}.get(language, ())


@attrs.frozen(kw_only=True)
class Finding:
    """A term in a text: the code points from `start` up to `stop` of the original are a form of it."""

    term: str
    start: int
    stop: int


@attrs.define
class _Contexts:
    """The places where a term means something else, added from left to right."""

    _starts: list[int] = attrs.field(init=False, factory=list[int])
    _reach: list[int] = attrs.field(init=False, factory=list[int])

    def add(self, start: int, stop: int) -> None:
        """Add a place that does not begin before those added so far."""
        self._starts.append(start)
        self._reach.append(max(stop, self._reach[-1] if self._reach else 0))

    def hold(self, start: int, stop: int) -> bool:
        """Tell whether some place holds all of this one: among those that begin in time, one reaches far enough."""
        before = bisect.bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= stop


@attrs.frozen
class Vocabulary:
    """The forms of terms in one language, and of the contexts where they mean something else."""

    terms: tuple[Term, ...]
    language: str
    search: Callable[[tuple[str, ...]], Search] = attrs.field(factory=quickest)

    @cached_property
    def _forms(self) -> dict[tuple[str, bool, Phrase], None]:
        """Each form once: whose it is, and whether it counts."""
        return {
            (term.id, counts, phrase_of(form)): None
            for term in self.terms
            for counts, forms in ((True, term.forms(self.language)), (False, term.exceptions(self.language)))
            for short in forms
            for form in expand(short)
        }

    @cached_property
    def _meanings(self) -> tuple[tuple[str, bool], ...]:
        return tuple((term, counts) for term, counts, _phrase in self._forms)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(tuple(phrase for _term, _counts, phrase in self._forms), self.search)

    def find(self, text: str) -> tuple[Finding, ...]:
        """Return every place where a term stands, in order of place, then of term."""
        found: set[tuple[int, int, str]] = set()
        excepted: defaultdict[str, _Contexts] = defaultdict(_Contexts)
        for number, start, stop in self._phrases.places(text):
            term, counts = self._meanings[number]
            if counts:
                found.add((start, stop, term))
            else:
                excepted[term].add(start, stop)
        return tuple(
            Finding(term=term, start=start, stop=stop)
            for start, stop, term in sorted(found)
            if term not in excepted or not excepted[term].hold(start, stop)
        )


def _by_id(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: term.id))


@attrs.frozen
class Lexicon:
    """An ordered collection of terms that finds them all in one pass over a text.

    >>> lexicon = Lexicon([Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"])])
    >>> lexicon.find("Les TRANSFERTS de fonds des diasporas", "fr")
    (Finding(term='remittances', start=4, stop=23),)
    """

    terms: tuple[Term, ...] = attrs.field(converter=_by_id)

    def __attrs_post_init__(self) -> None:
        """Refuse two terms of one id."""
        if len(self._by_id) < len(self.terms):
            bearers = Counter(term.id for term in self.terms)
            twice = tuple(sorted(id_ for id_, count in bearers.items() if count > 1))
            raise InvalidValue(N_("two terms of one id: {ids}"), ids=twice)

    @cached_property
    def _by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @cached_property
    def _vocabularies(self) -> dict[str, Vocabulary]:
        return {language: Vocabulary(self.terms, language) for language in LANGUAGES}

    def __or__(self, other: Lexicon) -> Lexicon:
        """Unite two lexicons; one id with two contents raises Conflict."""
        by_id = dict(self._by_id)
        for term in other.terms:
            if by_id.setdefault(term.id, term) != term:
                raise Conflict(N_("two contents of term {id}; rename one, or leave one out"), id=term.id)
        return Lexicon(by_id.values())

    def __contains__(self, id: object) -> bool:  # noqa: A002 - ids are called ids everywhere
        """Tell whether there is a term of this id."""
        return id in self._by_id

    def term(self, id: str) -> Term | None:  # noqa: A002 - ids are called ids everywhere
        """Return a term by its id, or None when there is none."""
        return self._by_id.get(id)

    def __iter__(self) -> Iterator[Term]:
        """Yield the terms in the order of their ids."""
        return iter(self.terms)

    def __len__(self) -> int:
        """Count the terms."""
        return len(self.terms)

    def speaks(self, id: str, language: str) -> bool:  # noqa: A002 - ids are called ids everywhere
        """Tell whether the term has a form in the language: else a text cannot tell whether it speaks of it."""
        return bool(self._by_id[id].forms(language))

    def find(self, text: str, language: str) -> tuple[Finding, ...]:
        """Return every place where a term stands, in order of place, then of term; each term by itself."""
        vocabulary = self._vocabularies.get(language)
        return vocabulary.find(text) if vocabulary else ()
