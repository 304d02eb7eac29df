"""Catalogues: their union, where it conflicts, and what installed packages announce."""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment.catalogue import collection, shipped
from gcm_alignment.catalogue.collection import BrokenCatalogue, Catalogue

NAMES = ("alpha", "beta", "gamma", "delta")
PLAIN = gcm.load_processes()["prague"]
RECORDS: tuple[collection.Entry, ...] = (
    *(attrs.evolve(PLAIN, id=gcm.ProcessId(name), name=gcm.Text.of(en=name)) for name in NAMES),
    *(gcm.Framework(id=name, process=gcm.ProcessId(name), title=gcm.Text.of(en=name)) for name in NAMES),
    *(gcm.Portfolio(id=name, title=gcm.Text.of(en=name), activities=()) for name in NAMES),
)

catalogues = st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), st.sampled_from(RECORDS)), max_size=8).map(
    lambda brought: Catalogue([collection.Brought(origin, record) for origin, record in brought])
)


@given(one=catalogues, other=catalogues)
def test_union_is_commutative(one: Catalogue, other: Catalogue) -> None:
    """The order in which packages are installed must change nothing."""
    expected = one | other
    actual = other | one
    assert expected == actual


@given(one=catalogues, two=catalogues, three=catalogues)
def test_union_is_associative(one: Catalogue, two: Catalogue, three: Catalogue) -> None:
    """It must not matter which two teams unite theirs first."""
    expected = (one | two) | three
    actual = one | (two | three)
    assert expected == actual


@given(one=catalogues)
def test_union_with_itself_changes_nothing(one: Catalogue) -> None:
    """A package that is found twice brings nothing twice."""
    expected = one
    actual = one | one
    assert expected == actual


@given(one=catalogues)
def test_empty_catalogue_is_neutral(one: Catalogue) -> None:
    """A package that brings nothing changes nothing."""
    expected = [one, one]
    actual = [one | Catalogue(), Catalogue() | one]
    assert expected == actual


@pytest.mark.parametrize("turned", [False, True])
def test_conflict_names_the_id_and_both_origins(turned: bool) -> None:  # noqa: FBT001 - pytest gives it by its place
    """Two teams must learn from the message whom to write to."""
    one = Catalogue.of("one-package", PLAIN)
    other = Catalogue.of("other-package", attrs.evolve(PLAIN, region="elsewhere"))
    with pytest.raises(gcm.Conflict) as caught:
        _ = (other | one) if turned else (one | other)
    expected = {"prague", "one-package", "other-package"}
    actual = set(caught.value.fields.values())
    assert expected == actual


def test_same_id_of_two_kinds_is_no_conflict() -> None:
    """A process and its register may bear one name."""
    united = Catalogue.of("a", RECORDS[0], RECORDS[8])
    expected = ("alpha", "alpha")
    actual = (united.process("alpha").id, united.portfolio("alpha").id)
    assert expected == actual


def test_record_that_two_packages_bring_alike_is_kept_once() -> None:
    """Copies agree until they differ; the origin is the first by name, whatever the order."""
    united = Catalogue.of("b", PLAIN) | Catalogue.of("a", PLAIN)
    expected = (1, "a")
    actual = (len(united.entries), united.origin_of(PLAIN))
    assert expected == actual


def test_shipped_catalogue_brings_what_the_loaders_load() -> None:
    """A catalogue is another way to the same records, not another set of them."""
    catalogue = Catalogue.shipped()
    expected = (
        tuple(gcm.load_processes()),
        ("cadiz-2023", "jvap-2015", "marrakesh-2018"),
        ("rabat-2022", "rabat-process"),
        (gcm.load_rules(),),
    )
    actual = (
        tuple(catalogue.processes),
        tuple(framework.id for framework in catalogue.frameworks),
        tuple(portfolio.id for portfolio in catalogue.portfolios),
        catalogue.rule_books,
    )
    assert expected == actual


def test_records_are_found_by_id() -> None:
    """Whoever has read an id in a report looks it up by it."""
    catalogue = Catalogue.shipped()
    expected = [
        gcm.load_framework("cadiz-2023"),
        gcm.load_portfolio("rabat-2022"),
        gcm.load_rules(),
        gcm.load_processes()["rabat"],
    ]
    actual = [
        catalogue.framework("cadiz-2023"),
        catalogue.portfolio("rabat-2022"),
        catalogue.rule_book("shipped"),
        catalogue.process("Processus de Rabat"),
    ]
    assert expected == actual


def test_unknown_id_comes_with_those_that_there_are() -> None:
    """A typing error should end in the right id, not in a search of the sources."""
    with pytest.raises(gcm.UnknownName) as caught:
        Catalogue.shipped().framework("cadiz-2022")
    expected = ("cadiz-2023",)
    actual = caught.value.near
    assert expected == actual


