"""What can be asked of the command line."""

from __future__ import annotations

import argparse
from typing import Final, NoReturn

from gcm_alignment.__about__ import __version__
from gcm_alignment.catalogue import portfolio_names

EXIT_UNUSABLE: Final = 2


class Parser(argparse.ArgumentParser):
    """A parser that reports a wrong command in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help."""
        self.exit(EXIT_UNUSABLE, f"{self.prog}: {message} ({self.prog} --help)\n")


def parser() -> Parser:
    """Return the parser of the whole command line."""
    whole = Parser(prog="gcm-alignment", description="Align activities with the objectives of the Global Compact.")
    whole.add_argument("--version", action="version", version=f"gcm-alignment {__version__}")
    commands = whole.add_subparsers(dest="command", required=True)
    _add_report(commands.add_parser("report", help="report on a list of activities, in English or French"))
    _add_suggest(commands.add_parser("suggest", help="suggest objectives from a text, or from a column of a table"))
    _add_evaluate(commands.add_parser("evaluate", help="measure suggestions on texts that people judged"))
    return whole


def _add_report(command: Parser) -> None:
    command.add_argument("file", help=f"a list of activities, or a shipped register: {', '.join(portfolio_names())}")
    command.add_argument("--lang", default="en", help="language of the report: en or fr (default: en)")
    command.add_argument("--input-lang", help="language of the list: en or fr (default: detected)")
    command.add_argument("--format", default="text", help="text, markdown, html or json (default: text)")
    command.add_argument("--published", help="a published figure to compare with, such as 14/23")
    command.add_argument("--published-source", help="where the figure was published")
    command.add_argument("--output", help="the file to write instead of printing")


def _add_suggest(command: Parser) -> None:
    command.add_argument(
        "text", help="a text in English, in French or in both; or a table (CSV) with a column of texts"
    )
    command.add_argument("--column", help="the column of the table that holds the texts, such as title")
    command.add_argument("--lang", default="en", help="language of the answer: en or fr (default: en)")
    command.add_argument("--input-lang", help="language of the text: en or fr (default: detected)")
    command.add_argument("--limit", type=int, default=3, help="the most suggestions of a text (default: 3)")
    command.add_argument("--json", action="store_true", help="answer in JSON; tables are otherwise answered as CSV")
    command.add_argument("--output", help="the file to write instead of printing")


def _add_evaluate(command: Parser) -> None:
    command.add_argument("file", help="judged texts, a JSON object a line, with text and objectives")
    command.add_argument("--lang", default="en", help="language of the answer: en or fr (default: en)")
    command.add_argument("--limit", type=int, default=3, help="the most suggestions of a text (default: 3)")
    command.add_argument("--resamples", type=int, default=1000, help="resamples for the intervals (default: 1000)")
    command.add_argument("--seed", type=int, default=23, help="the seed of the resampling (default: 23)")
    command.add_argument("--json", action="store_true", help="answer in JSON")
    command.add_argument("--output", help="the file to write instead of printing")
