"""The Global Compact: its 23 objectives, their actions, the guiding principles and the groupings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set as AbstractSet
from enum import StrEnum
from functools import cached_property
from operator import index
from typing import TYPE_CHECKING, Final, SupportsIndex

import attrs

from gcm_alignment.errors import InvalidValue, N_, UnknownName, UnknownObjective, near_matches
from gcm_alignment.milestones import Milestone
from gcm_alignment.principles import GuidingPrinciple
from gcm_alignment.sources import Source
from gcm_alignment.text import BilingualText, Text, strip_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

OBJECTIVE_COUNT: Final = 23
_FULL = (1 << OBJECTIVE_COUNT) - 1
_WRITTEN = re.compile(
    r"\(?(?:(?:gcm|pmm|mcg)[\s:,-]*)?\s*(?:objectives?|objectifs?|objetivos?|obj\.?)?\s*(?:n[o°º.]*\s*)?(\d{1,3})"
    r"(?:\s*\(?([a-z])\)|\.?([a-z]))?\)?(?:\s+(?:of the gcm|du pmm|of the global compact|du pacte mondial))?",
)


def objective_number(given: object) -> int:
    """Return the number of an objective, or of the objective that a number names; booleans name none.

    >>> objective_number(9)
    9
    """
    number = getattr(given, "number", given)
    # The integers of array libraries count too: whatever may index a list, save booleans.
    if type(number) is not int and isinstance(number, SupportsIndex) and not isinstance(number, bool):
        number = index(number)
    if type(number) is int and 1 <= number <= OBJECTIVE_COUNT:
        return number
    raise UnknownObjective(N_("no objective {given}: the Compact numbers them 1 to 23"), given=repr(number))


class ObjectiveSet(AbstractSet[int]):
    """An immutable, ordered set of objective numbers, equal to the frozenset of the same numbers.

    >>> ObjectiveSet([20, 9]) | {10}
    ObjectiveSet({9, 10, 20})
    """

    __slots__ = ("_mask",)
    _mask: int

    def __init__(self, numbers: Iterable[int | Objective] = ()) -> None:
        """Take numbers or objectives, in any order; a number outside 1 to 23 raises UnknownObjective."""
        if not hasattr(numbers, "__iter__"):
            raise InvalidValue(N_("expected a list of objectives, found {given}; put it in [ ]"), given=repr(numbers))
        mask = 0
        for number in numbers:
            mask |= 1 << (objective_number(number) - 1)
        object.__setattr__(self, "_mask", mask)

    @classmethod
    def full(cls) -> ObjectiveSet:
        """Return the set of all 23."""
        return cls._from_mask(_FULL)

    @classmethod
    def _from_mask(cls, mask: int) -> ObjectiveSet:
        made = cls.__new__(cls)
        object.__setattr__(made, "_mask", mask)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: the set is immutable."""
        message = f"ObjectiveSet is immutable: {name} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        """Refuse: the set is immutable."""
        message = f"ObjectiveSet is immutable: {name} cannot be deleted"
        raise AttributeError(message)

    def __contains__(self, item: object) -> bool:
        """Tell whether the set holds this number or objective."""
        number = getattr(item, "number", item)
        if not isinstance(number, int) or not 1 <= number <= OBJECTIVE_COUNT:
            return False
        return bool(self._mask >> (number - 1) & 1)

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers in ascending order."""
        left = self._mask
        while left:
            lowest = left & -left
            yield lowest.bit_length()
            left ^= lowest

    def __len__(self) -> int:
        """Count the numbers."""
        return self._mask.bit_count()

    def __hash__(self) -> int:
        """Agree with frozenset, so that both find each other in dicts."""
        return self._hash()

    def __eq__(self, other: object) -> bool:
        """Agree with frozenset: the same numbers are the same set."""
        if isinstance(other, ObjectiveSet):
            return self._mask == other._mask
        return super().__eq__(other)

    def __invert__(self) -> ObjectiveSet:
        """Return the objectives of the 23 that are not in the set."""
        return self._from_mask(_FULL ^ self._mask)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the numbers."""
        return ObjectiveSet, (tuple(self),)

    def __repr__(self) -> str:
        """Write it as code that makes it again."""
        return f"ObjectiveSet({{{', '.join(map(str, self))}}})" if self else "ObjectiveSet()"


def _check_number(_owner: object, _attribute: object, number: int) -> None:
    objective_number(number)


class Degree(StrEnum):
    """How much an activity or an item of a plan is about an objective, in the words of the OECD's policy markers."""

    PRINCIPAL = "principal"
    SIGNIFICANT = "significant"


@attrs.frozen(kw_only=True)
class Action:
    """A lettered sub-paragraph under an objective; the label is this project's own short tag."""

    objective: int = attrs.field(validator=_check_number)
    letter: str
    label: BilingualText
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)

    @property
    def id(self) -> str:
        """The id, such as `gcm:9.a`."""
        return f"gcm:{self.objective}.{self.letter}"


