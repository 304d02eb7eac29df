"""What a conjunction demands of the texts of an activity: terms that are mentioned, and terms that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.analysis.containment import Wordings
from gcm_alignment.conditions import Mentions, Says
from gcm_alignment.conditions.words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.analysis.containment import Wording
    from gcm_alignment.analysis.normal_form import Literal
    from gcm_alignment.readings import TextField


@attrs.frozen
class Speech:
    """The terms and phrases of which the texts are to speak, and those of which they are not to."""

    asked: tuple[Mentions | Says, ...]
    denied: tuple[Mentions | Says, ...]
    wordings: Wordings

    @classmethod
    def of(cls, literals: Iterable[Literal], wordings: Wordings) -> Speech:
        """Gather what literals ask of the texts."""
        said = [(one.holds, one.leaf) for one in literals if isinstance(one.leaf, (Mentions, Says))]
        asked, denied = (tuple(leaf for holds, leaf in said if holds is wanted) for wanted in (True, False))
        return cls(asked, denied, wordings)

    @property
    def impossible(self) -> bool:
        """Whether no texts can meet it: what is asked for speaks of what is denied, or has no form at all."""
        return any(map(self.contradicts, self.asked)) or any(map(self._cannot_be_missed, self.denied))

    def contradicts(self, leaf: Mentions | Says) -> bool:
        """Tell whether no text can mention something without mentioning what is denied."""
        return not any(True for _ in self.wordings_for(leaf))

    def wordings_for(self, leaf: Mentions | Says) -> Iterator[tuple[TextField, Wording]]:
        """Yield the forms that mention something and do not surely mention what is denied, with their places."""
        for field in places_of(leaf):
            denied = self.denied_in(field)
            for wording in self.wordings.of(leaf.term):
                if not wording.surely & denied:
                    yield field, wording

    def denied_in(self, field: TextField) -> frozenset[str]:
        """Return the terms of which one text is not to speak."""
        return frozenset(leaf.term for leaf in self.denied if field in places_of(leaf))

    def _cannot_be_missed(self, leaf: Mentions | Says) -> bool:
        """Tell whether a text never surely lacks a term: it has a form in no language, and there is always a title."""
        return "title" in places_of(leaf) and not self.wordings.languages(leaf.term)

    def implies(self, leaf: Mentions | Says, *, holds: bool) -> bool:
        """Tell whether texts that meet this also surely mention something, or surely do not."""
        return self._mentions(leaf) if holds else self._tells_of(leaf) and self.contradicts(leaf)

    def _mentions(self, leaf: Mentions | Says) -> bool:
        also_denied = attrs.evolve(self, denied=(*self.denied, leaf))
        return any(map(also_denied.contradicts, self.asked))

    def _tells_of(self, leaf: Mentions | Says) -> bool:
        """Tell whether the texts are surely in a language in which they can tell that a term is not mentioned."""
        languages = self.wordings.languages(leaf.term)
        return any(
            one.field == leaf.field and self.wordings.languages(one.term) <= languages for one in self.denied
        ) or any(
            leaf.field in {None, one.field} and self.wordings.languages(one.term) <= languages for one in self.asked
        )


def places_of(leaf: Mentions | Says) -> tuple[TextField, ...]:
    """Return the texts in which it may stand."""
    return FIELDS if leaf.field is None else (leaf.field,)
