"""The shipped data as the readers give them, and what the readers say of a file that is not right."""

import hashlib
import json
import re
from collections.abc import Callable
from enum import StrEnum
from importlib import resources

import pytest

from gcm_alignment import catalogue
from gcm_alignment.activities import Activity, Kind
from gcm_alignment.catalogue.compact_data import read_compact
from gcm_alignment.catalogue.records import BadRecord, Record
from gcm_alignment.catalogue.register_data import read_register, read_selection
from gcm_alignment.catalogue.rule_data import read_lexicon, read_rule_book
from gcm_alignment.catalogue.source_data import cited, read_source, read_sources
from gcm_alignment.conditions import AllOf, AnyOf, KindIs, Mentions
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.errors import InvalidValue, UnknownName
from gcm_alignment.lexicon import Term
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.text import BilingualText, Text


def record(text: str) -> Record:
    """Read a piece of a TOML file."""
    return Record.parse(text, "demo.toml")


# --- records -------------------------------------------------------------------------------------


class Fruit(StrEnum):
    """A choice."""

    PEAR = "pear"
    APPLE = "apple"


RIGHT: list[tuple[str, Callable[[Record], object], object]] = [
    ('x = "a"', lambda one: one.text("x"), "a"),
    ('x = "a"', lambda one: one.optional("x"), "a"),
    ("", lambda one: one.optional("x"), None),
    ("x = 3", lambda one: one.number("x"), 3),
    ("x = true", lambda one: one.flag("x", default=False), True),
    ("", lambda one: one.flag("x", default=True), True),
    ("x = 0.5", lambda one: one.fraction("x"), 0.5),
    ("", lambda one: one.fraction("x"), None),
    ('x = ["a", "b"]', lambda one: one.texts("x"), ("a", "b")),
    ("", lambda one: one.texts("x"), ()),
    ("x = [2, 1]", lambda one: one.numbers("x"), (2, 1)),
    ('x.y = "a"', lambda one: one.record("x").text("y"), "a"),
    ("[[x]]\ny = 1\n[[x]]\ny = 2", lambda one: [part.number("y") for part in one.records("x")], [1, 2]),
    ("", lambda one: list(one.records("x")), []),
    ('x = "pear"', lambda one: one.choice("x", Fruit), Fruit.PEAR),
    ('x = ["pear"]', lambda one: one.choices("x", Fruit), (Fruit.PEAR,)),
    ("", lambda one: one.choices("x", Fruit), ()),
    ('x = "2019-11"', lambda one: one.date("x"), PartialDate(2019, 11)),
    ("", lambda one: one.date("x"), None),
    ('x = "2019/.."', lambda one: one.period("x"), Period(PartialDate(2019), None)),
    ("", lambda one: one.period("x"), None),
    ('x.en = "a"\nx.fr = "b"', lambda one: one.bilingual("x"), BilingualText("a", "b")),
    ('x.en = "a"\nx.fr = "b"\nx.es = "c"', lambda one: one.bilingual("x"), BilingualText("a", "b", "c")),
    ('x.fr = "b"', lambda one: one.words("x"), Text.of(fr="b")),
    ('x.fr = "b"\nours = ["fr"]', lambda one: one.words("x"), Text.of(fr="b", ours=["fr"])),
    ("x = 1", lambda one: one.fraction("x"), 1.0),
    ("x = 1", lambda one: (one.has("x"), one.has("y")), (True, False)),
]


@pytest.mark.parametrize(
    "text, read, value", RIGHT, ids=[f"{number}: {case[0]!r}" for number, case in enumerate(RIGHT)]
)
def test_a_field_is_read_as_what_it_is(text: str, read: Callable[[Record], object], value: object) -> None:
    """A field that a file leaves out is unknown, or the default that the reader names."""
    expected = value
    actual = read(record(text))
    assert expected == actual