@attrs.frozen(kw_only=True, cache_hash=True)
class Objective:
    """One of the 23 objectives: number, paragraph of A/RES/73/195, official titles, actions.

    `sdg_targets` are indicative links of the UN Network's guide, None where it names no countable target;
    `unverified` names the fields that were not seen in a source.
    """

    number: int = attrs.field(validator=_check_number)
    paragraph: int
    title: BilingualText
    short_name: BilingualText = attrs.field(repr=False)
    actions: tuple[Action, ...] = attrs.field(repr=False)
    sources: tuple[Source, ...] = attrs.field(repr=False)
    sdg_targets: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    unverified: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    note: str | None = attrs.field(default=None, repr=False)

    @property
    def id(self) -> str:
        """The id, such as `gcm:9`."""
        return f"gcm:{self.number}"

    @cached_property
    def _voices(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of its titles and short names, and those of its actions' labels, folded."""
        titles = (self.title, self.short_name)
        labels = tuple(action.label for action in self.actions)
        return _words_of(titles), _words_of(labels)

    def rank(self, query: Sequence[str]) -> int | None:
        """Tell where the query's words stand: 0 in the titles, 1 in the actions too, None nowhere."""
        titles, labels = self._voices
        if all(_begins(word, titles) for word in query):
            return 0
        return 1 if all(_begins(word, titles + labels) for word in query) else None


@attrs.frozen(kw_only=True)
class Group:
    """Some objectives that a grouping puts together; a title that is our wording says so."""

    id: str
    title: Text
    objectives: ObjectiveSet
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True)
class Grouping:
    """An indicative grouping of the objectives, such as the round tables of the IMRF in 2022."""

    id: str
    title: BilingualText
    basis: str
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    note: str | None = None

    def group_of(self, number: int) -> Group | None:
        """Return the group that holds an objective, or None when no group does."""
        return next((group for group in self.groups if number in group.objectives), None)


@attrs.frozen(kw_only=True)
class Compact:
    """The Global Compact (A/RES/73/195): iterate over its 23 objectives, take one by its number.

    >>> import gcm_alignment as gcm
    >>> gcm.load_compact()[7].title.fr
    'S’attaquer aux facteurs de vulnérabilité liés aux migrations et les réduire'
    """

    symbol: str
    title: BilingualText
    abbreviation: BilingualText
    objectives: tuple[Objective, ...]
    principles: tuple[GuidingPrinciple, ...]
    groupings: tuple[Grouping, ...]
    sources: tuple[Source, ...]
    review_cycle: tuple[Milestone, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a Compact that does not number its objectives 1 to 23."""
        if [objective.number for objective in self.objectives] != list(range(1, OBJECTIVE_COUNT + 1)):
            raise InvalidValue(N_("the Compact has the objectives 1 to 23, in order"))

    def __getitem__(self, number: int) -> Objective:
        """Return the objective of this number, 1 to 23; there is no 0, no negative number and no slice."""
        return self.objectives[objective_number(number) - 1]

    def __iter__(self) -> Iterator[Objective]:
        """Yield the objectives 1 to 23."""
        return iter(self.objectives)

    def __len__(self) -> int:
        """Count the objectives: 23."""
        return len(self.objectives)

    def __contains__(self, item: object) -> bool:
        """Tell whether this is one of the objectives, or the number of one; booleans number none."""
        return not isinstance(item, bool) and item in ObjectiveSet.full()

    def __reversed__(self) -> Iterator[Objective]:
        """Yield the objectives 23 to 1; without this, Python would count down to an objective 0."""
        return reversed(self.objectives)

    def __hash__(self) -> int:
        """Hash by the symbol: one Compact is one document."""
        return hash(self.symbol)

    def objective(self, written: str | int) -> Objective:
        """Return the objective that a written form names: 9, "Objectif 9", "GCM 9(a)", "PMM 9", "gcm:9".

        Unknown forms raise UnknownObjective with near matches, and a letter that the objective has not UnknownName.
        """
        if isinstance(written, int):
            return self[written]
        number, letter = self._parse(written)
        return self[number if letter is None else self.action(written).objective]

    def action(self, written: str) -> Action:
        """Return the action that a written form names: "9.a", "9(a)", "GCM 9(a)", "gcm:9.a"."""
        number, letter = self._parse(written)
        for action in self[number].actions:
            if action.letter == letter:
                return action
        known = tuple(action.id.removeprefix("gcm:") for action in self[number].actions)
        raise UnknownName(
            N_("no action {given}: objective {number} has {known}"), given=repr(written), number=number, known=known
        )

    def grouping(self, id: str) -> Grouping:  # noqa: A002 - ids are called ids everywhere
        """Return a grouping by its id, such as "imrf-2022"."""
        by_id = {grouping.id: grouping for grouping in self.groupings}
        if id in by_id:
            return by_id[id]
        raise UnknownName(N_("no grouping {given}: there are {known}"), given=repr(id), known=tuple(by_id))

    def search(self, words: str) -> tuple[Objective, ...]:
        """Find objectives by words of their titles, short names and action labels, in any language.

        Accents and case do not matter, a word may be the beginning of one; titles come first.
        """
        query = _fold(words)
        ranked = [(objective.rank(query), objective) for objective in self if query]
        return tuple(objective for wanted in (0, 1) for rank, objective in ranked if rank == wanted)

    def _parse(self, written: str) -> tuple[int, str | None]:
        found = _WRITTEN.fullmatch(" ".join(written.casefold().replace("\xa0", " ").split()))
        if found:
            return objective_number(int(found[1])), found[2] or found[3]
        by_name = {
            name: objective.number
            for objective in self
            for name in (objective.short_name.en, objective.short_name.fr, objective.short_name.es or "")
        }
        folded = {_fold(name): number for name, number in by_name.items()}
        if _fold(written) in folded:
            return folded[_fold(written)], None
        near = [f"{by_name[name]} ({name})" for name in near_matches(written, by_name)]
        near = near or [f"{found.number} ({found.short_name.en})" for found in self.search(written)[:3]]
        raise UnknownObjective(
            N_("no objective {given}: write its number, 1 to 23, or a form such as GCM 9(a)"),
            given=repr(written),
            near=tuple(near),
        )


def _fold(words: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", strip_accents(words).casefold()))


def _words_of(texts: Iterable[BilingualText]) -> tuple[str, ...]:
    return _fold(" ".join(" ".join((text.en, text.fr, text.es or "")) for text in texts))


def _begins(word: str, words: Iterable[str]) -> bool:
    return any(known.startswith(word) for known in words)
