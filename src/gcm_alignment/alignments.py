"""Alignments of activities with objectives, and sets of them that merge lawfully."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, cast

import attrs

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.compact import ObjectiveSet, objective_number
from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.errors import Conflict, InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.evidence import (
    Declaration,
    Evidence,
    FrameworkLink,
    Method,
    Review,
    RuleMatch,
    Settlement,
    Standing,
    TextMatch,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from gcm_alignment.text import Text

Pair = tuple[ActivityId, int]

_KINDS = (Declaration, Review, FrameworkLink, RuleMatch, TextMatch)


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Drop duplicates and sort: declarations first, then by key, then what has one key by content."""
    distinct = tuple(dict.fromkeys(evidence))
    bearers = Counter(one.key for one in distinct)

    def place(one: Evidence) -> tuple[int, str, str]:
        return _KINDS.index(type(one)), one.key, _content(one) if bearers[one.key] > 1 else ""

    return tuple(sorted(distinct, key=place))


def _content(value: Evidence | OutsideMandate | Undecided) -> str:
    """Write a value out alike in every run: the order of a set changes with the hash seed."""
    return repr(attrs.asdict(value, value_serializer=_sorted_sets))


def _sorted_sets(_owner: object, _attribute: object, value: object) -> object:
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value


@attrs.frozen(kw_only=True)
class Alignment:
    """One activity and one objective, with the evidence that speaks for it or against it."""

    activity: ActivityId
    objective: int = attrs.field(converter=objective_number)
    evidence: tuple[Evidence, ...] = attrs.field(converter=_in_order)
    _settled: Settlement = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Settle the evidence once; refuse an alignment without any."""
        if not self.evidence:
            raise InvalidValue(N_("an alignment needs evidence: {activity}"), activity=self.activity)
        object.__setattr__(self, "_settled", Settlement.of(self.evidence))

    @property
    def pair(self) -> Pair:
        """The activity and the objective."""
        return self.activity, self.objective

    @property
    def standing(self) -> Standing:
        """How far the alignment is validated."""
        return self._settled.standing

    @property
    def contested(self) -> bool:
        """Whether a declaration stands against a rejection, or against another declaration."""
        return self._settled.contested

    @property
    def live(self) -> tuple[Evidence, ...]:
        """The evidence that counts: neither struck nor itself a review."""
        return self._settled.live

    @property
    def confidence(self) -> float | None:
        """The highest confidence in [0, 1] of the live evidence, None where none is stated."""
        stated = (one.confidence for one in self.live if isinstance(one, (RuleMatch, TextMatch)))
        return max((one for one in stated if one is not None), default=None)

    def replace_source(self, key: str, new: Evidence) -> Alignment:
        """Renew a source: what bears the key goes, the new evidence comes; reviews of the key stay."""
        kept = tuple(one for one in self.evidence if one.key != key)
        if len(kept) == len(self.evidence):
            raise UnknownName(N_("no source {given}"), given=repr(key), near=tuple(one.key for one in self.evidence))
        return attrs.evolve(self, evidence=(*kept, new))

    def __or__(self, other: Alignment) -> Alignment:
        """Unite the evidence of two alignments of one pair."""
        if self.pair != other.pair:
            raise Conflict(N_("{one} and {other} are two pairs"), one=str(self.pair), other=str(other.pair))
        return self if self == other else attrs.evolve(self, evidence=self.evidence + other.evidence)


def _agreed(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Order activities by id, each once; one id with two contents raises Conflict, naming both."""
    by_id: dict[ActivityId, Activity] = {}
    for activity in activities:
        known = by_id.setdefault(activity.id, activity)
        if known != activity:
            raise Conflict(
                N_("two contents of {id}: {one} and {other}; give one of them another id, or take one of them"),
                id=activity.id,
                one=_described(known),
                other=_described(activity),
            )
    check_parts(by_id.values())
    return tuple(by_id[id_] for id_ in sorted(by_id))


