"""Texts as pages, PDF files and keyboards write them: one word in many ways, and what else stands between words."""

import re
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.testing.strategies import texts

if TYPE_CHECKING:
    from collections.abc import Callable

APOSTROPHES = ["'", "\u2018", "\u2019", "\u201b", "\u02bc", "\u2032", "\u00b4", "`", "\uff07"]
HYPHENS = ["-", "\u2010", "\u2011"]
INVISIBLE = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"]
SPACES = [" ", "  ", "\u00a0", "\u202f", "\u2009", "\t", "\n", "\r\n"]
PARTING = [",", ".", ";", ":", "!", "?", "/", "(", "«", "“", "–", "—", "•", "_", "+", "🧳", "…"]

any_text = st.text(st.characters(exclude_categories=["Cs"])) | texts(hostile=True).map(
    lambda text: text.serve("fr").text
)
"""Arbitrary text, and titles with what programs stumble over."""


def ligatures(text: str) -> str:
    """Write ligatures where a typesetter would."""
    return text.replace("fi", "ﬁ").replace("ae", "æ").replace("oe", "œ").replace("ss", "ß")


@st.composite
def disguises(draw: st.DrawFn, form: str) -> str:
    """Write a form as pages, PDF files and keyboards do, each letter in its own way."""
    ways: list[Callable[[str], str]] = [
        str,
        str.upper,
        ligatures,
        lambda letter: unicodedata.normalize("NFD", letter),
    ]
    pieces: list[str] = []
    for piece in re.findall(r"fi|ss|.", form):
        if piece == " ":
            pieces.append(draw(st.sampled_from(SPACES)))
        elif piece == "’":
            pieces.append(draw(st.sampled_from(APOSTROPHES)))
        elif piece == "-":
            pieces.append(draw(st.sampled_from(HYPHENS)))
        else:
            inside = pieces and pieces[-1][-1].isalpha()
            pieces.append(
                (draw(st.sampled_from(["", *INVISIBLE])) if inside else "") + draw(st.sampled_from(ways))(piece)
            )
    return "".join(pieces)
