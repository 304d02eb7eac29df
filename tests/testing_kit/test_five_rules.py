"""The worked case: the kit shows its two faults, and what was mended keeps the laws."""

import shutil
from importlib import import_module
from pathlib import Path

import one_copy as _one_copy  # noqa: F401 - sessions inside this one share its modules
import pytest

import gcm_alignment as gcm
from gcm_alignment.testing.mutation import strength

EXAMPLE = Path(__file__).parents[2] / "examples" / "five_rules"


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    """Copy the example to where a session of its own can run."""
    return Path(shutil.copytree(EXAMPLE, pytester.path / "five_rules"))


@pytest.mark.usefixtures("folder")
def test_two_faults_of_the_first_draft_are_shown(pytester: pytest.Pytester) -> None:
    """The tutorial tells of these two and of no other."""
    draft = "five_rules/first_draft.toml"
    result = pytester.runpytest_inprocess("--gcm-rules", draft, draft, "--gcm-examples=10", "-p", "no:cacheprovider")
    expected = 2
    actual = result.parseoutcomes()["failed"]
    assert expected == actual
    result.stdout.fnmatch_lines(
        [
            "FAILED *first_draft.toml::forum-follow-up::satisfiable*",
            "FAILED *first_draft.toml::port-visas::both-languages*",
        ]
    )
    result.stdout.fnmatch_lines(["dead: rule:lighthouse/forum-follow-up can never hold", "reach: 4 of 23 objectives"])


@pytest.mark.usefixtures("folder")
def test_the_mended_rules_keep_the_laws(pytester: pytest.Pytester) -> None:
    """By the command of the README."""
    result = pytester.runpytest_inprocess("five_rules", "-p", "no:cacheprovider")
    expected = {"passed": 25 + 9}
    actual = result.parseoutcomes()
    assert expected == actual


def test_the_figures_of_the_tutorial_are_those_of_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that counts must count right."""
    monkeypatch.syspath_prepend(str(EXAMPLE))
    wanted = import_module("wanted")
    book = gcm.read_rules(EXAMPLE / "rules.toml")
    first = strength(book, wanted.FIRST_EXAMPLES)
    better = strength(book, [*wanted.FIRST_EXAMPLES, *wanted.MORE_EXAMPLES])
    expected = ("20 of 36", (), (), True)
    actual = (str(first.ratio), first.failing, better.failing, better.ratio.count > first.ratio.count)
    assert expected == actual
