"""A program that fits what words say of a text's subject: `python tests/data_curation/fit_subject.py`.

It reads the judged texts of this project that are for development, groups the words of each language by their stem
(Snowball’s, too slow for each start), and fits a logistic regression from the words that a text has, each of n known
words counting 1 / √n, to whether it serves any objective at all. Words of one text alone are names, and words of many
texts are style: both are passed over. The languages share where a text starts, so that neither is read more gladly than
the other. The texts that were set aside are not among them: what was fitted to those would measure nothing. It needs
the extra `learn`.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from gcm_alignment.evaluation.judged import JudgedText, read_judged
from gcm_alignment.suggestion.shipped import SUBJECT
from gcm_alignment.suggestion.subject import Subject
from gcm_alignment.text import LANGUAGES, Language
from gcm_alignment.tokens import tokenise

DATA = Path(__file__).parents[1] / "data"
TEXTS = [
    DATA / name
    for name in (
        "suggestion_practices.jsonl",
        "suggestion_practices_unread.jsonl",
        "suggestion_texts.jsonl",
        "other_fields.jsonl",
    )
]
KEPT = Path(__file__).parents[2] / "src" / "gcm_alignment" / "suggestion" / SUBJECT
SHORTEST = 3
LEAST_TEXTS = 2
MOST_TEXTS = 0.05
"""The share of the texts of a language above which a word is style."""
STRENGTH = 3.0
"""The inverse of how strongly large figures are held down (C of scikit-learn)."""
SMALLEST = 0.5
INFLECTED = ("s", "x", "ed", "ing")
PLURALS: Mapping[Language, tuple[str, ...]] = {"en": ("s",), "fr": ("s", "e", "es", "x")}

Stem = tuple[Language, str]


class Stemmer(Protocol):
    """What the module snowballstemmer, which brings no types, gives for a language."""

    def stemWord(self, word: str, /) -> str:  # noqa: N802 - its name
        """Return the stem of a word."""
        ...


class Model(Protocol):
    """A logistic regression of scikit-learn, which brings no types."""

    coef_: Sequence[Sequence[float]]
    intercept_: Sequence[float]

    def fit(self, features: object, right: Sequence[bool], /) -> object:
        """Fit the coefficients."""
        ...


@cache
def stemmer(language: Language) -> Stemmer:
    """Return the stemmer of a language; tests read this module too, and do without one."""
    names: Mapping[Language, str] = {"en": "english", "fr": "french"}
    return cast("Stemmer", import_module("snowballstemmer").stemmer(names[language]))


def stem_of(word: str, language: Language) -> Stem:
    """Return what the inflections of a word have in common."""
    return language, stemmer(language).stemWord(word)


def words_of(text: JudgedText) -> Iterator[tuple[Stem, str]]:
    """Yield the words of a text that may say something, with their stems."""
    for language in LANGUAGES:
        if text.language == language:
            for token in tokenise(text.text):
                if len(token.base) >= SHORTEST and token.base[0].isalpha():
                    yield stem_of(token.exact, language), token.exact


def known_stems(stems: Sequence[Sequence[Stem]]) -> list[Stem]:
    """Return the stems that neither one text alone nor many have."""
    often = Counter(stem for found in stems for stem in found)
    most = MOST_TEXTS * len(stems) / len(LANGUAGES)
    return sorted(stem for stem, texts in often.items() if LEAST_TEXTS <= texts <= most)


def fit(texts: Sequence[JudgedText]) -> Subject:
    """Fit what the words of judged texts say."""
    stems = [sorted({stem for stem, _word in words_of(text)}) for text in texts]
    known = {stem: place for place, stem in enumerate(known_stems(stems))}
    lines = [[known[stem] for stem in found if stem in known] for found in stems]
    model = fitted(lines, len(known), [bool(text.objectives) for text in texts])
    figures = {stem: round(float(model.coef_[0][place]), 2) for stem, place in known.items()}
    telling = {stem: figure for stem, figure in figures.items() if abs(figure) >= SMALLEST}
    forms = forms_of(texts, telling.keys())
    return Subject(
        start=round(float(model.intercept_[0]), 2),
        words={
            language: {forms[stem]: figure for stem, figure in telling.items() if stem[0] == language}
            for language in LANGUAGES
        },
    )


def fitted(lines: Sequence[Sequence[int]], width: int, right: Sequence[bool]) -> Model:
    """Fit a regression from the known words of each text."""
    places = [row for row, line in enumerate(lines) for _ in line], [place for line in lines for place in line]
    worth = [1 / math.sqrt(len(line)) for line in lines for _ in line]
    matrix: object = import_module("scipy.sparse").csr_matrix((worth, places), shape=(len(lines), width))
    model = cast("Model", import_module("sklearn.linear_model").LogisticRegression(C=STRENGTH, max_iter=1000))
    model.fit(matrix, right)
    return model


def forms_of(texts: Iterable[JudgedText], known: Iterable[Stem]) -> dict[Stem, str]:
    """Return the words of each stem as a form of the lexicon: those that stand in the texts, and their plurals."""
    seen: defaultdict[Stem, set[str]] = defaultdict(set)
    for text in texts:
        for stem, word in words_of(text):
            seen[stem].add(word)
            if not word.endswith(INFLECTED):
                plurals = (word + ending for ending in PLURALS[stem[0]])
                seen[stem].update(one for one in plurals if stem_of(one, stem[0]) == stem)
    return {stem: written(sorted(seen[stem])) for stem in known}


def written(words: Sequence[str]) -> str:
    """Write words as one form."""
    return words[0] if len(words) == 1 else f"{{{'|'.join(words)}}}"


def in_json(fitted: Subject) -> str:
    """Write a subject, a word a line."""
    parts: dict[str, Mapping[str, float]] = {"start": {"": fitted.start}}
    parts.update((language, words) for language, words in fitted.words.items())
    return json.dumps(parts, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def development_texts() -> list[JudgedText]:
    """Read the texts for development."""
    return [text for path in TEXTS for text in read_judged(path.read_text(encoding="utf-8")).texts]


if __name__ == "__main__":
    KEPT.write_text(in_json(fit(development_texts())), encoding="utf-8", newline="\n")
