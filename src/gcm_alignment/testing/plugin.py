"""The pytest plugin: a test for each rule of a file and each law, the marker gcm_laws, and what a book cannot find."""

from __future__ import annotations

from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import pytest

# pytest imports this module in every session where the library is installed, so it imports nothing else: the laws, with
# Hypothesis and the library, come when somebody asks for them.

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _pytest._code.code import TerminalRepr

    from gcm_alignment.testing import laws as kit

_HYPOTHESIS = 'needs Hypothesis: run python3 -m pip install "gcm-alignment[hypothesis]"'


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("gcm", "laws for alignment rules (gcm-alignment)")
    group.addoption(
        "--gcm-rules",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help="hold the rules of this TOML file to the laws: a test for each rule and law; may be given again",
    )
    group.addoption(
        "--gcm-examples",
        type=int,
        default=None,
        metavar="N",
        help="try each law on so many examples (as many as Hypothesis is set to without it)",
    )
    group.addoption("--gcm-lang", choices=("en", "fr"), default="en", help="tell what is wrong in English or in French")


def pytest_configure(config: pytest.Config) -> None:
    """Describe the marker, and let the files of rules be collected wherever they are."""
    config.addinivalue_line(
        "markers",
        "gcm_laws(subject): call the test once for each law of a rule, a rule book, a register or a collection of laws,"
        " as its argument `law`",
    )
    examples = cast("int | None", config.getoption("--gcm-examples"))
    if examples is not None and examples < 1:
        message = f"--gcm-examples: {examples} examples try nothing; ask for 1 or more"
        raise pytest.UsageError(message)
    for path in _files(config):
        if not path.is_file():
            message = f"--gcm-rules: no file {path}"
            raise pytest.UsageError(message)
        _need_hypothesis("--gcm-rules")
        if not any(_names(argument, path) for argument in config.args):
            config.args.append(str(path))


def _files(config: pytest.Config) -> tuple[Path, ...]:
    given = cast("list[Path]", config.getoption("--gcm-rules"))
    return tuple(dict.fromkeys((config.invocation_params.dir / path).resolve() for path in given))


def _names(argument: str, path: Path) -> bool:
    """Tell whether an argument of pytest names a file, or a test in it."""
    return Path(argument.partition("::")[0]).resolve() == path


def _need_hypothesis(asked_by: str) -> None:
    if util.find_spec("hypothesis") is None:
        message = f"{asked_by} {_HYPOTHESIS}"
        raise pytest.UsageError(message)


class BookTests(Protocol):
    """The module that reads books and knows their laws, once it is needed."""

    @staticmethod
    def laws_by_rule(path: Path) -> dict[str, kit.Laws]:
        """Read a file of rules, and return the laws of each rule, and of the whole."""
        ...

    @staticmethod
    def laws_of(subject: object) -> kit.Laws:
        """Return the laws of a subject."""
        ...

    @staticmethod
    def worded(error: BaseException, lang: str) -> str:
        """Word an error."""
        ...

    @staticmethod
    def summary(path: Path, lang: str) -> Iterator[str]:
        """Say what the rules of a file can never find."""
        ...


def _book_tests() -> BookTests:
    return cast("BookTests", import_module("gcm_alignment.testing.book_tests"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file of rules that was asked for."""
    if file_path.resolve() not in _files(parent.config):
        return None
    return RulesFile.from_parent(parent, path=file_path)  # pyright: ignore[reportUnknownMemberType] # pytest says little


class RulesFile(pytest.File):
    """A file of rules."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Yield each rule, then the laws of the whole book."""
        for name, laws in _book_tests().laws_by_rule(self.path).items():
            yield RuleTests.from_parent(self, name=name, laws=laws)  # pyright: ignore[reportUnknownMemberType] # pytest says little

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None
    ) -> str | TerminalRepr:
        """Show what is wrong with the file, without the code that read it."""
        del style
        return _worded(excinfo.value, self.config)


class RuleTests(pytest.Collector):
    """A rule, or the book as a whole, with its laws."""

    laws: kit.Laws

    def __init__(self, *, laws: kit.Laws, **named: object) -> None:
        """Keep the laws."""
        super().__init__(**named)  # type: ignore[arg-type] # what pytest gives
        self.laws = laws

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each law."""
        for law in self.laws:
            yield LawTest.from_parent(self, name=law.name, law=law)  # pyright: ignore[reportUnknownMemberType] # pytest says little


class LawTest(pytest.Item):
    """A law of a rule."""

    law: kit.Law

    def __init__(self, *, law: kit.Law, **named: object) -> None:
        """Keep the law."""
        super().__init__(**named)  # type: ignore[arg-type] # what pytest gives
        self.law = law

    def runtest(self) -> None:
        """Try the law."""
        self.law.check(examples=cast("int | None", self.config.getoption("--gcm-examples")))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None
    ) -> str | TerminalRepr:
        """Show the law, why it matters and the counterexample, without the code that found it."""
        del style
        return _worded(excinfo.value, self.config)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the rule is, and which law is tried."""
        return self.path, None, f"{self.law.subject}: {self.law.name}"


def _worded(error: BaseException, config: pytest.Config) -> str:
    return _book_tests().worded(error, _language(config))


def _language(config: pytest.Config) -> str:
    return cast("str", config.getoption("--gcm-lang"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Call a test that is marked with gcm_laws once for each law."""
    markers = tuple(metafunc.definition.iter_markers("gcm_laws"))
    if not markers:
        return
    if "law" not in metafunc.fixturenames:
        message = f"{metafunc.definition.nodeid}: a test that is marked gcm_laws takes the argument `law`"
        raise pytest.UsageError(message)
    _need_hypothesis("the marker gcm_laws")
    laws = [law for marker in markers for law in _laws_of(marker)]
    metafunc.parametrize("law", laws, ids=[f"{law.subject}-{law.name}" for law in laws])


def _laws_of(marker: pytest.Mark) -> Iterable[kit.Law]:
    if len(marker.args) != 1 or marker.kwargs:
        message = "the marker gcm_laws takes one thing: a rule, a rule book, a register or a collection of laws"
        raise pytest.UsageError(message)
    return _book_tests().laws_of(marker.args[0])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell which rules are dead, needless or at odds with others, and how many of the 23 a book can reach."""
    for path in _files(config):
        terminalreporter.section(f"rules of {path.name}")
        for line in _book_tests().summary(path, _language(config)):
            terminalreporter.line(line)
