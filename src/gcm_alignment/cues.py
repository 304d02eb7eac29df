"""Cues: words that make a reader think of an objective, and the book that gathers them."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - attrs resolves cached properties too
from functools import cached_property
from typing import Final

import attrs

from gcm_alignment.compact import objective_number
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.lexicon import Term

FIELD: Final = "field"
"""The id of the term that says that a text speaks of migration at all."""

ELSEWHERE: Final = "elsewhere"
"""The id of the term that says that a text speaks of something else, unless it speaks of migration too."""

_ACTION = re.compile(r"(\d{1,2})\.[a-z]")


@attrs.frozen(kw_only=True)
class Cue:
    """Words that point at an objective: of ten texts of the field that have them, 10 × `weight` serve it.

    Words that are `general` count only in a text of the field, `ambient` ones only beside another cue of the objective.
    """

    objective: int = attrs.field(converter=objective_number)
    weight: float
    words: Term
    action: str | None = None
    general: bool = False
    ambient: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a weight of nothing or of certainty, words of one language, and another objective's action."""
        if not 0 < self.weight < 1:
            raise InvalidValue(
                N_("cue {id}: a weight lies above 0 and below 1: {given}"), id=self.id, given=str(self.weight)
            )
        if not (self.words.en and self.words.fr):
            raise InvalidValue(N_("cue {id} needs forms in English and in French"), id=self.id)
        found = None if self.action is None else _ACTION.fullmatch(self.action)
        if self.action is not None and (found is None or int(found[1]) != self.objective):
            raise InvalidValue(
                N_("cue {id}: no action {given} of objective {objective}; write one such as 9.a"),
                id=self.id,
                given=repr(self.action),
                objective=self.objective,
            )

    @property
    def id(self) -> str:
        """The id of its words."""
        return self.words.id


def _by_id(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple(sorted(cues, key=lambda cue: cue.id))


def _of_no_other_field() -> Term:
    return Term(id=ELSEWHERE)


@attrs.frozen(kw_only=True)
class CueBook:
    """Cues ordered by id, with the words that say that a text is of the field at all, and those of other fields."""

    version: str
    field: Term
    elsewhere: Term = attrs.field(factory=_of_no_other_field)
    cues: tuple[Cue, ...] = attrs.field(converter=_by_id)

    def __attrs_post_init__(self) -> None:
        """Refuse two cues of one id."""
        ids = [self.field.id, self.elsewhere.id, *(cue.id for cue in self.cues)]
        if len(set(ids)) < len(ids):
            twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
            raise InvalidValue(N_("two cues of one id: {ids}"), ids=tuple(twice))

    @cached_property
    def by_id(self) -> Mapping[str, Cue]:
        """The cues by their ids."""
        return {cue.id: cue for cue in self.cues}
