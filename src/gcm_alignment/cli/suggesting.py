"""The command `suggest`: from a text, or from a column of a table, to the objectives that it points at."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gcm_alignment.cli.files import read_file, write
from gcm_alignment.cli.progress import Progress
from gcm_alignment.errors import Message, N_, Problem, Severity
from gcm_alignment.formats.columns import read_columns
from gcm_alignment.suggestion.lexicon import LexiconSuggester
from gcm_alignment.suggestion.values import check_limit
from gcm_alignment.tables import to_text
from gcm_alignment.translation import Translator
from gcm_alignment.views.suggestions import SCHEMA, as_facts, head, suggestions_page

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from gcm_alignment.formats.columns import Columns
    from gcm_alignment.suggestion.values import Suggestion
    from gcm_alignment.text import Language
    from gcm_alignment.views.facts import Facts, Json

_BATCH: Final = 500


def run(options: argparse.Namespace, lang: Language) -> None:
    """Suggest for one text, or for each row of a table."""
    check_limit(options.limit)
    if options.column is not None or _is_file(options.text):
        _suggest_rows(options, lang)
    else:
        _suggest_one(options, lang)


def _is_file(given: str) -> bool:
    """Tell whether there is a file of that name; a whole sentence may be too long to be asked for."""
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


def _suggest_one(options: argparse.Namespace, lang: Language) -> None:
    suggester = LexiconSuggester()
    (found,) = suggester.suggest_many((options.text,), language=options.input_lang, limit=options.limit)
    if options.json:
        facts: Facts = {
            **head(SCHEMA, suggester.name, suggester.version),
            "language": lang,
            "text": options.text,
            "suggestions": as_facts(found, lang),
        }
        write(_as_json(facts), options.output)
    else:
        write(to_text(suggestions_page(found, lang)), options.output)


def _suggest_rows(options: argparse.Namespace, lang: Language) -> None:
    """Suggest for each row; rows that cannot be read are told on standard error, with their lines."""
    decoded = read_file(options.text)
    table = read_columns(decoded.text, options.column)
    place = table.place(options.column)
    found = _read_rows([row.cells[place] for row in table.rows], options)
    empty = [_empty(row.line, table.header[place]) for row in table.rows if not row.cells[place].strip()]
    problems = sorted((*decoded.problems, *table.problems, *empty), key=lambda problem: problem.line or 0)
    words = Translator.of(lang)
    for problem in problems:
        sys.stderr.write(f"{_told(problem, words)}\n")
    if options.json:
        write(_as_json(_facts(table, place, found, problems, lang)), options.output)
    else:
        # A spreadsheet takes a file for Windows-1252 that does not begin with the mark of UTF-8.
        write(_as_csv(table, found, options.limit), options.output, encoding="utf-8-sig")


def _read_rows(texts: Sequence[str], options: argparse.Namespace) -> list[tuple[Suggestion, ...]]:
    suggester = LexiconSuggester()
    found: list[tuple[Suggestion, ...]] = []
    with Progress.on(sys.stderr, len(texts)) as progress:
        for begin in range(0, len(texts), _BATCH):
            batch = texts[begin : begin + _BATCH]
            found += suggester.suggest_many(batch, language=options.input_lang, limit=options.limit)
            progress.show(len(found))
    return found


def _empty(line: int, column: str) -> Problem:
    message = Message.of(N_("the cell {column} is empty: nothing is suggested"), column=repr(column))
    return Problem(line=line, severity=Severity.FAULT, code="cell", message=message)


def _told(problem: Problem, words: Translator) -> str:
    return words.text(N_("line {line}: {message}"), line=problem.line or 1, message=problem.message)


def _as_csv(table: Columns, found: Iterable[tuple[Suggestion, ...]], limit: int) -> str:
    """Write the table with three columns more for each suggestion: objective, confidence, words."""
    names = [f"{name}_{rank}" for rank in range(1, limit + 1) for name in ("objective", "confidence", "words")]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=table.separator, lineterminator="\n")
    writer.writerow([*table.header, *names])
    for row, suggestions in zip(table.rows, found, strict=True):
        cells = [cell for one in suggestions for cell in _cells(one)]
        writer.writerow([*row.cells, *cells, *[""] * (len(names) - len(cells))])
    return written.getvalue()


def _cells(one: Suggestion) -> tuple[str, str, str]:
    terms = dict.fromkeys(" ".join(match.term.split()) for match in one.matches)
    return str(one.objective), f"{one.confidence:.2f}", " | ".join(terms)


def _facts(
    table: Columns, place: int, found: Iterable[tuple[Suggestion, ...]], problems: Iterable[Problem], lang: Language
) -> Facts:
    suggester = LexiconSuggester()
    words = Translator.of(lang)
    rows: list[Json] = [
        {"line": row.line, "text": row.cells[place], "suggestions": as_facts(suggestions, lang)}
        for row, suggestions in zip(table.rows, found, strict=True)
    ]
    told: list[Json] = [
        {
            "line": problem.line,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": words.message(problem.message),
        }
        for problem in problems
    ]
    head_ = head(SCHEMA, suggester.name, suggester.version)
    return {**head_, "language": lang, "column": table.header[place], "rows": rows, "problems": told}


def _as_json(facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
