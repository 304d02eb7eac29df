"""Why there is no alignment: nothing found, not decided, outside the mandate."""

import pickle
from typing import Never, cast

import attrs
import pytest
from hypothesis import given, settings

import gcm_alignment as gcm
from gcm_alignment.absences import UNKNOWN_FIELDS, NothingFound, Undecided
from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.codec import decode, encode
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue, UnknownName
from gcm_alignment.evidence import Method
from gcm_alignment.testing import strategies
from gcm_alignment.text import Text
from gcm_alignment.vocabulary import FIELD_NAMES

METHOD = Method(book="demo", version="1", author="the authors", digest="0" * 64)
FORUM = Activity(
    id=ActivityId("demo:forum"),
    title=Text.of(en="Forum"),
    occasions=[gcm.Occasion(period=Period.parse("2019"))],
)
STUDY = attrs.evolve(FORUM, id=ActivityId("demo:study"), occasions=[gcm.Occasion(period=Period.parse("2021"))])
VAIN = NothingFound(FORUM.id, METHOD)
OPEN = Undecided(activity=FORUM.id, source="rule:demo/workshops", objectives=ObjectiveSet([9]), unknown=("kind",))
KNOWN = AlignmentSet(activities=(FORUM, STUDY), nothing_found=(VAIN,), undecided=(OPEN,))


def test_fields_to_fill_in_are_named_once_and_in_order() -> None:
    """Whoever fills them in works from a list, and two runs that name them differently say one thing."""
    expected = ("kind", "occasions")
    actual = attrs.evolve(OPEN, unknown=["occasions", "kind", "occasions"]).unknown
    assert expected == actual


def test_a_field_that_nothing_asks_for_is_refused() -> None:
    """The report would have no words for it, and whoever fills it in decides nothing."""
    with pytest.raises(UnknownName, match="no field 'kinds'") as caught:
        attrs.evolve(OPEN, unknown=["kinds"])
    expected = "kind"
    actual = caught.value.near[0]
    assert expected == actual


def test_each_field_to_fill_in_has_words() -> None:
    """A report that met another one would stop in the middle."""
    expected = UNKNOWN_FIELDS
    actual = FIELD_NAMES.keys()
    assert expected == actual


def test_one_text_is_no_list_of_fields() -> None:
    """Cut into letters it would ask for a field `k`."""
    with pytest.raises(InvalidValue, match="expected a list of texts"):
        attrs.evolve(OPEN, unknown="kind")


@pytest.mark.parametrize("objectives, unknown", [([9], []), ([], ["kind"]), ([], [])])
def test_what_is_undecided_says_why_and_of_what(objectives: list[int], unknown: list[str]) -> None:
    """A doubt that nobody can resolve, or that touches no objective, is noise."""
    with pytest.raises(InvalidValue, match="undecided without its reason") as caught:
        attrs.evolve(OPEN, objectives=objectives, unknown=unknown)
    expected = "rule:demo/workshops"
    actual = caught.value.fields["source"]
    assert expected == actual


@pytest.mark.parametrize("key", ["demo/workshops", "declared:chair/the Chair", ""])
def test_only_a_source_that_can_be_asked_is_undecided(key: str) -> None:
    """An authority that said nothing is not in doubt, and a key that nothing bears is looked for in vain."""
    with pytest.raises(InvalidValue, match="no source") as caught:
        attrs.evolve(OPEN, source=key)
    expected = repr(key)
    actual = caught.value.fields["given"]
    assert expected == actual


@pytest.mark.parametrize("vain, doubts", [([VAIN], []), ([], [OPEN])], ids=["vain", "doubts"])
def test_a_set_speaks_of_activities_that_it_carries(vain: list[NothingFound], doubts: list[Undecided]) -> None:
    """Of an activity that is not there nobody could read what was looked at."""
    with pytest.raises(InvalidValue, match="demo:forum"):
        AlignmentSet(activities=(STUDY,), nothing_found=vain, undecided=doubts)


def test_both_records_stay_when_another_edition_found_something() -> None:
    """Each is true of its own edition: a merged file says that the old book found nothing, and what the new one did."""
    newer = AlignmentSet(
        activities=(FORUM,), nothing_found=(NothingFound(FORUM.id, attrs.evolve(METHOD, version="2")),)
    )
    expected = ["1", "2"]
    actual = [one.method.version for one in (newer | KNOWN).nothing_found]
    assert expected == actual


@pytest.mark.parametrize("window, expected", [("2019", ((VAIN,), (OPEN,))), ("2021", ((), ()))])
def test_choosing_activities_keeps_what_is_said_of_them(
    window: str, expected: tuple[tuple[NothingFound, ...], tuple[Undecided, ...]]
) -> None:
    """A window that leaves an activity out leaves out that nothing was found for it."""
    chosen = KNOWN.during(Period.parse(window))
    actual = (chosen.nothing_found, chosen.undecided)
    assert expected == actual


@given(strategies.nothing_found(), strategies.undecided())
@settings(max_examples=25)
def test_both_are_values(vain: NothingFound, doubt: Undecided) -> None:
    """They are kept in sets, sent to other processes and written to files."""
    copies: list[object] = [pickle.loads(pickle.dumps(one)) for one in (vain, doubt)]  # noqa: S301 - our own bytes
    expected = {vain, doubt}
    actual = {vain, doubt, *copies, decode(encode(vain), NothingFound), decode(encode(doubt), Undecided)}
    assert expected == actual


DENIED = gcm.Declaration(
    authority="process",
    by="Demo",
    on="2021",
    source=gcm.Source(kind=gcm.SourceKind.USER, title="Mandate"),
    aligned=False,
)


@pytest.mark.parametrize(
    "field, given, told",
    [
        ("declared", "the Chair", "a mandate is declared: 'the Chair'"),
        ("process", "Rabat Process", "not the id of a process: 'Rabat Process'"),
        ("process", 5, "not the id of a process: 5"),
    ],
)
def test_a_mandate_says_who_declared_it_and_for_whom(field: str, given: object, told: str) -> None:
    """It excuses a gap: without an authority, or for a process that nobody bears, it excuses nothing."""
    mandate = gcm.OutsideMandate(objective=13, declared=DENIED)
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(mandate, **cast("dict[str, Never]", {field: given}))
    expected = told
    actual = str(caught.value)[: len(told)]
    assert expected == actual


@pytest.mark.parametrize("process", [None, "demo", "other"])
def test_a_register_signs_its_mandates(process: str | None) -> None:
    """Beside another register they stay its own; activities that name no process keep what was said for them."""
    demo = gcm.ProcessId("demo")
    own, nameless = attrs.evolve(FORUM, process=demo), STUDY
    mandate = gcm.OutsideMandate(objective=13, declared=DENIED, process=process)
    signed = mandate if process else attrs.evolve(mandate, process="demo")
    found = [
        gcm.align(
            gcm.Portfolio(id="demo", title=Text.of(en="Demo"), activities=held, process=demo, outside=(mandate,))
        ).outside
        for held in ([own], [own, nameless])
    ]
    expected = [{signed}, {signed, mandate}]
    actual = [set(mandates) for mandates in found]
    assert expected == actual


def test_a_register_of_no_process_leaves_its_mandates_as_they_are() -> None:
    """Nobody can be named for whom they were declared."""
    mandate = gcm.OutsideMandate(objective=13, declared=DENIED)
    register = gcm.Portfolio(id="demo", title=Text.of(en="Demo"), activities=[FORUM], outside=(mandate,))
    expected = (mandate,)
    actual = gcm.align(register).outside
    assert expected == actual
