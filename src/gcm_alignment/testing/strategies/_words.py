"""Strategies for languages and texts: titles in the shape of real ones, and nasty text."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from gcm_alignment.testing.strategies._choices import Choice, among, perhaps, perhaps_made
from gcm_alignment.testing.strategies._options import asked_for, known_language, most_of
from gcm_alignment.text import LANGUAGES, BilingualText, Language, Text, strip_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Pair = tuple[str, str]

_SHAPES: tuple[Pair, ...] = (
    ("Workshop on {}", "Atelier sur {}"),
    ("Thematic meeting on {}", "Réunion thématique sur {}"),
    ("Technical meeting on {} – Abuja", "Réunion technique sur {} – Abuja"),
    ("Webinar: {}", "Webinaire\u00a0: {}"),
    ("Round table “{}”", "Table ronde «\u00a0{}\u00a0»"),
    ("Publication: Collection of practices on {}", "Publication\u00a0: Recueil de pratiques sur {}"),
    (
        "Senior Officials’ Meeting, with an emphasis on {}",
        "Réunion des hauts fonctionnaires, l’accent étant mis sur {}",
    ),
)

_TOPICS: tuple[Pair, ...] = (
    ("diaspora remittances", "les transferts de fonds des diasporas"),
    ("labour migration", "la migration de main-d’œuvre"),
    ("the fight against trafficking in persons", "la lutte contre la traite des êtres humains"),
    ("the fight against migrant smuggling", "la lutte contre le trafic de migrants"),
    ("border management", "la gestion des frontières"),
    ("voluntary return and reintegration", "le retour volontaire et la réintégration"),
    ("the protection of unaccompanied minors", "la protection des mineurs non accompagnés"),
    ("migration data", "les données migratoires"),
    ("the root causes of irregular migration", "les causes profondes de la migration irrégulière"),
    ("civil registration and identity documents", "l’état civil et les documents d’identité"),
    ("the recognition of qualifications", "la reconnaissance des qualifications"),
    ("missing migrants", "les migrants disparus"),
    ("consular assistance", "l’assistance consulaire"),
    ("national authorities, local authorities and migration", "les autorités nationales, locales et la migration"),
)

# What programs stumble over: marks without a letter, letters that grow when folded, invisible ones, other scripts
# and directions, and what CSV, HTML, TOML, Markdown, gettext or `str.format` would read as their own.
_NASTY = (
    *(
        "ﬁ",
        "ß",
        "İ",
        "e\u0301",
        "\u0327",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u2028",
        "œ",
        "Ǆ",
        "ﷺ",
        "🧳",
        "👩🏽‍⚕️",
    ),
    *("التحويلات", "\u202e", "\u00a0", "\u202f", "\t", "\r\n", "\n- ", "\x00", "\x1f", "\x7f", "\ud7ff", "\uffff"),
    *(
        "{title}",
        "{",
        "}",
        "%s",
        "%(x)s",
        "<b>&amp;</b>",
        "]]>",
        "=1+1",
        "@x",
        "'",
        '"',
        "“",
        "« ",
        " »",
        "|",
        "`",
        "\\",
    ),
    *("2019-11-31", "Objectif 24", "NA", "None", "9(a)", "–", "--", "…", "//", "x" * 300),
)


def _straight(words: str) -> str:
    typed = words.replace("\u00a0:", ":").replace("«\u00a0", '"').replace("\u00a0»", '"')
    return typed.translate(str.maketrans("’“”–", '\'""-'))


def _unchanged(words: str) -> str:
    return words


HABITS: tuple[Callable[[str], str], ...] = (_unchanged, _straight, strip_accents, str.upper)
"""How people type a title: as a typesetter would, with straight marks, without accents, in capitals."""


def languages() -> st.SearchStrategy[Language]:
    """Generate the languages of the library's own words."""
    return st.sampled_from(LANGUAGES)


def _worded(shape: Pair, topics: tuple[Pair, ...], habit: Callable[[str], str]) -> Pair:
    """Word a title in English and in French, that say the same."""
    english = " and ".join(topic for topic, _ in topics)
    french = " et ".join(topic for _, topic in topics)
    return habit(shape[0].format(english)), habit(shape[1].format(french))


