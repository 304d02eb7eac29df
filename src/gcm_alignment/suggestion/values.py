"""What a suggester answers: objectives with a confidence, and the words that speak for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import attrs

from gcm_alignment.compact import objective_number
from gcm_alignment.errors import InvalidValue, N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIMIT: Final = 3
"""As many objectives as one activity truly serves, at most."""


@attrs.frozen(kw_only=True)
class WordMatch:
    """Words that speak for an objective: `term` is what stands in the text from `start` up to `stop`.

    Places are code points of the text as it was given, half-open; `language` is the one that the words were read in;
    `action` is the action of the Compact that they point at, such as 9.a, where they tell.
    """

    start: int
    stop: int
    term: str
    language: str
    action: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse words that do not fill their place."""
        if not 0 <= self.start < self.stop or len(self.term) != self.stop - self.start:
            raise InvalidValue(
                N_("a quote fills its place: {words} does not fill {start} to {stop}"),
                words=repr(self.term),
                start=self.start,
                stop=self.stop,
            )


def _as_confidence(given: float) -> float:
    """Take a confidence as a float without a sign, so that equal ones are written alike."""
    if not 0 <= given <= 1:
        raise InvalidValue(N_("a confidence lies between 0 and 1: {given}"), given=str(given))
    return abs(float(given))


def _in_place(matches: Iterable[WordMatch]) -> tuple[WordMatch, ...]:
    """Order matches by place, each once."""
    found = sorted(matches, key=_place)
    alike = {place for place in range(1, len(found)) if found[place] == found[place - 1]}
    return tuple(one for place, one in enumerate(found) if place not in alike) if alike else tuple(found)


def _place(match: WordMatch) -> tuple[int, int, str, str]:
    return match.start, match.stop, match.language, match.action or ""


@attrs.frozen(kw_only=True)
class Suggestion:
    """An objective that a text points at: how surely, in [0, 1], and the words that say so, by place."""

    objective: int = attrs.field(converter=objective_number)
    confidence: float = attrs.field(converter=_as_confidence)
    matches: tuple[WordMatch, ...] = attrs.field(default=(), converter=_in_place)


def ranked(suggestions: Iterable[Suggestion], limit: int = LIMIT) -> tuple[Suggestion, ...]:
    """Order suggestions, best first and of equals the lower number; keep at most `limit` of them."""
    return tuple(sorted(suggestions, key=lambda one: (-one.confidence, one.objective))[:limit])


def check_limit(limit: int) -> int:
    """Return how many suggestions were asked for; less than one is a mistake, and is refused."""
    if limit < 1:
        raise InvalidValue(N_("a limit of {given}: ask for one suggestion or more"), given=str(limit))
    return limit


class Suggester(Protocol):
    """What reads texts and suggests objectives; `name` and `version` say who did, where an alignment rests on it.

    Another suggester's name or version may not change what it says: it is compared by them.
    """

    @property
    def name(self) -> str:
        """What it is called: a review of its suggestions names it by `text:NAME`."""
        ...

    @property
    def version(self) -> str:
        """The version of what it knows: another one may answer otherwise."""
        ...

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> Sequence[tuple[Suggestion, ...]]:
        """Suggest objectives for each text, in their order: at most `limit`, best first, none where it does not say.

        Without `language` each text is read in the language, or in the languages, that it is in.
        """
        ...