WRONG: list[tuple[str, Callable[[Record], object], str]] = [
    ("", lambda one: one.text("x"), "demo.toml: x is missing; expected a text"),
    ("x = 1", lambda one: one.text("x"), "demo.toml: x is 1; expected a text: put it in quotes"),
    ("x = 1", lambda one: one.optional("x"), "demo.toml: x is 1; expected a text: put it in quotes"),
    ('x = "1"', lambda one: one.number("x"), "demo.toml: x is '1'; expected a whole number"),
    ("x = true", lambda one: one.number("x"), "demo.toml: x is true; expected a whole number"),
    ("x = 1.0", lambda one: one.number("x"), "demo.toml: x is 1.0; expected a whole number"),
    ('x = "yes"', lambda one: one.flag("x", default=True), "demo.toml: x is 'yes'; expected true or false"),
    ("x = 1", lambda one: one.flag("x", default=True), "demo.toml: x is 1; expected true or false"),
    ('x = "1"', lambda one: one.fraction("x"), "demo.toml: x is '1'; expected a number such as 0.7"),
    ("x = true", lambda one: one.fraction("x"), "demo.toml: x is true; expected a number such as 0.7"),
    ('x = "a"', lambda one: one.texts("x"), "demo.toml: x is 'a'; expected a list"),
    ('x = ["a", 1]', lambda one: one.texts("x"), "demo.toml: x is 1; expected a text: put it in quotes"),
    ("", lambda one: one.numbers("x"), "demo.toml: x is missing; expected a list"),
    ("x = [1, true]", lambda one: one.numbers("x"), "demo.toml: x is true; expected a whole number"),
    ("x = 1", lambda one: one.record("x"), "demo.toml: x is 1; expected a table"),
    ("x.y = 1", lambda one: one.record("x").text("y"), "demo.toml › x: y is 1; expected a text: put it in quotes"),
    ("x = [1]", lambda one: list(one.records("x")), "demo.toml: x is 1; expected a table"),
    ("x = 1", lambda one: list(one.records("x")), "demo.toml: x is 1; expected a list"),
    (
        "[[x]]\n[[x]]\ny = 1",
        lambda one: list(one.records("x"))[1].text("y"),
        "demo.toml › x[2]: y is 1; expected a text: put it in quotes",
    ),
    ('x = "fig"', lambda one: one.choice("x", Fruit), "demo.toml: x is 'fig'; expected one of pear, apple"),
    ('x = ["fig"]', lambda one: one.choices("x", Fruit), "demo.toml: x is 'fig'; expected one of pear, apple"),
    ('x.en = "a"', lambda one: one.bilingual("x"), "demo.toml › x: fr is missing; expected a text"),
]


@pytest.mark.parametrize(
    "text, read, message", WRONG, ids=[f"{number}: {case[0]!r}" for number, case in enumerate(WRONG)]
)
def test_a_field_that_is_not_right_is_named_with_its_file(
    text: str, read: Callable[[Record], object], message: str
) -> None:
    """Who edits a file must see where, what was found and what is expected; nothing is converted on the way."""
    with pytest.raises(BadRecord) as caught:
        read(record(text))
    expected = message
    actual = str(caught.value)
    assert expected == actual


# --- sources -------------------------------------------------------------------------------------

SOURCED = """
[[source]]
id = "a"
kind = "official"
title = "Report"
address = "https://example.org/a"
language = "en"
date = "2022-05"
note = "read in 2026"

[[source]]
id = "b"
kind = "press"
address = "https://example.org/b"
"""


def test_sources_are_read_in_full() -> None:
    """What is known of a source is shown with every fact that cites it."""
    expected = {
        "a": Source(
            kind=SourceKind.OFFICIAL,
            title="Report",
            address="https://example.org/a",
            language="en",
            date=PartialDate(2022, 5),
            note="read in 2026",
        ),
        "b": Source(kind=SourceKind.PRESS, address="https://example.org/b"),
    }
    actual = read_sources(record(SOURCED))
    assert expected == actual


def test_a_source_of_its_own_needs_no_id() -> None:
    """It may stand in the record that cites it."""
    expected = Source(kind=SourceKind.USER, title="Our archive")
    actual = read_source(record('kind = "user"\ntitle = "Our archive"'))
    assert expected == actual


