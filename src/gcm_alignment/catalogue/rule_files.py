"""Files of rules that teams write themselves: a rule book and its own terms in one TOML file, read and written."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gcm_alignment.catalogue import load_lexicon
from gcm_alignment.catalogue.condition_data import condition_table
from gcm_alignment.catalogue.faults import Faults
from gcm_alignment.catalogue.fields import strangers_in
from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.catalogue.rule_data import read_lexicon, read_rule_records
from gcm_alignment.catalogue.toml_text import toml_head, toml_table
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.errors import InvalidValue, N_, UnusableInput
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.rules import RuleBook

if TYPE_CHECKING:
    import os
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
    return parse_rules(_text_of(Path(path)), name=Path(path).name, lexicon=lexicon)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableInput(
            N_("cannot read {name}: {why}; give a TOML file of rules"), name=repr(str(path)), why=str(error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise UnusableInput(
            N_("{name} is not in UTF-8 (byte {place}); save it as UTF-8"), name=repr(path.name), place=error.start
        ) from error


def parse_rules(text: str, *, name: str = "rules.toml", lexicon: Lexicon | None = None) -> RuleBook:
    """Read a rule book from the text of a TOML file; `name` is what messages call it."""
    file = Record.parse(text, name).with_lines_of(text)
    faults = Faults()
    faults.messages += strangers_in(file)
    faults.attempt(file, lambda: file.only("schema", SCHEMA))
    head = [faults.attempt(file, partial(file.text, field)) for field in ("id", "version", "author")]
    known = faults.attempt(file, lambda: (load_lexicon() if lexicon is None else lexicon) | read_lexicon(file))
    rules = faults.attempt(file, lambda: read_rule_records(file, faults, known)) or ()
    scope = faults.attempt(file, lambda: _scope(file, rules))
    faults.refuse()
    id_, version, author = map(str, head)
    return _book(file, id_, version, author, known or Lexicon(()), scope or ObjectiveSet(), rules)


def _scope(file: Record, rules: tuple[Rule, ...]) -> ObjectiveSet:
    """Read which objectives the rules look for; a file that does not say looks for those that its rules lead to."""
    numbers = file.numbers("scope") if file.has("scope") else itertools.chain(*(rule.objectives for rule in rules))
    return ObjectiveSet(numbers)


def _book(  # noqa: PLR0913, PLR0917 - what a book is made of
    file: Record, id_: str, version: str, author: str, lexicon: Lexicon, scope: ObjectiveSet, rules: tuple[Rule, ...]
) -> RuleBook:
    try:
        return RuleBook(id=id_, version=version, author=author, lexicon=lexicon, scope=scope, rules=rules)
    except InvalidValue as error:
        raise BadRecord(N_("{path}: {fault}"), path=file.path, fault=error.message) from error


def rules_toml(book: RuleBook, *, lexicon: Lexicon | None = None) -> str:
    """Write a rule book as TOML that `parse_rules` reads again; `lexicon` is known to the reader beside the file.

    Without `lexicon` the shipped terms are, so only the book's own terms are written.
    """
    known = load_lexicon() if lexicon is None else lexicon
    head = toml_head(
        {"schema": SCHEMA, "id": book.id, "version": book.version, "author": book.author, "scope": list(book.scope)}
    )
    own = [toml_table("term", _term_entries(term)) for term in book.lexicon if term not in known.terms]
    return "\n".join((head, *own, *(toml_table("rule", _rule_entries(rule)) for rule in book)))


def write_rules(book: RuleBook, path: str | os.PathLike[str], *, lexicon: Lexicon | None = None) -> None:
    """Write a rule book to a TOML file, in UTF-8."""
    Path(path).write_text(rules_toml(book, lexicon=lexicon), encoding="utf-8", newline="\n")


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
    signed = (("author", rule.author), ("version", rule.version), ("book", rule.book))
    yield from ((name, given) for name, given in signed if given is not None)
    if rule.sources:
        yield "sources", list(rule.sources)
