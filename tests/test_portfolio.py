"""Registers: what they hold together, and what they refuse to hold."""

import pickle

import attrs
import pytest
from hypothesis import given, settings

from gcm_alignment.activities import Activity, ActivityId, ProcessId, Status
from gcm_alignment.alignments import Alignment
from gcm_alignment.assessment import PublishedAssessment
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import Conflict, InvalidValue
from gcm_alignment.evidence import AuthorityKind, Declaration, RuleMatch
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.sources import Completeness, Source, SourceKind
from gcm_alignment.testing import strategies
from gcm_alignment.text import BilingualText, Text

DECLARED = Declaration(
    authority=AuthorityKind.SECRETARIAT,
    by="the Secretariat",
    on=PartialDate.parse("2022-05"),
    source=Source(kind=SourceKind.OFFICIAL, title="Report"),
)
RULE = RuleMatch(book="demo", rule="r", version="1", author="the authors", reason=BilingualText("Why.", "Pourquoi."))
WORKSHOP = Activity(id=ActivityId("demo:workshop"), title=Text.of(en="Workshop"))
SESSION = Activity(id=ActivityId("demo:session"), title=Text.of(en="Session"), part_of=WORKSHOP.id)
CANCELLED = Activity(id=ActivityId("demo:cancelled"), title=Text.of(en="Forum"), status=Status.CANCELLED)
REGISTER = Portfolio(id="demo-register", title=Text.of(en="Demo register"), activities=[WORKSHOP, SESSION, CANCELLED])
FIGURE = PublishedAssessment(id="imrf-2022", count=14)


def test_a_register_keeps_the_order_in_which_it_was_written() -> None:
    """Its readers compare it with the page, line by line."""
    expected = ([WORKSHOP, SESSION, CANCELLED], 3)
    actual = (list(REGISTER), len(REGISTER))
    assert expected == actual


def test_a_register_that_does_not_say_whether_it_is_complete_is_unknown() -> None:
    """Only a register that says so may be read as all that happened."""
    expected = Completeness.UNKNOWN
    actual = REGISTER.completeness
    assert expected == actual


def test_two_activities_of_one_id_are_refused() -> None:
    """Alignments name activities by their id alone."""
    with pytest.raises(Conflict, match="demo-register has two activities of one id: demo:session, demo:workshop"):
        attrs.evolve(REGISTER, activities=[SESSION, WORKSHOP, SESSION, CANCELLED, WORKSHOP])


def test_two_assessments_of_one_id_are_refused() -> None:
    """The second would hide the first in a look-up by id."""
    with pytest.raises(Conflict, match="demo-register has two assessments of one id: imrf-2022"):
        attrs.evolve(REGISTER, published=(FIGURE, attrs.evolve(FIGURE, count=15)))


def test_a_part_of_what_is_not_there_is_refused() -> None:
    """Whether the part is counted depends on its whole."""
    with pytest.raises(InvalidValue, match="demo-register has no activity demo:workshop"):
        attrs.evolve(REGISTER, activities=[SESSION, CANCELLED])


def test_activities_that_are_parts_of_each_other_are_refused() -> None:
    """None of them would be counted beside its whole, so all would be lost."""
    circle = [attrs.evolve(WORKSHOP, part_of=SESSION.id), SESSION]
    with pytest.raises(InvalidValue, match="parts of each other in a circle: demo:workshop, demo:session"):
        attrs.evolve(REGISTER, activities=circle)


def test_a_declaration_on_what_is_not_there_is_refused() -> None:
    """A declaration is the best evidence there is, and must not be lost for a typing error."""
    declared = Alignment(activity=ActivityId("demo:workshp"), objective=9, evidence=(DECLARED,))
    with pytest.raises(InvalidValue, match="demo-register has no activity demo:workshp"):
        attrs.evolve(REGISTER, declarations=(declared,))


def test_a_register_holds_declarations_only() -> None:
    """What rules or reviewers say is made from a register and never written back as the institution's own."""
    mixed = Alignment(activity=WORKSHOP.id, objective=9, evidence=(DECLARED, RULE))
    with pytest.raises(InvalidValue, match="demo-register: a register holds declarations only"):
        attrs.evolve(REGISTER, declarations=(mixed,))


def test_declarations_of_both_signs_are_held() -> None:
    """“Examined and not aligned” is a statement of the authority too."""
    found = tuple(
        Alignment(activity=WORKSHOP.id, objective=number, evidence=(attrs.evolve(DECLARED, aligned=aligned),))
        for number, aligned in ((9, True), (10, False))
    )
    expected = found
    actual = attrs.evolve(REGISTER, declarations=found).declarations
    assert expected == actual


def test_assessments_are_found_by_their_id() -> None:
    """`rabat.assessments["imrf-2022"]` is the line that a notebook starts with."""
    later = attrs.evolve(FIGURE, id="imrf-2026", count=17)
    expected = {"imrf-2022": FIGURE, "imrf-2026": later}
    actual = attrs.evolve(REGISTER, published=(FIGURE, later)).assessments
    assert expected == actual


def test_the_look_up_of_assessments_cannot_be_written_to() -> None:
    """A shipped register is shared by all who load it."""
    with pytest.raises(TypeError, match="does not support item assignment"):
        attrs.evolve(REGISTER, published=(FIGURE,)).assessments["imrf-2022"] = FIGURE  # type: ignore[index] # pyright: ignore[reportIndexIssue]


@given(strategies.portfolios())
@settings(max_examples=25)
def test_a_register_is_a_value(register: Portfolio) -> None:
    """Registers are cached and sent to worker processes, also after somebody looked into them."""
    assert len(register.assessments) == len(register.published)
    copy: object = pickle.loads(pickle.dumps(register))  # noqa: S301 - our own bytes
    expected = {register}
    actual = {register, copy}
    assert expected == actual


def test_registers_of_two_processes_are_two() -> None:
    """The hash leaves most fields out, equality must not."""
    expected = False
    actual = attrs.evolve(REGISTER, process=ProcessId("demo-process")) == REGISTER
    assert expected == actual
