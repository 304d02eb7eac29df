"""Which pairs a review is given of: those that hold what it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.errors import N_, UnknownName, near_matches
from gcm_alignment.evidence import Review, Verdict

if TYPE_CHECKING:
    from gcm_alignment.alignments import Pair
    from gcm_alignment.ledgers import Ledger


def pairs_for(review: Review, ledger: Ledger, only: Ledger | None) -> set[Pair]:
    """Return the pairs to add a review to, among those of `only`; where nothing is to be reviewed, UnknownName says so.

    A verdict is given of the alignments that hold the source, a revocation of the pairs that hold such a review,
    dormant ones too.
    """
    if review.verdict is Verdict.REVOKE and only is None:
        return _with_review_of(review.of, ledger, set(ledger.by_pair))
    chosen = _chosen(ledger, only)
    if review.verdict is Verdict.REVOKE:
        return _with_review_of(review.of, ledger, chosen)
    return chosen if review.of is None else _bearing(review.of, ledger, chosen)


def _chosen(ledger: Ledger, only: Ledger | None) -> set[Pair]:
    if only is None:
        return set(ledger.awake)
    if strangers := sorted(only.awake - ledger.awake):
        named = ", ".join(f"{activity} / {objective}" for activity, objective in strangers)
        raise UnknownName(N_("no alignments {given} in the set; unite both sets with | first"), given=named)
    return set(only.awake)


def _bearing(key: str, ledger: Ledger, pairs: set[Pair]) -> set[Pair]:
    bearing = {pair for pair in pairs if any(one.key == key for one in ledger.by_pair[pair])}
    if bearing:
        return bearing
    keys = {one.key for pair in pairs for one in ledger.by_pair[pair]}
    raise UnknownName(N_("no source {given}"), given=repr(key), near=near_matches(key, keys))


def _with_review_of(target: str | None, ledger: Ledger, pairs: set[Pair]) -> set[Pair]:
    reviewed = {pair for pair in pairs for one in ledger.by_pair[pair] if isinstance(one, Review) and one.of == target}
    if reviewed:
        return reviewed
    if target is None:
        raise UnknownName(N_("no review of whole alignments that could be revoked"), given="*")
    raise UnknownName(N_("no review of {given} that could be revoked"), given=repr(target))
