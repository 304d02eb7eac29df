"""The small document model, and what its writers must keep: every word, and nothing that a reader would run."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, strategies as st

from gcm_alignment.errors import InvalidValue
from gcm_alignment.tables import (
    Block,
    Bullets,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    display_width,
    to_html,
    to_html_fragment,
    to_markdown,
    to_text,
)

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><b>&amp;</b>",
    '" onmouseover="alert(1)',
    "' & \x00\x1b[31m",
    "a|b\\|c\\",
    "`[x](y)`",
    "\u202egnp.exe",
    "\ud800",
]
# White space at which a line may break; a no-break space is none.
BREAKS = re.compile("[\t-\r\x1c-\x20\x85\u2028\u2029]+")
UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# One cell of a Markdown table up to its closing bar, which no backslash escapes.
MARKDOWN_CELL = re.compile(r"(?:\\.|[^|\\])*\|")

TAGS = "html head meta title style body main h1 h2 h3 h4 h5 h6 p ul li table caption thead tbody tr th td"
WRITERS = {"text": to_text, "markdown": to_markdown, "html": to_html_fragment}

words = st.text(min_size=1).filter(lambda text: shown_words(text) != [])
texts = st.one_of(st.text(), st.sampled_from(HOSTILE), st.text("aé \u00a0日\u0301*_|<>&\"'#-1.\n", max_size=60))


def shown_words(text: str) -> list[str]:
    """Split a text into the words that must be shown."""
    return BREAKS.sub(" ", UNSHOWN.sub("", text)).split(" ") if BREAKS.sub("", UNSHOWN.sub("", text)) else []


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Generate tables of one to four columns."""
    count = draw(st.integers(1, 4))
    row = st.tuples(*[texts] * count)
    return Table(
        columns=draw(row),
        rows=draw(st.lists(row, max_size=4)),
        caption=draw(st.none() | texts),
        row_headers=draw(st.booleans()),
    )


headings = st.builds(Heading, st.integers(1, 6), words)
blocks = st.one_of(
    headings,
    st.builds(Paragraph, texts),
    st.builds(Note, texts),
    st.builds(Bullets, st.lists(texts, max_size=3)),
    tables(),
)
pages = st.builds(
    Page, title=words, language=st.sampled_from(["en", "fr", "fr-SN"]), blocks=st.lists(blocks, max_size=4)
)


def texts_of(page: Page) -> list[str]:
    """List every text of a page, in the order in which it is written."""
    found = [page.title]
    for block in page.blocks:
        match block:
            case Bullets():
                found += block.items
            case Table():
                found += [block.caption or "", *block.columns, *(cell for row in block.rows for cell in row)]
            case _:
                found.append(block.text)
    return found


