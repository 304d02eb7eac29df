"""Conditions in words: what is asked for, as its author wrote it, and why some of it cannot go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.analysis.demands import field_of, listed_values
from gcm_alignment.conditions import (
    AudienceIs,
    Condition,
    CountryIs,
    During,
    HostIs,
    KindIs,
    Leaf,
    MemberIs,
    Mentions,
    Not,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
    leaves_of,
)
from gcm_alignment.errors import Message, N_
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from gcm_alignment.readings import TextField

_TERM: dict[TextField | None, str] = {
    None: N_("the term {words}"),
    "title": N_("the term {words} in the title"),
    "description": N_("the term {words} in the description"),
}
_PHRASE: dict[TextField | None, str] = {
    None: N_("the words {words}"),
    "title": N_("the words {words} in the title"),
    "description": N_("the words {words} in the description"),
}
_FIELD: dict[type[Leaf], str] = {
    KindIs: N_("kind: {values}"),
    ThemeIs: N_("theme: {values}"),
    AudienceIs: N_("audience: {values}"),
    PrincipleIs: N_("guiding principle: {values}"),
    ProcessIs: N_("process: {values}"),
    PlaceIs: N_("place: {values}"),
    CountryIs: N_("country: {values}"),
    HostIs: N_("host: {values}"),
    MemberIs: N_("member State: {values}"),
}
_BELONGING: frozenset[type[Leaf]] = frozenset({ProcessIs, MemberIs, During})


@attrs.frozen
class Demands:
    """Words demands, and the reasons why no activity can meet them."""

    words: Translator

    def clash(self, demands: tuple[Condition, ...]) -> str:
        """Say that demands exclude each other, and why."""
        template = N_("{demands} ({why})") if len(demands) == 1 else N_("{demands} exclude each other ({why})")
        return self.words.text(template, demands=tuple(map(self.demand, demands)), why=Message.of(_why(demands)))

    def demand(self, condition: Condition) -> str:
        """Word a single demand."""
        (leaf,) = leaves_of(condition)
        asked = self._asked(leaf)
        return self.words.text(N_("not: {asked}"), asked=asked) if isinstance(condition, Not) else asked

    def _asked(self, leaf: Leaf) -> str:
        match leaf:
            case Mentions():
                return self.words.text(_TERM[leaf.field], words=self.words.quoted(leaf.term))
            case Says():
                phrases = " / ".join(dict.fromkeys((*leaf.en, *leaf.fr)))
                return self.words.text(_PHRASE[leaf.field], words=self.words.quoted(phrases))
            case Under():
                return self.words.text(N_("item of the plan: {item}"), item=leaf.item)
            case During():
                return self.words.text(N_("period: {period}"), period=self.words.period(leaf.period))
            case _:
                return self.words.text(_FIELD[type(leaf)], values=" / ".join(listed_values(leaf)))


def _why(demands: tuple[Condition, ...]) -> str:
    """Give the reason, which is one for each field: fields that do not hang together never clash."""
    leaves = [leaf for demand in demands for leaf in leaves_of(demand)]
    fields = {field_of(leaf) for leaf in leaves}
    if len(demands) > len(set(leaves)):
        return N_("the same is asked for and excluded")
    if fields == {Mentions}:
        return (
            N_("there is no form by which a text could tell")
            if len(demands) == 1
            else N_("each form of what is asked for contains something excluded")
        )
    if fields == {KindIs}:
        return N_("an activity is of one kind")
    if fields == {During}:
        return N_("no day is left")
    if fields == {Under}:
        return N_("the plan places the one under the other")
    return N_("no process meets this") if fields <= _BELONGING else N_("all that is asked for is excluded")
