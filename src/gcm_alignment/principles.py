"""The ten guiding principles of the Compact, A/RES/73/195, paragraph 15."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.sources import Source
from gcm_alignment.text import BilingualText

if TYPE_CHECKING:
    from collections.abc import Iterable

PRINCIPLE_LETTERS: Final = "abcdefghij"
"""The letters of the ten guiding principles, A/RES/73/195, § 15."""


def check_principles(letters: Iterable[str]) -> None:
    """Refuse letters that name none of the ten guiding principles."""
    if unknown := tuple(letter for letter in letters if len(letter) != 1 or letter not in PRINCIPLE_LETTERS):
        raise InvalidValue(
            N_("no guiding principle {given}: their letters are a to j"), given=", ".join(map(repr, unknown))
        )


@attrs.frozen(kw_only=True)
class GuidingPrinciple:
    """One of the ten guiding principles of paragraph 15; activities may carry them, they have no gaps."""

    letter: str
    title: BilingualText
    sources: tuple[Source, ...]

    @property
    def id(self) -> str:
        """The id, such as `gcm:principle-a`."""
        return f"gcm:principle-{self.letter}"
