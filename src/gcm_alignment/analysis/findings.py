"""What an analysis finds: rules that never hold, that others make needless, and that contradict each other."""

from __future__ import annotations

import attrs

from gcm_alignment.activities import Activity
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import Condition


@attrs.frozen
class DeadRule:
    """A rule that no activity can meet.

    `contradictions` are the proof: in each way in which the rule could hold, it asks for some of these together,
    and of those none can be left out.
    """

    rule: str
    contradictions: tuple[tuple[Condition, ...], ...]


@attrs.frozen
class ShadowedRule:
    """A rule that adds nothing: wherever it holds, so do these, and each leads to as much at least."""

    rule: str
    by: tuple[str, ...]


@attrs.frozen(kw_only=True)
class OpposedRules:
    """Two rules that hold together and call one objective principal here, significant there; with an example."""

    principal: str
    significant: str
    objectives: ObjectiveSet
    example: Activity
