"""What if: the coverage before and after a change of the evidence, and what the change does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping  # noqa: TC003 - attrs resolves cached properties too
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment, Pair
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.coverage import Coverage, measure_coverage
from gcm_alignment.errors import InvalidValue, Message, N_, NotComparable
from gcm_alignment.evidence import Standing
from gcm_alignment.labels import label, served
from gcm_alignment.text import is_a, shown
from gcm_alignment.translation import Translator
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.ledgers import Withdrawn


@attrs.frozen
class StandingChange:
    """A pair of activity and objective whose standing is another one afterwards."""

    before: Alignment
    after: Alignment

    def __attrs_post_init__(self) -> None:
        """Refuse two pairs, and a standing that stays."""
        if self.before.pair != self.after.pair or self.before.standing is self.after.standing:
            pair = f"{self.before.activity} / {self.before.objective}"
            raise InvalidValue(N_("no change of the standing of one pair: {pair}"), pair=pair)


@attrs.frozen(kw_only=True)
class WhatIf:
    """The coverages before and after a change of the evidence; `print` it, or ask what it opens, closes and changes."""

    before: Coverage
    after: Coverage

    def __attrs_post_init__(self) -> None:
        """Refuse coverages that count from different standings: they would differ by the counting."""
        if self.before.at_least is not self.after.at_least:
            raise NotComparable(
                N_("one coverage counts from {before}, the other from {after}"),
                before=str(self.before.at_least),
                after=str(self.after.at_least),
            )

    @property
    def opened(self) -> ObjectiveSet:
        """The gaps that open: objectives without a recorded activity afterwards, and not before."""
        return ObjectiveSet(self.after.gaps - self.before.gaps)

    @property
    def closed(self) -> ObjectiveSet:
        """The gaps that close."""
        return ObjectiveSet(self.before.gaps - self.after.gaps)

    @cached_property
    def _pairs(self) -> tuple[Mapping[Pair, Alignment], Mapping[Pair, Alignment]]:
        before, after = ({one.pair: one for one in side.alignments} for side in (self.before, self.after))
        return before, after

    @property
    def appeared(self) -> tuple[Alignment, ...]:
        """The alignments that are only there afterwards."""
        before, after = self._pairs
        return tuple(one for pair, one in after.items() if pair not in before)

    @property
    def vanished(self) -> tuple[Alignment, ...]:
        """The alignments that are only there before."""
        before, after = self._pairs
        return tuple(one for pair, one in before.items() if pair not in after)

    @property
    def changed(self) -> tuple[StandingChange, ...]:
        """The alignments that are there before and after, with another standing."""
        before, after = self._pairs
        both = ((one, after[pair]) for pair, one in before.items() if pair in after)
        return tuple(StandingChange(one, other) for one, other in both if one.standing is not other.standing)

    def in_words(self, lang: str = "en") -> str:
        """Tell in English or French what the change does, a line each: objectives first, then the alignments."""
        return "\n".join(_Told(self, Translator.of(lang)).lines())

    def __str__(self) -> str:
        """Tell in English what the change does."""
        return self.in_words()


def what_if(
    alignments: AlignmentSet,
    *,
    add: AlignmentSet | Alignment | Iterable[Alignment] = (),
    withdraw: Withdrawn | Iterable[Withdrawn] = (),
    at_least: Standing | str = Standing.INFERRED,
) -> WhatIf:
    """Tell what would change in the coverage if evidence were withdrawn or added; the set itself stays as it is.

    `withdraw` takes keys, such as rule:shipped/diaspora, declared:chair/the Chair, text:titles, evidence itself, or
    an alignment, of which all evidence goes; what the set does not hold raises UnknownName. `add` takes alignments of
    activities of the set, or another set.
    """
    if not is_a(alignments, AlignmentSet):
        raise InvalidValue(
            N_("not a set of alignments: {given}; make one, or align a register"), given=shown(alignments)
        )
    add = (add,) if isinstance(add, Alignment) else add
    added = add if isinstance(add, AlignmentSet) else AlignmentSet(alignments=add, activities=alignments.activities)
    return WhatIf(
        before=measure_coverage(alignments, at_least=at_least),
        after=measure_coverage(alignments.without(withdraw) | added, at_least=at_least),
    )


@attrs.frozen
class _Told:
    """The lines of a change, in one language."""

    change: WhatIf
    words: Translator

    def lines(self) -> Iterator[str]:
        """Yield the counts, the objectives gained and lost, then each alignment."""
        yield self.words.text(
            N_("Objectives addressed: {before} before, {after} after"),
            before=self._count(self.change.before),
            after=self._count(self.change.after),
        )
        covered, covered_then = self.change.before.covered, self.change.after.covered
        yield from self._objectives(N_("No longer addressed: {objectives}"), covered - covered_then)
        yield from self._objectives(N_("Addressed in addition: {objectives}"), covered_then - covered)
        for one in self.change.appeared:
            yield self._alignment(N_("Appears: {link} ({after})"), one, self.change.after, after=one.standing)
        for one in self.change.vanished:
            yield self._alignment(N_("Vanishes: {link} ({before})"), one, self.change.before, before=one.standing)
        for each in self.change.changed:
            standings = {"before": each.before.standing, "after": each.after.standing}
            template = N_("Changes: {link} ({before}, then {after})")
            yield self._alignment(template, each.after, self.change.after, **standings)
        if self.change.before == self.change.after:
            yield self.words.text(N_("Nothing changes."))

    def _count(self, coverage: Coverage) -> str:
        return self.words.text(N_("{count} of {total}"), count=coverage.ratio.count, total=coverage.ratio.of)

    def _objectives(self, template: str, numbers: Iterable[int]) -> Iterator[str]:
        names = [self._objective(number) for number in sorted(numbers)]
        if names:
            yield self.words.text(template, objectives=self.words.series(names))

    def _objective(self, number: int) -> str:
        from gcm_alignment.catalogue import load_compact  # noqa: PLC0415 - the values load without the data

        return f"{number} {label(load_compact()[number].short_name, self.words.language)}"

    def _alignment(self, template: str, one: Alignment, side: Coverage, **standings: Standing) -> str:
        activity = side.alignments.activity(one.activity)
        title = self.words.quoted(served(activity.title, self.words))
        link = self.words.text(N_("{activity} and objective {number}"), activity=title, number=one.objective)
        words = {name: Message.of(word_of(standing)) for name, standing in standings.items()}
        return self.words.text(template, link=link, **words)
