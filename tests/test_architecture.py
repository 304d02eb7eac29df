"""The shape of the code: the lazy face, what an import costs, the size of modules, and the reference."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import gcm_alignment

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gcm_alignment"
MODULES = sorted(PACKAGE.rglob("*.py"))
REFERENCE = ROOT / "docs" / "reference"
LONGEST_MODULE = 350
HEAVY = {"attrs", "babel", "cattrs", "hypothesis", "numpy", "pandas", "polars"}


def dotted(path: Path) -> str:
    """Name the module of a file: `gcm_alignment.views.text`."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


# The face is a list of names, each four times for its four readers, and no code to keep in the head.
CODE = [path for path in MODULES if path != PACKAGE / "__init__.py"]
each_module = pytest.mark.parametrize("path", MODULES, ids=dotted)


def imported_for_type_checkers() -> Iterator[tuple[str, str]]:
    """Yield the module and the name of each import of the face under `if TYPE_CHECKING:`."""
    face = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    blocks = (node for node in face.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    imports = (node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom))
    for node in imports:
        assert node.module is not None
        for alias in node.names:
            # `from x import y as y` says to type checkers that y is exported; the face gives no other names.
            assert alias.asname in {None, alias.name}
            yield node.module, alias.name


def modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the modules that it left imported."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_face_gives_type_checkers_and_programs_the_same_names() -> None:
    """An editor that completes a name which does not exist, or hides one that does, misleads."""
    expected = sorted(name for _, name in imported_for_type_checkers())
    actual = sorted(gcm_alignment.__all__)
    assert expected == actual


def test_face_gives_each_name_from_the_module_that_type_checkers_see() -> None:
    """A lazy table can point to a namesake in another module, and nothing else would notice."""
    expected = {name: getattr(importlib.import_module(module), name) for module, name in imported_for_type_checkers()}
    actual = {name: getattr(gcm_alignment, name) for name in expected}
    assert expected == actual


def test_face_lists_its_names() -> None:
    """Completion in notebooks asks `dir()`, which does not know of lazy names by itself."""
    expected: set[str] = set()
    actual = set(gcm_alignment.__all__) - set(dir(gcm_alignment))
    assert expected == actual


def test_face_refuses_a_name_that_it_has_not() -> None:
    """`hasattr` and `from … import` rest on AttributeError, which a lazy face must raise itself."""
    expected = False
    actual = hasattr(gcm_alignment, "no_such_name")
    assert expected == actual


def test_import_runs_no_module_but_the_face() -> None:
    """A program that embeds the library pays at its own start for whatever the import brings in."""
    expected = {"gcm_alignment"}
    actual = {
        name for name in modules_after("import gcm_alignment") if name.partition(".")[0] in HEAVY | {PACKAGE.name}
    }
    assert expected == actual


def test_the_compact_loads_without_serialisers_and_locale_data() -> None:
    """Titles of objectives are needed in many small scripts, which neither serialise nor translate."""
    expected: set[str] = set()
    actual = modules_after("import gcm_alignment\ngcm_alignment.load_compact()") & (HEAVY - {"attrs"})
    assert expected == actual


@each_module
def test_module_opens_with_one_line_that_says_what_lives_there(path: Path) -> None:
    """A reader who opens a file wants to know at once whether it is the right one."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")), clean=False) or ""
    expected = [True, False]
    actual = [docstring.endswith("."), "\n" in docstring]
    assert expected == actual


@pytest.mark.parametrize("path", CODE, ids=dotted)
def test_module_is_short(path: Path) -> None:
    """A module that no longer fits in the head has become two."""
    expected = True
    actual = len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_MODULE
    assert expected == actual


@each_module
def test_module_does_not_import_the_face(path: Path) -> None:
    """The face is the top floor, and lazy: an import of it from below would run in a circle."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = (node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == PACKAGE.name)
    names = {alias.name for node in froms for alias in node.names}
    expected: set[str] = set()
    actual = (plain & {PACKAGE.name}) | (names & set(gcm_alignment.__all__))
    assert expected == actual


def test_each_public_module_is_in_the_reference() -> None:
    """A public name that the reference does not describe is one that users cannot rely on."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in REFERENCE.glob("*.md"))
    homes = {module for module, name in imported_for_type_checkers() if name != "__version__"}
    expected: set[str] = set()
    actual = {home for home in homes | {"gcm_alignment.testing.strategies"} if f".. automodule:: {home}\n" not in pages}
    assert expected == actual


def test_the_reference_lists_the_names_of_the_face() -> None:
    """The page of the face is the index from which users start."""
    page = (REFERENCE / "face.md").read_text(encoding="utf-8")
    expected = set(gcm_alignment.__all__)
    actual = set(re.findall(r"`gcm\.(\w+)", page))
    assert expected == actual


def test_the_table_of_floors_is_the_contract() -> None:
    """import-linter defends the contract, people read the table: both must tell of the same house."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (floors,) = (each["layers"] for each in contract["tool"]["importlinter"]["contracts"])
    table = (ROOT / "docs" / "explanation" / "design.md").read_text(encoding="utf-8")
    expected = [set(re.findall(r"\w+", floor)) for floor in floors]
    rows = re.findall(r"^\| [\w ]+ \| (`.+?) \|", table, re.MULTILINE)
    actual = [set(re.findall(r"`(\w+)`", row)) for row in rows]
    assert expected == actual
