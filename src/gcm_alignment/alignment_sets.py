"""Sets of alignments: a mapping of evidence that merges lawfully, with what was looked at and looked for."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: TC003 - attrs reads the annotations of converters
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.alignments import KINDS, Alignment, lies_in, stood_on, written_alike
from gcm_alignment.compact import ObjectiveSet, objective_number
from gcm_alignment.disagreements import disagreements_on
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import Method, Review, Standing, Verdict, as_confidence
from gcm_alignment.ledgers import Ledger, key_of
from gcm_alignment.mandates import concerning, stated_by
from gcm_alignment.particulars import as_period, full_day
from gcm_alignment.review_log import ReviewEvent, log_of
from gcm_alignment.reviewing import pairs_for
from gcm_alignment.rosters import Roster
from gcm_alignment.selections import Selection, as_standing, check_held, check_process, processes_of
from gcm_alignment.text import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from gcm_alignment.activities import Activity, ProcessId
    from gcm_alignment.compact import Degree
    from gcm_alignment.dates import Period
    from gcm_alignment.disagreements import Disagreement
    from gcm_alignment.evidence import Evidence
    from gcm_alignment.ledgers import Withdrawn
    from gcm_alignment.selections import EvidenceKind
    from gcm_alignment.text import Text


def _ledger(given: Iterable[Alignment | ReviewEvent] | Ledger) -> Ledger:
    return given if isinstance(given, Ledger) else Ledger.of(given)


def _roster(given: Iterable[Activity] | Roster) -> Roster:
    return given if isinstance(given, Roster) else Roster.of(given)


def _distinct(mandates: Iterable[OutsideMandate]) -> tuple[OutsideMandate, ...]:
    return tuple(sorted(set(listed(mandates, OutsideMandate)), key=written_alike))


def _methods(given: Iterable[Method]) -> tuple[Method, ...]:
    return tuple(sorted(set(listed(given, Method))))


def _vain(given: Iterable[NothingFound]) -> frozenset[NothingFound]:
    return given if isinstance(given, frozenset) else frozenset(listed(given, NothingFound))


def _doubts(given: Iterable[Undecided]) -> frozenset[Undecided]:
    return given if isinstance(given, frozenset) else frozenset(listed(given, Undecided))


@attrs.frozen(kw_only=True, repr=False)
class AlignmentSet:
    """Alignments, with the activities that they speak of, the objectives that were looked for, and by which methods.

    `|` unites both; it is commutative, associative and idempotent, and the empty set is neutral. `a - b` takes from
    `a` the evidence that `b` holds, `a & b` keeps what both hold, so that `(a - b) | (a & b) == a`.

    Reviews outlive the sources that they are of: where nothing else is left of a pair they are dormant, no alignment,
    until the source is there again. Among the alignments they are given as ReviewEvent.
    """

    _alignments: Ledger = attrs.field(default=_ledger(()), converter=_ledger, alias="alignments")
    _activities: Roster = attrs.field(default=_roster(()), converter=_roster, alias="activities")
    scope: ObjectiveSet = attrs.field(factory=ObjectiveSet, converter=ObjectiveSet)
    outside: tuple[OutsideMandate, ...] = attrs.field(default=(), converter=_distinct)
    methods: tuple[Method, ...] = attrs.field(default=(), converter=_methods)
    _nothing_found: frozenset[NothingFound] = attrs.field(
        default=frozenset[NothingFound](), converter=_vain, alias="nothing_found"
    )
    _undecided: frozenset[Undecided] = attrs.field(default=frozenset[Undecided](), converter=_doubts, alias="undecided")

    def __attrs_post_init__(self) -> None:
        """Refuse what speaks of activities that the set does not carry."""
        spoken_of = {activity for activity, _ in self._alignments.by_pair}
        spoken_of.update(one.activity for one in self._nothing_found)
        spoken_of.update(one.activity for one in self._undecided)
        if strangers := sorted(spoken_of - self._activities.by_id.keys()):
            raise InvalidValue(N_("alignments of unknown activities: {ids}"), ids=tuple(strangers))

    @property
    def alignments(self) -> tuple[Alignment, ...]:
        """The alignments by activity, then objective."""
        return self._alignments.alignments

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities that were looked at, by their id."""
        return self._activities.ordered

    @cached_property
    def nothing_found(self) -> tuple[NothingFound, ...]:
        """Which method looked at which activity in vain, by activity."""
        return tuple(sorted(self._nothing_found, key=lambda one: (one.activity, one.method)))

    @cached_property
    def undecided(self) -> tuple[Undecided, ...]:
        """What could not be decided, by activity, then source."""

        def place(one: Undecided) -> tuple[str, str, tuple[int, ...], tuple[str, ...]]:
            return one.activity, one.source, tuple(one.objectives), one.unknown

        return tuple(sorted(self._undecided, key=place))

    @cached_property
    def dormant(self) -> tuple[ReviewEvent, ...]:
        """The reviews of sources that are gone, of pairs without an alignment; they count again with the source."""
        return self._alignments.events

    @cached_property
    def reviews(self) -> tuple[ReviewEvent, ...]:
        """The log of reviews in the order of their days, dormant ones too; none is ever overwritten."""
        return log_of(self._alignments.by_pair)

    def __repr__(self) -> str:
        """Show what it holds, in order, by the names that a set is made with."""
        shown = {name: getattr(self, name) for name in SHOWN}
        shown["alignments"] = (*self.alignments, *self.dormant)
        return f"AlignmentSet({', '.join(f'{name}={value!r}' for name, value in shown.items())})"

    def __iter__(self) -> Iterator[Alignment]:
        """Yield the alignments by activity, then objective."""
        return iter(self.alignments)

    def __len__(self) -> int:
        """Count the alignments."""
        return len(self._alignments.awake)

    def __or__(self, other: AlignmentSet) -> AlignmentSet:
        """Unite alignments, activities, scopes and what was not found; one id with two contents raises Conflict."""
        if not _is_a_set(other):
            return NotImplemented
        return _sound(
            _alignments=self._alignments | other._alignments,
            _activities=self._activities | other._activities,
            scope=ObjectiveSet(self.scope | other.scope),
            outside=_distinct(self.outside + other.outside),
            methods=_methods(self.methods + other.methods),
            _nothing_found=self._nothing_found | other._nothing_found,
            _undecided=self._undecided | other._undecided,
        )

    def __and__(self, other: AlignmentSet) -> AlignmentSet:
        """Keep what both hold, piece by piece of evidence; one id with two contents raises Conflict."""
        if not _is_a_set(other):
            return NotImplemented
        return _sound(
            _alignments=self._alignments & other._alignments,
            _activities=self._activities & other._activities,
            scope=ObjectiveSet(self.scope & other.scope),
            outside=_distinct(set(self.outside) & set(other.outside)),
            methods=_methods(set(self.methods) & set(other.methods)),
            _nothing_found=self._nothing_found & other._nothing_found,
            _undecided=self._undecided & other._undecided,
        )

    def __sub__(self, other: AlignmentSet) -> AlignmentSet:
        """Take away the evidence that the other set holds of the same pair; what was looked at and for stays.

        A pair that is left without evidence vanishes; one that is left with reviews of gone sources is dormant.
        """
        if not _is_a_set(other):
            return NotImplemented
        return attrs.evolve(self, alignments=self._alignments - other._alignments)

    def without(self, sources: Withdrawn | Iterable[Withdrawn]) -> AlignmentSet:
        """Take away sources, given by their keys, as evidence or as alignments, of which all evidence goes.

        UnknownName names what the set does not hold.

        Reviews of a source stay when it goes. An alignment of which nothing else is left vanishes, and its reviews are
        dormant.
        """
        given = (sources,) if isinstance(sources, (str, Alignment, *KINDS)) else sources
        return attrs.evolve(self, alignments=self._alignments.without(given))

    def activity(self, id: str) -> Activity:  # noqa: A002 - ids are called ids everywhere
        """Return an activity by its id, or by its local id where only one bears it."""
        return self._activities.find(id)

    def of(self, id: str) -> tuple[Alignment, ...]:  # noqa: A002 - ids are called ids everywhere
        """Return the alignments of one activity, by its id or local id."""
        wanted = self.activity(id).id
        return self._alignments.among(lambda pair: pair[0] == wanted).alignments

    def on(self, objective: int) -> tuple[Alignment, ...]:
        """Return the alignments with one objective."""
        wanted = objective_number(objective)
        return self._alignments.among(lambda pair: pair[1] == wanted).alignments

    def where(self, keeps: Callable[[Alignment], bool]) -> AlignmentSet:
        """Keep some alignments; activities and scope stay, because they were looked at; dormant reviews go."""
        return attrs.evolve(self, alignments=self._alignments.keeping(keeps))

    def at_least(self, threshold: Standing | str | float) -> AlignmentSet:
        """Keep what reaches a standing, or a confidence between 0 and 1; no confidence reaches none."""
        if isinstance(threshold, str):
            standing = as_standing(threshold)
            return self.where(lambda alignment: alignment.standing.reaches(standing))
        least = as_confidence(threshold)
        if least is None:
            raise InvalidValue(N_("neither a standing nor a confidence: {given}"), given=repr(threshold))
        return self.where(lambda one: one.confidence is not None and one.confidence >= least)

    def among(self, keeps: Callable[[Activity], bool]) -> AlignmentSet:
        """Keep some activities, and what is said of them, mandates of their processes among it."""
        kept = self._activities.where(keeps)
        return attrs.evolve(
            self,
            alignments=self._alignments.among(lambda pair: pair[0] in kept.by_id),
            activities=kept,
            outside=concerning(self.outside, self.activities, kept.ordered),
            nothing_found=[one for one in self._nothing_found if one.activity in kept.by_id],
            undecided=[one for one in self._undecided if one.activity in kept.by_id],
        )

    def during(self, window: Period | str, *, certain: bool = False) -> AlignmentSet:
        """Keep the activities that may lie in a window, such as "2019"; with `certain`, those that surely do.

        An activity without a date may lie in any.
        """
        period = as_period(window)
        return self.among(lambda activity: lies_in(activity, period) in ({True} if certain else {True, None}))

    def select(  # noqa: PLR0913 - each is a question that may be asked alone
        self,
        *,
        standing: Standing | str | None = None,
        degree: Degree | str | None = None,
        objectives: int | Iterable[int] | None = None,
        activities: str | Iterable[str] | None = None,
        process: ProcessId | str | None = None,
        during: Period | str | None = None,
        evidence: EvidenceKind | str | None = None,
    ) -> AlignmentSet:
        """Keep what is all that is asked for.

        `activities` (ids or local ids), `process` (alone or jointly with others) and `during` choose among the
        activities. `standing` (exactly this one; see `at_least`), `degree`, `objectives` and `evidence` (a class such
        as RuleMatch, or how a key begins, such as "rule:shipped/") choose among the alignments, and all activities
        stay, because they were looked at. Members of enumerations may be given by their names. What cannot be meant,
        such as an unknown standing or a process of none of the activities, raises UnknownName with near matches.
        """
        check_held(evidence, self)
        asked = Selection(standing=standing, degree=degree, objectives=objectives, evidence=evidence)
        chosen = self if during is None else self.during(during)
        if activities is not None:
            ids = {
                self.activity(id_).id
                for id_ in ([activities] if isinstance(activities, str) else listed(activities, str))
            }
            chosen = chosen.among(lambda activity: activity.id in ids)
        if process is not None:
            check_process(process, self.activities)
            outside = stated_by(chosen.outside, process, chosen.activities)
            chosen = attrs.evolve(chosen.among(lambda activity: process in processes_of(activity)), outside=outside)
        return chosen if asked == Selection() else chosen.where(asked.keeps)

    def conflicts(self) -> tuple[Disagreement, ...]:
        """Return where sources disagree, with the evidence of both sides; nothing is decided."""
        return tuple(found for alignment in self for found in disagreements_on(alignment))

    def at(self, day: date | str) -> AlignmentSet:
        """Return what stood on a day, as `Alignment.at` tells; activities and scope stay.

        An alignment that is left without evidence is not there; nor is an objective outside the mandate that had not
        surely been declared so.
        """
        stood = stood_on(day)
        outside = (one for one in self.outside if stood(one.declared))
        return attrs.evolve(self, alignments=self._alignments.where(stood), outside=outside)

    def accept(
        self,
        *,
        by: str,
        on: date | str,
        of: str | Evidence | None = None,
        only: AlignmentSet | Alignment | Iterable[Alignment] | None = None,
        note: Text | None = None,
    ) -> AlignmentSet:
        """Add an accepting review to each alignment, or to those that are in `only` too.

        With `of`, a source or its key, the review is of that source alone, where it is.
        """
        return self._reviewed(Review(by=by, on=full_day(on), verdict=Verdict.ACCEPT, of=key_of(of), note=note), only)

    def reject(
        self,
        *,
        by: str,
        on: date | str,
        of: str | Evidence | None = None,
        only: AlignmentSet | Alignment | Iterable[Alignment] | None = None,
        note: Text | None = None,
    ) -> AlignmentSet:
        """Add a rejecting review to each alignment, or to those that are in `only` too.

        With `of`, a source or its key, the review is of that source alone, where it is.
        """
        return self._reviewed(Review(by=by, on=full_day(on), verdict=Verdict.REJECT, of=key_of(of), note=note), only)

    def revoke(
        self,
        *,
        by: str,
        on: date | str,
        of: str | Evidence | None = None,
        only: AlignmentSet | Alignment | Iterable[Alignment] | None = None,
        note: Text | None = None,
    ) -> AlignmentSet:
        """Take back the reviews of whole alignments, or with `of` those of a source, from that day on.

        The reviews stay in the log, and count no more. Alignments without such a review are left as they are.
        """
        return self._reviewed(Review(by=by, on=full_day(on), verdict=Verdict.REVOKE, of=key_of(of), note=note), only)

    def _reviewed(self, review: Review, only: AlignmentSet | Alignment | Iterable[Alignment] | None) -> AlignmentSet:
        chosen = None if only is None else Ledger.of([only] if isinstance(only, Alignment) else only)
        pairs = pairs_for(review, self._alignments, chosen)
        return attrs.evolve(self, alignments=self._alignments.reviewed(review, pairs))


SHOWN = tuple(field.name.lstrip("_") for field in attrs.fields(AlignmentSet))
"""The names of what a set holds, as it is made with and shows it: lists in their order."""


def _is_a_set(given: object) -> bool:
    return isinstance(given, AlignmentSet)


def _sound(**fields: object) -> AlignmentSet:
    """Make a set of what two sound sets hold: to check it again would take longer than to unite them."""
    made = AlignmentSet.__new__(AlignmentSet)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made
