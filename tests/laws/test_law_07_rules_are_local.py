"""Law 7: a rule reads one activity alone, and holds whatever other rules are in the book."""

import attrs
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, Kind
from gcm_alignment.aligning import align
from gcm_alignment.catalogue import load_portfolio, load_rules
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import KindIs
from gcm_alignment.evidence import RuleMatch
from gcm_alignment.lexicon import Lexicon
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.rules import RuleBook
from gcm_alignment.testing import strategies

BOOKS = strategies.rule_books(min_rules=1)
# Rules at random rarely hold for titles at random, so the shipped ones are tried on the shipped titles too.
SHIPPED = load_portfolio("rabat-process")


# Rules that hold for every other activity, so that most often several of them meet.
FREQUENT = st.builds(KindIs, st.sets(st.sampled_from([Kind.STUDY, Kind.FORUM, Kind.WORKSHOP]), min_size=1, max_size=2))
CROWDED = st.builds(
    lambda book, crowd: attrs.evolve(book, rules=crowd, scope=ObjectiveSet.full()),
    strategies.rule_books(),
    st.lists(strategies.rules(conditions=FREQUENT), min_size=2, max_size=5, unique_by=lambda rule: rule.id),
)
SOME_KIND = strategies.activities(kinds=st.sampled_from([Kind.STUDY, Kind.FORUM, Kind.WORKSHOP]))


def found(book: RuleBook, activity: Activity) -> set[tuple[int, RuleMatch]]:
    """Return what a book finds in an activity."""
    return set(book.matches(activity))


@given(CROWDED, SOME_KIND)
@settings(max_examples=60)
def test_a_rule_holds_whatever_other_rules_are_in_the_book(book: RuleBook, activity: Activity) -> None:
    """Who takes a rule out of a book, to see what rests on it, must change nothing else."""
    expected = {match for rule in book for match in found(attrs.evolve(book, rules=[rule]), activity)}
    actual = found(book, activity)
    assert expected == actual


@given(st.sampled_from(SHIPPED.activities), st.data())
@settings(max_examples=40)
def test_a_shipped_rule_holds_whatever_others_are_left_out(activity: Activity, data: st.DataObject) -> None:
    """`what_if` leaves rules out of the shipped book, whose rules overlap on purpose."""
    book = load_rules()
    kept = data.draw(st.sets(st.sampled_from(book.rules)))
    ids = {rule.id for rule in kept}
    expected = {(number, match) for number, match in found(book, activity) if match.rule in ids}
    actual = found(attrs.evolve(book, rules=kept), activity)
    assert expected == actual


@given(BOOKS, strategies.lexicons(), strategies.activities())
@settings(max_examples=40)
def test_a_rule_holds_whatever_other_terms_are_in_the_lexicon(
    book: RuleBook, more: Lexicon, activity: Activity
) -> None:
    """Matches of terms overlap: a longer term takes no words away from a shorter one."""
    others = [term for term in more if term.id not in book.lexicon]
    expected = found(book, activity)
    actual = found(attrs.evolve(book, lexicon=Lexicon([*book.lexicon, *others])), activity)
    assert expected == actual


@given(strategies.portfolios(min_activities=2), BOOKS | st.builds(load_rules))
@settings(max_examples=40)
def test_a_rule_reads_one_activity_alone(register: Portfolio, book: RuleBook) -> None:
    """What a session is said to be about must not depend on which other sessions are listed."""
    everything = align(register, rules=book)
    expected = {activity.id: found(book, activity) for activity in register}
    actual = {
        activity.id: {
            (one.objective, evidence)
            for one in everything.of(activity.id)
            for evidence in one.evidence
            if isinstance(evidence, RuleMatch)
        }
        for activity in register
    }
    assert expected == actual


def test_the_shipped_rules_do_find_something_here() -> None:
    """Else the laws above would hold of nothing."""
    expected = True
    actual = sum(bool(found(load_rules(), activity)) for activity in SHIPPED) > len(SHIPPED) / 2
    assert expected == actual
