"""Signs: what a cue or a softer word says of objectives, and the index in which a text's words find them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict

import attrs

from gcm_alignment.lexicon import Term, expand
from gcm_alignment.suggestion.voices import soft_words
from gcm_alignment.text import LANGUAGES, Language
from gcm_alignment.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.compact import Compact
    from gcm_alignment.cues import CueBook
    from gcm_alignment.suggestion.subject import Subject
    from gcm_alignment.tokens import Word

Form: TypeAlias = tuple[str, int]
"""A form as it is written in the data, and the number of its sign; of an exception -1 less that number."""


FIELD_SIGN: Final = 0
"""The number of the sign that says that a text is of the field: the first of every index."""

ELSEWHERE_SIGN: Final = 1
"""The number of the sign that says that a text is of another field, unless it is of this one too."""

START_SIGN: Final = 2
"""The number of the sign without words: what a text says of its subject before any word of it is read."""


@attrs.frozen(kw_only=True)
class Sign:
    """What words say: how much for each objective, whether only in a text of the field, or only beside other cues.

    `nats` are natural units of information: -log(1 - weight) of a cue. A sign for no objective says that a text is of
    the field, or of another one. `soft` signs are the words of the Compact. `subject` says
    how much a single word adds to a text's being about any objective at all; such a sign says nothing else.
    """

    nats: tuple[tuple[int, float], ...]
    action: str | None = None
    general: bool = False
    ambient: bool = False
    soft: bool = False
    subject: float | None = None


_Written: TypeAlias = tuple[Language, bool, str]
"""A form, its language, and whether it counts or is an exception."""


class Node(TypedDict):
    """A place in the tree of forms: the words that may follow, and the forms that end here."""

    next: dict[str, Node]
    ends: list[tuple[int, tuple[Word, ...]]]


@attrs.frozen(eq=False, kw_only=True)
class SignIndex:
    """Signs, and their forms in each language by the word that they begin with.

    A tree of forms grows when a text first has the word: most words of a lexicon never come up in one run.
    """

    version: str
    signs: tuple[Sign, ...]
    forms: tuple[Form, ...] = attrs.field(repr=False)
    begins: Mapping[Language, Mapping[str, str]] = attrs.field(repr=False)
    """The numbers of the forms by the word that they begin with, as text, because few are ever asked for."""
    _grown: dict[Language, dict[str, Node]] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Begin with no tree in any language."""
        object.__setattr__(self, "_grown", {language: {} for language in LANGUAGES})

    def grown(self, language: Language) -> dict[str, Node]:
        """Return the trees that have grown so far, by the word that their forms begin with, without accents."""
        return self._grown[language]

    def grow(self, language: Language, word: str) -> Node:
        """Grow the tree of the forms that begin with a word, which is one of `begins`."""
        tree = _grow(word, [self.forms[int(place)] for place in self.begins[language][word].split()])
        return self._grown[language].setdefault(word, tree)


def _grow(word: str, forms: Iterable[Form]) -> Node:
    """Make a tree of the forms that begin with a word; its root stands after that word."""
    root: Node = {"next": {}, "ends": []}
    for form, number in forms:
        for words in _words_of(form):
            if words[0][1] == word:
                node = root
                for _exact, base in words[1:]:
                    node = node["next"].setdefault(base, {"next": {}, "ends": []})
                node["ends"].append((number, words))
    return root


def _words_of(form: str) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each inflection of a form, folded."""
    for written in expand(form):
        yield tuple((token.exact, token.base) for token in tokenise(written))


def compile_signs(book: CueBook, compact: Compact, subject: Subject | None = None) -> SignIndex:
    """Number the signs of the words of the field, of the cues, of the Compact and of its subject; index their forms."""
    signs: list[Sign] = []
    forms: list[Form] = []
    begins: dict[Language, dict[str, list[int]]] = {language: {} for language in LANGUAGES}
    for sign, written in itertools.chain(_cue_signs(book, subject), _soft_signs(compact), _subject_signs(subject)):
        for language, counts, form in written:
            for word in dict.fromkeys(words[0][1] for words in _words_of(form)):
                begins[language].setdefault(word, []).append(len(forms))
            forms.append((form, len(signs) if counts else -1 - len(signs)))
        signs.append(sign)
    return SignIndex(
        version=book.version,
        signs=tuple(signs),
        forms=tuple(forms),
        begins={
            language: {word: " ".join(map(str, places)) for word, places in words.items()}
            for language, words in begins.items()
        },
    )


def _cue_signs(book: CueBook, subject: Subject | None) -> Iterator[tuple[Sign, Iterable[_Written]]]:
    yield Sign(nats=()), _written(book.field)
    yield Sign(nats=()), _written(book.elsewhere)
    yield Sign(nats=(), subject=subject.start if subject else 0.0), ()
    for cue in book.cues:
        nats = ((cue.objective, round(-math.log1p(-cue.weight), 4)),)
        yield Sign(nats=nats, action=cue.action, general=cue.general, ambient=cue.ambient), _written(cue.words)


def _written(term: Term) -> Iterator[_Written]:
    for language in LANGUAGES:
        for form in term.forms(language):
            yield language, True, form
        for form in term.exceptions(language):
            yield language, False, form


def _soft_signs(compact: Compact) -> Iterator[tuple[Sign, Iterable[_Written]]]:
    for language in LANGUAGES:
        for stem, weights in soft_words(compact, language).items():
            spoken = tuple((number, round(weight, 4)) for number, weight in weights.items())
            yield Sign(nats=spoken, soft=True), [(language, True, f"{stem}{{|s|x}}")]


def _subject_signs(subject: Subject | None) -> Iterator[tuple[Sign, Iterable[_Written]]]:
    for language, words in subject.words.items() if subject else ():
        for form, nats in words.items():
            yield Sign(nats=(), subject=nats), [(language, True, form)]
