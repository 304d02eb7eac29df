"""The examples of the READMEs and of the docs: Python blocks run, command lines run, both READMEs say the same."""

import contextlib
import io
import re
import shlex
import shutil
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import attrs
import pytest

from gcm_alignment.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.fr.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?P<language>python|console)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
MARKED = re.compile(r"^<!-- (?P<marker>[a-z ]+) -->\n```sh\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^<!-- file: (?P<name>[\w.-]+) -->\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)


@attrs.frozen(kw_only=True)
class Block:
    """A block of code on a page, and the line of the page on which its code begins."""

    language: str
    content: str
    line: int

    def run(self, page: Path, names: dict[str, object]) -> None:
        """Run Python in the page's names, or each command line of a console."""
        if self.language == "python":
            # Blank lines in front, so that a traceback shows the line of the page.
            exec(compile("\n" * (self.line - 1) + self.content, str(page), "exec"), names)  # noqa: S102 - our own pages
        else:
            self.check_commands()

    def check_commands(self) -> None:
        """Run each `$ gcm-alignment …` and compare what it prints with what the page shows."""
        for command in self.content.removeprefix("$ ").split("\n$ "):
            line, _, shown = command.rstrip("\n").partition("\n")
            printed = output_of(line).rstrip("\n")
            assert OutputChecker().check_output(shown, printed, ELLIPSIS | NORMALIZE_WHITESPACE), printed


def output_of(command: str) -> str:
    """Run a command line in this process and return what it prints."""
    program, *arguments = shlex.split(command)
    assert program == "gcm-alignment"
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main(arguments) in {0, None}
    return printed.getvalue()


def blocks_of(page: Path) -> list[Block]:
    """Read the Python and console blocks of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            language=found["language"], content=found["content"], line=text.count("\n", 0, found.start("content")) + 1
        )
        for found in BLOCK.finditer(text)
    ]


def marked_commands(page: str) -> dict[str, str]:
    """Read the shell blocks that a README marks: the first command and the test command."""
    return {found["marker"]: found["content"] for found in MARKED.finditer((ROOT / page).read_text(encoding="utf-8"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_of_the_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer copies the examples first: one that fails is the last thing they try."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for file in FILE.finditer(page.read_text(encoding="utf-8")):
        Path(file["name"]).write_text(file["content"], encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks_of(page):
        block.run(page, names)


def test_first_example_is_found() -> None:
    """Were the blocks no longer found, every page would pass."""
    expected = {"python", "console"}
    actual = {block.language for block in blocks_of(ROOT / "README.md")}
    assert expected == actual


def test_both_readmes_give_the_same_commands() -> None:
    """The test command stands in two languages and runs in CI from one of them."""
    expected = marked_commands("README.md")
    actual = marked_commands("README.fr.md")
    assert expected == actual


def test_readme_marks_the_commands_that_ci_runs() -> None:
    """CI takes both commands from the README, so that what newcomers copy is what was tested."""
    expected = {"first command", "test command"}
    actual = set(marked_commands("README.md"))
    assert expected == actual
