"""The commands `suggest` and `evaluate`: what they print, write and complain of."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import cast

import pytest

from gcm_alignment.cli import main
from gcm_alignment.cli.progress import Progress

NARROW = " \u00a0\u202f"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return its status, what it printed, and what it complained of."""
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.translate(dict.fromkeys(map(ord, NARROW), " "))


# --- one text ---------------------------------------------------------------------------------------


def test_a_text_is_answered_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A program reads objective, confidence and places, and by what the file was made."""
    text = "Lutte contre le trafic de migrants"
    status, out, err = run(capsys, "suggest", text, "--lang", "fr", "--json")
    found = json.loads(out)
    (one,) = found["suggestions"]
    (match,) = [match for match in one["matches"] if match["term"] == "trafic de migrants"]
    assert (status, err) == (0, "")
    assert ("gcm-suggestions/1", "lexicon", "fr", text) == tuple(
        found[name] for name in ("schema", "suggester", "language", "text")
    )
    assert (9, "fr", text[match["start"] : match["stop"]]) == (one["objective"], match["language"], match["term"])
    assert 0 < one["confidence"] <= 1
    assert "trafic de migrants" in one["title"]


@pytest.mark.parametrize(
    "lang, title, words",
    [("en", "20. Promote faster", "“remittances”"), ("fr", "20. Rendre les envois de fonds", "« remittances »")],
)
def test_a_text_is_answered_in_words(capsys: pytest.CaptureFixture[str], lang: str, title: str, words: str) -> None:
    """The language of the answer is that of the reader, whatever the text's; and it says that nothing aligns yet."""
    _, out, _ = run(capsys, "suggest", "Lower costs of remittances", "--lang", lang)
    shown = plain(out)
    assert title in shown
    assert words in shown
    assert ("until a named reviewer accepts it" if lang == "en" else "qu’une personne désignée") in " ".join(
        shown.split()
    )


@pytest.mark.parametrize("lang, words", [("en", "nothing is suggested"), ("fr", "rien n’est suggéré")])
def test_silence_is_said(capsys: pytest.CaptureFixture[str], lang: str, words: str) -> None:
    """An empty table would look like a failure."""
    status, out, _ = run(capsys, "suggest", "Annual meeting", "--lang", lang)
    assert status == 0
    assert words in out


def test_the_language_of_the_text_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A word that exists in both languages is read in the one that was named."""
    _, out, _ = run(capsys, "suggest", "Diaspora, diasporas, transferts de fonds", "--input-lang", "fr", "--json")
    languages = {match["language"] for one in json.loads(out)["suggestions"] for match in one["matches"]}
    assert {"fr"} == languages


def test_a_lone_surrogate_is_printed_as_an_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line in a broken encoding must not end in a traceback."""
    bytes_ = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_, encoding="ascii"))
    assert main(["suggest", "remittances \udcff", "--json"]) == 0
    sys.stdout.flush()
    assert json.loads(bytes_.getvalue())["text"] == "remittances \udcff"


