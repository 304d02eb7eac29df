"""The command line: the report is made or, in one line of the reader's language, why not."""

import importlib.util
import io
import json
import sys
from pathlib import Path

import pytest

import gcm_alignment as gcm
from gcm_alignment.cli import main

LIST = Path(__file__).parents[1] / "examples" / "rabat_2022.fr.txt"


def run_program(name: str) -> None:
    """Execute `gcm_alignment.__main__` under a name; not by `runpy`, which cannot use pytest's loader of plugins."""
    spec = importlib.util.find_spec("gcm_alignment.__main__")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    module.__name__ = name
    spec.loader.exec_module(module)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return its status, what it printed, and what it complained of."""
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def facts(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """Run a report as JSON and read it."""
    status, out, err = run(capsys, "report", *arguments, "--format", "json")
    assert (status, err) == (0, "")
    found: dict[str, object] = json.loads(out)
    return found


def test_the_main_job_runs_on_the_list_of_2022(capsys: pytest.CaptureFixture[str]) -> None:
    """Eleven bullets as printed; the joined one of 2021 gives two activities."""
    found = facts(capsys, str(LIST), "--lang", "fr", "--published", "14/23", "--published-source", "page 2022")
    assert (found["bullets"], found["activities"]) == (11, 12)
    assert {"count": 14, "of": 23, "source": "page 2022"}.items() <= found["published"].items()  # type: ignore[attr-defined]
    assert {"schema", "library", "data_version", "rules_digest", "ladder", "problems"} <= set(found)


def test_the_printed_list_and_the_register_address_the_same_objectives(capsys: pytest.CaptureFixture[str]) -> None:
    """The lines as printed and the curated entries describe the same eleven highlights."""
    listed, curated = facts(capsys, str(LIST)), facts(capsys, "rabat-2022")
    assert listed["covered"] == curated["covered"]


def test_a_shipped_register_knows_its_published_figure(capsys: pytest.CaptureFixture[str]) -> None:
    """The figure of 2022 and its source travel with the register."""
    published = facts(capsys, "rabat-2022")["published"]
    assert isinstance(published, dict)
    assert (published["count"], published["of"]) == (14, 23)
    assert "rabat-process.org" in published["source"]


def test_a_register_without_printed_lines_read_none(capsys: pytest.CaptureFixture[str]) -> None:
    """A curated register was not read from lines."""
    assert facts(capsys, "rabat-process")["bullets"] is None


@pytest.mark.parametrize("stated", [(), ("--published", "14/23", "--published-source", "page 2022")])
def test_a_figure_is_compared_with_what_was_found_for_its_time(
    capsys: pytest.CaptureFixture[str], stated: tuple[str, ...]
) -> None:
    """The figure of 2022 says nothing of what was done in 2025."""
    found = facts(capsys, "rabat-process", *stated)
    published = found["published"]
    assert isinstance(published, dict)
    assert published["verdict"] == "fewer"


def test_a_folder_does_not_hide_a_register(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of that name, with last year's reports, is no list."""
    monkeypatch.chdir(tmp_path)
    Path("rabat-2022").mkdir()
    assert facts(capsys, "rabat-2022")["activities"] == 12


