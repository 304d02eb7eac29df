"""Cues and their calibration: what a book of them refuses, and how its file is read."""

import math
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, strategies as st

from gcm_alignment.calibration import Calibration, logistic
from gcm_alignment.catalogue import load_calibration, load_compact, load_cues
from gcm_alignment.catalogue.cue_data import read_calibration, read_cues
from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.codec import decode, encode
from gcm_alignment.cues import FIELD, Cue, CueBook
from gcm_alignment.errors import GcmError, InvalidValue
from gcm_alignment.lexicon import Term
from gcm_alignment.testing import strategies

WORDS = Term(id="9/1", en=["smuggler(s)"], fr=["passeur(s)"])
THE_FIELD = Term(id=FIELD, en=["migrant(s)"], fr=["migrant(s)"])
CUE = Cue(objective=9, weight=0.8, words=WORDS, action="9.b")


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: attrs.evolve(CUE, weight=0.0), "above 0 and below 1: 0.0"),
        (lambda: attrs.evolve(CUE, weight=1.0), "above 0 and below 1: 1.0"),
        (lambda: attrs.evolve(CUE, objective=24), "no objective 24"),
        (lambda: attrs.evolve(CUE, action="10.b"), "no action '10.b' of objective 9"),
        (lambda: attrs.evolve(CUE, action="9b"), "no action '9b' of objective 9"),
        (lambda: attrs.evolve(CUE, words=Term(id="9/1", en=["smuggler"])), "needs forms in English and in French"),
        (lambda: attrs.evolve(CUE, words=Term(id="9/1", fr=["passeur"])), "needs forms in English and in French"),
    ],
    ids=["nothing", "certainty", "number", "other action", "no action", "no French", "no English"],
)
def test_a_cue_that_cannot_speak_is_refused(make: Callable[[], Cue], words: str) -> None:
    """A weight of one would silence all doubt; a cue of one language would make the other one poorer."""
    with pytest.raises(GcmError, match=words):
        make()


def test_two_cues_of_one_id_are_refused() -> None:
    """Nobody could tell which of them spoke."""
    with pytest.raises(InvalidValue, match="two cues of one id: 9/1"):
        CueBook(version="1", field=THE_FIELD, cues=(CUE, attrs.evolve(CUE, weight=0.5)))


@given(strategies.cue_books())
def test_a_book_survives_being_written(book: CueBook) -> None:
    """Cues are exchanged like rules."""
    assert book == decode(encode(book), CueBook)


def test_a_book_orders_its_cues() -> None:
    """The order of the file must not change what is suggested, nor the bytes that are written."""
    other = attrs.evolve(CUE, words=attrs.evolve(WORDS, id="9/2"))
    expected = CueBook(version="1", field=THE_FIELD, cues=(CUE, other))
    actual = CueBook(version="1", field=THE_FIELD, cues=(other, CUE))
    assert expected == actual
    assert actual.by_id["9/2"] == other


# --- the files ----------------------------------------------------------------------------------

HEAD = """
schema = "gcm-cues/1"
version = "1"
[field]
en = ["migrant(s)"]
fr = ["migrant(s)"]
except.en = ["bird migrants"]
"""
GOOD = """
[[cue]]
objective = 9
weight = 0.8
en = ["smuggler(s)"]
fr = ["passeur(s)"]
except.fr = ["passeurs de mots"]
"""


def test_cues_are_numbered_by_their_objective() -> None:
    """Curators find a cue by its number among those of its objective."""
    text = HEAD + GOOD + GOOD.replace("= 9", "= 20") + GOOD
    expected = ["20/1", "9/1", "9/2"]
    actual = [cue.id for cue in read_cues(Record.parse(text, "cues.toml")).cues]
    assert expected == actual


