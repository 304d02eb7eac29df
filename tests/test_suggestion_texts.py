"""The texts on which suggestions are developed and measured: their shape, their halves and their typography."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Literal

import attrs
import cattrs

DATA = Path(__file__).parent / "data"
HALVES = ("suggestion_texts.jsonl", "suggestion_held_out.jsonl")
PRACTICES = ("suggestion_practices.jsonl", "suggestion_practices_unread.jsonl")
READER = cattrs.Converter(forbid_extra_keys=True)


@attrs.frozen(kw_only=True)
class Line:
    """A text in one language, with the objectives that it serves, best first."""

    id: str
    language: Literal["en", "fr"]
    form: Literal["title", "description"]
    text: str
    objectives: tuple[int, ...]
    why: str = ""

    @property
    def stratum(self) -> tuple[int, str]:
        """Return what the halves are balanced by: the first objective, 0 for none, and the form."""
        return (self.objectives or (0,))[0], self.form


def half(name: str) -> tuple[Line, ...]:
    """Return the lines of one file, which holds no field beyond those of a line."""
    return tuple(READER.structure(json.loads(line), Line) for line in (DATA / name).read_text("utf-8").splitlines())


def both_halves() -> tuple[Line, ...]:
    """Return the lines of both files."""
    return tuple(line for name in HALVES for line in half(name))


def all_lines() -> tuple[Line, ...]:
    """Return the lines of both halves and of the practices that were written beside them."""
    return tuple(line for name in (*HALVES, *PRACTICES) for line in half(name))


def strata(lines: Iterable[Line]) -> Counter[tuple[int, str]]:
    """Count the pairs of a half by what the halves are balanced by, once for both languages."""
    return Counter(line.stratum for line in lines if line.language == "en")


def words(line: Line) -> list[str]:
    """Return the words of a text; a mark that stands alone, as French sets it, is none."""
    return [word for word in line.text.split() if re.search(r"\w", word)]


def test_each_practice_stands_once_in_each_language_with_one_judgement() -> None:
    """English and French are compared on the same practices, so a pair is judged as one."""
    lines = all_lines()
    pairs = Counter((line.id, line.form, line.objectives, line.why) for line in lines)
    assert sorted((one, language) for one, *_ in pairs for language in ("en", "fr")) == sorted(
        (line.id, line.language) for line in lines
    )


def test_no_practice_stands_in_two_files() -> None:
    """A text that was seen while terms were written measures nothing."""
    files = [{line.id for line in half(name)} for name in (*HALVES, *PRACTICES)]
    assert [both for one, other in combinations(files, 2) for both in one & other] == []


def test_the_halves_hold_equally_many_texts_of_each_objective_and_form() -> None:
    """A half with easier objectives would make the other look worse than it is; odd strata may differ by one."""
    developing, measuring = (strata(half(name)) for name in HALVES)
    assert [one for one in developing | measuring if abs(developing[one] - measuring[one]) > 1] == []


def test_each_objective_has_five_titles_and_five_descriptions_or_more() -> None:
    """A figure of an objective needs some texts of both forms."""
    counts = strata(both_halves())
    assert [
        (number, form) for number in range(1, 24) for form in ("title", "description") if counts[number, form] < 5
    ] == []


def test_forty_texts_or_more_serve_no_objective() -> None:
    """Abstention is measured on texts that deserve it."""
    counts = strata(both_halves())
    assert counts[0, "title"] + counts[0, "description"] >= 40


def test_a_text_serves_at_most_three_objectives_each_named_once() -> None:
    """Suggestions are at most three."""
    wrong = [
        line.id
        for line in all_lines()
        if len(line.objectives) > 3
        or len(set(line.objectives)) < len(line.objectives)
        or not set(line.objectives) <= set(range(1, 24))
    ]
    assert wrong == []


def test_titles_have_five_to_fourteen_words_and_descriptions_thirty_to_fifty() -> None:
    """The figures are told by length, so a form means a length."""
    lengths = {"title": range(5, 15), "description": range(30, 51)}
    assert [line.id for line in all_lines() if len(words(line)) not in lengths[line.form]] == []


def test_no_two_texts_of_a_language_share_half_of_their_words() -> None:
    """A template filled in twice counts one idea as two."""
    for language in ("en", "fr"):
        bags = [
            (line.id, {word.casefold() for word in words(line)}) for line in all_lines() if line.language == language
        ]
        alike = [
            (a, b) for (a, some), (b, others) in combinations(bags, 2) if 2 * len(some & others) >= len(some | others)
        ]
        assert alike == []


def test_the_texts_are_set_as_each_language_sets_them() -> None:
    """A reader of terms meets typographic apostrophes, and no-break spaces in French, as real texts have them."""
    faults = {
        "en": r"['\"]|\s[:;?!%]|\s\s|^\s|\s$",
        "fr": r"['\"“”]|(?<!\u00a0)[;?!%»]|(?<![\u00a0\d]):|«(?!\u00a0)|\u00a0[^:;?!%»\d\w]|\s\s|^\s|\s$",
    }
    assert [line.id for line in all_lines() if re.search(faults[line.language], line.text)] == []
