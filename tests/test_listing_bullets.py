"""Which lines of a list are bullets, which carry one on, and which are headings."""

import pytest

from gcm_alignment.formats.bullets import is_heading, read_bullets


@pytest.mark.parametrize(
    "mark",
    ["-", "–", "—", "*", "•", "·", "▪", "●", "➢", "+", "1.", "12)", "(3)", "a)", "(b)", "iv.", "1.2", "1.2.", "→"],
)
def test_a_mark_is_no_part_of_the_bullet(mark: str) -> None:
    """Pages, word processors and spreadsheets each have their own marks."""
    expected = ["Forum on return", "Workshop"]
    actual = [bullet.text for bullet in read_bullets(f"{mark} Forum on return\n  {mark} Workshop").bullets]
    assert expected == actual


def test_marks_need_no_space_behind_a_dash() -> None:
    """Lists are typed in haste."""
    expected = ["Forum on return"]
    actual = [bullet.text for bullet in read_bullets("-Forum on return").bullets]
    assert expected == actual


def test_lines_without_mark_carry_the_bullet_before_them_on() -> None:
    """Mail programs wrap lines, with and without indentation."""
    text = "- Forum on return,\n  May 2021,\nTunis\n\n  and online\n- Workshop"
    expected = [(1, "Forum on return, May 2021, Tunis and online"), (6, "Workshop")]
    actual = [(bullet.line, bullet.text) for bullet in read_bullets(text).bullets]
    assert expected == actual


def test_without_marks_each_line_is_a_bullet() -> None:
    """The simplest list is a line each."""
    expected = [(1, "Forum, May 2021"), (3, "Workshop, June 2021")]
    actual = [(bullet.line, bullet.text) for bullet in read_bullets("Forum, May 2021\n\nWorkshop, June 2021").bullets]
    assert expected == actual


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(end: str) -> None:
    """A line number that is off by one sends the author to the wrong activity; a form feed ends no line."""
    text = end.join(["- Forum\x0c\x85\u2028on return", "", "- Workshop"])
    expected = [1, 3]
    actual = [bullet.line for bullet in read_bullets(text).bullets]
    assert expected == actual


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    """It would hide the mark of the first bullet."""
    expected = ["Forum"]
    actual = [bullet.text for bullet in read_bullets("\ufeff- Forum").bullets]
    assert expected == actual


@pytest.mark.parametrize(
    "line",
    [
        "Activities 2021:",
        "Activités 2021 :",
        "# Meetings",
        "2021",
        "2019–2021",
        "Réunions",
        "| Title | Date | Place |",
        "Titre;Date;Lieu",
        "Liste des activités",
    ],
)
def test_a_line_that_only_announces_others_is_a_heading(line: str) -> None:
    """A heading read as an activity would be one that nobody held."""
    expected = True
    actual = is_heading(line)
    assert expected == actual


@pytest.mark.parametrize("line", ["Forum on return, May 2021", "Title of a book", "x" * 121 + ":"])
def test_a_line_that_tells_something_is_no_heading(line: str) -> None:
    """An activity taken for a heading would be lost."""
    expected = False
    actual = is_heading(line)
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "Activities 2021:\n- Forum",
        "Activities 2021:\nForum, May 2021",
        "Our work in the region was rich\n- Forum",
        "| Title | Date |\n|-------|------|\n| Forum | May 2021 |",
    ],
)
def test_headings_are_reported(text: str) -> None:
    """Whatever is not read as an activity is named, so that its author can object."""
    expected = [(1, "heading")]
    actual = [(problem.line, problem.code) for problem in read_bullets(text).problems]
    assert expected == actual


def test_a_heading_between_bullets_ends_the_one_before() -> None:
    """Or the bullet would carry the next year in its title."""
    found = read_bullets("- Forum\nActivities 2022:\n- Workshop")
    expected = (["Forum", "Workshop"], [(2, "heading")])
    actual = ([bullet.text for bullet in found.bullets], [(problem.line, problem.code) for problem in found.problems])
    assert expected == actual


def test_a_paragraph_between_bullets_is_left_out_and_named() -> None:
    """It may be an activity whose mark was forgotten; a long one is shown by its beginning."""
    found = read_bullets(f"- Forum\n\nThe workshop took place in May. {'x' * 80}\nIt was good.\n- Workshop")
    expected = [(3, "not-a-bullet", 80), (4, "not-a-bullet", 12)]
    quotes = [str(dict(problem.message.fields)["found"]) for problem in found.problems]
    actual = [(problem.line, problem.code, len(quote)) for problem, quote in zip(found.problems, quotes, strict=True)]
    assert expected == actual


