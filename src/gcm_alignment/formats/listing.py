"""Lists of activities, as secretariats print them, read into activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import Activity, ActivityId, ProcessId
from gcm_alignment.errors import Message, N_, Problem, Severity, UnusableInput
from gcm_alignment.formats.activity_ids import with_ids
from gcm_alignment.formats.bullet_reading import BulletReading
from gcm_alignment.formats.bullets import read_bullets
from gcm_alignment.formats.detection import detect_language
from gcm_alignment.formats.folding import Folded
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.text import Language, Text, negotiate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@attrs.frozen(kw_only=True)
class Listing:
    """What was read from a list: its activities, and every line or word of it that needs a look.

    `bullets` counts the lines read as bullets; a bullet can tell of more than one activity.
    """

    language: Language
    bullets: int
    activities: tuple[Activity, ...] = ()
    problems: tuple[Problem, ...] = ()

    def portfolio(self, process: str | None = None) -> Portfolio:
        """Return a register of these activities, under a process's id when it is given; completeness is unknown.

        >>> parse_listing("- Forum on return, May 2021", "en").portfolio("rabat").activities[0].id
        'rabat:2021-05-return'
        """
        owner = None if process is None else ProcessId(process)
        return Portfolio(
            id=process or "list",
            title=Text.of(en="List of activities", fr="Liste d’activités", ours=("en", "fr")),
            activities=tuple(_under(activity, owner) for activity in self.activities),
            process=owner,
        )


def _under(activity: Activity, process: ProcessId | None) -> Activity:
    if process is None:
        return activity
    return attrs.evolve(activity, id=ActivityId(f"{process}:{activity.local_id}"), process=process)


def parse_listing(text: str, language: str | None = None) -> Listing:
    """Read a list of activities: a bullet or line each, with title, dates, places, kind and status as printed.

    Raises UnusableInput when there is nothing to read, UnknownLanguage for a language other than English and French.

    >>> listing = parse_listing("- Atelier sur le trafic de migrants – octobre 2019, Abidjan", "fr")
    >>> [(str(one.period), str(one.venues[0]), one.kind.value) for one in listing.activities]
    [('2019-10', 'Abidjan (CI)', 'workshop')]
    """
    detected = negotiate(language) if language is not None else detect_language(text)
    found = read_bullets(text)
    if not (found.bullets or found.problems):
        raise UnusableInput(N_("nothing to read: the text is empty; expected one activity a line"))
    readings = [BulletReading.of(bullet, detected or "en") for bullet in found.bullets]
    problems = [*found.problems, *_same_titles(readings), *(one for reading in readings for one in reading.problems)]
    if detected is None:
        problems.append(_undetected())
    return Listing(
        language=detected or "en",
        bullets=len(readings),
        activities=with_ids([one for reading in readings for one in reading.unnamed]),
        problems=tuple(sorted(problems, key=lambda problem: problem.line or 0)),
    )


def _undetected() -> Problem:
    template = N_("the language of the list cannot be told: read as English; name it if it is another")
    return Problem(line=None, severity=Severity.NOTICE, code="language", message=Message.of(template))


def _same_titles(readings: Sequence[BulletReading]) -> Iterator[Problem]:
    """Yield a notice for each title that an earlier line has already."""
    first: dict[str, int] = {}
    for reading in readings:
        for title in dict.fromkeys(Folded.of(one.title).folded for one in reading.unnamed):
            earlier = first.setdefault(title, reading.line)
            if earlier != reading.line:
                template = N_("two activities with the same title: lines {first} and {second}")
                message = Message.of(template, first=earlier, second=reading.line)
                yield Problem(line=reading.line, severity=Severity.NOTICE, code="same-title", message=message)