def check_parts(activities: Iterable[Activity]) -> None:
    """Refuse activities that are parts of each other in a circle: none of them would be the whole that counts."""
    wholes = {activity.id: activity.part_of for activity in activities}
    for part in wholes:
        seen = [part]
        while (whole := wholes.get(seen[-1])) is not None:
            if whole in seen:
                raise InvalidValue(
                    N_("parts of each other in a circle: {ids}; say which is the whole"), ids=tuple(seen)
                )
            seen.append(whole)


def lies_in(activity: Activity, window: Period) -> bool | None:
    """Tell whether an activity surely lies in a period, surely not, or perhaps (None).

    It lies there when all of its occasions do; an occasion without a date, or none, leaves it open.
    """
    periods = [occasion.period for occasion in activity.occasions] or [None]
    if all(period is not None and period.certainly_within(window) for period in periods):
        return True
    return None if any(period is None or period.possibly_overlaps(window) for period in periods) else False


def _described(activity: Activity) -> str:
    """Name an activity by what most often differs."""
    return f"“{activity.title.versions[0][1]}” ({activity.period or '–'}, {activity.status})"


def _merged(alignments: Iterable[Alignment]) -> tuple[Alignment, ...]:
    """Order alignments by pair, uniting the evidence of those of one pair."""
    by_pair: dict[Pair, Alignment] = {}
    for alignment in alignments:
        known = by_pair.get(alignment.pair)
        by_pair[alignment.pair] = alignment if known is None else known | alignment
    return tuple(by_pair[pair] for pair in sorted(by_pair))


def _distinct(mandates: Iterable[OutsideMandate]) -> tuple[OutsideMandate, ...]:
    return tuple(sorted(set(mandates), key=_content))


def _methods(given: Iterable[Method]) -> tuple[Method, ...]:
    return tuple(sorted(set(given)))


def _vain(given: Iterable[NothingFound]) -> tuple[NothingFound, ...]:
    return tuple(sorted(set(given), key=lambda one: (one.activity, one.method)))


def _open(given: Iterable[Undecided]) -> tuple[Undecided, ...]:
    return tuple(sorted(set(given), key=lambda one: (one.activity, one.source, tuple(one.objectives), one.unknown)))


