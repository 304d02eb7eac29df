"""Laws: what must hold of a rule, a suggester, a register or a codec, why, and how it is tried."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, cast

import attrs
from hypothesis import Phase, Verbosity, given, settings
from hypothesis.errors import Flaky, HypothesisException

from gcm_alignment.errors import GcmError, InvalidValue, Message, N_, UnknownName, near_matches
from gcm_alignment.testing.printing import as_program
from gcm_alignment.testing.reducing import reduced
from gcm_alignment.text import BilingualText
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hypothesis import strategies as st

Case = TypeVar("Case")


@attrs.frozen
class Difference:
    """What breaks a law: what was seen, and the values that show it, each under the name that it is told by."""

    said: Message
    values: tuple[tuple[str, object], ...] = ()


Search: TypeAlias = "Callable[[int | None], Difference | None]"
"""Looks for what breaks a law, in so many examples; None for as many as Hypothesis is set to."""


class LawBroken(GcmError, AssertionError):
    """A law that does not hold: its name, why it matters, and the smallest counterexample as code to paste.

    `law` is the name, `difference` what was seen, `code` the program that makes the values of the counterexample.
    """

    def __init__(self, law: str, *, subject: str, why: str, difference: Difference) -> None:
        """Word all of it."""
        code = _code(difference)
        super().__init__(
            N_("{subject} breaks the law “{law}”: {said}\nwhy it matters: {why}\n{counterexample}"),
            subject=subject,
            law=law,
            said=difference.said,
            why=Message.of(why),
            counterexample=_counterexample(code),
        )
        self.law = law
        self.difference = difference
        self.code = code


def _code(difference: Difference) -> str:
    return as_program(dict(difference.values)) if difference.values else ""


def _counterexample(code: str) -> Message:
    if not code:
        return Message.of(N_("there is nothing to show beside it"))
    return Message.of(N_("the smallest counterexample:\n\n{code}\n"), code=code)


class LawsBroken(GcmError, AssertionError):
    """Several laws that do not hold: `broken` has each of them."""

    def __init__(self, broken: tuple[LawBroken, ...]) -> None:
        """Join what is said of each."""
        told = tuple(one.message for one in broken)
        super().__init__(
            N_("laws broken: {count}\n\n{told}"), count=len(broken), told=Message.of(_listed(told), **_named(told))
        )
        self.broken = broken


def _named(told: tuple[Message, ...]) -> dict[str, Message]:
    return {f"law_{number}": one for number, one in enumerate(told)}


def _listed(told: tuple[Message, ...]) -> str:
    return "\n\n".join(f"{{{name}}}" for name in _named(told))


@attrs.frozen(kw_only=True)
class Law:
    """Something that must hold of a subject: its name, why it matters in both languages, and a way to try it.

    `name` is stable: programs may tell laws by it. `subject` names what it is tried on.
    """

    name: str
    subject: str
    examples: int | None = None
    """On so many it is tried where nobody says how many; None for as many as Hypothesis is set to."""
    _why: str = attrs.field(repr=False, alias="why")
    _search: Search = attrs.field(repr=False, eq=False, alias="search")

    @property
    def why(self) -> BilingualText:
        """Why it matters, in English and in French."""
        return BilingualText(self._why, Translator.of("fr").text(self._why))

    def broken(self, *, examples: int | None = None) -> LawBroken | None:
        """Try the law on `examples`, or on as many as it says itself; return what breaks it, or None."""
        if examples is not None and (type(examples) is not int or examples < 1):
            raise InvalidValue(N_("a law is tried on one example or more, not on {given}"), given=repr(examples))
        difference = self._search(self.examples if examples is None else examples)
        if difference is None:
            return None
        return LawBroken(self.name, subject=self.subject, why=self._why, difference=difference)

    def check(self, *, examples: int | None = None) -> None:
        """Try the law, and raise LawBroken with the smallest counterexample where it does not hold."""
        __tracebackhide__ = True  # pytest shows the test, not what tried the law
        if (broken := self.broken(examples=examples)) is not None:
            raise broken


def _as_laws(given: Iterable[Law]) -> tuple[Law, ...]:
    return tuple(given)


@attrs.frozen
class Laws:
    """The laws of one subject, in order; `laws["case"]` is one of them by its name."""

    laws: tuple[Law, ...] = attrs.field(converter=_as_laws)

    def __iter__(self) -> Iterator[Law]:
        """Yield the laws."""
        return iter(self.laws)

    def __len__(self) -> int:
        """Count the laws."""
        return len(self.laws)

    def __getitem__(self, name: str) -> Law:
        """Return a law by its name."""
        for law in self.laws:
            if law.name == name:
                return law
        raise _unknown(name, self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the laws."""
        return tuple(law.name for law in self.laws)

    def without(self, *names: str) -> Laws:
        """Leave out laws that are knowingly not kept; an unknown name raises UnknownName."""
        if strangers := [name for name in names if name not in self.names]:
            raise _unknown(strangers[0], self.names)
        return Laws(law for law in self.laws if law.name not in names)

    def check(self, *, examples: int | None = None) -> None:
        """Try all laws, and raise LawBroken for the one that does not hold, LawsBroken for several."""
        __tracebackhide__ = True
        check(self, examples=examples)


