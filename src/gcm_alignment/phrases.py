"""Phrases, which are words in a row, and where they stand in a text: all of them are looked for at once."""

from __future__ import annotations

import itertools
import re  # noqa: TC003 - attrs resolves annotations at run time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Protocol, TypeAlias, TypedDict

import attrs

from gcm_alignment.tokens import TOKEN, Word, fold_base, fold_text, fold_word, tolerates

Phrase: TypeAlias = tuple[Word, ...]
"""The words of a phrase, each with its accents and without."""


def phrase_of(text: str) -> Phrase:
    """Cut a text into the words of a phrase."""
    return tuple(map(fold_word, TOKEN.findall(text)))


class Search(Protocol):
    """A way to look for phrases as `fold_text` writes them; which one is chosen must not change what is found."""

    def places(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Return where phrases stand, but for their accents: start, number of the phrase and stop, in this order."""
        ...


class _Node(TypedDict):
    """A place in the tree of phrases: the words that may follow, and the numbers of the phrases that end here."""

    next: dict[str, _Node]
    ends: list[int]


class Tree:
    """The search in pure Python: from each word that begins a phrase, along the words that follow it."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        """Grow the tree of the phrases' words."""
        self._phrases = phrases
        self._root: _Node = {"next": {}, "ends": []}
        for number, written in enumerate(phrases):
            node = self._root
            for word in written.split():
                node = node["next"].setdefault(word, {"next": {}, "ends": []})
            node["ends"].append(number)

    def places(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Return where phrases stand, but for their accents: start, number of the phrase and stop, in this order."""
        return locate(text, self._phrases, self._hits(fold_text(text).split()))

    def _hits(self, words: list[str]) -> Iterator[tuple[int, int]]:
        """Yield the number of the first word and that of the phrase."""
        heads = self._root["next"]
        words.append("")  # no phrase goes on with nothing, so each way ends at the end of the text
        for first in itertools.compress(itertools.count(), map(heads.__contains__, words)):
            node: _Node | None = heads[words[first]]
            last = first
            numbers: list[int] = []
            while node is not None:
                numbers += node["ends"]
                last += 1
                node = node["next"].get(words[last])
            for number in sorted(numbers):
                yield first, number


def locate(text: str, phrases: tuple[str, ...], hits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield start, number and stop of phrases in a text, by the number of their first word, which never falls.

    The words are read once, and kept only while they may be needed again.
    """
    coming = TOKEN.finditer(text)
    kept: list[re.Match[str]] = []
    read = 0
    for first, number in hits:
        if first < read:
            del kept[: len(kept) - (read - first)]
        else:
            kept.clear()
            next(itertools.islice(coming, first - read, first - read), None)
            read = first
        length = phrases[number].count(" ") + 1
        kept += itertools.islice(coming, max(first + length - read, 0))
        read = first + len(kept)
        yield kept[0].start(), number, kept[length - 1].end()


def quickest() -> Callable[[tuple[str, ...]], Search]:
    """Choose the search that is at hand: that of the extra `fast` where it is installed."""
    try:
        from gcm_alignment.automaton import Automaton  # noqa: PLC0415 - an extra
    except ImportError:
        return Tree
    return Automaton


@attrs.frozen
class Phrases:
    """Phrases that are found together, tolerant of missing accents, in time that grows with the text alone."""

    phrases: tuple[Phrase, ...]
    search: Callable[[tuple[str, ...]], Search] = attrs.field(factory=quickest)

    @cached_property
    def _alike(self) -> dict[str, list[int]]:
        """The numbers of the phrases that are the same without their accents, by what `fold_text` makes of them."""
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.phrases):
            numbers[" ".join(fold_base(base) for _exact, base in phrase)].append(number)
        return dict(numbers)

    @cached_property
    def _numbers(self) -> tuple[list[int], ...]:
        return tuple(self._alike.values())

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(" ".join(exact for exact, _base in phrase) for phrase in self.phrases)

    @cached_property
    def _search(self) -> Search:
        return self.search(tuple(self._alike))

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where phrases stand, from left to right: the number of the phrase, start and stop in the original."""
        for start, alike, stop in self._search.places(text):
            words = text[start:stop]
            lower = words.lower()
            for number in self._numbers[alike]:
                # Most words are written as the phrase is; the others are compared letter by letter.
                if lower == self._plain[number] or _stands(self.phrases[number], words):
                    yield number, start, stop


def _stands(phrase: Phrase, words: str) -> bool:
    return all(tolerates(form, exact) for form, (exact, _base) in zip(phrase, phrase_of(words), strict=True))
