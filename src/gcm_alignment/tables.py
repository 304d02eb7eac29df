"""Documents of headings, paragraphs, lists and tables, written as plain text, Markdown or HTML, always escaped."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias, assert_never

import attrs

from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.text import primary_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Control characters and lone surrogates show nothing and break files; the marks that turn the direction of writing
# would reach beyond their own text. White space at which lines may break becomes one space; no-break spaces stay.
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKABLE = re.compile("[\t-\r\x1c-\x20\x85\u2028\u2029]+")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=#?\w+;)")
_MARKDOWN_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")
_UNDERLINES = "=-~"
_GAP = "  "
_STYLE = (
    "body{font-family:sans-serif;line-height:1.5;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}caption{text-align:start;font-weight:bold;padding:.3rem 0}"
    "th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:start;vertical-align:top}"
    ".note{border-inline-start:.3rem solid #767676;padding-inline-start:.8rem}"
)


def _shown(text: str) -> str:
    return _BREAKABLE.sub(" ", _UNSHOWN.sub("", text)).strip(" ")


def _check_level(_owner: object, _attribute: attrs.Attribute[int], level: int) -> None:
    if level not in range(1, 7):
        raise InvalidValue(N_("no heading of level {given}: the levels are 1 to 6"), given=level)


def _check_words(_owner: object, _attribute: attrs.Attribute[str], text: str) -> None:
    if not _shown(text).strip():
        raise InvalidValue(N_("a heading and a page need words in their title"))


def _check_language(_owner: object, _attribute: attrs.Attribute[str], tag: str) -> None:
    primary_language(tag)


# mypy cannot infer what the class `tuple` makes of its argument as a converter.
def _as_cells(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cells)


def _as_rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, rows))


@attrs.frozen
class Heading:
    """A heading; level 1 is the page's own title, so that those in a page begin at 2."""

    level: int = attrs.field(validator=_check_level)
    text: str = attrs.field(validator=_check_words)


@attrs.frozen
class Paragraph:
    """A paragraph of running text."""

    text: str


@attrs.frozen
class Note:
    """A paragraph set apart from the text, such as a warning."""

    text: str


@attrs.frozen
class Bullets:
    """A list with a bullet before each item."""

    items: tuple[str, ...] = attrs.field(converter=_as_cells)


