"""What suggesters answer, looked at before anything is asked of it: its shape, and the kinds of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral, Real
from typing import TYPE_CHECKING, cast

from gcm_alignment.errors import GcmError, N_
from gcm_alignment.text import is_a

if TYPE_CHECKING:
    from gcm_alignment.testing.laws._suggesting import Suggested


class NoAnswer(GcmError, TypeError):
    """An answer in which no suggestions can be looked for."""


def checked(given: object, count: int) -> tuple[tuple[Suggested, ...], ...]:
    """Take what was answered about so many texts; NoAnswer says what is not as it should be."""
    answers = _listed(given, N_("it is to answer a list of suggestions for each text, and answers {given}"))
    if len(answers) != count:
        raise NoAnswer(
            N_("it is to answer as often as it is asked: {asked} texts, {answered} answers"),
            asked=count,
            answered=len(answers),
        )
    return tuple(map(_suggestions, answers))


def _listed(given: object, template: str) -> tuple[object, ...]:
    if not isinstance(given, Sequence) or isinstance(given, (str, bytes)):
        raise NoAnswer(template, given=repr(given))
    return tuple(cast("Sequence[object]", given))


def _suggestions(given: object) -> tuple[Suggested, ...]:
    found = _listed(given, N_("about one text it is to answer a list of suggestions, and answers {given}"))
    for one in found:
        _check(one)
    return cast("tuple[Suggested, ...]", found)


def _check(one: object) -> None:
    """Refuse a suggestion that lacks something, or has it of another kind."""
    for name in ("objective", "confidence", "matches"):
        if not hasattr(one, name):
            raise NoAnswer(
                N_("a suggestion has objective, confidence and matches; this has none: {given}"), given=repr(one)
            )
    suggestion = cast("Suggested", one)
    if not _is_number(suggestion.objective, Integral):
        raise NoAnswer(N_("an objective is a whole number, not {given}"), given=repr(suggestion.objective))
    if suggestion.confidence is not None and not _is_number(suggestion.confidence, Real):
        raise NoAnswer(N_("a confidence is a number or None, not {given}"), given=repr(suggestion.confidence))
    for words in _listed(suggestion.matches, N_("the matches of a suggestion are a list, not {given}")):
        if not (
            _is_number(getattr(words, "start", None), Integral) and _is_number(getattr(words, "stop", None), Integral)
        ):
            raise NoAnswer(N_("a match has the places start and stop, whole numbers: {given}"), given=repr(words))
        if not isinstance(getattr(words, "term", None), str):
            raise NoAnswer(N_("a match has the words that stand there as its term: {given}"), given=repr(words))


def _is_number(given: object, kind: type) -> bool:
    """Tell whether something is a number of a kind; True and False are none."""
    return is_a(given, kind) and not isinstance(given, bool)
