"""Alignments of activities with objectives: the evidence of one pair, and what it comes to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import attrs

from gcm_alignment.activities import ActivityId
from gcm_alignment.compact import Degree, objective_number
from gcm_alignment.confidence import pool_confidence
from gcm_alignment.errors import Conflict, InvalidValue, N_, UnknownName
from gcm_alignment.evidence import Declaration, Evidence, FrameworkLink, Review, RuleMatch, Standing, TextMatch
from gcm_alignment.particulars import full_day
from gcm_alignment.settlement import Settlement, degrees_in, is_dormant
from gcm_alignment.text import listed, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from gcm_alignment.activities import Activity
    from gcm_alignment.dates import Period

Pair = tuple[ActivityId, int]

KINDS = (Declaration, Review, FrameworkLink, RuleMatch, TextMatch)
"""The kinds of evidence, in the order in which an alignment shows them."""


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Drop duplicates and sort: declarations first, then by key, then what has one key by content."""
    if isinstance(evidence, (str, *KINDS)):
        raise InvalidValue(N_("evidence is a list, even of one piece: write [{given}]"), given=shown(evidence))
    distinct = tuple(dict.fromkeys(listed(evidence, *KINDS)))
    if len(distinct) < 2:  # noqa: PLR2004 - one thing is in order
        return distinct
    bearers = Counter(one.key for one in distinct)

    def place(one: Evidence) -> tuple[int, str, str]:
        return KINDS.index(type(one)), one.key, written_alike(one) if bearers[one.key] > 1 else ""

    return tuple(sorted(distinct, key=place))


def written_alike(value: attrs.AttrsInstance) -> str:
    """Write a value out alike in every run: the order of a set changes with the hash seed."""
    return repr(attrs.asdict(value, value_serializer=_sorted_sets))


def _sorted_sets(_owner: object, _attribute: object, value: object) -> object:
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value


@attrs.frozen(kw_only=True, weakref_slot=False)
class Alignment:
    """One activity and one objective, with the evidence that speaks for it or against it."""

    activity: ActivityId
    objective: int = attrs.field(converter=objective_number)
    evidence: tuple[Evidence, ...] = attrs.field(converter=_in_order)
    _settled: Settlement = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Settle the evidence once; refuse an alignment without any, or with reviews of nothing that is there."""
        if not self.evidence:
            raise InvalidValue(N_("an alignment needs evidence: {activity}"), activity=self.activity)
        if is_dormant(self.evidence):
            raise InvalidValue(
                N_("an alignment needs more than reviews of sources that are gone: {activity}; give the sources too"),
                activity=self.activity,
            )
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
        return pool_confidence(one.confidence for one in self.live if isinstance(one, (RuleMatch, TextMatch)))

    @property
    def degree(self) -> Degree | None:
        """How much the activity is about the objective, None where no live evidence says so.

        What an authority declared goes before what a plan or a rule says, and of one authority the later word before
        the earlier; of two on equal footing, PRINCIPAL goes before SIGNIFICANT.
        """
        stated = [(isinstance(one, Declaration), one.degree) for one in degrees_in(self.live)]
        for footing in (True, False):
            degrees = {degree for declared, degree in stated if declared is footing}
            if degrees:
                return Degree.PRINCIPAL if Degree.PRINCIPAL in degrees else Degree.SIGNIFICANT
        return None

    def at(self, day: date | str) -> Alignment | None:
        """Return what stood on a day, a full one such as 2026-11-23; None where nothing said so yet.

        Reviews after that day are left out. A declaration stands from the last day that its date can be, because
        only then had it surely been made. What a method found has no date, and stays.
        """
        evidence = tuple(filter(stood_on(day), self.evidence))
        return None if is_dormant(evidence) else attrs.evolve(self, evidence=evidence)

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


def stood_on(day: date | str) -> Callable[[Evidence], bool]:
    """Return the test of whether evidence had surely been given on a day."""
    last = full_day(day)

    def stood(one: Evidence) -> bool:
        if isinstance(one, Review):
            return one.on <= last
        return not isinstance(one, Declaration) or one.on.latest <= last

    return stood


def lies_in(activity: Activity, window: Period) -> bool | None:
    """Tell whether an activity surely lies in a period, surely not, or perhaps (None).

    It lies there when all of its occasions do; an occasion without a date, or none, leaves it open.
    """
    periods = [occasion.period for occasion in activity.occasions] or [None]
    if all(period is not None and period.certainly_within(window) for period in periods):
        return True
    return None if any(period is None or period.possibly_overlaps(window) for period in periods) else False
