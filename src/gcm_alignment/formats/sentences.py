"""What a sentence about an event is about: "On 5 May a workshop entitled … was held in …"."""

from __future__ import annotations

import re

import attrs

from gcm_alignment.formats.printed_line import HIDDEN, Line, Span
from gcm_alignment.formats.printed_modes import EVENT_NOUN

_FRESH = r"(?:(?:most recent|recent|latest|last|next|upcoming|forthcoming|dernier|derniere|prochaine?)\s)*"
_SPAN_OF_DAYS = r"(?:two|three|deux|trois)(?:\s(?:days|jours) (?:of|de))?"
_ARTICLE = rf"(?:(?:an?|the|une?|les?|la|des|this|our|its|cette|{_SPAN_OF_DAYS})\s{_FRESH}|l')"
_OPENED = re.compile(_ARTICLE)
_NAMED = re.compile(
    r"\b(?:entitled|intitulee?s?|titled|called|named|denommee?s?|baptisee?s?|proclamee?s?|proclaimed|dubbed)"
    r'\s?:?\s?(?:as\s)?(?P<quoted>"[^"]+")'
)
_DID = re.compile(
    r"\b(?:organi[sz]ed|hosted|convened|launched|held|created|adopted|endorsed|established|published|conducted"
    r"|(?:a|ont) (?:organise|accueilli|convoque|lance|tenu|cree|adopte|approuve|publie|mis en place|etabli|conclu))\s"
    rf"(?={_ARTICLE})"
)
_SUBJECT = r"(?:of|the|des?|du|on|sur|pour|an?|for|to|in|with|par|by|en|dans|aux?|avec)"
_EVENT = re.compile(rf"\b{_ARTICLE}(?:(?!{_SUBJECT}\b)[^\W_]+(?:['-]+[^\W_]*){{0,4}}\s+){{0,6}}?{EVENT_NOUN}\b")
_FINITE = (
    r"took place|takes? place|will (?:take|be|meet|convene)|has been|(?:is|are) (?:planned|scheduled|now)"
    r"|(?:was|were) (?:held|hosted|organi[sz]ed|convened|adopted|signed|presented)"
    rf"|(?:met|gathered|convened)(?=\s(?:in|at|on|online|virtually|from|{HIDDEN}))"
    r"|se tiendr(?:a|ont)|s'est (?:tenue?|deroulee?|reunie?)|se sont (?:tenue?s|deroulee?s)|se (?:reunira|deroulera)"
    r"|(?:a|ont) eu lieu|aur(?:a|ont) lieu|est (?:prevue?|desormais|organisee?)"
    r"|(?:a|ont) ete (?:tenu|organise|lance|publie|reporte|annule|adopte|signe|presente)e?s?"
    r"|ser(?:a|ont) (?:tenu|organise|lance)e?s?"
)
_PARTICIPLE = r"held|hosted|organi[sz]ed|convened|tenue?s?|organisee?s?|accueillie?s?"
_REMARK = (
    r"presentee?s?|initialement|initially|postponed|cancelled|co-?chaired|reportee?s?|annulee?s?|co-?presidee?s?"
    r"|a abouti|en marge"
)
_HAPPENS = re.compile(
    rf"(?:,?\s(?:which|that|who|qui))?,?\s(?:{_FINITE})(?!\w)"
    rf"|\s?,\s(?:{_PARTICIPLE}|{_REMARK})(?!\w)"
    rf"|\s(?:{_PARTICIPLE}|taking place|planned|prevue?s?)\s(?:[^\W_{HIDDEN}]+\s){{0,2}}?(?={HIDDEN})"
)
_OPENER = re.compile(
    rf"(?:lancee?|organisee?|tenue?|creee?|adoptee?|held|launched|organi[sz]ed|created)s?\s"
    rf"[^{HIDDEN}]*{HIDDEN}+,\s(?={_ARTICLE})"
)
_LED = re.compile(r"(?:^|\.\s)(?:on|in|en|le|les|du|between|entre|from)\b[^.]*$")
_EVENT_FIRST = re.compile(rf"(?:[^\W_]+[\s'-]+){{0,5}}?{EVENT_NOUN}\b(?!\s(?:members|membres))")
_NO_TITLE = re.compile(
    r"(?:hosted|co-?chaired|organi[sz]ed|held|took place|will take place|accueillie?|co-?presidee?|tenue?|s'est tenue?"
    r"|se tiendra|a eu lieu|aura lieu)\b"
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
        if core.start == core.stop:
            return core
        if _NO_TITLE.match(text, core.start):
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
            opened = _OPENED.match(self.line.text, core.start) is not None
            return opened or _EVENT_FIRST.match(self.line.text, core.start) is None
        return not (self.line.in_capitals or self.line.is_capital(core.start))

    def _outside_quotes(self, form: re.Pattern[str], start: int, stop: int) -> re.Match[str] | None:
        """Return the first match that does not begin inside a quote."""
        for found in form.finditer(self.hidden, start, stop):
            if not any(quote.start < found.start() < quote.stop for quote in self.line.quotes):
                return found
        return None
