"""The title and the description, made so that conditions on words come to what is wanted."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from gcm_alignment.conditions import Mentions, Says, Truth
from gcm_alignment.readings import TextField
from gcm_alignment.testing.inversion.phrases import Phrases
from gcm_alignment.testing.strategies._choices import among
from gcm_alignment.testing.strategies._words import HABITS
from gcm_alignment.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hypothesis import strategies as st


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
_SHAPES: Final = tuple(
    (*(Slot("title", language) for language in title), *(Slot("description", language) for language in description))
    for title, description in itertools.product(_TITLES, _DESCRIPTIONS)
)
_PLAIN: Final = tuple(slots for slots in _SHAPES if all(slot.language in _TELLING for slot in slots))


@attrs.frozen
class Shape:
    """The texts that there are, what must not stand in each of them, and how to say each thing that has to be said."""

    slots: tuple[Slot, ...]
    denied: tuple[frozenset[str], ...]
    sayings: tuple[tuple[Words, tuple[Saying, ...]], ...]


@attrs.frozen
class Contrast:
    """Two shapes of the same texts, and the one text in which what only one of them says is said."""

    one: Shape
    other: Shape
    slot: Slot

    @property
    def shared(self) -> list[tuple[Words, tuple[Saying, ...]]]:
        """What both have to say, and how they can say it alike."""
        known = dict(self.other.sayings)
        both = [(leaf, sayings, known[leaf]) for leaf, sayings in self.one.sayings if leaf in known]
        return [(leaf, tuple(one for one in sayings if one in others)) for leaf, sayings, others in both]

    def apart(self, shape: Shape) -> list[tuple[Saying, ...]]:
        """Return how one of the shapes can say in the text what the other does not say."""
        shared = {leaf for leaf, _ in self.shared}
        alone = [sayings for leaf, sayings in shape.sayings if leaf not in shared]
        return [tuple((slot, words) for slot, words in sayings if slot == self.slot) for sayings in alone]

    @property
    def possible(self) -> bool:
        """Whether everything can be said."""
        return all(sayings for _, sayings in self.shared) and all((*self.apart(self.one), *self.apart(self.other)))


@attrs.frozen
class Speech:
    """The shapes in which the texts can be, the simplest first."""

    demands: tuple[tuple[Words, Truth], ...]
    phrases: Phrases

    @classmethod
    def of(cls, demands: Iterable[tuple[Words, Truth]], phrases: Phrases) -> Speech | None:
        """Try the shapes until one will do; None where none will."""
        speech = cls(tuple(demands), phrases)
        return speech if next(speech._fitting(_SHAPES), None) else None

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """All that will do; texts that leave everything open are odd to read, so only where something has to be."""
        return tuple(self._fitting(_PLAIN)) or tuple(self._fitting(_SHAPES))

    def _fitting(self, tried: Iterable[tuple[Slot, ...]]) -> Iterator[Shape]:
        for slots in tried:
            if (shape := _shape(slots, self.demands, self.phrases)) is not None:
                yield shape

    def __call__(self, draw: st.DrawFn) -> Texts:
        """Draw the texts."""
        shape = among(self.shapes)(draw)
        said = tuple(among(sayings)(draw) for _, sayings in shape.sayings)
        return self._written(draw, [(shape, said)])[0]

    def contrasts(self, other: Speech) -> tuple[Contrast, ...]:
        """Return how texts of this plan can differ from texts of another one in one text alone."""
        by_slots = {shape.slots: shape for shape in other.shapes}
        both = [(one, by_slots[one.slots]) for one in self.shapes if one.slots in by_slots]
        tried = (Contrast(one, two, slot) for one, two in both for slot in one.slots)
        return tuple(contrast for contrast in tried if contrast.possible)

    def pair(self, draw: st.DrawFn, contrast: Contrast) -> tuple[Texts, Texts]:
        """Draw texts of two shapes that differ in nothing but in what is said in one of them."""
        shared = [among(sayings)(draw) for _, sayings in contrast.shared]
        versions = [
            (shape, (*shared, *(among(sayings)(draw) for sayings in contrast.apart(shape))))
            for shape in (contrast.one, contrast.other)
        ]
        texts, other_texts = self._written(draw, versions)
        return texts, other_texts

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
    denied = frozenset[str]().union(*(line.denied for line in lines))
    frame, habit = among(_FRAMES[language])(draw), among(HABITS)(draw)
    bare = [line.bare(topic, denied) for line in lines]
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

    def bare(self, topic: int, denied: frozenset[str]) -> str:
        """Put phrases side by side; where there are none, say something that no version denies."""
        if self.said:
            return self.phrases.beside(self.said)
        topics = _TOPICS[self.language]
        neutral = itertools.chain((*topics[topic:], *topics[:topic]), (f"x{number}" for number in itertools.count(1)))
        return next(words for words in neutral if not self.phrases.in_words(words, self.language) & denied)

    @cached_property
    def _terms(self) -> frozenset[str]:
        return self.phrases.in_words(self.phrases.beside(self.said), self.language)

    def means(self, words: str) -> bool:
        """Tell whether words speak of everything that the phrases speak of, and of nothing that is denied."""
        found = self.phrases.in_words(words, self.language)
        return found >= self._terms and not found & self.denied


def _shape(slots: tuple[Slot, ...], demands: Sequence[tuple[Words, Truth]], phrases: Phrases) -> Shape | None:
    """Return how everything that is asked can be said in these texts, or None when it cannot."""
    for leaf, truth in demands:
        # Where there is no text, it speaks of nothing; where there is, each that cannot tell leaves it open.
        told = all(phrases.speaks(leaf.term, languages) for languages in _languages_of(_read_by(leaf, slots)))
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


def _languages_of(slots: Iterable[Slot]) -> Iterable[list[str]]:
    """Return the languages of each text, the title apart from the description."""
    by_field: dict[TextField, list[str]] = {}
    for slot in slots:
        by_field.setdefault(slot.field, []).append(slot.language)
    return by_field.values()


def _read_by(leaf: Words, slots: Iterable[Slot]) -> list[Slot]:
    return [slot for slot in slots if leaf.field in {None, slot.field}]


def _sayings(leaf: Words, texts: Iterable[tuple[Slot, frozenset[str]]], phrases: Phrases) -> Iterator[Saying]:
    for slot, denied in texts:
        if leaf.field in {None, slot.field}:
            yield from ((slot, words) for words in phrases.of(leaf.term, slot.language, denied))
