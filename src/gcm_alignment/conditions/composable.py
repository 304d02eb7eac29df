"""The operators that combine conditions: `&`, `|` and `~`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from gcm_alignment.errors import InvalidValue, N_

if TYPE_CHECKING:
    from gcm_alignment.conditions import AllOf, AnyOf, Condition

Truth: TypeAlias = bool | None
"""True, False, or None for unknown (strong Kleene logic)."""


class Composable:
    """What conditions have in common: `&`, `|` and `~` combine them.

    >>> from gcm_alignment.when import kind, mentions
    >>> kind("workshop") & mentions("remittances")
    AllOf(conditions=(KindIs(kinds=(<Kind.WORKSHOP: 'workshop'>,)), Mentions(term='remittances', field=None)))
    """

    __slots__ = ()

    # What combines conditions is made of them all, so it is imported when one is combined.

    def __and__(self, other: Condition) -> AllOf:
        """Ask for both; what already asks for all of several is joined, not nested."""
        from gcm_alignment.conditions import AllOf  # noqa: PLC0415 - as above

        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf))) if _is_condition(other) else NotImplemented

    def __or__(self, other: Condition) -> AnyOf:
        """Ask for one of the two; what already asks for one of several is joined, not nested."""
        from gcm_alignment.conditions import AnyOf  # noqa: PLC0415 - as above

        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf))) if _is_condition(other) else NotImplemented

    def __invert__(self) -> Condition:
        """Ask for the contrary; the contrary of the contrary is the condition itself."""
        from gcm_alignment.conditions import Not  # noqa: PLC0415 - as above

        return self.condition if isinstance(self, Not) else Not(cast("Condition", self))

    def __bool__(self) -> bool:
        """Refuse `and`, `or` and `not`, of which Python would keep one side and drop the other in silence."""
        raise InvalidValue(N_("a condition is neither true nor false by itself; combine conditions with & | and ~"))


def _is_condition(given: object) -> bool:
    return isinstance(given, Composable)


def _parts(condition: object, joined: type[AllOf | AnyOf]) -> tuple[Condition, ...]:
    return condition.conditions if isinstance(condition, joined) else (cast("Condition", condition),)
