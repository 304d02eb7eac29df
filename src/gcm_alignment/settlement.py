"""What a body of evidence comes to: who affirms, who denies, which review counts, and the standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.evidence import (
    Declaration,
    Evidence,
    Found,
    FrameworkLink,
    Review,
    RuleMatch,
    Standing,
    TextMatch,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

Degreed: TypeAlias = Declaration | FrameworkLink | RuleMatch
"""The kinds of evidence that may state a degree."""


@attrs.frozen(kw_only=True)
class Case:
    """A body of evidence, sorted by what it does.

    `affirmed` and `denied` are the declarations that their authority did not take back; `whole` is the review
    of the alignment that counts; `found` are the sources, each with the review that decides on it.
    """

    affirmed: tuple[Declaration, ...]
    denied: tuple[Declaration, ...]
    whole: Review | None
    found: tuple[tuple[Found, Review | None], ...]

    @classmethod
    def of(cls, evidence: tuple[Evidence, ...]) -> Case:
        """Sort a body of evidence."""
        declared = upheld([one for one in evidence if isinstance(one, Declaration)])
        reviews = [one for one in evidence if isinstance(one, Review)]
        whole = _latest(reviews, None)
        sources = [one for one in evidence if isinstance(one, (FrameworkLink, RuleMatch, TextMatch))]
        return cls(
            affirmed=tuple(one for one in declared if one.aligned),
            denied=tuple(one for one in declared if not one.aligned),
            whole=whole,
            found=tuple((one, _later(_latest(reviews, one.key), whole)) for one in sources),
        )

    @property
    def rejection(self) -> Review | None:
        """The review that rejects the alignment, if one does."""
        return self.whole if self.whole is not None and self.whole.verdict is Verdict.REJECT else None

    @property
    def acceptances(self) -> tuple[Review, ...]:
        """The reviews that accept the alignment, or a source of it that is there."""
        deciding = (self.whole, *(review for _, review in self.found))
        accepting = (one for one in deciding if one is not None and one.verdict is Verdict.ACCEPT)
        return tuple(dict.fromkeys(accepting))

    @property
    def accepted(self) -> tuple[Found, ...]:
        """The sources that a review accepts."""
        return tuple(one for one, review in self.found if review is not None and review.verdict is Verdict.ACCEPT)

    @property
    def open(self) -> tuple[Found, ...]:
        """The sources on which no review decides."""
        return tuple(one for one, review in self.found if review is None)


@attrs.frozen(weakref_slot=False)
class Settlement:
    """What a body of evidence comes to: the standing, the sources that are live, whether it is contested.

    Declarations outrank all; only the same authority withdraws one, by a later declaration of the contrary.
    A negative declaration strikes every other source, accepted or not. Of the reviews of one target the
    latest counts, a rejection first among those of one day; a revocation leaves none. A source's review or
    that of the whole alignment decides on it, whichever is later.
    """

    standing: Standing
    live: tuple[Evidence, ...]
    contested: bool

    @classmethod
    def of(cls, evidence: tuple[Evidence, ...]) -> Settlement:
        """Settle a body of evidence."""
        if len(evidence) == 1 and isinstance(evidence[0], (FrameworkLink, RuleMatch, TextMatch)):
            return cls(_inferred(evidence[0]), evidence, contested=False)  # what most alignments are
        return cls._of_case(Case.of(evidence))

    @classmethod
    def _of_case(cls, case: Case) -> Settlement:
        disputed = case.denied or case.rejection is not None
        contested = bool((case.affirmed and disputed) or (case.acceptances and case.denied))
        if case.denied:
            standing = Standing.DECLARED if case.affirmed else Standing.REJECTED
            return cls(standing, case.affirmed, contested)
        return cls(_standing(case), (*case.affirmed, *case.accepted, *case.open), contested)


def is_dormant(evidence: Collection[Evidence]) -> bool:
    """Tell whether nothing is left but reviews of sources that are gone, or taken back: nobody says anything then.

    A verdict on the whole alignment stands by itself, because its reviewer vouches for the pair and not for a source.
    """
    if not all(isinstance(one, Review) for one in evidence):
        return False
    return _latest([one for one in evidence if isinstance(one, Review)], None) is None


def _standing(case: Case) -> Standing:
    """Return the standing of what no authority denies."""
    if case.affirmed:
        return Standing.DECLARED
    if case.acceptances:
        return Standing.REVIEWED
    return max(map(_inferred, case.open), key=lambda one: one.height, default=Standing.REJECTED)


def _inferred(source: Found) -> Standing:
    infers = isinstance(source, RuleMatch) or (isinstance(source, FrameworkLink) and source.infers)
    return Standing.INFERRED if infers else Standing.SUGGESTED


def upheld(declared: Collection[Declaration]) -> list[Declaration]:
    """Leave out what the same authority surely later took back."""
    return [one for one in declared if not any(_withdraws(other, one) for other in declared)]


def _withdraws(later: Declaration, earlier: Declaration) -> bool:
    contrary = later.key == earlier.key and later.aligned != earlier.aligned
    return contrary and earlier.on.latest < later.on.earliest


def degrees_in(live: Iterable[Evidence]) -> tuple[Degreed, ...]:
    """Return the live evidence whose degree counts: not what an authority later gave another degree."""
    stating = [one for one in live if not isinstance(one, (Review, TextMatch)) and one.degree is not None]
    declared = [one for one in stating if isinstance(one, Declaration)]
    return tuple(one for one in stating if not any(_supersedes(other, one) for other in declared))


def _supersedes(later: Declaration, earlier: Degreed) -> bool:
    return isinstance(earlier, Declaration) and later.key == earlier.key and later.on.earliest > earlier.on.latest


_SAME_DAY = {Verdict.ACCEPT: 0, Verdict.REVOKE: 1, Verdict.REJECT: 2}


def _precedence(review: Review) -> tuple[date, int]:
    return review.on, _SAME_DAY[review.verdict]


def _latest(reviews: list[Review], target: str | None) -> Review | None:
    """Return the review of a target that counts; a revocation leaves none."""
    latest = max((review for review in reviews if review.of == target), key=_precedence, default=None)
    return None if latest is None or latest.verdict is Verdict.REVOKE else latest


def _later(one: Review | None, other: Review | None) -> Review | None:
    return max((review for review in (one, other) if review), key=_precedence, default=None)
