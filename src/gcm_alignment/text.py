"""Texts in several languages, and the choice of the one to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias, TypeVar, cast

import attrs

from gcm_alignment.errors import InvalidValue, Message, MissingLanguage, N_, UnknownLanguage

Language: TypeAlias = Literal["en", "fr"]
Value = TypeVar("Value")
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def negotiate(tag: str) -> Language:
    """Choose the language of our own words for a BCP 47 tag, by its primary language.

    >>> negotiate("fr-SN")
    'fr'
    """
    primary = re.split("[-_.]", tag.strip(), maxsplit=1)[0].lower()
    if primary in LANGUAGES:
        return primary
    raise UnknownLanguage(N_("no language {given}: the languages are {known}"), given=repr(tag), known=LANGUAGES)


def primary_language(tag: str) -> str:
    """Return the primary language of a well-formed BCP 47 tag, in lower case."""
    if not _TAG.fullmatch(tag):
        raise InvalidValue(N_("not a language tag: {given}; write one such as fr or fr-SN"), given=repr(tag))
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def strip_accents(text: str) -> str:
    """Return the text without its accents; letters such as ø or œ, which carry none, stay."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def is_a(given: object, kind: type | tuple[type, ...]) -> bool:
    """Tell whether something is of a class where only type checkers say so: notebooks have none."""
    return isinstance(given, kind)


def strings(given: Iterable[str]) -> tuple[str, ...]:
    """Take a list of texts as a tuple; one text alone is refused, because it would be cut into letters."""
    if isinstance(given, str):
        raise InvalidValue(N_("expected a list of texts, found one text: {given}"), given=repr(given))
    return listed(given, str)


def listed(given: Iterable[Value], *kinds: type) -> tuple[Value, ...]:
    """Take a list of values of some classes as a tuple; what is no list, and what else it holds, is refused."""
    if not is_a(given, Iterable):
        raise InvalidValue(
            N_("expected a list of {kinds}, found {given}; put it in [ ]"), kinds=_named(kinds), given=shown(given)
        )
    values = tuple(given)
    for value in values:
        if not isinstance(value, kinds):
            raise InvalidValue(
                N_("expected a list of {kinds}, found {given} in it"), kinds=_named(kinds), given=shown(value)
            )
    return values


def _named(kinds: tuple[type, ...]) -> Message | tuple[str, ...]:
    return Message.of(N_("texts")) if str in kinds else tuple(kind.__name__ for kind in kinds)


_LONGEST = 80


def shown(given: object) -> str:
    """Write what was given as Python does, cut where it is long: a message is read in one go."""
    written = repr(given)
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"


@attrs.frozen(kw_only=True)
class Served:
    """A text as it was served: its words, their language, and whether another one was asked for."""

    text: str
    language: str
    fallback: bool


def _as_languages(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


def sorted_repr(given: frozenset[str]) -> str:
    """Show a set alike in every run: its own order changes with the hash seed."""
    return f"frozenset({{{', '.join(map(repr, sorted(given)))}}})" if given else "frozenset()"


def _as_versions(given: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    pairs = cast("Iterable[tuple[str, str]]", given.items() if isinstance(given, Mapping) else given)
    return tuple(sorted((primary_language(tag), words) for tag, words in pairs))


@attrs.frozen
class Text:
    """What somebody wrote, in one or more languages: `ours` names those that are this project's wording.

    >>> title = Text.of(fr="Atelier sur la lutte contre le trafic de migrants")
    >>> title.serve("en").language, title.serve("en").fallback
    ('fr', True)
    """

    versions: tuple[tuple[str, str], ...] = attrs.field(converter=_as_versions)
    ours: frozenset[str] = attrs.field(default=frozenset(), converter=_as_languages, kw_only=True, repr=sorted_repr)

    def __attrs_post_init__(self) -> None:
        """Refuse a text without words, and one language given twice."""
        languages = self.languages
        if not languages or not all(words.strip() for _, words in self.versions):
            raise InvalidValue(N_("a text needs words in at least one language"))
        if len(set(languages)) < len(languages):
            raise InvalidValue(N_("a text holds each language once: {given}"), given=languages)
        if not self.ours <= set(languages):
            raise InvalidValue(N_("no words in {given}: they cannot be ours"), given=tuple(sorted(self.ours)))

    @classmethod
    def of(cls, *, ours: Iterable[str] = (), **versions: str) -> Text:
        """Make a text from words by language: `Text.of(en="Workshop", fr="Atelier")`."""
        return cls(versions, ours=frozenset(ours))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the text exists in, sorted."""
        return tuple(language for language, _ in self.versions)

    def in_language(self, language: str) -> str:
        """Return the words in exactly this language, or raise MissingLanguage."""
        for known, words in self.versions:
            if known == language:
                return words
        raise MissingLanguage(
            N_("no text in {given}: it exists in {languages}"), given=language, languages=self.languages
        )

    @property
    def en(self) -> str:
        """The English words; raises MissingLanguage when there are none."""
        return self.in_language("en")

    @property
    def fr(self) -> str:
        """The French words; raises MissingLanguage when there are none."""
        return self.in_language("fr")

    def serve(self, tag: str) -> Served:
        """Serve the words for a language tag, and tell which language was served."""
        wanted = primary_language(tag)
        language = next(tag for tag in (wanted, *LANGUAGES, *self.languages) if tag in self.languages)
        return Served(text=self.in_language(language), language=language, fallback=language != wanted)


def _needs_words(_owner: object, attribute: attrs.Attribute[str], words: str) -> None:
    if not words.strip():
        raise InvalidValue(N_("a bilingual text needs words in {language}"), language=attribute.name)


@attrs.frozen
class BilingualText:
    """A text that surely exists in English and French, with Spanish where it is known.

    >>> BilingualText("Data", "Données").serve("fr-SN").text
    'Données'
    """

    en: str = attrs.field(validator=_needs_words)
    fr: str = attrs.field(validator=_needs_words)
    es: str | None = attrs.field(default=None, validator=attrs.validators.optional(_needs_words))

    def serve(self, tag: str) -> Served:
        """Serve the words for a language tag; another language than these falls back to English."""
        wanted = primary_language(tag)
        by_language = {"en": self.en, "fr": self.fr, "es": self.es}
        words = by_language.get(wanted)
        if words is None:
            return Served(text=self.en, language="en", fallback=True)
        return Served(text=words, language=wanted, fallback=False)
