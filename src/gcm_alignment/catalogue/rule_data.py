"""How the files of terms and of rules are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gcm_alignment.activities import Kind
from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Condition, KindIs, Mentions
from gcm_alignment.errors import N_
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.rules import Rule, RuleBook

if TYPE_CHECKING:
    from gcm_alignment.catalogue.records import Record


def read_lexicon(file: Record) -> Lexicon:
    """Make the lexicon of its records."""
    return Lexicon(_term(record) for record in file.records("term"))


def _term(record: Record) -> Term:
    exceptions = record.record("except") if record.has("except") else None
    return Term(
        id=record.text("id"),
        en=record.texts("en"),
        fr=record.texts("fr"),
        except_en=exceptions.texts("en") if exceptions else (),
        except_fr=exceptions.texts("fr") if exceptions else (),
        sources=record.texts("sources"),
    )


def read_rule_book(file: Record, lexicon: Lexicon) -> RuleBook:
    """Make a rule book of its records, reading by a lexicon."""
    return RuleBook(
        id=file.text("id"),
        version=file.text("version"),
        author=file.text("author"),
        lexicon=lexicon,
        scope=ObjectiveSet(file.numbers("scope")),
        rules=tuple(_rule(record) for record in file.records("rule")),
    )


def _rule(record: Record) -> Rule:
    return Rule(
        id=record.text("id"),
        objectives=ObjectiveSet(record.numbers("objectives")),
        condition=_condition(record),
        reason=record.bilingual("reason"),
        confidence=record.fraction("confidence"),
        actions=record.texts("actions"),
        sources=record.texts("sources"),
    )


def _condition(record: Record) -> Condition:
    """Join what the rule asks for: all of the terms, any of the terms, one of the kinds."""
    parts: list[Condition] = [Mentions(term) for term in record.texts("all")]
    if any_ := record.texts("any"):
        parts.append(AnyOf(tuple(Mentions(term) for term in any_)))
    if kinds := record.choices("kinds", Kind):
        parts.append(KindIs(kinds))
    if not parts:
        raise BadRecord(N_("{path}: a rule asks for terms in any or all"), path=record.path)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))