class Reader(HTMLParser):
    """A browser's view of HTML: the tags that open, with their attributes, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        self.open: list[str] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens; `meta` never closes."""
        self.tags.append(tag)
        self.attributes |= set(attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes, which must be the one opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what is shown."""
        if self.open and self.open[-1] not in {"style", "title"}:
            self.shown.append(data)


def read_html(written: str) -> Reader:
    """Parse HTML to its end."""
    reader = Reader()
    reader.feed(written)
    reader.close()
    return reader


def test_text_aligns_a_table_and_underlines_a_heading() -> None:
    """Plain text is what a console shows: columns must stand under each other."""
    written = to_text(
        Page(
            title="Rapport",
            language="fr",
            blocks=(
                Heading(2, "En bref"),
                Paragraph("Un paragraphe."),
                Note("Document de travail."),
                Bullets(("premier", "second")),
                Table(columns=("Objectif", "N"), rows=(("Données", "2"), ("日本", "1")), caption="Tableau"),
                Heading(3, "Fin"),
            ),
        )
    )
    assert written == (
        "Rapport\n=======\n\n"
        "En bref\n-------\n\n"
        "Un paragraphe.\n\n"
        "| Document de travail.\n\n"
        "- premier\n- second\n\n"
        "Tableau\nObjectif  N\n--------  -\nDonnées   2\n日本      1\n\n"
        "Fin\n~~~\n"
    )


def test_text_wraps_to_the_width_with_hanging_lines() -> None:
    """A list's and a note's further lines must be seen to belong to it."""
    written = to_text([Bullets(("un deux trois",)), Note("un deux trois"), Heading(1, "un deux trois")], width=8)
    assert written == "- un\n  deux\n  trois\n\n| un\n| deux\n| trois\n\nun deux\ntrois\n======="


def test_text_wraps_the_widest_columns_and_sets_rows_apart() -> None:
    """Where rows take several lines, one must still see where the next begins; short columns keep their width."""
    table = Table(columns=("A", "Long"), rows=(("1", "aaa bbb ccc"), ("2", "ddd")))
    assert to_text([table], width=10) == "A  Long\n-  -------\n1  aaa bbb\n   ccc\n\n2  ddd"


def test_text_counts_the_gaps_between_columns() -> None:
    """Three columns have two gaps: a table that forgets them sticks out of the page."""
    table = Table(columns=("aa", "bb", "cc cc"), rows=())
    assert to_text([table], width=12) == "aa  bb  cc\n        cc\n--  --  ----"


def test_text_keeps_a_word_that_is_wider_than_the_page() -> None:
    """An address cut in two can be neither read nor followed."""
    table = Table(columns=("", "B"), rows=(("", "https://example.org/long"),))
    assert to_text([table, Paragraph("a https://example.org/long")], width=6) == (
        "   B\n-  ------------------------\n   https://example.org/long\n\na\nhttps://example.org/long"
    )


def test_text_does_not_break_at_a_no_break_space() -> None:
    """French punctuation must not begin a line."""
    assert to_text([Paragraph("Objectif\u00a0: oui")], width=9) == "Objectif\u00a0:\noui"


@given(pages, st.integers(1, 100))
@example(Page(title="x", language="en", blocks=(Note(""), Bullets(("",)), Paragraph(""), Bullets(()))), 10)
def test_text_shows_every_word(page: Page, width: int) -> None:
    """A report that drops a word of a title misquotes it."""
    written = to_text(page, width=width)
    lost = [word for text in texts_of(page) for word in shown_words(text) if word not in written]
    assert lost == []


@given(pages, st.integers(12, 100))
def test_text_keeps_the_width_where_words_allow(page: Page, width: int) -> None:
    """A line that is too wide is broken by the terminal where it should not be."""
    running = [block for block in page.blocks if not isinstance(block, Table)]
    longest = max(display_width(word) for text in texts_of(page) for word in [*shown_words(text), ""])
    widest = max(map(display_width, to_text(running, width=width).split("\n")))
    assert widest <= max(width, longest + 2)


@given(tables(), st.integers(20, 100))
def test_a_table_of_short_words_fits(table: Table, width: int) -> None:
    """Cells are wrapped as long as words allow it."""
    longest = [
        max(display_width(word) for cell in column for word in ["", *shown_words(cell)])
        for column in zip(table.columns, *table.rows, strict=True)
    ]
    least = sum(max(1, wide) for wide in longest) + 2 * (len(longest) - 1)
    table_only = Table(columns=table.columns, rows=table.rows)
    widest = max(map(display_width, to_text([table_only], width=width).split("\n")))
    assert widest <= max(width, least)


@given(pages)
@pytest.mark.parametrize("write", [to_text, to_markdown], ids=["text", "markdown"])
def test_no_line_ends_in_a_space(write: type[str], page: Page) -> None:
    """Spaces at the end of a line are noise in a comparison of two reports, and a line break in Markdown."""
    assert [line for line in write(page).split("\n") if line.endswith(" ")] == []


@given(pages)
def test_every_writing_is_of_shown_characters(page: Page) -> None:
    """A control character in a title must reach neither a terminal nor a file that is then unreadable."""
    written = to_text(page) + to_markdown(page) + to_html(page)
    assert UNSHOWN.search(written) is None


@given(blocks)
@pytest.mark.parametrize("form", WRITERS)
def test_the_same_blocks_are_written_alike(form: str, block: Block) -> None:
    """Blocks alone and within a page are the same words; two runs give the same bytes."""
    write = WRITERS[form]
    assert write([block, block]) == write((block, block))


@pytest.mark.parametrize(
    "text, escaped",
    [
        ("a_b *c* `d`", r"a\_b \*c\* \`d\`"),
        ("[x](y) <b> #1 ~s~ $m$", r"\[x\](y) \<b\> \#1 \~s\~ \$m\$"),
        ("R&D &amp; &#38;", r"R&D \&amp; \&#38;".replace("&#", r"&\#")),
        ("back\\slash", r"back\\slash"),
        ("- dash", r"\- dash"),
        ("+ plus", r"\+ plus"),
        ("1. one", r"1\. one"),
        ("12) twelve", r"12\) twelve"),
        ("2021, Paris", "2021, Paris"),
        ("=== ", r"\==="),
    ],
)
def test_markdown_escapes_what_it_would_read_as_markup(text: str, escaped: str) -> None:
    """A title with an underscore must not turn half a report into italics."""
    assert to_markdown([Paragraph(text), Note(text), Bullets((text,))]) == f"{escaped}\n\n> {escaped}\n\n- {escaped}"


def test_markdown_writes_each_kind_of_block() -> None:
    """GitHub's Markdown is what a repository shows."""
    page = Page(
        title="Report",
        language="en",
        blocks=(Heading(2, "Part"), Table(columns=("A", "B"), rows=(("1|", "-2"),), caption="1. Table")),
    )
    assert to_markdown(page) == "# Report\n\n## Part\n\n1\\. Table\n\n| A | B |\n| --- | --- |\n| 1\\| | -2 |\n"


@given(tables())
def test_markdown_rows_have_as_many_cells_as_columns(table: Table) -> None:
    """One bar too many moves every following cell under a wrong heading."""
    rows = to_markdown([Table(columns=table.columns, rows=table.rows)]).split("\n")
    counted = {len(MARKDOWN_CELL.findall(row.removeprefix("|"))) for row in rows}
    assert counted == {len(table.columns)}


def test_html_is_a_whole_page_that_readers_can_use() -> None:
    """Screen readers need the language, the title, and which cells are headers of what."""
    page = Page(
        title="Rapport",
        language="fr",
        blocks=(
            Heading(2, "En bref"),
            Note("Document de travail."),
            Bullets(("un",)),
            Table(columns=("A", "B"), rows=(("a", "b"),), caption="Tableau"),
        ),
    )
    written = to_html(page)
    body = written[written.index("<main>") :]
    assert written.startswith('<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n')
    assert "<title>Rapport</title>" in written
    assert body == (
        "<main>\n<h1>Rapport</h1>\n<h2>En bref</h2>\n"
        '<p role="note" class="note">Document de travail.</p>\n'
        "<ul>\n<li>un</li>\n</ul>\n"
        "<table>\n<caption>Tableau</caption>\n"
        '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>\n'
        '<tbody>\n<tr><th scope="row">a</th><td>b</td></tr>\n</tbody>\n</table>\n'
        "</main>\n</body>\n</html>\n"
    )


def test_html_without_row_headers_or_caption_has_neither() -> None:
    """A first cell that names nothing must not be read out before every other one."""
    table = Table(columns=("A",), rows=(("a",),), row_headers=False)
    written = to_html_fragment([table])
    assert ('<th scope="row">' in written, "<caption>" in written, "<td>a</td>" in written) == (False, False, True)


@given(pages)
@example(Page(title="x", language="en", blocks=tuple(map(Paragraph, HOSTILE))))
def test_html_shows_every_text_and_runs_none(page: Page) -> None:
    """What a register says is shown, never obeyed: the page has our tags and attributes alone."""
    reader = read_html(to_html(page))
    allowed = set(TAGS.split())
    expected = [word for text in texts_of(page) for word in shown_words(text) if word]
    shown = [word for piece in reader.shown for word in BREAKS.split(piece) if word]
    assert (set(reader.tags) <= allowed, reader.open) == (True, [])
    assert {name for name, _ in reader.attributes} <= {"lang", "charset", "name", "content", "scope", "role", "class"}
    assert shown == expected


@pytest.mark.parametrize("level", [0, 7, -1])
def test_a_heading_has_a_level_that_html_knows(level: int) -> None:
    """There is no h7."""
    with pytest.raises(InvalidValue, match=rf"level {level}: the levels are 1 to 6"):
        Heading(level, "Title")


@pytest.mark.parametrize("text", ["", " \u00a0", "\x00\u202e"])
def test_a_heading_and_a_page_have_words(text: str) -> None:
    """A heading of nothing is a stop that a screen reader announces for nothing."""
    with pytest.raises(InvalidValue, match="need words"):
        Heading(2, text)
    with pytest.raises(InvalidValue, match="need words"):
        Page(title=text, language="en", blocks=())


def test_a_page_has_a_language() -> None:
    """A page read out with the wrong voice cannot be understood."""
    with pytest.raises(InvalidValue, match="not a language tag"):
        Page(title="Title", language='en" onload="', blocks=())


def test_a_table_has_columns() -> None:
    """A table without columns says nothing."""
    with pytest.raises(InvalidValue, match="at least one column"):
        Table(columns=(), rows=())


@pytest.mark.parametrize("row", [(), ("a",), ("a", "b", "c")])
def test_a_row_has_as_many_cells_as_there_are_columns(row: tuple[str, ...]) -> None:
    """A cell too many or too few would stand under another's heading."""
    with pytest.raises(InvalidValue, match=f"row 2 has {len(row)} cells: the table has 2 columns"):
        Table(columns=("A", "B"), rows=(("a", "b"), row))


def test_values_are_hashable_whatever_they_are_made_from() -> None:
    """Values are compared and cached: a list inside would make that fail."""
    page = Page(title="T", language="en", blocks=[Bullets(["a"]), Table(columns=["A"], rows=[["a"]])])
    assert page == Page(title="T", language="en", blocks=(Bullets(("a",)), Table(columns=("A",), rows=(("a",),))))
    assert len({page, page}) == 1


@pytest.mark.parametrize(
    "text, width", [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("\u200b", 0), ("\u00a0", 1)]
)
def test_width_is_what_a_terminal_takes(text: str, width: int) -> None:
    """Columns counted in code points do not stand under each other."""
    assert display_width(text) == width
