"""The words of the field: terms in two languages, and where they stand in a text."""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator  # noqa: TC003 - the codec reads annotations at run time
from functools import cached_property, lru_cache
from typing import TypeAlias, TypedDict

import attrs

from gcm_alignment.errors import Conflict, InvalidValue, N_
from gcm_alignment.text import strings, strip_accents

_MARK = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_APOSTROPHE = "'\u2018\u2019\u201b\u02b9\u02bc\u2032\u00b4`\uff07"
# Possessive (`++`), because a way back costs memory for each letter of a word, and a word has one reading.
_LETTERS = rf"[^\W_{_APOSTROPHE}]++(?:[{_MARK}]++[^\W_{_APOSTROPHE}]*+)*+"
_TOKEN = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011][{_MARK}]*+{_LETTERS})*+|[^\w\s{_APOSTROPHE}{_MARK}]|_")
_OPTION = re.compile(r"\(([^()]*)\)|\{([^{}]*)\}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "\u2010": "-", "\u2011": "-"})

Word: TypeAlias = tuple[str, str]
"""A word twice: with its accents, and without; both without case."""


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> Word:
    """Fold a word's case, ligatures and hyphens; give it with its accents and without.

    >>> fold_word("ÉLÈVE")
    ('élève', 'eleve')
    """
    plain = unicodedata.normalize("NFKD", word.translate(_INVISIBLE)).casefold().translate(_LIGATURES)
    exact = unicodedata.normalize("NFC", plain)
    return exact, exact if exact.isascii() else strip_accents(exact)


@attrs.frozen
class Token:
    """A word, or a mark that parts words, with its place in the original text (code points, half-open)."""

    exact: str
    base: str
    start: int
    stop: int


def tokenise(text: str) -> list[Token]:
    """Cut a text into words and the marks that part them; hyphens join words, apostrophes separate them.

    >>> [token.exact for token in tokenise("cross-border payments, d’abord")]
    ['cross-border', 'payments', ',', 'd', 'abord']
    """
    return [Token(*fold_word(found[0]), *found.span()) for found in _TOKEN.finditer(text)]


def _tolerates(form: Word, token: Token) -> bool:
    """Tell whether each letter of the text is the form's letter, or that letter without its accent."""
    exact, base = form
    if token.exact in form:
        return True
    letters = zip(token.exact, exact, base, strict=False)
    return len(token.exact) == len(exact) == len(base) and all(
        seen in (written, bare) for seen, written, bare in letters
    )


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
    return tuple(dict.fromkeys(" ".join("".join(parts).split()) for parts in itertools.product(*pieces)))


def _check_forms(_owner: object, _attribute: object, forms: tuple[str, ...]) -> None:
    for form in forms:
        if not all(map(tokenise, expand(form))) or re.search(r"[(){}|]", "".join(expand(form))):
            raise InvalidValue(
                N_("not a form of a term: {given}; write such as transfert(s) or {{a|b}}"), given=repr(form)
            )


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
        return {"en": self.en, "fr": self.fr}.get(language, ())

    def exceptions(self, language: str) -> tuple[str, ...]:
        """Return the contexts in a language where the term means something else."""
        return {"en": self.except_en, "fr": self.except_fr}.get(language, ())


@attrs.frozen(kw_only=True)
class Finding:
    """A term in a text: the code points from `start` up to `stop` of the original are a form of it."""

    term: str
    start: int
    stop: int


class _Node(TypedDict):
    """A place in the tree of forms: the words that may follow, and the forms that end here."""

    next: dict[str, _Node]
    ends: list[tuple[str, bool, tuple[Word, ...]]]


def _node() -> _Node:
    return {"next": {}, "ends": []}


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
            ids = [term.id for term in self.terms]
            twice = tuple(sorted({id_ for id_ in ids if ids.count(id_) > 1}))
            raise InvalidValue(N_("two terms of one id: {ids}"), ids=twice)

    @cached_property
    def _by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @cached_property
    def _trees(self) -> dict[str, _Node]:
        return {language: self._grow(language) for language in ("en", "fr")}

    def _grow(self, language: str) -> _Node:
        root = _node()
        for term in self.terms:
            for counts, forms in ((True, term.forms(language)), (False, term.exceptions(language))):
                for form in dict.fromkeys(itertools.chain.from_iterable(map(expand, forms))):
                    words = tuple(fold_word(token.exact) for token in tokenise(form))
                    node = root
                    for _exact, base in words:
                        node = node["next"].setdefault(base, _node())
                    node["ends"].append((term.id, counts, words))
        return root

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
        tree = self._trees.get(language)
        if tree is None:
            return ()
        tokens = tokenise(text)
        found: set[tuple[int, int, str]] = set()
        excepted: dict[str, _Contexts] = {}
        for index in range(len(tokens)):
            for term, counts, start, stop in _ends_from(tree, tokens, index):
                if counts:
                    found.add((start, stop, term))
                else:
                    excepted.setdefault(term, _Contexts()).add(start, stop)
        return tuple(
            Finding(term=term, start=start, stop=stop)
            for start, stop, term in sorted(found)
            if term not in excepted or not excepted[term].hold(start, stop)
        )


def _ends_from(tree: _Node, tokens: list[Token], first: int) -> Iterator[tuple[str, bool, int, int]]:
    """Yield the forms that begin at a token, as term, whether it counts, start and stop."""
    node = tree
    for last in range(first, len(tokens)):
        following = node["next"].get(tokens[last].base)
        if following is None:
            return
        node = following
        for term, counts, words in node["ends"]:
            if all(map(_tolerates, words, tokens[first : last + 1])):
                yield term, counts, tokens[first].start, tokens[last].stop
