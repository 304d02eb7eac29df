"""The errors that the library raises and the problems that it reports: data, worded in two languages."""

from __future__ import annotations

import difflib
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Field: TypeAlias = "str | int | Message | Lines | tuple[str | Message, ...]"

Member = TypeVar("Member", bound=StrEnum)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark an English message for translation and return it unchanged."""
    return message


@attrs.frozen
class Message:
    """An English template with its fields, which `label` can word in another language.

    >>> str(Message.of("no objective {number}", number=24))
    'no objective 24'
    """

    template: str
    fields: tuple[tuple[str, Field], ...] = ()

    @classmethod
    def of(cls, template: str, /, **fields: Field) -> Message:
        """Make a message from a template and its named fields."""
        return cls(template, tuple(sorted(fields.items())))

    def leaves(self) -> Iterator[tuple[str, Field]]:
        """Yield the fields with their names, and in place of each nested message its own."""
        for name, field in self.fields:
            yield from field.leaves() if isinstance(field, Message) else ((name, field),)

    def __str__(self) -> str:
        """Word the message in English."""
        return self.worded(str, ", ".join)

    def worded(self, translate: Callable[[str], str], enumerate_: Callable[[Iterable[str]], str]) -> str:
        """Word the message with a translation of templates and a way to write lists."""

        def word(field: Field) -> str:
            match field:
                case Message():
                    return field.worded(translate, enumerate_)
                case Lines():
                    return "".join(f"\n{word(line)}" for line in field.messages)
                case tuple():
                    return enumerate_(map(word, field))
                case _:
                    return str(field)

        return translate(self.template).format(**{name: word(field) for name, field in self.fields})


@attrs.frozen
class Lines:
    """Messages that stand on a line each, whatever the language joins lists with; there may be thousands."""

    messages: tuple[Message, ...]


class Severity(StrEnum):
    """How much a problem matters: a fault lost something, a notice tells how something was read."""

    FAULT = "fault"
    NOTICE = "notice"


@attrs.frozen(kw_only=True)
class Problem:
    """Something in an input that could not be read, or was read in a way that its author should know.

    `line` counts from 1 and is None when the problem concerns the whole input; `code` is stable.
    """

    line: int | None
    severity: Severity
    code: str
    message: Message


class GcmError(Exception):
    """The base of every error of this library: `message` holds the template and the fields."""

    message: Message

    def __init__(self, template: str, /, **fields: Field) -> None:
        """Keep the message as data; `str()` words it in English."""
        super().__init__(template)
        self.message = Message.of(template, **fields)

    def __str__(self) -> str:
        """Word the error in English."""
        return str(self.message)

    @property
    def fields(self) -> Mapping[str, Field]:
        """What was given and what is right, by name, those of nested messages included."""
        return dict(self.message.leaves())

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by state, because the subclasses differ in what they are made from."""
        return _revive, (type(self), *self.args), self.__dict__


def _revive(kind: type[GcmError], *args: object) -> GcmError:
    return kind.__new__(kind, *args)


class InvalidValue(GcmError, ValueError):
    """A value that cannot be made: the message says what was given and what is right."""


class Conflict(GcmError, ValueError):
    """One id with two contents: both are named, nothing is chosen."""


class NotComparable(GcmError, ValueError):
    """Two things that speak of different processes or times, so that a comparison would mislead."""


class UnusableInput(GcmError, ValueError):
    """An input of which nothing can be read."""


class MissingLanguage(GcmError, LookupError):
    """A text that does not exist in the language asked for."""


class UnknownName(GcmError, LookupError):
    """A name or number that nothing bears; `near` lists what comes close."""

    message: Message
    given: str
    near: tuple[str, ...]

    def __init__(self, template: str, /, *, given: str, near: tuple[str, ...] = (), **fields: Field) -> None:
        """Add the near matches, when there are any, to what the template says."""
        super().__init__(template, given=given, **fields)
        self.given = given
        self.near = near
        if near:
            self.message = Message.of(N_("{problem}; near matches: {near}"), problem=self.message, near=near)


class UnknownObjective(UnknownName):
    """A number outside 1 to 23, or a form that names no objective of the Compact."""


class UnknownLanguage(UnknownName):
    """A language tag for which the library has no words."""


def near_matches(given: object, names: Iterable[str]) -> tuple[str, ...]:
    """Return at most three names that resemble the given one, best first; nothing resembles what is no text."""
    if not isinstance(given, str):
        return ()
    by_folded = {name.casefold(): name for name in sorted(names)}
    return tuple(by_folded[found] for found in difflib.get_close_matches(given.casefold(), by_folded, n=3))


def reason_of(error: OSError | ValueError) -> Message | str:
    """Say why a file cannot be opened: the usual reasons in the reader's language, others as the system does."""
    usual = _REASONS.get(type(error))
    return Message.of(usual) if usual else str(getattr(error, "strerror", None) or error)


_REASONS: dict[type[Exception], str] = {
    FileNotFoundError: N_("no such file or folder"),
    IsADirectoryError: N_("it is a folder"),
    PermissionError: N_("permission denied"),
    UnicodeEncodeError: N_("it holds characters that no file can hold"),
}


def member_named(kind: type[Member], given: str) -> Member:
    """Return the member of an enumeration, itself, by its value or by its name; UnknownName lists the values."""
    if isinstance(given, kind):
        return given
    known = tuple(map(str, kind))
    for member in kind:
        if given in (member.value, member.name):
            return member
    raise UnknownName(N_("{given} is none of {known}"), given=repr(given), known=known, near=near_matches(given, known))