def test_the_language_of_the_list_can_be_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Short titles may not tell their language."""
    path = tmp_path / "list.txt"
    path.write_text("- Migration circulaire – mai 2021\n", encoding="utf-8")
    entries = facts(capsys, str(path), "--input-lang", "fr")["register_entries"]
    assert isinstance(entries, list)
    assert list(entries[0]["title"]) == ["fr"]


def test_an_existing_file_wins_over_a_register(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has a file of that name means it."""
    monkeypatch.chdir(tmp_path)
    Path("rabat-2022").write_text("- Workshop on remittances – May 2021, Dakar\n", encoding="utf-8")
    assert facts(capsys, "rabat-2022")["activities"] == 1


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_output_can_be_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, lang: str) -> None:
    """A file holds what would be printed, to the byte."""
    target = tmp_path / "report"
    printed = run(capsys, "report", "rabat-2022", "--lang", lang, "--format", form)
    assert run(capsys, "report", "rabat-2022", "--lang", lang, "--format", form, "--output", str(target)) == (0, "", "")
    assert printed[1] == target.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nowhere.txt"], "lecture impossible de 'nowhere.txt' : fichier ou dossier introuvable"),
        ([str(LIST.parent)], "c’est un dossier"),
        ([str(LIST / "x")], "lecture impossible"),
        (["rabat-2022", "--format", "docx"], "aucun format 'docx'"),
        (["rabat-2022", "--published", "14"], "pas un chiffre publié"),
        (["rabat-2022", "--published-source", "page"], "une source sans chiffre"),
        (["rabat-2022", "--published", "24/23"], "pas un nombre d’objectifs"),
        (["rabat-2022", "--output", "nowhere/report.txt"], "écriture impossible de 'nowhere/report.txt'"),
        ([str(LIST), "--input-lang", "xx"], "aucune langue 'xx'"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """One line in the reader's language, no traceback, status 2."""
    status, out, err = run(capsys, "report", *arguments, "--lang", "fr-SN")
    assert (status, out) == (2, "")
    assert words in err.replace("\u00a0", " ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "data", [b"", b"  \n\t\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"\x00" * 50], ids=["empty", "blank", "png", "zeros"]
)
def test_a_file_that_is_no_text_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path, data: bytes) -> None:
    """A spreadsheet or an empty file gives no report that looks empty."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    status, out, err = run(capsys, "report", str(path), "--lang", "fr")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "rien à lire" in err


def test_an_unknown_language_of_the_report_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a known language the message is English."""
    status, _, err = run(capsys, "report", "rabat-2022", "--lang", "klingon")
    assert (
        status,
        err.replace(" and ", ", "),
    ) == (2, "gcm-alignment: no language 'klingon': the languages are en, fr\n")


def test_windows_1252_is_read_and_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Lists saved by old tools are common; the reader is told how they were read."""
    path = tmp_path / "list.txt"
    path.write_bytes("- Atelier sur la réintégration – mai 2021, Yaoundé\n".encode("cp1252"))
    found = facts(capsys, str(path))
    entries, problems = found["register_entries"], found["problems"]
    assert isinstance(entries, list)
    assert isinstance(problems, list)
    assert entries[0]["venues"][0]["name"] == "Yaoundé"
    assert any("1252" in problem["message"] for problem in problems)


@pytest.mark.parametrize("arguments", [[], ["report"], ["export", "x"], ["report", "rabat-2022", "--colour", "blue"]])
def test_a_wrong_command_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A usage text of twenty lines hides what was wrong."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    err = capsys.readouterr().err
    assert (caught.value.code, err.count("\n")) == (2, 1)
    assert "--help" in err


def test_the_version_is_that_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    """A report names the version that made it; so does the command."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert (0, f"gcm-alignment {gcm.__version__}\n") == (caught.value.code, capsys.readouterr().out)


def test_printing_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A console in another encoding would stop at the first no-break space."""
    bytes_ = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_, encoding="ascii"))
    assert main(["report", "rabat-2022", "--lang", "fr"]) == 0
    sys.stdout.flush()
    assert "n’engage personne" in bytes_.getvalue().decode("utf-8")


def test_the_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m gcm_alignment` is the same command."""
    monkeypatch.setattr(sys, "argv", ["gcm-alignment", "report", "nowhere.txt"])
    with pytest.raises(SystemExit) as caught:
        run_program("__main__")
    assert caught.value.code == 2
    assert "cannot read 'nowhere.txt'" in capsys.readouterr().err


def test_importing_the_module_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Tools that import every module must not start a report."""
    run_program("gcm_alignment.__main__")
    assert capsys.readouterr() == ("", "")


def test_a_stream_without_an_encoding_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notebooks replace the standard output by streams of their own."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["report", "rabat-2022"]) == 0
    assert "binds nobody" in stream.getvalue()
