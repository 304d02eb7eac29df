"""Two activities that differ in one thing, on both sides of a condition."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

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
_MOST_WAYS: Final = 8


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
    but the part in which that thing lies. None stands for what leads nowhere.
    """
    for way in itertools.islice(ways.of(((condition, YES),), {}), _MOST_WAYS):
        matching = None if way is None else Plan.of(way, situation)
        if way is None or matching is None:
            yield None
            continue
        for part, kept in _all_but_one(way):
            for other in itertools.islice(ways.of(((condition, NO),), kept), _MOST_WAYS):
                missing = None if other is None else Plan.of(other, situation)
                if other is None or missing is None:
                    yield None
                else:
                    # What only the second way asks is asked of the first too, where it can be: so less differs.
                    yield NearMiss(Plan.of({**other, **way}, situation) or matching, missing).by(part)


def _all_but_one(way: Way) -> Iterator[tuple[str, Way]]:
    """Yield a part of the activity with everything that a way asks but one thing of that part, then but all of it."""
    for left_out in way:
        yield _PARTS[type(left_out)], {asked: truth for asked, truth in way.items() if asked != left_out}
    for part in dict.fromkeys(_PARTS[type(asked)] for asked in way):
        yield part, {asked: truth for asked, truth in way.items() if _PARTS[type(asked)] != part}
