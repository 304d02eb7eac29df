"""The title and the description, made so that conditions on words come to what is wanted."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from gcm_alignment.conditions import Mentions, Says
from gcm_alignment.readings import TextField
from gcm_alignment.testing.inversion.phrases import Phrases
from gcm_alignment.testing.strategies._choices import among
from gcm_alignment.testing.strategies._words import HABITS
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hypothesis import strategies as st

    from gcm_alignment.conditions import Truth

Words: TypeAlias = Mentions | Says
Texts = tuple[Text, "Text | None"]
"""A title, and a description where there is one."""

# Spanish stands for the languages in which no term has a form: texts in them leave open what they speak of.
_TITLES: Final[tuple[tuple[str, ...], ...]] = (("en",), ("fr",), ("en", "fr"), ("es",))
_TELLING: Final = ("en", "fr")
_DESCRIPTIONS: Final[tuple[tuple[str, ...], ...]] = ((), *_TITLES)
_FRAMES: Final = {
    "en": ("Workshop: {}", "Thematic meeting on {}", "Webinar – {}", "Round table “{}”", "{}"),
    "fr": ("Atelier\u00a0: {}", "Réunion thématique\u00a0: {}", "Webinaire – {}", "Table ronde «\u00a0{}\u00a0»", "{}"),
    "es": ("Taller: {}", "{}"),
}
_TOPICS: Final = {
    "en": ("the programme of work", "next steps", "the calendar"),
    "fr": ("le programme de travail", "les prochaines étapes", "le calendrier"),
    "es": ("el programa de trabajo", "el calendario"),
}


@attrs.frozen
class Slot:
    """One of the texts in one of its languages."""

    field: TextField
    language: str


Saying = tuple[Slot, str]
"""Words to stand in a text."""


@attrs.frozen
class Shape:
    """In which languages there is a title and a description, what must not stand there, and how to say each thing."""

    slots: tuple[Slot, ...]
    denied: tuple[frozenset[str], ...]
    sayings: tuple[tuple[Words, tuple[Saying, ...]], ...]

    def ways_to_say(self, leaf: Words) -> tuple[Saying, ...]:
        """Return how a thing can be said."""
        return next(sayings for asked, sayings in self.sayings if asked == leaf)


@attrs.frozen
class Speech:
    """The shapes in which the texts can be, the simplest first."""

    phrases: Phrases
    shapes: tuple[Shape, ...]

    @classmethod
    def of(cls, demands: Sequence[tuple[Words, Truth]], phrases: Phrases) -> Speech | None:
        """Try all shapes; None where none will do."""
        tried = (
            _shape(_slots(*languages), demands, phrases) for languages in itertools.product(_TITLES, _DESCRIPTIONS)
        )
        shapes = tuple(shape for shape in tried if shape)
        # Texts that leave everything open are odd to read where nothing needs to be.
        plain = tuple(shape for shape in shapes if all(slot.language in _TELLING for slot in shape.slots))
        return cls(phrases, plain or shapes) if shapes else None

    def __call__(self, draw: st.DrawFn) -> Texts:
        """Draw the texts."""
        shape = among(self.shapes)(draw)
        said = tuple(among(sayings)(draw) for _, sayings in shape.sayings)
        return self._written(draw, [(shape, said)])[0]

    def pairs(self, other: Speech) -> tuple[tuple[Shape, Shape], ...]:
        """Pair shapes of the same texts with those of another plan."""
        by_slots = {shape.slots: shape for shape in other.shapes}
        return tuple((one, by_slots[one.slots]) for one in self.shapes if one.slots in by_slots)

    def pair(self, draw: st.DrawFn, shapes: tuple[Shape, Shape], leaf: Words) -> tuple[Texts, Texts]:
        """Draw texts that say a thing, and texts that differ from them in not saying it."""
        saying, silent = shapes
        said = tuple(among(sayings)(draw) for _, sayings in silent.sayings)
        more = among(saying.ways_to_say(leaf))(draw)
        one, other = self._written(draw, [(saying, (*said, more)), (silent, said)])
        return one, other

    def _written(self, draw: st.DrawFn, versions: Sequence[tuple[Shape, tuple[Saying, ...]]]) -> list[Texts]:
        """Write versions of the texts, which differ in nothing but in what they say."""
        texts: list[dict[TextField, dict[str, str]]] = [{"title": {}, "description": {}} for _ in versions]
        for place, slot in enumerate(versions[0][0].slots):
            lines = [
                _Line(
                    self.phrases,
                    slot.language,
                    tuple(words for where, words in said if where == slot),
                    shape.denied[place],
                )
                for shape, said in versions
            ]
            for text, line in zip(texts, _worded(draw, slot.language, lines), strict=True):
                text[slot.field][slot.language] = line
        return [(Text(one["title"]), Text(one["description"]) if one["description"] else None) for one in texts]


def _worded(draw: st.DrawFn, language: str, lines: Sequence[_Line]) -> list[str]:
    """Word versions of one text in one frame, typed by one habit; where that would change what is said, bare."""
    topic = among(range(len(_TOPICS[language])))(draw)
    frame, habit = among(_FRAMES[language])(draw), among(HABITS)(draw)
    bare = [line.bare(topic) for line in lines]
    framed = [frame.format(words) for words in bare]
    for tried in ([*map(habit, framed)], framed):
        if all(line.means(words) for line, words in zip(lines, tried, strict=True)):
            return tried
    return bare


@attrs.frozen
class _Line:
    """What is to be said in one text, and the terms that must not stand there."""

    phrases: Phrases
    language: str
    said: tuple[str, ...]
    denied: frozenset[str]

    def bare(self, topic: int) -> str:
        """Put phrases side by side, with a mark between that no form holds; or say something that is not denied."""
        if self.said:
            return self.phrases.beside(self.said)
        topics = _TOPICS[self.language]
        neutral = itertools.chain((*topics[topic:], *topics[:topic]), (f"x{number}" for number in itertools.count(1)))
        return next(words for words in neutral if self.means(words))

    @cached_property
    def _terms(self) -> frozenset[str]:
        return self.phrases.in_words(self.phrases.beside(self.said), self.language)

    def means(self, words: str) -> bool:
        """Tell whether words speak of everything that the phrases speak of, and of nothing that is denied."""
        found = self.phrases.in_words(words, self.language)
        return found >= self._terms and not found & self.denied


def _slots(title: Iterable[str], description: Iterable[str]) -> tuple[Slot, ...]:
    return (*(Slot("title", language) for language in title), *(Slot("description", one) for one in description))


def _shape(slots: tuple[Slot, ...], demands: Sequence[tuple[Words, Truth]], phrases: Phrases) -> Shape | None:
    """Return how everything that is asked can be said in these texts, or None when it cannot."""
    for leaf, truth in demands:
        languages = [slot.language for slot in _read_by(leaf, slots)]
        # Where there is no text, it speaks of nothing; where there is, one that cannot tell leaves it open.
        told = not languages or phrases.speaks(leaf.term, languages)
        if (truth is False and not told) or (truth is None and told):
            return None
    denied = tuple(
        frozenset(leaf.term for leaf, truth in demands if not truth and slot in _read_by(leaf, slots)) for slot in slots
    )
    said: list[tuple[Words, tuple[Saying, ...]]] = []
    for leaf in (leaf for leaf, truth in demands if truth):
        sayings = tuple(_sayings(leaf, zip(slots, denied, strict=True), phrases))
        if not sayings:
            return None
        said.append((leaf, sayings))
    return Shape(slots, denied, tuple(said))


def _read_by(leaf: Words, slots: Iterable[Slot]) -> list[Slot]:
    return [slot for slot in slots if leaf.field in {None, slot.field}]


def _sayings(leaf: Words, texts: Iterable[tuple[Slot, frozenset[str]]], phrases: Phrases) -> Iterator[Saying]:
    for slot, denied in texts:
        if leaf.field in {None, slot.field}:
            yield from ((slot, words) for words in phrases.of(leaf.term, slot.language, denied))