@attrs.frozen(kw_only=True)
class Table:
    """A table: with `row_headers` the first cell of a row names what the row is about."""

    columns: tuple[str, ...] = attrs.field(converter=_as_cells)
    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_as_rows)
    caption: str | None = None
    row_headers: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse a table without columns, and a row that is shorter or longer than they are many."""
        if not self.columns:
            raise InvalidValue(N_("a table needs at least one column"))
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                wrong = N_("row {number} has {given} cells: the table has {columns} columns, give as many")
                raise InvalidValue(wrong, number=number, given=len(row), columns=len(self.columns))


Block: TypeAlias = Heading | Paragraph | Note | Bullets | Table


def _as_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(blocks)


@attrs.frozen(kw_only=True)
class Page:
    """A whole document in one language (a BCP 47 tag), with its title."""

    title: str = attrs.field(validator=_check_words)
    language: str = attrs.field(validator=_check_language)
    blocks: tuple[Block, ...] = attrs.field(converter=_as_blocks)


def to_text(document: Page | Iterable[Block], *, width: int = 88) -> str:
    """Write plain text in lines of at most `width` columns; a word that is longer stays whole on its line.

    A page ends with a newline, as files do; blocks alone do not.

    >>> print(to_text([Table(columns=("Objective", "Activities"), rows=[("9", "2"), ("10", "1")])]))
    Objective  Activities
    ---------  ----------
    9          2
    10         1
    """
    return _joined(document, [_as_text(block, width) for block in _blocks_of(document)])


def to_markdown(document: Page | Iterable[Block]) -> str:
    r"""Write Markdown as GitHub reads it, with everything escaped that it would read as markup.

    >>> to_markdown([Paragraph("a_b | <c>")])
    'a\\_b \\| \\<c\\>'
    """
    return _joined(document, map(_as_markdown, _blocks_of(document)))


def to_html(page: Page) -> str:
    """Write a page of HTML that stands alone: no scripts, nothing fetched."""
    title = _escaped(page.title)
    head = (
        f'<!doctype html>\n<html lang="{_escaped(page.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>"
    )
    return f"{head}\n<body>\n<main>\n{to_html_fragment(_blocks_of(page))}\n</main>\n</body>\n</html>\n"


def to_html_fragment(blocks: Iterable[Block]) -> str:
    """Write blocks as a piece of HTML, for a notebook or another page.

    >>> to_html_fragment([Paragraph("Q & A")])
    '<p>Q &amp; A</p>'
    """
    return "\n".join(map(_as_html, blocks))


def display_width(text: str) -> int:
    """Count the columns that a text takes on a terminal: East Asian wide signs take two, combining marks none.

    >>> display_width("日本"), display_width("e\u0301")
    (4, 1)
    """
    return sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _blocks_of(document: Page | Iterable[Block]) -> Iterable[Block]:
    return (Heading(1, document.title), *document.blocks) if isinstance(document, Page) else document


def _joined(document: Page | Iterable[Block], written: Iterable[str]) -> str:
    lines = "\n\n".join(filter(None, written)).split("\n")
    return "\n".join(line.rstrip(" ") for line in lines) + ("\n" if isinstance(document, Page) else "")


def _as_text(block: Block, width: int) -> str:
    match block:
        case Heading():
            lines = _wrapped(block.text, width)
            underline = _UNDERLINES[min(block.level, len(_UNDERLINES)) - 1]
            return "\n".join((*lines, underline * max(map(display_width, lines))))
        case Paragraph():
            return "\n".join(_wrapped(block.text, width))
        case Note():
            return "\n".join(f"| {line}" for line in _wrapped(block.text, width - 2))
        case Bullets():
            return "\n".join("- " + "\n  ".join(_wrapped(item, width - 2)) for item in block.items)
        case Table():
            return "\n".join(_table_lines(block, width))
        case _:
            assert_never(block)


def _wrapped(text: str, width: int) -> list[str]:
    """Break at spaces only: neither at no-break spaces nor inside a word, as an address must stay whole."""
    lines = [""]
    for word in _shown(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and display_width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _table_lines(table: Table, width: int) -> list[str]:
    grid = [[_shown(cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = _fitted([list(column) for column in zip(*grid, strict=True)], width)
    header, *rows = [_row_lines(row, widths) for row in grid]
    # Where a row takes several lines, an empty one shows where the next row begins.
    between = [""] if any(len(lines) > 1 for lines in rows) else []
    body = [line for number, lines in enumerate(rows) for line in (*(between if number else ()), *lines)]
    caption = [] if table.caption is None else _wrapped(table.caption, width)
    return [*caption, *header, _GAP.join("-" * column for column in widths), *body]


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    return [_GAP.join(map(_padded, parts, widths)) for parts in zip_longest(*cells, fillvalue="")]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _fitted(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Narrow the widest columns until the table fits; no column gets narrower than its longest word."""
    natural = [max(1, *map(display_width, cells)) for cells in columns]
    least = [max(display_width(word) for cell in cells for word in cell.split(" ")) for cells in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    for cap in range(room, 0, -1):
        bounded = [max(low, min(high, cap)) for low, high in zip(least, natural, strict=True)]
        if sum(bounded) <= room:
            return bounded
    return [max(1, low) for low in least]


def _as_markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_marked(block.text)}"
        case Paragraph():
            return _opened(block.text)
        case Note():
            return f"> {_opened(block.text)}"
        case Bullets():
            return "\n".join(f"- {_opened(item)}" for item in block.items)
        case Table():
            return _markdown_table(block)
        case _:
            assert_never(block)


def _markdown_table(table: Table) -> str:
    cells = [map(_marked, table.columns), ("---" for _ in table.columns), *(map(_marked, row) for row in table.rows)]
    caption = [] if table.caption is None else [_opened(table.caption), ""]
    return "\n".join([*caption, *(f"| {' | '.join(row)} |" for row in cells)])


def _marked(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", _shown(text))


def _opened(text: str) -> str:
    """Escape a text that begins a block, where a number or a dash would begin a list."""
    return _MARKDOWN_START.sub(r"\1\\", _marked(text))


def _as_html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_escaped(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_escaped(block.text)}</p>"
        case Note():
            return f'<p role="note" class="note">{_escaped(block.text)}</p>'
        case Bullets():
            return "\n".join(("<ul>", *(f"<li>{_escaped(item)}</li>" for item in block.items), "</ul>"))
        case Table():
            return _html_table(block)
        case _:
            assert_never(block)


def _html_table(table: Table) -> str:
    caption = "" if table.caption is None else f"<caption>{_escaped(table.caption)}</caption>\n"
    columns = "".join(f'<th scope="col">{_escaped(name)}</th>' for name in table.columns)
    rows = "".join(f"<tr>{_html_cells(row, row_header=table.row_headers)}</tr>\n" for row in table.rows)
    return f"<table>\n{caption}<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"


def _html_cells(row: tuple[str, ...], *, row_header: bool) -> str:
    first, *others = map(_escaped, row)
    opening = f'<th scope="row">{first}</th>' if row_header else f"<td>{first}</td>"
    return opening + "".join(f"<td>{cell}</td>" for cell in others)


def _escaped(text: str) -> str:
    return html.escape(_shown(text))
