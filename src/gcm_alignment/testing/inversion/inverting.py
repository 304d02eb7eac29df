"""Strategies made from conditions: what they accept, what they refuse, and what lies between."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, TypeVar, cast

import attrs

from gcm_alignment.activities import ProcessId
from gcm_alignment.catalogue import load_lexicon
from gcm_alignment.conditions import Composable, Condition, MemberIs, ProcessIs, Under, leaves_of, phrases_of, terms_of
from gcm_alignment.errors import N_, UnknownName, near_matches
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.readings import NOTHING, Background, Reading
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.asking import asking
from gcm_alignment.testing.inversion.demands import NO, OPEN, YES, Ways, is_of_ours
from gcm_alignment.testing.inversion.near_misses import near_misses
from gcm_alignment.testing.inversion.phrases import Phrases
from gcm_alignment.testing.inversion.plans import Plan, Situation
from gcm_alignment.testing.inversion.refusals import NeedsBackground, NotInvertible, TooLargeToDecide, Unsatisfiable
from gcm_alignment.testing.strategies._choices import among, drawn
from gcm_alignment.testing.strategies._doings import PROCESS_IDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis import strategies as st

    from gcm_alignment.activities import Activity
    from gcm_alignment.lexicon import Term
    from gcm_alignment.testing.inversion.demands import Truths, Way
    from gcm_alignment.testing.inversion.near_misses import Pair

Value = TypeVar("Value")

MOST_WAYS: Final = 1024
"""How many ways to an answer are tried; where none of them will do and there are more, that is too large to decide."""
MOST_PLANS: Final = 64
"""How many ways are drawn from; the first ones, where there are more."""


def activities_matching(
    asked: Condition | Rule,
    *,
    lexicon: Lexicon | RuleBook | None = None,
    background: Background = NOTHING,
    unknowns: bool = False,
) -> st.SearchStrategy[Activity]:
    """Generate activities for which a condition, or that of a rule, holds.

    They are made from the condition, not found by trying. `lexicon` has the terms that it asks for, or is the book that
    the rule stands in; without one, the shipped terms are taken. `background` is what is known of plans and processes.
    With `unknowns`, activities of which too little is known to say are generated too.

    Raises Unsatisfiable at once where no activity can match, TooLargeToDecide where there are too many ways to match.
    """
    return _Inversion.of(asked, lexicon, background).activities(YES | OPEN if unknowns else YES)


def activities_missing(
    asked: Condition | Rule,
    *,
    lexicon: Lexicon | RuleBook | None = None,
    background: Background = NOTHING,
    unknowns: bool = False,
) -> st.SearchStrategy[Activity]:
    """Generate activities for which a condition, or that of a rule, surely does not hold; otherwise as for matching.

    With `unknowns`, activities of which too little is known to say are generated too.
    """
    return _Inversion.of(asked, lexicon, background).activities(NO | OPEN if unknowns else NO)


def activities_undecided(
    asked: Condition | Rule, *, lexicon: Lexicon | RuleBook | None = None, background: Background = NOTHING
) -> st.SearchStrategy[Activity]:
    """Generate activities of which too little is known to say whether a condition holds; otherwise as for matching."""
    return _Inversion.of(asked, lexicon, background).activities(OPEN)


def boundary_pairs(
    asked: Condition | Rule, *, lexicon: Lexicon | RuleBook | None = None, background: Background = NOTHING
) -> st.SearchStrategy[Pair]:
    """Generate two activities that differ in one field: the first matches a condition, the other does not.

    Raises Unsatisfiable where there are no such two.
    """
    return _Inversion.of(asked, lexicon, background).pairs()


@attrs.frozen
class _Inversion:
    """A condition with what it is read by."""

    condition: Condition
    situation: Situation

    @classmethod
    def of(cls, asked: Condition | Rule, lexicon: Lexicon | RuleBook | None, background: Background) -> _Inversion:
        """Gather the terms, phrases and processes that a condition speaks of."""
        condition = _condition_of(asked)
        terms = _terms(terms_of(condition), _lexicon_of(lexicon))
        phrases = Phrases(Lexicon((*terms, *{phrase.as_term() for phrase in phrases_of(condition)})))
        named = [one for leaf in leaves_of(condition) if isinstance(leaf, ProcessIs) for one in leaf.processes]
        return cls(condition, Situation(phrases, background, _processes(named, background)))

    @property
    def _ways(self) -> Ways:
        situation = self.situation
        return Ways(situation.background, situation.processes, lambda way: Plan.of(way, situation) is not None)

    def activities(self, truths: Truths) -> st.SearchStrategy[Activity]:
        """Generate activities for which the condition comes to one of some answers."""
        ways = self._ways.of(((self.condition, truths),), {})
        plans = self._first(None if way is None else Plan.of(way, self.situation) for way in ways)
        if not plans:
            raise self._refusal(truths)
        choice = among(plans)

        def activity(draw: st.DrawFn) -> Activity:
            made = choice(draw).activity(draw)
            self._check(made, truths)
            return made

        return drawn(activity)

    def _refusal(self, truths: Truths) -> Unsatisfiable:
        """Tell a contradiction from what would be answered by other plans and members than those known."""
        if self._would_do(truths):
            return NeedsBackground(_UNANSWERED[truths], condition=asking(self.condition))
        return Unsatisfiable(_REFUSALS[truths], condition=asking(self.condition))

    def _would_do(self, truths: Truths) -> bool:
        """Tell whether there is a way, or may be one, when plans and members are what they need to be."""
        if not any(isinstance(leaf, (MemberIs, Under)) for leaf in leaves_of(self.condition)):
            return False
        situation = self.situation
        ways = Ways(situation.background, situation.processes, self._possible_somewhere, supposing=True)
        tried = tuple(itertools.islice(ways.of(((self.condition, truths),), {}), MOST_WAYS))
        return len(tried) == MOST_WAYS or any(way is not None for way in tried)

    def _possible_somewhere(self, way: Way) -> bool:
        """Tell whether there is an activity, if plans that are not known are what they need to be."""
        plan_of = self.situation.background.framework_of
        asked = {one: truth for one, truth in way.items() if not isinstance(one, Under) or plan_of(one.item)}
        return Plan.of(asked, self.situation) is not None

    def pairs(self) -> st.SearchStrategy[Pair]:
        """Generate an activity for which the condition holds, and one that differs in one field."""
        found = self._first(near_misses(self.condition, self._ways, self.situation))
        if not found:
            raise Unsatisfiable(
                N_("no two activities that differ in one field lie on both sides of {condition}"),
                condition=asking(self.condition),
            )
        choice = among(found)

        def pair(draw: st.DrawFn) -> Pair:
            matching, missing = choice(draw)(draw)
            self._check(matching, YES)
            self._check(missing, NO)
            return matching, missing

        return drawn(pair)

    def _first(self, found: Iterable[Value | None]) -> tuple[Value, ...]:
        """Take the first things found; where there are none among many, nobody knows whether there are any at all."""
        tried = iter(found)
        kept = tuple(
            itertools.islice((one for one in itertools.islice(tried, MOST_WAYS) if one is not None), MOST_PLANS)
        )
        if not kept and next(tried, self) is not self:
            raise TooLargeToDecide(
                N_("too large to decide: none of {most} ways will do, and there are more; ask for less at a time"),
                most=MOST_WAYS,
            )
        return kept

    def _check(self, activity: Activity, truths: Truths) -> None:
        """Hold what was made against the condition itself: a fault of ours must not pass for one of the rule's."""
        reading = Reading(activity, self.situation.phrases.lexicon, self.situation.background)
        truth = self.condition.truth(reading)
        assert truth in truths, f"made to come to {set(truths)}, comes to {truth}: {activity!r}"


