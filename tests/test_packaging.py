"""What is installed: the version, the dependencies, the entry points, and the files of wheel and sdist."""

import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

import gcm_alignment

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gcm_alignment"
MADE = re.compile(r"gcm_alignment/data/[\w-]+\.json")
"""The data that the build writes as JSON beside the TOML."""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist with the back end itself, which needs no network."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return folder


@pytest.fixture
def wheel(dist: Path) -> Iterator[zipfile.ZipFile]:
    """Open the wheel that was built."""
    (path,) = dist.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


def files_of_the_package() -> set[str]:
    """List what is under src/, without what Python leaves there when it runs."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(PACKAGE.parent).as_posix() for path in files}


def test_version_is_said_once() -> None:
    """A user who reports a fault must name the version that the package index and the citation name."""
    citation = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert citation is not None
    expected = {gcm_alignment.__version__}
    actual = {metadata.version("gcm-alignment"), citation[1]}
    assert expected == actual


def test_core_depends_on_three_packages() -> None:
    """Institutions vet each dependency: a fourth one must be a decision, not an accident."""
    requirements = [each for each in metadata.requires("gcm-alignment") or () if "extra ==" not in each]
    expected = {"attrs", "babel", "cattrs"}
    actual = {re.split(r"[^\w-]", each)[0].lower() for each in requirements}
    assert expected == actual


def test_dependencies_have_no_upper_bound() -> None:
    """An upper bound of a library makes conflicts for its users that only its next version can solve."""
    expected: list[str] = []
    actual = [each for each in metadata.requires("gcm-alignment") or () if re.search(r"<|==\s*\d|~=", each)]
    assert expected == actual


def test_command_is_installed_under_its_name() -> None:
    """The README's first command calls it by this name."""
    (script,) = metadata.entry_points(group="console_scripts", name="gcm-alignment")
    assert script.value == "gcm_alignment.cli:main"
    assert callable(script.load())


def test_hypothesis_entry_point_names_a_module() -> None:
    """Hypothesis would call a function, in every test session of everybody who has the library installed."""
    (entry,) = metadata.entry_points(group="hypothesis", name="gcm_alignment")
    expected = ("gcm_alignment.testing.hypothesis_entry", "")
    actual = (entry.module, entry.attr or "")
    assert expected == actual


def test_pytest_entry_point_names_the_plugin() -> None:
    """Users write `--gcm-rules` without `-p`, in whatever project they are."""
    (entry,) = metadata.entry_points(group="pytest11", name="gcm_alignment")
    expected = "gcm_alignment.testing.plugin"
    actual = entry.value
    assert expected == actual


def test_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """Data, catalogues and py.typed are no Python files: a build that forgets them still looks like one."""
    expected = files_of_the_package()
    actual = {name for name in wheel.namelist() if ".dist-info/" not in name and not MADE.fullmatch(name)}
    assert expected == actual


def test_wheel_holds_json_that_says_what_the_toml_says(wheel: zipfile.ZipFile) -> None:
    """An installed library reads the JSON, while people read and review the TOML."""
    made = [name for name in wheel.namelist() if MADE.fullmatch(name)]
    expected = {name: tomllib.loads(wheel.read(name.replace(".json", ".toml")).decode()) for name in made}
    actual = {name: json.loads(wheel.read(name)) for name in made}
    assert expected == actual


@pytest.mark.parametrize("pattern", ["py.typed", "data/*.toml", "locale/*.pot", "locale/fr/LC_MESSAGES/*.po"])
def test_package_has_its_data(pattern: str) -> None:
    """The wheel is compared with the source tree, so the source tree must have what users need."""
    expected = True
    actual = any(PACKAGE.glob(pattern))
    assert expected == actual


def test_sdist_can_test_itself(dist: Path) -> None:
    """Distributions build from the sdist and run its tests: tests, examples and docs travel with the code."""
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tests = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py")}
    others = {"README.md", "README.fr.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", "pyproject.toml", "docs/conf.py"}
    expected: set[str] = set()
    actual = (tests | others | {"examples/rabat_2022.fr.txt", ".ci/run"}) - names
    assert expected == actual


def test_changelog_has_a_section_for_data() -> None:
    """A changed rule or fact changes answers without a changed line of code: it must be findable."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    expected = [True] * len(versions)
    actual = ["\n### Data\n" in version for version in versions]
    assert expected == actual
