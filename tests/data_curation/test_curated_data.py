"""The shipped data: every check of the curator passes, and each of them can fail."""

import copy
from collections.abc import Callable

import attrs
import pytest
from curated_checks import (
    CHECKS,
    activities_once,
    country_codes,
    counts,
    counts_of_frameworks,
    cues_reach_actions,
    holes,
    ids,
    known_fields,
    letters_of_actions,
    one_source_each,
    references,
    round_tables,
    sourced,
    sources,
    times,
)
from curated_shelf import Check, Shelf, Table, entries, name_of, shipped, tables
from curated_words import SAME_IN_BOTH, both_languages, clean_texts, french_typography, languages_differ, our_wording

SHIPPED = shipped()


@attrs.frozen
class Spoiling:
    """A change of the data in one place, the check that must see it, and what it must say."""

    check: Check
    spoil: Callable[[Shelf], object]
    fault: str


def record(shelf: Shelf, name: str) -> Table:
    """Find a record by the name that messages call it by."""
    (found,) = (entry.fields for entry in entries(shelf) if entry.name == name)
    return found


def rows(shelf: Shelf, name: str, field: str) -> list[Table]:
    """Find the tables of a list inside a record."""
    return tables(record(shelf, name)[field])


def write(name: str, **fields: object) -> Callable[[Shelf], object]:
    """Spoil fields of a record; `title_fr` is the French of its title, None takes the field away."""

    def spoil(shelf: Shelf) -> None:
        for field, value in fields.items():
            place = record(shelf, name)
            head, _, tag = field.rpartition("_")
            if tag in {"en", "fr"} and head:
                inner = place[head]
                assert isinstance(inner, dict)
                place, field = inner, tag  # noqa: PLW2901 - the place of a text is inside its field
            if value is None:
                del place[field]
            else:
                place[field] = value

    return spoil


def drop(file: str, table: str) -> Callable[[Shelf], object]:
    """Take the last record of a table away."""

    def spoil(shelf: Shelf) -> None:
        found = shelf[file][table]
        assert isinstance(found, list)
        found.pop()

    return spoil


def repeat(file: str, table: str, **changes: object) -> Callable[[Shelf], object]:
    """Write the first record of a table a second time, with changes."""

    def spoil(shelf: Shelf) -> None:
        found = shelf[file][table]
        assert isinstance(found, list)
        found.append({**found[0], **changes})

    return spoil


ABUJA = "rabat:2019-11-abuja-remittances"
MADRID = "rabat:2019-07-madrid-borders"
RABAT = "processes: process rabat"
LAST_DAY = [{"period": "2031-01-01"}]

