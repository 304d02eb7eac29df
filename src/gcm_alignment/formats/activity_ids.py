"""Ids for activities that came without: date, place and characteristic words of the title."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.formats.folding import Folded, word_set
from gcm_alignment.formats.printed_kinds import without_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS: Final = 4
_SHORT: Final = 2
_WORD = re.compile(r"[a-z0-9]+")
_STOP = word_set(
    """
    the and for with from into onto between against among their its this that these those his her our your are was
    were been will would can has have had not all any more most other others such than through during under over
    about towards regarding including context framework field process processus rabat global new technical thematic
    regional national international final draft virtual online labelled high level joint senior officials les des
    une aux sur dans par pour avec sans sous vers entre contre chez leur leurs ses son ces cet cette que qui dont
    est sont ont ete etre plus lors ainsi que afin cadre domaine matiere titre technique thematique regional
    regionale national nationale final finale virtuel virtuelle ligne labellisee haut hauts niveau fonctionnaires
    """
)


def title_slug(title: str, words: int) -> list[str]:
    """Return the first characteristic words of a title, in ASCII.

    >>> title_slug("Atelier technique sur les transferts de fonds des diasporas", 3)
    ['transferts', 'fonds', 'diasporas']
    """
    found = _WORD.findall(without_kinds(Folded.of(title).folded))
    telling = dict.fromkeys(word for word in found if len(word) > _SHORT and word not in _STOP)
    return list(telling)[:words]


@attrs.frozen(kw_only=True)
class Unnamed:
    """An activity that waits for its id, with its title, or else its whole line, and the text that it was read from."""

    activity: Activity
    title: str
    printed: str
    titled: bool = True

    @property
    def slug(self) -> str:
        """Date, first place and title as one slug: the same for the same activity, wherever it stands in a list."""
        start = self.activity.period and (self.activity.period.start or self.activity.period.end)
        place = _WORD.findall(Folded.of(self.activity.venues[0].name).folded)[:2] if self.activity.venues else []
        kind = self.activity.kind
        words = (title_slug(self.title, _WORDS - bool(place)) if self.titled else []) or ([kind.value] if kind else [])
        return "-".join([*([str(start)] if start else []), *place, *words]) or "untitled"

    @property
    def digest(self) -> str:
        """A short hash of the printed text."""
        return hashlib.sha256(self.printed.encode()).hexdigest()[:6]


def with_ids(unnamed: Sequence[Unnamed]) -> tuple[Activity, ...]:
    """Give each activity its id with the prefix `list`; those that would share one get a hash of their printed text."""
    shared = Counter(one.slug for one in unnamed)
    seen: Counter[str] = Counter()
    named: list[Activity] = []
    for one in unnamed:
        local = f"{one.slug}-{one.digest}" if shared[one.slug] > 1 else one.slug
        seen[local] += 1
        repeated = f"-{seen[local]}" if seen[local] > 1 else ""
        named.append(attrs.evolve(one.activity, id=ActivityId(f"list:{local}{repeated}")))
    return tuple(named)
