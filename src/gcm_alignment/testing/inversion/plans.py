"""A plan of an activity for which everything that a condition asks comes to what is wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

import attrs

from gcm_alignment.activities import Kind, ProcessId
from gcm_alignment.conditions import (
    AudienceIs,
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
from gcm_alignment.places import CountryCode
from gcm_alignment.principles import PRINCIPLE_LETTERS
from gcm_alignment.readings import Background
from gcm_alignment.testing.inversion.affiliation import Affiliations
from gcm_alignment.testing.inversion.days import Times
from gcm_alignment.testing.inversion.demands import Asked, OwnIs
from gcm_alignment.testing.inversion.fields import Hosts, Items, Several, kinds_for
from gcm_alignment.testing.inversion.occasions import Occasions
from gcm_alignment.testing.inversion.phrases import Phrases
from gcm_alignment.testing.inversion.speech import Speech
from gcm_alignment.testing.inversion.venues import Places, Whereabouts
from gcm_alignment.testing.strategies._activities import Parts
from gcm_alignment.testing.strategies._choices import Choice, always
from gcm_alignment.testing.strategies._doings import STATES
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis import strategies as st

    from gcm_alignment.activities import Activity
    from gcm_alignment.conditions import Truth
    from gcm_alignment.testing.inversion.demands import Way

AskedFor = TypeVar("AskedFor", bound=Asked)
Demand = TypeVar("Demand")
Part = TypeVar("Part")


class _Contradiction(Exception):
    """Demands on one part that nothing meets."""


@attrs.frozen
class Situation:
    """What plans are made with: the words of the terms, what is known beside the activity, and whose it can be."""

    phrases: Phrases
    background: Background
    processes: tuple[ProcessId | None, ...]


@attrs.frozen(kw_only=True)
class Plan:
    """What each part of the activity is drawn from; None where nothing is asked of it."""

    kind: Choice[Kind | None] | None
    themes: Several[Theme] | None
    audiences: Several[Audience] | None
    principles: Several[str] | None
    organisers: Hosts | None
    items: Items | None
    affiliation: Affiliations | None
    occasions: Occasions | None
    texts: Speech | None

    @classmethod
    def of(cls, way: Way, situation: Situation) -> Plan | None:
        """Plan an activity for which everything comes to what a way says, or return None where there is none."""
        try:
            return cls._of(way, situation)
        except _Contradiction:
            return None

    @classmethod
    def _of(cls, way: Way, situation: Situation) -> Plan:
        times = _met(Times.of, _asked(way, During))
        whereabouts: list[tuple[Whereabouts, Truth]] = [*_asked(way, PlaceIs), *_asked(way, CountryIs)]
        places = _met(Places.of, whereabouts)
        hosts = _met(
            partial(Several[CountryCode].of, STATES), [(one.countries, truth) for one, truth in _asked(way, HostIs)]
        )
        return cls(
            kind=_met(kinds_for, _asked(way, KindIs)),
            themes=_met(
                partial(Several[Theme].of, Theme), [(one.themes, truth) for one, truth in _asked(way, ThemeIs)]
            ),
            audiences=_met(
                partial(Several[Audience].of, Audience),
                [(one.audiences, truth) for one, truth in _asked(way, AudienceIs)],
            ),
            principles=_met(
                partial(Several[str].of, PRINCIPLE_LETTERS),
                [(one.letters, truth) for one, truth in _asked(way, PrincipleIs)],
            ),
            organisers=None if hosts is None else Hosts(hosts),
            items=_met(partial(Items.of, background=situation.background), _asked(way, Under)),
            affiliation=_met(
                partial(Affiliations.of, processes=situation.processes), [*_asked(way, ProcessIs), *_asked(way, OwnIs)]
            ),
            occasions=Occasions(times, places) if times or places else None,
            texts=_met(partial(Speech.of, phrases=situation.phrases), [*_asked(way, Mentions), *_asked(way, Says)]),
        )

    def activity(self, draw: st.DrawFn) -> Activity:
        """Draw an activity; what nothing is asked of is drawn as usual."""
        usual = Parts()
        parts = attrs.evolve(
            usual,
            kind=self.kind or usual.kind,
            themes=self.themes or usual.themes,
            audiences=self.audiences or usual.audiences,
            principles=self.principles or usual.principles,
            organisers=self.organisers or usual.organisers,
            items=self.items or usual.items,
            occasions=self.occasions or usual.occasions,
        )
        if self.affiliation:
            process, joint_with = self.affiliation(draw)
            parts = attrs.evolve(parts, process=always(process), joint_with=always(joint_with))
        if self.texts:
            title, description = self.texts(draw)
            parts = attrs.evolve(parts, title=always(title), description=always(description))
        return parts.activity(draw)


def _asked(way: Way, kind: type[AskedFor]) -> list[tuple[AskedFor, Truth]]:
    return [(one, truth) for one, truth in way.items() if isinstance(one, kind)]


def _met(solve: Callable[[list[Demand]], Part | None], demands: list[Demand]) -> Part | None:
    """Meet the demands on one part; None where there are none."""
    if not demands:
        return None
    part = solve(demands)
    if part is None:
        raise _Contradiction
    return part
