"""Law 6: pooled confidence stays in [0, 1], never falls with more evidence, knows no order; chaining only lowers."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import ActivityId
from gcm_alignment.alignments import Alignment
from gcm_alignment.confidence import chain_confidence, pool_confidence
from gcm_alignment.errors import InvalidValue
from gcm_alignment.evidence import Evidence, RuleMatch, TextMatch
from gcm_alignment.settlement import is_dormant
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText

ID = ActivityId("demo:a")
EVIDENCE = st.lists(strategies.evidence(), min_size=1, max_size=5).filter(lambda found: not is_dormant(found))


def aligned(evidence: list[Evidence]) -> Alignment:
    """Align on this evidence."""
    return Alignment(activity=ID, objective=9, evidence=evidence)


def reached(confidence: float | None) -> float:
    """Make confidences comparable: none is the bottom, below nought."""
    return -1.0 if confidence is None else confidence


@given(EVIDENCE)
@settings(max_examples=60)
def test_pooled_confidence_stays_between_0_and_1(evidence: list[Evidence]) -> None:
    """Mapping tools that add up have printed estimates of 2.8."""
    confidence = aligned(evidence).confidence
    expected = True
    actual = confidence is None or 0 <= confidence <= 1
    assert expected == actual


@given(EVIDENCE, strategies.evidence(favourable=True))
def test_pooled_confidence_never_falls_when_live_evidence_is_added(evidence: list[Evidence], more: Evidence) -> None:
    """A further reason, however weak, is no reason to trust the others less."""
    expected = True
    actual = reached(aligned([*evidence, more]).confidence) >= reached(aligned(evidence).confidence)
    assert expected == actual


@given(EVIDENCE, st.data())
def test_pooled_confidence_ignores_order_and_duplicates(evidence: list[Evidence], data: st.DataObject) -> None:
    """Saying a thing twice, or first, makes it no truer."""
    repeated = data.draw(st.permutations([*evidence, *evidence]))
    expected = aligned(evidence).confidence
    actual = aligned(repeated).confidence
    assert expected == actual


@given(EVIDENCE)
def test_pooled_confidence_is_one_that_somebody_stated(evidence: list[Evidence]) -> None:
    """Each figure of the annex can be traced to the rule or the suggester that it is from."""
    stated = {one.confidence for one in evidence if isinstance(one, (RuleMatch, TextMatch))} | {None}
    expected = stated
    actual = stated | {aligned(evidence).confidence}
    assert expected == actual


RULE = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi."))


@pytest.mark.parametrize(
    "confidences, expected",
    [([0.1, 0.1], 0.1), ([0.9, 0.9, 1.0], 1.0), ([0.5, None], 0.5), ([None, None], None), ([0.0, None], 0.0)],
)
def test_confidences_are_not_added_up(confidences: list[float | None], expected: float | None) -> None:
    """Ten weak signs are ten weak signs; and nought is a statement, none is not."""
    evidence: list[Evidence] = [
        attrs.evolve(RULE, rule=f"r{number}", confidence=confidence) for number, confidence in enumerate(confidences)
    ]
    actual = aligned(evidence).confidence
    assert expected == actual


# --- chaining ----------------------------------------------------------------------------------

CONFIDENCES = st.lists(st.none() | st.floats(0, 1), max_size=5)


@given(CONFIDENCES, st.none() | st.floats(0, 1))
def test_chaining_only_lowers(links: list[float | None], further: float | None) -> None:
    """Each step of an argument is one more that may be wrong; a mapping tool has made 1.0 of 0.1 and 0.1."""
    whole = reached(chain_confidence([*links, further]))
    expected = (True, True)
    actual = (whole <= reached(chain_confidence(links)), all(whole <= reached(link) for link in links))
    assert expected == actual


@given(CONFIDENCES, CONFIDENCES)
def test_a_chain_of_chains_is_one_chain(first: list[float | None], then: list[float | None]) -> None:
    """Where the argument is cut into pieces must not matter."""
    expected = chain_confidence([*first, *then])
    actual = chain_confidence([chain_confidence(first), chain_confidence(then)])
    assert expected == actual


@given(CONFIDENCES, st.data())
def test_chaining_and_pooling_ignore_order_and_duplicates(links: list[float | None], data: st.DataObject) -> None:
    """The same links, told in another order or twice, are no other argument."""
    repeated = data.draw(st.permutations([*links, *links]))
    expected = (chain_confidence(links), pool_confidence(links))
    actual = (chain_confidence(repeated), pool_confidence(repeated))
    assert expected == actual


@given(CONFIDENCES)
def test_chaining_and_pooling_stay_between_0_and_1(links: list[float | None]) -> None:
    """Whatever is done with an index, it stays one."""
    expected = {True}
    found = (chain_confidence(links), pool_confidence(links))
    actual = {True, *(0 <= one <= 1 for one in found if one is not None)}
    assert expected == actual


@pytest.mark.parametrize(
    "links, expected", [([], 1.0), ([0.1, 0.1], 0.1), ([0.9, 0.5, 0.7], 0.5), ([0.9, None], None), ([0.0, 0.9], 0.0)]
)
def test_a_chain_is_as_strong_as_its_weakest_link(links: list[float | None], expected: float | None) -> None:
    """And where one link states nothing, nobody can say how strong the chain is."""
    actual = chain_confidence(links)
    assert expected == actual


@pytest.mark.parametrize("stray", [1.5, -1.0, float("nan"), "0.5"])
@pytest.mark.parametrize("comes_to", [pool_confidence, chain_confidence])
def test_what_is_no_confidence_comes_to_none(
    comes_to: Callable[[list[float | None]], float | None], stray: float
) -> None:
    """One figure that lies outside would carry the whole outside, in whatever place it stands."""
    told: list[str] = []
    places: list[list[float | None]] = [[stray, 0.3], [0.3, stray], [None, stray]]
    for links in places:
        with pytest.raises(InvalidValue) as caught:
            comes_to(links)
        told.append(str(caught.value))
    expected = [f"a confidence lies between 0 and 1: {stray}"] * 3
    actual = told
    assert expected == actual