def _unknown(name: str, names: tuple[str, ...]) -> UnknownName:
    return UnknownName(N_("no law {given}"), given=repr(name), near=near_matches(name, names))


def check(laws: Iterable[Law], *, examples: int | None = None) -> None:
    """Try laws one after the other, and raise LawBroken for the one that does not hold, LawsBroken for several."""
    __tracebackhide__ = True
    broken = tuple(one for law in laws if (one := law.broken(examples=examples)) is not None)
    if len(broken) == 1:
        raise broken[0]
    if broken:
        raise LawsBroken(broken)


class _Enough(BaseException):
    """What was looked for is found, and small enough: no error, so nothing on the way may take it for one."""


class _Found(Exception):
    """A case that breaks the law."""


@attrs.define
class _Smallest:
    """The smallest difference seen so far, and until when smaller ones are looked for."""

    seconds: float
    difference: Difference | None = None
    _size: int = 0
    _until: float = 0.0

    def take(self, difference: Difference) -> None:
        """Keep a difference if it is smaller, and tell Hypothesis; when the time is up, that it is enough."""
        now, size = time.monotonic(), len(_code(difference))
        if self.difference is None:
            self._until = now + self.seconds
        if self.difference is None or size < self._size:
            self.difference, self._size = difference, size
        if now >= self._until:
            raise _Enough
        raise _Found


SHRINKING: Final = 1.5
"""Seconds in which a counterexample is made smaller: longer makes it little smaller."""


def drawn(
    cases: st.SearchStrategy[Case], seen: Callable[[Case], Difference | None], *, seconds: float = SHRINKING
) -> Search:
    """Look for a difference in cases that Hypothesis draws and makes smaller for so long.

    Whatever raises an error has broken the law; so has what answers now in one way and now in another.
    """

    def search(examples: int | None) -> Difference | None:
        smallest = _Smallest(seconds)

        @_settings(examples)
        @given(cases)
        def tried(case: Case) -> None:
            difference = _guarded(seen, case)
            if difference is not None:
                smallest.take(difference)

        with contextlib.suppress(_Enough, _Found, Flaky):
            tried()
        return smallest.difference

    return search


def drawn_freely(cases: st.SearchStrategy[Case], seen: Callable[[Case], Difference | None]) -> Search:
    """Look for a difference as `drawn` does, in cases of which each part may be made smaller by itself.

    Values that hold dozens of others are made small by leaving them out, sooner than Hypothesis can by drawing anew.
    """
    broken: list[Case] = []

    def kept(case: Case) -> Difference | None:
        if (difference := _guarded(seen, case)) is not None:
            broken.append(case)
        return difference

    def search(examples: int | None) -> Difference | None:
        broken.clear()
        difference = drawn(cases, kept, seconds=0)(examples)
        if difference is None:
            return None

        def same(case: Case) -> bool:
            other = _guarded(seen, case)
            return other is not None and other.said.template == difference.said.template

        return _guarded(seen, reduced(broken[-1], same, seconds=SHRINKING)) or difference

    return search


def _guarded(seen: Callable[[Case], Difference | None], case: Case) -> Difference | None:
    try:
        return seen(case)
    except HypothesisException:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the subject raises
        told = error.message if isinstance(error, GcmError) else str(error)
        said = Message.of(N_("it raises {kind}: {error}"), kind=type(error).__name__, error=told)
        return Difference(said, tuple(_names_of(case)))


def _names_of(case: object) -> Iterator[tuple[str, object]]:
    parts = cast("tuple[object, ...]", case) if isinstance(case, tuple) else (case,)
    names = tuple(map(_name_of, parts))
    for number, (name, part) in enumerate(zip(names, parts, strict=True), start=1):
        yield (name if names.count(name) == 1 else f"{name}_{number}"), part


def _name_of(part: object) -> str:
    if attrs.has(type(part)):
        return type(part).__name__.lower()
    return "text" if isinstance(part, str) else "value"


def once(seen: Callable[[], Difference | None]) -> Search:
    """Look once, where there is nothing to draw."""
    return lambda _examples: _guarded(lambda _: seen(), ())


_PHASES: Final = (Phase.generate, Phase.shrink)


def _settings(examples: int | None) -> settings:
    """Take the settings in force; what was found stands in the error."""
    ours = settings(
        deadline=None,
        database=None,
        print_blob=False,
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        phases=_PHASES,
    )
    return ours if examples is None else settings(ours, max_examples=examples)
