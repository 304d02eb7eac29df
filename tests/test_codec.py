"""Values as plain data and back: nothing lost, nothing guessed, all faults at once."""

import json
from datetime import date

import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment import errors
from gcm_alignment.codec import InvalidDocument, Plain, decode, encode
from gcm_alignment.conditions import Condition
from gcm_alignment.evidence import Evidence
from gcm_alignment.testing import strategies as gst

QUOTE: dict[str, Plain] = {"field": "title", "language": "en", "start": 0, "stop": 1, "words": "a"}


def through_json(data: Plain) -> Plain:
    """Write plain data as JSON and read them back, as a file would."""
    back: Plain = json.loads(json.dumps(data, ensure_ascii=False))
    return back


def faults(data: Plain, kind: type[object]) -> list[str]:
    """List the faults that decoding finds, in English."""
    with pytest.raises(InvalidDocument) as caught:
        decode(data, kind)
    return [str(fault) for fault in caught.value.faults]


@given(gst.alignment_sets())
def test_alignment_sets_come_back_equal(alignments: gcm.AlignmentSet) -> None:
    """Evidence that a file loses cannot be shown in a meeting."""
    assert alignments == decode(through_json(encode(alignments)), gcm.AlignmentSet)


@given(gst.portfolios())
def test_portfolios_come_back_equal(portfolio: gcm.Portfolio) -> None:
    """A register travels between teams as a file."""
    assert portfolio == decode(through_json(encode(portfolio)), gcm.Portfolio)


@given(gst.rule_books())
def test_rule_books_come_back_equal(book: gcm.RuleBook) -> None:
    """A rule book that changed on its way would give other alignments under the same name."""
    assert book == decode(through_json(encode(book)), gcm.RuleBook)


@pytest.mark.parametrize(
    "value",
    [gcm.load_compact(), gcm.load_portfolio("rabat-2022"), gcm.load_rules(), gcm.load_framework("cadiz-2023")],
    ids=["compact", "register", "rules", "framework"],
)
def test_shipped_data_come_back_equal(value: object) -> None:
    """The reference data hold every kind of field, with holes and with wording of ours."""
    assert value == decode(through_json(encode(value)), type(value))


def test_reviews_keep_their_day() -> None:
    """A review counts by its day."""
    review = gcm.Review(by="reviewer-1", on=date(2026, 11, 23), verdict=gcm.Verdict.ACCEPT)
    assert review == decode(through_json(encode(review)), gcm.Review)


def test_sets_are_written_in_order() -> None:
    """The same value gives the same bytes, whatever the hash seed."""
    process = gcm.load_processes()["tripoli"]
    assert sorted(process.unverified) == through_json(encode(process))["unverified"]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "data, kind, expected",
    [
        (None, gcm.Activity, "$: found None; expected object"),
        ([], gcm.Activity, "$: found []; expected object"),
        (3, gcm.Period, "$: found 3; expected text"),
        ("2019-13", gcm.Period, "$: no such date: 2019-13"),
        ([1, "2"], gcm.ObjectiveSet, "$: found '2'; expected whole number"),
        ([1, True], gcm.ObjectiveSet, "$: found True; expected whole number"),
        ([24], gcm.ObjectiveSet, "$: no objective 24: the Compact numbers them 1 to 23"),
        ({"fr": None}, gcm.Text, "$: found None; expected text"),
        ({"fr": "Atelier", "ours": "fr"}, gcm.Text, "$: found 'fr'; expected list"),
        ("held", gcm.Kind, "$: found 'held'; expected one of"),
    ],
)
def test_nothing_is_converted_in_silence(data: Plain, kind: type[object], expected: str) -> None:
    """`None` is no text, `True` no number, a text no list: a lenient reader invents facts."""
    (fault,) = faults(data, kind)
    assert fault.startswith(expected)


def test_all_faults_are_told_at_once_with_their_paths() -> None:
    """Somebody who mends a file wants one list, not one fault a run."""
    data: Plain = {
        "id": "x:y",
        "title": {"fr": 3},
        "status": "gone",
        "occasions": [{"period": "2019-02-30"}, {"venue": "Abuja"}],
        "people": True,
        "colour": "blue",
    }
    expected = {
        "$.title: found 3; expected text",
        "$.status: found 'gone'; expected one of announced, held, postponed, cancelled, replaced",
        "$.occasions[0].period: no such date: 2019-02-30",
        "$.occasions[1].venue: found 'Abuja'; expected object",
        "$.people: found True; expected whole number",
        "$: unknown fields colour",
    }
    assert expected == set(faults(data, gcm.Activity))


def test_missing_fields_are_named() -> None:
    """A field that is missing is not filled in."""
    expected = {"$: the field id is missing", "$: the field title is missing"}
    assert expected == {fault.replace("$.id:", "$:").replace("$.title:", "$:") for fault in faults({}, gcm.Activity)}


def test_evidence_of_an_unknown_type_is_refused() -> None:
    """The type tells what the evidence is worth."""
    data: Plain = {"activity": "a:b", "objective": 9, "evidence": [{"type": "Hearsay"}, {}]}
    found = faults(data, gcm.Alignment)
    expected = ["$.evidence[0]: type is Hearsay", "$.evidence[1]: type is None"]
    assert expected == [fault.split(";")[0] for fault in found]


def test_a_review_needs_its_full_day() -> None:
    """A month would be read as its first day, and change which review counts."""
    data: Plain = {"type": "Review", "by": "reviewer-1", "on": "2026-11", "verdict": "accept"}
    (fault,) = faults({"activity": "a:b", "objective": 9, "evidence": [data]}, gcm.Alignment)
    assert fault.startswith("$.evidence[0].on: not a full day")