# Written out beforehand, so that a title costs one choice: tests draw thousands of them.
_TITLES = tuple(
    _worded(shape, topics, habit)
    for habit in HABITS
    for shape in _SHAPES
    for topic, other in itertools.pairwise((*_TOPICS, _TOPICS[0]))
    for topics in ((topic,), (topic, other))
)


def _hostile_words() -> st.SearchStrategy[str]:
    """Generate nasty words: whatever surrounds it, the topic in the middle is no space."""
    nasty = st.sampled_from(_NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    around = st.lists(nasty, max_size=4).map("".join)
    topics = st.sampled_from([topic for pair in _TOPICS for topic in pair])
    return st.builds("{}{}{}".format, around, topics, around)


def _text(pair: Pair, chosen: Collection[Language]) -> Text:
    return Text((language, words) for language, words in zip(LANGUAGES, pair, strict=True) if language in chosen)


@cache
def title_at(place: int) -> Text:
    """Return one of the `TITLE_COUNT` titles: all English ones come first, then French, then those in both.

    Last come those in both of which the French is ours.
    """
    languages, title = divmod(place, len(_TITLES))
    if languages < len(_SOME_LANGUAGES):
        return _text(_TITLES[title], _SOME_LANGUAGES[languages])
    return attrs.evolve(_text(_TITLES[title], LANGUAGES), ours={"fr"})


_SOME_LANGUAGES: tuple[tuple[Language, ...], ...] = (("en",), ("fr",), LANGUAGES)
TITLE_COUNT: Final = (len(_SOME_LANGUAGES) + 1) * len(_TITLES)


@asked_for
def texts(
    *, languages: st.SearchStrategy[Language] | None = None, min_languages: int = 1, hostile: bool = False
) -> st.SearchStrategy[Text]:
    """Generate titles in one or both languages; with `hostile`, nasty text around them.

    `languages` are the languages to draw from.
    """
    most_of("languages", min_languages, None, usual=len(LANGUAGES), lowest=1, highest=len(LANGUAGES))
    if languages is None and not hostile and min_languages == 1:
        return ANY_TEXT.strategy
    some = [chosen for chosen in _SOME_LANGUAGES if len(chosen) >= min_languages]
    if languages is None:
        return st.builds(_text, _pairs(hostile=hostile), st.sampled_from(some))
    tags = st.sets(languages.map(known_language), min_size=min_languages, max_size=len(LANGUAGES))
    return st.builds(_text, _pairs(hostile=hostile), tags)


ANY_TEXT: Final = Choice(st.integers(0, TITLE_COUNT - 1), title_at)
PERHAPS_TEXT: Final = perhaps_made(TITLE_COUNT, title_at)


def _pairs(*, hostile: bool) -> st.SearchStrategy[Pair]:
    return st.tuples(_hostile_words(), _hostile_words()) if hostile else among(_TITLES).strategy


def bilingual_texts(*, hostile: bool = False) -> st.SearchStrategy[BilingualText]:
    """Generate texts that exist in English and French; with `hostile`, nasty text around them."""
    return st.builds(_bilingual, _pairs(hostile=hostile), perhaps(_SPANISH).strategy)


def _bilingual(pair: Pair, spanish: str | None) -> BilingualText:
    return BilingualText(*pair, spanish)


_SPANISH = ("Taller sobre las remesas", "Reunión técnica sobre los niños no acompañados")


@asked_for
def labels(
    *, languages: st.SearchStrategy[Language] | None = None, hostile: bool = False
) -> st.SearchStrategy[BilingualText | Text]:
    """Generate what things are called by: texts in one or both languages, and texts that surely exist in both.

    Given `languages` to draw from, the texts exist in these alone, so that a label may have to fall back.
    """
    if languages is not None:
        return texts(languages=languages, hostile=hostile)
    return texts(hostile=hostile) | bilingual_texts(hostile=hostile)
