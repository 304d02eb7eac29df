"""Rules that lead from an activity to objectives, each with its author's reason, and books of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.absences import Undecided
from gcm_alignment.compact import Degree, ObjectiveSet
from gcm_alignment.conditions import (
    Composable,
    Condition,
    field_of,
    gate_of,
    phrases_of,
    reads_only_text,
    terms_of,
    word_leaves,
)
from gcm_alignment.conditions.fields import chosen
from gcm_alignment.errors import Conflict, InvalidValue, N_, UnknownName, near_matches
from gcm_alignment.evidence import Method, Quote, RuleMatch, as_confidence
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.outcomes import Outcome, quotes_of
from gcm_alignment.particulars import check_book, check_slug, objective_of
from gcm_alignment.readings import NOTHING, Background, Reading
from gcm_alignment.text import BilingualText, is_a, listed, shown, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gcm_alignment.activities import Activity


def _as_degree(given: Degree | str | None) -> Degree | None:
    return None if given is None else chosen((given,), Degree)[0]


def _serves(action: str, objectives: ObjectiveSet) -> bool:
    """Tell whether an action is written as `20.a`, with the number of one of the objectives."""
    number = objective_of(action)
    return number is not None and number in objectives


def _is_written(_owner: object, attribute: attrs.Attribute[str | None], given: str | None) -> None:
    if given is not None and not (is_a(given, str) and given.strip()):
        raise InvalidValue(
            N_("{field} of a rule has words, or is None for that of its book: {given}"),
            field=attribute.name,
            given=repr(given),
        )


def _as_sources(given: Iterable[str]) -> tuple[str, ...]:
    sources = strings(given)
    if all(source.strip() for source in sources):
        return sources
    raise InvalidValue(N_("a source of a rule has words: {given}"), given=repr(sources))


def _is_a_book(_owner: object, _attribute: object, book: str | None) -> None:
    if book is not None:
        check_book(book)


@attrs.frozen(kw_only=True)
class Rule:
    """A condition, the objectives that it leads to, and why, in both languages.

    `confidence` in [0, 1] is its author's judgement of how characteristic the condition is. `author`, `version` and
    `book` are those of its book where they are None.
    """

    id: str
    objectives: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    condition: Condition
    reason: BilingualText
    confidence: float | None = None
    degree: Degree | None = attrs.field(default=None, converter=_as_degree)
    actions: tuple[str, ...] = attrs.field(default=(), converter=strings)
    author: str | None = attrs.field(default=None, validator=_is_written)
    version: str | None = attrs.field(default=None, validator=_is_written)
    book: str | None = attrs.field(default=None, validator=_is_a_book)
    sources: tuple[str, ...] = attrs.field(default=(), converter=_as_sources)

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that leads nowhere, a confidence outside its interval, and what could not be explained."""
        check_slug(self.id)
        if not self.objectives:
            raise InvalidValue(N_("rule {id} leads to no objective"), id=self.id)
        if not is_a(self.condition, Composable) or not is_a(self.reason, BilingualText):
            raise InvalidValue(N_("rule {id} needs a condition, and a reason as a BilingualText"), id=self.id)
        if astray := [action for action in self.actions if not _serves(action, self.objectives)]:
            template = (
                N_("rule {id}: {actions} is no action of its objectives; write such as 20.a")
                if len(astray) == 1
                else N_("rule {id}: {actions} are no actions of its objectives; write such as 20.a")
            )
            raise InvalidValue(template, id=self.id, actions=tuple(astray))
        try:  # equal confidences are written alike, so that equal books have one digest
            object.__setattr__(self, "confidence", as_confidence(self.confidence))
        except InvalidValue as error:
            raise InvalidValue(N_("rule {id}: {fault}"), id=self.id, fault=error.message) from error

    @cached_property
    def text_only(self) -> bool:
        """Whether it asks for words alone."""
        return reads_only_text(self.condition)


@attrs.frozen(kw_only=True)
class Application:
    """What a book says of one activity: the matches by objective, and the rules that what is unknown leaves open."""

    matches: tuple[tuple[int, RuleMatch], ...]
    undecided: tuple[Undecided, ...]


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(listed(rules, Rule), key=lambda rule: (rule.id, rule.book or "")))


