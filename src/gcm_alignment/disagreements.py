"""Where sources disagree on an activity and an objective, with the evidence of both sides."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import ActivityId
from gcm_alignment.compact import Degree, objective_number
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import Evidence
from gcm_alignment.settlement import Case, Degreed, degrees_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.alignments import Alignment


class DisagreementKind(StrEnum):
    """About what sources disagree."""

    DECLARED_BUT_REJECTED = "declared-but-rejected"
    DENIED_BUT_ACCEPTED = "denied-but-accepted"
    DECLARATIONS = "declarations"
    DEGREES = "degrees"


@attrs.frozen(kw_only=True)
class Disagreement:
    """Two sides of one pair: `one` affirms, or says PRINCIPAL; `other` denies or rejects, or says SIGNIFICANT."""

    activity: ActivityId
    objective: int = attrs.field(converter=objective_number)
    kind: DisagreementKind
    one: tuple[Evidence, ...]
    other: tuple[Evidence, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse a disagreement with nobody on one of its sides."""
        if not (self.one and self.other):
            raise InvalidValue(N_("a disagreement has two sides: {activity}"), activity=self.activity)


def disagreements_on(alignment: Alignment) -> tuple[Disagreement, ...]:
    """Return where the evidence of an alignment disagrees; it is contested where this is about more than degrees."""
    return tuple(
        Disagreement(activity=alignment.activity, objective=alignment.objective, kind=kind, one=one, other=other)
        for kind, one, other in _sides(alignment)
        if one and other
    )


def _sides(alignment: Alignment) -> Iterator[tuple[DisagreementKind, tuple[Evidence, ...], tuple[Evidence, ...]]]:
    """Yield what may stand on both sides of each kind of disagreement; a side may be empty."""
    case = Case.of(alignment.evidence)
    rejection = () if case.rejection is None else (case.rejection,)
    yield DisagreementKind.DECLARED_BUT_REJECTED, case.affirmed, rejection
    yield DisagreementKind.DENIED_BUT_ACCEPTED, case.acceptances, case.denied
    yield DisagreementKind.DECLARATIONS, case.affirmed, case.denied
    stated = degrees_in(alignment.live)
    principal, significant = (
        tuple(one for one in stated if one.degree is degree) for degree in (Degree.PRINCIPAL, Degree.SIGNIFICANT)
    )
    yield DisagreementKind.DEGREES, _against(significant, principal), _against(principal, significant)


def _against(others: tuple[Degreed, ...], side: tuple[Degreed, ...]) -> tuple[Degreed, ...]:
    """Keep what another source contradicts: two editions of one source are no two voices."""
    return tuple(one for one in side if any(other.key != one.key for other in others))
