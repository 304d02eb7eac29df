"""The words and figures that printed dates are made of, in English and French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january janvier janv jan",
            "february fevrier fevr febr fev feb",
            "march mars mar",
            "april avril avr apr",
            "may mai",
            "june juin jun",
            "july juillet juil jul",
            "august aout aug",
            "september septembre sept sep",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""The months by their folded names and abbreviations."""

_NTH = {
    "1": 1, "1st": 1, "1er": 1, "1re": 1, "1ere": 1, "first": 1, "premier": 1,
    "2": 2, "2nd": 2, "2e": 2, "2eme": 2, "2nde": 2, "second": 2, "deuxieme": 2, "seconde": 2,
    "3": 3, "3rd": 3, "3e": 3, "3eme": 3, "third": 3, "troisieme": 3,
    "4": 4, "4th": 4, "4e": 4, "4eme": 4, "fourth": 4, "quatrieme": 4, "last": 4, "dernier": 4,
}  # fmt: skip
_NTH_WORD = "|".join(sorted((word for word in _NTH if not word.isdigit()), key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_ZONE = r"(?:\s?\(?(?:cest|cet|gmt|utc|est|edt|bst|eat|wat|cat)\b\)?)?"
_CLOCK = r"(?:\d{1,2}\s?:\s?\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?h(?:\s?\d\d)?\b|\d{1,2}\s?[ap]\.?m\b\.?)"
_THINGS = (
    r"participant|people|person|migrant|refugee|refugie|beneficia|euros?\b|usd|eur\b|dollars?|cases?\b|cas\b|km\b|%"
)

# One letter a kind, so that the grammar of dates is a regular expression over a string of letters.
_KINDS: Final = {
    "T": rf"{_CLOCK}{_ZONE}",
    "N": rf"{_YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\w)"
    rf"|\d{{1,2}}(?:-\d{{1,2}}-|/\d{{1,2}}/|\.\d{{1,2}}\.)(?:{_YEAR}|\d\d)(?![\w/])",
    "Z": rf"{_YEAR}[-/]\d\d(?![\w/.]|-\d|\s*(?:{_MONTH})\b)|\d{{1,2}}[/.]{_YEAR}(?![\w/])",
    "P": r"\d{1,2}/\d{1,2}(?![\w/])|\d\d\.\d\d\.?(?=\s*-\s*\d{1,2}\.\d{1,2}\.)",
    "Q": rf"[qt][1-4](?!\w)|(?:{_NTH_WORD})[\s-](?:quarter|trimestre)\b",
    "H": rf"[hs][12](?!\w)|(?:{_NTH_WORD})[\s-](?:half(?=\s+of)|semester|semestre)\b",
    "S": r"(?:spring|summer|autumn|fall|winter|printemps|ete|automne|hiver)\b",
    "E": r"(?:early|late|mid|end|beginning|start|middle|debut|fin|mi|courant|milieu)\b(?:\s?-(?=\w))?",
    "Y": rf"{_YEAR}(?!\w|\s+(?:{_THINGS}))",
    "D": r"\d{1,2}(?:\s?(?:st|nd|rd|th|er|ers))?(?!\w|[.,]\d|\s?%)",
    "M": rf"(?:{_MONTH})\b\.?(?!')",
    "W": rf"(?:{_WEEKDAY})\b,?|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mer|jeu|ven|sam|dim)\b\.?,?(?=\s*\d)",
    "B": r"(?:since|depuis|a (?:partir|compter) d(?:e|u|')|as (?:of|from)|starting(?: in| from)?)(?!\w)",
    "G": r"(?:onwards?|present|today|aujourd'hui|ce jour|to date|a ce jour|ongoing|en cours|now)\b",
    "X": r"(?:d'ici(?:\s+a)?|by|horizon)\b",
    "U": r"(?:until|till?|up to|jusqu'(?:en|au|aux|a la|a))(?!\w)",
    "R": r"(?:[-,;|.]\s*)?(?:date de fin|end date)\b\s*:?|-+>?|(?:to|through|thru|au|a)\b",
    "K": r"(?:between|entre)\b",
    "L": r"(?:et|and|puis|ou|or|then|ainsi que|as well as)\b|[&/+]",
    "C": r",",
    "F": r"(?:of|the|le|les|du|de|des|la|on|en|in|mois|month|l'annee|annee|year)\b|d'",
    "x": r"[^\W_]+|.",
}
# What begins inside a word is part of that word: a word is taken whole before another one can begin.
_TOKEN = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items()), re.DOTALL)


@attrs.frozen
class Token:
    """A word, figure or mark of a folded text: what it can be in a date, and where it stands."""

    kind: str
    text: str
    start: int
    stop: int


def read_tokens(folded: str) -> tuple[Token, ...]:
    """Cut a folded text into the tokens of the grammar of dates; what is no part of a date has kind `x`.

    >>> "".join(token.kind for token in read_tokens("du 5 au 7 mars 2020, dakar"))
    'FDRDMYCx'
    """
    return tuple(_read_tokens(folded))


def _read_tokens(folded: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(folded):
        if not found[0].isspace():
            yield Token(found.lastgroup or "x", found[0], *found.span())


def nth(text: str) -> int:
    """Read the number of a quarter or a half: "q3", "second half", "3e trimestre"."""
    word = re.split(r"[\s-]", text, maxsplit=1)[0]
    return _NTH.get(word) or int(word[1:])