@attrs.frozen(kw_only=True)
class RuleBook:
    """Rules ordered by id, with the lexicon that they read by and the objectives that they look for.

    `|` unites books: each rule keeps the book, the author and the version that it comes from, so that reviews of it
    hold as before. It is commutative, associative and idempotent; one id with two contents raises Conflict.
    """

    id: str
    version: str
    author: str
    lexicon: Lexicon
    scope: ObjectiveSet = attrs.field(converter=ObjectiveSet)
    rules: tuple[Rule, ...] = attrs.field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        """Refuse two rules of one id, unknown terms, and objectives outside the scope."""
        check_book(self.id)
        if not is_a(self.lexicon, Lexicon):
            raise InvalidValue(
                N_("book {book} reads by a lexicon such as load_lexicon(): {given}"),
                book=self.id,
                given=shown(self.lexicon),
            )
        if not (is_a(self.version, str) and is_a(self.author, str) and self.version.strip() and self.author.strip()):
            raise InvalidValue(N_("book {book} needs a version and an author, as texts"), book=self.id)
        bearers = Counter(map(self.key_of, self.rules))
        if twice := sorted(name for name, count in bearers.items() if count > 1):
            ids = tuple(name.removeprefix(f"rule:{self.id}/") for name in twice)
            raise InvalidValue(N_("book {book} has two rules of one id: {ids}"), book=self.id, ids=ids)
        if unknown := sorted({term for rule in self.rules for term in terms_of(rule.condition)} - set(self._term_ids)):
            raise _unknown_terms(self.id, unknown, self._term_ids)
        if astray := [rule.id for rule in self.rules if not rule.objectives <= self.scope]:
            raise InvalidValue(N_("book {book}: rules lead outside its scope: {ids}"), book=self.id, ids=tuple(astray))

    @property
    def _term_ids(self) -> tuple[str, ...]:
        return tuple(term.id for term in self.lexicon)

    def __iter__(self) -> Iterator[Rule]:
        """Yield the rules in the order of their ids."""
        return iter(self.rules)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.rules)

    def __getitem__(self, id: str) -> Rule:  # noqa: A002 - ids are called ids everywhere
        """Return a rule by its id, or by BOOK/ID where several books were united."""
        found = [rule for rule in self.rules if id in {rule.id, f"{rule.book or self.id}/{rule.id}"}]
        if len(found) == 1:
            return found[0]
        known = tuple(rule.id for rule in self.rules)
        near = tuple(self.key_of(rule) for rule in found) or near_matches(id, known)
        raise UnknownName(N_("no rule {given} in the book {book}"), given=repr(id), book=self.id, near=near)

    def __or__(self, other: RuleBook) -> RuleBook:
        """Unite two books."""
        if not is_a(other, RuleBook):
            return NotImplemented
        if self == other:
            return self
        return RuleBook(
            id=_united(self.id, other.id),
            version=_united(self.version, other.version, " + "),
            author=_united(self.author, other.author, " + "),
            lexicon=self.lexicon | other.lexicon,
            scope=ObjectiveSet(self.scope | other.scope),
            rules=_agreed(self.signed + other.signed),
        )

    @property
    def signed(self) -> tuple[Rule, ...]:
        """The rules, each with its book, author and version."""
        return tuple(
            attrs.evolve(
                rule,
                book=rule.book or self.id,
                author=rule.author or self.author,
                version=rule.version or self.version,
            )
            for rule in self.rules
        )

    def key_of(self, rule: Rule) -> str:
        """Return the version-free name of a rule, as its matches and their reviews bear it: `rule:BOOK/ID`."""
        return f"rule:{rule.book or self.id}/{rule.id}"

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of everything that can change an outcome."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @property
    def method(self) -> Method:
        """What the book is called where it looked for objectives."""
        return Method(book=self.id, version=self.version, author=self.author, digest=self.digest)

    @cached_property
    def _reader(self) -> Lexicon:
        """The terms, and the literal phrases of the rules beside them."""
        phrases = {phrase.as_term() for rule in self.rules for phrase in phrases_of(rule.condition)}
        return Lexicon((*self.lexicon, *phrases)) if phrases else self.lexicon

    def reading_of(self, activity: Activity, background: Background = NOTHING) -> Reading:
        """Read an activity by the book's terms and phrases."""
        return Reading(activity, self._reader, background)

    def outcome(self, id: str, activity: Activity, background: Background = NOTHING) -> Outcome:  # noqa: A002 - as above
        """Work out one rule for an activity, as a tree that `explain` words."""
        return Outcome.of(self[id].condition, self.reading_of(activity, background))

    def apply(self, activity: Activity, background: Background = NOTHING) -> Application:
        """Ask all rules about one activity: which hold, and which stay open because something is unknown."""
        reading = self.reading_of(activity, background)
        matches: list[tuple[int, RuleMatch]] = []
        undecided: list[Undecided] = []
        for rule in self._candidates(reading):
            truth = rule.condition.truth(reading)
            if truth:
                match = self._match(rule, quotes_of(rule.condition, reading))
                matches += ((objective, match) for objective in rule.objectives)
            elif truth is None:
                undecided.append(self._undecided(rule, reading))
        return Application(matches=tuple(matches), undecided=tuple(undecided))

    def _undecided(self, rule: Rule, reading: Reading) -> Undecided:
        return Undecided(
            activity=reading.activity.id,
            source=self.key_of(rule),
            objectives=rule.objectives,
            unknown=[field_of(leaf, reading) for leaf in Outcome.of(rule.condition, reading).unknown],
        )

    def matches(self, activity: Activity, background: Background = NOTHING) -> Iterator[tuple[int, RuleMatch]]:
        """Yield, for each rule that holds, its objectives with the match; the activity alone is read."""
        yield from self.apply(activity, background).matches

    def _match(self, rule: Rule, quotes: tuple[Quote, ...]) -> RuleMatch:
        return RuleMatch(
            book=rule.book or self.id,
            rule=rule.id,
            version=rule.version or self.version,
            author=rule.author or self.author,
            reason=rule.reason,
            quotes=quotes,
            text_only=rule.text_only,
            confidence=rule.confidence,
            degree=rule.degree,
            actions=rule.actions,
            sources=rule.sources,
        )

    def _candidates(self, reading: Reading) -> Iterator[Rule]:
        """Yield the rules that can hold or stay open, in order: the others' words are surely not in the texts."""
        places = {place for term in reading.quotes for place in self._gates.get(term, ())}
        places.update(self._gates.get(None, ()), *map(self._silent_in, reading.languages))
        return (self.rules[place] for place in sorted(places))

    @cached_property
    def _gates(self) -> dict[str | None, list[int]]:
        """The places of the rules by the terms that may let them hold; under None, those that need no word."""
        gates: dict[str | None, list[int]] = {}
        for place, rule in enumerate(self.rules):
            for term in gate_of(rule.condition) or (None,):
                gates.setdefault(term, []).append(place)
        return gates

    @cached_property
    def _silences(self) -> dict[str, tuple[int, ...]]:
        return {}

    def _silent_in(self, language: str) -> tuple[int, ...]:
        """Return the places of the rules that ask for something that has no form in a language."""
        if language not in self._silences:
            self._silences[language] = tuple(
                place
                for place, rule in enumerate(self.rules)
                if any(not self._reader.speaks(leaf.term, language) for leaf in word_leaves(rule.condition))
            )
        return self._silences[language]


def _united(one: str, other: str, sign: str = "+") -> str:
    """Unite the names of what is united: each once, in order."""
    return sign.join(sorted({*one.split(sign), *other.split(sign)}))


def _agreed(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Keep each rule once; one id of one book with two contents raises Conflict, naming both."""
    by_name: dict[tuple[str | None, str], Rule] = {}
    for rule in rules:
        known = by_name.setdefault((rule.book, rule.id), rule)
        if known != rule:
            raise Conflict(
                N_("two contents of rule {id}: of version {one} and {other}; rename one, or leave one out"),
                id=f"{rule.book}/{rule.id}",
                one=str(known.version),
                other=str(rule.version),
            )
    return tuple(by_name.values())


def _unknown_terms(book: str, unknown: list[str], known: tuple[str, ...]) -> InvalidValue:
    near = tuple(dict.fromkeys(match for term in unknown for match in near_matches(term, known)))
    if not near:
        return InvalidValue(N_("book {book} asks for unknown terms: {ids}"), book=book, ids=tuple(unknown))
    return InvalidValue(
        N_("book {book} asks for unknown terms: {ids}; near matches: {near}"), book=book, ids=tuple(unknown), near=near
    )
