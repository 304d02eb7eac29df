"""What to keep of a set of alignments: by standing, degree, objective, and kind or key of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.errors import N_, UnknownName, member_named, near_matches
from gcm_alignment.evidence import Declaration, FrameworkLink, Review, RuleMatch, Standing, TextMatch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gcm_alignment.activities import Activity, ProcessId
    from gcm_alignment.alignment_sets import AlignmentSet
    from gcm_alignment.alignments import Alignment
    from gcm_alignment.evidence import Evidence

EvidenceKind: TypeAlias = type[Declaration] | type[FrameworkLink] | type[RuleMatch] | type[TextMatch] | type[Review]
"""The classes of evidence."""

PREFIXES = ("declared:", "link:", "review:", "rule:", "text:")
"""How the keys of evidence begin."""


def as_standing(given: str) -> Standing:
    """Take a standing, itself or by its name."""
    return member_named(Standing, given)


def _as_degree(given: str) -> Degree:
    return member_named(Degree, given)


def _as_evidence(given: EvidenceKind | str | None) -> EvidenceKind | str | None:
    """Refuse what no key begins with, and what is no class of evidence: nothing would ever be found."""
    kinds: tuple[EvidenceKind, ...] = (Declaration, FrameworkLink, RuleMatch, TextMatch, Review)
    if given is None or given in kinds or (isinstance(given, str) and given.startswith(PREFIXES)):
        return given
    raise UnknownName(
        N_("no evidence {given}: give a class of it, or how a key begins: {known}"),
        given=repr(given),
        known=PREFIXES,
        near=near_matches(given, PREFIXES),
    )


def _as_objectives(given: int | Iterable[int] | None) -> ObjectiveSet | None:
    if given is None:
        return None
    return ObjectiveSet([given] if isinstance(given, int) else given)


def processes_of(activity: Activity) -> set[ProcessId]:
    """Return the processes of which an activity is one, alone or jointly."""
    return {id_ for id_ in (activity.process, *activity.joint_with) if id_ is not None}


def check_process(process: str, activities: Collection[Activity]) -> None:
    """Refuse the id of a process of which none of the activities is, unless there are none."""
    known = {id_ for activity in activities for id_ in processes_of(activity)}
    if activities and process not in known:
        near = near_matches(process, known)
        raise UnknownName(N_("no activities of the process {given}; give its id"), given=repr(process), near=near)


def check_held(evidence: EvidenceKind | str | None, alignments: AlignmentSet) -> None:
    """Refuse the beginning of a key with which no key of its kind begins, unless there are none of that kind.

    A rule of a book that the set was made with may have found nothing.
    """
    if not isinstance(evidence, str) or evidence in PREFIXES:
        return
    kind, _, name = evidence.partition(":")
    keys = {one.key for alignment in alignments for one in alignment.evidence}
    of_kind = {key for key in keys if key.startswith(f"{kind}:")}
    books = {book for method in alignments.methods for book in method.book.split("+")}
    if not of_kind or any(key.startswith(evidence) for key in of_kind) or name.partition("/")[0] in books:
        return
    near = near_matches(evidence, of_kind | {key.partition("/")[0] + "/" for key in of_kind if "/" in key})
    raise UnknownName(N_("no source {given}"), given=repr(evidence), near=near)


@attrs.frozen(kw_only=True)
class Selection:
    """What an alignment is asked for; None asks nothing. `evidence` is a class of it, or how a key begins."""

    standing: Standing | None = attrs.field(default=None, converter=attrs.converters.optional(as_standing))
    degree: Degree | None = attrs.field(default=None, converter=attrs.converters.optional(_as_degree))
    objectives: ObjectiveSet | None = attrs.field(default=None, converter=_as_objectives)
    evidence: EvidenceKind | str | None = attrs.field(default=None, converter=_as_evidence)

    def keeps(self, alignment: Alignment) -> bool:
        """Tell whether an alignment is all that is asked for."""
        return (
            (self.standing is None or alignment.standing is self.standing)
            and (self.degree is None or alignment.degree is self.degree)
            and (self.objectives is None or alignment.objective in self.objectives)
            and (self.evidence is None or any(map(self._is_asked_for, alignment.evidence)))
        )

    def _is_asked_for(self, one: Evidence) -> bool:
        if isinstance(self.evidence, str):
            return one.key.startswith(self.evidence)
        return self.evidence is None or isinstance(one, self.evidence)
