"""Choices that cost one draw each: a value made of many parts is then quickly made, and shrinks part by part."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st

Value = TypeVar("Value")
Drawer: TypeAlias = Callable[[st.DrawFn], Value]
"""What makes a value of some draws: quicker than a strategy of its own, which costs as much again as its draws."""


@attrs.frozen
class Choice(Generic[Value]):
    """A value made of one number, of which 0 makes the simplest."""

    numbers: st.SearchStrategy[int]
    make: Callable[[int], Value]

    def __call__(self, draw: st.DrawFn) -> Value:
        """Draw a value."""
        return self.make(draw(self.numbers))

    @property
    def strategy(self) -> st.SearchStrategy[Value]:
        """The same as a strategy."""
        return self.numbers.map(self.make)


def among(values: Sequence[Value]) -> Choice[Value]:
    """Choose one of the values; the first is the simplest.

    By its place, because `st.sampled_from` would print them all wherever a strategy is printed.
    """
    return Choice(st.integers(0, len(values) - 1), values.__getitem__)


def mostly(usual: Value, others: Sequence[Value]) -> Choice[Value]:
    """Choose what is usual, which is the simplest, in half of the cases, else one of the others."""

    def made(number: int) -> Value:
        return usual if number < len(others) else others[number - len(others)]

    return Choice(st.integers(0, 2 * len(others) - 1), made)


def perhaps(values: Sequence[Value]) -> Choice[Value | None]:
    """Choose one of the values in half of the cases, else None, which is the simplest."""
    return perhaps_made(len(values), values.__getitem__)


def perhaps_made(count: int, make: Callable[[int], Value]) -> Choice[Value | None]:
    """Make the value of a number below `count` in half of the cases, else None, which is the simplest."""

    def made(number: int) -> Value | None:
        return None if number < count else make(number - count)

    return Choice(st.integers(0, 2 * count - 1), made)


def up_to_two(values: Iterable[Value]) -> tuple[tuple[Value, ...], ...]:
    """List what can be chosen of the values when order matters: none, one, or two of them."""
    known = tuple(values)
    return ((), *((one,) for one in known), *itertools.permutations(known, 2))


def few(drawer: Drawer[Value]) -> Drawer[tuple[Value, ...]]:
    """Draw none, one or two of the values."""
    return lambda draw: tuple([drawer(draw) for _ in range(draw(_COUNTS))])


def perhaps_few(drawer: Drawer[Value]) -> Drawer[tuple[Value, ...] | None]:
    """Draw none, one or two of the values, or None, which is the simplest."""

    def drawn(draw: st.DrawFn) -> tuple[Value, ...] | None:
        count = draw(_COUNTS_OR_NONE) - 1
        return None if count < 0 else tuple([drawer(draw) for _ in range(count)])

    return drawn


_COUNTS = st.integers(0, 2)
_COUNTS_OR_NONE = st.integers(0, 3)


def drawing(asked: st.SearchStrategy[Value] | None, usual: Drawer[Value]) -> Drawer[Value]:
    """Draw from the strategy that a test asks for, or else as usual."""
    return usual if asked is None else lambda draw: draw(asked)


def always(value: Value) -> Drawer[Value]:
    """Make one value, without a draw."""
    return lambda _: value


@st.composite
def drawn(draw: st.DrawFn, drawer: Drawer[Value]) -> Value:
    """Make a strategy of what draws."""
    return drawer(draw)
