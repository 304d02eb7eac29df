"""The words of a text: cut at their places, and folded so that one word is one string however it is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TypeAlias

import attrs

from gcm_alignment.text import strip_accents

_MARK = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_APOSTROPHE = "'\u2018\u2019\u201b\u02b9\u02bc\u2032\u00b4`\uff07"
_HYPHEN = "-\u2010\u2011"
# Possessive (`++`), because a way back costs memory for each letter of a word, and a word has one reading.
_LETTERS = rf"[^\W_{_APOSTROPHE}]++(?:[{_MARK}]++[^\W_{_APOSTROPHE}]*+)*+"
TOKEN = re.compile(rf"{_LETTERS}(?:[{_HYPHEN}][{_MARK}]*+{_LETTERS})*+|[^\w\s{_APOSTROPHE}{_MARK}]|_")
"""A word, or a mark that parts words: hyphens join words, apostrophes separate them and are nothing themselves."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "\u2010": "-", "\u2011": "-"})
# To put a heap of accents in order takes time in proportion to its square; Unicode's Stream-Safe Text Format (UAX #15)
# allows 30 in a row, and no language has more than a few.
_HEAP = re.compile("([\u0300-\u036f]{30})[\u0300-\u036f]+")
_LONGEST_REMEMBERED = 64

Word: TypeAlias = tuple[str, str]
"""A word twice: with its accents, and without; both without case."""


def fold_word(word: str) -> Word:
    """Fold a word's case, ligatures and hyphens; give it with its accents and without.

    >>> fold_word("ÉLÈVE")
    ('élève', 'eleve')
    """
    return _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _fold(word)


@lru_cache(maxsize=1 << 14)
def _remembered(word: str) -> Word:
    return _fold(word)


def _fold(word: str) -> Word:
    bare = _HEAP.sub(r"\1", word.translate(_INVISIBLE))
    plain = unicodedata.normalize("NFKD", bare).casefold().translate(_LIGATURES)
    exact = unicodedata.normalize("NFC", plain)
    return exact, exact if exact.isascii() else strip_accents(exact)


def tolerates(form: Word, seen: str) -> bool:
    """Tell whether each letter of a folded word is the form's letter, or that letter without its accent."""
    if seen in form:
        return True
    letters = zip(seen, *form, strict=False)
    return len(seen) == len(form[0]) == len(form[1]) and all(
        letter in (written, bare) for letter, written, bare in letters
    )


@attrs.frozen
class Token:
    """A word, or a mark that parts words, with its place in the original text (code points, half-open)."""

    exact: str
    base: str
    start: int
    stop: int


def tokenise(text: str) -> list[Token]:
    """Cut a text into words and the marks that part them; hyphens join words, apostrophes separate them.

    >>> [token.exact for token in tokenise("cross-border payments, d’abord")]
    ['cross-border', 'payments', ',', 'd', 'abord']
    """
    return [Token(*fold_word(found[0]), *found.span()) for found in TOKEN.finditer(text)]


def fold_text(text: str) -> str:
    """Write a text's words without accents or case, each between single spaces, any mark that parts them as a comma.

    There is a word for each token of `tokenise`, in order; equal bases are equal words here.

    >>> fold_text("Transferts d’argent ; l’ÉPARGNE")
    ' transferts d argent , l epargne '
    """
    folded = text.translate(_table())
    if not folded.isascii():  # some character is folded together with its neighbours, or rarely seen
        return " ".join(("", *(fold_base(fold_word(found[0])[1]) for found in TOKEN.finditer(text)), ""))
    folded = _without_lone_hyphens(folded.replace(_UNEVEN, ""))
    folded = f" {folded.replace(',', ' , ')} "
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded


def fold_in_place(text: str) -> str | None:
    """Write a text as `fold_text` does, but each character in its place; None where a text cannot be written so.

    >>> fold_in_place("Transferts d’argent, l’ÉPARGNE")
    'transferts d argent, l epargne'
    """
    folded = text.translate(_table())
    if _UNEVEN in folded or "  " in folded or not folded.isascii():
        return None
    return _without_lone_hyphens(folded)


def _without_lone_hyphens(folded: str) -> str:
    """Write the hyphens that join nothing as what they are: marks that part words."""
    return _LONE_HYPHEN.sub(",", folded) if "-" in folded else folded


_LONE_HYPHEN = re.compile("(?<![a-z0-9])-|-(?![a-z0-9])")


def fold_base(base: str) -> str:
    """Return what `fold_text` writes for a word without accents, or for a mark that parts words: never a space."""
    speaks = base[:1].isalnum() or any(map(str.isalnum, base))
    return base.replace(" ", "\0") if speaks else ","


# Latin letters, combining accents, punctuation, the euro sign and the ligatures of typesetters.
_KNOWN = (range(0x180), range(0x300, 0x370), range(0x2000, 0x2070), (0x20AC,), range(0xFB00, 0xFB07))


# Stands with what is written for a character when that is not one character: no text is folded to it, being a space.
_UNEVEN = "\x1f"


@cache
def _table() -> dict[int, str]:
    """Return what `fold_text` writes for each character that it may fold by itself, always ASCII."""
    written = {code: _alone(chr(code)) for codes in _KNOWN for code in codes}
    return {
        code: letters if len(letters) == 1 else f"{_UNEVEN}{letters}"
        for code, letters in written.items()
        if letters is not None
    }


def _alone(character: str) -> str | None:
    """Return what a character is written as wherever it stands, None where that depends on what is around it."""
    if character.isspace() or character in _APOSTROPHE:
        return " "
    if character in _HYPHEN:
        return "-"
    if re.match(f"[{_MARK}]", character):
        return "" if fold_word(f"a{character}")[1] == "a" else None
    folded = fold_base(fold_word(character)[1])
    return folded if re.fullmatch("[a-z0-9]+" if character.isalnum() else ",", folded) else None
