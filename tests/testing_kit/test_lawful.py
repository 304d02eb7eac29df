"""What keeps the laws passes them, on a thousand examples; and what this library ships does."""

import json
from collections.abc import Sequence
from typing import cast

import attrs
import pytest
from hypothesis import settings

import gcm_alignment as gcm
from gcm_alignment.absences import OutsideMandate
from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignments import Alignment
from gcm_alignment.codec import Plain, decode, encode
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import Composable, Condition
from gcm_alignment.dates import PartialDate
from gcm_alignment.evidence import AuthorityKind, Declaration
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.readings import Reading
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import laws, strategies
from gcm_alignment.testing.laws import Laws
from gcm_alignment.text import BilingualText, Text
from gcm_alignment.when import audience, country, during, host, kind, mentions, place, principle, process, theme, under

MANY, SOME = (1000, 100) if settings().max_examples >= 100 else (20, 20)
"""A thousand examples, and fewer where each takes long or the tests ran in full before."""

LEXICON = Lexicon(
    [
        Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="trafficking", en=["trafficking in persons"], fr=["traite"], except_fr=["traite bancaire"]),
    ]
)
CONDITIONS: dict[str, Condition] = {
    "words": mentions("remittances"),
    "words in the title": mentions("trafficking", field="title") | mentions(en="cash", fr="espèces"),
    "words and their absence": mentions("remittances") & ~mentions("trafficking"),
    "words and a kind": mentions("remittances") & kind("workshop", "study"),
    "fields": (theme("drivers") | audience("media") | principle("a")) & ~process("demo-process"),
    "times and places": during("2019") & (place("Genève") | country("NG") | host("NG")),
    "a plan": under("demo-plan:domain-1"),
}


def rule(condition: Composable) -> Rule:
    """Make a rule of a condition."""
    reason = BilingualText("It is about it.", "Il en est question.")
    return Rule(id="r", objectives=ObjectiveSet([20]), condition=cast("Condition", condition), reason=reason)


def book(*rules: Rule) -> RuleBook:
    """Make a book of rules."""
    return RuleBook(id="team", version="1", author="a team", lexicon=LEXICON, scope=ObjectiveSet([20]), rules=rules)


class WhollyOurs(Composable):
    """A lawful condition of a user's own: it asks the library for the words."""

    def truth(self, reading: Reading) -> bool | None:
        """Hold where the texts speak of remittances."""
        return mentions("remittances").truth(reading)


class TermSuggester:
    """A lawful suggester: it finds terms as the library does."""

    name = "terms"
    version = "1"

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
    ) -> tuple[tuple[laws.Suggested, ...], ...]:
        """Suggest objective 20 for remittances, in both languages."""
        return tuple(self._suggest(text)[:limit] for text in texts)

    def _suggest(self, text: str) -> tuple[laws.Suggested, ...]:
        found = [one for tag in ("en", "fr") for one in LEXICON.find(text, tag) if one.term == "remittances"]
        return (Hint(tuple(Place(one.start, one.stop, text[one.start : one.stop]) for one in found)),) if found else ()


class Place:
    """Words at their place."""

    def __init__(self, start: int, stop: int, term: str) -> None:
        """Keep them."""
        self.start, self.stop, self.term = start, stop, term

    def __eq__(self, other: object) -> bool:
        """Compare all of it."""
        return isinstance(other, Place) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment] # no place is looked up


class Hint:
    """Objective 20, without a confidence."""

    objective = 20
    confidence = None

    def __init__(self, matches: tuple[Place, ...]) -> None:
        """Keep the words."""
        self.matches = matches

    def __eq__(self, other: object) -> bool:
        """Compare the words."""
        return isinstance(other, Hint) and self.matches == other.matches

    __hash__ = None  # type: ignore[assignment] # no hint is looked up


DECLARED = Declaration(
    authority=AuthorityKind.CHAIR,
    by="the Chair",
    on=PartialDate(2022, 5),
    source=Source(kind=SourceKind.OFFICIAL, title="Minutes"),
)
REGISTER = Portfolio(
    id="demo",
    title=Text.of(en="Register"),
    activities=[
        Activity(id=ActivityId(f"demo:{number}"), title=Text.of(en=f"Workshop {number} on remittances"))
        for number in range(3)
    ],
    declarations=(
        Alignment(activity=ActivityId("demo:0"), objective=20, evidence=(DECLARED,)),
        Alignment(activity=ActivityId("demo:1"), objective=9, evidence=(attrs.evolve(DECLARED, aligned=False),)),
    ),
    outside=(OutsideMandate(objective=13, declared=attrs.evolve(DECLARED, aligned=False)),),
)


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS)
def test_a_lawful_rule_keeps_its_laws(condition: Condition) -> None:
    """A law that fails a sound rule is worse than none: teams would learn to look away."""
    laws.for_rule(rule(condition), book=book(rule(condition))).check(examples=20)


def test_a_lawful_book_keeps_its_laws_on_a_thousand_examples() -> None:
    """Rare cases are where a wrong law shows; the rules of the book are those above, tried at once."""
    rules = [attrs.evolve(rule(each), id=f"r{number}") for number, each in enumerate(CONDITIONS.values())]
    laws.for_rule_book(book(*rules)).check(examples=MANY)


def test_a_lawful_condition_of_a_user_keeps_its_laws() -> None:
    """Who writes a condition in Python is held to what the library holds its own to, and no more."""
    laws.for_rule(rule(WhollyOurs()), book=book()).check(examples=MANY // 10)


def test_a_lawful_suggester_keeps_its_laws() -> None:
    """So that a model that breaks one is to blame, and not the law."""
    laws.for_suggester(TermSuggester()).check(examples=SOME)


def test_a_lawful_codec_keeps_its_laws() -> None:
    """Plain JSON, as it is exchanged."""

    def read(text: str) -> Activity:
        return decode(cast("Plain", json.loads(text)), Activity)

    tried = laws.for_codec(read, lambda one: json.dumps(encode(one)), values=strategies.activities(hostile=True))
    tried.check(examples=SOME)


def test_a_lawful_register_keeps_its_laws_on_a_thousand_examples() -> None:
    """A register that says little says nothing wrong."""
    laws.for_portfolio(REGISTER, rules=book(rule(CONDITIONS["words"]))).check(examples=MANY)


# --- what is shipped ------------------------------------------------------------------------------


def in_json(text: str) -> gcm.AlignmentSet:
    """Read a set of alignments."""
    return decode(cast("Plain", json.loads(text)), gcm.AlignmentSet)


def as_json(found: gcm.AlignmentSet) -> str:
    """Write a set of alignments."""
    return json.dumps(encode(found), ensure_ascii=False)


SHIPPED: dict[str, Laws] = {
    "rules": laws.for_rule_book(gcm.load_rules()),
    "suggester": laws.for_suggester(gcm.LexiconSuggester()),
    "codec": laws.for_codec(in_json, as_json),
    **{name: laws.for_portfolio(gcm.load_portfolio(name)) for name in gcm.portfolio_names()},
}


@pytest.mark.parametrize(
    "law", [pytest.param(law, id=f"{name}-{law.name}") for name, kept in SHIPPED.items() for law in kept]
)
def test_what_is_shipped_keeps_the_laws(law: laws.Law) -> None:
    """What is asked of others is asked of ourselves."""
    law.check(examples=30)