# An activity of which nothing is known leaves every condition open, so that this is never refused.
_REFUSALS: Final = {
    YES: N_("no activity matches {condition}: its demands contradict each other"),
    NO: N_("no activity misses {condition}: it holds, or stays open, whatever the activity is"),
}
_UNANSWERED: Final = {
    YES: N_(
        "no activity matches {condition} by the plans and memberships that are known;"
        " give those that it speaks of as background="
    ),
    NO: N_(
        "no activity misses {condition} by the plans and memberships that are known;"
        " give those that it speaks of as background="
    ),
}


def _condition_of(asked: object) -> Condition:
    """Take a condition, or that of a rule, made of the library's own ones."""
    condition = asked.condition if isinstance(asked, Rule) else asked
    if not isinstance(condition, Composable):
        raise NotInvertible(
            N_('not a condition: {given}; give a rule, or a condition such as `mentions("remittances")`'),
            given=repr(asked),
        )
    known = cast("Condition", condition)
    if not is_of_ours(known):
        strangers = dict.fromkeys(type(leaf).__name__ for leaf in leaves_of(known) if not is_of_ours(leaf))
        raise NotInvertible(
            N_("conditions of your own cannot be turned round: {names}; only those of gcm_alignment.when can"),
            names=tuple(strangers),
        )
    return known


def _lexicon_of(given: object) -> Lexicon | None:
    lexicon = given.lexicon if isinstance(given, RuleBook) else given
    if lexicon is None or isinstance(lexicon, Lexicon):
        return lexicon
    raise NotInvertible(N_("not a lexicon: {given}; give lexicon= a lexicon or a rule book"), given=repr(given))


def _terms(names: Iterable[str], lexicon: Lexicon | None) -> list[Term]:
    """Return the terms of some ids, from the shipped lexicon where none is given."""
    wanted = sorted(names)
    if not wanted:
        return []
    known = {term.id: term for term in (load_lexicon() if lexicon is None else lexicon)}
    for name in wanted:
        if name not in known:
            raise UnknownName(N_("no term {given} in the lexicon"), given=repr(name), near=near_matches(name, known))
    return [known[name] for name in wanted]


def _processes(named: Iterable[ProcessId], background: Background) -> tuple[ProcessId | None, ...]:
    """List whose an activity can be: what is asked for, what is known, some other, or nobody knows."""
    known = dict.fromkeys((*named, *(process.id for process in background.processes)))
    others = [*PROCESS_IDS, *(ProcessId(f"other-{number}") for number in range(len(known) + 1))]
    return (*known, *[one for one in others if one not in known][:3], None)
