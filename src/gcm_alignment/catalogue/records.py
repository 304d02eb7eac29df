"""Records of a TOML file: typed fields, and messages that name the file and the path."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import GcmError, N_
from gcm_alignment.text import BilingualText, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = TypeVar("Kind", str, int, float, list[object], dict[str, object])
Choice = TypeVar("Choice", bound=StrEnum)


class BadRecord(GcmError, ValueError):
    """A record that does not say what it should: the message names file, path, what was found and expected."""


@attrs.frozen
class Record:
    """A table of a TOML file, at a path such as `compact.toml: objective[3]`."""

    fields: dict[str, object] = attrs.field(repr=False, eq=False)
    path: str

    @classmethod
    def parse(cls, text: str, name: str) -> Record:
        """Read a TOML file's text."""
        return cls(cast("dict[str, object]", tomllib.loads(text)), name)

    def _take(self, name: str, kind: type[Kind]) -> Kind:
        found = self.fields.get(name)
        if isinstance(found, kind) and not isinstance(found, bool):
            return found
        raise BadRecord(
            N_("{path}: {name} is {found}; expected {kind}"),
            path=self.path,
            name=name,
            found=repr(found),
            kind=kind.__name__,
        )

    def has(self, name: str) -> bool:
        """Tell whether the record has a field."""
        return name in self.fields

    def text(self, name: str) -> str:
        """Return a text."""
        return self._take(name, str)

    def optional(self, name: str) -> str | None:
        """Return a text, or None when the record does not say."""
        return self.text(name) if self.has(name) else None

    def number(self, name: str) -> int:
        """Return a whole number."""
        return self._take(name, int)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a flag, or the default when the record does not say."""
        found = self.fields.get(name, default)
        if isinstance(found, bool):
            return found
        raise BadRecord(
            N_("{path}: {name} is {found}; expected {kind}"), path=self.path, name=name, found=repr(found), kind="bool"
        )

    def fraction(self, name: str) -> float | None:
        """Return a number, or None when the record does not say."""
        return self._take(name, float) if self.has(name) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the record does not say."""
        found = self._take(name, list) if self.has(name) else []
        return tuple(Record({name: item}, self.path).text(name) for item in found)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        return tuple(Record({name: item}, self.path).number(name) for item in self._take(name, list))

    def record(self, name: str) -> Record:
        """Return a table inside the record."""
        return Record(self._take(name, dict), f"{self.path}: {name}")

    def records(self, name: str) -> Iterator[Record]:
        """Yield the tables of a list, none when the record does not say."""
        for index, item in enumerate(self._take(name, list) if self.has(name) else [], 1):
            yield Record({name: item}, self.path).record(name).at(f"{self.path}: {name}[{index}]")

    def at(self, path: str) -> Record:
        """Return the same record under another path."""
        return attrs.evolve(self, path=path)

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Return one of the values of an enumeration."""
        given = self.text(name)
        if given in set(choices):
            return choices(given)
        raise BadRecord(
            N_("{path}: {name} is {found}; expected one of {choices}"),
            path=self.path,
            name=name,
            found=repr(given),
            choices=tuple(choices),
        )

    def choices(self, name: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return values of an enumeration, none when the record does not say."""
        return tuple(Record({name: item}, self.path).choice(name, choices) for item in self.texts(name))

    def date(self, name: str) -> PartialDate | None:
        """Return a date, or None when the record does not say."""
        return PartialDate.parse(self.text(name)) if self.has(name) else None

    def period(self, name: str) -> Period | None:
        """Return a period written as EDTF, or None when the record does not say."""
        return Period.parse(self.text(name)) if self.has(name) else None

    def bilingual(self, name: str) -> BilingualText:
        """Return a text that exists in English and French."""
        words = self.record(name)
        return BilingualText(words.text("en"), words.text("fr"), words.optional("es"))

    def words(self, name: str) -> Text:
        """Return a text in the languages that it has; the record's `ours` names those that we worded."""
        versions = self.record(name)
        return Text({tag: versions.text(tag) for tag in versions.fields}, ours=frozenset(self.texts("ours")))
