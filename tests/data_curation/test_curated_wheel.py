"""The wheel: it carries the data as JSON too, which holds what the TOML says and makes the same values."""

import json
import pickle
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

import gcm_alignment as gcm

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "gcm_alignment" / "data"
READ_AS_TOML = {"places"}
LOADS = """
gcm.load_compact(), tuple(gcm.load_processes()), gcm.load_documents(), gcm.load_lexicon(), gcm.load_rules(),
*map(gcm.load_framework, ("cadiz-2023", "jvap-2015", "marrakesh-2018")),
*map(gcm.load_portfolio, gcm.portfolio_names()), gcm.data_version(),
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel in this process: it takes a moment, and needs no network."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")))))


def test_wheel_has_each_data_file_as_json_too(wheel: Path) -> None:
    """A file that is forgotten would be read as TOML, ten times as slowly, and nobody would notice."""
    with zipfile.ZipFile(wheel) as archive:
        made = {
            Path(name).stem: json.loads(archive.read(name))
            for name in archive.namelist()
            if name.startswith("gcm_alignment/data/") and name.endswith(".json")
        }
    written = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in DATA.glob("*.toml")}
    expected = {stem: fields for stem, fields in written.items() if stem not in READ_AS_TOML}
    actual = made
    assert expected == actual


def test_json_of_the_wheel_makes_the_same_values(wheel: Path, tmp_path: Path) -> None:
    """Users of the wheel and of the source tree must get the same answers."""
    with zipfile.ZipFile(wheel) as archive:
        members = [name for name in archive.namelist() if not name.endswith(".toml")]
        archive.extractall(tmp_path, members)  # noqa: S202 - the wheel that was built above
    code = f"import pickle, sys\nimport gcm_alignment as gcm\nsys.stdout.buffer.write(pickle.dumps(({LOADS})))"
    command = [sys.executable, "-c", f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n{code}"]
    printed = subprocess.run(command, check=True, capture_output=True).stdout
    expected: object = eval(f"({LOADS})", {"gcm": gcm})  # noqa: S307 - the same code as in the other interpreter
    actual: object = pickle.loads(printed)  # noqa: S301 - written by the program above
    assert expected == actual


@pytest.mark.parametrize(
    "loader", ["load_compact()", "load_processes()", "load_portfolio('rabat-process')", "load_framework('cadiz-2023')"]
)
def test_loading_imports_neither_serialisers_nor_locale_data(loader: str) -> None:
    """Looking up a title must not cost what reading files or translating words costs."""
    code = f"import gcm_alignment as gcm, sys\ngcm.{loader}\nprint(*sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    expected: set[str] = set()
    actual = set(printed.split()) & {"babel", "babel.localedata", "cattrs", "hypothesis"}
    assert expected == actual


def test_editable_installation_has_no_json(tmp_path: Path) -> None:
    """Whoever edits a fact would go on reading the old one."""
    hook = WheelBuilder(str(ROOT)).get_build_hooks(str(tmp_path))["custom"]
    expected: dict[str, dict[str, str]] = {"force_include": {}}
    actual: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize("editable", actual)
    hook.finalize("editable", actual, "")
    assert expected == actual


def test_sdist_has_no_json(tmp_path: Path) -> None:
    """The source distribution holds what people edit; wheels are made of it."""
    (made,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path))
    with tarfile.open(made) as archive:
        expected: list[str] = []
        actual = [name for name in archive.getnames() if "gcm_alignment/data" in name and name.endswith(".json")]
    assert expected == actual
