"""The report on a register: what aligns, what may be linked, what has no recorded activity, and how one knows."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import assert_never

import attrs

from gcm_alignment.comparison import Reconciliation  # noqa: TC001 - the codec reads annotations at run time
from gcm_alignment.coverage import Coverage  # noqa: TC001 - the codec reads annotations at run time
from gcm_alignment.errors import InvalidValue, N_, Problem
from gcm_alignment.particulars import full_day
from gcm_alignment.portfolio import Portfolio  # noqa: TC001 - the codec reads annotations at run time
from gcm_alignment.tables import Page, to_html, to_markdown, to_text
from gcm_alignment.translation import Translator
from gcm_alignment.views.facts import Facts, facts_of
from gcm_alignment.views.sections import Sections


class ReportFormat(StrEnum):
    """The forms that a report can be written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


_BY_SUFFIX = {
    ".txt": ReportFormat.TEXT,
    ".md": ReportFormat.MARKDOWN,
    ".html": ReportFormat.HTML,
    ".json": ReportFormat.JSON,
}


@attrs.frozen
class Clearance:
    """Who cleared a report, by office rather than by name, and on which day; until then it binds nobody."""

    by: str
    on: date = attrs.field(converter=full_day)


@attrs.frozen(kw_only=True)
class Report:
    """A report in one language, that can be shown, saved, or read by programs.

    A notebook shows it as a page; `str()` gives plain text.
    """

    page: Page
    facts: Facts = attrs.field(repr=False, eq=False)

    def written(self, form: ReportFormat) -> str:
        """Write it in one of the formats."""
        match form:
            case ReportFormat.TEXT:
                return to_text(self.page)
            case ReportFormat.MARKDOWN:
                return to_markdown(self.page)
            case ReportFormat.HTML:
                return to_html(self.page)
            case ReportFormat.JSON:
                return json.dumps(self.facts, ensure_ascii=False, indent=2) + "\n"
            case _:
                assert_never(form)

    def save(self, path: str | Path) -> Path:
        """Write it to a file whose ending tells the format: .txt, .md, .html or .json."""
        target = Path(path)
        form = _BY_SUFFIX.get(target.suffix.lower())
        if form is None:
            raise InvalidValue(
                N_("no format for {name}: end it in one of {endings}"),
                name=repr(target.name),
                endings=tuple(_BY_SUFFIX),
            )
        target.write_text(self.written(form), encoding="utf-8", newline="\n")
        return target

    def __str__(self) -> str:
        """Write it as plain text."""
        return self.written(ReportFormat.TEXT)

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        return self.written(ReportFormat.HTML)


def report(  # noqa: PLR0913 - what a report is made from; all but the first two by keyword
    coverage: Coverage,
    lang: str = "en",
    *,
    register: Portfolio | None = None,
    published: Reconciliation | None = None,
    problems: tuple[Problem, ...] = (),
    bullets: int | None = None,
    cleared: Clearance | None = None,
) -> Report:
    """Report on a coverage in English or French: the language changes words, never numbers.

    `register` says what was looked at, `published` is the comparison with a published figure, `problems` and
    `bullets` are those of the list that was read. Until it is cleared it is a working document.
    """
    sections = Sections(
        coverage=coverage,
        words=Translator.of(lang),
        register=register,
        published=published,
        problems=problems,
        bullets=bullets,
        cleared=None if cleared is None else (cleared.by, cleared.on),
    )
    facts = facts_of(sections)
    return Report(page=sections.page(), facts=facts)
