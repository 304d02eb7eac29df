"""Records of a data file: typed fields, and messages that name the file and the path."""

from __future__ import annotations

import datetime as dt
import json
import pkgutil
import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NoReturn, TypeAlias, TypeVar, cast

import attrs

from gcm_alignment.catalogue.toml_text import toml_found
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import GcmError, InvalidValue, Message, N_
from gcm_alignment.text import BilingualText, Text, is_a

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = TypeVar("Kind", str, int, dict[str, object])
Choice = TypeVar("Choice", bound=StrEnum)
Place: TypeAlias = "str | tuple[Place, str, int]"
"""A file, or a place with a field and the number of its table there, 0 for the only one; worded when asked for."""


STEP = " › "
"""What stands between the steps of a path: a sign to which no language gives a space of its own."""
_NAMES: dict[type, str] = {
    str: N_("a text"),
    int: N_("a whole number"),
    float: N_("a number such as 0.7"),
    bool: N_("true or false"),
    list: N_("a list"),
    dict: N_("a table"),
}
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|'
    r"'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'|#[^\n]*",
    re.DOTALL,
)
"""What may hold anything, a line like `[[rule]]` as well."""
_HEADING = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")


class BadRecord(GcmError, ValueError):
    """A record that does not say what it should: the message names file, path, what was found and expected."""


