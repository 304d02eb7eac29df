"""The command `report`: from a list of activities, or a shipped register, to a report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.aligning import align, suggest
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.catalogue import load_portfolio, portfolio_names
from gcm_alignment.cli.files import write
from gcm_alignment.comparison import Reconciliation, reconcile
from gcm_alignment.coverage import measure_coverage
from gcm_alignment.errors import N_, Problem, UnusableInput, reason_of
from gcm_alignment.formats.decoding import read_text
from gcm_alignment.formats.listing import parse_listing
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.text import negotiate
from gcm_alignment.views.report import Report, ReportFormat, report

if TYPE_CHECKING:
    import argparse

    from gcm_alignment.alignment_sets import AlignmentSet
    from gcm_alignment.text import Language


@attrs.frozen(kw_only=True)
class _Read:
    """What was read: a register, and for a list how many lines and with what problems."""

    register: Portfolio
    bullets: int | None
    problems: tuple[Problem, ...]


def run(options: argparse.Namespace, lang: Language) -> None:
    """Make the report and write it."""
    write(_report(options, lang).written(_format(options.format)), options.output)


def _report(options: argparse.Namespace, lang: Language) -> Report:
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
            why=reason_of(error),
            known=portfolio_names(),
        ) from error
    listing = parse_listing(decoded.text, None if input_lang is None else negotiate(input_lang))
    return _Read(register=listing.portfolio(), bullets=listing.bullets, problems=(*decoded.problems, *listing.problems))


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
