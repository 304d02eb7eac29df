"""An activity that meets what a conjunction asks for, made up and then put to the test."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from gcm_alignment.activities import (
    Activity,
    ActivityId,
    ItemId,
    ItemLink,
    Kind,
    Occasion,
    Organiser,
    OrganiserRole,
    ProcessId,
    StatedBy,
    Venue,
)
from gcm_alignment.analysis.demands import Demand
from gcm_alignment.analysis.knowledge import Knowledge
from gcm_alignment.analysis.normal_form import Literal
from gcm_alignment.analysis.settings import Setting, settings
from gcm_alignment.analysis.speech import Speech, places_of
from gcm_alignment.conditions import (
    AudienceIs,
    CountryIs,
    HostIs,
    KindIs,
    PlaceIs,
    PrincipleIs,
    ThemeIs,
    Under,
)
from gcm_alignment.conditions.words import FIELDS
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.places import COUNTRY_CODES, CountryCode
from gcm_alignment.processes import Framework, FrameworkItem, ItemLevel
from gcm_alignment.readings import Background, Reading
from gcm_alignment.text import LANGUAGES, Text
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.analysis.containment import Wording
    from gcm_alignment.analysis.demands import Valued
    from gcm_alignment.analysis.normal_form import Conjunction
    from gcm_alignment.conditions import Mentions, Says
    from gcm_alignment.readings import TextField

_ID: Final = ActivityId("example:activity")
NOTHING_SAID: Final = "…"
_JOINED: Final = {"en": "; ", "fr": "\u202f; "}  # French puts a no-break space before a semicolon
"""What stands in a text that has to be there, and of which nothing is asked."""


def witness(literals: Conjunction, knowledge: Knowledge, *, in_both: bool = False) -> Activity | None:
    """Make an activity that meets all demands; None says nothing: there may be one all the same.

    What is made is asked whether it does, by the same conditions that rules ask. With `in_both` its texts say
    everything in both languages where they can, for readers of either.
    """
    model = _Model(tuple(sorted(literals, key=repr)), knowledge, in_both)
    if model.setting is None:
        return None
    activity = model.activity()
    reading = Reading(activity, knowledge.wordings.lexicon, model.background)
    return activity if all(one.leaf.truth(reading) is one.holds for one in literals) else None


@attrs.frozen
class _Model:
    """What an activity is made of, field by field."""

    literals: tuple[Literal, ...]
    knowledge: Knowledge
    in_both: bool = False

    @cached_property
    def setting(self) -> Setting | None:
        return next(settings(self.literals, self.knowledge.background), None)

    def _demand(self, field: type[Valued]) -> Demand:
        return Demand.of(self.literals, field, self.knowledge.background)

    def _chosen(self, field: type[Valued]) -> tuple[str, ...] | None:
        """Choose a value of each set that is asked for; a field that nothing asks about stays unknown."""
        demand = self._demand(field)
        return tuple(dict.fromkeys(min(values) for values in demand.open if values)) if demand else None

    def activity(self) -> Activity:
        """Put the fields together."""
        texts = self._texts()
        hosts, items = self._chosen(HostIs), self._chosen(Under)
        own = self.setting.own if self.setting else None
        return Activity(
            id=_ID,
            title=texts["title"] or Text.of(en=NOTHING_SAID, fr=NOTHING_SAID),
            description=texts["description"],
            kind=self._kind(),
            process=own.id if own else None,
            joint_with=self.setting.joint_with if self.setting else (),
            themes=_each(Theme, self._chosen(ThemeIs)),
            audiences=_each(Audience, self._chosen(AudienceIs)),
            principles=self._chosen(PrincipleIs),
            organisers=None if hosts is None else tuple(map(_host, hosts)),
            items=None if items is None else tuple(ItemLink(ItemId(item), StatedBy.PROJECT) for item in items),
            occasions=self._occasions(),
        )

    def _kind(self) -> Kind | None:
        demand = self._demand(KindIs)
        return next((kind for kind in Kind if kind in demand.single), None) if demand else None

    # --- texts ---------------------------------------------------------------------------------

    def _texts(self) -> dict[TextField, Text | None]:
        """Write a form of each term asked for, in both languages of the field, so that what is denied can be told."""
        speech = Speech.of(self.literals, self.knowledge.wordings)
        said: list[tuple[TextField, Wording]] = []
        for leaf, choice in sorted(
            _chosen_wordings(speech, in_both=self.in_both), key=lambda one: -len(one[1][1].surely)
        ):
            language = choice[1].language if self.in_both else None
            if not any(
                field in places_of(leaf) and leaf.term in wording.surely and language in {None, wording.language}
                for field, wording in said
            ):
                said.append(choice)
        return {field: _bilingual([wording for where, wording in said if where == field]) for field in FIELDS}

    # --- occasions -----------------------------------------------------------------------------

    def _occasions(self) -> tuple[Occasion, ...]:
        """Hold it once for each place and country asked for, all on one day, where a day or a place is asked for."""
        places, countries = self._demand(PlaceIs), self._demand(CountryIs)
        days = self.setting.days if self.setting else None
        day = days.some_day if days else None
        period = Period.at(PartialDate.of(day)) if day else None
        elsewhere = min(COUNTRY_CODES - countries.excluded, default=None)
        nowhere = next(name for number in itertools.count(1) if (name := f"town {number}") not in places.excluded)
        venues = [Venue(name, elsewhere) for name in self._chosen(PlaceIs) or ()]
        venues += [Venue(nowhere, CountryCode(code)) for code in self._chosen(CountryIs) or ()]
        if not venues and (places or countries):
            venues = [Venue(nowhere, elsewhere)]
        if not venues:
            return (Occasion(period=period),) if period else ()
        return tuple(Occasion(period=period, venue=venue) for venue in venues)

    # --- background ----------------------------------------------------------------------------

    @property
    def background(self) -> Background:
        """What is known, with the process that was imagined, and a plan for each item that is in none."""
        known = self.knowledge.background
        own = self.setting.own if self.setting else None
        imagined = () if own is None or known.process(own.id) else (own,)
        items = {one.leaf.item for one in self.literals if isinstance(one.leaf, Under)}
        unplanned = sorted(item for item in items if known.framework_of(item) is None)
        return Background((*known.frameworks, *map(_plan_of, unplanned)), (*known.processes, *imagined))


def _chosen_wordings(speech: Speech, *, in_both: bool) -> Iterator[tuple[Mentions | Says, tuple[TextField, Wording]]]:
    """Choose the form to write for each term, if possible one that cannot speak of what is denied."""
    for leaf in speech.asked:
        choices = list(speech.wordings_for(leaf))
        by_language = [[one for one in choices if one[1].language == language] for language in LANGUAGES]
        for own in by_language if in_both else [choices]:
            if own:
                yield leaf, min(own, key=lambda one: bool(one[1].possibly & speech.denied_in(one[0])))


def _bilingual(said: list[Wording]) -> Text | None:
    """Write what is said in each language; one in which nothing is said still has its text."""
    by_language = {language: [one.words for one in said if one.language == language] for language in LANGUAGES}
    texts: dict[str, str] = {
        language: _JOINED[language].join(words) or NOTHING_SAID for language, words in by_language.items()
    }
    return Text(texts) if said else None


def _host(code: str) -> Organiser:
    return Organiser(role=OrganiserRole.HOST, country=CountryCode(code))


def _plan_of(item: ItemId) -> Framework:
    """Imagine a plan of one item."""
    title = Text.of(en="A plan", fr="Un plan")
    alone = FrameworkItem(id=item, level=ItemLevel.OBJECTIVE, number="1", title=title)
    return Framework(id=item.replace(":", "-"), process=ProcessId("process-1"), title=title, items=(alone,))


_Value = TypeVar("_Value", Theme, Audience)


def _each(kind: type[_Value], chosen: Iterable[str] | None) -> tuple[_Value, ...] | None:
    return None if chosen is None else tuple(map(kind, chosen))
