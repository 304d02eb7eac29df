"""Conditions as messages, which `label` words in either language: for what the kit says of them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final, assert_never, get_args

from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    AudienceIs,
    CountryIs,
    During,
    FieldCondition,
    HostIs,
    KindIs,
    MemberIs,
    Mentions,
    Not,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
)
from gcm_alignment.errors import Message, N_
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.conditions import Condition
    from gcm_alignment.readings import TextField

_IN: Final[dict[TextField | None, str]] = {
    None: N_("the texts speak of {what}"),
    "title": N_("the title speaks of {what}"),
    "description": N_("the description speaks of {what}"),
}


def asking(condition: Condition) -> Message:  # noqa: PLR0911 - one arm for each kind of condition
    """Say what a condition asks for, its parts included; dates are written as EDTF, States by their codes.

    All forms of a phrase are said, so that two phrases that differ are told apart. What is somebody's own is called as
    it prints itself.
    """
    match condition:
        case AllOf(parts):
            return Message.of(N_("all of this ({parts})"), parts=tuple(map(asking, parts)))
        case AnyOf(parts):
            return Message.of(N_("one of this ({parts})"), parts=_one_of(map(asking, parts)))
        case Not(part):
            return Message.of(N_("not: {asked}"), asked=asking(part))
        case Mentions(term, field):
            return Message.of(_IN[field], what=_quoted(term))
        case Says():
            forms = tuple(dict.fromkeys((*condition.en, *condition.fr)))
            return Message.of(_IN[condition.field], what=_one_of(map(_quoted, forms)))
        case _ if isinstance(condition, get_args(FieldCondition)):
            return _of_fields(condition)
        case _:  # somebody's own
            return Message.of("{condition}", condition=repr(condition))


_FIELDS: Final[dict[type[FieldCondition], str]] = {
    KindIs: N_("the kind is {values}"),
    ThemeIs: N_("the theme is {values}"),
    AudienceIs: N_("the audience is {values}"),
    PrincipleIs: N_("the guiding principle is {values}"),
    ProcessIs: N_("the process is {values}"),
    PlaceIs: N_("the place is {values}"),
    CountryIs: N_("the country is {values}"),
    HostIs: N_("the host is {values}"),
    MemberIs: N_("the process has {values} take part"),
}


def _of_fields(condition: FieldCondition) -> Message:
    match condition:
        case KindIs(values) | ThemeIs(values) | AudienceIs(values):
            return Message.of(_FIELDS[type(condition)], values=_one_of(Message.of(word_of(one)) for one in values))
        case (
            PrincipleIs(names) | ProcessIs(names) | PlaceIs(names) | CountryIs(names) | HostIs(names) | MemberIs(names)
        ):
            return Message.of(_FIELDS[type(condition)], values=_one_of(names))
        case Under(item):
            return Message.of(N_("the item of the plan is {item}, or one under it"), item=item)
        case During(period):
            return Message.of(N_("the time is {period}"), period=str(period))
        case _:
            assert_never(condition)


def _one_of(values: Iterable[str | Message]) -> str | Message:
    """Write a list of which one is enough."""
    return reduce(lambda one, other: Message.of(N_("{one} or {other}"), one=one, other=other), values)


def _quoted(words: str) -> Message:
    return Message.of(N_("“{words}”"), words=words)
