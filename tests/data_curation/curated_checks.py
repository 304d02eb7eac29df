"""The curator's checks: each reads the data files and lists the faults, naming the record and the mend."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from curated_shelf import Check, Entry, Faults, Shelf, Table, entries, tables, words_in
from curated_words import (
    LANGUAGES,
    both_languages,
    clean_texts,
    french_typography,
    languages_differ,
    our_wording,
)

from gcm_alignment.catalogue.fields import FIELDS
from gcm_alignment.dates import Period
from gcm_alignment.errors import InvalidValue
from gcm_alignment.places import COUNTRY_CODES

COUNTS = {
    ("compact", "objective"): 23,
    ("compact", "principle"): 10,
    ("review-cycle", "milestone"): 22,
    ("processes", "process"): 45,
    ("rabat-process", "activity"): 55,
    ("rabat-2022", "entry"): 12,
    ("documents", "document"): 17,
}
"""How many records the facts have: the one place where these numbers stand. What frameworks print stands in them."""
ACTIONS = 187
HIGHLIGHTS = 11
ROUND_TABLES = 4

WITHOUT_SOURCES = {
    "calibration": "the file says what its figures were fitted to",
    "cue": "the file says that all cues are ours",
    "country": "the file says where all names of countries are from",
    "city": "the file says where all names of cities are from",
    "entry": "an entry points at an activity, which has sources",
    "hole": "a hole tells its reason",
    "source": "a source is one",
}
LONG_AGO, FAR_AHEAD = date(1985, 1, 1), date(2030, 12, 31)
FIRST_ACTIVITY, LAST_ACTIVITY = date(2018, 1, 1), date(2026, 12, 31)
ID = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*:)?[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
TIMES = ("period", "founded", "adopted", "endorsed", "window", "date", "members_as_of", "until")


def counts(shelf: Shelf) -> Faults:
    """There are as many records as the facts have."""
    found = {place: len(tables(shelf[place[0]][place[1]])) for place in COUNTS}
    found_actions = sum(len(objective.rows("actions")) for objective in entries(shelf, "objective"))
    highlights = len({entry.fields.get("highlight") for entry in entries(shelf, "entry")})
    named = {f"{file}: {table}": (found[file, table], number) for (file, table), number in COUNTS.items()}
    named |= {"compact: action": (found_actions, ACTIONS), "rabat-2022: highlight": (highlights, HIGHLIGHTS)}
    for place, (actual, expected) in named.items():
        if actual != expected:
            yield f"{place}: there are {actual}; {expected} are in the facts: restore or take out the difference"


def counts_of_frameworks(shelf: Shelf) -> Faults:
    """A framework has the items that its pages count; actions may be missing, not be too many."""
    for head in entries(shelf, "framework"):
        items = list(entries({head.file: shelf[head.file]}, "item"))
        by_level = Counter(item.text("level") for item in items)
        objectives = {item.text("number").rstrip("ab") for item in items if item.text("level") == "objective"}
        found = {
            "domains": by_level["domain"],
            "objectives": len(objectives),
            "rows": by_level["objective"],
            "priorities": by_level["priority"],
        }
        printed = {name: number for name, number in _table(head, "counts").items() if isinstance(number, int)}
        for name, number in printed.items():
            if name in found and found[name] != number:
                yield f"{head.name}: there are {found[name]} {name}; its pages count {number}: add them or list a hole"
        held = [item.fields.get("actions") for item in items]
        placed = sum(number for number in held if isinstance(number, int))
        if max(placed, by_level["action"]) > printed.get("actions", 0):
            yield f"{head.name}: its objectives hold {placed} actions; its pages count fewer: mend `actions`"


def letters_of_actions(shelf: Shelf) -> Faults:
    """The actions of each objective are lettered from a without a gap."""
    for objective in entries(shelf, "objective"):
        letters = "".join(str(action.get("letter")) for action in objective.rows("actions"))
        if not letters or not "abcdefghijklmnopqrstuvwxyz".startswith(letters):
            yield f"{objective.name}: the letters of its actions are {letters!r}; write a, b, c … without a gap"


def round_tables(shelf: Shelf) -> Faults:
    """The four round tables of 2022 hold each of the 23 objectives once."""
    for grouping in entries(shelf, "grouping"):
        groups = [Entry(file="", table="", name="", fields=group) for group in grouping.rows("groups")]
        numbers = sorted(number for group in groups for number in group.numbers("objectives"))
        if grouping.text("id") == "imrf-2022" and (numbers, len(groups)) != ([*range(1, 24)], ROUND_TABLES):
            yield f"{grouping.name}: the round tables hold {numbers}; each of 1 to 23 stands in one of the four"
        if strangers := sorted(set(numbers) - {*range(1, 24)}):
            yield f"{grouping.name}: no objective {strangers}; the Compact numbers them 1 to 23"


def cues_reach_actions(shelf: Shelf) -> Faults:
    """Each action of the Compact is pointed at by a cue, and no cue points at an action that there is not."""
    real = {
        f"{objective.fields['number']}.{action['letter']}"
        for objective in entries(shelf, "objective")
        for action in objective.rows("actions")
    }
    pointed = {entry.text("action"): entry.name for entry in entries(shelf, "cue") if "action" in entry.fields}
    for action in sorted(pointed.keys() - real):
        yield f"{pointed[action]}: the Compact has no action {action}; mend it or leave it out"
    for action in sorted(real - pointed.keys()):
        yield f"cues: no cue points at the action {action}; add words for it"


def holes(shelf: Shelf) -> Faults:
    """What has no title says why, and a listed hole says what is missing and why."""
    for entry in entries(shelf, "item"):
        if "title" not in entry.fields and not entry.text("hole").strip():
            yield f"{entry.name}: neither title nor hole; add the title, or say in `hole` why it is not known"
    for entry in entries(shelf, "hole"):
        if not all(entry.versions(field) for field in ("what", "reason")):
            yield f"{entry.name}: a hole needs `what` and `reason`, in both languages"


def ids(shelf: Shelf) -> Faults:
    """Ids are lower-case ASCII with hyphens, and name one record of a table and a file."""
    for file in sorted(shelf):
        seen: set[tuple[str, str]] = set()
        for entry in (entry for entry in entries({file: shelf[file]}) if entry.table != "entry"):
            id_ = entry.text("id") or entry.text("code").lower()
            if id_ and not ID.fullmatch(id_):
                yield f"{entry.name}: the id is not lower-case ASCII with hyphens; write one such as abuja-remittances"
            if id_ and (entry.table, id_) in seen:
                yield f"{entry.name}: two records of this id; rename one"
            seen.add((entry.table, id_))


def country_codes(shelf: Shelf) -> Faults:
    """Countries are codes of ISO 3166-1, or XK."""
    for entry in entries(shelf):
        given = [code for field in ("members", "observers", "candidates") for code in entry.texts(field)]
        rows = [row for field in ("former_members", "chairs", "occasions", "organisers") for row in entry.rows(field)]
        for row in (entry.fields, *rows):
            given += [str(row[field]) for field in ("state", "country", "code") if field in row]
        for code in sorted(set(given) - set(COUNTRY_CODES)):
            yield f"{entry.name}: no country {code}; write a code of ISO 3166-1"
        twice = [
            code for code, times in Counter(entry.texts("members") + entry.texts("observers")).items() if times > 1
        ]
        if twice:
            yield f"{entry.name}: {', '.join(twice)} stands twice among members and observers; leave it once"


def times(shelf: Shelf) -> Faults:
    """Dates are those of the field: 1985 to 2030, and activities 2018 to 2026."""
    for entry in entries(shelf):
        nested = [row for field in ("former_members", "chairs", "occasions") for row in entry.rows(field)]
        for row in (entry.fields, *nested):
            for field in (field for field in TIMES if field in row):
                yield from _faults_of_time(entry, field, str(row[field]))


def _faults_of_time(entry: Entry, field: str, written: str) -> Faults:
    try:
        period = Period.parse(written)
    except InvalidValue as error:
        yield f"{entry.name}: {field}: {error}"
        return
    is_activity = entry.table == "activity"
    first, last = (FIRST_ACTIVITY, LAST_ACTIVITY) if is_activity else (LONG_AGO, FAR_AHEAD)
    if (period.earliest or first) < first or (period.latest or last) > last:
        yield f"{entry.name}: {field} {written} is outside {first.year} to {last.year}; mend the date"


def references(shelf: Shelf) -> Faults:
    """What a record points at exists: items, activities, processes, terms, actions, sources."""
    known = {table: {entry.text("id") for entry in entries(shelf, table)} for table in _POINTED_AT}
    known["compact action"] = {
        f"{objective.fields['number']}.{action.get('letter')}"
        for objective in entries(shelf, "objective")
        for action in objective.rows("actions")
    }
    for entry in entries(shelf):
        sources = {source.text("id") for source in entries({entry.file: shelf[entry.file]}, "source")}
        cited = set(entry.texts("sources")) if entry.table not in {"link", "rule", "term"} else set[str]()
        for field, table, given in _pointers(entry):
            for stranger in sorted(given - known[table]):
                yield f"{entry.name}: {field}: no {table} {stranger}; mend the id, or add the {table}"
        for stranger in sorted(cited - sources):
            yield f"{entry.name}: sources: no source {stranger} in the file; mend the id, or add the source"
        if strangers := sorted(set(entry.numbers("objectives")) - {*range(1, 24)}):
            yield f"{entry.name}: no objective {strangers}; the Compact numbers them 1 to 23"


_POINTED_AT = ("item", "activity", "process", "term", "register")


def _pointers(entry: Entry) -> Iterator[tuple[str, str, set[str]]]:
    """Yield the fields of a record that name other records, the table of these, and the names."""
    for field, table in (
        ("process", "process"),
        ("predecessor", "process"),
        ("successor", "process"),
        ("parent", "item"),
        ("item", "item"),
        ("part_of", "activity"),
        ("output_of", "activity"),
        ("of", "register"),
    ):
        if entry.text(field):
            yield field, table, {entry.text(field)}
    yield "joint_with", "process", set(entry.texts("joint_with"))
    yield "items", "item", {str(row.get("item")) for row in entry.rows("items")}
    if entry.table == "entry":
        yield "id", "activity", {entry.text("id")}
    if entry.table == "rule":
        yield "any, all", "term", {*entry.texts("any"), *entry.texts("all")}
        yield "actions", "compact action", set(entry.texts("actions"))


def sources(shelf: Shelf) -> Faults:
    """A source leads somewhere, is cited by a record, and says who speaks in it."""
    for file in sorted(shelf):
        texts = {words for name, found in shelf[file].items() if name != "source" for _path, words in words_in(found)}
        for source in entries({file: shelf[file]}, "source"):
            if not (source.text("title") or source.text("address")).strip():
                yield f"{source.name}: neither title nor address; say where the fact was read"
            if "address" in source.fields and not re.fullmatch(r"https?://\S+", source.text("address")):
                yield f"{source.name}: the address is no address; put remarks into its note"
            if source.text("id") not in texts:
                yield f"{source.name}: no record cites it; take it out"


def one_source_each(shelf: Shelf) -> Faults:
    """A source is one place, of one kind: several in a title would be cited as one."""
    for source in entries(shelf, "source"):
        if ";" in source.text("title"):
            yield f"{source.name}: the title names several; write one source each, with its own kind"


def sourced(shelf: Shelf) -> Faults:
    """Every record has sources; those of some tables need none, and items with a hole."""
    for entry in entries(shelf):
        needed = entry.table not in WITHOUT_SOURCES and "hole" not in entry.fields
        if needed and not [source for source in entry.texts("sources") if source.strip()]:
            yield f"{entry.name}: no sources; name where it was read"
    for link in entries(shelf, "link"):
        if set(link.versions("reason")) < set(LANGUAGES):
            yield f"{link.name}: a line of a crosswalk tells its reason, in both languages"
        expected = [f"A/RES/73/195, § {16 + number}" for number in link.numbers("objectives")]
        if missing := [paragraph for paragraph in expected if paragraph not in link.texts("sources")]:
            yield f"{link.name}: sources: {', '.join(missing)} missing; objective n is paragraph 16 + n"


def activities_once(shelf: Shelf) -> Faults:
    """No activity is in a register twice: the same title at the same time."""
    seen: dict[tuple[str, str], str] = {}
    for entry in entries(shelf, "activity"):
        when = ", ".join(str(row.get("period")) for row in entry.rows("occasions"))
        for title in entry.versions("title").values():
            first = seen.setdefault((title.casefold(), when), entry.name)
            if first != entry.name:
                yield f"{entry.name}: the same title and time as {first}; take one out"


def known_fields(shelf: Shelf) -> Faults:
    """A field that no table has is a misspelling, and what it says would be lost."""
    for entry in entries(shelf):
        for stranger in sorted(entry.fields.keys() - FIELDS[entry.table]):
            yield f"{entry.name}: no field {stranger} in {entry.table}; it would be passed over: mend its name"


def _table(entry: Entry, field: str) -> Table:
    found = entry.fields.get(field, {})
    assert isinstance(found, dict)
    return {str(name): value for name, value in found.items()}


CHECKS: tuple[Check, ...] = (
    counts,
    counts_of_frameworks,
    letters_of_actions,
    round_tables,
    cues_reach_actions,
    both_languages,
    holes,
    clean_texts,
    french_typography,
    ids,
    country_codes,
    times,
    references,
    sources,
    one_source_each,
    sourced,
    languages_differ,
    activities_once,
    our_wording,
    known_fields,
)
