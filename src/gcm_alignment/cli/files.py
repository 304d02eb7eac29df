"""The files of the command line: read with a plain word on what is wrong, written in UTF-8."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from gcm_alignment.errors import N_, UnusableInput, reason_of
from gcm_alignment.formats.decoding import read_text

if TYPE_CHECKING:
    from gcm_alignment.formats.decoding import DecodedText


def read_file(name: str) -> DecodedText:
    """Read a file of text, or say why it cannot be."""
    try:
        return read_text(Path(name).read_bytes())
    except (OSError, ValueError) as error:
        if isinstance(error, UnusableInput):
            raise
        raise UnusableInput(N_("cannot read {name}: {why}"), name=repr(name), why=reason_of(error)) from error


def write(text: str, output: str | None, *, encoding: str = "utf-8") -> None:
    """Print in UTF-8, or write to a file; what no encoding can hold is written as an escape."""
    if output is None:
        stream: TextIO = sys.stdout
        if isinstance(stream, io.TextIOWrapper):
            cast("io.TextIOWrapper[io.BytesIO]", stream).reconfigure(encoding="utf-8", errors="backslashreplace")
        stream.write(text)
        return
    try:
        Path(output).write_text(text, encoding=encoding, errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UnusableInput(N_("cannot write {name}: {why}"), name=repr(output), why=reason_of(error)) from error
