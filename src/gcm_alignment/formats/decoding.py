"""Bytes to text: the encodings that lists arrive in."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

import attrs

from gcm_alignment.errors import Message, N_, Problem, Severity, UnusableInput

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS: Final = 0.02
_LAYOUT: Final = "\t\n\r\f\v\x1a\x85\ufeff"


@attrs.frozen
class DecodedText:
    """A text, the encoding that it was read in, and what its author should know about that."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def read_text(data: bytes) -> DecodedText:
    """Read bytes as UTF-8, as UTF-16 or UTF-32 with its mark, or else as Windows-1252, and say so.

    Raises UnusableInput for what is no text, and for a text with nothing in it.

    >>> read_text("Réunion".encode("cp1252")).encoding
    'windows-1252'
    """
    decoded = _decode(data)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\x00\x1a\u00a0"):
        raise UnusableInput(N_("nothing to read: the text is empty; expected one activity a line"))
    if _is_binary(decoded.text):
        raise UnusableInput(N_("nothing to read: this is no text; save the list as plain text in UTF-8"))
    return decoded


def _decode(data: bytes) -> DecodedText:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_western(data, data.count(b"\n", 0, error.start) + 1)


def _decode_marked(data: bytes, encoding: str) -> DecodedText:
    try:
        return DecodedText(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise UnusableInput(
            N_("nothing to read: the file says that it is {encoding}, and is not; save it in UTF-8"),
            encoding=encoding.removesuffix("-sig").upper(),
        ) from error


def _decode_western(data: bytes, line: int) -> DecodedText:
    """Read Windows-1252; the five bytes that it does not define become the replacement character."""
    message = Message.of(
        N_("the text is not UTF-8; read as {encoding}; save it in UTF-8 if letters look wrong"), encoding="Windows-1252"
    )
    notice = Problem(line=line, severity=Severity.NOTICE, code="encoding", message=message)
    return DecodedText(data.decode("cp1252", errors="replace"), "windows-1252", (notice,))


def _is_binary(text: str) -> bool:
    """Tell whether a text holds a NUL, or more control characters than any text does."""
    sample = text[:100_000]
    controls = sum(unicodedata.category(c) == "Cc" and c not in _LAYOUT for c in sample)
    return "\0" in text or controls > max(1, _MOST_CONTROLS * len(sample))
