"""How the files of terms and of rules are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gcm_alignment.activities import Kind
from gcm_alignment.catalogue.condition_data import ConditionReader
from gcm_alignment.catalogue.faults import Faults
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import AllOf, AnyOf, Condition, KindIs
from gcm_alignment.errors import InvalidValue, Message, N_
from gcm_alignment.evidence import as_confidence
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.rules import Rule, RuleBook

if TYPE_CHECKING:
    from gcm_alignment.catalogue.records import Record


def read_lexicon(file: Record) -> Lexicon:
    """Make the lexicon of its records."""
    return Lexicon(_term(record) for record in file.records("term"))


def read_terms(file: Record, faults: Faults) -> tuple[Term, ...]:
    """Make the terms of a file; what is wrong with each is gathered, two of one id included."""
    known: dict[str, Term] = {}
    for record in file.records("term"):
        term = faults.attempt(record, partial(_term, record))
        if term is not None and known.setdefault(term.id, term) is not term:
            faults.add(record, Message.of(N_("a second term {id}; give it another id"), id=term.id))
    return tuple(known.values())


def _term(record: Record) -> Term:
    if not record.texts("en") and not record.texts("fr"):
        raise InvalidValue(N_("term {id} needs words in English or in French"), id=record.text("id"))
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
    """Make a rule book of its records, reading by a lexicon; BadRecord lists all faults of its rules at once."""
    faults = Faults()
    rules = read_rule_records(file, faults)
    faults.refuse()
    return RuleBook(
        id=file.text("id"),
        version=file.text("version"),
        author=file.text("author"),
        lexicon=lexicon,
        scope=ObjectiveSet(file.numbers("scope")),
        rules=rules,
    )


def read_rule_records(file: Record, faults: Faults, lexicon: Lexicon | None = None) -> tuple[Rule, ...]:
    """Make the rules of a file; what is wrong with the others is gathered, terms that the lexicon lacks included."""
    reader = ConditionReader(faults, lexicon)
    known: dict[tuple[str | None, str], Rule] = {}
    for record in file.records("rule"):
        rule = _rule(record, reader)
        if rule is not None and known.setdefault((rule.book, rule.id), rule) is not rule:
            faults.add(record, Message.of(N_("a second rule {id}; give it another id"), id=rule.id))
    return tuple(known.values())


def _rule(record: Record, reader: ConditionReader) -> Rule | None:
    """Make a rule of its record; None where there was a fault."""
    faults, known = reader.faults, len(reader.faults.messages)
    condition = _condition(record, reader)
    id_ = faults.attempt(record, lambda: record.text("id"))
    objectives = faults.attempt(record, lambda: ObjectiveSet(record.numbers("objectives")))
    reason = faults.attempt(record, lambda: record.bilingual("reason"))
    confidence = faults.attempt(record, lambda: as_confidence(record.fraction("confidence")))
    degree = faults.attempt(record, lambda: record.choice("degree", Degree)) if record.has("degree") else None
    actions, sources = (faults.attempt(record, partial(record.texts, name)) or () for name in ("actions", "sources"))
    signed = {name: faults.attempt(record, partial(record.optional, name)) for name in ("author", "version", "book")}
    if len(faults.messages) > known or condition is None or id_ is None or objectives is None or reason is None:
        return None
    return faults.attempt(
        record,
        lambda: Rule(
            id=id_,
            objectives=objectives,
            condition=condition,
            reason=reason,
            confidence=confidence,
            degree=degree,
            actions=actions,
            sources=sources,
            **signed,
        ),
    )


def _condition(record: Record, reader: ConditionReader) -> Condition | None:
    """Join what the rule asks for: all of the terms, any of the terms, one of the kinds, and the condition `when`."""
    faults, known = reader.faults, len(reader.faults.messages)
    every = faults.attempt(record, lambda: record.texts("all")) or ()
    some = faults.attempt(record, lambda: record.texts("any")) or ()
    kinds = faults.attempt(record, lambda: record.choices("kinds", Kind)) or ()
    table = faults.attempt(record, lambda: record.record("when")) if record.has("when") else None
    parts: list[Condition] = [reader.mention(record, term) for term in every]
    if some:
        parts.append(AnyOf(reader.mention(record, term) for term in some))
    if kinds:
        parts.append(KindIs(kinds))
    if table is not None and (condition := reader.read(table)) is not None:
        parts.append(condition)
    if not parts and len(faults.messages) == known:
        faults.add(record, Message.of(N_("a rule asks for terms in any or all, or for a condition in when")))
    return None if not parts else parts[0] if len(parts) == 1 else AllOf(parts)
