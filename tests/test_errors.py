"""Errors and problems: data first, worded in English by `str()`, and what comes close to a name."""

import copy
import pickle
from typing import TypeVar

import pytest
from hypothesis import example, given, strategies as st

from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.errors import (
    Conflict,
    GcmError,
    InvalidValue,
    Message,
    MissingLanguage,
    N_,
    NotComparable,
    Problem,
    Severity,
    UnknownLanguage,
    UnknownName,
    UnknownObjective,
    UnusableInput,
    near_matches,
)

Thing = TypeVar("Thing")

PLAIN = [InvalidValue, Conflict, NotComparable, UnusableInput, MissingLanguage, BadRecord]
NAMES = [UnknownName, UnknownObjective, UnknownLanguage]
LOOKUPS = {MissingLanguage, *NAMES}

ERRORS = [
    *(kind("no {thing} of {count}", thing="pear", count=3) for kind in PLAIN),
    *(kind("no {thing} {given}", thing="pear", given="'per'") for kind in NAMES),
    *(kind("no {thing} {given}", thing="pear", given="'per'", near=("pear", "peer")) for kind in NAMES),
]


def again(thing: Thing) -> Thing:
    """Pickle and read back, as a worker process would."""
    back: Thing = pickle.loads(pickle.dumps(thing))  # noqa: S301 - our own bytes, of a line above
    return back


def described(error: GcmError) -> str:
    """Tell the errors of this file apart."""
    return f"{type(error).__name__}: {error}"


def state(error: GcmError) -> tuple[object, ...]:
    """Everything that an error says of itself."""
    return type(error), str(error), repr(error), error.args, error.fields, error.message, vars(error)


@pytest.mark.parametrize("kind", [*PLAIN, *NAMES])
def test_every_error_is_one_of_ours(kind: type[GcmError]) -> None:
    """One `except GcmError` must catch whatever the library raises on purpose."""
    expected = True
    actual = issubclass(kind, GcmError)
    assert expected == actual


@pytest.mark.parametrize("kind", [*PLAIN, *NAMES])
def test_every_error_is_also_a_builtin_one(kind: type[GcmError]) -> None:
    """Code that knows nothing of this library catches ValueError and LookupError."""
    expected = True
    actual = issubclass(kind, LookupError if kind in LOOKUPS else ValueError)
    assert expected == actual


def test_error_is_worded_in_english() -> None:
    """A traceback is read by whoever runs the program."""
    expected = "no objective 24: the Compact numbers them 1 to 23"
    actual = str(UnknownObjective("no objective {given}: the Compact numbers them 1 to 23", given="24"))
    assert expected == actual


def test_error_names_its_fields() -> None:
    """A program that shows an error in its own way needs the parts, not the sentence."""
    expected = {"given": "x", "line": 3}
    actual = InvalidValue("line {line}: {given}", given="x", line=3).fields
    assert expected == actual


@pytest.mark.parametrize("near", [(), ("pear",), ("pear", "peer")])
def test_fields_are_the_same_with_and_without_near_matches(near: tuple[str, ...]) -> None:
    """Whether something comes close must not decide whether a field is found."""
    expected = {"given": "'per'", "count": 2}
    fields = UnknownName("no {given} in {count}", given="'per'", count=2, near=near).fields
    actual = {name: field for name, field in fields.items() if name != "near"}
    assert expected == actual


def test_near_matches_stand_in_the_message() -> None:
    """The mend of a slip is the name that was meant."""
    expected = "no pear 'per'; near matches: pear, peer"
    actual = str(UnknownName("no pear {given}", given="'per'", near=("pear", "peer")))
    assert expected == actual


def test_near_matches_are_an_attribute() -> None:
    """An editor offers them without reading a sentence."""
    expected = ("'per'", ("pear", "peer"))
    error = UnknownName("no pear {given}", given="'per'", near=("pear", "peer"))
    actual = (error.given, error.near)
    assert expected == actual


@pytest.mark.parametrize("error", ERRORS, ids=described)
def test_error_survives_pickling(error: GcmError) -> None:
    """An error that cannot cross processes is replaced by one about pickling."""
    expected = state(error)
    actual = state(again(error))
    assert expected == actual


@pytest.mark.parametrize("error", ERRORS, ids=described)
def test_error_survives_copying(error: GcmError) -> None:
    """Frameworks copy errors to raise them again elsewhere."""
    expected = state(error)
    actual = state(copy.copy(error))
    assert expected == actual


def test_notes_survive_pickling() -> None:
    """A note says where in a file an error arose."""
    error = InvalidValue("no pear")
    error.add_note("in row 7")
    expected = ["in row 7"]
    actual = again(error).__notes__
    assert expected == actual


