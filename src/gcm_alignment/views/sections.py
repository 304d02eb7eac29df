"""The sections of a report, in the order in which a reader needs them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.__about__ import __version__
from gcm_alignment.catalogue import data_version, load_compact, load_rules
from gcm_alignment.compact import OBJECTIVE_COUNT, ObjectiveSet
from gcm_alignment.comparison import Reconciliation
from gcm_alignment.coverage import Coverage
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import Message, N_, Problem
from gcm_alignment.evidence import LADDER, Standing
from gcm_alignment.labels import label, served
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.sources import Completeness
from gcm_alignment.tables import Block, Bullets, Heading, Note, Page, Paragraph, Table
from gcm_alignment.translation import Translator
from gcm_alignment.views.phrases import Phrases
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.alignments import Alignment

_NAMES = {
    Standing.DECLARED: N_("declared by an authority"),
    Standing.REVIEWED: N_("accepted by a named reviewer"),
    Standing.INFERRED: N_("inferred (rules or plan, our reading)"),
    Standing.SUGGESTED: N_("only suggested by the text"),
}

_COMPLETENESS = {
    Completeness.COMPLETE: N_("The register says of itself that it is complete."),
    Completeness.PARTIAL: N_("The register says of itself that it is partial: other activities may exist."),
    Completeness.UNKNOWN: N_("The register does not say whether it is complete: other activities may exist."),
}


@attrs.frozen(kw_only=True)
class Sections:
    """What a report is made from, and its sections in one language."""

    coverage: Coverage
    words: Translator
    register: Portfolio | None
    published: Reconciliation | None
    problems: tuple[Problem, ...]
    bullets: int | None
    cleared: tuple[str, date] | None

    def page(self) -> Page:
        """Put the sections together."""
        title = self.words.text(N_("Activities and the objectives of the Global Compact (GCM)"))
        parts = (
            self._clearance(),
            self._summary(),
            self._comparison(),
            self._aligned(),
            self._possible(),
            self._gaps(),
            self._suggested(),
            self._unlinked(),
            self._unread(),
            self._method(),
        )
        return Page(title=title, language=self.words.language, blocks=tuple(block for part in parts for block in part))

    @cached_property
    def _say(self) -> Phrases:
        return Phrases(self.words, self.coverage.alignments)

    def _of_all(self, count: int) -> str:
        return self._say.count(count, OBJECTIVE_COUNT)

    def _clearance(self) -> Iterator[Block]:
        if self.register is not None:
            yield Paragraph(served(self.register.title, self.words))
        if self.cleared is None:
            yield Note(self.words.text(N_("Working document, not cleared: it binds nobody.")))
        else:
            by, on = self.cleared
            yield Note(
                self.words.text(N_("Cleared by {by} on {date}."), by=by, date=self.words.date(PartialDate.of(on)))
            )

    def _summary(self) -> Iterator[Block]:
        yield Heading(2, self.words.text(N_("In short")))
        yield Bullets(tuple(self._counts()))
        yield Table(
            columns=(
                self.words.text(N_("Level of validation")),
                self.words.text(N_("Objectives, cumulative")),
                self.words.text(N_("Which ones are added")),
            ),
            rows=tuple(self._rungs()),
            caption=self.words.text(N_("Objectives of the GCM with at least one activity, by level of validation")),
        )
        yield Paragraph(
            self.words.text(
                N_(
                    "An activity “aligns” only where an authority declared it or a named reviewer accepted it; "
                    "everything else is a possible link, our reading. "
                    "Addressing an objective is no measure of performance."
                )
            )
        )

    def _counts(self) -> Iterator[str]:
        if self.bullets is not None:
            yield self.words.ngettext("{number} line read", "{number} lines read", self.bullets)
        count = self.coverage.activity_count
        yield self.words.ngettext("{number} activity held", "{number} activities held", count)
        if hull := Period.hull(one.period for one in self.coverage.alignments.activities if one.period):
            yield self.words.text(N_("Period: {period}"), period=self.words.period(hull))
        if faults := len(self.problems):
            yield self.words.ngettext(
                "{number} remark on the reading of the list, at the end",
                "{number} remarks on the reading of the list, at the end",
                faults,
            )

    def _rungs(self) -> Iterator[tuple[str, str, str]]:
        before: ObjectiveSet | None = None
        for standing in LADDER:
            reached = self.coverage.reaching(standing)
            added = tuple(str(number) for number in reached if before is None or number not in before)
            yield (
                self.words.text(_NAMES[standing]),
                self._of_all(len(reached)),
                self.words.enumeration(added) if added else "–",
            )
            before = reached

    def _comparison(self) -> Iterator[Block]:
        if self.published is None:
            return
        published = self.published.published
        yield Heading(2, self.words.text(N_("Comparison with the published figure")))
        own = [source for source in published.sources if source.language == self.words.language]
        sources = self.words.series(map(str, own or published.sources)) if published.sources else None
        yield Bullets(
            (
                self.words.text(
                    N_("Published: {count} (source: {source})"),
                    count=self._of_all(published.count),
                    source=sources or Message.of(N_("not stated")),
                ),
                self.words.text(N_("Evidenced here: {count}"), count=self._of_all(self.coverage.ratio.count)),
                self.words.text(N_("Result: {verdict}"), verdict=Message.of(word_of(self.published.verdict))),
            )
        )
        yield Paragraph(self.words.text(_limits(self.published)))
        if published.note is not None:
            yield Paragraph(served(published.note, self.words))

    def _aligned(self) -> Iterator[Block]:
        yield Heading(2, self.words.text(N_("Objectives with which activities align (declared or reviewed)")))
        reached = self.coverage.reaching(Standing.REVIEWED)
        if not reached:
            yield Paragraph(
                self.words.text(N_("None: no authority declared an alignment here and nobody reviewed one."))
            )
        yield from self._by_objective(reached, Standing.REVIEWED)

    def _possible(self) -> Iterator[Block]:
        yield Heading(2, self.words.text(N_("Possible links (our reading)")))
        found = [one for one in self.coverage.counted if one.standing is Standing.INFERRED]
        numbers = sorted({one.objective for one in found})
        if not numbers:
            yield Paragraph(self.words.text(N_("None.")))
        for number in numbers:
            yield from self._objective(number, [one for one in found if one.objective == number])

    def _by_objective(self, numbers: ObjectiveSet, at_least: Standing) -> Iterator[Block]:
        for number in numbers:
            found = [one for one in self.coverage.counted if one.objective == number and one.standing.reaches(at_least)]
            yield from self._objective(number, found)

    def _objective(self, number: int, alignments: list[Alignment]) -> Iterator[Block]:
        yield Heading(3, self._say.numbered(number))
        yield Bullets(tuple(self._say.why(one) for one in alignments))

    def _gaps(self) -> Iterator[Block]:
        yield Heading(2, self.words.text(N_("Objectives with no recorded activity, by IMRF round table (2022)")))
        if self.register is not None:
            yield Paragraph(self.words.text(_COMPLETENESS[self.register.completeness]))
        grouping = load_compact().grouping("imrf-2022")
        rows = tuple(
            (
                served(group.title, self.words),
                self._say.count(len(group.objectives & self.coverage.gaps), len(group.objectives)),
                self._say.listed(ObjectiveSet(group.objectives & self.coverage.gaps)),
            )
            for group in grouping.groups
        )
        yield Table(
            columns=(
                self.words.text(N_("Round table (indicative)")),
                self.words.text(N_("No recorded activity")),
                self.words.text(N_("Objectives")),
            ),
            rows=rows,
            caption=None,
        )
        for state, numbers in (
            (N_("Not assessed: {objectives}"), self.coverage.unassessed),
            (N_("Outside the mandate, as declared: {objectives}"), self.coverage.out_of_scope),
        ):
            if numbers:
                yield Paragraph(self.words.text(state, objectives=self._say.listed(numbers)))

    def _suggested(self) -> Iterator[Block]:
        found = [one for one in self.coverage.counted if one.standing is Standing.SUGGESTED]
        if not found:
            return
        yield Heading(2, self.words.text(N_("Only suggested by the text (to be examined; closes no gap)")))
        numbers = sorted({one.objective for one in found})
        yield Bullets(
            tuple(
                self.words.text(
                    N_("{objective}: {activities}"),
                    objective=self._say.short(number),
                    activities=self.words.series(self._say.activity(one) for one in found if one.objective == number),
                )
                for number in numbers
            )
        )

    def _unlinked(self) -> Iterator[Block]:
        linked = {one.activity for one in self.coverage.counted if one.standing.reaches(Standing.INFERRED)}
        left = [one for one in self.coverage.alignments.activities if one.id not in linked]
        if left:
            yield Heading(2, self.words.text(N_("Activities without a link, or not counted")))
            yield Bullets(tuple(self._say.described(activity) for activity in left))

    def _unread(self) -> Iterator[Block]:
        if self.bullets is None:
            return
        yield Heading(2, self.words.text(N_("What could not be read, or was read with a doubt")))
        if not self.problems:
            yield Paragraph(self.words.text(N_("None.")))
            return
        yield Table(
            columns=tuple(self.words.text(name) for name in (N_("Line"), N_("Matter"), N_("Remark"))),
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

    def _method(self) -> Iterator[Block]:
        book = load_rules()
        yield Heading(2, self.words.text(N_("Annex: method")))
        yield Bullets(
            (
                self.words.text(
                    N_("Made with gcm-alignment {version}, data {data}."), version=__version__, data=data_version()
                ),
                self.words.text(
                    N_("Rule book: {book} {version}, by {author}, SHA-256 {digest}."),
                    book=book.id,
                    version=book.version,
                    author=book.author,
                    digest=book.digest,
                ),
                self.words.text(
                    N_("Official titles: {symbol}. Rules and links are this project’s reading, not the institution’s."),
                    symbol=load_compact().symbol,
                ),
                self.words.text(N_("The round tables of 2022 group the objectives in an indicative way.")),
            )
        )
        rated = [one for one in self.coverage.counted if one.confidence is not None]
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
                        one.activity,
                        str(one.objective),
                        label(one.standing, self.words.language),
                        self.words.decimal(one.confidence or 0.0),
                    )
                    for one in rated
                ),
                caption=self.words.text(
                    N_("Confidence index stated by the authors of the rules; a judgement, not a measurement")
                ),
            )


def _limits(reconciliation: Reconciliation) -> str:
    """Say what the comparison can say, and what it cannot."""
    if reconciliation.published.objectives is None:
        return N_(
            "The list of the objectives was not published with the figure: the comparison is one of counts. "
            "It cannot say whether they are the same objectives, nor is ours the institution’s list."
        )
    return N_("The published list makes a comparison objective by objective possible.")
