"""What a rule asks of an activity: words, fields, and their combinations, answered yes, no or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator  # noqa: TC003 - the codec reads annotations at run time
from typing import TYPE_CHECKING, TypeAlias, get_args

import attrs

from gcm_alignment.conditions.composable import Composable, Truth
from gcm_alignment.conditions.fields import AudienceIs, KindIs, PrincipleIs, ProcessIs, ThemeIs, Under
from gcm_alignment.conditions.whereabouts import CountryIs, During, HostIs, MemberIs, PlaceIs, members_known
from gcm_alignment.conditions.words import Mentions, Says
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.text import is_a

if TYPE_CHECKING:
    from gcm_alignment.readings import Reading

__all__ = [
    "AllOf",
    "AnyOf",
    "AudienceIs",
    "Composable",
    "Condition",
    "CountryIs",
    "During",
    "FieldCondition",
    "HostIs",
    "KindIs",
    "Leaf",
    "MemberIs",
    "Mentions",
    "Not",
    "PlaceIs",
    "PrincipleIs",
    "ProcessIs",
    "Says",
    "ThemeIs",
    "Truth",
    "Under",
    "conjunction",
    "disjunction",
    "field_of",
    "gate_of",
    "is_own",
    "leaves_of",
    "phrases_of",
    "reads_only_text",
    "terms_of",
    "word_leaves",
]


def _as_conditions(given: Iterable[Condition]) -> tuple[Condition, ...]:
    """Take conditions in the order given; all of none would hold for every activity, so none are refused."""
    conditions = tuple(map(_as_condition, given))
    if not conditions:
        raise InvalidValue(N_("a condition of no conditions; give at least one"))
    return conditions


DEEPEST = 64
"""How many times conditions may stand in each other: far more than anybody reads, far less than Python's stack."""


def _as_condition(given: Condition) -> Condition:
    """Refuse what is no condition, and what is nested beyond reading."""
    if not is_a(given, Composable):
        raise InvalidValue(N_('not a condition: {given}; write one such as `kind("workshop")`'), given=repr(given))
    if _depth(given) >= DEEPEST:
        raise InvalidValue(
            N_("conditions stand in each other more than {most} times; write several rules instead"), most=DEEPEST
        )
    return given


def _depth(condition: Condition) -> int:
    return condition.depth if isinstance(condition, (AllOf, AnyOf, Not)) else 0


def _deeper(owner: AllOf | AnyOf | Not) -> int:
    return 1 + max(map(_depth, (owner.condition,) if isinstance(owner, Not) else owner.conditions))


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Join truths by a strong Kleene “and”; after one that is false, no other is asked for."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown = unknown or truth is None
    return None if unknown else True


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Join truths by a strong Kleene “or”; after one that is true, no other is asked for."""
    unknown = False
    for truth in truths:
        if truth:
            return True
        unknown = unknown or truth is None
    return None if unknown else False


@attrs.frozen
class AllOf(Composable):
    """All of several conditions hold."""

    conditions: tuple[Condition, ...] = attrs.field(converter=_as_conditions)
    depth: int = attrs.field(init=False, repr=False, eq=False, default=attrs.Factory(_deeper, takes_self=True))
    """How many times conditions stand in each other here."""

    def truth(self, reading: Reading) -> Truth:
        """Hold when all hold, fail when one fails."""
        return conjunction(condition.truth(reading) for condition in self.conditions)


@attrs.frozen
class AnyOf(Composable):
    """At least one of several conditions holds."""

    conditions: tuple[Condition, ...] = attrs.field(converter=_as_conditions)
    depth: int = attrs.field(init=False, repr=False, eq=False, default=attrs.Factory(_deeper, takes_self=True))
    """How many times conditions stand in each other here."""

    def truth(self, reading: Reading) -> Truth:
        """Hold when one holds, fail when all fail."""
        return disjunction(condition.truth(reading) for condition in self.conditions)


@attrs.frozen
class Not(Composable):
    """A condition does not hold; what is unknown stays unknown."""

    condition: Condition = attrs.field(converter=_as_condition)
    depth: int = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(lambda self: 1 + _depth(self.condition), takes_self=True),
    )
    """How many times conditions stand in each other here."""

    def truth(self, reading: Reading) -> Truth:
        """Turn yes into no and no into yes."""
        truth = self.condition.truth(reading)
        return None if truth is None else not truth


FieldCondition: TypeAlias = (
    KindIs | ThemeIs | AudienceIs | PrincipleIs | ProcessIs | Under | During | PlaceIs | CountryIs | HostIs | MemberIs
)
"""What asks for something other than words."""
Leaf: TypeAlias = Mentions | Says | FieldCondition
"""What asks for one thing."""
Condition: TypeAlias = Mentions | Says | FieldCondition | AllOf | AnyOf | Not


def is_own(condition: Condition) -> bool:
    """Tell whether a condition is none of this library's: of a class of its user's own."""
    return not is_a(condition, (AllOf, AnyOf, Not, *get_args(Leaf)))


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """Yield everything single that a condition asks for, in order, whether it is to hold or not."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves_of(part)
        case Not(part):
            yield from leaves_of(part)
        case _:
            yield condition


def terms_of(condition: Condition) -> frozenset[str]:
    """Return the ids of the lexicon's terms that a condition asks for."""
    return frozenset(leaf.term for leaf in leaves_of(condition) if isinstance(leaf, Mentions))


def word_leaves(condition: Condition) -> Iterator[Mentions | Says]:
    """Yield the terms and phrases that a condition asks for."""
    return (leaf for leaf in leaves_of(condition) if isinstance(leaf, (Mentions, Says)))


def phrases_of(condition: Condition) -> frozenset[Says]:
    """Return the literal phrases that a condition asks for."""
    return frozenset(leaf for leaf in leaves_of(condition) if isinstance(leaf, Says))


def reads_only_text(condition: Condition) -> bool:
    """Tell whether a condition asks for words alone."""
    return all(isinstance(leaf, (Mentions, Says)) for leaf in leaves_of(condition))


_UNKNOWN: dict[type, str] = {
    Mentions: "language",
    Says: "language",
    KindIs: "kind",
    ThemeIs: "themes",
    AudienceIs: "audiences",
    PrincipleIs: "principles",
    ProcessIs: "process",
    Under: "items",
    During: "occasions",
    PlaceIs: "occasions",
    CountryIs: "occasions",
    HostIs: "organisers",
    MemberIs: "members",
}


def field_of(leaf: Leaf, reading: Reading) -> str:
    """Name what is to be filled in where a condition stays open: most often a field of the activity.

    `language` asks for a text in a language that the term has, `plan` for the plan that an item belongs to, and
    `members` for the members of the process.
    """
    activity = reading.activity
    match leaf:
        case Under() if activity.items is not None:
            return "plan"
        case MemberIs() if activity.process is None:
            return "process"
        case MemberIs() if members_known(leaf, reading):
            return "occasions"
        case _:
            return _UNKNOWN[type(leaf)]


def gate_of(condition: Condition) -> frozenset[str] | None:
    """Return terms of which a text must speak of one, if the condition is to hold; None where it may hold without."""
    match condition:
        case Mentions() | Says():
            return frozenset({condition.term})
        case AllOf(parts):
            return min((gate for part in parts if (gate := gate_of(part)) is not None), key=len, default=None)
        case AnyOf(parts):
            gates = [gate for part in parts if (gate := gate_of(part)) is not None]
            return frozenset[str]().union(*gates) if len(gates) == len(parts) else None
        case _:
            return None
