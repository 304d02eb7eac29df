"""The example package: another team can copy it, and what its README shows works."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import gcm_alignment as gcm
from gcm_alignment.catalogue.records import BadRecord

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "example_dialogue"
DATA = EXAMPLE / "src" / "example_dialogue" / "data"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example's wheel and unpack it: that is what an installation does."""
    folder = tmp_path_factory.mktemp("example")
    (wheel,) = WheelBuilder(str(EXAMPLE)).build(directory=str(folder))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def readme_block() -> str:
    """Return the Python block of the example's README."""
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    return str(block)


def test_python_block_of_the_readme_runs_where_the_package_is_installed(site: Path) -> None:
    """The README is what another team reads first; its result is the report on the one activity."""
    program = f"import sys\nsys.path.insert(0, {str(site)!r})\n{readme_block()}"
    printed = subprocess.run([sys.executable, "-X", "utf8", "-c", program], check=True, capture_output=True).stdout
    report = printed.decode()
    expected = (True, True)
    actual = ("Atelier sur le travail saisonnier en mer" in report, "Dialogue d’exemple" in report)
    assert expected == actual


def test_catalogue_of_the_package_brings_each_kind_of_record() -> None:
    """A package to copy shows everything that a package can bring."""
    catalogue = gcm.Catalogue.from_folder("example-dialogue", DATA)
    expected = ("example-dialogue", "example-plan-2020", "example-register", "example-rules")
    actual = (
        *(process.id for process in catalogue.processes),
        *(framework.id for framework in catalogue.frameworks),
        *(portfolio.id for portfolio in catalogue.portfolios),
        *(book.id for book in catalogue.rule_books),
    )
    assert expected == actual


def test_register_of_the_package_aligns_by_its_own_rules_and_plan() -> None:
    """The words of the example are of the sea, which the shipped rules do not know; its plan leads to objective 7."""
    catalogue = gcm.Catalogue.from_folder("example-dialogue", DATA)
    alignments = gcm.align(catalogue.portfolio("example-register"), rules=catalogue.rule_book("example-rules"))
    expected = gcm.ObjectiveSet([6, 7])
    actual = gcm.measure_coverage(alignments).covered
    assert expected == actual


def test_package_unites_with_what_is_shipped() -> None:
    """An id of the example that were shipped too would be the first thing that a copy trips over."""
    example = gcm.Catalogue.from_folder("example-dialogue", DATA)
    expected = len(gcm.Catalogue.shipped().entries) + len(example.entries)
    actual = len((gcm.Catalogue.shipped() | example).entries)
    assert expected == actual


def test_package_says_that_it_is_fictional() -> None:
    """Invented activities must never be taken for those of an institution."""
    catalogue = gcm.Catalogue.from_folder("example-dialogue", DATA)
    records = (*catalogue.processes, *catalogue.frameworks, *catalogue.portfolios[0].activities)
    expected = [True] * len(records)
    actual = [all("fictional" in str(source) for source in record.sources) for record in records]
    assert expected == actual


def test_selection_of_a_register_is_read_from_a_folder(tmp_path: Path) -> None:
    """A team that highlights some of its activities writes them once, and points at them."""
    for file in DATA.glob("*.toml"):
        tmp_path.joinpath(file.name).write_bytes(file.read_bytes())
    selection = """
schema = "gcm-selection/1"
[register]
id = "highlights"
of = "example-register"
title.en = "Highlights"
title.fr = "Points forts"
completeness = "partial"
note.en = "A choice."
note.fr = "Un choix."
[[entry]]
id = "example:2022-03-workshop"
printed.en = "Workshop at sea, March 2022"
"""
    tmp_path.joinpath("selection.toml").write_text(selection, encoding="utf-8")
    (activity,) = gcm.Catalogue.from_folder("copy", tmp_path).portfolio("highlights")
    expected = gcm.Text.of(en="Workshop at sea, March 2022")
    actual = activity.printed
    assert expected == actual


@pytest.mark.parametrize(
    "files, expected",
    [
        ({}, "no TOML file in "),
        ({"notes.txt": "hello"}, "no TOML file in "),
        ({"a.toml": 'schema = "x/1"'}, "a.toml: schema is 'x/1'; expected one of gcm-processes/1, gcm-framework/1"),
        ({"a.toml": 'title = "x"'}, "a.toml: schema is missing; expected a text"),
        (
            {"a.toml": 'schema = "gcm-selection/1"\nregister.of = "x"'},
            "a.toml › register: of is 'x'; expected a register of the folder: –",
        ),
    ],
    ids=["empty", "no TOML", "unknown schema", "no schema", "no register"],
)
def test_folder_that_brings_no_catalogue_is_refused(files: dict[str, str], expected: str, tmp_path: Path) -> None:
    """A copy that was begun and not finished must say what is missing, and in which file."""
    for name, text in files.items():
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    with pytest.raises((BadRecord, gcm.UnusableInput)) as caught:
        gcm.Catalogue.from_folder("copy", tmp_path)
    actual = str(caught.value)
    assert actual.startswith(expected)


def test_selection_of_an_activity_that_the_register_has_not_is_refused(tmp_path: Path) -> None:
    """A misspelt id would otherwise drop a highlight, and nobody would count again."""
    for file in DATA.glob("*.toml"):
        tmp_path.joinpath(file.name).write_bytes(file.read_bytes())
    selection = 'schema = "gcm-selection/1"\nregister.of = "example-register"\nentry = [{ id = "example:x" }]'
    tmp_path.joinpath("selection.toml").write_text(selection, encoding="utf-8")
    with pytest.raises(BadRecord) as caught:
        gcm.Catalogue.from_folder("copy", tmp_path)
    expected = "example-register has no activity example:x"
    actual = str(caught.value)
    assert expected == actual
