"""What the kit is asked about, refused in words where it is something else."""

from __future__ import annotations

from typing import Final

from gcm_alignment.errors import GcmError, N_
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.rules import Rule, RuleBook


class UnknownSubject(GcmError, TypeError):
    """Something of which the kit can say nothing."""


_EXPECTED: Final[dict[type, str]] = {
    Rule: N_("a rule is asked for, not {given}; a book holds rules: book[…]"),
    RuleBook: N_("a rule book is asked for, not {given}; laws.for_rule tries a rule, gcm.read_rules reads a book"),
    Portfolio: N_("a register is asked for, not {given}; give a gcm.Portfolio"),
}


def check_subject(given: object, kind: type[Rule | RuleBook | Portfolio]) -> None:
    """Refuse what is not of the class that is asked for."""
    if not isinstance(given, kind):
        raise UnknownSubject(_EXPECTED[kind], given=type(given).__name__)