def test_empty_catalogue_says_that_there_is_nothing() -> None:
    """A message that ends in nothing would look cut."""
    with pytest.raises(gcm.UnknownName) as caught:
        Catalogue().portfolio("rabat-2022")
    expected = "no Portfolio 'rabat-2022': there are –"
    actual = str(caught.value)
    assert expected == actual


def test_record_that_nobody_brings_has_no_origin() -> None:
    """To name a package for a record that is not in the catalogue would send the reader to the wrong people."""
    with pytest.raises(gcm.UnknownName, match="nothing brings 'prague'"):
        Catalogue().origin_of(PLAIN)


@pytest.mark.parametrize(
    "load, expected",
    [
        (gcm.load_framework, "no framework 'cadiz': the shipped ones are cadiz-2023, jvap-2015, marrakesh-2018"),
        (gcm.load_portfolio, "no register 'cadiz': the shipped ones are rabat-2022, rabat-process"),
    ],
    ids=["framework", "register"],
)
def test_unknown_name_of_a_loader_comes_with_the_shipped_ones(load: Callable[[str], object], expected: str) -> None:
    """There is a handful of names: the message can give them all."""
    with pytest.raises(gcm.UnknownName) as caught:
        load("cadiz")
    actual = str(caught.value)
    assert actual.startswith(expected)


def test_names_of_catalogues_are_given_by_the_loaders_module_too() -> None:
    """They are loaded late, because they know every other value; a name that does not exist is an AttributeError."""
    module = importlib.import_module("gcm_alignment.catalogue")
    expected = (Catalogue, BrokenCatalogue, False)
    actual = (module.Catalogue, module.BrokenCatalogue, hasattr(module, "NoSuchName"))
    assert expected == actual


def announce(folder: Path, name: str, value: str, code: str) -> None:
    """Lay down an installed package: a module, and metadata that announce its catalogue."""
    module = value.partition(":")[0]
    folder.joinpath(f"{module}.py").write_text(code, encoding="utf-8")
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir()
    metadata.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
    points = f"[{collection.GROUP}]\n{name} = {value}\n"
    metadata.joinpath("entry_points.txt").write_text(points, encoding="utf-8")


BRINGS = """
import gcm_alignment as gcm

brought = gcm.Catalogue.of("{origin}", gcm.Framework(id="{id}", process="x", title=gcm.Text.of(en="{title}")))

def catalogue():
    return brought
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which packages are installed."""
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    return tmp_path


def test_installed_catalogue_unites_what_packages_announce(site: Path) -> None:
    """A function that returns a catalogue announces it as well as the catalogue itself."""
    announce(site, "one", "plans_one:catalogue", BRINGS.format(origin="plans-one", id="plan-one", title="One"))
    announce(site, "two", "plans_two:brought", BRINGS.format(origin="plans-two", id="plan-two", title="Two"))
    installed = Catalogue.installed()
    expected = {"plan-one": "plans-one", "plan-two": "plans-two", "cadiz-2023": "gcm_alignment"}
    actual = {name: installed.origin_of(installed.framework(name)) for name in expected}
    assert expected == actual


def test_shipped_catalogue_is_installed_without_packages() -> None:
    """Nothing is announced by most installations."""
    expected = shipped()
    actual = Catalogue.installed()
    assert expected == actual


def test_packages_that_disagree_are_both_named(site: Path) -> None:
    """The user of both packages is the one who sees it, and can only report it."""
    announce(site, "one", "disagree_one:catalogue", BRINGS.format(origin="here", id="plan", title="One"))
    announce(site, "two", "disagree_two:catalogue", BRINGS.format(origin="there", id="plan", title="Two"))
    with pytest.raises(gcm.Conflict) as caught:
        Catalogue.installed()
    expected = "two contents of plan: one from here, one from there; rename one, or leave one out"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "module, code, why",
    [
        ("broken_import", "import no_such_module", "ModuleNotFoundError"),
        ("broken_call", "def catalogue():\n    raise RuntimeError('no data')", "RuntimeError: no data"),
        ("broken_name", "other = 1", "AttributeError"),
        ("broken_value", "catalogue = 7", "int; expected a Catalogue"),
        ("broken_result", "def catalogue():\n    return 'a catalogue'", "str; expected a Catalogue"),
    ],
)
def test_broken_package_is_named(module: str, code: str, why: str, site: Path) -> None:
    """One package of many that fails must be found without a debugger."""
    announce(site, "broken", f"{module}:catalogue", code)
    with pytest.raises(BrokenCatalogue) as caught:
        Catalogue.installed()
    assert str(caught.value).startswith(f"the catalogue broken ({module}:catalogue) ")
    assert why in str(caught.value)


