"""Tables as spreadsheets save them: whatever the separator, each row is at its line and each fault is told."""

import csv
import io

import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.errors import UnknownName, UnusableInput
from gcm_alignment.formats.columns import read_columns


def cells(text: str, column: str | None = None) -> list[tuple[str, ...]]:
    """Return the cells of the rows."""
    return [row.cells for row in read_columns(text, column).rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_separator_is_found(separator: str, end: str) -> None:
    """French spreadsheets write `;`, English ones `,`, and a copied table has tabs."""
    text = end.join(separator.join(row) for row in [("title", "place"), ("Workshop", "Dakar"), ("Study", "Rabat")])
    expected = ([("Workshop", "Dakar"), ("Study", "Rabat")], separator)
    table = read_columns(text)
    actual = ([row.cells for row in table.rows], table.separator)
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("titre;lieu\nAtelier, session 2;Dakar\n", [("Atelier, session 2", "Dakar")]),
        ("title\nWorkshop, Dakar\nStudy; second, part\n", [("Workshop, Dakar",), ("Study; second, part",)]),
        ('title,place\n"One; two, three",Dakar\n', [("One; two, three", "Dakar")]),
        ("sep=,\ntitle,a;b;c\nx,y\n", [("x", "y")]),
        ('"sep=;"\r\ntitle;b\r\nx;y\r\n', [("x", "y")]),
        ("x;title;y\n1,5;Workshop;2,5\n", [("1,5", "Workshop", "2,5")]),
    ],
    ids=["comma within", "one column", "quoted", "stated", "stated quoted", "decimals"],
)
def test_the_separator_is_that_which_gives_the_column_and_even_rows(text: str, expected: list[tuple[str, ...]]) -> None:
    """Titles hold commas and semicolons, and figures decimal commas."""
    actual = cells(text)
    assert expected == actual


def test_rows_know_the_line_that_they_begin_on() -> None:
    """Whoever mends the file goes to that line; a cell may run over several."""
    text = 'title;place\n"a\nb";x\n\nc;y\n'
    expected = [(2, "a\nb"), (5, "c")]
    actual = [(row.line, row.cells[0]) for row in read_columns(text).rows]
    assert expected == actual


def test_a_stated_separator_takes_a_line_too() -> None:
    """Else every line that is told would be one too low."""
    expected = [3]
    actual = [row.line for row in read_columns("sep=;\ntitle;b\nx;y\n").rows]
    assert expected == actual


def test_uneven_rows_are_filled_up_or_told() -> None:
    """A spreadsheet leaves out empty cells at the end; cells too many are a shifted row."""
    table = read_columns("title;place\nshort\nlong;Dakar;x\neven;Rabat;\n")
    assert [row.cells for row in table.rows] == [("short", ""), ("long", "Dakar"), ("even", "Rabat")]
    expected = [(3, "3 cells; the first line names 2")]
    actual = [(problem.line, str(problem.message)) for problem in table.problems]
    assert expected == actual


@pytest.mark.parametrize(
    "header, column, expected",
    [
        ("Title ;place", " TITLE", 0),
        ("lieu;Titre", None, 1),
        ("a;texte;titre", None, 2),
        ("anything", None, 0),
    ],
)
def test_the_column_is_found_by_its_name(header: str, column: str | None, expected: int) -> None:
    """Case and spaces are no names; without a name the usual one is taken."""
    actual = read_columns(f"{header}\nx;y;z", column).place(column)
    assert expected == actual


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    """A misspelt name is mended from the message alone."""
    with pytest.raises(UnknownName, match="no column 'titel': the file has 'titre', 'lieu'; near matches: titre"):
        read_columns("titre;lieu\nx;y\n", "titel").place("titel")
    with pytest.raises(UnknownName, match="no column 'title'"):
        read_columns("a;b\nx;y\n").place(None)


@pytest.mark.parametrize("text", ["\n\n", ";;\nx;y;z\n", "  \n"])
def test_a_table_without_a_header_is_refused(text: str) -> None:
    """Nobody could say which column is meant."""
    with pytest.raises(UnusableInput, match="the first line names no columns"):
        read_columns(text)


def test_a_cell_that_is_too_long_is_told_with_its_line() -> None:
    """A quote that was never closed swallows the rest of the file."""
    with pytest.raises(UnusableInput, match="line 3: cannot be read as a table"):
        read_columns('title;b\nx;y\n"' + "z" * 200_000)


CELL = st.text(st.sampled_from("aé;, \"'\n-"), max_size=6)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from([";", ",", "\t"]))
@settings(max_examples=100)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str]], separator: str) -> None:
    """Whatever stands in the cells, quoted as CSV quotes it."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([("title", "place"), *rows])
    expected = [row for row in rows if any(cell.strip() for cell in row)]
    actual = cells(written.getvalue(), "title")
    assert expected == actual
