"""The sections of a report, in the order in which a reader needs them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import OBJECTIVE_COUNT, ObjectiveSet
from gcm_alignment.comparison import Reconciliation
from gcm_alignment.coverage import Coverage
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import Message, N_, Problem
from gcm_alignment.evidence import LADDER, Standing
from gcm_alignment.labels import served
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.sources import Completeness
from gcm_alignment.tables import Block, Bullets, Heading, Note, Page, Paragraph, Table
from gcm_alignment.translation import Translator
from gcm_alignment.views.annexes import Annexes
from gcm_alignment.views.phrases import Phrases
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.activities import Activity
    from gcm_alignment.alignments import Alignment

_NAMES = {
    Standing.DECLARED: N_("declared by an authority"),
    Standing.REVIEWED: N_("accepted by a named reviewer"),
    Standing.INFERRED: N_("inferred (rules or plan, our reading)"),
    Standing.SUGGESTED: N_("only suggested (text, or domain of the plan)"),
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
        title = self.words.text(N_("Activities and the objectives of the Global Compact for Migration (GCM)"))
        parts = (
            self._clearance(),
            self._summary(),
            self._comparison(),
            self._aligned(),
            self._contested(),
            self._possible(),
            self._gaps(),
            self._suggested(),
            self._unlinked(),
            self._annexes(),
        )
        return Page(title=title, language=self.words.language, blocks=tuple(block for part in parts for block in part))

    @cached_property
    def _say(self) -> Phrases:
        return Phrases(self.words, self.coverage.alignments)

    def _of_all(self, count: int) -> str:
        return self._say.count(count, OBJECTIVE_COUNT)

    def _annexes(self) -> Iterator[Block]:
        problems = None if self.bullets is None else self.problems
        return Annexes(say=self._say, counted=self.coverage.counted, problems=problems).blocks()

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
                self.words.text(N_("Objectives whose best level it is")),
                self.words.text(N_("Cumulative count")),
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
        yield self.words.ngettext("{number} activity counted", "{number} activities counted", count)
        yield from self._period()
        if faults := len(self.problems):
            yield self.words.ngettext(
                "{number} remark on the reading of the list, at the end",
                "{number} remarks on the reading of the list, at the end",
                faults,
            )

    def _period(self) -> Iterator[str]:
        """Say which time the dated activities span; one without an end or a date does not hide that."""
        periods = [one.period for one in self.coverage.alignments.activities if one.held]
        dated = [period for period in periods if period and period.start and period.end]
        if hull := Period.hull(dated):
            yield self.words.text(N_("Dated activities: {period}"), period=self.words.period(hull))
        if others := len(periods) - len(dated):
            yield self.words.ngettext(
                "{number} activity without a date, or with one that is open",
                "{number} activities without a date, or with one that is open",
                others,
            )

    def _rungs(self) -> Iterator[tuple[str, str, str]]:
        """Yield, for each standing, the objectives whose best it is, and how many reach it."""
        before = ObjectiveSet()
        for standing in LADDER:
            reached = self.coverage.reaching(standing)
            best = [str(number) for number in reached if number not in before]
            listed = self.words.enumeration(best) if best else self.words.text(N_("none"))
            yield self.words.text(_NAMES[standing]), listed, self._of_all(len(reached))
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
                self.words.text(
                    N_("Found here (declared, reviewed or possible links): {count}"),
                    count=self._of_all(self.published.coverage.ratio.count),
                ),
                self.words.text(N_("Result: {verdict}"), verdict=Message.of(word_of(self.published.verdict))),
            )
        )
        yield Paragraph(self.words.text(_limits(self.published)))
        if published.window is not None:
            window = self.words.period(published.window)
            yield Paragraph(self.words.text(N_("Period of the published figure: {period}."), period=window))
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

    def _contested(self) -> Iterator[Block]:
        """Show what an authority and a reviewer say against each other, where it counts for nothing."""
        struck = [one for one in self.coverage.contested if one.standing is Standing.REJECTED]
        if struck:
            yield Heading(2, self.words.text(N_("Contested (an authority examined the pair and found no alignment)")))
        for number in sorted({one.objective for one in struck}):
            yield from self._objective(number, [one for one in struck if one.objective == number])

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
            (
                N_("Perhaps none, if what nobody filled in decides so (see the annex): {objectives}"),
                self.coverage.undecided_gaps,
            ),
            (N_("Not assessed: {objectives}"), self.coverage.unassessed),
            (N_("Outside the mandate, as declared: {objectives}"), self.coverage.out_of_scope),
        ):
            if numbers:
                yield Paragraph(self.words.text(state, objectives=self._say.listed(numbers)))

    def _suggested(self) -> Iterator[Block]:
        found = [one for one in self.coverage.counted if one.standing is Standing.SUGGESTED]
        if not found:
            return
        heading = N_("Only suggested, by the text or by the domain of the plan (to be examined; closes no gap)")
        yield Heading(2, self.words.text(heading))
        for number in sorted({one.objective for one in found}):
            yield from self._objective(number, [one for one in found if one.objective == number])

    def _unlinked(self) -> Iterator[Block]:
        linked = {one.activity for one in self.coverage.counted}
        left = [one for one in self.coverage.alignments.activities if one.id not in linked]
        for heading, held in (
            (N_("Activities for which no link was found"), True),
            (N_("Activities not counted (announced, postponed, cancelled or replaced)"), False),
        ):
            if found := [one for one in left if one.held is held]:
                yield Heading(2, self.words.text(heading))
                yield from self._looked_at(found)
                yield Bullets(tuple(self._say.described(activity) for activity in found))

    def _looked_at(self, activities: list[Activity]) -> Iterator[Block]:
        """Say of how many of them a method looked in vain: of the others nobody knows."""
        vain = set(self.coverage.nothing_found)
        if count := sum(activity.id in vain for activity in activities):
            yield Paragraph(
                self.words.ngettext(
                    "A method looked at {number} activity of these, and found nothing.",
                    "A method looked at {number} activities of these, and found nothing.",
                    count,
                )
            )


def _limits(reconciliation: Reconciliation) -> str:
    """Say what the comparison can say, and what it cannot."""
    if reconciliation.published.objectives is None:
        return N_(
            "The list of the objectives does not come with the figure: the comparison is one of counts. "
            "It cannot say whether they are the same objectives, nor is ours the institution’s list."
        )
    return N_("The published list makes a comparison objective by objective possible.")