def test_sources_are_cited_in_the_order_of_the_record() -> None:
    """The first is the one that the editor put first."""
    known = read_sources(record(SOURCED))
    expected = (known["b"], known["a"])
    actual = cited(record('sources = ["b", "a"]'), known)
    assert expected == actual


def test_a_source_that_is_not_in_the_file_is_refused() -> None:
    """A citation that leads nowhere looks like a source."""
    with pytest.raises(BadRecord) as caught:
        cited(record('sources = ["b", "z", "y"]'), read_sources(record(SOURCED)))
    expected = "demo.toml: no source z, y in the file"
    actual = str(caught.value)
    assert expected == actual


# --- terms and rules -----------------------------------------------------------------------------

TERMS = """
[[term]]
id = "remittances"
en = ["remittance(s)"]
fr = ["envoi(s) de fonds"]
sources = ["ours"]

[[term]]
id = "trafficking"
fr = ["traite"]
except.fr = ["traite bancaire"]
except.en = ["draft"]
"""

BOOK = """
id = "demo"
version = "1"
author = "nobody"
scope = [20, 10]
"""

REASON = 'objectives = [20]\nreason.en = "a"\nreason.fr = "b"\n'


def test_terms_are_read_in_full() -> None:
    """Forms, exceptions and sources, by language."""
    expected = (
        Term(id="remittances", en=["remittance(s)"], fr=["envoi(s) de fonds"], sources=["ours"]),
        Term(id="trafficking", fr=["traite"], except_fr=["traite bancaire"], except_en=["draft"]),
    )
    actual = read_lexicon(record(TERMS)).terms
    assert expected == actual


@pytest.mark.parametrize(
    "asked, condition",
    [
        ('all = ["remittances"]', Mentions("remittances")),
        ('any = ["remittances"]', AnyOf((Mentions("remittances"),))),
        ('kinds = ["workshop"]', KindIs((Kind.WORKSHOP,))),
        ('all = ["remittances", "trafficking"]', AllOf((Mentions("remittances"), Mentions("trafficking")))),
        (
            'all = ["trafficking"]\nany = ["remittances"]\nkinds = ["study"]',
            AllOf((Mentions("trafficking"), AnyOf((Mentions("remittances"),)), KindIs((Kind.STUDY,)))),
        ),
    ],
)
def test_a_rule_joins_what_it_asks_for(asked: str, condition: object) -> None:
    """All of the terms, and one of the others, and one of the kinds."""
    expected = condition
    lexicon = read_lexicon(record(TERMS))
    (rule,) = read_rule_book(record(f'{BOOK}[[rule]]\nid = "r"\n{REASON}{asked}'), lexicon)
    actual = rule.condition
    assert expected == actual


def test_a_rule_book_is_read_in_full() -> None:
    """What can change an outcome must not be lost on the way."""
    rule = (
        f'[[rule]]\nid = "r"\n{REASON}all = ["remittances"]\nconfidence = 0.9\nactions = ["20.a"]\nsources = ["ours"]'
    )
    book = read_rule_book(record(BOOK + rule), read_lexicon(record(TERMS)))
    (read,) = book
    expected = ("demo", "1", "nobody", [10, 20], "r", [20], BilingualText("a", "b"), 0.9, ("20.a",), ("ours",))
    actual = (
        book.id,
        book.version,
        book.author,
        list(book.scope),
        read.id,
        list(read.objectives),
        read.reason,
        read.confidence,
        read.actions,
        read.sources,
    )
    assert expected == actual


