"""The version and the digest of the data: what they stand for, and that the changelog names them."""

import shutil
from importlib import resources
from pathlib import Path

import pytest
from stamp_data import CHANGELOG, LINE, line, stamped

import gcm_alignment as gcm
from gcm_alignment.catalogue.digest import digest_of

FOLDER = resources.files("gcm_alignment").joinpath("data")
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".toml"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the data files, so that a test may change them."""
    with resources.as_file(FOLDER) as folder:
        shutil.copytree(folder, tmp_path / "data")
    return tmp_path / "data"


def test_digest_is_that_of_the_files(copied: Path) -> None:
    """Whoever has the files can check the digest that a report prints."""
    expected = digest_of(copied)
    actual = gcm.data_digest()
    assert expected == actual


@pytest.mark.parametrize("name", FILES)
def test_digest_changes_with_any_byte_of_any_file(name: str, copied: Path) -> None:
    """Two reports with one digest rest on the same facts, terms and rules."""
    data = copied.joinpath(name).read_bytes()
    copied.joinpath(name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    expected = False
    actual = digest_of(copied) == gcm.data_digest()
    assert expected == actual


def test_digest_changes_with_the_name_of_a_file(copied: Path) -> None:
    """The name of a file is the name by which its register is loaded."""
    copied.joinpath("rabat-2022.toml").rename(copied / "rabat-2023.toml")
    expected = False
    actual = digest_of(copied) == gcm.data_digest()
    assert expected == actual


def test_digest_passes_over_what_is_made_from_the_files(copied: Path) -> None:
    """A wheel carries the same data twice, as TOML and as JSON, and has one digest."""
    copied.joinpath("compact.json").write_text("{}", encoding="utf-8")
    expected = gcm.data_digest()
    actual = digest_of(copied)
    assert expected == actual


def test_changelog_names_the_data_as_they_are() -> None:
    """A changed fact changes answers: bump data/version.toml, word the change, and run stamp_data.py."""
    found = LINE.search(CHANGELOG.read_text(encoding="utf-8"))
    expected = line()
    actual = found[0] if found else "no line"
    assert expected == actual


def test_changelog_gives_each_version_of_the_data_one_digest() -> None:
    """A released version stands for its facts for ever: data that change afterwards need a version of their own."""
    lines = [found.groups() for found in LINE.finditer(CHANGELOG.read_text(encoding="utf-8"))]
    expected = len({version for version, _digest in lines})
    actual = len(set(lines))
    assert expected == actual


@pytest.mark.parametrize("present", ["", f"- Data version 2000.1.1, SHA-256 `{'0' * 64}`.\n"])
def test_stamp_goes_into_the_topmost_section(present: str) -> None:
    """The data of released versions are history, which a program must not rewrite."""
    older = f"## [0.1.0]\n\n### Data\n\n- Data version 2000.1.1, SHA-256 `{'0' * 64}`.\n"
    changelog = f"# Changelog\n\n## [Unreleased]\n\n### Data\n\n{present}- A fact.\n\n{older}"
    expected = f"# Changelog\n\n## [Unreleased]\n\n### Data\n\n{line()}\n- A fact.\n\n{older}"
    actual = stamped(changelog)
    assert expected == actual
