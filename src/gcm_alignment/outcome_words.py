"""Outcomes in words: the tree of what a rule asked, what held, and the words with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import attrs

from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    AudienceIs,
    CountryIs,
    During,
    HostIs,
    KindIs,
    MemberIs,
    Mentions,
    Not,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
    is_own,
    leaves_of,
)
from gcm_alignment.errors import Message, N_
from gcm_alignment.lexicon import expand
from gcm_alignment.places import city_name, country_name, country_note
from gcm_alignment.translation import Translator
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from gcm_alignment.conditions import Condition, Leaf, Truth
    from gcm_alignment.evidence import Quote
    from gcm_alignment.lexicon import Term
    from gcm_alignment.outcomes import Outcome
    from gcm_alignment.readings import TextField

_TRUTHS: dict[Truth, str] = {True: N_("yes"), False: N_("no"), None: N_("unknown")}
_IN: dict[TextField | None, str] = {
    None: N_("the texts speak of {what}"),
    "title": N_("the title speaks of {what}"),
    "description": N_("the description speaks of {what}"),
}
_PLACES = {"title": N_("title"), "description": N_("description")}


@attrs.frozen
class OutcomeWords:
    """Words outcomes and conditions in one language."""

    words: Translator

    def tree(self, outcome: Outcome) -> str:
        """Write an outcome and its parts, a line each, indented under what they are parts of; then notes on names."""
        return "\n".join((*self._lines(outcome, 0), *self.notes((outcome.condition,))))

    def notes(self, conditions: Iterable[Condition]) -> Iterator[str]:
        """Yield the notes that belong to the names of countries in conditions, each once: what an asterisk says."""
        leaves = [leaf for condition in conditions for leaf in leaves_of(condition)]
        named = [leaf.countries for leaf in leaves if isinstance(leaf, (CountryIs, HostIs, MemberIs))]
        for code in sorted({code for countries in named for code in countries}):
            if (note := country_note(code, self.words.language)) is not None:
                yield self.words.text(N_("* {note}"), note=note)

    def _lines(self, outcome: Outcome, depth: int) -> Iterator[str]:
        indent = "   " * depth
        said = self.words.text(
            N_("{truth}: {asked}"),
            truth=Message.of(_TRUTHS[outcome.truth]),
            asked=self.asked(outcome.condition, outcome.term),
        )
        yield f"{indent}{said}"
        yield from (f"{indent}   {self.found(quote)}" for quote in outcome.found)
        for part in outcome.parts:
            yield from self._lines(part, depth + 1)

    def found(self, quote: Quote) -> str:
        """Say where words stand: in which text, in which language, from which character up to which."""
        return self.words.text(
            N_("{words} ({field}, {language}, characters {start} to {stop})"),
            words=self.words.quoted(" ".join(quote.words.split())),
            field=Message.of(_PLACES[quote.field]),
            language=quote.language,
            start=quote.start + 1,
            stop=quote.stop,
        )

    def asked(self, condition: Condition, term: Term | None = None) -> str:
        """Say what a condition asks for, in one line; what it combines is said by its parts."""
        match condition:
            case AllOf():
                return self.words.text(N_("all of this holds"))
            case AnyOf():
                return self.words.text(N_("one of this holds"))
            case Not():
                return self.words.text(N_("this does not hold"))
            case _ if is_own(condition):
                return repr(condition)  # its author has no other words for it
            case _:
                return self._asked(condition, term)

    def _asked(self, leaf: Leaf, term: Term | None) -> str:  # noqa: PLR0911 - one arm for each kind of condition
        match leaf:
            case Mentions() | Says():
                return self.words.text(_IN[leaf.field], what=self._named_term(leaf, term))
            case KindIs(kinds):
                return self.words.text(N_("the kind is {values}"), values=self._named(kinds))
            case ThemeIs(themes):
                return self.words.text(N_("the theme is {values}"), values=self._named(themes))
            case AudienceIs(audiences):
                return self.words.text(N_("the audience is {values}"), values=self._named(audiences))
            case PrincipleIs(letters):
                return self.words.text(N_("the guiding principle is {values}"), values=self._one_of(letters))
            case ProcessIs(processes):
                return self.words.text(N_("the process is {values}"), values=self._one_of(processes))
            case Under(item):
                return self.words.text(N_("the item of the plan is {item}, or one under it"), item=item)
            case _:
                return self._whereabouts(leaf)

    def _whereabouts(self, leaf: During | PlaceIs | CountryIs | HostIs | MemberIs) -> str:
        match leaf:
            case During(period):
                return self.words.text(N_("the time is {period}"), period=self.words.period(period))
            case PlaceIs(places):
                names = (city_name(place, self.words.language) for place in places)
                return self.words.text(N_("the place is {values}"), values=self._one_of(names))
            case CountryIs(countries):
                return self.words.text(N_("the country is {values}"), values=self._countries(countries))
            case HostIs(countries):
                return self.words.text(N_("the host is {values}"), values=self._countries(countries))
            case MemberIs(countries):
                return self.words.text(N_("the process has {values} take part"), values=self._countries(countries))
            case _:
                assert_never(leaf)

    def _named_term(self, leaf: Mentions | Says, term: Term | None) -> str:
        """Name a term by its first form in the reader's language, with its id behind it; a phrase by its forms."""
        if isinstance(leaf, Says):
            own, other = (leaf.fr, leaf.en) if self.words.language == "fr" else (leaf.en, leaf.fr)
            return self._one_of(self.words.quoted(expand(form)[0]) for form in own or other)
        forms = () if term is None else term.forms(self.words.language) or term.en or term.fr
        if not forms:
            return self.words.quoted(leaf.term)
        return self.words.text(N_("{words} ({id})"), words=self.words.quoted(expand(forms[0])[0]), id=leaf.term)

    def _named(self, values: Iterable[StrEnum]) -> str:
        return self._one_of(self.words.text(word_of(value)) for value in values)

    def _countries(self, codes: Iterable[str]) -> str:
        return self._one_of(country_name(code, self.words.language) for code in codes)

    def _one_of(self, values: Iterable[str]) -> str:
        """Write a list of which one is enough: `a, b or c`."""
        return self.words.alternatives(values)
