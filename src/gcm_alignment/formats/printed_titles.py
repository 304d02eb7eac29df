"""The title in a bullet: what stands between its dates and places, or what its sentence is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.formats.folding import word_set
from gcm_alignment.formats.printed_kinds import is_kind_mark
from gcm_alignment.formats.printed_line import HIDDEN, Line, Span, hide
from gcm_alignment.formats.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(rf"[dl]'|[^\W_{HIDDEN}]+|{HIDDEN}+|.")
_LETTER = re.compile(r"[AD]")
_NAME_BEFORE = re.compile(rf"[^\W_{HIDDEN}]+\s$")
_LEADS_ON = re.compile(rf"[\w\s']*{HIDDEN}")
_EDGES: Final = frozenset(" ,;:|/()[].-*_&+")
_LEADING = word_set(
    """
    on in at to until between from le les la du des au aux a en dans de d the of et and entre par pour for by during
    held date dates debut start location venue place lieu where city ville country pays l' d' tenu tenue
    """
)
_REPORT_WORD = (
    r"(?:mid-?\s?term|end|end-?line|project|ex\s?-?\s?post|post|performance|impact|summative|formative|independent"
    r"|external|internal|report|rapport|of|the|d'|de|finale?|a mi-parcours|externe|interne|independante?)"
)
_REPORT = rf"(?:{_REPORT_WORD}[\s-]+)*+"
_REPORT_TAIL = r"(?:finale?|externe|interne|independante?|ex\s?-?\s?post|a mi-parcours|report|rapport)"
_OF_PROJECT = r"(?:of|for|de la mise en oeuvre)?\s*(?:(?:the|du|de la|le)\s+)?(?:project|projet|programme)"
_EVALUATION = r"(?:evaluation|assessment|review)"
_REPORT_BEFORE = re.compile(rf"{_REPORT}{_EVALUATION}(?:\s+{_REPORT_TAIL})*+(?:\s+{_OF_PROJECT})?(?:\s*[:-]\s*|\s+)")
_NOTHING_ELSE = re.compile(rf"(?:{_REPORT_WORD}|{_EVALUATION}|[\s-])*+")
_NOT_A_NAME = re.compile(rf"(?:of|de|des|du|d|on|for|in|sur|and|et|{_REPORT_WORD})\b|\(")
_REPORT_AFTER = re.compile(rf"[\s:,-]+{_REPORT}(?:evaluation|assessment) report\s*$")
_QUOTED = re.compile(
    r"\s*\"\s*(?P<words>[^\"]+?)\s*\"\s*(?:\([^()]{1,12}\)\s*)?"
    r"|\s*'(?P<single>(?:[^']|(?<=\w)'(?=\w))+)'\s*"
)
_EMPTIED = re.compile(rf"\s*[(\[][\s,;:/{HIDDEN}-]*{HIDDEN}[\s,;:/{HIDDEN}-]*[)\]](?:\s(?=:))?")


@attrs.frozen
class PrintedTitle:
    """A title as printed, the folded words that tell its kind, and where it stands; empty when there is none."""

    words: str = ""
    named: str = ""
    span: Span = attrs.field(default=Span(0, 0), repr=False)


def read_title(line: Line, apart: Iterable[Span] = ()) -> PrintedTitle:
    """Return the title of a line; `apart` are the places and modes that do not belong to it.

    >>> read_title(Line.of("Publication : « Recueil de pratiques » – novembre 2020")).words
    'Recueil de pratiques'
    """
    hidden = hide(line.hidden, apart)
    core = _peel(line, hidden)
    subject = _cut(line, hidden, Sentence(line, hidden).subject(core))
    if not re.search(r"[^\W_]", line.text[subject.start : subject.stop]):
        return PrintedTitle()
    named = line.text[core.start if line.text[subject.start] == '"' else subject.start : subject.stop]
    title = _unquoted(line.text, _cut(line, hidden, _without_mark(line.text, subject)))
    return PrintedTitle(_print(line, hidden, title), named, title)


def _cut(line: Line, hidden: str, span: Span) -> Span:
    return _whole(line.text, _peel(line, hidden, span))


def _peel(line: Line, hidden: str, span: Span | None = None) -> Span:
    """Cut dates, places and the small words and marks around them from both ends of a stretch."""
    whole = span or Span(0, len(hidden))
    words = [found.span() for found in _WORD.finditer(hidden, whole.start, whole.stop)]
    texts = ["" if _ends_name(line, hidden, Span(*word)) else hidden[slice(*word)] for word in words]
    first, last = _leading(texts), len(words) - _trailing(texts)
    if first >= last:
        return Span(whole.start, whole.start)
    return Span(words[first][0], words[last - 1][1])


def _ends_name(line: Line, hidden: str, word: Span) -> bool:
    """Tell whether a capital letter ends a name: "Groupe A – Abuja", but neither "RÉUNION A DAKAR" nor "À Dakar"."""
    name = _NAME_BEFORE.search(hidden, max(0, word.start - 40), word.start)
    if name is None or not _LETTER.fullmatch(line.printed(word.start, word.stop)):
        return False
    in_capitals = line.printed(name.start(), name.end()).isupper()
    return not (in_capitals and _LEADS_ON.match(hidden, word.stop))


def _leading(texts: Sequence[str]) -> int:
    """Count what to cut at the start: small words only where a date or place follows them."""
    cut, pending = 0, False
    for count, text in enumerate(texts, start=1):
        if text.startswith(HIDDEN) or (text in _EDGES and not pending):
            cut, pending = count, False
        elif text in _LEADING:
            pending = True
        elif text not in _EDGES:
            break
    return cut


def _trailing(texts: Sequence[str]) -> int:
    """Count what to cut at the end: small words only where a date or place stands behind them."""
    seen = False
    for count, text in enumerate(reversed(texts)):
        if text.startswith(HIDDEN):
            seen = True
        elif text not in _EDGES and not (seen and text in _LEADING):
            return count
    return len(texts)


def _whole(text: str, span: Span) -> Span:
    """Take back a bracket that was cut from a stretch which holds its partner."""
    stretch = text[span.start : span.stop]
    start, stop = span.start, span.stop
    if stretch.count("(") > stretch.count(")") and text.startswith(")", stop):
        stop += 1
    if stretch.count(")") > stretch.count("(") and text[:start].endswith("("):
        start -= 1
    return Span(start, stop)


def _without_mark(text: str, span: Span) -> Span:
    """Cut "Publication:" and "Final Evaluation Report" before a title, "Evaluation report" behind it."""
    stretch = text[span.start : span.stop]
    before, colon, _ = stretch.partition(":")
    if colon and is_kind_mark(before):
        return Span(span.start + len(before) + 1, span.stop)
    if _NOTHING_ELSE.fullmatch(stretch):
        return span
    start, stop = span.start, span.stop
    report = _REPORT_BEFORE.match(stretch)
    if report and report.end() < len(stretch) and not _NOT_A_NAME.match(stretch, report.end()):
        start += report.end()
    if after := _REPORT_AFTER.search(text, start, stop):
        stop = after.start()
    return Span(start, stop)


def _unquoted(text: str, span: Span) -> Span:
    """Cut the quotation marks around a whole title."""
    quoted = _QUOTED.fullmatch(text, span.start, span.stop)
    return Span(*quoted.span("words" if quoted["words"] else "single")) if quoted else span


def _print(line: Line, hidden: str, span: Span) -> str:
    """Return a title as printed, without brackets that held nothing but dates and places."""
    pieces: list[str] = []
    start = span.start
    for emptied in _EMPTIED.finditer(hidden, span.start, span.stop):
        colon = ":" if line.text.startswith(":", emptied.end()) else ""
        pieces.append(line.printed(start, emptied.start()) + colon)
        start = emptied.end() + len(colon)
    rest = line.printed(start, span.stop)
    return " ".join(filter(None, [*pieces, rest]))
