"""Files of rules that teams write themselves: a rule book and its own terms in one TOML file, read and written."""

from __future__ import annotations

import itertools
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gcm_alignment.catalogue import load_lexicon, load_rules
from gcm_alignment.catalogue.condition_data import condition_table
from gcm_alignment.catalogue.faults import Faults
from gcm_alignment.catalogue.fields import FIELDS, strangers_in
from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.catalogue.rule_data import read_rule_records, read_terms
from gcm_alignment.catalogue.toml_text import toml_head, toml_table
from gcm_alignment.compact import ObjectiveSet, objective_number
from gcm_alignment.conditions import is_own, leaves_of
from gcm_alignment.errors import InvalidValue, Message, N_, UnusableInput, reason_of
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.particulars import check_book
from gcm_alignment.rules import RuleBook
from gcm_alignment.text import is_a, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.catalogue.toml_text import Entry
    from gcm_alignment.lexicon import Term
    from gcm_alignment.rules import Rule

SCHEMA = "gcm-rules/1"


def read_rules(path: str | os.PathLike[str], *, lexicon: Lexicon | None = None) -> RuleBook:
    """Read a rule book from a TOML file of yours; the terms that it brings are added to the lexicon.

    Without `lexicon` the shipped terms are known beside the file's own. BadRecord lists all faults at once, each with
    file, line, what was found and what is expected; a file that cannot be opened raises UnusableInput.
    """
    if not is_a(path, (str, os.PathLike)):
        raise UnusableInput(N_("not a path: {given}; give that of a TOML file of rules"), given=shown(path))
    return parse_rules(_text_of(Path(path)), name=Path(path).name, lexicon=lexicon)


def _text_of(path: Path) -> str:
    try:
        return _decoded(path.read_bytes(), path.name)
    except (OSError, ValueError) as error:
        if isinstance(error, UnusableInput):
            raise
        raise UnusableInput(
            N_("cannot read {name}: {why}; give a TOML file of rules"), name=repr(str(path)), why=reason_of(error)
        ) from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(
            N_("{name} is not in UTF-8 (byte {place}); save it as UTF-8"), name=repr(name), place=error.start
        ) from error


_TABLES = frozenset({"rule", "term"})


def parse_rules(text: str | bytes, *, name: str = "rules.toml", lexicon: Lexicon | None = None) -> RuleBook:
    """Read a rule book from the text of a TOML file, or its bytes; `name` is what messages call it.

    BadRecord lists all faults at once. To read a file by its path, see `read_rules`.
    """
    if not is_a(text, (str, bytes)):
        raise UnusableInput(N_("not the text of a file: {given}; to read a file, use read_rules"), given=shown(text))
    written = _decoded(text, name) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    if written.strip().endswith(".toml") and "\n" not in written.strip():
        raise UnusableInput(N_("{given} is the name of a file, not its text; use read_rules"), given=repr(written))
    file = Record.parse(written, name).with_lines_of(written)
    try:
        return _book(file, load_lexicon() if lexicon is None else lexicon)
    except RecursionError as error:
        raise BadRecord(N_("{path}: nested too deeply to be read"), path=name) from error


def _book(file: Record, beside: Lexicon) -> RuleBook:
    """Gather all faults of a file, then make its book."""
    faults = Faults()
    faults.messages += strangers_in(file, _TABLES)
    for table in sorted(file.fields.keys() & FIELDS.keys() - _TABLES):
        faults.add(file, Message.of(N_("a file of rules has no table {name}"), name=table))
    faults.attempt(file, lambda: file.only("schema", SCHEMA))
    head = [faults.attempt(file, partial(_named, file, field)) for field in ("id", "version", "author")]
    own = faults.attempt(file, lambda: read_terms(file, faults)) or ()
    known = faults.attempt(file, lambda: beside | Lexicon(own))
    readable = known or Lexicon((*own, *(term for term in beside if term.id not in {one.id for one in own})))
    if not file.has("rule"):  # `rule = []` says that none is meant
        faults.add(file, Message.of(N_("no rule; write at least one [[rule]]")))
    rules = faults.attempt(file, lambda: read_rule_records(file, faults, readable)) or ()
    scope = _scope(file, rules, faults)
    for rule in rules:
        _check_origin(rule, file, faults)
        if scope is not None and not rule.objectives <= scope:
            faults.add(file, Message.of(N_("rule {id} leads outside the scope of the file"), id=rule.id))
    faults.refuse()
    id_, version, author = map(str, head)
    made = RuleBook(id=id_, version=version, author=author, lexicon=readable, scope=scope or (), rules=rules)
    _check_name(made, file, faults)
    faults.refuse()
    return made


