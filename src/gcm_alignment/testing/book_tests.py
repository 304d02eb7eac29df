"""What the pytest plugin asks for once it is needed: the laws of a book rule by rule, its summary, the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


def laws_of(subject: object) -> Laws:
    """Return the laws of a rule, a rule book or a register, or laws themselves; refuse anything else."""
    match subject:
        case Rule():
            return laws.for_rule(subject)
        case RuleBook():
            return laws.for_rule_book(subject)
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


class UnknownSubject(GcmError, TypeError):
    """Something for which the marker knows no laws."""


def worded(error: BaseException, lang: str) -> str:
    """Word an error of the library in a language; another one as it words itself."""
    return label(error, lang) if isinstance(error, GcmError) else f"{type(error).__name__}: {error}"


def summary(path: Path, lang: str) -> Iterator[str]:
    """Say of a file of rules, line by line, what its rules can never find, and how many of the 23 they can reach."""
    try:
        book = read_rules(path)
    except GcmError as error:
        yield worded(error, lang)
        return
    for message in _told(analyse(book)):
        yield label(message, lang)


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
