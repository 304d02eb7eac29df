"""Two activities that differ in one thing, on both sides of a condition."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from gcm_alignment.activities import Activity
from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    AudienceIs,
    Condition,
    CountryIs,
    During,
    HostIs,
    KindIs,
    Leaf,
    MemberIs,
    Mentions,
    Not,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
)
from gcm_alignment.testing.inversion.demands import Asked, Branch, OwnIs
from gcm_alignment.testing.inversion.occasions import Occasions
from gcm_alignment.testing.inversion.plans import Plan
from gcm_alignment.testing.strategies._choices import among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis import strategies as st

    from gcm_alignment.testing.inversion.demands import Way, Ways
    from gcm_alignment.testing.inversion.plans import Situation
    from gcm_alignment.testing.strategies._choices import Drawer

Pair: TypeAlias = tuple[Activity, Activity]
"""An activity that matches, and one that does not."""
_MOST_WAYS: Final = 8


@attrs.frozen
class Turn:
    """A leaf on which a condition turns, the answer by which it holds, and what has to be so beside it."""

    leaf: Leaf
    holds: bool
    beside: Branch

    @classmethod
    def of(cls, condition: Condition, beside: Branch = (), *, holds: bool = True) -> Iterator[Turn]:
        """Yield the leaves of a condition, each with what the others must come to so that it alone decides."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                idle = frozenset({isinstance(condition, AllOf)})
                for place, part in enumerate(parts):
                    others = tuple((other, idle) for other in (*parts[:place], *parts[place + 1 :]))
                    yield from cls.of(part, (*beside, *others), holds=holds)
            case Not(part):
                yield from cls.of(part, beside, holds=not holds)
            case _:
                yield cls(condition, holds, beside)

    @property
    def differences(self) -> tuple[type[Asked], ...]:
        """What can differ so that the leaf does: who the members are hangs on the process and on the time."""
        return (OwnIs, During) if isinstance(self.leaf, MemberIs) else (type(self.leaf),)


@attrs.frozen
class NearMiss:
    """Plans of an activity that matches and of one that does not, which differ in what one leaf asks for."""

    turn: Turn
    matching: Plan
    missing: Plan

    def by(self, difference: type[Asked]) -> Drawer[Pair] | None:
        """Return what draws both, or None where they cannot differ in that alone."""
        if difference in {Mentions, Says}:
            return self._by_words()
        if difference in {ProcessIs, OwnIs}:
            return self._by_affiliation()
        if difference in {During, PlaceIs, CountryIs}:
            return self._by_occasions
        return self._by_field

    def _by_field(self, draw: st.DrawFn) -> Pair:
        """Let the one field differ that the leaf looks at."""
        base, plan = self.missing.activity(draw), self.matching
        match self.turn.leaf:
            case KindIs() if plan.kind:
                return attrs.evolve(base, kind=plan.kind(draw)), base
            case ThemeIs() if plan.themes:
                return attrs.evolve(base, themes=plan.themes(draw)), base
            case AudienceIs() if plan.audiences:
                return attrs.evolve(base, audiences=plan.audiences(draw)), base
            case PrincipleIs() if plan.principles:
                return attrs.evolve(base, principles=plan.principles(draw)), base
            case HostIs() if plan.organisers:
                return attrs.evolve(base, organisers=plan.organisers(draw)), base
            case _:
                return attrs.evolve(base, items=plan.items(draw) if plan.items else None), base

    def _by_occasions(self, draw: st.DrawFn) -> Pair:
        """Let times differ, or venues."""
        base = attrs.evolve(self.missing, occasions=None).activity(draw)
        one, other = (plan.occasions or Occasions(None, None) for plan in (self.matching, self.missing))
        first, second = one.pair(draw, other)
        return attrs.evolve(base, occasions=first), attrs.evolve(base, occasions=second)

    def _by_affiliation(self) -> Drawer[Pair] | None:
        """Let the process differ, or those that the activity was held jointly with."""
        one, other = self.matching.affiliation, self.missing.affiliation
        owners = one.pairs(other) if one and other else ()

        def pair(draw: st.DrawFn) -> Pair:
            base = attrs.evolve(self.missing, affiliation=None).activity(draw)
            owner, stranger = among(owners)(draw)
            process, joint_with = owner(draw)
            shared = joint_with if owner.joint == stranger.joint else ()
            return (
                attrs.evolve(base, process=process, joint_with=joint_with),
                attrs.evolve(base, process=stranger.process, joint_with=shared),
            )

        return pair if owners else None

    def _by_words(self) -> Drawer[Pair] | None:
        """Let one phrase be there or not."""
        plans = (self.matching, self.missing) if self.turn.holds else (self.missing, self.matching)
        saying, silent = (plan.texts for plan in plans)
        leaf = self.turn.leaf
        if not saying or not silent or not isinstance(leaf, (Mentions, Says)):
            return None
        if not (shapes := saying.pairs(silent)):
            return None

        def pair(draw: st.DrawFn) -> Pair:
            base = attrs.evolve(self.missing, texts=None).activity(draw)
            texts = saying.pair(draw, among(shapes)(draw), leaf)
            said, unsaid = (attrs.evolve(base, title=title, description=more) for title, more in texts)
            return (said, unsaid) if self.turn.holds else (unsaid, said)

        return pair


def near_misses(condition: Condition, ways: Ways, situation: Situation) -> Iterator[Drawer[Pair] | None]:
    """Yield what draws two activities, for each leaf on which a condition turns; None for what leads nowhere."""
    for turn in Turn.of(condition):
        goal = (turn.leaf, frozenset({turn.holds}))
        for way in itertools.islice(ways.of((goal, *turn.beside), {}), _MOST_WAYS):
            matching = None if way is None else Plan.of(way, situation)
            if way is None or matching is None:
                yield None
                continue
            for difference in turn.differences:
                for missing in _missing(turn, way, difference, ways, situation):
                    yield None if missing is None else NearMiss(turn, matching, missing).by(difference)


def _missing(turn: Turn, way: Way, difference: type[Asked], ways: Ways, situation: Situation) -> Iterator[Plan | None]:
    """Plan the other side, with everything kept but what the leaf asks for: for members, the process or the time."""
    members = isinstance(turn.leaf, MemberIs)
    kept = {
        asked: truth
        for asked, truth in way.items()
        if asked != turn.leaf and not (members and isinstance(asked, difference))
    }
    goal = (turn.leaf, frozenset({not turn.holds}))
    for other in itertools.islice(ways.of((goal, *turn.beside), kept), _MOST_WAYS):
        yield None if other is None else Plan.of(other, situation)
