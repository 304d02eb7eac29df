"""What a new rule book changes: the links that appear, vanish or change standing, and because of which rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import ActivityId
from gcm_alignment.aligning import align
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import objective_number
from gcm_alignment.errors import InvalidValue, N_, NotComparable
from gcm_alignment.evidence import RuleMatch, Standing
from gcm_alignment.labels import label
from gcm_alignment.tables import Block, Heading, Page, Paragraph, Table, to_html_fragment, to_text
from gcm_alignment.translation import Translator
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.alignments import Alignment
    from gcm_alignment.portfolio import Portfolio
    from gcm_alignment.rules import RuleBook


@attrs.frozen(kw_only=True)
class OutcomeChange:
    """An activity and an objective whose link changes: its standing before and after, None where there is no link.

    `gone` and `new` are the keys of the rules that hold only by the one book, or only by the other.
    """

    activity: ActivityId
    objective: int = attrs.field(converter=objective_number)
    before: Standing | None
    after: Standing | None
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a change that changes nothing."""
        if self.before is self.after:
            raise InvalidValue(
                N_("{activity}, objective {objective}: no change of standing"),
                activity=self.activity,
                objective=self.objective,
            )


@attrs.frozen(kw_only=True, repr=False)
class OutcomeComparison:
    """The outcomes of two rule books for the same activities; `print` it, or ask for its `text("fr")`.

    It is as long as there are changes: of two books that come to the same, nothing.
    """

    before: AlignmentSet
    after: AlignmentSet

    def __attrs_post_init__(self) -> None:
        """Refuse outcomes for other activities: links would seem to vanish that nobody looked for."""
        if self.before.activities != self.after.activities:
            raise NotComparable(N_("outcomes for two sets of activities; align the same register by both books"))

    @cached_property
    def changes(self) -> tuple[OutcomeChange, ...]:
        """What changes, by activity, then by objective."""
        before = {one.pair: one for one in self.before}
        after = {one.pair: one for one in self.after}
        pairs = sorted({*before, *after})
        return tuple(
            OutcomeChange(
                activity=activity,
                objective=objective,
                before=_standing(before.get((activity, objective))),
                after=_standing(after.get((activity, objective))),
                gone=_rules_only(before.get((activity, objective)), after.get((activity, objective))),
                new=_rules_only(after.get((activity, objective)), before.get((activity, objective))),
            )
            for activity, objective in pairs
            if _standing(before.get((activity, objective))) is not _standing(after.get((activity, objective)))
        )

    def __repr__(self) -> str:
        """Write what was compared and how much changes, not two whole sets of alignments."""
        books = f"before={_books_of(self.before)!r}, after={_books_of(self.after)!r}"
        return f"OutcomeComparison({books}, changes={len(self)})"

    def __len__(self) -> int:
        """Count the changes."""
        return len(self.changes)

    def __iter__(self) -> Iterator[OutcomeChange]:
        """Yield the changes."""
        return iter(self.changes)

    @property
    def appearing(self) -> tuple[OutcomeChange, ...]:
        """The links that there are only after."""
        return tuple(one for one in self.changes if one.before is None)

    @property
    def vanishing(self) -> tuple[OutcomeChange, ...]:
        """The links that there are only before."""
        return tuple(one for one in self.changes if one.after is None)

    @property
    def moving(self) -> tuple[OutcomeChange, ...]:
        """The links whose standing is another one."""
        return tuple(one for one in self.changes if one.before is not None and one.after is not None)

    def text(self, lang: str = "en") -> str:
        """Write it as plain text in English or French."""
        return to_text(_Account(self, Translator.of(lang)).page())

    def __str__(self) -> str:
        """Write it as plain text in English."""
        return self.text()

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        return to_html_fragment(_Account(self, Translator.of("en")).page().blocks)


def compare_outcomes(before: RuleBook, after: RuleBook, portfolio: Portfolio) -> OutcomeComparison:
    """Align a register by one rule book and by another, and tell what changes, because of which rules.

    What was declared and what the plans link counts on both sides, so that only the books make a difference.
    """
    return OutcomeComparison(before=align(portfolio, rules=before), after=align(portfolio, rules=after))


def _standing(alignment: Alignment | None) -> Standing | None:
    return None if alignment is None else alignment.standing


def _rules_of(alignment: Alignment | None) -> set[str]:
    evidence = () if alignment is None else alignment.evidence
    return {one.key for one in evidence if isinstance(one, RuleMatch)}


def _rules_only(one: Alignment | None, other: Alignment | None) -> tuple[str, ...]:
    return tuple(sorted(_rules_of(one) - _rules_of(other)))


def _books_of(outcome: AlignmentSet) -> str:
    """Name the books that looked, with the beginning of their digests: two books may bear one name and version."""
    return ", ".join(f"{one.book} {one.version} ({one.digest[:8]})" for one in outcome.methods) or "–"


@attrs.frozen
class _Account:
    """A comparison in the words of one language."""

    comparison: OutcomeComparison
    words: Translator

    def page(self) -> Page:
        title = self.words.text(N_("What another rule book changes"))
        return Page(title=title, language=self.words.language, blocks=tuple(self._blocks()))

    def _blocks(self) -> Iterator[Block]:
        before, after = map(_books_of, (self.comparison.before, self.comparison.after))
        yield Paragraph(self.words.text(N_("Before: {before}. After: {after}."), before=before, after=after))
        if not self.comparison.changes:
            yield Paragraph(self.words.text(N_("Nothing changes: the same links, of the same standing.")))
        yield from self._part(N_("Links that appear"), self.comparison.appearing)
        yield from self._part(N_("Links that vanish"), self.comparison.vanishing)
        yield from self._part(N_("Links whose standing changes"), self.comparison.moving)

    def _part(self, heading: str, changes: tuple[OutcomeChange, ...]) -> Iterator[Block]:
        if changes:
            yield Heading(2, self.words.text(heading))
            columns = (N_("Activity"), N_("Objective"), N_("Before"), N_("After"), N_("Rules"))
            yield Table(columns=tuple(map(self.words.text, columns)), rows=tuple(map(self._row, changes)))

    def _row(self, change: OutcomeChange) -> tuple[str, ...]:
        objective = load_compact()[change.objective]
        return (
            label(self.comparison.after.activity(change.activity), self.words.language),
            f"{change.objective} {label(objective.short_name, self.words.language)}",
            self._named(change.before),
            self._named(change.after),
            ", ".join((*(f"− {key}" for key in change.gone), *(f"+ {key}" for key in change.new))) or "–",
        )

    def _named(self, standing: Standing | None) -> str:
        return "–" if standing is None else self.words.text(word_of(standing))