@pytest.mark.parametrize(
    "asked, message",
    [
        ("", "demo.toml › rule[1]: a rule asks for terms in any or all"),
        ("any = []", "demo.toml › rule[1]: a rule asks for terms in any or all"),
        ('any = "remittances"', "demo.toml › rule[1]: any is 'remittances'; expected a list"),
        ('kinds = ["wrkshop"]', "demo.toml › rule[1]: kinds is 'wrkshop'; expected one of "),
    ],
)
def test_a_rule_that_asks_for_nothing_that_is_known_is_refused(asked: str, message: str) -> None:
    """A rule without a condition would hold for every activity."""
    lexicon = read_lexicon(record(TERMS))
    with pytest.raises(BadRecord) as caught:
        read_rule_book(record(f'{BOOK}[[rule]]\nid = "r"\n{REASON}{asked}'), lexicon)
    expected = message
    actual = str(caught.value)[: len(message)]
    assert expected == actual


def test_a_rule_that_asks_for_an_unknown_term_is_refused() -> None:
    """A slip in the name of a term would make a rule that never holds."""
    lexicon = read_lexicon(record(TERMS))
    with pytest.raises(InvalidValue) as caught:
        read_rule_book(record(f'{BOOK}[[rule]]\nid = "r"\n{REASON}any = ["remitances"]'), lexicon)
    expected = "book demo asks for unknown terms: remitances; near matches: remittances"
    actual = str(caught.value)
    assert expected == actual


# --- registers -----------------------------------------------------------------------------------

REGISTER = (
    SOURCED
    + """
[register]
id = "demo"
process = "demo-process"
title.en = "Activities"
note.en = "A few."
completeness = "partial"
sources = ["a"]

[[activity]]
id = "demo:whole"
title.fr = "Atelier"
ours = ["fr"]
kind = "workshop"
status = "held"
description.fr = "Deux jours."
occasions = [{ period = "2019-11", city = "Abuja", country = "NG", mode = "hybrid" }, { city = "Zoom" }, {}]
joint_with = ["other-process"]
items = [{ item = "plan:o-1", stated_by = "project" }]
organisers = [{ role = "host", country = "NG" }, { role = "author", name = "ICMPD" }]
people = 0
states = 12
unverified = ["states"]
note = "a note"
sources = ["b"]

[[activity]]
id = "demo:part"
title.en = "Session"
kind = "meeting"
status = "cancelled"
items = []
organisers = []
part_of = "demo:whole"
follows = "demo:before"
output_of = "demo:other"
"""
)


def read_activities() -> tuple[Activity, Activity]:
    """Read the two activities of the register of these tests."""
    whole, part = read_register(record(REGISTER), ())
    return whole, part


def test_an_activity_is_read_in_full() -> None:
    """A field that the reader forgets is a fact lost without a word."""
    whole, _ = read_activities()
    expected = {
        "id": "demo:whole",
        "title": Text.of(fr="Atelier", ours=["fr"]),
        "kind": "workshop",
        "status": "held",
        "process": "demo-process",
        "description": "Deux jours.",
        "joint_with": ("other-process",),
        "items": [("plan:o-1", "project")],
        "organisers": [("host", "NG", None), ("author", None, "ICMPD")],
        "people": 0,
        "states": 12,
        "unverified": ("states",),
        "note": "a note",
        "sources": ["https://example.org/b"],
    }
    actual = {
        "id": whole.id,
        "title": whole.title,
        "kind": whole.kind,
        "status": whole.status,
        "process": whole.process,
        "description": whole.description and whole.description.fr,
        "joint_with": whole.joint_with,
        "items": [(link.item, link.stated_by) for link in whole.items or ()],
        "organisers": [(one.role, one.country, one.name) for one in whole.organisers or ()],
        "people": whole.people,
        "states": whole.states,
        "unverified": whole.unverified,
        "note": whole.note,
        "sources": [source.address for source in whole.sources],
    }
    assert expected == actual


def test_occasions_are_read_with_when_where_and_how() -> None:
    """Each of the three may be unknown."""
    whole, _ = read_activities()
    expected = [("2019-11", "Abuja (NG)", "hybrid"), ("None", "Zoom", None), ("None", "None", None)]
    actual = [(str(one.period), str(one.venue), one.mode) for one in whole.occasions]
    assert expected == actual


