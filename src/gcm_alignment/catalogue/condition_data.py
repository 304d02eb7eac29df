"""How conditions are written in TOML: `{ all = [{ kind = "workshop" }, { mentions = "remittances" }] }`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

import attrs

from gcm_alignment import when
from gcm_alignment.catalogue.faults import Faults
from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    AudienceIs,
    CountryIs,
    During,
    HostIs,
    KindIs,
    MemberIs,
    Mentions,
    Not,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
)
from gcm_alignment.conditions.fields import NOTHING_ASKED
from gcm_alignment.conditions.words import FIELDS
from gcm_alignment.errors import Message, N_, near_matches
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gcm_alignment.catalogue.records import Record
    from gcm_alignment.catalogue.toml_text import Entry
    from gcm_alignment.conditions import Condition, Leaf
    from gcm_alignment.readings import TextField


class _Builder(Protocol):
    """What makes a condition of its values."""

    def __call__(self, *values: str) -> Condition: ...


_FIELDS: dict[str, _Builder] = {
    "kind": when.kind,
    "theme": when.theme,
    "audience": when.audience,
    "principle": when.principle,
    "process": when.process,
    "place": when.place,
    "country": when.country,
    "host": when.host,
    "member": when.member,
}
"""What takes one value or several."""
_SINGLE: dict[str, Callable[[str], Condition]] = {
    "item": when.under,
    "during": when.during,
    "before": when.before,
    "after": when.after,
}
"""What takes one value."""
KEYS = ("all", "any", "not", "mentions", "says", *_FIELDS, *_SINGLE, "in")


@attrs.frozen
class ConditionReader:
    """Reads conditions, gathers what is wrong with them, and looks their terms up in a lexicon where one is given."""

    faults: Faults
    lexicon: Lexicon | None = None

    def read(self, record: Record) -> Condition | None:
        """Make a condition of its table, whose several entries are all to hold; None where there was a fault."""
        known = len(self.faults.messages)
        self._check_entries(record)
        names = [name for name in record.fields if name in KEYS and name != "in"]
        parts = [part for name in names if (part := self._entry(record, name)) is not None]
        if len(self.faults.messages) > known:
            return None
        return parts[0] if len(parts) == 1 else AllOf(parts)

    def _check_entries(self, record: Record) -> None:
        if unknown := [name for name in record.fields if name not in KEYS]:
            near = tuple(dict.fromkeys(match for name in unknown for match in near_matches(name, KEYS)))
            template = N_("unknown entries {names}; expected some of {choices}")
            self.faults.add(record, Message.of(template, names=tuple(map(repr, unknown)), choices=near or KEYS))
        elif "in" in record.fields and not record.fields.keys() & {"mentions", "says"}:
            template = N_("in stands beside mentions or says in one table; here it would be passed over")
            self.faults.add(record, Message.of(template))
        elif not record.fields:
            template = N_("a condition that asks for nothing; expected some of {choices}")
            self.faults.add(record, Message.of(template, choices=KEYS))

    def _entry(self, record: Record, name: str) -> Condition | None:
        if name == "not":
            inner = self.faults.attempt(record, lambda: record.record(name))
            denied = None if inner is None else self.read(inner)
            return None if denied is None else self.faults.attempt(record, lambda: Not(denied), name)
        if name in {"all", "any"}:
            return self._several(record, name)
        known = len(self.faults.messages)
        leaf = self._leaf(record, name)
        return None if len(self.faults.messages) > known else leaf

    def _several(self, record: Record, name: str) -> Condition | None:
        """Read all or one of several conditions; None where there was a fault."""
        known = len(self.faults.messages)
        self.faults.items(record, name, dict)
        if len(self.faults.messages) > known:
            return None
        parts = [part for table in record.records(name) if (part := self.read(table)) is not None]
        if len(self.faults.messages) > known:
            return None
        return self.faults.attempt(record, lambda: AllOf(parts) if name == "all" else AnyOf(parts), name)

    def _leaf(self, record: Record, name: str) -> Condition | None:
        """Read what is asked, each of its values by itself, so that all slips are told."""
        if name == "mentions":
            return self._mentions(record)
        if name == "says":
            return self._says(record)
        if name in _SINGLE:
            given = self.faults.attempt(record, lambda: record.text(name))
            return None if given is None else self.faults.attempt(record, lambda: _SINGLE[name](given), name)
        build, known = _FIELDS[name], len(self.faults.messages)
        values = self.one_or_more(record, name)
        self.faults.attempt_each(record, name, values, build)
        if len(self.faults.messages) > known:
            return None
        return self.faults.attempt(record, lambda: build(*values), name)

    def _mentions(self, record: Record) -> Condition | None:
        field = self._text_field(record)
        terms = [self.mention(record, term, field, "mentions") for term in self.one_or_more(record, "mentions")]
        if record.fields["mentions"] == []:
            self.faults.add(record, Message.of(NOTHING_ASKED), "mentions")
        return None if not terms else terms[0] if len(terms) == 1 else AnyOf(terms)

    def mention(self, record: Record, term: str, field: TextField | None = None, name: str | None = None) -> Mentions:
        """Ask for a term; one that the lexicon does not have is a fault."""
        if self.lexicon is not None and term not in self.lexicon:
            near = near_matches(term, (known.id for known in self.lexicon))
            template = (
                N_("no term {id} in the lexicon; near matches: {near}; a phrase of your own is written in says")
                if near
                else N_("no term {id} in the lexicon; a phrase of your own is written in says")
            )
            self.faults.add(record, Message.of(template, id=repr(term), near=near), name)
        return Mentions(term, field)

    def _says(self, record: Record) -> Condition | None:
        """Read a phrase: its forms in each language, or words that stand for both."""
        field, known = self._text_field(record), len(self.faults.messages)
        if isinstance(record.fields["says"], dict):
            forms = record.record("says")
            if unknown := sorted(forms.fields.keys() - set(LANGUAGES)):
                template = N_("unknown fields {names}; expected some of {choices}")
                self.faults.add(forms, Message.of(template, names=tuple(map(repr, unknown)), choices=LANGUAGES))
            english, french = (self._forms(forms, tag) if forms.has(tag) else () for tag in LANGUAGES)
        else:
            english = french = self._forms(record, "says")
        if len(self.faults.messages) > known:
            return None
        return self.faults.attempt(record, lambda: Says(english, french, field), "says")

    def _forms(self, record: Record, name: str) -> tuple[str, ...]:
        forms = self.one_or_more(record, name)
        self.faults.attempt_each(record, name, forms, lambda form: Says((form,)))
        return forms

    def _text_field(self, record: Record) -> TextField | None:
        if not record.has("in"):
            return None
        given = self.faults.attempt(record, lambda: record.text("in"))
        for field in FIELDS:
            if field == given:
                return field
        if given is not None:
            template = N_("{path}: {name} is {found}; expected one of {choices}")
            found = Message.of(template, path=record.path, name="in", found=repr(given), choices=FIELDS)
            self.faults.messages.append(found)
        return None

    def one_or_more(self, record: Record, name: str) -> tuple[str, ...]:
        """Read a text, or a list of texts; each that is none is a fault."""
        if isinstance(record.fields.get(name), list):
            return self.faults.items(record, name, str)
        given = self.faults.attempt(record, lambda: record.text(name))
        return () if given is None else (given,)


def condition_table(condition: Condition) -> dict[str, Entry]:
    """Write a condition as the table that it is read from."""
    match condition:
        case AllOf(parts):
            return {"all": [condition_table(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_table(part) for part in parts]}
        case Not(part):
            return {"not": condition_table(part)}
        case _:
            return dict(_entries(condition))


def _entries(leaf: Leaf) -> Iterator[tuple[str, Entry]]:
    yield _entry(leaf)
    if isinstance(leaf, (Mentions, Says)) and leaf.field is not None:
        yield "in", leaf.field


def _entry(leaf: Leaf) -> tuple[str, Entry]:  # noqa: PLR0911, C901, PLR0912 - one arm for each kind of condition
    match leaf:
        case Mentions(term):
            return "mentions", term
        case Says(en, fr):
            return "says", {tag: list(forms) for tag, forms in (("en", en), ("fr", fr)) if forms}
        case KindIs(kinds):
            return "kind", list(map(str, kinds))
        case ThemeIs(themes):
            return "theme", list(map(str, themes))
        case AudienceIs(audiences):
            return "audience", list(map(str, audiences))
        case PrincipleIs(letters):
            return "principle", list(letters)
        case ProcessIs(processes):
            return "process", list(map(str, processes))
        case Under(item):
            return "item", str(item)
        case During(period):
            return "during", str(period)
        case PlaceIs(places):
            return "place", list(places)
        case CountryIs(countries):
            return "country", list(map(str, countries))
        case HostIs(countries):
            return "host", list(map(str, countries))
        case MemberIs(countries):
            return "member", list(map(str, countries))
        case _:
            assert_never(leaf)