@attrs.define(eq=False)  # not frozen: a frozen one takes twice as long to make, and there are hundreds
class Record:
    """A table of a data file, at a path such as `compact.toml › objective[3]`."""

    fields: dict[str, object] = attrs.field(repr=False)
    place: Place
    lines: dict[str, list[int]] | None = attrs.field(default=None, repr=False)
    """Where the tables of each name begin in the file's text, where that is known."""

    @property
    def path(self) -> str:
        """The file and the way through its tables."""
        return _written(self.place)

    def path_to(self, name: str) -> str:
        """The file and the way to a field."""
        return f"{self.path}{STEP}{name}"

    @classmethod
    def parse(cls, text: str, name: str) -> Record:
        """Read a TOML file's text."""
        import tomllib  # noqa: PLC0415 - an installed wheel reads JSON

        try:
            return cls(cast("dict[str, object]", tomllib.loads(text)), name)
        except RecursionError as error:
            raise BadRecord(N_("{path}: nested too deeply to be read"), path=name) from error
        except tomllib.TOMLDecodeError as error:
            from gcm_alignment.catalogue.slips import line_of, slip_in  # noqa: PLC0415 - of use to bad files alone

            path = f"{name}:{line_of(text, error)}"
            raise BadRecord(N_("{path}: {fault}"), path=path, fault=slip_in(text, error)) from error

    @classmethod
    def of_package(cls, package: str, stem: str) -> Record:
        """Read a data file of a package: the JSON that its wheel has made of it, which reads faster, or the TOML."""
        try:
            made = pkgutil.get_data(package, f"data/{stem}.json")
        except OSError:
            written = cast("bytes", pkgutil.get_data(package, f"data/{stem}.toml"))
            return cls.parse(written.decode(), f"{stem}.toml")
        return cls(cast("dict[str, object]", json.loads(cast("bytes", made))), f"{stem}.toml")

    def with_lines_of(self, text: str) -> Record:
        """Return the record with the lines on which its tables begin, so that faults name them: `rules.toml:12`."""
        lines: dict[str, list[int]] = {}
        bare = _STRING_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
        for number, line in enumerate(bare.split("\n"), 1):
            if found := _HEADING.match(line):
                lines.setdefault(found[1], []).append(number)
        return Record(self.fields, self.place, lines)

    def only(self, name: str, value: str) -> str:
        """Return a text that can only be this one."""
        if (found := self.text(name)) == value:
            return found
        raise BadRecord(
            N_("{path}: {name} is {found}; expected {kind}"),
            path=self.path,
            name=name,
            found=toml_found(found),
            kind=toml_found(value),
        )

    def refuse(self, name: str, found: object, kind: type) -> NoReturn:
        """Say of a field that something else was found than expected, and how to write that."""
        expected = Message.of(_NAMES[kind])
        if found is None:
            raise BadRecord(N_("{path}: {name} is missing; expected {kind}"), path=self.path, name=name, kind=expected)
        if kind is str and isinstance(found, (dt.date, dt.time, int, float)) and not isinstance(found, bool):
            template = N_("{path}: {name} is {found}; expected {kind}: put it in quotes")
        elif kind is list and is_a(found, dict) and isinstance(self.place, str):
            template = N_("{path}: {name} is one table; expected {kind}: write [[{name}]]")
        elif kind is list and is_a(found, dict):
            template = N_("{path}: {name} is one table; expected {kind}: write {name} = [ … ]")
        else:
            template = N_("{path}: {name} is {found}; expected {kind}")
        raise BadRecord(template, path=self.path, name=name, found=toml_found(found), kind=expected)

    # What follows compares types exactly, as both parsers give them: True is no number. Each method looks into the
    # fields itself, because there are thousands of fields to read at the first use.

    def _list(self, name: str, kind: type[Kind]) -> list[Kind]:
        found = self.fields.get(name)
        if type(found) is not list:
            self.refuse(name, found, list)
        for item in cast("list[object]", found):
            if type(item) is not kind:
                self.refuse(name, item, kind)
        return cast("list[Kind]", found)

    def has(self, name: str) -> bool:
        """Tell whether the record has a field."""
        return name in self.fields

    def text(self, name: str) -> str:
        """Return a text."""
        found = self.fields.get(name)
        return found if type(found) is str else self.refuse(name, found, str)

    def optional(self, name: str) -> str | None:
        """Return a text, or None when the record does not say."""
        found = self.fields.get(name)
        return found if found is None or type(found) is str else self.refuse(name, found, str)

    def number(self, name: str) -> int:
        """Return a whole number."""
        found = self.fields.get(name)
        return found if type(found) is int else self.refuse(name, found, int)

    def count(self, name: str) -> int | None:
        """Return a whole number, or None when the record does not say."""
        return self.number(name) if name in self.fields else None

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a flag, or the default when the record does not say."""
        found = self.fields.get(name, default)
        return found if isinstance(found, bool) else self.refuse(name, found, bool)

    def fraction(self, name: str) -> float | None:
        """Return a number, or None when the record does not say."""
        found = self.fields.get(name)
        if found is None or type(found) is float:
            return found
        return float(found) if type(found) is int else self.refuse(name, found, float)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the record does not say."""
        return tuple(self._list(name, str)) if name in self.fields else ()

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        return tuple(self._list(name, int))

    def record(self, name: str) -> Record:
        """Return a table inside the record."""
        found = self.fields.get(name)
        if type(found) is not dict:
            self.refuse(name, found, dict)
        return Record(cast("dict[str, object]", found), (self.place, name, 0))

    def records(self, name: str) -> Sequence[Record]:
        """Return the tables of a list, none when the record does not say."""
        if name not in self.fields:
            return ()
        tables, place = self._list(name, dict), self.place
        lines = self.lines.get(name, ()) if self.lines else ()
        if len(lines) != len(tables):
            return [Record(fields, (place, name, index)) for index, fields in enumerate(tables, 1)]
        return [
            Record(fields, (f"{_written(place)}:{line}", name, index))
            for index, (fields, line) in enumerate(zip(tables, lines, strict=True), 1)
        ]

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Return one of the values of an enumeration."""
        found = self.fields.get(name)
        if type(found) is str and (member := _members(choices).get(found)):
            return cast("Choice", member)
        return self.one_of(name, self.text(name), choices)

    def choices(self, name: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return values of an enumeration, none when the record does not say."""
        return tuple(self.one_of(name, given, choices) for given in self.texts(name))

    def one_of(self, name: str, given: str, choices: type[Choice]) -> Choice:
        """Return the member of an enumeration that a text of the field names."""
        if found := _members(choices).get(given):
            return cast("Choice", found)
        raise BadRecord(
            N_("{path}: {name} is {found}; expected one of {choices}"),
            path=self.path,
            name=name,
            found=repr(given),
            choices=tuple(choices),
        )

    def date(self, name: str) -> PartialDate | None:
        """Return a date, or None when the record does not say."""
        if name not in self.fields:
            return None
        try:
            return PartialDate.parse(self.text(name))
        except InvalidValue as error:
            raise self._fault(name, error) from error

    def period(self, name: str) -> Period | None:
        """Return a period written as EDTF, or None when the record does not say."""
        if (found := self.optional(name)) is None:
            return None
        try:
            return Period.parse(found)
        except InvalidValue as error:
            raise self._fault(name, error) from error

    def bilingual(self, name: str) -> BilingualText:
        """Return a text that exists in English and French."""
        words = self.record(name)
        try:
            return BilingualText(words.text("en"), words.text("fr"), words.optional("es"))
        except InvalidValue as error:
            raise self._fault(name, error) from error

    def words(self, name: str) -> Text:
        """Return a text in the languages that it has; the record's `ours` names those that we worded."""
        words = self.record(name)
        try:
            return Text([(tag, words.text(tag)) for tag in words.fields], ours=self.texts("ours"))
        except InvalidValue as error:
            raise self._fault(name, error) from error

    def _fault(self, name: str, error: InvalidValue) -> BadRecord:
        """Say what a value refuses with the file and the path."""
        return BadRecord(N_("{path}: {fault}"), path=self.path_to(name), fault=error.message)


def _written(place: Place) -> str:
    if isinstance(place, str):
        return place
    above, name, index = place
    return f"{_written(above)}{STEP}{name}[{index}]" if index else f"{_written(above)}{STEP}{name}"


@cache
def _members(choices: type[StrEnum]) -> dict[str, StrEnum]:
    """Return the members of an enumeration by value: to call it takes thrice as long."""
    return {member.value: member for member in choices}
