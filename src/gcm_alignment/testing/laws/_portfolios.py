"""What must hold of registers: what they say of themselves, and what comes of them."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Final, cast

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import ActivityId, Mode
from gcm_alignment.aligning import align
from gcm_alignment.codec import decode, encode
from gcm_alignment.coverage import CoverageState, measure_coverage
from gcm_alignment.errors import Message, N_
from gcm_alignment.mandates import outside_mandates
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.rules import RuleBook
from gcm_alignment.testing.laws._codecs import first_difference
from gcm_alignment.testing.laws._law import Difference, Law, drawn, once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gcm_alignment.activities import Activity
    from gcm_alignment.alignment_sets import AlignmentSet
    from gcm_alignment.evidence import Declaration
    from gcm_alignment.testing.laws._law import Search

_UNKNOWN_TO_BOTH = (
    CoverageState.UNASSESSED,
    CoverageState.NOT_COVERED,
    CoverageState.OUT_OF_SCOPE,
    CoverageState.COVERED,
)
"""What a union knows of an objective is the most that either side knows."""


@attrs.frozen(kw_only=True)
class RegisterOnTrial:
    """A register, and the rules to align it by."""

    register: Portfolio
    rules: RuleBook

    def aligned(self, register: Portfolio) -> AlignmentSet:
        """Align a register by the rules."""
        return align(register, rules=self.rules)

    def part(self, kept: frozenset[ActivityId]) -> Portfolio:
        """Return the register of some of its activities; a part whose whole is left out stands alone."""
        activities = [
            attrs.evolve(one, part_of=None) if one.part_of not in kept else one
            for one in self.register
            if one.id in kept
        ]
        declared = tuple(one for one in self.register.declarations if one.activity in kept)
        return attrs.evolve(self.register, activities=activities, declarations=declared)


def _told(faults: Callable[[Portfolio], Iterator[Difference]]) -> Callable[[RegisterOnTrial], Search]:
    """Look for the first fault in what a register says."""
    return lambda trial: once(lambda: next(faults(trial.register), None))


def _by_id(register: Portfolio) -> dict[ActivityId, Activity]:
    return {one.id: one for one in register}


def _twins(register: Portfolio) -> Iterator[Difference]:
    seen: dict[object, Activity] = {}
    for one in register:
        content = attrs.evolve(one, id="demo:twin", sources=(), printed=None, note=None)  # type: ignore[arg-type] # an id
        if (known := seen.setdefault(content, one)) is not one:
            said = Message.of(N_("{one} and {other} are one activity under two ids"), one=known.id, other=one.id)
            yield Difference(said, (("activity", known), ("other", one)))


def _relations(register: Portfolio) -> Iterator[Difference]:
    known = _by_id(register)
    for one in register:
        for related in (one.part_of, one.follows, one.output_of):
            if related is not None and related not in known:
                said = Message.of(
                    N_("{one} is related to {other}, which the register has not"), one=one.id, other=related
                )
                yield Difference(said, (("activity", one),))


def _in_time(register: Portfolio) -> Iterator[Difference]:
    known = _by_id(register)
    for one in register:
        whole, before = known.get(one.part_of or one.id), known.get(one.follows or one.id)
        if (
            whole
            and not _is_paper(whole)
            and whole.period
            and one.period
            and not one.period.possibly_overlaps(whole.period)
        ):
            said = Message.of(N_("{one} is a part of {other}, and lies outside its time"), one=one.id, other=whole.id)
            yield Difference(said, (("activity", one), ("other", whole)))
        if before and before.period and one.period and one.period.certainly_before(before.period):
            said = Message.of(N_("{one} follows {other}, and lies before it"), one=one.id, other=before.id)
            yield Difference(said, (("activity", one), ("other", before)))


def _is_paper(activity: Activity) -> bool:
    """Tell whether it is no event: what leads to a publication may lie before its date."""
    return any(occasion.mode is Mode.NO_EVENT for occasion in activity.occasions)


def _items(register: Portfolio) -> Iterator[Difference]:
    known = {item.id for framework in register.frameworks for item in framework.items}
    for one in register:
        for link in one.items or ():
            if link.item not in known:
                said = Message.of(
                    N_("{one} belongs to {item}, which no plan of the register has"), one=one.id, item=link.item
                )
                yield Difference(said, (("activity", one),))


def _at_home(register: Portfolio) -> Iterator[Difference]:
    for one in register:
        if register.process and one.process and register.process not in {one.process, *one.joint_with}:
            said = Message.of(
                N_("{one} is of {process}, and stands in the register of {other}"),
                one=one.id,
                process=one.process,
                other=register.process,
            )
            yield Difference(said, (("activity", one),))


def _nobody_came(register: Portfolio) -> Iterator[Difference]:
    for one in register:
        if not one.held and (one.people or one.states):
            said = Message.of(N_("{one} was not held, and had participants"), one=one.id)
            yield Difference(said, (("activity", one),))


def _declared(register: Portfolio) -> Iterator[tuple[ActivityId, int, Declaration]]:
    for alignment in register.declarations:
        for one in cast("tuple[Declaration, ...]", alignment.evidence):  # a register holds nothing else
            yield alignment.activity, alignment.objective, one


def _within_the_mandate(register: Portfolio) -> Iterator[Difference]:
    excluded = outside_mandates(register.outside, register.activities)
    outside = {one.objective: one for one in register.outside if one.objective in excluded}
    for activity, objective, one in _declared(register):
        if one.aligned and objective in outside:
            said = Message.of(
                N_("objective {objective} is declared outside the mandate, and {activity} aligned with it"),
                objective=objective,
                activity=activity,
            )
            yield Difference(said, (("declared", one), ("outside", outside[objective])))


def _of_one_mind(register: Portfolio) -> Iterator[Difference]:
    said_by: dict[tuple[object, ...], Declaration] = {}
    for activity, objective, one in _declared(register):
        other = said_by.setdefault((activity, objective, one.key, one.on), one)
        if other.aligned is not one.aligned:
            said = Message.of(
                N_("{by} declares on one day that {activity} aligns with objective {objective}, and that it does not"),
                by=one.by,
                activity=activity,
                objective=objective,
            )
            yield Difference(said, (("declared", other), ("denied", one)))


def _whatever_order(trial: RegisterOnTrial) -> Search:
    def seen(activities: list[Activity]) -> Difference | None:
        shuffled = attrs.evolve(trial.register, activities=activities, declarations=trial.register.declarations[::-1])
        one, other = (json.dumps(encode(trial.aligned(each))) for each in (trial.register, shuffled))
        said = Message.of(N_("sorted in another way, the register aligns otherwise"))
        return None if one == other else Difference(said, (("order", tuple(each.id for each in activities)),))

    return drawn(st.permutations(trial.register.activities), seen)


def _whatever_batch(trial: RegisterOnTrial) -> Search:
    ids = tuple(one.id for one in trial.register)

    def seen(kept: set[ActivityId]) -> Difference | None:
        halves = [trial.part(frozenset(kept)), trial.part(frozenset(ids) - kept)]
        parts = [measure_coverage(trial.aligned(half)) for half in halves]
        whole = measure_coverage(trial.aligned(trial.register))
        most = {
            number: max((part.states[number] for part in parts), key=_UNKNOWN_TO_BOTH.index) for number in whole.states
        }
        said = Message.of(N_("the coverage of its two halves does not make the coverage of the whole"))
        return None if most == dict(whole.states) else Difference(said, (("half", tuple(sorted(kept))),))

    return drawn(st.sets(st.sampled_from(ids)) if ids else st.just(set[ActivityId]()), seen)


def _partition(trial: RegisterOnTrial) -> Search:
    def seen() -> Difference | None:
        coverage = measure_coverage(trial.aligned(trial.register))
        counted = sorted(itertools.chain(coverage.covered, coverage.gaps, coverage.unassessed, coverage.out_of_scope))
        ladder = coverage.ladder
        said = Message.of(N_("the states of the objectives do not part the 23, or its ladder falls"))
        sound = counted == list(range(1, 24)) and list(ladder) == sorted(ladder)
        return None if sound else Difference(said, (("states", tuple(coverage)), ("ladder", tuple(ladder))))

    return once(seen)


def _round_trip(trial: RegisterOnTrial) -> Search:
    def seen() -> Difference | None:
        found = first_difference(trial.register, decode(encode(trial.register), Portfolio))
        if found is None:
            return None
        path, left, right = found
        template = N_("written as data and read again, {path} is no longer {expected} but {found}")
        return Difference(Message.of(template, path=path, expected=repr(left), found=repr(right)))

    return once(seen)


_LAWS: Final[tuple[tuple[str, str, Callable[[RegisterOnTrial], Search]], ...]] = (
    ("twins", N_("an activity that is recorded twice is counted twice"), _told(_twins)),
    ("relations", N_("a part whose whole is missing is counted as a whole"), _told(_relations)),
    (
        "in-time",
        N_("a part or a follow-up at an impossible time shows that one of two dates is wrong"),
        _told(_in_time),
    ),
    ("items", N_("a link to an item that no plan has leads nowhere, and nobody is told"), _told(_items)),
    ("at-home", N_("an activity of another process adds to the wrong assessment"), _told(_at_home)),
    ("nobody-came", N_("only what was held counts: one of both entries is wrong"), _told(_nobody_came)),
    (
        "mandate",
        N_("what lies outside the mandate cannot be aligned with: one of both statements is wrong"),
        _told(_within_the_mandate),
    ),
    (
        "of-one-mind",
        N_("two statements of one authority on one day leave no way to tell which counts"),
        _told(_of_one_mind),
    ),
    ("order", N_("a register that is sorted in another way is the same register"), _whatever_order),
    (
        "halves",
        N_("offices measure their parts and add up, without sending each other what they hold"),
        _whatever_batch,
    ),
    ("partition", N_("no objective may be lost between the lines of a report, nor stand in two of them"), _partition),
    (
        "round-trip",
        N_("a register that loses something when it is sent is not the one that was agreed on"),
        _round_trip,
    ),
)


def laws_of_registers(trial: RegisterOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws of a register."""
    for name, why, law in _LAWS:
        yield Law(name=name, subject=subject, why=why, search=law(trial))
