"""The act of analysing a rule book."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.aligning import check_rules
from gcm_alignment.analysis.account import Analysis
from gcm_alignment.analysis.findings import DeadRule, OpposedRules, ShadowedRule
from gcm_alignment.analysis.implication import Examined
from gcm_alignment.analysis.knowledge import Knowledge
from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import terms_of
from gcm_alignment.processes import ConsultationProcess, Framework
from gcm_alignment.readings import Background
from gcm_alignment.rules import RuleBook
from gcm_alignment.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.analysis.normal_form import Literal
    from gcm_alignment.conditions import Condition
    from gcm_alignment.rules import Rule

_WEIGHT = {None: 0, Degree.SIGNIFICANT: 1, Degree.PRINCIPAL: 2}


def analyse(
    book: RuleBook, *, frameworks: Iterable[Framework] = (), processes: Iterable[ConsultationProcess] = ()
) -> Analysis:
    """Find what a rule book can never find, what it says twice, and where it contradicts itself.

    Whatever is found is proved, in the light of the `frameworks` given and of whatever others become known. The
    `processes`, where any are given, are taken to be all that there are, so that a misspelt one is found. Conditions
    that hold in more than `LARGEST_FORM` ways are not decided, and listed as such.
    """
    known = Background(listed(frameworks, Framework), listed(processes, ConsultationProcess))
    knowledge = Knowledge.of(check_rules(book), known)
    examined = tuple(Examined(book.key_of(rule), rule, knowledge) for rule in book)
    return _Book(book, examined).analysis()


@attrs.frozen
class _Book:
    """A book with its rules examined."""

    book: RuleBook
    rules: tuple[Examined, ...]

    def analysis(self) -> Analysis:
        """Gather what is found."""
        return Analysis(
            method=self.book.method,
            rules=len(self.rules),
            scope=self.book.scope,
            dead=tuple(_buried(one) for one in self.rules if one.dead),
            duplicates=self._groups,
            shadowed=tuple(self._shadowed()),
            opposed=tuple(self._opposed()),
            reached=ObjectiveSet(itertools.chain.from_iterable(one.rule.objectives for one in self._alive)),
            unused_terms=self._unused_terms(),
            undecided_rules=tuple(one.key for one in self._alive if not one.live),
            undecided_pairs=tuple(self._undecided_pairs()),
            unknown_actions=tuple(self._unknown_actions()),
        )

    @cached_property
    def _alive(self) -> tuple[Examined, ...]:
        return tuple(one for one in self.rules if not one.dead)

    @cached_property
    def _groups(self) -> tuple[tuple[str, ...], ...]:
        """The rules that lead to the same under the same condition."""
        groups: list[list[Examined]] = []
        for one in self._alive:
            group = next((group for group in groups if _equal(one, group[0])), None)
            if group is None:
                groups.append([one])
            else:
                group.append(one)
        return tuple(tuple(one.key for one in group) for group in groups if len(group) > 1)

    def _shadowed(self) -> Iterator[ShadowedRule]:
        groups = {key: group for group in self._groups for key in group}
        for one in self._alive:
            others = (other for other in self._alive if other.key not in {one.key, *groups.get(one.key, ())})
            if by := tuple(other.key for other in others if _adds_nothing(one.rule, other.rule) and one.implies(other)):
                yield ShadowedRule(one.key, by)

    def _rivals(self) -> Iterator[tuple[Examined, Examined]]:
        """Yield the pairs of rules that call one objective principal here and significant there."""
        for one, other in itertools.product(self._alive, self._alive):
            degrees = (one.rule.degree, other.rule.degree)
            if degrees == (Degree.PRINCIPAL, Degree.SIGNIFICANT) and one.rule.objectives & other.rule.objectives:
                yield one, other

    def _opposed(self) -> Iterator[OpposedRules]:
        for one, other in self._rivals():
            if (example := one.example_with(other)) is not None:
                yield OpposedRules(
                    principal=one.key,
                    significant=other.key,
                    objectives=ObjectiveSet(one.rule.objectives & other.rule.objectives),
                    example=example,
                )

    def _undecided_pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of which something could be said, had they been small enough to be compared."""
        pairs = [(one, other) for one, other in self._rivals() if not _decided(one, other)]
        pairs += [
            (one, other)
            for one, other in itertools.permutations(self._alive, 2)
            if _adds_nothing(one.rule, other.rule) and not one.comparable(other) and not one.implies(other)
        ]
        small = [(one.key, other.key) for one, other in pairs if one.ways is not None and other.ways is not None]
        yield from sorted({min((one, other), (other, one)) for one, other in small})

    def _unknown_actions(self) -> Iterator[tuple[str, str]]:
        given = [(one.key, action) for one in self.rules for action in one.rule.actions]
        known = {action.id for objective in load_compact() for action in objective.actions} if given else ()
        yield from ((key, action) for key, action in given if f"gcm:{action}" not in known)

    def _unused_terms(self) -> tuple[str, ...]:
        used = frozenset[str]().union(*(terms_of(one.rule.condition) for one in self.rules))
        return tuple(term.id for term in self.book.lexicon if term.id not in used)


def _buried(one: Examined) -> DeadRule:
    """Give the proof: a contradiction for each way in which the rule could hold, each of them once."""
    cores = {one.knowledge.contradiction(way) or way for way in one.ways or ()}
    return DeadRule(one.key, tuple(sorted((_written(core) for core in cores), key=repr)))


def _written(core: Iterable[Literal]) -> tuple[Condition, ...]:
    """Write demands as conditions: what is asked for, then what is denied."""
    return tuple(one.condition for one in sorted(core, key=lambda one: (not one.holds, repr(one))))


def _decided(one: Examined, other: Examined) -> bool:
    return one.example_with(other) is not None or one.excludes(other)


def _outcome(rule: Rule) -> tuple[object, ...]:
    return rule.objectives, rule.degree, rule.confidence, frozenset(rule.actions)


def _equal(one: Examined, other: Examined) -> bool:
    return _outcome(one.rule) == _outcome(other.rule) and one.implies(other) and other.implies(one)


def _adds_nothing(rule: Rule, other: Rule) -> bool:
    """Tell whether the other rule leads to as much at least: objectives, actions, degree, confidence."""
    return (
        rule.objectives <= other.objectives
        and set(rule.actions) <= set(other.actions)
        and _WEIGHT[rule.degree] <= _WEIGHT[other.degree]
        and (rule.confidence is None or (other.confidence is not None and rule.confidence <= other.confidence))
    )
