"""An analysis: all that was found of a rule book, and the page that tells it in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.analysis.findings import DeadRule, OpposedRules, ShadowedRule
from gcm_alignment.analysis.witness import NOTHING_SAID
from gcm_alignment.analysis.wording import Clashes
from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.errors import N_
from gcm_alignment.evidence import Method
from gcm_alignment.labels import label
from gcm_alignment.outcome_words import OutcomeWords
from gcm_alignment.tables import Block, Bullets, Heading, Page, Paragraph, to_html_fragment, to_text
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.activities import Activity

_MOST_TERMS: Final = 12
_NO_BREAK: Final = "\u00a0"  # a number alone at the end of a line is read as the last item's
_SOUND: Final = N_("No rule is dead, needless, or at odds with another, as far as we can prove.")


@attrs.frozen(kw_only=True)
class Analysis:
    """What is wrong with a rule book, as far as it could be proved; `print` it, or ask for its `text("fr")`.

    Rules are named by their keys, `rule:BOOK/ID`. Of `undecided_rules` it is not known whether any activity can meet
    them; of `undecided_pairs` not whether one makes the other needless, or whether both can hold together. Nothing is
    said of pairs with a rule whose condition is too large to be examined.
    """

    method: Method
    rules: int
    scope: ObjectiveSet
    dead: tuple[DeadRule, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()
    shadowed: tuple[ShadowedRule, ...] = ()
    opposed: tuple[OpposedRules, ...] = ()
    reached: ObjectiveSet
    unused_terms: tuple[str, ...] = ()
    undecided_rules: tuple[str, ...] = ()
    undecided_pairs: tuple[tuple[str, str], ...] = ()
    unknown_actions: tuple[tuple[str, str], ...] = ()
    """Rules with an action that the Compact lacks."""

    @property
    def sound(self) -> bool:
        """Whether no rule is dead, needless or at odds with another or the Compact, as far as that could be proved."""
        return not (self.dead or self.duplicates or self.shadowed or self.opposed or self.unknown_actions)

    @property
    def unreached(self) -> ObjectiveSet:
        """The objectives of the 23 that no rule can reach."""
        return ~self.reached

    @property
    def unreached_in_scope(self) -> ObjectiveSet:
        """The objectives that the book says it looks for, and that no rule can reach."""
        return ObjectiveSet(self.scope - self.reached)

    def text(self, lang: str = "en") -> str:
        """Write it as plain text in English or French."""
        return to_text(self._page(lang))

    def __str__(self) -> str:
        """Write it as plain text in English."""
        return self.text()

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        return to_html_fragment(self._page("en").blocks)

    def _page(self, lang: str) -> Page:
        return _Account(self, Translator.of(lang)).page()


def listed(objectives: ObjectiveSet, words: Translator) -> str:
    """List objectives by number and short name."""
    compact = load_compact()
    return words.series(
        f"{number}{_NO_BREAK}{label(compact[number].short_name, words.language)}" for number in objectives
    )


@attrs.frozen
class _Account:
    """An analysis in the words of one language."""

    analysis: Analysis
    words: Translator

    def page(self) -> Page:
        """Put the parts together; a part that found nothing is left out."""
        method = self.analysis.method
        title = self.words.text(
            N_("Rule book {book}, version {version}: what is wrong with it"), book=method.book, version=method.version
        )
        return Page(title=title, language=self.words.language, blocks=tuple(self._blocks()))

    def _blocks(self) -> Iterator[Block]:
        found = self.analysis
        yield Paragraph(self.words.ngettext("{number} rule examined.", "{number} rules examined.", found.rules))
        if found.sound:
            yield Paragraph(self.words.text(_SOUND))
        yield from self._part(N_("Rules that never hold"), self._dead())
        demands = (demand for one in found.dead for way in one.contradictions for demand in way)
        yield from map(Paragraph, OutcomeWords(self.words).notes(demands))
        yield from self._part(N_("Rules that say the same"), map(self.words.enumeration, found.duplicates))
        yield from self._part(N_("Rules that add nothing"), self._shadowed())
        yield from self._part(N_("Principal here, significant there"), map(self._opposed, found.opposed))
        yield from self._part(N_("Actions that the Compact lacks"), self._actions())
        yield from self._part(N_("Objectives that no rule can reach"), self._unreached())
        yield from self._part(N_("Terms that no rule asks for"), self._unused())
        yield from self._part(N_("Not decided"), self._undecided())

    def _part(self, heading: str, items: Iterable[str]) -> Iterator[Block]:
        if bullets := tuple(items):
            yield Heading(2, self.words.text(heading))
            yield Bullets(bullets)

    def _dead(self) -> Iterator[str]:
        """Give each contradiction a line, because each would have to be mended."""
        clashes = Clashes(self.words)
        for one in self.analysis.dead:
            for demands in one.contradictions:
                yield self.words.text(N_("{rule}: {clash}"), rule=one.rule, clash=clashes.clash(demands))

    def _shadowed(self) -> Iterator[str]:
        for one in self.analysis.shadowed:
            yield self.words.text(
                N_("{rule}: wherever it holds, as much is said by {others}"),
                rule=one.rule,
                others=one.by,
            )

    def _opposed(self, pair: OpposedRules) -> str:
        said = self.words.text(
            N_("{principal} (principal), {significant} (significant), on {objectives}"),
            principal=pair.principal,
            significant=pair.significant,
            objectives=listed(pair.objectives, self.words),
        )
        title = next(iter(words_of(pair.example, self.words.language)), None)
        if title is None:
            return said
        return self.words.text(
            N_("{pair}: both hold for an activity such as {title}"), pair=said, title=self.words.quoted(title)
        )

    def _actions(self) -> Iterator[str]:
        for rule, action in self.analysis.unknown_actions:
            yield self.words.text(N_("{rule}: {action}"), rule=rule, action=action)

    def _unreached(self) -> Iterator[str]:
        scope = self.analysis.unreached_in_scope
        if scope:
            yield self.words.text(N_("which the book looks for: {objectives}"), objectives=listed(scope, self.words))
        if others := ObjectiveSet(self.analysis.unreached - scope):
            yield self.words.text(N_("which it does not look for: {objectives}"), objectives=tuple(map(str, others)))

    def _unused(self) -> Iterator[str]:
        terms = self.analysis.unused_terms
        others = len(terms) - _MOST_TERMS
        if others > 0:
            more = self.words.ngettext("{number} other", "{number} others", others)
            yield self.words.enumeration((*terms[:_MOST_TERMS], more))
        elif terms:
            yield self.words.enumeration(terms)

    def _undecided(self) -> Iterator[str]:
        for rule in self.analysis.undecided_rules:
            yield self.words.text(N_("whether any activity can meet {rule}"), rule=rule)
        for one, other in self.analysis.undecided_pairs:
            yield self.words.text(
                N_("whether {one} and {other} hold together, or one of them adds nothing"), one=one, other=other
            )


def words_of(example: Activity, language: str) -> Iterator[str]:
    """Yield what the texts of an example say, in a language first, without those that are empty."""
    texts = [text for text in (example.title, example.description) if text is not None]
    said = [version for text in texts for version in text.versions if version[1] != NOTHING_SAID]
    yield from (words for _, words in sorted(said, key=lambda version: version[0] != language))
