"""Conditions with one small fault: something dropped, denied, or asked for less strictly."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.conditions import AllOf, AnyOf, Condition, During, Mentions, Not, Says
from gcm_alignment.dates import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gcm_alignment.lexicon import Lexicon

_OPTION = re.compile(r"\([^()]*\)|\{[^{}]*\}")


def somewhere(
    condition: Condition, change: Callable[[Condition], Iterator[Condition]]
) -> Iterator[tuple[Condition, Condition, Condition]]:
    """Yield a condition with a change in one place, what was there before, and what is there instead."""
    for changed in change(condition):
        yield changed, condition, changed
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for place, part in enumerate(parts):
                if len(parts) > 1 and change is dropped:
                    fewer = type(condition)((*parts[:place], *parts[place + 1 :]))
                    yield fewer, part, fewer
                for inner, what, instead in somewhere(part, change):
                    yield type(condition)((*parts[:place], inner, *parts[place + 1 :])), what, instead
        case Not(part):
            for inner, what, instead in somewhere(part, change):
                yield Not(inner), what, instead
        case _:
            return


def dropped(_condition: Condition) -> Iterator[Condition]:
    """Change nothing by itself: what is joined with others is dropped where it is joined."""
    yield from ()


def flipped(condition: Condition) -> Iterator[Condition]:
    """Deny a condition, or no longer deny it; what joins several is denied part by part."""
    match condition:
        case Not(part):
            yield part
        case AllOf() | AnyOf():
            return
        case _:
            yield Not(condition)


def widened(condition: Condition, lexicon: Lexicon) -> Iterator[Condition]:
    """Ask for less: a word of a phrase left out, a text beside the one, a period without its end."""
    match condition:
        case Mentions(term, field):
            if field is not None:
                yield Mentions(term)
            forms = next(known for known in lexicon if known.id == term)
            yield from _shorter(Says(forms.en, forms.fr, field))
        case Says():
            if condition.field is not None:
                yield attrs.evolve(condition, field=None)
            yield from _shorter(condition)
        case During(period) if period.start is not None and period.end is not None:
            yield During(Period(period.start, None))
            yield During(Period(None, period.end))
        case _:
            return


def _shorter(phrase: Says) -> Iterator[Says]:
    """Leave out the first or the last word of each form that has several; where none has, there is no such phrase."""
    for first, last in ((1, None), (0, -1)):
        english, french = (tuple(_cut(form, first, last) for form in forms) for forms in (phrase.en, phrase.fr))
        if (english, french) != (phrase.en, phrase.fr):
            with contextlib.suppress(ValueError):  # what is left may be no form
                yield attrs.evolve(phrase, en=english, fr=french)


def _cut(form: str, first: int, last: int | None) -> str:
    """Leave out a word; one whose inflections span several words stays whole."""
    words = form.split()
    whole = any(" " in option for option in _OPTION.findall(form))
    return form if whole or len(words) == 1 else " ".join(words[first:last])
