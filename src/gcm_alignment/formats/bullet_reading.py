"""One bullet read into the activities that it tells of, and into what its author should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.activities import Activity, ActivityId, Occasion, Status
from gcm_alignment.errors import Field, Message, N_, Problem, Severity
from gcm_alignment.formats.activity_ids import Unnamed
from gcm_alignment.formats.bullets import LONGEST_BULLET, Bullet
from gcm_alignment.formats.joined_bullets import JoinedTitle
from gcm_alignment.formats.place_segments import Slot
from gcm_alignment.formats.printed_kinds import DOCUMENTS, is_status, kind_of, status_of
from gcm_alignment.formats.printed_line import Line, hide
from gcm_alignment.formats.printed_occasions import Occasions, read_occasions
from gcm_alignment.formats.printed_places import read_places
from gcm_alignment.formats.printed_titles import PrintedTitle, read_title
from gcm_alignment.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT: Final = 500
_NEEDS_NO_DATE = frozenset({Status.POSTPONED, Status.CANCELLED})
_UNNAMED = ActivityId("list:unnamed")

_JOINED = {
    (True, True): N_("one bullet read as {count} activities: subjects, dates and places paired in their printed order"),
    (True, False): N_("one bullet read as {count} activities: subjects and dates paired in their printed order"),
    (False, True): N_("one bullet read as {count} activities: dates and places paired in their printed order"),
}


@attrs.frozen(kw_only=True)
class BulletReading:
    """What a bullet holds: its activities, still without ids, and its problems, at its line."""

    line: int
    unnamed: tuple[Unnamed, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, bullet: Bullet, language: Language) -> BulletReading:
        """Read a bullet; one longer than any activity is read at its beginning, and says so.

        >>> reading = BulletReading.of(Bullet(1, "Ateliers sur A et sur B – mai et juin 2021"), "fr")
        >>> [one.title for one in reading.unnamed]
        ['Ateliers sur A', 'Ateliers sur B']
        """
        length = len(bullet.text)
        kept = bullet.text if length <= LONGEST_BULLET else bullet.text[:_KEPT]
        reader = _Reader.of(Line.of(kept), language)
        problems = list(reader.problems(bullet.line))
        if length > LONGEST_BULLET:
            template = N_(
                "a line of {count} characters, too long for one activity: read to character {kept}; divide it"
            )
            message = Message.of(template, count=length, kept=_KEPT)
            problems.insert(0, Problem(line=bullet.line, severity=Severity.FAULT, code="long-line", message=message))
        return cls(line=bullet.line, unnamed=tuple(reader.unnamed()), problems=tuple(problems))


@attrs.frozen(kw_only=True)
class _Reader:
    """A line with all that was found in it."""

    line: Line
    language: Language
    title: PrintedTitle
    slots: tuple[Slot, ...]
    occasions: Occasions
    joined: JoinedTitle

    @classmethod
    def of(cls, line: Line, language: Language) -> _Reader:
        """Find places, then the title between them, then its kind, which tells what a name beside a date can be."""
        slots = read_places(line)
        statuses = [span for span in line.segments if is_status(line.text[span.start : span.stop])]
        title = read_title(line, [*(slot.span for slot in slots if not slot.in_title), *statuses])
        kind = kind_of(title.named, language)
        if kind in DOCUMENTS:
            slots = tuple(slot for slot in slots if slot.known)
        return cls(
            line=line,
            language=language,
            title=title,
            slots=slots,
            occasions=read_occasions(line, slots, kind, title.span),
            joined=JoinedTitle.of(title.words or line.folded.text),
        )

    @property
    def _words(self) -> str:
        """The title, or the whole line where there is none."""
        return self.title.words or self.line.folded.text

    @property
    def _status(self) -> Status:
        """What the words outside of quotation marks say became of it."""
        return status_of(hide(self.line.text, self.line.quotes))

    @property
    def _is_undated(self) -> bool:
        """Whether a date is missing: what was put off or called off needs none."""
        dated = any(occasion.period for occasion in self.occasions.occasions)
        return not dated and self._status not in _NEEDS_NO_DATE

    @property
    def _is_joined(self) -> bool:
        """Whether as many dates as subjects, or as many dates as places, make several activities of a plural."""
        dates = len(self.occasions.occasions)
        by_date = dates > 1 and all(occasion.period for occasion in self.occasions.occasions)
        fits = len(self.joined.parts) == dates or (self.occasions.paired and self.occasions.listed)
        return self.joined.plural and by_date and fits

    def unnamed(self) -> Iterator[Unnamed]:
        """Yield the activities: one, or one for each date of a joined bullet."""
        if not self._is_joined:
            yield self._activity(self._words, self.occasions.occasions)
            return
        parts = self.joined.parts
        occasions = self.occasions.occasions
        titles = parts if len(parts) == len(occasions) else (self._words,) * len(occasions)
        for title, occasion in zip(titles, occasions, strict=True):
            yield self._activity(title, (occasion,))

    def _activity(self, title: str, occasions: tuple[Occasion, ...]) -> Unnamed:
        printed = self.line.folded.text
        activity = Activity(
            id=_UNNAMED,
            title=Text.of(**{self.language: title}),
            kind=kind_of(self.title.named, self.language),
            status=self._status,
            occasions=occasions,
            printed=Text.of(**{self.language: printed}),
        )
        return Unnamed(activity=activity, title=title, printed=printed, titled=bool(self.title.words))

    def problems(self, line: int) -> Iterator[Problem]:
        """Yield what could not be read, and what was read in a way that the author should know."""
        flaws = [flaw for date in self.line.counted for flaw in date.flaws]
        for flaw in flaws:
            yield Problem(line=line, severity=flaw.severity, code=flaw.code, message=flaw.message)
        yield from (
            _notice(line, code, template, **fields) for code, template, fields in self._notices(dated=bool(flaws))
        )

    def _notices(self, *, dated: bool) -> Iterator[tuple[str, str, dict[str, Field]]]:
        if self._is_undated and not dated:
            yield "no-date", N_("no date found: the activity belongs to no period; add its date if it has one"), {}
        if not self.title.words:
            yield "no-title", N_("no title found: the whole line stands for it"), {}
        if self._is_joined:
            count = len(self.occasions.occasions)
            how = (len(self.joined.parts) == count, self.occasions.paired)
            yield "joined-bullet", _JOINED[how], {"count": count}
        if self.occasions.loose:
            yield "unpaired", N_("dates and places that are not as many: which belongs to which stays open"), {}
        for slot in self.slots:
            if slot.venue and not slot.venue.country:
                yield "unknown-place", N_("a place in no known country: {found}"), {"found": slot.venue.name}


def _notice(line: int, code: str, template: str, **fields: Field) -> Problem:
    return Problem(line=line, severity=Severity.NOTICE, code=code, message=Message.of(template, **fields))
