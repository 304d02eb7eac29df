"""The evidence of each pair of an activity and an objective, and the alignments that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.alignments import KINDS, Alignment, Pair
from gcm_alignment.errors import InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.evidence import Evidence
from gcm_alignment.review_log import ReviewEvent, log_of
from gcm_alignment.settlement import is_dormant
from gcm_alignment.text import is_a, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from gcm_alignment.evidence import Review


Withdrawn: TypeAlias = str | Evidence | Alignment
"""What can be taken away: a source by its key, a piece of evidence, or all evidence of an alignment."""

_NONE = frozenset[Evidence]()


def key_of(source: str | Evidence | None) -> str | None:
    """Return the key of a source, given itself or by its key."""
    return source.key if isinstance(source, KINDS) else source


@attrs.frozen(eq=False, weakref_slot=False)
class Ledger:
    """Evidence by pair, never empty: dicts and frozensets, so that ledgers merge at the speed of these.

    Alignments are made, and their standings settled, when they are asked for; `_made` are those at hand, if all are.
    Pairs with nothing but reviews of sources that are gone are dormant: no alignments, until a source is there again.
    """

    by_pair: Mapping[Pair, frozenset[Evidence]]
    _made: tuple[Alignment, ...] | None = None

    @classmethod
    def of(cls, alignments: Iterable[Alignment | ReviewEvent]) -> Ledger:
        """Take alignments in any order, uniting the evidence of those of one pair; dormant reviews as events."""
        by_pair: dict[Pair, frozenset[Evidence]] = {}
        if is_a(alignments, str) or not is_a(alignments, Iterable):
            _check_alignment(alignments)
            raise InvalidValue(N_("no list: {given}; put it in [ ]"), given=shown(alignments))
        for one in alignments:
            _check_alignment(one)
            pair, evidence = one.pair, frozenset(one.evidence)
            by_pair[pair] = by_pair[pair] | evidence if pair in by_pair else evidence
        return cls(by_pair)

    @cached_property
    def alignments(self) -> tuple[Alignment, ...]:
        """The alignments by activity, then objective."""
        if self._made is not None:
            return self._made
        pairs = sorted(self.by_pair.keys() - self.dormant)
        return tuple(
            Alignment(activity=id_, objective=number, evidence=self.by_pair[id_, number]) for id_, number in pairs
        )

    @cached_property
    def dormant(self) -> frozenset[Pair]:
        """The pairs that hold nothing but reviews of sources that are gone, or taken back."""
        return frozenset(pair for pair, evidence in self.by_pair.items() if is_dormant(evidence))

    @property
    def awake(self) -> AbstractSet[Pair]:
        """The pairs of which there is an alignment."""
        return self.by_pair.keys() - self.dormant if self.dormant else self.by_pair.keys()

    @property
    def events(self) -> tuple[ReviewEvent, ...]:
        """The reviews of the dormant pairs."""
        return log_of({pair: self.by_pair[pair] for pair in self.dormant})

    def keeping(self, keeps: Callable[[Alignment], bool]) -> Ledger:
        """Keep some alignments; dormant reviews are none."""
        kept = tuple(filter(keeps, self.alignments))
        return Ledger({one.pair: self.by_pair[one.pair] for one in kept}, kept)

    def among(self, keeps: Callable[[Pair], bool]) -> Ledger:
        """Keep some pairs."""
        return Ledger({pair: evidence for pair, evidence in self.by_pair.items() if keeps(pair)})

    def where(self, keeps: Callable[[Evidence], bool]) -> Ledger:
        """Keep some evidence; a pair that is left without any vanishes."""
        return _without_empty((pair, frozenset(filter(keeps, evidence))) for pair, evidence in self.by_pair.items())

    def without(self, sources: Iterable[Withdrawn]) -> Ledger:
        """Take away evidence, given itself, by its key or as an alignment; what no pair holds raises UnknownName."""
        if not is_a(sources, Iterable):
            _check_source(sources)
        given = tuple(sources)
        whole = tuple(one for one in given if isinstance(one, Alignment))
        left = self._without_all(one for one in given if not isinstance(one, Alignment))
        for one in whole:
            if not self.by_pair.get(one.pair, _NONE).issuperset(one.evidence):
                named = f"{one.activity} / {one.objective}"
                raise UnknownName(N_("no alignments {given} in the set; unite both sets with | first"), given=named)
        return left - Ledger.of(whole)

    def _without_all(self, sources: Iterable[str | Evidence]) -> Ledger:
        gone = frozenset(sources)
        for one in gone:
            _check_source(one)
        held = frozenset[Evidence]().union(*self.by_pair.values())
        known = held | {one.key for one in held}
        for stranger in sorted(one if isinstance(one, str) else one.key for one in gone - known):
            keys = {one.key for one in held}
            raise UnknownName(N_("no source {given}"), given=repr(stranger), near=near_matches(stranger, keys))
        return self.where(lambda one: one not in gone and one.key not in gone)

    def reviewed(self, review: Review, pairs: Iterable[Pair]) -> Ledger:
        """Add a review to some of the pairs."""
        return Ledger({**self.by_pair, **{pair: self.by_pair[pair] | {review} for pair in pairs}})

    def __or__(self, other: Ledger) -> Ledger:
        """Unite the evidence pair by pair."""
        one, two = self.by_pair, other.by_pair
        united = {**one, **two}
        if len(united) < len(one) + len(two):
            for pair, evidence in one.items():
                if (theirs := two.get(pair)) is not None:
                    united[pair] = evidence | theirs
        return Ledger(united)

    def __sub__(self, other: Ledger) -> Ledger:
        """Take away the evidence that the other ledger holds of the same pair."""
        theirs = other.by_pair
        return _without_empty((pair, evidence - theirs.get(pair, _NONE)) for pair, evidence in self.by_pair.items())

    def __and__(self, other: Ledger) -> Ledger:
        """Keep the evidence that both hold of a pair."""
        theirs = other.by_pair
        return _without_empty((pair, evidence & theirs.get(pair, _NONE)) for pair, evidence in self.by_pair.items())

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same evidence."""
        return isinstance(other, Ledger) and self.by_pair == other.by_pair

    def __hash__(self) -> int:
        """Hash by the evidence of each pair."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(frozenset(self.by_pair.items()))


def _check_alignment(given: object) -> None:
    if not isinstance(given, (Alignment, ReviewEvent)):
        raise InvalidValue(N_("no alignment: {given}; give alignments, or a set of them"), given=repr(given))


def _check_source(given: object) -> None:
    if not isinstance(given, (str, *KINDS)):
        raise InvalidValue(N_("no source: {given}; give a key, evidence or an alignment"), given=repr(given))


def _without_empty(entries: Iterable[tuple[Pair, frozenset[Evidence]]]) -> Ledger:
    return Ledger({pair: evidence for pair, evidence in entries if evidence})