def test_a_text_longer_than_a_file_name_may_be_is_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    """A whole paragraph is asked for as often as a title."""
    status, out, _ = run(capsys, "suggest", "Lower costs of remittances. " * 500, "--json")
    assert (status, json.loads(out)["suggestions"][0]["objective"]) == (0, 20)


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["Envois de fonds", "--limit", "0"], "une limite de 0"),
        (["nowhere.csv", "--column", "title"], "lecture impossible de 'nowhere.csv' : fichier ou dossier introuvable"),
        ([".", "--column", "title"], "c’est un dossier"),
        (["\x00", "--column", "title"], "lecture impossible de"),
        (["Envois", "--output", "nowhere/x.json"], "écriture impossible"),
        (["Envois", "--input-lang", "?"], "pas une étiquette de langue"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """One line in the reader's language, no traceback, status 2."""
    status, out, err = run(capsys, "suggest", *arguments, "--lang", "fr")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in plain(err)


# --- a table ----------------------------------------------------------------------------------------

ROWS = 'titre;lieu\r\n"Atelier : trafic de migrants";Dakar\r\n;Rabat\r\nRéunion;Alger;x\r\nEnvois de fonds;Paris\r\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table as a French spreadsheet saves it."""
    path = tmp_path / "activités.csv"
    path.write_bytes(ROWS.encode("cp1252"))
    return path


def test_a_table_gets_columns_of_suggestions(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    """Every row stays, in its order, with its cells; what is added is read by the same spreadsheet."""
    status, out, _ = run(capsys, "suggest", str(table), "--column", "titre", "--limit", "1")
    rows = list(csv.reader(io.StringIO(out), delimiter=";"))
    expected = [
        ["titre", "lieu", "objective_1", "confidence_1", "words_1"],
        ["Atelier : trafic de migrants", "Dakar", "9", "trafic de migrants"],
        ["", "Rabat", "", ""],
        ["Réunion", "Alger", "", ""],
        ["Envois de fonds", "Paris", "20", "Envois de fonds"],
    ]
    actual = [rows[0], *([*row[:3], row[4]] for row in rows[1:])]
    assert (0, expected) == (status, actual)


def test_bad_rows_are_told_with_their_lines(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    """The encoding that was guessed, the empty cell and the cell too many; in the reader's language, one line each."""
    _, _, err = run(capsys, "suggest", str(table), "--lang", "fr")
    lines = plain(err).splitlines()
    assert [line.partition(" :")[0] for line in lines] == ["ligne 3", "ligne 4", "ligne 4"]
    assert "Windows-1252" in lines[1]
    assert "la cellule 'titre' est vide" in lines[0]
    assert "3 cellules ; la première ligne en nomme 2" in lines[2]


def test_a_table_is_answered_in_json(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    """Programs get the lines, the texts and the problems in one file."""
    _, out, _ = run(capsys, "suggest", str(table), "--json", "--lang", "fr")
    found = json.loads(out)
    expected = [(2, [9]), (3, []), (4, []), (5, [20])]
    actual = [(row["line"], [one["objective"] for one in row["suggestions"]]) for row in found["rows"]]
    assert expected == actual
    assert (found["column"], len(found["problems"])) == ("titre", 3)


def test_a_table_is_written_for_spreadsheets(capsys: pytest.CaptureFixture[str], table: Path, tmp_path: Path) -> None:
    """A file of UTF-8 without its mark is opened with wrong accents; what is printed has none."""
    _, printed, _ = run(capsys, "suggest", str(table))
    target = tmp_path / "out.csv"
    run(capsys, "suggest", str(table), "--output", str(target))
    assert b"\xef\xbb\xbf" + printed.encode() == target.read_bytes()


def test_a_column_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    """The message lists what there is, and what comes close."""
    status, _, err = run(capsys, "suggest", str(table), "--column", "titel")
    assert status == 2
    assert "no column 'titel': the file has 'titre' and 'lieu'; near matches: titre" in err


def test_a_table_with_nothing_in_it_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An export that failed is an empty file."""
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    status, out, err = run(capsys, "suggest", str(path))
    assert (status, out) == (2, "")
    assert "nothing to read" in err


class _Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def test_progress_is_shown_on_a_terminal_alone() -> None:
    """In a log a bar is a thousand lines of rubbish."""
    shown, hidden = _Terminal(), io.StringIO()
    for stream in (shown, hidden):
        with Progress.on(stream, 4) as progress:
            progress.show(2)
    expected = ("\r[" + "." * 30 + "] 0/4\r[" + "#" * 15 + "." * 15 + "] 2/4\n", "")
    actual = (shown.getvalue(), hidden.getvalue())
    assert expected == actual


def test_progress_of_nothing_is_no_error() -> None:
    """A table with a header alone is read too."""
    stream = _Terminal()
    with Progress.on(stream, 0):
        pass
    assert "0/0" in stream.getvalue()


# --- evaluating ---------------------------------------------------------------------------------------


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A file of judged texts, one line of which is none."""
    path = tmp_path / "judged.jsonl"
    path.write_text(
        '{"id": "a", "text": "Lower costs of remittances", "objectives": [20], "language": "en", "form": "title"}\n'
        '{"id": "b", "text": "Réunion annuelle", "objectives": [], "language": "fr", "form": "title"}\n'
        '{"id": "c", "text": "x", "objectives": [99]}\n',
        encoding="utf-8",
    )
    return path


def test_an_evaluation_is_printed_in_json(capsys: pytest.CaptureFixture[str], judged: Path) -> None:
    """The figures, and what was left out on standard error."""
    status, out, err = run(capsys, "evaluate", str(judged), "--json", "--resamples", "20", "--seed", "5")
    found = cast("dict[str, object]", json.loads(out))
    overall = cast("dict[str, dict[str, object]]", found["overall"])
    assert (status, found["texts"], found["resamples"], found["seed"]) == (0, 2, 20, 5)
    assert (overall["first"]["value"], overall["unfounded"]["value"]) == (1.0, 0.0)
    assert "line 3: no objective 99" in err


@pytest.mark.parametrize("lang, words", [("en", "Right objective first"), ("fr", "Bon objectif")])
def test_an_evaluation_is_printed_in_words(
    capsys: pytest.CaptureFixture[str], judged: Path, lang: str, words: str
) -> None:
    """Both languages have a table of shares."""
    _, out, _ = run(capsys, "evaluate", str(judged), "--lang", lang, "--resamples", "0")
    assert words in " ".join(out.split())


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nowhere.jsonl"], "cannot read"),
        (["{}", "--resamples", "-1"], "-1 resamples"),
        (["{}", "--limit", "0"], "limit"),
    ],
)
def test_what_cannot_be_evaluated_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], judged: Path, arguments: list[str], words: str
) -> None:
    """One line, status 2."""
    status, out, err = run(capsys, "evaluate", *(str(judged) if one == "{}" else one for one in arguments))
    assert (status, out) == (2, "")
    assert words in err.splitlines()[-1]