def test_raised_error_can_be_caught_as_the_builtin() -> None:
    """The bases must not only be declared: raising and catching must work."""
    with pytest.raises(LookupError, match="no pear") as caught:
        raise UnknownName("no pear {given}", given="x")
    expected = UnknownName
    actual = caught.type
    assert expected == actual


@pytest.mark.parametrize("hostile", ["{given}", "{0}", "{", "}", "{given.__class__}", "%s", "{{x}}"])
def test_fields_are_never_read_as_templates(hostile: str) -> None:
    """What a user typed must come back as typed, not be looked up or raise."""
    expected = f"not a date: {hostile}; write 2019"
    actual = str(Message.of("not a date: {given}; write 2019", given=hostile))
    assert expected == actual


@pytest.mark.parametrize("hostile", ["{x}", "{"])
def test_nested_fields_are_never_read_as_templates(hostile: str) -> None:
    """Nesting words a message twice; its fields must still be taken once."""
    inner = Message.of("not {given}", given=hostile)
    expected = f"line 3: not {hostile} (or {hostile})"
    actual = str(Message.of("line {line}: {fault} (or {others})", line=3, fault=inner, others=(hostile,)))
    assert expected == actual


def test_message_lists_the_members_of_a_tuple() -> None:
    """A list shown as Python writes tuples is no English."""
    expected = "there are a, b, c"
    actual = str(Message.of("there are {known}", known=("a", "b", "c")))
    assert expected == actual


def test_messages_are_equal_whatever_the_order_of_their_fields() -> None:
    """Problems are compared and gathered in sets; the order of keywords says nothing."""
    expected = {Message.of("{a} {b}", a=1, b=2)}
    actual = {Message.of("{a} {b}", a=1, b=2), Message.of("{a} {b}", b=2, a=1)}
    assert expected == actual


def test_a_field_may_be_called_template() -> None:
    """Field names come from the template alone: none of them is reserved."""
    expected = "x of y"
    actual = str(Message.of("{template} of {cls}", template="x", cls="y"))
    assert expected == actual


def test_message_is_translated_with_its_nested_ones() -> None:
    """A French sentence with an English clause in it is neither."""
    french = {"no {thing}; {fault}": "pas de {thing} ; {fault}", "too few": "trop peu"}
    message = Message.of("no {thing}; {fault}", thing=("a", "b"), fault=Message.of("too few"))
    expected = "pas de a et b ; trop peu"
    actual = message.worded(french.__getitem__, " et ".join)
    assert expected == actual


def test_marking_a_message_changes_nothing() -> None:
    """The mark is for extraction tools; the program goes on with the English text."""
    expected = "no {thing}"
    actual = N_("no {thing}")
    assert expected == actual


def test_problem_survives_pickling() -> None:
    """Problems of a batch come back from worker processes."""
    message = Message.of("no such day: {found}", found="31 novembre 2021")
    expected = Problem(line=4, severity=Severity.FAULT, code="no-such-day", message=message)
    actual = again(expected)
    assert expected == actual


def test_problem_can_be_gathered_in_a_set() -> None:
    """Two readings of one line report one problem."""
    made = [Problem(line=None, severity=Severity.NOTICE, code="x", message=Message.of("x")) for _ in range(2)]
    expected = 1
    actual = len(set(made))
    assert expected == actual


names = st.text(st.sampled_from("abcABC é"), min_size=1, max_size=8)


@given(st.lists(names), names)
def test_near_matches_are_at_most_three_of_the_names(known: list[str], wanted: str) -> None:
    """A message that lists everything helps nobody, and one that invents a name misleads."""
    found = near_matches(wanted, known)
    expected = (True, True, True)
    actual = (len(found) <= 3, set(found) <= set(known), len(set(found)) == len(found))
    assert expected == actual


@given(st.lists(names, min_size=1))
def test_a_known_name_is_its_own_nearest_match_whatever_its_case(known: list[str]) -> None:
    """Case is the commonest slip, so it must not keep a name from being found."""
    expected = known[0].casefold()
    actual = near_matches(known[0].swapcase(), known)[0].casefold()
    assert expected == actual


@given(st.lists(names).flatmap(lambda known: st.tuples(st.just(known), st.permutations(known))), names)
@example((["A", "a"], ["a", "A"]), "a")
def test_near_matches_ignore_the_order_of_the_names(orders: tuple[list[str], list[str]], wanted: str) -> None:
    """The same slip gets the same message, whatever a set or a directory yields first."""
    expected, actual = (near_matches(wanted, known) for known in orders)
    assert expected == actual


def test_nothing_comes_near_to_nothing() -> None:
    """An empty question has no answer that helps."""
    expected = ()
    actual = near_matches("", ["remittances"])
    assert expected == actual
