"""The annexes of a report: what was not read, where the activities were found, and the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.__about__ import __version__
from gcm_alignment.alignments import Alignment
from gcm_alignment.catalogue import data_version, load_compact
from gcm_alignment.citation import cite
from gcm_alignment.errors import N_, Problem
from gcm_alignment.labels import label
from gcm_alignment.tables import Block, Bullets, Heading, Paragraph, Table
from gcm_alignment.views.phrases import Phrases
from gcm_alignment.vocabulary import FIELD_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.activities import ActivityId
    from gcm_alignment.evidence import Method
    from gcm_alignment.translation import Translator


@attrs.frozen(kw_only=True)
class Annexes:
    """What stands at the end of a report, in one language; `problems` is None where no list was read."""

    say: Phrases
    counted: tuple[Alignment, ...]
    problems: tuple[Problem, ...] | None

    @property
    def words(self) -> Translator:
        """The words of the report."""
        return self.say.words

    def blocks(self) -> Iterator[Block]:
        """Yield the annexes in their order."""
        yield from self._unread()
        yield from self._undecided()
        yield from self._sources()
        yield from self._method()

    def _unread(self) -> Iterator[Block]:
        if self.problems is None:
            return
        yield Heading(2, self.words.text(N_("What could not be read, or was read with a doubt")))
        if not self.problems:
            yield Paragraph(self.words.text(N_("None.")))
            return
        yield Table(
            columns=tuple(self.words.text(name) for name in (N_("Line"), N_("To do"), N_("What was found"))),
            rows=tuple(
                (
                    "–" if problem.line is None else str(problem.line),
                    label(problem.severity, self.words.language),
                    label(problem, self.words.language),
                )
                for problem in self.problems
            ),
            caption=None,
        )

    def _undecided(self) -> Iterator[Block]:
        """Yield what rules could not tell: unknown never makes a link, and never hides that it might."""
        rows = tuple(self._open_rows())
        if not rows:
            return
        yield Heading(2, self.words.text(N_("What rules could not decide")))
        columns = (N_("Activity"), N_("To fill in"), N_("Objectives in question"))
        yield Table(
            columns=tuple(self.words.text(name) for name in columns),
            rows=rows,
            caption=self.words.text(N_("No link is made of what is not known.")),
        )

    def _open_rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield a row for each held activity and what it wants for, with all objectives on which that decides."""
        found = self.say.alignments
        held = {activity.id for activity in found.activities if activity.held}
        wanting: dict[tuple[ActivityId, tuple[str, ...]], set[int]] = {}
        for one in found.undecided:
            if one.activity in held:
                wanting.setdefault((one.activity, one.unknown), set()).update(one.objectives)
        for (activity, fields), objectives in sorted(wanting.items()):
            yield (
                self.say.title(found.activity(activity)),
                self.words.enumeration(self.words.text(FIELD_NAMES[field]) for field in fields),
                self.words.enumeration(map(str, sorted(objectives))),
            )

    def _sources(self) -> Iterator[Block]:
        activities = [one for one in self.say.alignments.activities if one.sources]
        if activities:
            yield Heading(2, self.words.text(N_("Annex: sources of the activities")))
            yield Bullets(tuple(cite(activity, self.words.language) for activity in activities))

    def _method(self) -> Iterator[Block]:
        yield Heading(2, self.words.text(N_("Annex: method")))
        yield Bullets(
            (
                self.words.text(
                    N_("Made with gcm-alignment {version}, data {data}."), version=__version__, data=data_version()
                ),
                *map(self._looked_for_by, self.say.alignments.methods),
                self.words.text(
                    N_("Official titles: {symbol}. Rules and links are their authors’ reading, not the institution’s."),
                    symbol=load_compact().symbol,
                ),
                self.words.text(N_("The round tables of 2022 group the objectives in an indicative way.")),
            )
        )
        yield from self._confidence()

    def _looked_for_by(self, method: Method) -> str:
        return self.words.text(
            N_("Rule book: {book} {version}, by {author}, SHA-256 {digest}."),
            book=method.book,
            version=method.version,
            author=method.author,
            digest=method.digest,
        )

    def _confidence(self) -> Iterator[Block]:
        rated = [one for one in self.counted if one.confidence is not None]
        if rated:
            yield Table(
                columns=tuple(
                    self.words.text(name)
                    for name in (
                        N_("Activity"),
                        N_("Objective"),
                        N_("Level of validation"),
                        N_("Confidence index (0 to 1)"),
                    )
                ),
                rows=tuple(
                    (
                        self.say.title(self.say.alignments.activity(one.activity)),
                        str(one.objective),
                        label(one.standing, self.words.language),
                        self.words.decimal(one.confidence or 0.0),
                    )
                    for one in rated
                ),
                caption=self.words.text(
                    N_(
                        "Confidence index stated by the authors of the rules: a judgement of how characteristic the "
                        "words are (0.9 the key notion, 0.7 usual vocabulary, 0.5 a weak sign), not a measurement; "
                        "links through the plan have none"
                    )
                ),
            )