SPOILINGS = (
    Spoiling(counts, drop("compact", "objective"), "compact: objective: there are 22; 23 are in the facts"),
    Spoiling(counts, drop("compact", "principle"), "compact: principle: there are 9; 10 are in the facts"),
    Spoiling(counts, drop("processes", "process"), "processes: process: there are 44; 45 are in the facts"),
    Spoiling(counts, drop("rabat-process", "activity"), "rabat-process: activity: there are 54; 55 are in the facts"),
    Spoiling(counts, drop("rabat-2022", "entry"), "rabat-2022: entry: there are 11; 12 are in the facts"),
    Spoiling(counts, drop("rabat-2022", "entry"), "rabat-2022: highlight: there are 10; 11 are in the facts"),
    Spoiling(counts, drop("documents", "document"), "documents: document: there are 16; 17 are in the facts"),
    Spoiling(counts, drop("review-cycle", "milestone"), "review-cycle: milestone: there are 21; 22 are in the facts"),
    Spoiling(
        counts,
        lambda shelf: rows(shelf, "gcm:23", "actions").pop() and write("gcm:23", actions=[])(shelf),
        "compact: action: there are ",
    ),
    Spoiling(
        counts_of_frameworks,
        drop("marrakesh-2018", "item"),
        "marrakesh-2018: framework marrakesh-2018: there are 5 priorities; its pages count 6",
    ),
    Spoiling(
        counts_of_frameworks,
        write("marrakesh-2018:objective-1", actions=9),
        "marrakesh-2018: framework marrakesh-2018: its objectives hold 29 actions; its pages count fewer",
    ),
    Spoiling(
        letters_of_actions,
        lambda shelf: rows(shelf, "gcm:9", "actions")[0].update(letter="b"),
        "gcm:9: the letters of its actions are 'bb",
    ),
    Spoiling(letters_of_actions, write("gcm:9", actions=[]), "gcm:9: the letters of its actions are ''"),
    Spoiling(
        round_tables,
        lambda shelf: rows(shelf, "compact: grouping imrf-2022", "groups")[0].update(objectives=[2, 5, 6, 12, 17]),
        "compact: grouping imrf-2022: the round tables hold [1, 2, 3, ",
    ),
    Spoiling(
        round_tables,
        lambda shelf: rows(shelf, "compact: grouping vision-360", "groups")[0].update(objectives=[24]),
        "compact: grouping vision-360: no objective [24]",
    ),
    Spoiling(
        both_languages,
        write("rabat:2018-10-paris-root-causes", note=None),
        "rabat:2018-10-paris-root-causes: no title.fr",
    ),
    Spoiling(both_languages, write("cadiz-2023:objective-2", hole=None), "cadiz-2023:objective-2: no title.fr; add it"),
    Spoiling(
        both_languages, write("gcm:4", short_name_fr=None), "gcm:4: no short_name.fr; these words are ours: add it"
    ),
    Spoiling(
        both_languages, write("rules: rule migration-data", reason_en=None), "rules: rule migration-data: no reason.en"
    ),
    Spoiling(both_languages, lambda shelf: rows(shelf, "gcm:9", "actions")[2].pop("fr"), "gcm:9: no fr of c; add it"),
    Spoiling(
        holes,
        write("marrakesh-2018:action-1", hole=None),
        "marrakesh-2018:action-1: neither title nor hole; add the title",
    ),
    Spoiling(holes, write("cadiz-2023: hole 1", reason=None), "cadiz-2023: hole 1: a hole needs `what` and `reason`"),
    Spoiling(clean_texts, write("gcm:1", title_fr="Donne\u0301es"), "gcm:1: title.fr is not stripped or not NFC"),
    Spoiling(clean_texts, write("gcm:1", title_en="Data "), "gcm:1: title.en is not stripped or not NFC"),
    Spoiling(clean_texts, write(RABAT, secretariat="IC  MPD"), f"{RABAT}: secretariat has a double space"),
    Spoiling(clean_texts, write(RABAT, note="one\ntwo"), f"{RABAT}: note has a double space or a line break"),
    Spoiling(
        clean_texts,
        lambda shelf: rows(shelf, ABUJA, "occasions")[0].update(city=" Abuja"),
        f"{ABUJA}: occasions[1].city",
    ),
    Spoiling(
        french_typography, write("gcm:9", title_fr="L'objectif"), "gcm:9: title.fr has a straight apostrophe; write ’"
    ),
    Spoiling(french_typography, write("gcm:9", title_fr='Le "trafic"'), "gcm:9: title.fr has straight quotation marks"),
    Spoiling(french_typography, write("gcm:9", title_fr="Deux mots : un"), "gcm:9: title.fr lacks a no-break space"),
    Spoiling(
        french_typography, write("gcm:9", title_fr="Le «\u00a0trafic »"), "gcm:9: title.fr lacks a no-break space"
    ),
    Spoiling(
        french_typography, write("gcm:9", title_fr="Le « trafic\u00a0»"), "gcm:9: title.fr lacks a no-break space"
    ),
    Spoiling(
        french_typography,
        lambda shelf: rows(shelf, "gcm:9", "actions")[0].update(fr="l'accès"),
        "gcm:9: actions[1].fr has a",
    ),
    Spoiling(
        french_typography,
        write("rabat:2021-11-malabo-som", title_fr="Réunion de l'année"),
        "rabat:2021-11-malabo-som: title.fr has a straight apostrophe; write ’",
    ),
    Spoiling(ids, write(ABUJA, id="rabat:Abuja_2019"), "rabat:Abuja_2019: the id is not lower-case ASCII with hyphens"),
    Spoiling(ids, write(ABUJA, id="rabat:réunion"), "rabat:réunion: the id is not lower-case ASCII with hyphens"),
    Spoiling(ids, repeat("rabat-process", "activity"), "rabat:2018-05-marrakesh-ministerial: two records of this id"),
    Spoiling(ids, repeat("places", "country"), "places: country AE: two records of this id"),
    Spoiling(country_codes, write(RABAT, members=["UK"]), f"{RABAT}: no country UK; write a code of ISO 3166-1"),
    Spoiling(country_codes, write(RABAT, observers=["SN"]), f"{RABAT}: SN stands twice among members and observers"),
    Spoiling(
        country_codes, lambda shelf: rows(shelf, ABUJA, "organisers")[0].update(country="NX"), f"{ABUJA}: no country NX"
    ),
    Spoiling(times, write(RABAT, founded="1906"), f"{RABAT}: founded 1906 is outside 1985 to 2030; mend the date"),
    Spoiling(times, write(RABAT, founded="2006-13"), f"{RABAT}: founded: no such date: 2006-13"),
    Spoiling(times, write(ABUJA, occasions=LAST_DAY), f"{ABUJA}: period 2031-01-01 is outside 2018 to 2026"),
    Spoiling(
        references,
        write("cadiz-2023: link 1 (cadiz-2023:domain-1)", item="cadiz-2023:objective-11"),
        "cadiz-2023: link 1 ",
    ),
    Spoiling(
        references,
        write("cadiz-2023: link 1 (cadiz-2023:domain-1)", objectives=[24]),
        "cadiz-2023: link 1 (cadiz-2023:domain-1): no objective [24]",
    ),
    Spoiling(
        references, write(ABUJA, items=[{"item": "x:y"}]), f"{ABUJA}: items: no item x:y; mend the id, or add the item"
    ),
    Spoiling(references, write(ABUJA, part_of="x:y"), f"{ABUJA}: part_of: no activity x:y"),
    Spoiling(references, write(ABUJA, output_of="x:y"), f"{ABUJA}: output_of: no activity x:y"),
    Spoiling(references, write(ABUJA, joint_with=["x"]), f"{ABUJA}: joint_with: no process x"),
    Spoiling(references, write(ABUJA, sources=["s999"]), f"{ABUJA}: sources: no source s999 in the file"),
    Spoiling(
        references, write("rules: rule migration-data", any=["x"]), "rules: rule migration-data: any, all: no term x"
    ),
    Spoiling(
        references,
        write("rules: rule migration-data", actions=["1.z"]),
        "rules: rule migration-data: actions: no compact",
    ),
    Spoiling(
        references,
        write("rabat-2022: register rabat-2022", of="x"),
        "rabat-2022: register rabat-2022: of: no register x",
    ),
    Spoiling(
        references,
        lambda shelf: tables(shelf["rabat-2022"]["entry"])[0].update(id="rabat:x"),
        "rabat-2022: entry rabat:x: id: no activity rabat:x",
    ),
    Spoiling(
        references,
        write("processes: process soderkoping", successor="x"),
        "processes: process soderkoping: successor: no",
    ),
    Spoiling(sources, write("processes: source s1", address=" "), "processes: source s1: neither title nor address"),
    Spoiling(
        sources, write("processes: source s1", address="a page"), "processes: source s1: the address is no address"
    ),
    Spoiling(
        sources, repeat("processes", "source", id="s99"), "processes: source s99: no record cites it; take it out"
    ),
    Spoiling(
        one_source_each,
        write("review-cycle: source camera", title="temi.camera.it; ft.dk"),
        "review-cycle: source camera: the title names several; write one source each",
    ),
    Spoiling(sourced, write(ABUJA, sources=None), f"{ABUJA}: no sources; name where it was read"),
    Spoiling(sourced, write("gcm:9", sources=[" "]), "gcm:9: no sources; name where it was read"),
    Spoiling(
        sourced,
        write("cadiz-2023: link 1 (cadiz-2023:domain-1)", reason={"en": "Because."}),
        "cadiz-2023: link 1 (cadiz-2023:domain-1): a line of a crosswalk tells its reason",
    ),
    Spoiling(
        sourced,
        write("cadiz-2023: link 1 (cadiz-2023:domain-1)", sources=["A/RES/73/195, § 2"]),
        "cadiz-2023: link 1 (cadiz-2023:domain-1): sources: A/RES/73/195, § 18 missing",
    ),
    Spoiling(
        languages_differ,
        write("gcm:9", short_name={"en": "Data", "fr": "Data"}),
        "gcm:9: “Data” stands for both languages",
    ),
    Spoiling(
        languages_differ,
        lambda shelf: rows(shelf, "gcm:9", "actions")[0].update(en="x", fr="x"),
        "gcm:9: “x” stands for both languages",
    ),
    Spoiling(
        activities_once,
        repeat("rabat-process", "activity", id="rabat:2018-05-again"),
        "rabat:2018-05-again: the same title and time as rabat:2018-05-marrakesh-ministerial; take one out",
    ),
    Spoiling(our_wording, write(ABUJA, ours=["es"]), f"{ABUJA}: no words in es to be ours; mend `ours`"),
    Spoiling(
        our_wording,
        lambda shelf: rows(shelf, "compact: grouping imrf-2022", "groups")[0].update(ours=["es"]),
        "compact: grouping imrf-2022: no words in es to be ours",
    ),
    Spoiling(
        cues_reach_actions,
        lambda shelf: tables(shelf["cues"]["cue"])[0].update(action="1.z"),
        "cues: cue 1: the Compact has no action 1.z; mend it",
    ),
    Spoiling(
        cues_reach_actions,
        lambda shelf: shelf["cues"].update(cue=[]),
        "cues: no cue points at the action 1.a; add words for it",
    ),
    Spoiling(known_fields, write(MADRID, unverifed=["date"]), f"{MADRID}: no field unverifed in activity"),
)

