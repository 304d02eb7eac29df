"""Mutants of a rule book, each with one small fault, and how many of them a team's own examples notice."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.activities import Activity
from gcm_alignment.compact import OBJECTIVE_COUNT, ObjectiveSet
from gcm_alignment.conditions import AllOf, Condition, Not
from gcm_alignment.coverage import Ratio
from gcm_alignment.errors import InvalidValue, Message, N_
from gcm_alignment.readings import NOTHING, Background
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.asking import asking
from gcm_alignment.testing.faulty import dropped, flipped, somewhere, widened
from gcm_alignment.testing.inversion import TooLargeToDecide, Unsatisfiable, activities_matching
from gcm_alignment.testing.inversion.demands import is_of_ours
from gcm_alignment.testing.laws._asked import Asked, lean
from gcm_alignment.testing.laws._law import Difference, drawn
from gcm_alignment.testing.printing import as_code, as_program
from gcm_alignment.testing.strategies._choices import drawn as strategy_of
from gcm_alignment.testing.subjects import check_subject
from gcm_alignment.text import is_a

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis import strategies as st

    from gcm_alignment.lexicon import Lexicon

_TRIED: Final = 100
"""So many activities are tried in each direction to tell a mutant from the book."""


class MutationKind(StrEnum):
    """What was changed in a rule."""

    DROPPED = "condition-dropped"
    """One of several conditions is left out."""
    FLIPPED = "negation-flipped"
    """A condition is denied, or no longer denied."""
    WIDENED = "phrase-widened"
    """A phrase loses a word, a period its end, words may stand in either text."""
    SWAPPED = "objective-swapped"
    """An objective becomes the next one that the rule does not lead to."""


@attrs.frozen(kw_only=True)
class Mutant:
    """A book in which one thing of one rule was changed: what, in which rule, and the book as it is then."""

    kind: MutationKind
    rule: str
    changed: Message
    book: RuleBook = attrs.field(repr=False)

    def __str__(self) -> str:
        """Say what was changed, in English."""
        return str(self.changed)


@attrs.frozen
class Example:
    """An activity with the objectives that a team wants its book to lead to, and no others."""

    activity: Activity
    objectives: ObjectiveSet = attrs.field(converter=ObjectiveSet)


class Tell(StrEnum):
    """Whether a mutant that nobody noticed can be told from the book."""

    APART = "told-apart"
    EQUIVALENT = "equivalent"
    UNKNOWN = "not-told-apart"


@attrs.frozen(kw_only=True)
class Survivor:
    """A mutant that no example notices, with an activity for which it answers otherwise than the book, if there is one.

    EQUIVALENT says that there is none, as far as what is known of activities goes; UNKNOWN that none was found.
    """

    mutant: Mutant
    tell: Tell
    activity: Activity | None = None
    objectives: ObjectiveSet = attrs.field(factory=ObjectiveSet)
    instead: ObjectiveSet = attrs.field(factory=ObjectiveSet)

    @property
    def code(self) -> str:
        """The example that would notice it, as code to paste; the objectives are those of the book as it is."""
        if self.activity is None:
            return ""
        return as_program({"example": Example(self.activity, self.objectives)})


@attrs.frozen(kw_only=True)
class Strength:
    """How many mutants of a book some examples notice, and which ones survive.

    `failing` are the examples that the book itself does not meet: they notice nothing, and are to be mended first.
    """

    noticed: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]
    failing: tuple[Example, ...] = ()

    @property
    def ratio(self) -> Ratio:
        """How many mutants are noticed, of those that are not equivalent to the book."""
        different = [one for one in self.survivors if one.tell is not Tell.EQUIVALENT]
        return Ratio(len(self.noticed), len(self.noticed) + len(different))

    def __str__(self) -> str:
        """Say it in English, with each mutant that survives."""
        return "\n".join(map(str, self.told()))

    def told(self) -> Iterator[Message]:
        """Yield it line by line, for `label` to word in either language."""
        yield Message.of(N_("mutants noticed: {count} of {of}"), count=self.ratio.count, of=self.ratio.of)
        if self.failing:
            ids = tuple(one.activity.id for one in self.failing)
            yield Message.of(N_("examples that the book itself does not meet: {ids}"), ids=ids)
        for one in self.survivors:
            yield Message.of(_TOLD[one.tell], mutant=one.mutant.changed, code=one.code)


_TOLD: Final = {
    Tell.APART: N_("not noticed: {mutant}\nthis example would notice it:\n{code}"),
    Tell.EQUIVALENT: N_("{mutant}: that changes nothing, so nothing can notice it"),
    Tell.UNKNOWN: N_("not noticed: {mutant}; no example was found that would notice it"),
}


def mutate(book: RuleBook) -> Iterator[Mutant]:
    """Yield the mutants of a book, rule by rule, each with one thing changed, see `MutationKind`.

    Conditions of somebody's own are dropped and denied as a whole, and not looked into.
    """
    check_subject(book, RuleBook)
    return _mutants(book)


def _mutants(book: RuleBook) -> Iterator[Mutant]:
    for place, rule in enumerate(book.rules):
        for kind, template, other, detail in _mutations(rule, book.lexicon):
            rules = (*book.rules[:place], other, *book.rules[place + 1 :])
            scope = ObjectiveSet(book.scope | other.objectives)
            changed = Message.of(template, rule=book.key_of(rule), detail=detail)
            yield Mutant(
                kind=kind,
                rule=book.key_of(rule),
                changed=changed,
                book=attrs.evolve(book, rules=rules, scope=scope),
            )


def _mutations(rule: Rule, lexicon: Lexicon) -> Iterator[tuple[MutationKind, str, Rule, str | Message]]:
    for kind, template, change in (
        (MutationKind.DROPPED, N_("{rule} without this being asked: {detail}"), dropped),
        (MutationKind.FLIPPED, N_("{rule} with the contrary of this: {detail}"), flipped),
        (MutationKind.WIDENED, N_("{rule} with less asked for: {detail}"), partial(widened, lexicon=lexicon)),
    ):
        for condition, what, instead in somewhere(rule.condition, change):
            detail: str | Message = asking(what)
            if kind is MutationKind.WIDENED:
                detail = Message.of("{before} → {after}", before=detail, after=asking(instead))
            yield kind, template, attrs.evolve(rule, condition=condition), detail
    for number in rule.objectives:
        other = next(
            one for one in (*range(number + 1, OBJECTIVE_COUNT + 1), *range(1, number)) if one not in rule.objectives
        )
        swapped = ObjectiveSet((rule.objectives - {number}) | {other})
        template = N_("{rule} with another objective: {detail}")
        actions = tuple(one for one in rule.actions if int(one.partition(".")[0]) != number)
        mutated = attrs.evolve(rule, objectives=swapped, actions=actions)
        yield MutationKind.SWAPPED, template, mutated, f"{number} → {other}"


def strength(
    book: RuleBook, examples: Iterable[Example | tuple[Activity, Iterable[int]]], *, background: Background = NOTHING
) -> Strength:
    """Measure how many mutants of a book some examples notice: those for which it no longer leads to what is expected.

    An example is an activity with the objectives that the book should lead to, as an `Example` or as a pair.
    """
    check_subject(book, RuleBook)
    known = tuple(map(_as_example, examples))
    leads = partial(_objectives, background=background)
    failing = tuple(one for one in known if leads(book, one.activity) != one.objectives)
    met = [one for one in known if one not in failing]
    noticed: list[Mutant] = []
    survivors: list[Survivor] = []
    for mutant in mutate(book):
        other = lean(mutant.book)
        if any(leads(other, one.activity) != one.objectives for one in met):
            noticed.append(mutant)
        else:
            survivors.append(tell_apart(mutant, book, background=background))
    return Strength(noticed=tuple(noticed), survivors=tuple(survivors), failing=failing)


def _as_example(given: Example | tuple[Activity, Iterable[int]]) -> Example:
    if isinstance(given, Example):
        return given
    if is_a(given, tuple) and len(given) == len(("activity", "objectives")):
        activity, objectives = given
        if is_a(activity, Activity) and is_a(objectives, Iterable):
            return Example(activity, ObjectiveSet(objectives))
    raise InvalidValue(
        N_("an example is an activity with the objectives that it should lead to, not {given}"), given=as_code(given)
    )


def _objectives(book: RuleBook, activity: Activity, background: Background) -> ObjectiveSet:
    return ObjectiveSet(objective for objective, _ in book.apply(activity, background).matches)


def tell_apart(mutant: Mutant, book: RuleBook, *, background: Background = NOTHING) -> Survivor:
    """Look for an activity for which a mutant leads elsewhere than the book that it is made from."""
    own = {book.key_of(rule): rule for rule in book}[mutant.rule]
    other = {mutant.book.key_of(rule): rule for rule in mutant.book}[mutant.rule]
    known, changed = lean(book), lean(mutant.book)
    sources, complete = _telling(own, other, known, background)
    for source in sources:
        if (activity := _told_by(source, known, changed, background)) is not None:
            return Survivor(
                mutant=mutant,
                tell=Tell.APART,
                activity=activity,
                objectives=_objectives(known, activity, background),
                instead=_objectives(changed, activity, background),
            )
    return Survivor(mutant=mutant, tell=Tell.EQUIVALENT if complete and not sources else Tell.UNKNOWN)


def _telling(
    own: Rule, other: Rule, book: RuleBook, background: Background
) -> tuple[list[st.SearchStrategy[Activity]], bool]:
    """Return where to look for activities that tell two rules apart, and whether there is nowhere else to look."""
    if not is_of_ours(own.condition):
        return [strategy_of(Asked.by([own, other], book.lexicon, background).drawer())], False
    sources: list[st.SearchStrategy[Activity]] = []
    complete = True
    for asked in _differing(own, other):
        try:
            sources.append(activities_matching(asked, lexicon=book, background=background))
        except Unsatisfiable:
            continue
        except TooLargeToDecide:
            complete = False
    return sources, complete


def _differing(own: Rule, other: Rule) -> tuple[Condition, ...]:
    if own.condition == other.condition:
        return (own.condition,)
    return AllOf((own.condition, Not(other.condition))), AllOf((other.condition, Not(own.condition)))


def _told_by(
    source: st.SearchStrategy[Activity], book: RuleBook, other: RuleBook, background: Background
) -> Activity | None:
    found: list[Activity] = []

    def seen(activity: Activity) -> Difference | None:
        if _objectives(book, activity, background) == _objectives(other, activity, background):
            return None
        found.append(activity)
        return Difference(Message.of(""), (("activity", activity),))

    drawn(source, seen, seconds=_SECONDS)(_TRIED)
    return min(found, key=lambda one: len(as_code(one)), default=None)


_SECONDS: Final = 0.2
"""So long an activity that tells two books apart is made smaller."""
