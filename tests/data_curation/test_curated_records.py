"""Records of data files: what they give, and what they say of a field that is not as it should be."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from gcm_alignment.activities import Kind
from gcm_alignment.catalogue.compact_data import read_compact
from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.catalogue.rule_data import read_rule_book
from gcm_alignment.catalogue.source_data import cited
from gcm_alignment.conditions import AllOf, KindIs, Mentions
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.sources import SourceKind
from gcm_alignment.text import BilingualText, Text

Read: TypeAlias = Callable[[Record], object]

FILE = Record.parse(
    """
text = "words"
number = 3
flag = true
fraction = 0.5
date = "2019-11"
period = "2019/.."
kind = "press"
kinds = ["press", "user"]
texts = ["a", "b"]
numbers = [1, 2]
both.en = "Data"
both.fr = "Données"
ours = ["fr"]
rows = [{ id = "x" }]
mixed = ["a", 1]
sources = ["s1"]
""",
    "facts.toml",
)


GIVEN: list[tuple[Read, object]] = [
    (lambda file: file.text("text"), "words"),
    (lambda file: file.optional("none"), None),
    (lambda file: file.number("number"), 3),
    (lambda file: file.count("number"), 3),
    (lambda file: file.count("none"), None),
    (lambda file: file.flag("flag", default=False), True),
    (lambda file: file.flag("none", default=False), False),
    (lambda file: file.fraction("fraction"), 0.5),
    (lambda file: file.fraction("none"), None),
    (lambda file: file.date("date"), PartialDate(2019, 11)),
    (lambda file: file.date("none"), None),
    (lambda file: file.period("period"), Period(PartialDate(2019), None)),
    (lambda file: file.period("none"), None),
    (lambda file: file.choice("kind", SourceKind), SourceKind.PRESS),
    (lambda file: file.choices("kinds", SourceKind), (SourceKind.PRESS, SourceKind.USER)),
    (lambda file: file.choices("none", SourceKind), ()),
    (lambda file: file.texts("texts"), ("a", "b")),
    (lambda file: file.texts("none"), ()),
    (lambda file: file.numbers("numbers"), (1, 2)),
    (lambda file: file.bilingual("both"), BilingualText("Data", "Données")),
    (lambda file: file.words("both"), Text.of(en="Data", fr="Données", ours=["fr"])),
    (lambda file: [row.text("id") for row in file.records("rows")], ["x"]),
    (lambda file: list(file.records("none")), []),
]


@pytest.mark.parametrize("read, expected", GIVEN, ids=map(str, range(len(GIVEN))))
def test_record_gives_typed_fields(read: Read, expected: object) -> None:
    """Readers make values of what stands in a file, and a value must not depend on how it was written."""
    actual = read(FILE)
    assert expected == actual


REFUSED: list[tuple[Read, str]] = [
    (lambda file: file.text("number"), "facts.toml: number is 3; expected a text: put it in quotes"),
    (lambda file: file.text("none"), "facts.toml: none is missing; expected a text"),
    (lambda file: file.number("flag"), "facts.toml: flag is true; expected a whole number"),
    (lambda file: file.number("fraction"), "facts.toml: fraction is 0.5; expected a whole number"),
    (lambda file: file.flag("text", default=True), "facts.toml: text is 'words'; expected true or false"),
    (lambda file: file.fraction("text"), "facts.toml: text is 'words'; expected a number such as 0.7"),
    (lambda file: file.texts("mixed"), "facts.toml: mixed is 1; expected a text: put it in quotes"),
    (lambda file: file.texts("text"), "facts.toml: text is 'words'; expected a list"),
    (lambda file: file.numbers("mixed"), "facts.toml: mixed is 'a'; expected a whole number"),
    (lambda file: file.record("text"), "facts.toml: text is 'words'; expected a table"),
    (lambda file: file.records("texts"), "facts.toml: texts is 'a'; expected a table"),
    (lambda file: file.records("rows")[0].text("name"), "facts.toml › rows[1]: name is missing; expected a text"),
    (lambda file: file.record("both").text("es"), "facts.toml › both: es is missing; expected a text"),
    (
        lambda file: file.choice("text", SourceKind),
        "facts.toml: text is 'words'; expected one of official, press, mirror, reference, user",
    ),
    (lambda file: cited(file, {}), "facts.toml: no source s1 in the file"),
]


@pytest.mark.parametrize("read, expected", REFUSED, ids=map(str, range(len(REFUSED))))
def test_record_names_file_path_and_what_was_expected(read: Read, expected: str) -> None:
    """Whoever edits a data file by hand needs the place of the fault and the mend, not a traceback."""
    with pytest.raises(BadRecord) as caught:
        read(FILE)
    actual = str(caught.value)
    assert expected == actual


def test_rule_without_a_condition_is_refused() -> None:
    """A rule that asks for nothing would match every activity."""
    rule = {"id": "all", "objectives": [1], "reason": {"en": "Because.", "fr": "Parce que."}}
    book: dict[str, object] = {"id": "b", "version": "1", "author": "us", "scope": [1], "rule": [rule]}
    with pytest.raises(BadRecord) as caught:
        read_rule_book(Record(book, "rules.toml"), Lexicon([]))
    expected = "rules.toml › rule[1]: a rule asks for terms in any or all, or for a condition in when"
    actual = str(caught.value)
    assert expected == actual


def test_rule_asks_for_terms_and_kinds_together() -> None:
    """A rule on trainings about documents must match neither every training nor every text on documents."""
    lexicon = Lexicon([Term(id="visa", en=("visa",), fr=("visa",))])
    rule = {"id": "r", "objectives": [4], "all": ["visa"], "kinds": ["training"], "reason": {"en": "A.", "fr": "B."}}
    book: dict[str, object] = {"id": "b", "version": "1", "author": "us", "scope": [4], "rule": [rule]}
    (made,) = read_rule_book(Record(book, "rules.toml"), lexicon).rules
    expected = AllOf((Mentions("visa"), KindIs((Kind.TRAINING,))))
    actual = made.condition
    assert expected == actual


def test_file_without_the_table_is_refused() -> None:
    """Somebody who reads a file of another schema should learn it from the first message."""
    with pytest.raises(BadRecord) as caught:
        read_compact(Record({"schema": "gcm-rules/1"}, "rules.toml"), ())
    expected = "rules.toml: compact is missing; expected a table"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("files", [("toml",), ("toml", "json"), ("json",)])
def test_data_file_of_a_package_is_the_json_or_else_the_toml(
    files: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a wheel the JSON is read; in the source tree, where there is none, what people edit."""
    package = f"package_with_{'_'.join(files)}"
    folder = tmp_path / package / "data"
    folder.mkdir(parents=True)
    folder.parent.joinpath("__init__.py").touch()
    written = {"toml": 'words = "é"\nfile = "toml"', "json": '{"words": "é", "file": "json"}'}
    for suffix in files:
        folder.joinpath(f"facts.{suffix}").write_text(written[suffix], encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    record = Record.of_package(package, "facts")
    expected = ("é", files[-1], "facts.toml")
    actual = (record.text("words"), record.text("file"), record.path)
    assert expected == actual


def test_missing_data_file_is_an_error() -> None:
    """Without its files the library has nothing to say, and must not go on as if they were empty."""
    with pytest.raises(FileNotFoundError):
        Record.of_package("gcm_alignment", "no-such-file")
