"""What a sentence about an event is about: "On 5 May a workshop entitled … was held in …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.formats.printed_line import HIDDEN, Line, Span
from gcm_alignment.formats.printed_modes import EVENT_NOUN

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRESH = r"(?:(?:most recent|recent|latest|last|next|upcoming|forthcoming|dernier|derniere|prochaine?)\s)*"
_ARTICLE = rf"(?:(?:an?|the|une?|les?|la|des|this|our|its|cette|(?:two|three|deux|trois)(?:\s(?:days|jours) (?:of|de))?)\s{_FRESH}|l')"
_OPENED = re.compile(_ARTICLE)
_NAMED = re.compile(
    r"\b(?:entitled|intitulee?s?|titled|called|named|denommee?s?|baptisee?s?|proclamee?s?|proclaimed|dubbed)\s?:?\s?(?:as\s)?"
    r'(?P<quoted>"[^"]+")'
)
_DID = re.compile(
    r"\b(?:organi[sz]ed|hosted|convened|launched|held|created|adopted|endorsed|established|published|conducted"
    r"|(?:a|ont) (?:organise|accueilli|convoque|lance|tenu|cree|adopte|approuve|publie|mis en place|etabli|conclu))\s"
    rf"(?={_ARTICLE})"
)
_SUBJECT = r"(?:of|the|des?|du|on|sur|pour|an?|for|to|in|with|par|by|en|dans|aux?|avec)"
_EVENT = re.compile(rf"\b{_ARTICLE}(?:(?!{_SUBJECT}\b)[^\W_]+(?:['-]+[^\W_]*)*\s+){{0,6}}?{EVENT_NOUN}\b")
_HAPPENS = re.compile(
    r"(?:,?\s(?:which|that|who|qui))?,?\s(?:took place|takes? place|will (?:take|be|meet|convene)|was (?:held|hosted|organi[sz]ed"
    r"|convened)|were (?:held|organi[sz]ed)|(?:is|are) (?:planned|scheduled|now)|has been|se tiendr(?:a|ont)|s'est (?:tenue?"
    r"|deroulee?|reunie?)|se sont (?:tenue?s|deroulee?s)|se (?:reunira|deroulera)|(?:a|ont) eu lieu|aur(?:a|ont) lieu"
    r"|(?:a|ont) ete (?:tenue?|organisee?|lancee?|publiee?|reportee?|annulee?)s?|ser(?:a|ont) (?:tenue?|organisee?|lancee?)s?"
    r"|est (?:prevue?|desormais|organisee?))(?!\w)"
    r"|\s?,\s(?:held|tenue?s?|hosted|organi[sz]ed|organisee?s?|accueillie?s?|convened|postponed|reportee?s?|co-?chaired"
    r"|co-?presidee?s?|cancelled|annulee?s?|a abouti|en marge)(?!\w)"
    rf"|\s(?:held|tenue?s?|hosted|organi[sz]ed|organisee?s?|taking place|planned|prevue?s?)\s(?:[^\W_{HIDDEN}]+\s){{0,2}}?(?={HIDDEN})"
)
_OPENER = re.compile(
    rf"(?:lancee?|organisee?|tenue?|creee?|adoptee?|held|launched|organi[sz]ed|created)s?\s[^{HIDDEN}]*{HIDDEN}+,\s(?={_ARTICLE})"
)
_LED = re.compile(r"(?:^|\.\s)(?:on|in|en|le|les|du|between|entre|from)\b[^.]*$")
_SAYS_NO_TITLE = re.compile(
    r"(?:hosted|co-?chaired|organi[sz]ed|accueillie?|co-?presidee?|held|tenue?|s'est tenue?|se tiendra|took place|will take place"
    r"|a eu lieu|aura lieu)\b"
)


def _article(words: str) -> str:
    """Return the article that words begin with, and "latest", "next" behind it; or nothing."""
    opened = _OPENED.match(words)
    return opened[0] if opened else ""


@attrs.frozen
class Sentence:
    """A line that may be a sentence, and its text with dates and places hidden."""

    line: Line
    hidden: str

    def subject(self, core: Span) -> Span:
        """Return the stretch that names the event: all of the core when it is no sentence."""
        text = self.line.text
        if _SAYS_NO_TITLE.match(text, core.start):
            event = _EVENT.search(self.hidden, core.start, core.stop)
            return Span(event.start() + len(_article(event[0])), core.stop) if event else Span(core.start, core.start)
        if named := _NAMED.search(text, core.start, core.stop):
            return Span(*named.span("quoted"))
        start = self._start(core)
        end = self._end(start, len(text))
        if start == core.start and end == len(text) and not self._is_loose(core):
            return core
        return Span(start + len(_article(text[start:end])), min(end, core.stop))

    def _start(self, core: Span) -> int:
        """Find where the name of the event begins, its article included."""
        text, end = self.line.text, self._end(core.start, len(self.hidden))
        if opener := _OPENER.match(self.hidden, core.start, core.stop):
            return opener.end()
        if did := self._outside_quotes(_DID, core.start, core.stop):
            return did.end()
        if not (end < len(text) or self._is_loose(core)):
            return core.start
        event = _EVENT.search(self.hidden, core.start, core.stop)
        if event and (event.start() < end or event.start() == core.start):
            return event.start()
        return core.start

    def _end(self, start: int, stop: int) -> int:
        """Find where what happened to the event begins."""
        happens = self._outside_quotes(_HAPPENS, start, stop)
        return happens.start() if happens and happens.start() > start else stop

    def _is_loose(self, core: Span) -> bool:
        """Tell whether the line begins in the middle of a sentence, or with a date that leads one."""
        if _LED.search(self.line.text[: core.start]):
            return _OPENED.match(self.line.text, core.start) is not None or not self._begins_with_event(core)
        return not (self.line.in_capitals or self.line.is_capital(core.start))

    def _begins_with_event(self, core: Span) -> bool:
        return (
            re.compile(rf"(?:[^\W_]+[\s'-]+){{0,5}}?{EVENT_NOUN}\b(?!\s(?:members|membres))").match(
                self.line.text, core.start, core.stop
            )
            is not None
        )

    def _outside_quotes(self, form: re.Pattern[str], start: int, stop: int) -> re.Match[str] | None:
        return next((found for found in self._found(form, start, stop)), None)

    def _found(self, form: re.Pattern[str], start: int, stop: int) -> Iterator[re.Match[str]]:
        for found in form.finditer(self.hidden, start, stop):
            if not any(quote.start < found.start() < quote.stop for quote in self.line.quotes):
                yield found
