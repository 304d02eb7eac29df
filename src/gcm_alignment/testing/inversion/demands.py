"""The ways in which a condition comes to an answer: what each single thing that it asks for has to come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

import attrs

from gcm_alignment.activities import ProcessId
from gcm_alignment.conditions import AllOf, AnyOf, Condition, During, Leaf, MemberIs, Not, Truth, leaves_of
from gcm_alignment.dates import Period
from gcm_alignment.processes import MembershipRole
from gcm_alignment.readings import Background
from gcm_alignment.sources import Completeness

if TYPE_CHECKING:
    from gcm_alignment.processes import ConsultationProcess, Membership

Truths: TypeAlias = frozenset[Truth]
"""The answers that will do: one, or one and the unknown."""
YES: Final[Truths] = frozenset({True})
NO: Final[Truths] = frozenset({False})
OPEN: Final[Truths] = frozenset({None})


@attrs.frozen
class OwnIs:
    """The activity is of exactly this process, or of one that is not known."""

    process: ProcessId | None


@attrs.frozen
class Supposed:
    """A State takes part in a process whose members are not known."""

    member: MemberIs


@attrs.frozen
class _Known:
    """Something whose answer hangs on nothing."""

    truth: Truth


@attrs.frozen
class _Joined:
    """Several formulas of which one answer decides: no where all are to hold, yes where one is enough."""

    deciding: bool
    parts: tuple[Formula, ...]


_COMPOUND = (AllOf, AnyOf, Not, MemberIs, _Known, _Joined)
Asked: TypeAlias = Leaf | OwnIs | Supposed
"""What asks for one thing."""
Formula: TypeAlias = Condition | OwnIs | Supposed | _Known | _Joined
Goal: TypeAlias = tuple[Formula, Truths]
Branch: TypeAlias = tuple[Goal, ...]
Way: TypeAlias = Mapping[Asked, Truth]
"""What each thing has to come to, so that the whole comes to what is wanted."""


@attrs.frozen
class _Fork:
    """A goal with the branches by which it can be met."""

    goal: Goal
    branches: tuple[Branch, ...]

    def beside(self, found: Way) -> _Fork:
        """Leave out the branches that contradict what is found; where one is met already, nothing is left to do."""
        if any(all(_answer(goal, found) for goal in branch) for branch in self.branches):
            return _Fork(self.goal, ((),))
        live = tuple(one for one in self.branches if not any(_answer(goal, found) is False for goal in one))
        return _Fork(self.goal, live)


def _answer(goal: Goal, found: Way) -> bool | None:
    """Tell whether what is found meets a goal, contradicts it, or leaves it open."""
    formula, truths = goal
    while isinstance(formula, Not):
        formula, truths = formula.condition, _denied(truths)
    if isinstance(formula, _COMPOUND) or formula not in found:
        return None
    return found[formula] in truths


def _denied(truths: Truths) -> Truths:
    return frozenset(None if truth is None else not truth for truth in truths)


@attrs.frozen
class Ways:
    """The search for ways: branches are tried in order, and left as soon as no activity can be `possible` on them."""

    background: Background
    processes: tuple[ProcessId | None, ...]
    possible: Callable[[Way], bool]
    supposing: bool = False
    """Whether a process whose members are not known may have any."""

    def of(self, goals: Branch, known: Way) -> Iterator[Way | None]:
        """Yield the ways to meet goals beside what is known; None for each branch that leads nowhere."""
        waiting = [(goals, known)]
        while waiting:
            wanted, before = waiting.pop()
            found = dict(before)
            forks = self._settle(list(reversed(wanted)), found)
            if forks is None or not self.possible(found):
                yield None
            elif not forks:
                yield found
            else:
                narrowest = min(forks, key=lambda fork: len(fork.branches))
                later = tuple(fork.goal for fork in forks if fork is not narrowest)
                waiting.extend(((*branch, *later), found) for branch in reversed(narrowest.branches))

    def _settle(self, goals: list[Goal], found: dict[Asked, Truth]) -> list[_Fork] | None:
        """Follow what can be met in one way only, and return the forks that are left; None is a contradiction."""
        forks: list[_Fork] = []
        while goals:
            formula, truths = goals.pop()
            if not isinstance(formula, _COMPOUND) and (len(truths) == 1 or formula in found):
                if found.setdefault(formula, *tuple(truths)[:1]) not in truths:
                    return None
            else:
                forks.append(_Fork((formula, truths), tuple(self._branches(formula, truths))))
            if not goals:
                forks = [fork for one in forks if (fork := one.beside(found)).branches != ((),)]
                goals = [goal for fork in reversed(forks) if len(fork.branches) == 1 for goal in fork.branches[0][::-1]]
                if not all(fork.branches for fork in forks):
                    return None
                forks = [fork for fork in forks if len(fork.branches) > 1]
        return forks

    def _branches(self, formula: Formula, truths: Truths) -> Iterator[Branch]:
        match formula:
            case Not(part):
                yield ((part, _denied(truths)),)
            case AllOf(parts):
                yield from _joined(_Joined(deciding=False, parts=parts), truths)
            case AnyOf(parts):
                yield from _joined(_Joined(deciding=True, parts=parts), truths)
            case _Joined():
                yield from _joined(formula, truths)
            case _Known(truth):
                yield from [()] if truth in truths else []
            case MemberIs():
                for own in self.processes:
                    yield (OwnIs(own), YES), (self._members(formula, own), truths)
            case _:
                # What is known is simpler than what is not.
                yield from (((formula, frozenset({truth})),) for truth in (True, False, None) if truth in truths)

    def _members(self, asked: MemberIs, own: ProcessId | None) -> Formula:
        """Put what a process's members come to as what the time of the activity comes to."""
        process = None if own is None else self.background.process(own)
        if process is None or process.memberships is None:
            return Supposed(asked) if self.supposing and own is not None else _Known(None)
        counted = [one for one in process.memberships if one.state in asked.countries]
        return _Joined(deciding=True, parts=(*map(_takes_part, counted), _others(process)))


def is_of_ours(condition: Condition) -> bool:
    """Tell whether all of a condition is made of the library's own ones, which can be turned round."""
    return all(isinstance(leaf, get_args(Leaf)) for leaf in leaves_of(condition))


def _joined(formula: _Joined, truths: Truths) -> Iterator[Branch]:
    """Yield how several formulas come to an answer: by one that decides, by all, or by one that is unknown."""
    deciding, parts = formula.deciding, formula.parts
    if deciding in truths:
        yield from (((part, truths),) for part in parts)
    elif truths != OPEN:
        yield tuple((part, truths) for part in parts)
    else:
        undecided: Truths = frozenset({not deciding, None})
        for place, unknown in enumerate(parts):
            others = (*parts[:place], *parts[place + 1 :])
            yield ((unknown, OPEN), *((part, undecided) for part in others))


def _others(process: ConsultationProcess) -> Formula:
    """Tell whether a State that is not on a list may be a member all the same."""
    return _Known(False if process.completeness is Completeness.COMPLETE else None)


def _takes_part(membership: Membership) -> Formula:
    if membership.role is MembershipRole.CANDIDATE:
        return _Known(truth=False)
    dated = membership.since is not None or membership.until is not None
    held: Formula = During(Period(membership.since, membership.until)) if dated else _Known(truth=True)
    return held if membership.verified else _Joined(deciding=False, parts=(held, _Known(None)))
