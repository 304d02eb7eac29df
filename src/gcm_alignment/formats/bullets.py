"""Lists line by line: which lines are bullets, which carry one on, which are headings."""

from __future__ import annotations

import re
from typing import Final

import attrs

from gcm_alignment.errors import Message, N_, Problem, Severity

LONGEST_BULLET: Final = 10_000
"""Characters beyond which a line is no longer read in full: no activity is printed at such length."""

_MARK_ENDS: Final = 100
"""Characters within which the mark of a bullet stands."""

_BARE_MARKS = frozenset("-–—*+•·▪")
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARK = re.compile(
    r"""\s*(?:
        [-*+–—―‐‑•‣▪▫◦·●○■□◆◇➢➤►▶✓✔→⁃∙\uf0b7\uf0a7](?=[^\W\d_]|[\s"'«“‘(\[\d])\s*
        | \(?(?:\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zA-Z]\)|[ivxIVX]{1,4}[.)])(?=\s)\s*
    )""",
    re.VERBOSE,
)
_CONTINUES = re.compile(r"[ \t\u00a0]+\S")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = re.compile(rf"[\"'«“‘]?\s?[^\W\d_a-zà-ÿ].*{_YEAR.pattern}")
_RULE = re.compile(r"[\W_]*")
_HEADER_WORD = (
    r"activit(?:y|ies|es?)|title|titre|intitule|date|dates|place|venue|location|lieu|city|ville|country|pays|type|kind|mode"
    r"|status|statut|event|evenement|no|n°|language|langue|year|annee|organiser|organisateur|format|when|where|quand|ou"
)
_HEADER = re.compile(rf"(?:[\s|;,#]*(?:{_HEADER_WORD}))+[\s|;,]*", re.IGNORECASE)
_HEADING = re.compile(
    r"""(?:the\s|les?\s|la\s|list\sof\s|liste\sdes?\s|our\s|nos\s)?
        (?:activit(?:y|ies|és?|es)|meetings?|r[ée]unions?|events?|[ée]v[ée]nements?|publications?|workshops?|ateliers?
        |webinars?|webinaires?|calendar|calendrier|agenda|ann[ée]e|year|overview|aperçu|annex|annexe|other|autres?)?
        [\s,:–—-]*(?:of|de|en|in|for|pour|since|depuis)?\s*
        (?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?)?\s*[:.]?""",
    re.VERBOSE | re.IGNORECASE,
)


@attrs.frozen
class Bullet:
    """What a list says of one thing: its first line, counting from 1, and its text on one line, as printed."""

    line: int
    text: str


@attrs.frozen
class Bullets:
    """The bullets of a list, and what was found on its other lines."""

    bullets: tuple[Bullet, ...]
    problems: tuple[Problem, ...] = ()


def read_bullets(text: str) -> Bullets:
    r"""Find the bullets: marked lines with the lines that carry them on or, without marks, each line.

    >>> [bullet.text for bullet in read_bullets("1. Atelier sur le retour,\n   mai 2021\n2. Forum").bullets]
    ['Atelier sur le retour, mai 2021', 'Forum']
    """
    lines = [(number, line) for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1)]
    marked = any(_is_marked(line) for _, line in lines)
    return _Reader().read(lines) if marked else _read_plain(lines)


def _is_marked(line: str) -> bool:
    return line.strip() in _BARE_MARKS or (not _is_rule(line) and _MARK.match(line[:_MARK_ENDS]) is not None)


def _is_rule(line: str) -> bool:
    """Tell whether a line has neither letter nor digit: a blank one, a rule, the frame of a table."""
    return _RULE.fullmatch(line) is not None


def is_heading(line: str) -> bool:
    """Tell whether a line without mark only announces others: « Activités 2021 : », "| Title | Date |".

    >>> is_heading("Activities 2021:"), is_heading("Forum on return, May 2021")
    (True, False)
    """
    bare = line.strip().strip("|*_#= \t")
    if len(bare) > 120:  # noqa: PLR2004 - longer than any heading
        return False
    if line.lstrip().startswith("#") or bare.endswith(":"):
        return True
    return bool(_HEADING.fullmatch(bare) or _HEADER.fullmatch(bare))


def _notice(line: int, code: str, template: str, found: str) -> Problem:
    shown = found.strip()
    message = Message.of(template, found=shown if len(shown) <= 80 else f"{shown[:79]}…")  # noqa: PLR2004
    return Problem(line=line, severity=Severity.NOTICE, code=code, message=message)


def _heading(line: int, found: str) -> Problem:
    return _notice(line, "heading", N_("read as a heading: {found}"), found)


def _read_plain(lines: list[tuple[int, str]]) -> Bullets:
    """Read each line with a letter or digit as a bullet, save headings."""
    worded = [(number, line) for number, line in lines if not _is_rule(line)]
    headings = {number for number, line in worded if is_heading(line)}
    bullets = (Bullet(number, line.strip()) for number, line in worded if number not in headings)
    return Bullets(tuple(bullets), tuple(_heading(number, line) for number, line in worded if number in headings))


class _Reader:
    """Reads a list whose bullets are marked, holding the bullet that may still be carried on."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, list[str]]] = []
        self._problems: list[Problem] = []
        self._open = False

    def read(self, lines: list[tuple[int, str]]) -> Bullets:
        """Read the lines in order; a mark with nothing behind it is a bullet that says nothing."""
        for number, line in lines:
            self._take(number, line)
        bullets = [Bullet(number, " ".join(filter(None, parts))) for number, parts in self._parts]
        empty = (_empty(bullet.line) for bullet in bullets if _is_rule(bullet.text))
        return Bullets(tuple(one for one in bullets if not _is_rule(one.text)), (*self._problems, *empty))

    def _stands_alone(self, line: str) -> bool:
        """Tell whether a line without mark has a date of its own, where the bullet before it has one too."""
        if not _DATED.match(line) or is_heading(line):
            return False
        return not self._open or _YEAR.search(" ".join(self._parts[-1][1])) is not None

    def _take(self, number: int, line: str) -> None:
        mark = _MARK.match(line[:_MARK_ENDS])
        if mark and not _is_rule(line):
            self._begin(number, line[mark.end() :])
        elif line.strip() in _BARE_MARKS:
            self._begin(number, "")
        elif _is_rule(line):
            self._open = False
        elif self._stands_alone(line):
            template = N_("read as an activity, though it has no bullet: {found}; mark it as a bullet")
            self._problems.append(_notice(number, "unmarked", template, line))
            self._begin(number, line.strip())
        elif self._parts and (_CONTINUES.match(line) or (self._open and not is_heading(line))):
            self._parts[-1][1].append(line.strip())
        else:
            self._leave_out(number, line)

    def _begin(self, number: int, text: str) -> None:
        self._parts.append((number, [text.strip()]))
        self._open = True

    def _leave_out(self, number: int, line: str) -> None:
        self._open = False
        if is_heading(line) or not self._parts:
            self._problems.append(_heading(number, line))
        else:
            template = N_("no bullet, so not read: {found}; mark it as a bullet if it is an activity")
            self._problems.append(_notice(number, "not-a-bullet", template, line))


def _empty(line: int) -> Problem:
    message = Message.of(N_("a bullet with nothing in it; complete or remove it"))
    return Problem(line=line, severity=Severity.FAULT, code="empty-bullet", message=message)
