"""Strategies for suggestions, cues, calibrations and judged texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from gcm_alignment.calibration import Calibration
from gcm_alignment.cues import ELSEWHERE, FIELD, Cue, CueBook
from gcm_alignment.evaluation.judged import JudgedText
from gcm_alignment.lexicon import Term
from gcm_alignment.suggestion.values import Suggestion, WordMatch
from gcm_alignment.testing.strategies._choices import perhaps
from gcm_alignment.testing.strategies._compact import actions, objective_numbers
from gcm_alignment.testing.strategies._options import asked_for
from gcm_alignment.testing.strategies._words import texts as any_texts

if TYPE_CHECKING:
    from gcm_alignment.text import Text

_LETTERS = "ab"
_WORDS = (
    Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
    Term(id="smuggling", en=["smuggl{er|ers|ing}"], fr=["passeur(s)"], except_en=["smuggling of goods"]),
    Term(id="skills", en=["skills recognition"], fr=["reconnaissance des compétences"]),
)
_THE_FIELD = Term(id=FIELD, en=["migrant(s)", "migration"], fr=["migrant{|e|s|es}", "migration(s)"])


@asked_for
def word_matches(*, texts: st.SearchStrategy[Text] | None = None) -> st.SearchStrategy[WordMatch]:
    """Generate words that stand at their place in one of the texts."""
    places = st.integers(0, 99)
    action = st.none() | actions().map(lambda one: one.id.removeprefix("gcm:"))
    return st.builds(_match_of, any_texts() if texts is None else texts, places, places, action)


def _match_of(text: Text, first: int, more: int, action: str | None) -> WordMatch:
    """Take words of a text from the place that a number chooses, over as many letters as another one says."""
    language, words = text.versions[first % len(text.versions)]
    start = first % len(words)
    stop = start + 1 + more % (len(words) - start)
    return WordMatch(start=start, stop=stop, term=words[start:stop], language=language, action=action)


@asked_for
def suggestions(*, matches: st.SearchStrategy[WordMatch] | None = None) -> st.SearchStrategy[Suggestion]:
    """Generate suggestions of any confidence, some of them without words."""
    return st.builds(
        Suggestion,
        objective=objective_numbers(),
        confidence=st.floats(0, 1),
        matches=st.lists(word_matches() if matches is None else matches, max_size=3),
    )


def cues() -> st.SearchStrategy[Cue]:
    """Generate cues whose words have forms in both languages."""
    return st.builds(
        _cue,
        st.sampled_from(_WORDS),
        objective_numbers(),
        st.floats(0.05, 0.95),
        st.sampled_from([None, *_LETTERS]),
        st.sets(st.sampled_from(["general", "ambient"])),
    )


def _cue(words: Term, objective: int, weight: float, letter: str | None, kinds: set[str]) -> Cue:
    return Cue(
        objective=objective,
        weight=weight,
        words=words,
        action=None if letter is None else f"{objective}.{letter}",
        general="general" in kinds,
        ambient="ambient" in kinds,
    )


def cue_books() -> st.SearchStrategy[CueBook]:
    """Generate books of a few cues, numbered."""
    return st.builds(
        _book_of,
        st.lists(cues(), max_size=6),
        version=st.sampled_from(["1", "2"]),
        field=st.sampled_from([_THE_FIELD, attrs.evolve(_THE_FIELD, en=["migrant(s)"])]),
        elsewhere=st.sampled_from([Term(id=ELSEWHERE), Term(id=ELSEWHERE, en=["bird(s)"], fr=["oiseau(x)"])]),
    )


def _book_of(found: list[Cue], version: str, field: Term, elsewhere: Term) -> CueBook:
    numbered = (
        attrs.evolve(one, words=attrs.evolve(one.words, id=f"{one.objective}/{number}"))
        for number, one in enumerate(found)
    )
    return CueBook(version=version, field=field, elsewhere=elsewhere, cues=tuple(numbered))


def calibrations() -> st.SearchStrategy[Calibration]:
    """Generate figures that turn cues into a confidence, none of which falls when more speaks for an objective."""
    shares = st.floats(0, 1)
    return st.builds(
        Calibration,
        outside=shares,
        elsewhere=shares,
        closed=shares,
        repeated=shares,
        soft=shares,
        softest=st.floats(0, 2),
        intercept=st.floats(-4, 1),
        weight=st.floats(0, 3),
        lead=shares,
        subject=shares,
        threshold=st.floats(0.5, 1),
        beside=st.floats(0, 0.5),
    )


def judged_texts() -> st.SearchStrategy[JudgedText]:
    """Generate texts of the field in one language, with at most three objectives."""
    judged = st.builds(
        _judged, any_texts(), st.integers(1, 999), st.lists(objective_numbers(), max_size=3), _FORMS.strategy
    )
    return judged | judged.map(lambda one: attrs.evolve(one, language=None))


_FORMS = perhaps(("title", "description"))


def _judged(text: Text, number: int, objectives: list[int], form: str | None) -> JudgedText:
    language, words = text.versions[0]
    return JudgedText(id=f"text-{number}", text=words, objectives=objectives, language=language, form=form)
