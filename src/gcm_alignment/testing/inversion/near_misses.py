"""Two activities that differ in one thing, on both sides of a condition."""

from __future__ import annotations

import itertools
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import attrs

from gcm_alignment.activities import Activity
from gcm_alignment.conditions import (
    AudienceIs,
    Condition,
    CountryIs,
    During,
    HostIs,
    KindIs,
    Mentions,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
)
from gcm_alignment.testing.inversion.demands import NO, YES, Asked, OwnIs
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
Value = TypeVar("Value")
_TURN: Final = 8
"""So many ways to miss are tried beside one way to match, before those beside the next one are."""


@attrs.frozen
class NearMiss:
    """Plans of an activity that matches and of one that does not, which differ in one part."""

    matching: Plan
    missing: Plan

    def by(self, part: str) -> Drawer[Pair] | None:
        """Return what draws both, or None where they cannot differ in that part alone."""
        match part:
            case "texts":
                return self._by_words()
            case "affiliation":
                return self._by_affiliation()
            case "occasions":
                return self._by_occasions
            case _:
                return partial(self._by_field, part)

    def _by_field(self, part: str, draw: st.DrawFn) -> Pair:
        """Let one field differ."""
        base, plan = self.missing.activity(draw), self.matching
        return attrs.evolve(
            base,
            kind=plan.kind(draw) if plan.kind and part == "kind" else base.kind,
            themes=plan.themes(draw) if plan.themes and part == "themes" else base.themes,
            audiences=plan.audiences(draw) if plan.audiences and part == "audiences" else base.audiences,
            principles=plan.principles(draw) if plan.principles and part == "principles" else base.principles,
            organisers=plan.organisers(draw) if plan.organisers and part == "organisers" else base.organisers,
            items=plan.items(draw) if plan.items and part == "items" else base.items,
        ), base

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
        """Let phrases of one text differ."""
        one, other = self.matching.texts, self.missing.texts
        if not one or not other or not (contrasts := one.contrasts(other)):
            return None

        def pair(draw: st.DrawFn) -> Pair:
            base = attrs.evolve(self.missing, texts=None).activity(draw)
            (title, more), (other_title, other_more) = one.pair(draw, among(contrasts)(draw))
            return (
                attrs.evolve(base, title=title, description=more),
                attrs.evolve(base, title=other_title, description=other_more),
            )

        return pair


_PARTS: Final[dict[type[Asked], str]] = {
    **dict.fromkeys((Mentions, Says), "texts"),
    **dict.fromkeys((ProcessIs, OwnIs), "affiliation"),
    **dict.fromkeys((During, PlaceIs, CountryIs), "occasions"),
    KindIs: "kind",
    ThemeIs: "themes",
    AudienceIs: "audiences",
    PrincipleIs: "principles",
    HostIs: "organisers",
    Under: "items",
}


def near_misses(condition: Condition, ways: Ways, situation: Situation) -> Iterator[Drawer[Pair] | None]:
    """Yield what draws two activities: a way to match, and a way to miss that keeps all of it but one thing.

    What is kept is asked of both, and whatever else the second way asks does the first no harm: so both can share all
    but the part in which that thing lies. None stands for what leads nowhere. No way is left out; they take turns, so
    that a way to match beside which there are very many ways to miss does not hide the next one.
    """
    return _in_turns(
        iter((None,)) if matching is None else _beside(*matching, condition=condition, ways=ways, situation=situation)
        for matching in _planned(ways.of(((condition, YES),), {}), situation)
    )


def _planned(found: Iterator[Way | None], situation: Situation) -> Iterator[tuple[Way, Plan] | None]:
    """Plan an activity for each way; None for what leads nowhere."""
    for way in found:
        plan = None if way is None else Plan.of(way, situation)
        yield None if way is None or plan is None else (way, plan)


def _beside(
    way: Way, matching: Plan, *, condition: Condition, ways: Ways, situation: Situation
) -> Iterator[Drawer[Pair] | None]:
    """Yield what draws an activity that matches in one way, and one that misses but for one thing."""

    def pairs(part: str, kept: Way) -> Iterator[Drawer[Pair] | None]:
        for found in _planned(ways.of(((condition, NO),), kept), situation):
            if found is None:
                yield None
                continue
            other, missing = found
            # What only the second way asks is asked of the first too, where it can be: so less differs.
            yield NearMiss(Plan.of({**other, **way}, situation) or matching, missing).by(part)

    return _in_turns(itertools.starmap(pairs, _all_but_one(way)))


def _in_turns(sources: Iterator[Iterator[Value]]) -> Iterator[Value]:
    """Yield all that sources hold, a few of each at a time."""
    waiting: deque[Iterator[Value]] = deque()
    for source in sources:
        yield from itertools.islice(source, _TURN)
        waiting.append(source)
    while waiting:
        source = waiting.popleft()
        taken = tuple(itertools.islice(source, _TURN))
        yield from taken
        if taken:
            waiting.append(source)


def _all_but_one(way: Way) -> Iterator[tuple[str, Way]]:
    """Yield a part of the activity with everything that a way asks but one thing of that part, then but all of it."""
    for left_out in way:
        yield _PARTS[type(left_out)], {asked: truth for asked, truth in way.items() if asked != left_out}
    for part in dict.fromkeys(_PARTS[type(asked)] for asked in way):
        yield part, {asked: truth for asked, truth in way.items() if _PARTS[type(asked)] != part}
