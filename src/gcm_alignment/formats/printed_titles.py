"""The title in a bullet: what stands between its dates and places, or what its sentence is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.formats.printed_kinds import is_kind_mark
from gcm_alignment.formats.printed_line import HIDDEN, Line, Span, hide
from gcm_alignment.formats.printed_modes import EVENT_NOUN

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_\x01]+|\x01+|.")
_EDGES: Final = frozenset(" ,;:|/()[].-*_")
_LEADING: Final = frozenset(
    "on in at between from le les la du des au aux a en dans de d the of et and entre par pour for by during held date dates"
    " debut location venue place lieu where city ville country pays l tenu tenue".split()
)
_ARTICLE = r"(?:(?:an?|the|une?|les?|la|des|this|our|its|ce|cette)\s|l')"
_FRESH = r"(?:(?:most recent|recent|latest|last|next|upcoming|forthcoming|derniere?|prochaine?)\s)*"
_START = re.compile(rf"{_ARTICLE}{_FRESH}")
_NAMED = re.compile(
    r"\b(?:entitled|intitulee?s?|titled|called|named|denommee?s?|baptisee?s?|proclamee?s?|proclaimed|dubbed)\s?:?\s?(?:as\s)?(?=\")"
)
_DID = re.compile(
    r"\b(?:organi[sz]ed|hosted|convened|launched|held|created|adopted|endorsed|established|published"
    r"|(?:a|ont) (?:organise|accueilli|convoque|lance|tenu|cree|adopte|approuve|publie|mis en place|etabli|conclu))\s"
    rf"(?={_ARTICLE})"
)
_EVENT = re.compile(rf"\b{_ARTICLE}{_FRESH}(?:(?!of\b|the\b|des?\b|du\b)[^\W_]+(?:['-]+[^\W_]*)*\s+){{0,6}}?{EVENT_NOUN}\b")
_HAPPENS = re.compile(
    r",?\s(?:(?:which|that|who|qui)\s)?(?:took place|takes? place|will (?:take|be)\b|was (?:held|hosted|organi[sz]ed|convened)"
    r"|were (?:held|organi[sz]ed)|is (?:planned|scheduled)|are (?:planned|scheduled)|se tiendr(?:a|ont)|s'est (?:tenue?|deroulee?)"
    r"|se sont (?:tenue?s|deroulee?s)|s'est reunie?|se reunir(?:a|ont)|a eu lieu|ont eu lieu|aur(?:a|ont) lieu|a ete (?:tenue?|organisee?)"
    r"|ont ete (?:tenue?s|organisee?s)|ser(?:a|ont) (?:tenue?|organisee?|lancee?)s?|est (?:prevue?|desormais|organisee?)"
    r"|is now|has been)(?!\w)"
    r"|\s?,\s(?:held|tenue?s?|hosted|organi[sz]ed|organisee?s?|accueillie?s?|convened|postponed|reportee?s?|co-?chaired|copresidee?s?"
    r"|co-presidee?s?|cancelled|annulee?s?|a abouti|en marge|reunissant|bringing)(?!\w)"
)
_PARTICIPLE = re.compile(
    rf"\s(?:held|tenue?s?|hosted|organi[sz]ed|organisee?s?|taking place|planned for|prevue?s? (?:pour|en|le|les)?)"
    rf"\s(?:[^\W_\x01]+\s){{0,2}}?(?={HIDDEN})"
)
_REPORT = (
    r"(?:(?:final|mid-?term|midterm|end of project|ex[- ]post|performance|impact|summative|formative|independent|external|internal"
    r"|report|rapport|evaluation|assessment|of|the|d'|de|finale?|a mi-parcours|externe|independante?|project)[\s-]+)*"
)
_REPORT_BEFORE = re.compile(
    rf"(?=(?:final|mid|end|ex|evaluation|performance|impact|rapport|independent|external))"
    rf"{_REPORT}(?:evaluation|assessment)(?:\s+(?:report|finale?))*\s*[:-]?\s*"
)
_REPORT_AFTER = re.compile(rf"[\s:,-]+{_REPORT}(?:evaluation|assessment) report\s*$")
_NO_TITLE = re.compile(r"(?:hosted|co-?chaired|organi[sz]ed|accueillie?|copresidee?|held|tenue?)\b")


@attrs.frozen
class PrintedTitle:
    """A title as printed, and the folded words that tell its kind; both empty when there is none."""

    words: str
    named: str

    def __bool__(self) -> bool:
        """Whether there is a title at all."""
        return bool(self.words)


def read_title(line: Line, apart: Iterable[Span]) -> PrintedTitle:
    """Return the title of a line; `apart` are the places and modes that do not belong to it.

    >>> line = Line.of("Publication : « Recueil de pratiques » – novembre 2020")
    >>> read_title(line, ())
    PrintedTitle(words='Recueil de pratiques', named='publication : "recueil de pratiques"')
    """
    return _Cutter(line, apart).read()


class _Cutter:
    """Cuts a line down to its title, step by step."""

    def __init__(self, line: Line, apart: Iterable[Span]) -> None:
        self._line = line
        self._hidden = hide(line.hidden, apart)

    def read(self) -> PrintedTitle:
        """Cut dates and places at both ends, then the sentence around the title, then the mark of its kind."""
        core = self._peel(Span(0, len(self._hidden)))
        head = self._sentence(core)
        named = self._line.text[head.start : head.stop]
        if not re.search(r"[^\W_]", named) or _NO_TITLE.match(named):
            return PrintedTitle("", "")
        quoted = self._named_quote(core) or self._quote_after_kind(head)
        title = quoted or self._without_report(self._without_mark(head))
        return PrintedTitle(self._print(title), named)

    def _peel(self, span: Span) -> Span:
        """Cut dates, places and the small words and marks around them from both ends."""
        words = [Span(*found.span()) for found in _WORD.finditer(self._hidden, span.start, span.stop)]
        first, last = self._count(words), len(words) - self._count(words[::-1])
        if first >= last:
            return Span(span.start, span.start)
        return self._whole(Span(words[first].start, words[last - 1].stop))

    def _count(self, words: list[Span]) -> int:
        """Count what to cut from one end: marks, dates and places, and small words next to those."""
        count, hidden, cut = 0, False, 0
        for word in words:
            text = self._hidden[word.start : word.stop]
            if text.startswith(HIDDEN):
                hidden = True
            elif text not in _EDGES and not (text in _LEADING or text == "'"):
                break
            count += 1
            if text in _EDGES or text.startswith(HIDDEN):
                cut = count
            elif hidden and word.start > words[0].start:
                continue
        return cut if not hidden else self._settled(words, count)

    def _settled(self, words: list[Span], count: int) -> int:
        return count

    def _whole(self, span: Span) -> Span:
        return span