def test_entry_points_are_loaded_by_installed_alone(site: Path) -> None:
    """Entry points are code: looking up a title must not run that of other people."""
    announce(site, "loud", "loud_plans:catalogue", "raise SystemExit('loaded')")
    code = "import gcm_alignment as gcm, json\ngcm.load_compact(), gcm.Catalogue.shipped()\nprint(json.dumps('quiet'))"
    program = f"import sys\nsys.path.insert(0, {str(site)!r})\n{code}"
    expected = "quiet"
    actual: str = json.loads(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout)
    assert expected == actual


# --- folders -----------------------------------------------------------------------------------


HEAD = """
schema = "gcm-register/1"

[register]
id = "mine"
process = "rabat"
title.en = "Mine"
note.en = "Some."
completeness = "partial"
"""
ACTIVITY = """
[[activity]]
id = "mine:first"
title.en = "Workshop"
kind = "workshop"
status = "held"
items = [{ item = "cadiz-2023:objective-1", stated_by = "institution" }]
"""


def test_what_a_file_misspells_is_refused_all_at_once(tmp_path: Path) -> None:
    """A field that is passed over is a fact lost in silence."""
    strange = HEAD + 'colour = "blue"\n' + ACTIVITY + 'organizers = []\n\n[[declarations]]\nid = "x"\n'
    (tmp_path / "register.toml").write_text(strange, encoding="utf-8")
    with pytest.raises(gcm.GcmError) as caught:
        Catalogue.from_folder("mine", tmp_path)
    said = str(caught.value)
    assert "register.toml › register: unknown fields 'colour'" in said
    assert "register.toml › activity[1]: unknown fields 'organizers'" in said
    assert "register.toml: no table 'declarations' is read" in said


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    """Whoever mends the file must know which one."""
    (tmp_path / "register.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(gcm.GcmError, match=r"register\.toml:1: the text ends too early"):
        Catalogue.from_folder("mine", tmp_path)


@pytest.mark.parametrize(
    "field, written, said",
    [
        ("founded", 'founded = "soon"', "process[1] › founded: not a date: 'soon'"),
        ("name", 'name.en = " "', "process[1] › name: a text needs words"),
    ],
)
def test_a_value_that_cannot_be_made_is_named_with_its_place(
    tmp_path: Path, field: str, written: str, said: str
) -> None:
    """An error without file and record sends its reader through fifty entries."""
    lines = {"name": 'name.en = "Mine"', field: written}
    table = 'schema = "gcm-processes/1"\n[[process]]\nid = "mine"\nabbreviation = "M"\nkind = "inter-regional-forum"\n'
    rest = 'status = "active"\ncompleteness = "unknown"\n'
    (tmp_path / "processes.toml").write_text(table + rest + "\n".join(lines.values()), encoding="utf-8")
    with pytest.raises(gcm.GcmError) as caught:
        Catalogue.from_folder("mine", tmp_path)
    assert f"processes.toml › {said}" in str(caught.value)


def test_a_register_works_by_the_frameworks_of_its_process_whoever_brings_them(tmp_path: Path) -> None:
    """A team brings its activities; the plan may already be shipped."""
    (tmp_path / "register.toml").write_text(HEAD + ACTIVITY, encoding="utf-8")
    united = Catalogue.from_folder("mine", tmp_path) | shipped()
    register = united.portfolio("mine")
    assert "cadiz-2023" in {framework.id for framework in register.frameworks}
    assert register in united.portfolios
    assert {19, 20} <= {alignment.objective for alignment in gcm.align(register)}


@pytest.mark.parametrize(
    "written, said",
    [
        ('period = "soon"', "framework › period: not a date: 'soon'"),
        ('[[hole]]\nwhat.en = " "\nwhat.fr = "x"\n', "hole[1] › what: a bilingual text needs words in en"),
    ],
)
def test_a_fault_of_a_framework_is_named_with_its_place(tmp_path: Path, written: str, said: str) -> None:
    """A plan has a hundred entries; the message leads to the one."""
    head = 'schema = "gcm-framework/1"\n[framework]\nid = "p"\nversion = "1"\nprocess = "mine"\ntitle.en = "P"\n'
    head += 'note.en = "N"\ncounts = { items = 0 }\n'
    (tmp_path / "plan.toml").write_text(head + written, encoding="utf-8")
    with pytest.raises(gcm.GcmError) as caught:
        Catalogue.from_folder("mine", tmp_path)
    assert f"plan.toml › {said}" in str(caught.value)
