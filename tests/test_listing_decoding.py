"""Files arrive in several encodings; what was read, and how, is said."""

import pytest

from gcm_alignment.errors import Severity, UnusableInput
from gcm_alignment.formats.decoding import read_text

TEXT = "- Réunion à Genève – mai 2021 • l’été\n- Café"


@pytest.mark.parametrize(
    "data, encoding",
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_the_usual_encodings_are_read(data: bytes, encoding: str) -> None:
    """Office programs still write Windows-1252 and UTF-16."""
    expected = (TEXT, encoding)
    decoded = read_text(data)
    actual = (decoded.text, decoded.encoding)
    assert expected == actual


def test_another_encoding_than_utf_8_is_a_notice_at_the_first_line_that_shows_it() -> None:
    """If the guess is wrong the author sees wrong letters, and should know where to look and what to do."""
    (problem,) = read_text("- Forum\n- Réunion".encode("cp1252")).problems
    expected = (2, Severity.NOTICE, "encoding")
    actual = (problem.line, problem.severity, problem.code)
    assert expected == actual


def test_utf_8_needs_no_notice() -> None:
    """Notices that always come are no longer read."""
    expected = ()
    actual = read_text(TEXT.encode()).problems
    assert expected == actual


@pytest.mark.parametrize("data", [b"", b" \r\n\t\x0b", b"\xef\xbb\xbf", "\ufeff \u00a0".encode("utf-16")])
def test_nothing_but_space_is_refused(data: bytes) -> None:
    """An empty file is a mistake of its sender."""
    with pytest.raises(UnusableInput, match="the text is empty; expected one activity a line"):
        read_text(data)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x00\x00word", b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06 x", b"a\x01\x02\x03b"]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    """A spreadsheet or a PDF read as Windows-1252 would be a list of nonsense."""
    with pytest.raises(UnusableInput, match="this is no text"):
        read_text(data)


def test_a_file_that_breaks_the_encoding_that_it_declares_is_refused() -> None:
    """Half a character is the sign of a file that was cut."""
    with pytest.raises(UnusableInput, match="says that it is UTF-16, and is not"):
        read_text("Réunion".encode("utf-16")[:-1])


def test_a_form_feed_is_text() -> None:
    """Text from PDF files has page breaks."""
    expected = "Forum\x0cWorkshop"
    actual = read_text(b"Forum\x0cWorkshop").text
    assert expected == actual
