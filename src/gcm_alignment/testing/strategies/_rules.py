"""Strategies for terms, lexicons, conditions, rules and rule books."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, assert_never

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Kind
from gcm_alignment.conditions import AllOf, AnyOf, Condition, During, KindIs, Mentions
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing.strategies._compact import objective_sets
from gcm_alignment.testing.strategies._times import periods
from gcm_alignment.testing.strategies._words import bilingual_texts

if TYPE_CHECKING:
    from gcm_alignment.compact import ObjectiveSet

_TERMS = (
    Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
    Term(id="labour-migration", en=["{labour|labor} migration"], fr=["migration de main-d’œuvre"]),
    Term(id="trafficking", en=["trafficking in persons"], fr=["traite"], except_fr=["traite bancaire"]),
    Term(id="smuggling", en=["migrant smuggling"], fr=["trafic de migrants"]),
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


def lexicons(
    *, terms: st.SearchStrategy[Term] | None = None, min_terms: int = 0, max_terms: int = len(_TERMS)
) -> st.SearchStrategy[Lexicon]:
    """Generate lexicons of the terms, each of which stands in it once."""
    elements = _any_terms() if terms is None else terms
    return st.lists(elements, min_size=min_terms, max_size=max_terms, unique_by=lambda term: term.id).map(Lexicon)


def _any_terms() -> st.SearchStrategy[Term]:
    return terms()


def conditions(
    *, terms: st.SearchStrategy[str] | None = None, mentions_only: bool = False, max_leaves: int = 4
) -> st.SearchStrategy[Condition]:
    """Generate conditions; `terms` are the ids that they may ask for, `mentions_only` leaves the others out."""
    mentions = st.builds(Mentions, st.sampled_from(_TERMS).map(lambda term: term.id) if terms is None else terms)
    kinds = st.builds(KindIs, st.sets(st.sampled_from(Kind), min_size=1, max_size=3))
    leaves: st.SearchStrategy[Condition] = (
        mentions if mentions_only else mentions | kinds | st.builds(During, periods())
    )

    def joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        return conjunctions(conditions=inner) | disjunctions(conditions=inner)

    return st.recursive(leaves, joined, max_leaves=max_leaves)


def conjunctions(*, conditions: st.SearchStrategy[Condition] | None = None) -> st.SearchStrategy[AllOf]:
    """Generate conditions that ask for all of several."""
    return st.builds(AllOf, st.lists(_any_conditions() if conditions is None else conditions, min_size=1, max_size=3))


def disjunctions(*, conditions: st.SearchStrategy[Condition] | None = None) -> st.SearchStrategy[AnyOf]:
    """Generate conditions that ask for one of several."""
    return st.builds(AnyOf, st.lists(_any_conditions() if conditions is None else conditions, min_size=1, max_size=3))


def rules(
    *, ids: st.SearchStrategy[str] | None = None, conditions: st.SearchStrategy[Condition] | None = None
) -> st.SearchStrategy[Rule]:
    """Generate rules with at most three objectives, and a reason in both languages."""
    return st.builds(
        Rule,
        id=st.integers(1, 99).map("rule-{:02}".format) if ids is None else ids,
        objectives=objective_sets(min_size=1, max_size=3),
        condition=_any_conditions() if conditions is None else conditions,
        reason=bilingual_texts(),
        confidence=st.none() | st.floats(0, 1),
    )


def _any_conditions() -> st.SearchStrategy[Condition]:
    return conditions()


def rule_books(
    *, lexicons: st.SearchStrategy[Lexicon] | None = None, min_rules: int = 0, max_rules: int = 4
) -> st.SearchStrategy[RuleBook]:
    """Generate rule books whose rules ask for terms of their lexicon, and lead into their scope.

    Given `lexicons` hold one term at the least.
    """

    def book(id_: str, version: str, lexicon: Lexicon, drawn: list[Rule], beside: ObjectiveSet) -> RuleBook:
        known = tuple(term.id for term in lexicon)
        found = [attrs.evolve(rule, condition=_asking(rule.condition, known)) for rule in drawn]
        scope = itertools.chain(beside, *(rule.objectives for rule in found))
        return RuleBook(id=id_, version=version, author="the authors", lexicon=lexicon, scope=scope, rules=found)

    return st.builds(
        book,
        st.sampled_from(["demo", "essai"]),
        st.sampled_from(["1", "2"]),
        _any_lexicons() if lexicons is None else lexicons,
        st.lists(rules(), min_size=min_rules, max_size=max_rules, unique_by=lambda rule: rule.id),
        objective_sets(),
    )


def _asking(condition: Condition, known: tuple[str, ...]) -> Condition:
    """Let a condition ask for terms that are known, each for the one at its place."""
    match condition:
        case Mentions(term):
            return Mentions(known[_PLACES[term] % len(known)])
        case AllOf(parts):
            return AllOf(_asking(part, known) for part in parts)
        case AnyOf(parts):
            return AnyOf(_asking(part, known) for part in parts)
        case KindIs() | During():
            return condition
        case _:
            assert_never(condition)


_PLACES = {term.id: place for place, term in enumerate(_TERMS)}


def _any_lexicons() -> st.SearchStrategy[Lexicon]:
    return lexicons(min_terms=1)
