"""What must hold of rules, one by one or in a book."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import Activity, ActivityId, Kind
from gcm_alignment.conditions import AllOf, AnyOf, Condition, KindIs, Mentions, Not, Says, word_leaves
from gcm_alignment.errors import Message, N_
from gcm_alignment.explanation import explain
from gcm_alignment.readings import Background
from gcm_alignment.rules import Rule, RuleBook
from gcm_alignment.testing import rewriting
from gcm_alignment.testing.laws._asked import activities_for, notion_of, titled
from gcm_alignment.testing.laws._law import Difference, Law, drawn, once
from gcm_alignment.testing.surroundings import SURROUNDINGS, Place, Surroundings, places
from gcm_alignment.text import BilingualText, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gcm_alignment.evidence import Quote, RuleMatch
    from gcm_alignment.testing.laws._asked import Notion
    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.rewriting import Rewrite

Held: TypeAlias = frozenset[str]
"""The keys of the rules that hold."""
Pair: TypeAlias = tuple[Activity, Activity]

_NONE: Final[Held] = frozenset()

_BARE: Final = Activity(id=ActivityId("demo:nothing"), title=Text.of(en="–", fr="–"))
"""An activity that says nothing, and of which nothing is known."""


@attrs.frozen(kw_only=True)
class RulesOnTrial:
    """Rules, the activities to try them on, and what is known beside these."""

    book: RuleBook
    background: Background
    activities: st.SearchStrategy[Activity]
    others: tuple[Rule, ...] = ()

    def held(self, activity: Activity) -> Held:
        """Return the keys of the rules that hold for an activity."""
        return frozenset(match.key for _, match in self.book.apply(activity, self.background).matches)

    def open(self, activity: Activity) -> Held:
        """Return the keys of the rules that what is unknown leaves open."""
        return frozenset(one.source for one in self.book.apply(activity, self.background).undecided)

    def matches(self, activity: Activity) -> tuple[tuple[int, RuleMatch], ...]:
        """Return what the rules find, in order."""
        return self.book.apply(activity, self.background).matches


def _differ(
    template: str, one: Held, other: Held, activity: Activity, other_activity: Activity | None = None
) -> Difference | None:
    """Tell that two answers differ, by the rules that are in one of them only."""
    if one == other:
        return None
    values = [("activity", activity)] if other_activity is None else [("activity", activity), ("other", other_activity)]
    return Difference(Message.of(template, rules=tuple(sorted(one ^ other))), tuple(values))


# --- the answer is the activity's alone ----------------------------------------------------------


def _deterministic(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        first, copy = trial.matches(activity), attrs.evolve(activity)
        for again in (activity, copy):
            if trial.matches(again) != first:
                said = Message.of(N_("asked twice about one activity, the rules do not answer the same"))
                return Difference(said, (("activity", activity),))
        return None

    return drawn(trial.activities, seen)


def _surrounded(trial: RulesOnTrial) -> Search:
    def search(examples: int | None) -> Difference | None:
        found = places()

        def seen(case: tuple[Activity, Surroundings]) -> Difference | None:
            activity, surroundings = case
            here = trial.held(activity)
            with surroundings.around(found):
                there = trial.held(activity)
            template = N_("at another time, in another zone and locale, another answer is given by {rules}")
            told = _differ(template, here, there, activity)
            return told and attrs.evolve(told, values=(*told.values, ("surroundings", surroundings)))

        return drawn(st.tuples(trial.activities, st.sampled_from(SURROUNDINGS)), seen)(examples)

    return search


def _local(trial: RulesOnTrial) -> Search:
    def seen(case: tuple[Activity, Activity]) -> Difference | None:
        activity, other = case
        alone = trial.held(activity)
        trial.held(other)
        template = N_("after another activity was read, another answer is given by {rules}")
        return _differ(template, alone, trial.held(activity), activity, other)

    return drawn(st.tuples(trial.activities, trial.activities), seen)


_REASON: Final = BilingualText("Most activities are.", "La plupart des activités le sont.")
_CROWD: Final = tuple(
    Rule(id=f"crowd-{number}", objectives=[23], condition=condition, reason=_REASON)
    for number, condition in enumerate((KindIs(tuple(Kind)), Says(("on", "meeting"), ("sur", "réunion"))))
)
"""Rules that hold for most activities."""


def _whatever_others(trial: RulesOnTrial) -> Search:
    book = trial.book
    crowd = trial.others or _CROWD
    beside = [rule for rule in crowd if book.key_of(rule) not in {book.key_of(known) for known in book}]
    crowded = attrs.evolve(
        book, rules=(*book.rules, *beside), scope=book.scope | frozenset(itertools.chain(*(one.objectives for one in beside)))
    )
    alone = [attrs.evolve(book, rules=(rule,)) for rule in book]

    def seen(activity: Activity) -> Difference | None:
        apart = frozenset(match.key for one in alone for _, match in one.apply(activity, trial.background).matches)
        together = frozenset(match.key for _, match in crowded.apply(activity, trial.background).matches)
        own = together - {book.key_of(rule) for rule in beside}
        return _differ(N_("beside other rules, another answer is given by {rules}"), apart, own, activity)

    return drawn(trial.activities, seen)


def _whatever_name(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        renamed = attrs.evolve(
            activity, id=ActivityId("another:name"), printed=Text.of(en="as printed"), note="a note", sources=()
        )
        template = N_("under another id, with another note and without sources, another answer is given by {rules}")
        return _differ(template, trial.held(activity), trial.held(renamed), activity, renamed)

    return drawn(trial.activities, seen)


def _whatever_order(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        turned = attrs.evolve(
            activity,
            occasions=activity.occasions[::-1],
            joint_with=activity.joint_with[::-1],
            **{
                name: values[::-1]
                for name in ("items", "themes", "audiences", "principles", "organisers")
                if (values := getattr(activity, name)) is not None
            },
        )
        template = N_("with occasions, themes and organisers in another order, another answer is given by {rules}")
        return _differ(template, trial.held(activity), trial.held(turned), activity, turned)

    return drawn(trial.activities, seen)


# --- ways to type the same words -----------------------------------------------------------------


def _blind_to(rewrites: Sequence[Rewrite], template: str) -> Callable[[RulesOnTrial], Search]:
    def law(trial: RulesOnTrial) -> Search:
        def seen(activity: Activity) -> Difference | None:
            held = trial.held(activity)
            for other in _rewritten(activity, rewrites):
                if (told := _differ(template, held, trial.held(other), activity, other)) is not None:
                    return told
            return None

        return drawn(trial.activities, seen)

    return law


def _rewritten(activity: Activity, rewrites: Sequence[Rewrite]) -> Iterator[Activity]:
    """Yield an activity in other ways to type it, where they differ from the way it is typed."""
    for rewrite in rewrites:
        other = rewriting.with_texts(activity, rewrite)
        if other != activity:
            yield other


def _tolerant_of_accents(trial: RulesOnTrial) -> Search:
    denying = _denying(trial.book)
    template = N_("typed without accents, the text is no longer read by {rules}")

    def seen(activity: Activity) -> Difference | None:
        held = trial.held(activity) - denying
        for bare in _rewritten(activity, rewriting.ACCENTS_DROPPED):
            if (told := _differ(template, held - trial.held(bare), _NONE, activity, bare)) is not None:
                return told
        return None

    return drawn(trial.activities, seen)


def _not_blind_to_accents(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        miswritten = rewriting.with_texts(activity, rewriting.accents_added)
        silent = rewriting.with_texts(activity, lambda _: "–")
        # What holds of a text that says nothing rests on no words, so that no accent can matter.
        kept = (trial.held(activity) & trial.held(miswritten)) - trial.held(silent)
        template = N_("accents on every vowel make other words, and still they are read by {rules}")
        return _differ(template, kept, _NONE, activity, miswritten)

    return drawn(trial.activities, seen)


# --- what is said and known ----------------------------------------------------------------------


def _silent_on_nothing(trial: RulesOnTrial) -> Search:
    def seen() -> Difference | None:
        template = N_("an activity that says nothing, and of which nothing is known, is linked by {rules}")
        return _differ(template, trial.held(_BARE), _NONE, _BARE)

    return once(seen)


def _never_from_the_unknown(trial: RulesOnTrial) -> Search:
    def filled(sparse: Activity, other: Activity) -> Pair:
        unknown = {name: getattr(other, name) for name in _FIELDS if getattr(sparse, name) is None}
        return sparse, attrs.evolve(sparse, occasions=sparse.occasions or other.occasions, **unknown)

    def seen(case: Pair) -> Difference | None:
        sparse, full = case
        before, after = trial.held(sparse), trial.held(full)
        changed = (before - after) | (after - before - trial.open(sparse))
        template = N_("what was certain while fields were unknown is changed, once they are filled in, by {rules}")
        return _differ(template, changed, _NONE, sparse, full)

    return drawn(st.builds(filled, trial.activities, trial.activities), seen)


_FIELDS = ("kind", "process", "themes", "audiences", "principles", "items", "organisers", "people", "states")


def _monotone(trial: RulesOnTrial) -> Search:
    denying = _denying(trial.book)

    def more(activity: Activity, other: Activity) -> Pair:
        said = dict(other.title.versions)
        longer = Text(
            ((language, f"{words} – {said.get(language, '…')}") for language, words in activity.title.versions),
            ours=activity.title.ours,
        )
        return activity, attrs.evolve(activity, title=longer, description=activity.description or other.title)

    def seen(case: Pair) -> Difference | None:
        activity, longer = case
        lost = trial.held(activity) - trial.held(longer) - denying
        template = N_("when the text says more, the link is lost by {rules}, which deny nothing")
        return _differ(template, lost, _NONE, activity, longer)

    return drawn(st.builds(more, trial.activities, trial.activities), seen)


def _denying(book: RuleBook) -> Held:
    """Return the keys of the rules that want some words not to be there."""
    return frozenset(book.key_of(rule) for rule in book if _denies(rule.condition, denied=False))


def _denies(condition: Condition, *, denied: bool) -> bool:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_denies(part, denied=denied) for part in parts)
        case Not(part):
            return _denies(part, denied=not denied)
        case _:
            return denied and isinstance(condition, (Mentions, Says))


# --- both languages ------------------------------------------------------------------------------


def _said_in_both(trial: RulesOnTrial) -> Search:
    def seen() -> Difference | None:
        for rule in trial.book:
            for leaf in word_leaves(rule.condition):
                english, french = notion_of(leaf, trial.book.lexicon)
                if not english or not french:
                    said = Message.of(
                        N_("{rule} asks for words that have no form in {language}"),
                        rule=trial.book.key_of(rule),
                        language=Message.of(N_("French") if english else N_("English")),
                    )
                    return Difference(said, (("asked", leaf),))
        return None

    return once(seen)


def _parity(trial: RulesOnTrial) -> Search:
    """Say the same in English, in French and in both; each form that a notion has in a language must do there."""
    speakable = [(rule, notions) for rule in trial.book if (notions := _bilingual(rule, trial.book))]
    if not speakable:
        return once(lambda: None)

    def said(rule: Rule, notions: list[Notion], activity: Activity) -> tuple[Rule, list[Notion], Activity]:
        return rule, notions, activity

    def seen(case: tuple[Rule, list[Notion], Activity]) -> Difference | None:
        rule, notions, activity = case
        key = trial.book.key_of(rule)
        english, french = ([_saying(activity, notions, (side,), form) for form in range(_forms(notions, side))] for side in (0, 1))
        by_language = [all(key in trial.held(one) for one in spoken) for spoken in (english, french)]
        if by_language[0] is by_language[1]:
            return None
        silent = next(one for one in (french if by_language[0] else english) if key not in trial.held(one))
        return Difference(
            Message.of(N_("what is said in both languages is read in one of them only by {rule}"), rule=key),
            (("activity", (english if by_language[0] else french)[0]), ("other", silent)),
        )

    def cases(pair: tuple[Rule, list[Notion]]) -> st.SearchStrategy[tuple[Rule, list[Notion], Activity]]:
        rule, notions = pair
        spoken = st.lists(st.sampled_from(notions), min_size=1, max_size=3, unique=True)
        return st.builds(said, st.just(rule), spoken, activities_for(attrs.evolve(trial.book, rules=(rule,)), trial.background))

    return drawn(st.sampled_from(speakable).flatmap(cases), seen)


def _bilingual(rule: Rule, book: RuleBook) -> list[Notion]:
    notions = (notion_of(leaf, book.lexicon) for leaf in word_leaves(rule.condition))
    return [notion for notion in notions if all(notion)]


def _forms(notions: list[Notion], side: int) -> int:
    return max(len(notion[side]) for notion in notions)


def _saying(activity: Activity, notions: list[Notion], languages: tuple[int, ...], form: int) -> Activity:
    text = titled(notions, ("– ", "– "), languages, form)
    return attrs.evolve(activity, title=text, description=text)


# --- why -----------------------------------------------------------------------------------------


def _explained(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        for objective, match in trial.matches(activity):
            if fault := _unsound(trial, activity, objective, match):
                return Difference(Message.of(fault, rule=match.key), (("activity", activity), ("match", match)))
        return None

    return drawn(trial.activities, seen)


def _unsound(trial: RulesOnTrial, activity: Activity, objective: int, match: RuleMatch) -> str | None:
    rule = trial.book[f"{match.book}/{match.rule}"]
    if not all(_stands(quote, activity) for quote in match.quotes):
        return N_("{rule} quotes words that do not stand there")
    if match.text_only and not match.quotes:
        return N_("{rule} speaks of words and quotes none")
    if objective not in rule.objectives or match.reason != rule.reason:
        return N_("{rule} is named for what it does not say")
    english, french = explain(match, "en"), explain(match, "fr")
    return None if english.strip() and french.strip() and english != french else N_("{rule} has no reason in both languages")


def _stands(quote: Quote, activity: Activity) -> bool:
    text = activity.title if quote.field == "title" else activity.description
    words = dict(text.versions).get(quote.language, "") if text else ""
    return words[quote.start : quote.stop] == quote.words


def _confident(trial: RulesOnTrial) -> Search:
    def seen(activity: Activity) -> Difference | None:
        for _, match in trial.matches(activity):
            if match.confidence is not None and not 0 <= match.confidence <= 1:
                said = Message.of(N_("{rule} is {confidence} sure"), rule=match.key, confidence=str(match.confidence))
                return Difference(said, (("activity", activity),))
        return None

    return drawn(trial.activities, seen)


_LAWS: Final[tuple[tuple[str, str, Callable[[RulesOnTrial], Search]], ...]] = (
    ("deterministic", N_("an assessment that cannot be repeated cannot be checked"), _deterministic),
    (
        "surroundings",
        N_("colleagues in another country, or next year, must find the same: no clock, time zone or locale may decide"),
        _surrounded,
    ),
    (
        "local",
        N_("what an activity is said to be about must not depend on which others were read before it"),
        _local,
    ),
    (
        "other-rules",
        N_("who takes a rule out of a book, to see what rests on it, must change nothing else"),
        _whatever_others,
    ),
    ("names", N_("what a register calls an activity, and where it heard of it, is not what was done"), _whatever_name),
    ("order", N_("a register that is sorted in another way is the same register"), _whatever_order),
    (
        "case",
        N_("titles are printed in capitals on one page and in small letters on the next"),
        _blind_to(rewriting.CASES, N_("in other capitals, the same words are answered otherwise by {rules}")),
    ),
    (
        "apostrophes",
        N_("keyboards type a straight apostrophe, typesetters a curved one; it is one word"),
        _blind_to(rewriting.APOSTROPHES, N_("with another apostrophe, the same words are answered otherwise by {rules}")),
    ),
    (
        "spaces",
        N_("French sets no-break spaces and web pages break lines, where nobody sees them"),
        _blind_to(rewriting.SPACES, N_("with another space, the same words are answered otherwise by {rules}")),
    ),
    (
        "composition",
        N_("one system writes é as one sign and another as two, and both look the same"),
        _blind_to(
            rewriting.COMPOSITIONS, N_("with accents composed otherwise, the same words are answered otherwise by {rules}")
        ),
    ),
    (
        "accents-dropped",
        N_("old systems, capitals and some keyboards have no accents; the text is still about it"),
        _tolerant_of_accents,
    ),
    (
        "accents-added",
        N_("an accent that is written was meant: « traité » is a treaty, « traite » is trafficking"),
        _not_blind_to_accents,
    ),
    ("empty-text", N_("a link out of nothing can be explained by nothing"), _silent_on_nothing),
    (
        "unknown",
        N_("a register is completed little by little; a date that is filled in must take no link away"),
        _never_from_the_unknown,
    ),
    ("monotone", N_("a title that says more is about no less, unless the rule itself excludes something"), _monotone),
    ("both-languages", N_("a term of one language is a blind spot in the other"), _said_in_both),
    ("parity", N_("the language of the page must not decide what an activity is linked with"), _parity),
    ("explained", N_("a reader checks a link by its rule, its reason and the words that it rests on"), _explained),
    ("confidence", N_("a confidence lies between 0 and 1; who prints 2.8 is believed in nothing else"), _confident),
)


def laws_of(trial: RulesOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws that hold for one rule as for many."""
    for name, why, law in _LAWS:
        yield Law(name=name, subject=subject, why=why, search=law(trial))
