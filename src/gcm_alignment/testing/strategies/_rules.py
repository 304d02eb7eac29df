"""Strategies for terms, lexicons, conditions, rules and rule books."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeVar, get_args

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import ItemId, Kind
from gcm_alignment.compact import Degree
from gcm_alignment.conditions import (
    AllOf,
    AnyOf,
    AudienceIs,
    Condition,
    CountryIs,
    During,
    FieldCondition,
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
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.principles import PRINCIPLE_LETTERS
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.strategies._choices import among, perhaps, up_to_two
from gcm_alignment.testing.strategies._compact import objective_sets
from gcm_alignment.testing.strategies._doings import country_codes, process_ids, venues
from gcm_alignment.testing.strategies._options import asked_for, most_of
from gcm_alignment.testing.strategies._times import periods
from gcm_alignment.testing.strategies._words import bilingual_texts
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.compact import ObjectiveSet
    from gcm_alignment.readings import TextField

Value = TypeVar("Value")

_TERMS = (
    Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"], sources=["A/RES/73/195, 36"]),
    Term(id="labour-migration", en=["{labour|labor} migration"], fr=["migration de main-d’œuvre"]),
    Term(id="trafficking", en=["trafficking in persons"], fr=["traite"], except_fr=["traite bancaire"]),
    Term(id="smuggling", except_en=["migrant smuggling of goods"], en=["migrant smuggling"], fr=["trafic de migrants"]),
    Term(id="borders", en=["border management"], fr=["gestion des frontières"]),
    Term(id="return", en=["voluntary return"], fr=["retour volontaire"]),
    Term(id="civil-registration", en=["civil registration"], fr=["état civil"]),
    Term(id="consular", en=["consular assistance"], fr=["assistance consulaire"]),
)


def terms() -> st.SearchStrategy[Term]:
    """Generate terms of the field, some of them with forms in one language only."""
    both = st.sampled_from(_TERMS)
    english = both.map(lambda term: attrs.evolve(term, fr=(), except_fr=()))
    return both | english | both.map(lambda term: attrs.evolve(term, en=(), except_en=()))


@asked_for
def lexicons(
    *, terms: st.SearchStrategy[Term] | None = None, min_terms: int = 0, max_terms: int | None = None
) -> st.SearchStrategy[Lexicon]:
    """Generate lexicons of the terms, each of which stands in it once."""
    highest = len(_TERMS) if terms is None else None  # of terms that a test gives, nobody knows how many there are
    most = most_of("terms", min_terms, max_terms, usual=len(_TERMS), highest=highest)
    elements = _any_terms() if terms is None else terms
    return st.lists(elements, min_size=min_terms, max_size=most, unique_by=lambda term: term.id).map(Lexicon)


def _any_terms() -> st.SearchStrategy[Term]:
    return terms()


@asked_for
def conditions(
    *, terms: st.SearchStrategy[str] | None = None, mentions_only: bool = False, max_leaves: int = 4
) -> st.SearchStrategy[Condition]:
    """Generate conditions; `terms` are the ids that they may ask for, `mentions_only` leaves the others out."""
    words = mentions() | phrases() if terms is None else mentions(terms=terms)
    leaves: st.SearchStrategy[Condition] = words if mentions_only else words | field_conditions()

    def joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        return conjunctions(conditions=inner) | disjunctions(conditions=inner) | negations(conditions=inner)

    return st.recursive(leaves, joined, max_leaves=max_leaves)


@asked_for
def mentions(*, terms: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Mentions]:
    """Generate conditions that ask for a term, in the title, in the description or in both; `terms` are their ids."""
    known = st.sampled_from(_TERMS).map(lambda term: term.id)
    return st.builds(Mentions, known if terms is None else terms, _text_fields())


def _text_fields() -> st.SearchStrategy[TextField | None]:
    return st.sampled_from([None, None, "title", "description"])


def phrases() -> st.SearchStrategy[Says]:
    """Generate literal phrases, some of them in one language only."""
    english = st.sampled_from([("round table",), ("internal transfer(s)",)])
    french = st.sampled_from([("table ronde",), ("œuvre(s)",)])
    field = _text_fields()
    both = st.builds(Says, en=english, fr=french, field=field)
    return both | st.builds(Says, en=english, field=field) | st.builds(Says, fr=french, field=field)


def field_conditions(
    *, classes: Iterable[type[FieldCondition]] = get_args(FieldCondition)
) -> st.SearchStrategy[FieldCondition]:
    """Generate conditions of some classes that ask for something other than words, each with at most three values."""
    countries = _several(country_codes())
    asked: dict[type[FieldCondition], st.SearchStrategy[object]] = {
        KindIs: _several(st.sampled_from(Kind)),
        During: periods(),
        ThemeIs: _several(st.sampled_from(Theme)),
        AudienceIs: _several(st.sampled_from(Audience)),
        PrincipleIs: _several(st.sampled_from(PRINCIPLE_LETTERS)),
        ProcessIs: _several(process_ids()),
        Under: st.sampled_from(["demo-plan:domain-1", "demo-plan:objective-1"]).map(ItemId),
        PlaceIs: _several(venues().map(lambda venue: venue.name)),
        CountryIs: countries,
        HostIs: countries,
        MemberIs: countries,
    }
    chosen = tuple(classes)
    if not chosen or any(kind not in asked for kind in chosen):
        raise InvalidValue(
            N_("classes are some of {known}; found {found}"),
            known=tuple(kind.__name__ for kind in asked),
            found=repr(chosen),
        )
    return st.one_of(*(st.builds(kind, asked[kind]) for kind in chosen))


def _several(values: st.SearchStrategy[Value]) -> st.SearchStrategy[list[Value]]:
    return st.lists(values, min_size=1, max_size=3)


@asked_for
def negations(*, conditions: st.SearchStrategy[Condition] | None = None) -> st.SearchStrategy[Not]:
    """Generate conditions that deny another one."""
    return st.builds(Not, _any_conditions() if conditions is None else conditions)


@asked_for
def conjunctions(*, conditions: st.SearchStrategy[Condition] | None = None) -> st.SearchStrategy[AllOf]:
    """Generate conditions that ask for all of several."""
    return st.builds(AllOf, st.lists(_any_conditions() if conditions is None else conditions, min_size=1, max_size=3))


@asked_for
def disjunctions(*, conditions: st.SearchStrategy[Condition] | None = None) -> st.SearchStrategy[AnyOf]:
    """Generate conditions that ask for one of several."""
    return st.builds(AnyOf, st.lists(_any_conditions() if conditions is None else conditions, min_size=1, max_size=3))


_RULE_IDS = tuple(f"rule-{number:02}" for number in range(1, 100))


@asked_for
def rules(
    *, ids: st.SearchStrategy[str] | None = None, conditions: st.SearchStrategy[Condition] | None = None
) -> st.SearchStrategy[Rule]:
    """Generate rules with at most three objectives, and a reason in both languages."""
    made = st.builds(
        Rule,
        id=among(_RULE_IDS).strategy if ids is None else ids,
        objectives=objective_sets(min_size=1, max_size=3),
        condition=_any_conditions() if conditions is None else conditions,
        reason=bilingual_texts(),
        confidence=st.none() | st.floats(0, 1),
        degree=perhaps(tuple(Degree)).strategy,
        author=perhaps(("the authors", "l’équipe")).strategy,
        version=perhaps(("1", "3")).strategy,
        book=perhaps(("demo", "third")).strategy,
        sources=among(up_to_two(("A/RES/73/195, 20(a)", "ours"))).strategy,
    )
    return st.builds(_leading, made, among(up_to_two("ab")).strategy)


def _leading(rule: Rule, letters: tuple[str, ...]) -> Rule:
    """Let a rule lead to actions of its first objective, which all have two at the least."""
    first = min(rule.objectives)
    return attrs.evolve(rule, actions=tuple(f"{first}.{letter}" for letter in letters)) if letters else rule


def _any_conditions() -> st.SearchStrategy[Condition]:
    return conditions()


_BOOKS = tuple(itertools.product(("demo", "essai"), ("1", "2"), ("the authors", "l’équipe")))


@asked_for
def rule_books(
    *, lexicons: st.SearchStrategy[Lexicon] | None = None, min_rules: int = 0, max_rules: int | None = None
) -> st.SearchStrategy[RuleBook]:
    """Generate rule books whose rules ask for terms of their lexicon, and lead into their scope.

    Given `lexicons` hold one term at the least.
    """
    most = most_of("rules", min_rules, max_rules, usual=4, highest=len(_RULE_IDS))

    def book(name: tuple[str, str, str], lexicon: Lexicon, drawn: list[Rule], beside: ObjectiveSet) -> RuleBook:
        id_, version, author = name
        known = tuple(term.id for term in lexicon)
        if not known:
            raise InvalidValue(N_("rules ask for terms: lexicons of rule books hold one at the least"))
        found = [attrs.evolve(rule, condition=_asking(rule.condition, known)) for rule in drawn]
        scope = itertools.chain(beside, *(rule.objectives for rule in found))
        return RuleBook(id=id_, version=version, author=author, lexicon=lexicon, scope=scope, rules=found)

    return st.builds(
        book,
        among(_BOOKS).strategy,
        _any_lexicons() if lexicons is None else lexicons,
        st.lists(
            rules(),
            min_size=min_rules,
            max_size=most,
            unique_by=lambda rule: rule.id,
        ),
        objective_sets(),
    )


def _asking(condition: Condition, known: tuple[str, ...]) -> Condition:
    """Let a condition ask for terms that are known, each for the one at its place."""
    match condition:
        case Mentions(term, field):
            return Mentions(known[_PLACES[term] % len(known)], field)
        case AllOf(parts):
            return AllOf(_asking(part, known) for part in parts)
        case AnyOf(parts):
            return AnyOf(_asking(part, known) for part in parts)
        case Not(part):
            return Not(_asking(part, known))
        case _:
            return condition


_PLACES = {term.id: place for place, term in enumerate(_TERMS)}


def _any_lexicons() -> st.SearchStrategy[Lexicon]:
    return lexicons(min_terms=1)
