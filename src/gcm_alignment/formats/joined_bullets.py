"""Bullets that tell of several activities at once: "Round tables on A and on B – July and October 2021"."""

from __future__ import annotations

import re

import attrs

from gcm_alignment.formats.folding import Folded

_PLURAL = re.compile(
    r"(?:(?:two|three|deux|trois|technical|thematic|regional|virtual|joint)\s)*(?:(?:technical|thematic|regional)\s)?"
    r"(?:tables[ -]rondes|round[ -]?tables|ateliers|reunions|webinaires|seminaires|formations|conferences|rencontres"
    r"|forums|workshops|meetings|webinars|seminars|trainings|consultations|(?:evenements|side[ -]events)|dialogues)\b"
)
_SUBJECT = re.compile(r"\s(?P<word>sur|on|about|concernant|regarding|concerning)\s")


@attrs.frozen
class JoinedTitle:
    """A title that may hold several, one for each of its parallel phrases; else there is one part, the title itself.

    >>> JoinedTitle.of("Tables rondes sur le retour et sur les visas").parts
    ('Tables rondes sur le retour', 'Tables rondes sur les visas')
    """

    parts: tuple[str, ...]
    plural: bool

    @classmethod
    def of(cls, title: str) -> JoinedTitle:
        """Divide a title that begins with a plural at "and on", « et sur »."""
        line = Folded.of(title)
        plural = _PLURAL.match(line.folded) is not None
        subject = _SUBJECT.search(line.folded)
        if not plural or subject is None:
            return cls((title,), plural)
        divider = re.compile(rf"(?:,|\s?,?\s(?:et|and|puis))\s(?={subject['word']}\s)")
        cuts = list(divider.finditer(line.folded, subject.end()))
        starts = [subject.start() + 1, *(cut.end() for cut in cuts)]
        stops = [*(cut.start() for cut in cuts), len(line.folded)]
        head = line.printed(0, subject.start() + 1)
        return cls(tuple(head + line.printed(*span) for span in zip(starts, stops, strict=True)), plural)
