"""Tables as spreadsheets save them: text with the separator `;`, `,` or tab, each row with its line."""

from __future__ import annotations

import csv
import io
import itertools
import re
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.errors import Message, N_, Problem, Severity, UnknownName, UnusableInput, near_matches
from gcm_alignment.text import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS: Final = (";", ",", "\t")
_STATED = re.compile(r'"?sep=([;,\t])"?\r?\n', re.IGNORECASE)
_SAMPLE: Final = 50
_USUAL: Final = ("title", "titre", "text", "texte", "activity", "activité", "description")


@attrs.frozen(kw_only=True)
class Row:
    """A row of a table: the line of the file on which it begins, and its cells, as many as the header has."""

    line: int
    cells: tuple[str, ...] = attrs.field(converter=strings)


@attrs.frozen(kw_only=True)
class Columns:
    """A table with a header, the separator that it was read by, and what is wrong with some of its rows."""

    header: tuple[str, ...] = attrs.field(converter=strings)
    rows: tuple[Row, ...]
    separator: str
    problems: tuple[Problem, ...] = ()

    def place(self, column: str | None) -> int:
        """Return the place of a column by its name, whatever its case; without a name, of the usual one for texts."""
        names = [name.strip().casefold() for name in self.header]
        wanted = _USUAL if column is None else (column.strip().casefold(),)
        for name in wanted:
            if name in names:
                return names.index(name)
        if column is None and len(names) == 1:
            return 0
        raise UnknownName(
            N_("no column {given}: the file has {known}"),
            given=repr(column or _USUAL[0]),
            known=tuple(map(repr, self.header)),
            near=near_matches(column or "", self.header),
        )


def read_columns(text: str, column: str | None = None) -> Columns:
    r"""Read a table; its separator is the one that the file states, or that which gives the column and even rows.

    >>> read_columns("titre;lieu\nAtelier, session 2;Dakar\n").rows[0].cells
    ('Atelier, session 2', 'Dakar')
    """
    stated = _STATED.match(text)
    body = text[stated.end() :] if stated else text
    separator = stated[1] if stated else max(_SEPARATORS, key=lambda one: _fitness(body, one, column))
    parsed = _parsed(body, separator, 2 if stated else 1)
    header = next((cells for _line, cells in parsed), list[str]())
    if not any(name.strip() for name in header):
        raise UnusableInput(N_("nothing to read: the first line names no columns"))
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in parsed:
        surplus = [cell for cell in cells[len(header) :] if cell.strip()]
        if surplus:
            problems.append(_fault(line, N_("{given} cells; the first line names {expected}"), len(cells), len(header)))
        if any(cell.strip() for cell in cells):
            rows.append(Row(line=line, cells=[*cells, *[""] * (len(header) - len(cells))][: len(header)]))
    return Columns(header=header, rows=tuple(rows), separator=separator, problems=tuple(problems))


def _fault(line: int, template: str, given: int, expected: int) -> Problem:
    message = Message.of(template, given=given, expected=expected)
    return Problem(line=line, severity=Severity.FAULT, code="row", message=message)


def _parsed(text: str, separator: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the line that each begins on; `first` is the line of the first one."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = first
    try:
        for cells in reader:
            yield line, cells
            line = first + reader.line_num
    except csv.Error as error:
        raise UnusableInput(N_("line {line}: cannot be read as a table: {why}"), line=line, why=str(error)) from error


def _fitness(text: str, separator: str, column: str | None) -> tuple[bool, bool, int, int]:
    """Tell how well a separator fits: by the column that it gives, by most rows or many being even, by its cells."""
    try:
        header, *rows = (cells for _line, cells in itertools.islice(_parsed(text, separator, 1), _SAMPLE))
    except (UnusableInput, ValueError):
        return False, False, 0, 0
    names = {name.strip().casefold() for name in header}
    wanted = set(_USUAL) if column is None else {column.strip().casefold()}
    even = sum(len(cells) == len(header) for cells in rows)
    return bool(names & wanted), len(header) > 1 and 2 * even >= len(rows), even, len(header)
