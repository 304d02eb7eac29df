"""Suggesters made of any callable, such as a language model: what comes back is checked, never trusted."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import attrs

from gcm_alignment.compact import objective_number
from gcm_alignment.errors import GcmError, InvalidValue, N_, Problem, Severity
from gcm_alignment.phrases import phrase_of
from gcm_alignment.suggestion.combination import Combinable
from gcm_alignment.suggestion.languages import languages_of
from gcm_alignment.suggestion.values import LIMIT, Suggestion, WordMatch, check_limit, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

Asked: TypeAlias = Callable[[str], object]
"""What is asked: it takes a text, and answers with a list of mappings or of suggestions, or with that list as JSON."""

_SHOWN: Final = 120
_SAMPLE: Final = 20_000
_FIELDS: Final = frozenset({"objective", "confidence", "quotes"})


class UnusableAnswer(UserWarning):
    """An answer, or a part of one, that was left out because it does not hold."""


@attrs.frozen(kw_only=True)
class CheckedAnswer:
    """What holds of an answer, and what is wrong with the rest."""

    suggestions: tuple[Suggestion, ...]
    problems: tuple[Problem, ...]


def _warn(problem: Problem) -> None:
    warnings.warn(f"text {problem.line}: {problem.message}", UnusableAnswer, stacklevel=4)


@attrs.frozen(kw_only=True)
class CallableSuggester(Combinable):
    """Asks a callable about each text and checks its answer.

    An answer is a list of objects with `objective`, a number from 1 to 23, `confidence` in [0, 1], and `quotes`: the
    words of the text that speak for the objective, as they stand there. What does not hold is left out and told to
    `report`, as a problem whose line is the number of the text, from 1; by default it is a warning.

    >>> def model(text):
    ...     return [{"objective": 20, "confidence": 0.9, "quotes": ["remittances"]}]
    >>> suggester = CallableSuggester(name="model", version="1", ask=model)
    >>> suggester.suggest_many(["Lower costs of remittances"])[0][0].matches[0].start
    15
    """

    name: str
    version: str
    ask: Asked
    report: Callable[[Problem], object] = _warn

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> tuple[tuple[Suggestion, ...], ...]:
        """Ask about each text; whatever is wrong with an answer is reported."""
        answers = self.ask_many(texts, language=language, limit=limit)
        for answer in answers:
            for problem in answer.problems:
                self.report(problem)
        return tuple(answer.suggestions for answer in answers)

    def ask_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> tuple[CheckedAnswer, ...]:
        """Ask about each text; return what holds of the answers, and what is wrong with them."""
        check_limit(limit)
        return tuple(self._checked(number, text, language, limit) for number, text in enumerate(texts, start=1))

    def _checked(self, number: int, text: str, language: str | None, limit: int) -> CheckedAnswer:
        suggestions: dict[int, Suggestion] = {}
        problems: list[Problem] = []
        try:
            items = self._items(text)
        except InvalidValue as error:
            return CheckedAnswer(suggestions=(), problems=(_problem(number, error),))
        for item in items:
            try:
                _add(_suggestion(item, text, language), suggestions)
            except GcmError as error:
                problems.append(_problem(number, error))
        return CheckedAnswer(suggestions=ranked(suggestions.values(), limit), problems=tuple(problems))

    def _items(self, text: str) -> Sequence[object]:
        """Ask, and take the answer apart; whatever stops the callable concerns this text alone."""
        try:
            answer = self.ask(text)
        except Exception as error:
            raise InvalidValue(N_("no answer: {why}"), why=_shown(f"{type(error).__name__}: {error}")) from error
        if isinstance(answer, (str, bytes)):
            answer = _parsed(answer)
        if not isinstance(answer, (list, tuple)):
            raise InvalidValue(N_("the answer is {found}; expected a list of suggestions"), found=_shown(repr(answer)))
        return cast("Sequence[object]", answer)


def _parsed(answer: str | bytes) -> object:
    try:
        found: object = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(N_("no JSON: {why}"), why=_shown(str(error))) from error
    return found


def _problem(number: int, error: GcmError) -> Problem:
    return Problem(line=number, severity=Severity.FAULT, code="answer", message=error.message)


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _add(one: Suggestion, suggestions: dict[int, Suggestion]) -> None:
    """Add a suggestion; of two for one objective it is not known which one is meant."""
    if one.objective in suggestions:
        raise InvalidValue(N_("objective {number} is answered twice; the first answer counts"), number=one.objective)
    suggestions[one.objective] = one


def _suggestion(item: object, text: str, language: str | None) -> Suggestion:
    """Make a suggestion of a part of an answer, if it holds."""
    if isinstance(item, Suggestion):
        return _standing(item, text)
    if not isinstance(item, Mapping):
        raise InvalidValue(N_("{found} is no suggestion; expected an object"), found=_shown(repr(item)))
    fields = cast("Mapping[object, object]", item)
    if strangers := sorted(str(name) for name in fields if name not in _FIELDS):
        raise InvalidValue(N_("unknown fields {names}"), names=tuple(map(_shown, strangers)))
    confidence = fields.get("confidence")
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)):
        raise InvalidValue(N_("confidence is {found}; expected a number from 0 to 1"), found=_shown(repr(confidence)))
    return Suggestion(
        objective=objective_number(fields.get("objective")),
        confidence=confidence,
        matches=_matches(fields.get("quotes"), text, language),
    )


def _standing(one: Suggestion, text: str) -> Suggestion:
    """Return a suggestion whose words stand where it says."""
    if not one.matches:
        raise InvalidValue(N_("quotes are missing: quote the words that speak for the objective"))
    for match in one.matches:
        if text[match.start : match.stop] != match.term:
            raise InvalidValue(
                N_("{words} does not stand in the text from {start} to {stop}"),
                words=_shown(repr(match.term)),
                start=match.start,
                stop=match.stop,
            )
    return one


def _matches(quotes: object, text: str, language: str | None) -> tuple[WordMatch, ...]:
    """Find each quote where it stands first; one that does not stand in the text makes the reason untrue."""
    if not isinstance(quotes, (list, tuple)) or not quotes:
        raise InvalidValue(N_("quotes are missing: quote the words that speak for the objective"))
    read_in = language or _language(text)
    matches: list[WordMatch] = []
    for quote in cast("Sequence[object]", quotes):
        start = text.find(quote) if isinstance(quote, str) and quote.strip() else -1
        if start < 0 or not isinstance(quote, str):
            raise InvalidValue(N_("{words} does not stand in the text"), words=_shown(repr(quote)))
        matches.append(WordMatch(start=start, stop=start + len(quote), term=quote, language=read_in))
    return tuple(matches)


def _language(text: str) -> str:
    """Return the language that the text surely is in, or the tag of texts whose language is not known."""
    found = languages_of(phrase_of(text[:_SAMPLE]))
    return found[0] if len(found) == 1 else "und"
