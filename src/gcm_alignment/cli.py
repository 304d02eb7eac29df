"""The command line: `gcm-alignment report FILE --lang fr`."""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

import attrs

from gcm_alignment.__about__ import __version__
from gcm_alignment.aligning import align, suggest
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.catalogue import load_portfolio, portfolio_names
from gcm_alignment.comparison import Reconciliation, reconcile
from gcm_alignment.coverage import measure_coverage
from gcm_alignment.errors import GcmError, Message, N_, Problem, UnusableInput
from gcm_alignment.formats.decoding import read_text
from gcm_alignment.formats.listing import parse_listing
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.text import negotiate
from gcm_alignment.translation import Translator
from gcm_alignment.views.report import Report, ReportFormat, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gcm_alignment.alignment_sets import AlignmentSet


EXIT_UNUSABLE = 2


class _Parser(argparse.ArgumentParser):
    """A parser that reports a wrong command in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help."""
        self.exit(EXIT_UNUSABLE, f"{self.prog}: {message} ({self.prog} --help)\n")


def _parser() -> _Parser:
    parser = _Parser(prog="gcm-alignment", description="Align activities with the objectives of the Global Compact.")
    parser.add_argument("--version", action="version", version=f"gcm-alignment {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("report", help="report on a list of activities, in English or French")
    command.add_argument("file", help=f"a list of activities, or a shipped register: {', '.join(portfolio_names())}")
    command.add_argument("--lang", default="en", help="language of the report: en or fr (default: en)")
    command.add_argument("--input-lang", help="language of the list: en or fr (default: detected)")
    command.add_argument("--format", default="text", help="text, markdown, html or json (default: text)")
    command.add_argument("--published", help="a published figure to compare with, such as 14/23")
    command.add_argument("--published-source", help="where the figure was published")
    command.add_argument("--output", help="the file to write instead of printing")
    return parser


@attrs.frozen(kw_only=True)
class _Read:
    """What was read: a register, and for a list how many lines and with what problems."""

    register: Portfolio
    bullets: int | None
    problems: tuple[Problem, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when the report was made, 2 when the input cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        lang = negotiate(options.lang)
    except GcmError as error:
        return _refused(error, "en")
    try:
        _write(_report(options, lang).written(_format(options.format)), options.output)
    except GcmError as error:
        return _refused(error, lang)
    return 0


def _refused(error: GcmError, lang: str) -> int:
    """Say in one line of the chosen language why nothing was made."""
    message = " ".join(Translator.of(lang).error(error).split())
    sys.stderr.write(f"gcm-alignment: {message}\n")
    return EXIT_UNUSABLE


def _report(options: argparse.Namespace, lang: str) -> Report:
    read = _read(options.file, options.input_lang)
    alignments = align(read.register) | suggest(read.register)
    return report(
        measure_coverage(alignments),
        lang,
        register=read.register,
        published=_compared(alignments, _published(options, read.register)),
        problems=read.problems,
        bullets=read.bullets,
    )


def _read(name: str, input_lang: str | None) -> _Read:
    """Read a list of activities from a file, or take a shipped register; an existing file wins."""
    path = Path(name)
    if name in portfolio_names() and (path.is_dir() or not path.exists()):
        register = load_portfolio(name)
        printed = {activity.printed for activity in register.activities if activity.printed}
        return _Read(register=register, bullets=len(printed) or None, problems=())
    try:
        decoded = read_text(path.read_bytes())
    except OSError as error:
        raise UnusableInput(
            N_("cannot read {name}: {why}; give a file, or a shipped register: {known}"),
            name=repr(name),
            why=_reason(error),
            known=portfolio_names(),
        ) from error
    listing = parse_listing(decoded.text, None if input_lang is None else negotiate(input_lang))
    return _Read(register=listing.portfolio(), bullets=listing.bullets, problems=(*decoded.problems, *listing.problems))


def _reason(error: OSError) -> Message | str:
    """Say why a file cannot be opened: the usual reasons in the reader's language, others as the system does."""
    reason = _REASONS.get(type(error))
    return Message.of(reason) if reason else str(error.strerror)


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: N_("no such file or folder"),
    IsADirectoryError: N_("it is a folder"),
    PermissionError: N_("permission denied"),
}


def _published(options: argparse.Namespace, register: Portfolio) -> PublishedAssessment | None:
    """Return the figure that the user states, or the register's own; those of one count share its window."""
    known = register.published[0] if register.published else None
    stated = _stated(options.published, options.published_source)
    if stated is None:
        return known
    window = known.window if known is not None and known.count == stated.count else None
    return attrs.evolve(stated, process=register.process, window=window)


def _compared(alignments: AlignmentSet, published: PublishedAssessment | None) -> Reconciliation | None:
    """Put the figure beside what was found for its time."""
    if published is None:
        return None
    within = alignments if published.window is None else alignments.during(published.window)
    return reconcile(published, measure_coverage(within))


def _stated(figure: str | None, source: str | None) -> PublishedAssessment | None:
    """Read a figure such as 14/23 with its source, as the user states them."""
    if figure is None:
        if source is not None:
            raise UnusableInput(
                N_("a source without a figure: {given}; add --published, such as 14/23"), given=repr(source)
            )
        return None
    found = re.fullmatch(r"\s*(\d{1,3})\s*/\s*(\d{1,3})\s*", figure, re.ASCII)
    if not found:
        raise UnusableInput(N_("not a published figure: {given}; write one such as 14/23"), given=repr(figure))
    sources = (Source(kind=SourceKind.USER, title=source),) if source else ()
    return PublishedAssessment(id="stated", count=int(found[1]), of=int(found[2]), sources=sources)


def _format(name: str) -> ReportFormat:
    if name in set(ReportFormat):
        return ReportFormat(name)
    raise UnusableInput(N_("no format {given}: there are {known}"), given=repr(name), known=tuple(ReportFormat))


def _write(text: str, output: str | None) -> None:
    """Print in UTF-8, or write to a file."""
    if output is None:
        stream: TextIO = sys.stdout
        if isinstance(stream, io.TextIOWrapper):
            cast("io.TextIOWrapper[io.BytesIO]", stream).reconfigure(encoding="utf-8")
        stream.write(text)
        return
    try:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnusableInput(N_("cannot write {name}: {why}"), name=repr(output), why=_reason(error)) from error
