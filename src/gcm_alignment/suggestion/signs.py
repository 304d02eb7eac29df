"""Signs: what a cue or a softer word says of objectives, and the index in which a text's words find them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypedDict, cast

import attrs

from gcm_alignment.lexicon import Term, expand, fold_word, tokenise
from gcm_alignment.suggestion.voices import inflected, soft_words
from gcm_alignment.text import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.compact import Compact
    from gcm_alignment.cues import CueBook
    from gcm_alignment.lexicon import Token, Word

Form: TypeAlias = "tuple[str, int] | list[str | int]"
"""The words of a form, joined by spaces, and the number of its sign; of an exception -1 less that number."""


@attrs.frozen(kw_only=True)
class Sign:
    """What words say: how much for each objective, whether only in a text of the field, or only beside other cues.

    `nats` are natural units of information: -log(1 - weight) of a cue. A sign for no objective says that a text is of
    the field.
    """

    nats: tuple[tuple[int, float], ...]
    action: str | None = None
    general: bool = False
    ambient: bool = False
    soft: bool = False

    @property
    def opens(self) -> bool:
        """Whether it tells that the text is of the field at all."""
        return not (self.general or self.ambient or self.soft)


class _Node(TypedDict):
    """A place in the tree of forms: the words that may follow, and the forms that end here."""

    next: dict[str, _Node]
    ends: list[tuple[int, tuple[Word, ...]]]


@attrs.frozen(eq=False, kw_only=True)
class SignIndex:
    """Signs, and their forms in each language by the word that they begin with.

    A tree of forms grows when a text first has the word: most words of a lexicon never come up in one run.
    """

    version: str
    signs: tuple[Sign, ...]
    forms: Mapping[Language, Mapping[str, Sequence[Form]]] = attrs.field(repr=False)
    _grown: dict[Language, dict[str, _Node]] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Begin with no tree in any language."""
        object.__setattr__(self, "_grown", {language: {} for language in LANGUAGES})

    def tree(self, language: Language, word: str) -> _Node | None:
        """Return the tree of the forms that begin with a word (folded, without accents), None where none does."""
        grown = self._grown[language]
        if (tree := grown.get(word)) is None and (forms := self.forms[language].get(word)):
            tree = grown[word] = _grow(forms)
        return tree


def _grow(forms: Sequence[Form]) -> _Node:
    """Make a tree of forms that begin with one word; its root stands after that word."""
    root: _Node = {"next": {}, "ends": []}
    for written, number in cast("Sequence[tuple[str, int]]", forms):
        words = tuple(map(fold_word, written.split(" ")))
        node = root
        for _exact, base in words[1:]:
            node = node["next"].setdefault(base, {"next": {}, "ends": []})
        node["ends"].append((number, words))
    return root


def tolerates(words: Sequence[Word], tokens: Sequence[Token]) -> bool:
    """Tell whether each letter of the tokens is the form's letter, or that letter without its accent.

    The words without accents are known to be the same.
    """
    return all(
        token.exact in word or all(seen in letters for seen, *letters in zip(token.exact, *word, strict=False))
        for word, token in zip(words, tokens, strict=True)
    )


def compile_signs(book: CueBook, compact: Compact) -> SignIndex:
    """Write out all forms of the cues, of the words of the field, and of the Compact's own words."""
    signs: list[Sign] = []
    forms: dict[Language, dict[str, list[Form]]] = {language: {} for language in LANGUAGES}

    def add(sign: Sign, written: Iterable[tuple[Language, bool, str]]) -> None:
        number = len(signs)
        signs.append(sign)
        for language, counts, form in written:
            words = [fold_word(token.exact) for token in tokenise(form)]
            begun = forms[language].setdefault(words[0][1], [])
            begun.append((" ".join(exact for exact, _base in words), number if counts else -1 - number))

    add(Sign(nats=()), _written(book.field))
    for cue in book.cues:
        nats = ((cue.objective, round(-math.log1p(-cue.weight), 4)),)
        sign = Sign(nats=nats, action=cue.action, general=cue.general, ambient=cue.ambient)
        add(sign, _written(cue.words))
    for language in LANGUAGES:
        for stem, weights in soft_words(compact, language).items():
            spoken = tuple((number, round(weight, 4)) for number, weight in weights.items())
            add(Sign(nats=spoken, soft=True), [(language, True, form) for form in inflected(stem)])
    return SignIndex(
        version=book.version, signs=tuple(signs), forms=cast("Mapping[Language, Mapping[str, Sequence[Form]]]", forms)
    )


def _written(term: Term) -> Iterator[tuple[Language, bool, str]]:
    """Yield each form and each exception of a term, written out, with its language and whether it counts."""
    for language in LANGUAGES:
        for counts, forms in ((True, term.forms(language)), (False, term.exceptions(language))):
            for written in dict.fromkeys(itertools.chain.from_iterable(map(expand, forms))):
                yield language, counts, written