def test_relations_are_read() -> None:
    """A part is not counted beside its whole."""
    _, part = read_activities()
    expected = ("demo:whole", "demo:before", "demo:other")
    actual = (part.part_of, part.follows, part.output_of)
    assert expected == actual


def test_what_a_file_leaves_out_is_unknown_and_what_it_empties_is_none() -> None:
    """None is unknown; an empty list says that there was nobody."""
    _, part = read_activities()
    expected = (None, None, None, (), (), ())
    actual = (part.people, part.states, part.note, part.items, part.organisers, part.occasions)
    assert expected == actual


def test_a_register_is_read_with_its_own_word_on_completeness() -> None:
    """Gaps are said of a register that says whether it is complete."""
    register = read_register(record(REGISTER), ())
    expected = ("demo", "demo-process", "Activities", "A few.", "partial", ["Report"])
    actual = (
        register.id,
        register.process,
        register.title.en,
        register.note and register.note.en,
        register.completeness,
        [source.title for source in register.sources],
    )
    assert expected == actual


def test_a_register_works_by_the_frameworks_of_its_process_only() -> None:
    """Another process's plan links nothing here."""
    plans = catalogue.load_framework("marrakesh-2018"), catalogue.load_framework("jvap-2015")
    mine = record(REGISTER.replace('"demo-process"', f'"{plans[0].process}"'))
    expected = [plan.id for plan in plans if plan.process == plans[0].process]
    actual = [plan.id for plan in read_register(mine, plans).frameworks]
    assert expected == actual


SELECTION = (
    SOURCED
    + """
[register]
id = "selected"
title.en = "Highlights"
note.en = "One."
completeness = "partial"
sources = ["a"]

[[assessment]]
id = "imrf-2022"
title.en = "Paper"
count = 14
window = "2018-12/2022-05"
note.en = "The list was not published."
sources = ["a"]

[[entry]]
id = "demo:whole"
printed.fr = "Atelier - novembre 2019, Abuja"
"""
)


def test_a_selection_takes_activities_of_a_register_with_their_printed_line() -> None:
    """The same activity, as another page printed it."""
    register = read_register(record(REGISTER), ())
    selection = read_selection(record(SELECTION), register)
    (chosen,) = selection
    expected = ("selected", "demo-process", "demo:whole", "Atelier - novembre 2019, Abuja", register.activities[0].kind)
    actual = (selection.id, selection.process, chosen.id, chosen.printed and chosen.printed.fr, chosen.kind)
    assert expected == actual


def test_a_selection_carries_what_was_published_of_it() -> None:
    """A count without a list stays one."""
    assessment = read_selection(record(SELECTION), read_register(record(REGISTER), ())).assessments["imrf-2022"]
    expected = (14, 23, None, "demo-process", "2018-12/2022-05")
    actual = (assessment.count, assessment.of, assessment.objectives, assessment.process, str(assessment.window))
    assert expected == actual


def test_a_selection_of_what_the_register_has_not_is_refused() -> None:
    """An entry that leads nowhere would be a highlight lost."""
    register = read_register(record(REGISTER), ())
    with pytest.raises(BadRecord) as caught:
        read_selection(record(SELECTION.replace("demo:whole", "demo:gone")), register)
    expected = "demo has no activity demo:gone"
    actual = str(caught.value)
    assert expected == actual


# --- what is shipped -----------------------------------------------------------------------------


LOADERS: dict[str, Callable[[], object]] = {
    "compact": catalogue.load_compact,
    "lexicon": catalogue.load_lexicon,
    "rules": catalogue.load_rules,
    "processes": catalogue.load_processes,
    "documents": catalogue.load_documents,
    "register": lambda: catalogue.load_portfolio("rabat-process"),
    "selection": lambda: catalogue.load_portfolio("rabat-2022"),
    "framework": lambda: catalogue.load_framework("cadiz-2023"),
}


@pytest.mark.parametrize("load", LOADERS.values(), ids=LOADERS)
def test_what_is_shipped_is_read_once(load: Callable[[], object]) -> None:
    """Reading twice costs time, and two copies may be compared by identity."""
    expected = load()
    actual = load()
    assert expected is actual


