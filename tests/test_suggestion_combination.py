"""Suggesters as one: the highest confidence counts, all words speak, and the order never matters."""

import itertools
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.errors import InvalidValue
from gcm_alignment.suggestion.combination import Combinable, CombinedSuggester
from gcm_alignment.suggestion.lexicon import LexiconSuggester
from gcm_alignment.suggestion.values import LIMIT, Suggestion, WordMatch, ranked

TEXT = "remittances of the diaspora"
MATCHES = (
    WordMatch(start=0, stop=11, term="remittances", language="en"),
    WordMatch(start=19, stop=27, term="diaspora", language="en"),
)


@attrs.frozen
class Drawn(Combinable):
    """A suggester that answers every text as it was told."""

    name: str
    answer: tuple[Suggestion, ...]
    version: str = "1"

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> tuple[tuple[Suggestion, ...], ...]:
        """Answer each text alike."""
        del language
        return tuple(ranked(self.answer, limit) for _ in texts)


def drawn(name: str) -> st.SearchStrategy[Drawn]:
    """Generate suggesters of a name."""
    suggestion = st.builds(
        Suggestion,
        objective=st.integers(1, 6),
        confidence=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
        matches=st.lists(st.sampled_from(MATCHES), max_size=2),
    )
    answers = st.lists(suggestion, max_size=6, unique_by=lambda one: one.objective)
    return st.builds(Drawn, st.just(name), answers.map(tuple))


A, B, C = drawn("a"), drawn("b"), drawn("c")


def said(suggester: CombinedSuggester | Drawn) -> tuple[Suggestion, ...]:
    """Return what a suggester says of the text."""
    (answer,) = suggester.suggest_many([TEXT])
    return answer


@given(A, B, C)
def test_the_order_never_matters(a: Drawn, b: Drawn, c: Drawn) -> None:
    """Who asks the model first and the lexicon second gets the same report."""
    expected = {said(CombinedSuggester((a, b, c)))}
    actual = {said((one | two) | three) for one, two, three in itertools.permutations((a, b, c))}
    actual |= {said(one | (two | three)) for one, two, three in itertools.permutations((a, b, c))}
    assert expected == actual
    assert a | b == b | a


@given(A)
def test_a_suggester_with_itself_says_the_same(a: Drawn) -> None:
    """Asking twice is no second opinion."""
    expected = said(a)
    actual = said(a | a)
    assert expected == actual


@given(A, B)
def test_the_confidence_is_the_highest_and_never_higher(a: Drawn, b: Drawn) -> None:
    """Law 6: two weak voices do not make a strong one, and none is lost."""
    heard = [one for suggester in (a, b) for one in suggester.answer]
    for one in said(a | b):
        assert one.confidence == max(other.confidence for other in heard if other.objective == one.objective)


@given(A, B)
@settings(max_examples=50)
def test_all_words_speak(a: Drawn, b: Drawn) -> None:
    """A reviewer sees what each of them read."""
    a_said, b_said = ({one.objective: set(one.matches) for one in suggester.answer} for suggester in (a, b))
    for one in CombinedSuggester((a, b)).suggest_many([TEXT], limit=23)[0]:
        assert set(one.matches) == a_said.get(one.objective, set()) | b_said.get(one.objective, set())


def test_the_name_tells_who_was_asked() -> None:
    """A review of what two said together is found again by both names."""
    one = Drawn("z", ()) | Drawn("a", (), version="2")
    assert (one.name, one.version) == ("a+z", "2+1")


def test_the_shipped_suggester_combines() -> None:
    """`LexiconSuggester() | mine` is how most will use it."""
    mine = Drawn("mine", (Suggestion(objective=1, confidence=1.0, matches=MATCHES),))
    expected = [1, 20]
    actual = [one.objective for one in (LexiconSuggester() | mine).suggest_many([TEXT], language="en")[0]][:2]
    assert expected == actual


def test_none_is_no_combination() -> None:
    """An empty list of suggesters is a mistake in a configuration."""
    with pytest.raises(InvalidValue, match="a combination of no suggesters"):
        CombinedSuggester(())


def test_two_of_one_name_are_refused() -> None:
    """Their suggestions could not be told apart in a review."""
    with pytest.raises(InvalidValue, match="different suggesters of one name: a 1"):
        CombinedSuggester((Drawn("a", ()), Drawn("a", (Suggestion(objective=1, confidence=1.0),))))