@pytest.mark.parametrize(
    "spoilt, words",
    [
        (GOOD.replace("weight = 0.8\n", ""), r"cues.toml › cue\[1\]: a cue needs a weight"),
        (GOOD.replace("0.8", "1.8"), r"cues.toml › cue\[1\]: cue 9/1: a weight lies above 0 and below 1"),
        (GOOD.replace("= 9", '= "nine"'), r"cues.toml › cue\[1\]: objective is 'nine'; expected a whole number"),
        (
            GOOD.replace('en = ["smuggler(s)"]', 'en = "smuggler(s)"'),
            r"cue\[1\]: en is 'smuggler\(s\)'; expected a list",
        ),
        (GOOD + "wieght = 0.5\n", r"cues.toml › cue\[1\]: unknown fields 'wieght'"),
        (GOOD.replace("smuggler(s)", "smuggler(s"), r"cue\[1\]: not a form of a term"),
    ],
    ids=["no weight", "weight", "objective", "forms", "misspelt", "bracket"],
)
def test_a_fault_is_told_with_its_place(spoilt: str, words: str) -> None:
    """A file of a thousand cues is mended where the message points."""
    with pytest.raises(BadRecord, match=words):
        read_cues(Record.parse(HEAD + spoilt, "cues.toml"))


FIGURES = {field.name: 0.5 for field in attrs.fields(Calibration)}


def test_a_calibration_is_read_from_its_figures() -> None:
    """Every figure stands in the file: none is hidden in code."""
    expected = Calibration(**FIGURES)
    actual = read_calibration(Record({"schema": "gcm-calibration/1", "calibration": dict(FIGURES)}, "c.toml"))
    assert expected == actual


@pytest.mark.parametrize(
    "change, words",
    [
        ({"threshold": 1.5}, "threshold lies between 0 and 1: 1.5"),
        ({"closed": -0.1}, "closed lies between 0 and 1: -0.1"),
        ({"weight": -1.0}, "weight is 0 or more: -1.0"),
        ({"lead": math.inf}, "lead is 0 or more: inf"),
        ({"soft": None}, "soft is missing"),
    ],
    ids=["threshold", "closed", "weight", "lead", "missing"],
)
def test_a_calibration_by_which_more_would_say_less_is_refused(change: dict[str, object], words: str) -> None:
    """A confidence that falls when a cue is added would break the order of suggestions."""
    with pytest.raises(BadRecord, match=f"c.toml › calibration: {words}"):
        read_calibration(Record({"schema": "gcm-calibration/1", "calibration": {**FIGURES, **change}}, "c.toml"))


@given(strategies.calibrations(), st.floats(0, 20), st.floats(0, 5), st.floats(-5, 5))
def test_more_evidence_never_lowers_the_confidence(
    calibration: Calibration, weight: float, more: float, lead: float
) -> None:
    """Law 6: pooled confidence stays in [0, 1] and never falls."""
    before, after = calibration.confidence(weight, lead), calibration.confidence(weight + more, lead + more)
    assert 0 <= before <= after <= 1


@pytest.mark.parametrize("given_, expected", [(0.0, 0.5), (1000.0, 1.0), (-1000.0, 0.0)])
def test_the_curve_holds_at_any_size(given_: float, expected: float) -> None:
    """Exp of a large number would be an error, not a probability."""
    assert expected == logistic(given_)


# --- what is shipped -------------------------------------------------------------------------------


def test_the_shipped_cues_cover_the_compact() -> None:
    """An objective without cues could never be suggested."""
    expected = set(range(1, 24))
    actual = {cue.objective for cue in load_cues().cues}
    assert expected == actual


def test_the_actions_of_the_shipped_cues_exist() -> None:
    """A cue that points at an action of nobody's would be quoted in a report."""
    known = {action.id.removeprefix("gcm:") for objective in load_compact() for action in objective.actions}
    expected: set[str] = set()
    actual = {cue.action for cue in load_cues().cues if cue.action} - known
    assert expected == actual


def test_the_shipped_calibration_loads() -> None:
    """Its threshold keeps something out and lets something in."""
    assert 0 < load_calibration().threshold < 1
