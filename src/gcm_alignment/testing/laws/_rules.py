"""What must hold of rules, one by one or in a book: the table of their laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gcm_alignment.errors import N_
from gcm_alignment.testing import rewriting
from gcm_alignment.testing.laws._alone import (
    deterministic,
    local,
    surrounded,
    whatever_name,
    whatever_order,
    whatever_others,
)
from gcm_alignment.testing.laws._known import monotone, never_from_the_unknown, silent_on_nothing
from gcm_alignment.testing.laws._languages import parity, said_in_both
from gcm_alignment.testing.laws._law import Law
from gcm_alignment.testing.laws._reasons import confident, explained
from gcm_alignment.testing.laws._typed import blind_to, not_blind_to_accents, tolerant_of_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.laws._trial import RulesOnTrial


_LAWS: Final[tuple[tuple[str, str, Callable[[RulesOnTrial], Search]], ...]] = (
    ("deterministic", N_("an assessment that cannot be repeated cannot be checked"), deterministic),
    (
        "surroundings",
        N_("colleagues in another country, or next year, must find the same: no clock, time zone or locale may decide"),
        surrounded,
    ),
    (
        "local",
        N_("what an activity is said to be about must not depend on which others were read before it"),
        local,
    ),
    (
        "other-rules",
        N_("who takes a rule out of a book, to see what rests on it, must change nothing else"),
        whatever_others,
    ),
    ("names", N_("what a register calls an activity, and where it heard of it, is not what was done"), whatever_name),
    ("order", N_("a register that is sorted in another way is the same register"), whatever_order),
    (
        "case",
        N_("titles are printed in capitals on one page and in small letters on the next"),
        blind_to(rewriting.CASES, N_("in other capitals, the same words are answered otherwise by {rules}")),
    ),
    (
        "apostrophes",
        N_("keyboards type a straight apostrophe, typesetters a curved one; it is one word"),
        blind_to(
            rewriting.APOSTROPHES, N_("with another apostrophe, the same words are answered otherwise by {rules}")
        ),
    ),
    (
        "spaces",
        N_("French sets no-break spaces and web pages break lines, where nobody sees them"),
        blind_to(rewriting.SPACES, N_("with another space, the same words are answered otherwise by {rules}")),
    ),
    (
        "composition",
        N_("one system writes é as one sign and another as two, and both look the same"),
        blind_to(
            rewriting.COMPOSITIONS,
            N_("with accents composed otherwise, the same words are answered otherwise by {rules}"),
        ),
    ),
    (
        "accents-dropped",
        N_("old systems, capitals and some keyboards have no accents; the text is still about it"),
        tolerant_of_accents,
    ),
    (
        "accents-added",
        N_("an accent that is written was meant: « traité » is a treaty, « traite » is trafficking"),
        not_blind_to_accents,
    ),
    ("empty-text", N_("a link out of nothing can be explained by nothing"), silent_on_nothing),
    (
        "unknown",
        N_("a register is completed little by little; a date that is filled in must take no link away"),
        never_from_the_unknown,
    ),
    ("monotone", N_("a title that says more is about no less, unless the rule itself excludes something"), monotone),
    ("both-languages", N_("a term of one language is a blind spot in the other"), said_in_both),
    ("parity", N_("the language of the page must not decide what an activity is linked with"), parity),
    ("explained", N_("a reader checks a link by its rule, its reason and the words that it rests on"), explained),
    ("confidence", N_("a confidence lies between 0 and 1; who prints 2.8 is believed in nothing else"), confident),
)


def laws_of(trial: RulesOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws that hold for one rule as for many."""
    for name, why, law in _LAWS:
        yield Law(name=name, subject=subject, why=why, search=law(trial))
