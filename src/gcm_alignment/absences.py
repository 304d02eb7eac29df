"""Why there is no alignment: a method found nothing, could not decide, or the objective is outside the mandate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.activities import ActivityId, ProcessId
from gcm_alignment.compact import ObjectiveSet, objective_number
from gcm_alignment.errors import InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.evidence import Declaration, Method, check_source_key
from gcm_alignment.text import is_a, shown, strings

if TYPE_CHECKING:
    from collections.abc import Iterable


def _is_a_declaration(_owner: object, _attribute: object, declared: Declaration) -> None:
    if not is_a(declared, Declaration):
        raise InvalidValue(
            N_("a mandate is declared: {given}; write {mend}"),
            given=shown(declared),
            mend="Declaration(…, aligned=False)",
        )


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def _as_process(given: str | None) -> ProcessId | None:
    if given is not None and not (is_a(given, str) and _SLUG.fullmatch(given)):
        raise InvalidValue(N_("not the id of a process: {given}; write one such as rabat"), given=repr(given))
    return None if given is None else ProcessId(given)


@attrs.frozen(kw_only=True)
class OutsideMandate:
    """A process's statement that an objective lies outside its mandate; declared, with its source.

    `declared` says so with `aligned=False`; the same authority takes it back by a later one with `aligned=True`.
    Without a `process` it speaks for the register that it stands in, see `mandates`.
    """

    objective: int = attrs.field(converter=objective_number)
    declared: Declaration = attrs.field(validator=_is_a_declaration)
    process: ProcessId | None = attrs.field(default=None, converter=_as_process)


@attrs.frozen(cache_hash=True)
class NothingFound:
    """A method looked at an activity and found nothing: true of this edition of the method, whatever others find."""

    activity: ActivityId
    method: Method


UNKNOWN_FIELDS: Final = frozenset(
    {
        *("audiences", "items", "kind", "language", "members", "occasions", "organisers"),
        *("plan", "principles", "process", "themes"),
    }
)
"""The names of what can be wanting where a condition stays open: fields of an activity, most of them."""


def _field_names(given: Iterable[str]) -> tuple[str, ...]:
    """Take the names in order, each once, and refuse those for which there are no words."""
    names = tuple(sorted(set(strings(given))))
    for name in names:
        if name not in UNKNOWN_FIELDS:
            known, near = tuple(sorted(UNKNOWN_FIELDS)), near_matches(name, UNKNOWN_FIELDS)
            raise UnknownName(
                N_("no field {given} to fill in; there are {known}"), given=repr(name), known=known, near=near
            )
    return names


def _names_a_source(_owner: object, _attribute: object, source: str) -> None:
    check_source_key(source)


@attrs.frozen(kw_only=True, cache_hash=True)
class Undecided:
    """A source that could not tell of an activity whether it serves some objectives, for want of what is `unknown`.

    `source` is its version-free key, such as rule:BOOK/ID; `unknown` names the fields to fill in, out of
    UNKNOWN_FIELDS.
    """

    activity: ActivityId
    source: str = attrs.field(validator=_names_a_source)
    objectives: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    unknown: tuple[str, ...] = attrs.field(converter=_field_names)

    def __attrs_post_init__(self) -> None:
        """Refuse what leaves nothing open, and what nothing would decide."""
        if not self.objectives or not self.unknown:
            raise InvalidValue(
                N_("undecided without its reason: {source} needs the objectives in question and the unknown fields"),
                source=self.source,
            )