@pytest.mark.parametrize("text", ["-\n- Forum", "1. \n2. Forum"])
def test_a_mark_with_nothing_behind_it_is_a_fault(text: str) -> None:
    """An activity was meant here."""
    found = read_bullets(text)
    expected = (["Forum"], [(1, "empty-bullet")])
    actual = ([bullet.text for bullet in found.bullets], [(problem.line, problem.code) for problem in found.problems])
    assert expected == actual


def test_a_mark_on_its_own_line_belongs_to_the_next() -> None:
    """Text copied from a page often has the mark and the words on two lines."""
    expected = [(1, "Forum on return")]
    actual = [(bullet.line, bullet.text) for bullet in read_bullets("•\nForum on return").bullets]
    assert expected == actual


def test_a_date_at_the_beginning_of_a_line_is_no_mark() -> None:
    """The day is not the number of a bullet."""
    expected = ["12 May 2021: Forum", "12.05.2021: Workshop"]
    actual = [bullet.text for bullet in read_bullets("12 May 2021: Forum\n12.05.2021: Workshop").bullets]
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "- Forum, May 2021\nWorkshop on visas, June 2021, Tunis\n- Seminar, July 2021",
        "- Forum, May 2021\n\nWorkshop on visas, June 2021, Tunis\n- Seminar, July 2021",
        "- Forum\n\nWorkshop on visas, June 2021, Tunis\n- Seminar, July 2021",
        "- Forum, May 2021\n« Workshop on visas », June 2021, Tunis\n- Seminar, July 2021",
    ],
)
def test_a_dated_line_without_mark_between_bullets_is_an_activity(text: str) -> None:
    """A mark is forgotten sooner than a date: the line must neither vanish nor swell the bullet before it."""
    found = read_bullets(text)
    line = next(number for number, words in enumerate(text.splitlines(), start=1) if "visas" in words)
    words = text.splitlines()[line - 1]
    expected = (
        [words],
        [(line, "unmarked", f"read as an activity, though it has no bullet: {words}; mark it as a bullet")],
    )
    problems = [(problem.line, problem.code, str(problem.message)) for problem in found.problems]
    actual = ([bullet.text for bullet in found.bullets if bullet.line == line], problems)
    assert expected == actual


def test_a_dated_line_before_the_first_bullet_is_an_activity() -> None:
    """Whoever copies a list by hand often misses the first mark."""
    found = read_bullets("Workshop on visas, June 2021\n- Forum, May 2021")
    expected = ([(1, "Workshop on visas, June 2021"), (2, "Forum, May 2021")], [(1, "unmarked")])
    bullets = [(bullet.line, bullet.text) for bullet in found.bullets]
    actual = (bullets, [(problem.line, problem.code) for problem in found.problems])
    assert expected == actual


def test_a_line_without_mark_carries_its_wrapped_lines() -> None:
    """It is a bullet like the others."""
    found = read_bullets("- Forum, May 2021\nWorkshop on visas, June 2021,\nTunis\n- Seminar")
    expected = ["Forum, May 2021", "Workshop on visas, June 2021, Tunis", "Seminar"]
    actual = [bullet.text for bullet in found.bullets]
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("- Forum on return,\nTunis, May 2021\n- Workshop", "Forum on return, Tunis, May 2021"),
        ("- Forum of\nNiger and Mali on return\nTunis, May 2021", "Forum of Niger and Mali on return Tunis, May 2021"),
        ("- Forum, May 2021,\ncontinued in June 2021", "Forum, May 2021, continued in June 2021"),
        ("- Forum, May 2021,\n  Tunis, and June 2021, Dakar", "Forum, May 2021, Tunis, and June 2021, Dakar"),
    ],
)
def test_a_wrapped_line_with_a_date_is_still_joined(text: str, expected: str) -> None:
    """The date of an undated bullet is its own; small letters and indentation carry on."""
    found = read_bullets(text)
    actual = found.bullets[0].text
    assert (expected, ()) == (actual, found.problems)


@pytest.mark.parametrize("heading", ["Activities 2022:", "Réunions 2022", "2022", "# Work in 2022"])
def test_a_heading_with_a_year_is_no_activity(heading: str) -> None:
    """Lists are divided by years: a year that is read as an activity would be one too many each time."""
    found = read_bullets(f"{heading}\n- Forum, May 2021\n{heading}\n- Workshop, June 2022")
    expected = (["Forum, May 2021", "Workshop, June 2022"], [(1, "heading"), (3, "heading")])
    actual = ([bullet.text for bullet in found.bullets], [(problem.line, problem.code) for problem in found.problems])
    assert expected == actual
