"""Conditions on words: a term of the lexicon, or a literal phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import attrs

from gcm_alignment.conditions.composable import Composable, Truth
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.readings import Reading, TextField
from gcm_alignment.text import strings

if TYPE_CHECKING:
    from gcm_alignment.evidence import Quote

FIELDS: Final[tuple[TextField, ...]] = get_args(TextField)


def _check_field(_owner: object, _attribute: object, field: TextField | None) -> None:
    if field is not None and field not in FIELDS:
        raise InvalidValue(N_("no text {given}: an activity has {known}"), given=repr(field), known=FIELDS)


@attrs.frozen
class Mentions(Composable):
    """The activity's texts, or one of them, speak of a term; unknown where it has no form in their languages."""

    term: str
    field: TextField | None = attrs.field(default=None, validator=_check_field)

    def truth(self, reading: Reading) -> Truth:
        """Look for the term in the texts."""
        if self.quotes(reading):
            return True
        # Text is closed-world: where there is none, it speaks of nothing; each text is read in what languages it has.
        texts = filter(None, map(reading.languages_of, FIELDS if self.field is None else (self.field,)))
        heard = [any(reading.lexicon.speaks(self.term, language) for language in languages) for languages in texts]
        return False if all(heard) else None

    def quotes(self, reading: Reading) -> tuple[Quote, ...]:
        """Return the places where it stands."""
        return reading.quotes_of(self.term, self.field)


@attrs.frozen
class Says(Composable):
    """The activity's texts hold a literal phrase, in the notation of terms: `transfer(s)`, `{a|b}`.

    A phrase has its forms in each language; where it has none in a text's language, the answer is unknown.
    """

    en: tuple[str, ...] = attrs.field(default=(), converter=strings)
    fr: tuple[str, ...] = attrs.field(default=(), converter=strings)
    field: TextField | None = attrs.field(default=None, validator=_check_field)

    def __attrs_post_init__(self) -> None:
        """Refuse a phrase without words, and what is no form of a term."""
        if not self.en and not self.fr:
            raise InvalidValue(N_("a phrase needs words in English or in French"))
        self.as_term()

    @property
    def term(self) -> str:
        """The id of the phrase among the terms of a lexicon, which are named by one word each."""
        return f"says {self.en!r} {self.fr!r}"

    def as_term(self) -> Term:
        """Return the phrase as a term, so that it is found together with all others."""
        return Term(id=self.term, en=self.en, fr=self.fr)

    def truth(self, reading: Reading) -> Truth:
        """Look for the phrase in the texts."""
        return Mentions(self.term, self.field).truth(self._read_by(reading))

    def quotes(self, reading: Reading) -> tuple[Quote, ...]:
        """Return the places where it stands."""
        return self._read_by(reading).quotes_of(self.term, self.field)

    def _read_by(self, reading: Reading) -> Reading:
        """Read by the phrase itself, where the lexicon of the reading does not hold it."""
        if self.term in reading.lexicon:
            return reading
        return attrs.evolve(reading, lexicon=Lexicon([self.as_term()]))
