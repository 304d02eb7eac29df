"""What the pytest plugin asks for once it is needed: the laws of a book rule by rule, its summary, the wording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.analysis.analysing import analyse
from gcm_alignment.catalogue.collection import Catalogue
from gcm_alignment.catalogue.rule_files import read_rules
from gcm_alignment.compact import OBJECTIVE_COUNT
from gcm_alignment.coverage import Ratio
from gcm_alignment.errors import GcmError, Message, N_
from gcm_alignment.labels import label
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.readings import Background
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing import laws
from gcm_alignment.testing.laws import Law, Laws
from gcm_alignment.testing.subjects import UnknownSubject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.analysis.account import Analysis

BOOK = "(book)"
"""What the laws of a book as a whole are collected under: no rule can be called so."""


def laws_by_rule(path: Path) -> dict[str, Laws]:
    """Read a file of rules, and return the laws of each rule, by its id, and those of the whole book.

    The shipped processes and plans are known beside the activities, as they are where rules are applied.
    """
    book, known = read_rules(path), shipped_background()
    of_rules = {rule.id: laws.for_rule(rule, book=book, background=known) for rule in book}
    own = {law.name for found in of_rules.values() for law in found}
    of_book = laws.for_rule_book(book, background=known)
    return {**of_rules, BOOK: Laws(law for law in of_book if law.name not in own)}


def shipped_background() -> Background:
    """Return the processes and plans that the library brings."""
    shipped = Catalogue.shipped()
    return Background(processes=tuple(shipped.processes), frameworks=tuple(shipped.frameworks))


def laws_of(
    subject: object,
    *,
    book: RuleBook | None = None,
    background: Background | None = None,
    examples: int | None = None,
) -> Laws:
    """Return the laws of a rule, a rule book or a register, or laws themselves; refuse anything else.

    Without `background`, the shipped processes and plans are known beside the activities. With `examples`, each law is
    tried on so many, unless the test itself says how many.
    """
    found = _laws_of(subject, book, shipped_background() if background is None else background)
    return found if examples is None else Laws(attrs.evolve(law, examples=examples) for law in found)


def _laws_of(subject: object, book: RuleBook | None, background: Background) -> Laws:
    match subject:
        case Rule():
            return laws.for_rule(subject, book=book, background=background)
        case RuleBook():
            return laws.for_rule_book(subject, background=background)
        case Portfolio():
            return laws.for_portfolio(subject)
        case Laws():
            return subject
        case Law():
            return Laws([subject])
        case _:
            raise UnknownSubject(
                N_("no laws for {given}: give a rule, a rule book, a register, or what laws.for_… returns"),
                given=type(subject).__name__,
            )


def worded(error: BaseException, lang: str) -> str:
    """Word an error of the library in a language; another one as it words itself."""
    return label(error, lang) if isinstance(error, GcmError) else f"{type(error).__name__}: {error}"


def summary(subject: object, lang: str) -> Iterator[str]:
    """Say of a rule book, or of a file of rules, what its rules can never find, and how many of the 23 they can reach.

    It is said line by line; of anything else than these, nothing is.
    """
    match subject:
        case RuleBook():
            yield label(Message.of(_HEADING, name=subject.id), lang)
            yield from _summed_up(subject, lang)
        case Path():
            yield label(Message.of(_HEADING, name=subject.name), lang)
            try:
                yield from _summed_up(read_rules(subject), lang)
            except GcmError as error:
                yield worded(error, lang)
        case _:
            return


_HEADING: Final = N_("rules of {name}")


def _summed_up(book: RuleBook, lang: str) -> Iterator[str]:
    found = analyse(book, frameworks=shipped_background().frameworks)
    return (label(message, lang) for message in _told(found))


def _told(found: Analysis) -> Iterator[Message]:
    for dead in found.dead:
        yield Message.of(N_("dead: {rule} can never hold"), rule=dead.rule)
    for group in found.duplicates:
        yield Message.of(N_("duplicate: {rules} say the same"), rules=group)
    for one in found.shadowed:
        yield Message.of(N_("shadowed: {rule} adds nothing to {rules}"), rule=one.rule, rules=one.by)
    for pair in found.opposed:
        yield Message.of(
            N_("overlapping: {one} and {other} hold together and do not agree how much it is about"),
            one=pair.principal,
            other=pair.significant,
        )
    if undecided := len(found.undecided_rules) + len(found.undecided_pairs):
        yield Message.of(N_("not decided: {count}; print gcm.analyse(…) to read which"), count=undecided)
    reach = Ratio(len(found.reached), OBJECTIVE_COUNT)
    yield Message.of(N_("reach: {count} of {of} objectives"), count=reach.count, of=reach.of)