CASES = [f"{number}-{spoiling.check.__name__}" for number, spoiling in enumerate(SPOILINGS, 1)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_shipped_data_have_no_fault(check: Check) -> None:
    """Institutions cite these data: whoever edits them learns here what is wrong, in which record, and the mend."""
    expected: list[str] = []
    actual = list(check(SHIPPED))
    assert expected == actual


@pytest.mark.parametrize("spoiling", SPOILINGS, ids=CASES)
def test_check_names_the_record_and_the_mend(spoiling: Spoiling) -> None:
    """A check that passes whatever stands in the files defends nothing."""
    shelf = copy.deepcopy(SHIPPED)
    spoiling.spoil(shelf)
    faults = list(spoiling.check(shelf))
    expected = spoiling.fault
    actual = next((fault[: len(expected)] for fault in faults if fault.startswith(expected)), faults)
    assert expected == actual


def test_each_check_is_spoilt_at_least_once() -> None:
    """The proof that checks can fail must not forget one that is added."""
    expected = {check.__name__ for check in CHECKS}
    actual = {spoiling.check.__name__ for spoiling in SPOILINGS}
    assert expected == actual


def test_texts_that_are_listed_as_the_same_stand_in_the_data() -> None:
    """An exception that outlives its record would excuse the next accident."""
    names = [entry.versions(field) for entry in entries(SHIPPED) for field in ("name", "title", "short_name")]
    expected = set(SAME_IN_BOTH)
    actual = {name["en"] for name in names if name.get("en") == name.get("fr") and name.get("en") in SAME_IN_BOTH}
    assert expected == actual


def test_record_without_an_id_is_named_by_its_place() -> None:
    """A message must lead to the line that is to be mended, even where a record has no name of its own."""
    expected = "cadiz-2023: hole 2"
    actual = name_of("cadiz-2023", "hole", {}, 2)
    assert expected == actual