@attrs.frozen(kw_only=True)
class AlignmentSet:
    """Alignments, with the activities that they speak of, the objectives that were looked for, and by which methods.

    `|` unites both; it is commutative, associative and idempotent, and the empty set is neutral.
    """

    alignments: tuple[Alignment, ...] = attrs.field(default=(), converter=_merged)
    activities: tuple[Activity, ...] = attrs.field(default=(), converter=_agreed)
    scope: ObjectiveSet = attrs.field(factory=ObjectiveSet, converter=ObjectiveSet)
    outside: tuple[OutsideMandate, ...] = attrs.field(default=(), converter=_distinct)
    methods: tuple[Method, ...] = attrs.field(default=(), converter=_methods)
    nothing_found: tuple[NothingFound, ...] = attrs.field(default=(), converter=_vain)
    undecided: tuple[Undecided, ...] = attrs.field(default=(), converter=_open)

    def __attrs_post_init__(self) -> None:
        """Refuse what speaks of activities that the set does not carry."""
        spoken_of = {one.activity for one in (*self.alignments, *self.nothing_found, *self.undecided)}
        if strangers := sorted(spoken_of - set(self._by_id)):
            raise InvalidValue(N_("alignments of unknown activities: {ids}"), ids=tuple(strangers))

    @cached_property
    def _by_id(self) -> dict[ActivityId, Activity]:
        return {activity.id: activity for activity in self.activities}

    def __iter__(self) -> Iterator[Alignment]:
        """Yield the alignments by activity, then objective."""
        return iter(self.alignments)

    def __len__(self) -> int:
        """Count the alignments."""
        return len(self.alignments)

    def __or__(self, other: AlignmentSet) -> AlignmentSet:
        """Unite alignments, activities, scopes and mandates; one id with two contents raises Conflict."""
        return AlignmentSet(
            alignments=self.alignments + other.alignments,
            activities=self.activities + other.activities,
            scope=ObjectiveSet(self.scope | other.scope),
            outside=self.outside + other.outside,
            methods=self.methods + other.methods,
            nothing_found=self.nothing_found + other.nothing_found,
            undecided=self.undecided + other.undecided,
        )

    def activity(self, id: str) -> Activity:  # noqa: A002 - ids are called ids everywhere
        """Return an activity by its id, or by its local id where only one bears it."""
        if (known := self._by_id.get(ActivityId(id))) is not None:
            return known
        matches = [one for one in self.activities if one.local_id == id]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UnknownName(N_("{given} names several activities"), given=id, near=tuple(one.id for one in matches))
        raise UnknownName(N_("no activity {given}"), given=id, near=near_matches(id, self._by_id))

    def of(self, id: str) -> tuple[Alignment, ...]:  # noqa: A002 - ids are called ids everywhere
        """Return the alignments of one activity, by its id or local id."""
        wanted = self.activity(id).id
        return tuple(alignment for alignment in self if alignment.activity == wanted)

    def on(self, objective: int) -> tuple[Alignment, ...]:
        """Return the alignments with one objective."""
        wanted = objective_number(objective)
        return tuple(alignment for alignment in self if alignment.objective == wanted)

    def where(self, keeps: Callable[[Alignment], bool]) -> AlignmentSet:
        """Keep some alignments; activities and scope stay, because they were looked at."""
        return attrs.evolve(self, alignments=tuple(filter(keeps, self.alignments)))

    def at_least(self, threshold: Standing | float) -> AlignmentSet:
        """Keep what reaches a standing, or a confidence between 0 and 1; no confidence reaches none."""
        if isinstance(threshold, Standing):
            return self.where(lambda alignment: alignment.standing.reaches(threshold))
        return self.where(lambda one: one.confidence is not None and one.confidence >= threshold)

    def among(self, keeps: Callable[[Activity], bool]) -> AlignmentSet:
        """Keep some activities, and what is said of them."""
        kept = {activity.id: activity for activity in self.activities if keeps(activity)}
        return attrs.evolve(
            self,
            alignments=tuple(one for one in self.alignments if one.activity in kept),
            activities=tuple(kept.values()),
            nothing_found=tuple(one for one in self.nothing_found if one.activity in kept),
            undecided=tuple(one for one in self.undecided if one.activity in kept),
        )

    def during(self, window: Period, *, certain: bool = False) -> AlignmentSet:
        """Keep the activities that may lie in a window; with `certain`, those that surely do.

        An activity without a date may lie in any.
        """
        return self.among(lambda activity: lies_in(activity, window) in ({True} if certain else {True, None}))

    def accept(
        self, *, by: str, on: date | str, only: AlignmentSet | None = None, note: Text | None = None
    ) -> AlignmentSet:
        """Add an accepting review to each alignment, or to those that are in `only` too."""
        return self._reviewed(Verdict.ACCEPT, by=by, on=on, only=only, note=note)

    def reject(
        self, *, by: str, on: date | str, only: AlignmentSet | None = None, note: Text | None = None
    ) -> AlignmentSet:
        """Add a rejecting review to each alignment, or to those that are in `only` too."""
        return self._reviewed(Verdict.REJECT, by=by, on=on, only=only, note=note)

    def _reviewed(
        self, verdict: Verdict, *, by: str, on: date | str, only: AlignmentSet | None, note: Text | None
    ) -> AlignmentSet:
        review = Review(by=by, on=full_day(on), verdict=verdict, note=note)
        pairs = {one.pair for one in (self if only is None else only)}
        if strangers := sorted(pairs - {one.pair for one in self.alignments}):
            named = tuple(f"{activity} / {objective}" for activity, objective in strangers)
            raise UnknownName(
                N_("no alignments {given} in the set; unite both sets with | first"), given=", ".join(named)
            )
        evolved = (
            attrs.evolve(one, evidence=(*one.evidence, review)) if one.pair in pairs else one for one in self.alignments
        )
        return attrs.evolve(self, alignments=tuple(evolved))


def full_day(given: date | str) -> date:
    """Take a day of the calendar, or read one written as 2026-11-23; a month is no full day."""
    if not isinstance(given, str):
        return given
    moment = PartialDate.parse(given)
    if moment.precision is not Precision.DAY:
        raise InvalidValue(N_("a review needs a full day such as 2026-11-23: {given}"), given=repr(given))
    return moment.earliest
