"""What the team wants its rules to find, and what not: activities with the objectives that they should lead to."""

import gcm_alignment as gcm


def activity(name: str, period: str | None = None, kind: str | None = None, **title: str) -> gcm.Activity:
    """Make a fictional activity."""
    return gcm.Activity(
        id=gcm.ActivityId(f"lighthouse:{name}"),
        title=gcm.Text.of(**title),
        kind=None if kind is None else gcm.Kind(kind),
        occasions=[] if period is None else [gcm.Occasion(period=gcm.Period.parse(period))],
    )


FIRST_EXAMPLES = [
    (activity("contracts", en="Seminar on contracts of seafarers"), [6]),
    (activity("rescue", fr="Exercice de recherche et de sauvetage"), [8]),
    (activity("money", en="Remittances of seafarers"), [20]),
    (activity("banks", en="Remittances and transfers between banks"), []),
    (activity("visas", en="Port visas: a first review"), [5]),
    (activity("follow-up", "2020-03", "workshop", en="What comes next"), [23]),
]

MORE_EXAMPLES = [
    (activity("seminar", "2020-03", "seminar", en="What comes next"), []),
    (activity("afterwards", "2023-05", "workshop", en="What came of it"), [23]),
    (activity("long-before", "2018-05", "workshop", en="What may come"), []),
]
"""What the team added when it had read which mutants survived."""