def test_the_compact_is_read_from_its_file() -> None:
    """What the loader gives is what the reader makes of the file."""
    text = resources.files("gcm_alignment").joinpath("data", "compact.toml").read_text("utf-8")
    expected = catalogue.load_compact().objectives
    actual = read_compact(Record.parse(text, "compact.toml"), ()).objectives
    assert expected == actual


def test_the_highlights_of_2022_are_eleven_lines_and_twelve_activities() -> None:
    """One line joins two round tables."""
    printed = [activity.printed for activity in catalogue.load_portfolio("rabat-2022")]
    expected = (12, 11, True)
    actual = (len(printed), len(set(printed)), all(printed))
    assert expected == actual


def test_the_paper_of_2022_gives_a_count_and_no_list() -> None:
    """14 of 23, and which they are stands on no page: our reading must not stand in for it."""
    assessment = catalogue.load_portfolio("rabat-2022").assessments["imrf-2022"]
    expected = (14, 23, None)
    actual = (assessment.count, assessment.of, assessment.objectives)
    assert expected == actual


def test_the_register_of_the_rabat_process_is_partial() -> None:
    """It was read on public pages; nobody may take its gaps for the process's."""
    register = catalogue.load_portfolio("rabat-process")
    expected = ("partial", 55)
    actual = (register.completeness, len(register))
    assert expected == actual


@pytest.mark.parametrize("name", catalogue.portfolio_names())
def test_every_shipped_activity_has_a_source(name: str) -> None:
    """A fact without a source cannot be checked."""
    expected: list[str] = []
    actual = [activity.id for activity in catalogue.load_portfolio(name) if not activity.sources]
    assert expected == actual


@pytest.mark.parametrize("name", catalogue.portfolio_names())
def test_every_name_of_a_register_loads_it(name: str) -> None:
    """The command line offers these names."""
    expected = name
    actual = catalogue.load_portfolio(name).id
    assert expected == actual


def test_the_shipped_rules_look_for_all_23_objectives() -> None:
    """An objective that no rule looks for would be unassessed, never a gap."""
    expected = set(range(1, 24))
    actual = set(catalogue.load_rules().scope)
    assert expected == actual


@pytest.mark.parametrize(
    "load, name, message",
    [
        (
            catalogue.load_portfolio,
            "rabat-2023",
            "no register 'rabat-2023': the shipped ones are rabat-2022, rabat-process; near matches: rabat-2022",
        ),
        (
            catalogue.load_framework,
            "cadiz",
            "no framework 'cadiz': the shipped ones are cadiz-2023, ",
        ),
        (
            catalogue.load_portfolio,
            "../secrets",
            "no register '../secrets': the shipped ones are rabat-2022, rabat-process",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_known_ones(
    load: Callable[[str], object], name: str, message: str
) -> None:
    """And no path is ever made of what a user typed."""
    with pytest.raises(UnknownName) as caught:
        load(name)
    expected = message
    actual = str(caught.value)
    assert expected in actual


def test_the_version_of_the_data_is_a_date_and_a_number() -> None:
    """It stands in every computed file."""
    expected = True
    actual = bool(re.fullmatch(r"20\d\d\.\d{1,2}\.\d+", catalogue.data_version()))
    assert expected == actual


def test_the_digest_is_a_sha_256() -> None:
    """Whoever has the files can check it."""
    expected = len(hashlib.sha256().hexdigest())
    actual = len("".join(re.findall("[0-9a-f]", catalogue.data_digest())))
    assert expected == actual


def test_shipped_data_can_be_written_as_json() -> None:
    """The files hold no dates and no numbers that JSON lacks, so that both read the same."""
    folder = resources.files("gcm_alignment").joinpath("data")
    expected: list[str] = []
    actual: list[str] = []
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            fields = Record.parse(file.read_text("utf-8"), file.name).fields
            actual += [] if json.loads(json.dumps(fields)) == fields else [file.name]
    assert expected == actual
