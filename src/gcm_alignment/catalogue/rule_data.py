"""How the files of terms and of rules are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gcm_alignment.activities import Kind
from gcm_alignment.catalogue import load_compact
from gcm_alignment.catalogue.condition_data import ConditionReader
from gcm_alignment.catalogue.faults import Faults, filled
from gcm_alignment.compact import Degree, ObjectiveSet, objective_number
from gcm_alignment.conditions import AllOf, AnyOf, Condition, KindIs
from gcm_alignment.errors import InvalidValue, Message, N_
from gcm_alignment.evidence import as_confidence
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.particulars import as_actions, check_book, check_slug, objective_of
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.text import LANGUAGES, BilingualText

if TYPE_CHECKING:
    from gcm_alignment.catalogue.records import Record


def read_lexicon(file: Record) -> Lexicon:
    """Make the lexicon of its records."""
    return Lexicon(_term(record) for record in file.records("term"))


def read_terms(file: Record, faults: Faults) -> tuple[Term, ...]:
    """Make the terms of a file; what is wrong with each is gathered, two of one id included."""
    known: dict[str, Term] = {}
    for record in file.records("term"):
        term = _own_term(record, faults) or _placeholder(record)
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


def _own_term(record: Record, faults: Faults) -> Term | None:
    """Make a term of its record; all that is wrong with it is gathered, and None returned then."""
    known = len(faults.messages)
    faults.attempt(record, lambda: check_slug(record.text("id")), "id")
    exceptions = faults.attempt(record, lambda: record.record("except")) if record.has("except") else None
    for table in filter(None, (record, exceptions)):
        for tag in LANGUAGES:
            faults.attempt_each(table, tag, faults.items(table, tag, str), _check_form)
    faults.texts(record, "sources")
    return None if len(faults.messages) > known else faults.attempt(record, lambda: _term(record))


def _placeholder(record: Record) -> Term | None:
    """Stand for a term with a fault, so that those who ask for it are not blamed too."""
    id_ = record.fields.get("id")
    return Term(id=id_) if isinstance(id_, str) else None


def _check_form(form: str) -> None:
    Term(id="", en=(form,))


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
    faults.attempt(record, lambda: None if id_ is None else check_slug(id_), "id")
    objectives = _objectives(record, faults)
    reason = _reason(record, faults)
    confidence = faults.attempt(record, lambda: as_confidence(record.fraction("confidence")))
    degree = faults.attempt(record, lambda: record.choice("degree", Degree)) if record.has("degree") else None
    actions, sources = _actions(record, objectives, reader), faults.texts(record, "sources")
    signed = {name: _signature(record, name, faults) for name in ("author", "version", "book")}
    if len(faults.messages) > known or condition is None or id_ is None or reason is None:
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


def _objectives(record: Record, faults: Faults) -> ObjectiveSet:
    """Read the objectives of a rule, each by itself; a rule that leads nowhere is a fault."""
    known = len(faults.messages)
    if not record.has("objectives"):
        faults.attempt(record, lambda: record.numbers("objectives"))
    found = faults.attempt_each(record, "objectives", faults.items(record, "objectives", int), objective_number)
    if not found and len(faults.messages) == known:
        faults.add(record, Message.of(N_("a rule leads to one objective at the least")), "objectives")
    return ObjectiveSet(found)


def _actions(record: Record, objectives: ObjectiveSet, reader: ConditionReader) -> tuple[str, ...]:
    """Read the actions of a rule: each is one of the Compact, and of one of the objectives where these are known.

    The Compact is not asked for the shipped rules, whose actions the tests look up.
    """

    def check(action: str) -> str:
        number = objective_of(action)
        if number is not None and objectives and number not in objectives:
            raise InvalidValue(
                N_("{action} is no action of the rule’s objectives {numbers}"),
                action=action,
                numbers=tuple(map(str, objectives)),
            )
        if number is not None and reader.lexicon is not None:
            load_compact().action(action)
        return as_actions((action,))[0]

    given = reader.faults.items(record, "actions", str)
    return reader.faults.attempt_each(record, "actions", given, check)


def _signature(record: Record, name: str, faults: Faults) -> str | None:
    """Read the author, the version or the book of a rule of its own; a book is named as a book is."""
    given = faults.attempt(record, lambda: record.optional(name))
    if given is None:
        return None
    return faults.attempt(record, lambda: check_book(given) if name == "book" else filled(given), name) or given


def _reason(record: Record, faults: Faults) -> BilingualText | None:
    """Read why, each language by itself."""
    words = faults.attempt(record, lambda: record.record("reason"))
    if words is None:
        return None
    known = len(faults.messages)
    spoken = [tag for tag in ("en", "fr", "es") if tag != "es" or words.has(tag)]
    given = [faults.attempt(words, partial(_words, words, tag), tag) for tag in spoken]
    return None if len(faults.messages) > known else BilingualText(*map(str, given))


def _words(words: Record, tag: str) -> str:
    return filled(words.text(tag))


def _condition(record: Record, reader: ConditionReader) -> Condition | None:
    """Join what the rule asks for: all of the terms, any of the terms, one of the kinds, and the condition `when`."""
    faults, known = reader.faults, len(reader.faults.messages)
    every, some = (faults.items(record, name, str) for name in ("all", "any"))
    kinds = faults.attempt_each(
        record, "kinds", faults.items(record, "kinds", str), lambda given: record.one_of("kinds", given, Kind)
    )
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
