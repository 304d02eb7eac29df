"""Slips of a notebook: whoever gives one thing for several, or a name for the thing, is told so in words of ours."""

from collections.abc import Callable
from typing import Never, Protocol, cast

import pytest

import gcm_alignment as gcm
from gcm_alignment.errors import GcmError, UnknownName

WORKSHOP = gcm.Activity(id=gcm.ActivityId("demo:workshop"), title=gcm.Text.of(en="Workshop on remittances"))
BOOK = gcm.load_rules()
REGISTER = gcm.Portfolio(id="demo", title=gcm.Text.of(en="Register"), activities=[WORKSHOP])
FOUND = gcm.align(REGISTER)
ONE = FOUND.alignments[0]
PLAN = gcm.load_framework("cadiz-2023")


class Anything(Protocol):
    """What may be given in any place, for type checkers: a notebook has none."""

    def __call__(self, given: object) -> Never:
        """Pass it on."""
        ...


def _as_it_is(given: object) -> object:
    return given


anything = cast("Anything", _as_it_is)


SLIPS: dict[str, tuple[Callable[[], object], str]] = {
    "a year as a number": (lambda: FOUND.during(anything(2019)), "not a period: 2019; write one such as"),
    "a year to select": (lambda: FOUND.select(during=anything(2019)), "not a period: 2019; write one such as"),
    "an activity to select": (
        lambda: FOUND.select(activities=anything(WORKSHOP)),
        "expected a list of texts, found Act",
    ),
    "activities to align": (lambda: gcm.align(anything([WORKSHOP])), "not a register: [Activity(id='demo:"),
    "activities to suggest": (
        lambda: gcm.suggest(anything([WORKSHOP])),
        "not a register: [Activity(id='demo:",
    ),
    "rules to align by": (lambda: gcm.align(REGISTER, rules=anything([BOOK["climate"]])), "not a rule book: [Rule("),
    "rules to analyse": (lambda: gcm.analyse(anything([BOOK["climate"]])), "not a rule book: [Rule("),
    "one plan": (
        lambda: gcm.analyse(BOOK, frameworks=anything(PLAN)),
        "expected a list of Framework, found Frame",
    ),
    "a process by name": (
        lambda: gcm.analyse(BOOK, processes=anything(["rabat"])),
        "expected a list of ConsultationProcess, found 'rabat' in it",
    ),
    "the name of a register": (lambda: gcm.compare_outcomes(BOOK, BOOK, anything("rabat")), "not a register: 'rabat'"),
    "alignments to try": (lambda: gcm.what_if(anything([ONE])), "not a set of alignments: [Alignment("),
    "a number to withdraw": (lambda: gcm.what_if(FOUND, withdraw=anything(5)), "no source: 5; give a key, evidence"),
    "one alignment": (lambda: gcm.AlignmentSet(alignments=anything(ONE)), "no list: Alignment("),
    "no alignments": (lambda: gcm.AlignmentSet(alignments=anything(5)), "no alignment: 5; give alignments"),
    "one activity": (lambda: gcm.AlignmentSet(activities=anything(WORKSHOP)), "expected a list of Activity, found Act"),
    "names in vain": (
        lambda: gcm.AlignmentSet(nothing_found=anything(["x"])),
        "expected a list of NothingFound, ",
    ),
    "names in doubt": (lambda: gcm.AlignmentSet(undecided=anything(["x"])), "expected a list of Undecided, found 'x'"),
    "names of methods": (lambda: gcm.AlignmentSet(methods=anything(["x"])), "expected a list of Method, found 'x'"),
    "names outside": (lambda: gcm.AlignmentSet(outside=anything(["x"])), "expected a list of OutsideMandate, found"),
    "a number for a scope": (lambda: gcm.AlignmentSet(scope=anything(20)), "expected a list of objectives, found 20"),
    "the id of an activity": (
        lambda: FOUND.accept(by="reviewer-1", on="2026-11-23", only=anything("demo:workshop")),
        "no alignment: 'demo:workshop'; give alignments, or a set of them",
    ),
    "nothing to revoke": (
        lambda: FOUND.revoke(by="reviewer-1", on="2026-11-23"),
        "no review of whole alignments that could be revoked",
    ),
}


@pytest.mark.parametrize("call, told", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_what_was_given_and_what_is_right(call: Callable[[], object], told: str) -> None:
    """What Python says of it names a line of the library, and no argument of the caller's."""
    with pytest.raises(GcmError) as caught:
        call()
    expected = told
    actual = str(caught.value)[: len(told)]
    assert expected == actual


@pytest.mark.parametrize("key, near", [("rule:shiped/", "rule:shipped/"), ("rule:shipd/remittances", "rule:shipped/")])
def test_a_misspelt_key_selects_no_silence(key: str, near: str) -> None:
    """An empty set reads as “these rules found nothing”."""
    with pytest.raises(UnknownName, match="no source") as caught:
        FOUND.select(evidence=key)
    expected = True
    actual = any(one.startswith(near) for one in caught.value.near)
    assert expected is actual


@pytest.mark.parametrize("key", ["rule:", "rule:shipped/climate", "link:", "link:demo-plan:1", "declared:chair/"])
def test_what_is_not_there_and_could_be_selects_nothing(key: str) -> None:
    """That a known book's rule found nothing, or nothing was declared, is an answer."""
    expected = 1 if key == "rule:" else 0
    actual = len(FOUND.select(evidence=key))
    assert expected == actual


def test_a_long_value_is_cut_in_a_message() -> None:
    """A register of a thousand activities in the place of a rule book would fill the screen."""
    with pytest.raises(GcmError) as caught:
        gcm.align(REGISTER, rules=anything([REGISTER] * 50))
    expected = 80
    actual = len(str(caught.value.fields["given"]))
    assert expected == actual