@pytest.mark.parametrize("given_", ["0.5", True, None])
def test_confidence_is_a_number(given_: Plain) -> None:
    """A confidence read from a text may be another number in another locale."""
    data: Plain = {"type": "TextMatch", "suggester": "s", "version": "1", "quotes": [], "confidence": given_}
    pair: Plain = {"activity": "a:b", "objective": 9, "evidence": [data]}
    if given_ is None:
        assert decode(pair, gcm.Alignment).confidence is None
    else:
        assert [f"$.evidence[0].confidence: found {given_!r}; expected number"] == faults(pair, gcm.Alignment)


def test_whole_numbers_serve_as_confidence() -> None:
    """JSON writes 1.0 as 1 in some tools."""
    data: Plain = {"type": "TextMatch", "suggester": "s", "version": "1", "quotes": [], "confidence": 1}
    assert decode({"activity": "a:b", "objective": 9, "evidence": [data]}, gcm.Alignment).confidence == 1.0


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_data_of_another_kind_are_refused_clearly(data: Plain) -> None:
    """A file of somebody else's may hold anything; without an id and a title it is no register."""
    with pytest.raises(InvalidDocument) as caught:
        decode(data, gcm.Portfolio)
    assert caught.value.faults


def test_faults_are_worded_in_french() -> None:
    """Those who mend files work in French first."""
    with pytest.raises(InvalidDocument) as caught:
        decode([], gcm.Activity)
    assert (
        gcm.label(caught.value, "fr")
        == "ne peut être lu comme Activity\u00a0: $\u00a0: trouvé []\u202f; attendu\u00a0: objet"
    )


def test_invalid_documents_are_errors_of_the_library() -> None:
    """One `except` catches all that the library refuses."""
    assert issubclass(InvalidDocument, errors.GcmError)
    assert issubclass(InvalidDocument, ValueError)


def test_a_fault_that_the_converter_words_itself_has_its_path_too() -> None:
    """Where only the converter knows what is wrong, the reader still learns where."""
    quote: Plain = {"field": "subtitle", "language": "en", "start": 0, "stop": 1, "words": "a"}
    data: Plain = {"type": "TextMatch", "suggester": "s", "version": "1", "quotes": [quote]}
    (fault,) = faults({"activity": "a:b", "objective": 9, "evidence": [data]}, gcm.Alignment)
    assert fault == "$.evidence[0].quotes[0].field: found 'subtitle'; expected one of title, description"


@pytest.mark.parametrize(
    "data, kind, expected",
    [
        (5, Condition, "Condition"),
        ({"type": "Hearsay"}, Evidence, "Evidence"),
        ("x", int, "whole number"),
        (5, tuple[int, ...], "list"),
    ],
)
def test_what_was_asked_for_is_named(data: Plain, kind: type[object], expected: str) -> None:
    """A union has no name of its own in Python; the reader of the message needs one."""
    with pytest.raises(InvalidDocument) as caught:
        decode(data, kind)
    actual = str(caught.value)
    assert actual.startswith(f"cannot be read as {expected}: $")


def test_a_row_has_a_type_at_each_place() -> None:
    """A list of the first type alone would take a rule for a number, or leave the end out."""
    rule = gcm.RuleMatch(book="b", rule="r", version="1", author="a", reason=gcm.BilingualText("a", "b"))
    expected = (9, rule)
    actual = decode(through_json(encode(expected)), tuple[int, gcm.RuleMatch])
    assert expected == actual


@pytest.mark.parametrize(
    "data, expected",
    [
        ([1], ["$: a list of 1; expected one of 2"]),
        ([1, "a", 2], ["$: a list of 3; expected one of 2"]),
        (["a", 1], ["$[0]: found 'a'; expected whole number", "$[1]: found 1; expected text"]),
    ],
)
def test_all_faults_of_a_row_are_told(data: Plain, expected: list[str]) -> None:
    """Each with its place."""
    actual = faults(data, tuple[int, str])
    assert expected == actual


@given(st.tuples(st.integers(), st.text(), st.booleans()))
def test_rows_come_back_equal(row: tuple[int, str, bool]) -> None:
    """What is written is read, at its place."""
    expected = row
    actual = decode(through_json(encode(row)), tuple[int, str, bool])
    assert expected == actual


@pytest.mark.parametrize(
    "data, kind, expected",
    [
        ("x", int, "trouvé 'x'\u202f; attendu\u00a0: nombre entier"),
        ({"count": 1, "of": "x"}, gcm.Ratio, "trouvé 'x'\u202f; attendu\u00a0: nombre entier"),
        (10**400, float, "nombre trop grand"),
        ([None], list[str], "attendu\u00a0: texte"),
        (
            {**QUOTE, "field": "subtitle"},
            gcm.Quote,
            "trouvé 'subtitle'\u202f; une valeur est attendue parmi title et description",
        ),
        (None, tuple[str, ...], "attendu\u00a0: liste"),
    ],
)
def test_french_readers_read_no_python(data: Plain, kind: type[object], expected: str) -> None:
    """`int too large to convert to float` helps nobody to mend a file."""
    with pytest.raises(InvalidDocument) as caught:
        decode(data, kind)
    actual = gcm.label(caught.value, "fr").replace("\u202f;", "\u202f;")
    assert expected in actual


def test_what_only_python_could_word_has_its_path_at_least() -> None:
    """The cause stays for who has to look for it."""
    with pytest.raises(InvalidDocument, match=r"\$: this cannot stand here"):
        decode(5, dict)
