"""The pytest plugin: a test for each rule of a file and each law, the marker gcm_laws, and what a book cannot find."""

from __future__ import annotations

from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import pytest

# pytest imports this module in every session where the library is installed, so it imports nothing else: the laws, with
# Hypothesis and the library, come when somebody asks for them.

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from _pytest._code.code import TerminalRepr

    from gcm_alignment.errors import Message
    from gcm_alignment.readings import Background
    from gcm_alignment.rules import RuleBook
    from gcm_alignment.testing import laws as kit

_SUBJECTS: pytest.StashKey[list[object]] = pytest.StashKey()
"""The rule books that tests are marked with."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for; that of the library comes later
    """Mark an English message for translation and return it unchanged."""
    return message


_HYPOTHESIS = N_("{asked_by} needs Hypothesis: run {command}")
_COMMAND = 'python3 -m pip install "gcm-alignment[hypothesis]"'


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
        help="try each law on so many examples (else as many as Hypothesis is set to), unless a test says how many",
    )
    group.addoption("--gcm-lang", choices=("en", "fr"), default="en", help="tell what is wrong in English or in French")


def pytest_configure(config: pytest.Config) -> None:
    """Describe the marker, and let the files of rules be collected wherever they are."""
    config.addinivalue_line(
        "markers",
        "gcm_laws(subject, book=None, background=None): call the test once for each law of a rule, a rule book, a"
        " register or a collection of laws, as its argument `law`; `book` is the one that a rule stands in,"
        " `background` what is known of processes and plans, the shipped ones without it",
    )
    config.stash[_SUBJECTS] = []
    examples = _examples(config)
    if examples is not None and examples < 1:
        raise _usage_error(
            config, N_("--gcm-examples: {given} examples try nothing; ask for 1 or more"), given=examples
        )
    for path in _files(config):
        if not path.is_file():
            raise _usage_error(config, N_("--gcm-rules: no file {path}"), path=str(path))
        _need_hypothesis(config, "--gcm-rules")
        if not any(_names(argument, path) for argument in config.args):
            config.args.append(str(path))


def _files(config: pytest.Config) -> tuple[Path, ...]:
    given = cast("list[Path]", config.getoption("--gcm-rules"))
    return tuple(dict.fromkeys((config.invocation_params.dir / path).resolve() for path in given))


def _names(argument: str, path: Path) -> bool:
    """Tell whether an argument of pytest names a file, or a test in it."""
    return Path(argument.partition("::")[0]).resolve() == path


def _need_hypothesis(config: pytest.Config, asked_by: str) -> None:
    if util.find_spec("hypothesis") is None:
        from gcm_alignment.errors import Message  # noqa: PLC0415 - as above

        raise _usage_error(config, _HYPOTHESIS, asked_by=Message.of(asked_by), command=_COMMAND)


def _usage_error(config: pytest.Config, template: str, **fields: str | int | Message) -> pytest.UsageError:
    """Word a mistake of the command, or of a marker, in the language that is asked for."""
    from gcm_alignment.errors import Message  # noqa: PLC0415 - as above
    from gcm_alignment.labels import label  # noqa: PLC0415 - as above

    return pytest.UsageError(label(Message.of(template, **fields), _language(config)))


class BookTests(Protocol):
    """The module that reads books and knows their laws, once it is needed."""

    @staticmethod
    def laws_by_rule(path: Path) -> dict[str, kit.Laws]:
        """Read a file of rules, and return the laws of each rule, and of the whole."""
        ...

    @staticmethod
    def laws_of(
        subject: object, *, book: RuleBook | None, background: Background | None, examples: int | None
    ) -> kit.Laws:
        """Return the laws of a subject."""
        ...

    @staticmethod
    def worded(error: BaseException, lang: str) -> str:
        """Word an error."""
        ...

    @staticmethod
    def summary(subject: object, lang: str) -> Iterator[str]:
        """Say what the rules of a file or a book can never find, under a heading."""
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
        self.law.check(examples=_examples(self.config))

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


def _examples(config: pytest.Config) -> int | None:
    return cast("int | None", config.getoption("--gcm-examples"))


def _language(config: pytest.Config) -> str:
    return cast("str", config.getoption("--gcm-lang"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Call a test that is marked with gcm_laws once for each law."""
    markers = tuple(metafunc.definition.iter_markers("gcm_laws"))
    if not markers:
        return
    config = metafunc.config
    if "law" not in metafunc.fixturenames:
        raise _usage_error(
            config,
            N_("{test}: a test that is marked gcm_laws takes the argument `law`"),
            test=metafunc.definition.nodeid,
        )
    _need_hypothesis(config, N_("the marker gcm_laws"))
    laws = [law for marker in markers for law in _laws_of(marker, config)]
    metafunc.parametrize("law", laws, ids=[f"{law.subject}-{law.name}" for law in laws])


def _laws_of(marker: pytest.Mark, config: pytest.Config) -> Iterable[kit.Law]:
    if len(marker.args) != 1 or marker.kwargs.keys() - {"book", "background"}:
        raise _usage_error(
            config,
            N_(
                "the marker gcm_laws takes one thing: a rule, a rule book, a register or a collection of laws;"
                " beside it, book= and background="
            ),
        )
    (subject,) = cast("tuple[object]", marker.args)
    subjects = config.stash[_SUBJECTS]
    if subject not in subjects:
        subjects.append(subject)
    return _book_tests().laws_of(
        subject,
        book=cast("RuleBook | None", marker.kwargs.get("book")),
        background=cast("Background | None", marker.kwargs.get("background")),
        examples=_examples(config),
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show the law that a marked test found broken with its counterexample, without the code of the kit."""
    report = yield
    if call.excinfo is not None and report.failed and item.get_closest_marker("gcm_laws") is not None:
        from gcm_alignment.errors import GcmError  # noqa: PLC0415 - as above

        if isinstance(call.excinfo.value, GcmError):
            report.longrepr = _worded(call.excinfo.value, item.config)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell which rules are dead, needless or at odds with others, and how many of the 23 a book can reach."""
    for subject in (*_files(config), *config.stash[_SUBJECTS]):
        heading, *lines = (*_book_tests().summary(subject, _language(config)), "")
        if heading:
            terminalreporter.section(heading)
        for line in lines[:-1]:
            terminalreporter.line(line)
