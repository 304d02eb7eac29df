"""How much signs weigh together, and how often an objective that weighs so much is right."""

from __future__ import annotations

import math
from functools import cached_property

import attrs

from gcm_alignment.errors import InvalidValue, N_

_ROUNDING = 1e-9


def _is_share(_owner: object, attribute: attrs.Attribute[float], given: float) -> None:
    if not 0 <= given <= 1:
        raise InvalidValue(N_("{field} lies between 0 and 1: {given}"), field=attribute.name, given=str(given))


def _never_falls(_owner: object, attribute: attrs.Attribute[float], given: float) -> None:
    if not 0 <= given < math.inf:
        raise InvalidValue(N_("{field} is 0 or more: {given}"), field=attribute.name, given=str(given))


@attrs.frozen(kw_only=True)
class Calibration:
    """The figures that turn signs into a confidence; all of them are fitted to texts that people judged.

    In a text without a word of the field a cue counts `outside` times its weight, or `elsewhere` times where the text
    has words of another field; a general one at most `closed` times, where no other kind of cue says what the text is
    about. A cue that comes n times counts 1 + `repeated` · log(n) times. The softer words of an objective add `soft`
    times what they say, at most `softest`. With the weight w of an objective, its lead m over the heaviest other one,
    and s for how much single words say that the text is about any objective at all, the confidence is
    1 / (1 + exp(-(`intercept` + `weight` · w + `lead` · m + `subject` · s))); where none reaches `threshold` nothing is
    suggested, and beside one that does, others are suggested from `beside` on.
    """

    outside: float = attrs.field(validator=_is_share)
    elsewhere: float = attrs.field(validator=_is_share)
    closed: float = attrs.field(validator=_is_share)
    repeated: float = attrs.field(validator=_never_falls)
    soft: float = attrs.field(validator=_never_falls)
    softest: float = attrs.field(validator=_never_falls)
    intercept: float
    weight: float = attrs.field(validator=_never_falls)
    lead: float = attrs.field(validator=_never_falls)
    subject: float = attrs.field(default=0.0, validator=_never_falls)
    threshold: float = attrs.field(validator=_is_share)
    beside: float = attrs.field(validator=_is_share)

    def __attrs_post_init__(self) -> None:
        """Refuse to ask more of what stands beside a suggestion than of the suggestion itself."""
        if self.beside > self.threshold:
            raise InvalidValue(N_("beside is at most threshold: {given}"), given=str(self.beside))

    @cached_property
    def _least(self) -> float:
        """What weight and lead must come to, before the curve, for anything to be suggested."""
        share = self.beside
        return -math.inf if share == 0 else math.inf if share == 1 else math.log(share / (1 - share))

    def suffices(self, weight: float, lead: float, subject: float = 0.0) -> bool:
        """Tell whether an objective of this weight, with this lead, may be suggested at all; rounding is left to it."""
        return self._odds(weight, lead, subject) >= self._least - _ROUNDING

    def confidence(self, weight: float, lead: float, subject: float = 0.0) -> float:
        """Return how often an objective of this weight, with this lead, is right in a text whose words say so much."""
        return logistic(self._odds(weight, lead, subject))

    def _odds(self, weight: float, lead: float, subject: float) -> float:
        return self.intercept + self.weight * weight + self.lead * lead + self.subject * subject


def logistic(given: float) -> float:
    """Return 1 / (1 + exp(-given)), whatever the size of the number."""
    return 1 / (1 + math.exp(-given)) if given >= 0 else 1 - 1 / (1 + math.exp(given))