def _named(file: Record, field: str) -> str:
    found = file.text(field)
    if not found.strip():
        raise InvalidValue(N_("{name} is empty"), name=field)
    if field == "id":
        check_book(found)
    return found


def _check_origin(rule: Rule, file: Record, faults: Faults) -> None:
    """Refuse a rule that bears the name of the shipped book and its version, and is none of its rules.

    One of another version is taken as it is written: it is of older or newer data, which are not at hand.
    """
    shipped = load_rules()
    if rule.book != shipped.id or rule in shipped.signed or rule.version not in {None, shipped.version}:
        return
    template = (
        N_("rule {id} says that it is of the book {book}, where its content is another one; leave out book")
        if any(rule.id == one.id for one in shipped)
        else N_("rule {id} says that it is of the book {book}, which has no such rule; leave out book")
    )
    faults.add(file, Message.of(template, id=rule.id, book=shipped.id))


def _check_name(book: RuleBook, file: Record, faults: Faults) -> None:
    """Refuse a book that bears the name of the shipped one, unless it is that one."""
    shipped = load_rules()
    if book.id == shipped.id and book.signed != shipped.signed:
        template = N_("{id} is the id of the book that comes with the library; give yours another one")
        faults.add(file, Message.of(template, id=book.id))


def _scope(file: Record, rules: tuple[Rule, ...], faults: Faults) -> ObjectiveSet | None:
    """Read which objectives the rules look for, those that they lead to where the file does not say; None if faulty."""
    if not file.has("scope"):
        return ObjectiveSet(itertools.chain(*(rule.objectives for rule in rules)))
    known = len(faults.messages)
    numbers = faults.attempt_each(file, "scope", faults.items(file, "scope", int), objective_number)
    return None if len(faults.messages) > known else ObjectiveSet(numbers)


def rules_toml(book: RuleBook, *, lexicon: Lexicon | None = None) -> str:
    """Write a rule book as TOML that `parse_rules` reads again; `lexicon` is known to the reader beside the file.

    Without `lexicon` the shipped terms are, so only the book's own terms are written.
    """
    known = load_lexicon() if lexicon is None else lexicon
    _ = known | book.lexicon  # raises Conflict where a term of one id has two contents
    _check_written(book)
    head = toml_head(
        {"schema": SCHEMA, "id": book.id, "version": book.version, "author": book.author, "scope": list(book.scope)}
    )
    own = [toml_table("term", _term_entries(term)) for term in book.lexicon if term not in known.terms]
    rules = [toml_table("rule", _rule_entries(rule)) for rule in book]
    return "\n".join((head, *own, *rules)) if rules else "\n".join((f"{head}rule = []\n", *own))


def _check_written(book: RuleBook) -> None:
    """Refuse a condition that a file has no words for."""
    for rule in book:
        for leaf in filter(is_own, leaves_of(rule.condition)):
            raise InvalidValue(
                N_("rule {id}: a file has no words for a condition of your own, {kind}; keep the book in Python"),
                id=rule.id,
                kind=type(leaf).__name__,
            )


def write_rules(book: RuleBook, path: str | os.PathLike[str], *, lexicon: Lexicon | None = None) -> None:
    """Write a rule book to a TOML file, in UTF-8; a file that cannot be written raises UnusableInput and stays."""
    try:
        Path(path).write_bytes(rules_toml(book, lexicon=lexicon).encode("utf-8"))
    except (OSError, ValueError) as error:
        raise UnusableInput(N_("cannot write {name}: {why}"), name=repr(str(path)), why=reason_of(error)) from error


def _term_entries(term: Term) -> Iterator[tuple[str, Entry]]:
    yield "id", term.id
    for name, forms in (
        ("en", term.en),
        ("fr", term.fr),
        ("except.en", term.except_en),
        ("except.fr", term.except_fr),
        ("sources", term.sources),
    ):
        if forms:
            yield name, list(forms)


def _rule_entries(rule: Rule) -> Iterator[tuple[str, Entry]]:
    yield "id", rule.id
    yield "objectives", list(rule.objectives)
    if rule.actions:
        yield "actions", list(rule.actions)
    yield "when", condition_table(rule.condition)
    if rule.confidence is not None:
        yield "confidence", float(rule.confidence)
    if rule.degree is not None:
        yield "degree", str(rule.degree)
    yield "reason.en", rule.reason.en
    yield "reason.fr", rule.reason.fr
    if rule.reason.es is not None:
        yield "reason.es", rule.reason.es
    signed = (("author", rule.author), ("version", rule.version), ("book", rule.book))
    yield from ((name, given) for name, given in signed if given is not None)
    if rule.sources:
        yield "sources", list(rule.sources)
