"""The command line: `gcm-alignment report FILE --lang fr`, `suggest`, `evaluate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gcm_alignment.cli.arguments import EXIT_UNUSABLE, parser
from gcm_alignment.errors import GcmError
from gcm_alignment.text import negotiate
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from gcm_alignment.text import Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when it did what was asked, 2 when the input cannot be used."""
    options = parser().parse_args(arguments)
    try:
        lang = negotiate(options.lang)
    except GcmError as error:
        return _refused(error, "en")
    try:
        _run(options, lang)
    except GcmError as error:
        return _refused(error, lang)
    return 0


def _run(options: argparse.Namespace, lang: Language) -> None:
    """Run the command that was asked for; who wants one should not pay for the modules of the others."""
    match options.command:
        case "report":
            from gcm_alignment.cli.reporting import run  # noqa: PLC0415
        case "suggest":
            from gcm_alignment.cli.suggesting import run  # noqa: PLC0415
        case _:
            from gcm_alignment.cli.evaluating import run  # noqa: PLC0415
    run(options, lang)


def _refused(error: GcmError, lang: Language) -> int:
    """Say in one line of the chosen language why nothing was made."""
    message = " ".join(Translator.of(lang).error(error).split())
    sys.stderr.write(f"gcm-alignment: {message}\n")
    return EXIT_UNUSABLE
