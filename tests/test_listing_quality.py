"""How well lines are read: the lines written for the tests, and 62 real ones, with what cannot be found in them."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict, cast

import pytest

from gcm_alignment.activities import Activity, Mode
from gcm_alignment.formats.listing import parse_listing

DATA = Path(__file__).parent / "data"


class Reading(TypedDict, total=False):
    """What a reader takes from a line."""

    title: str
    periods: list[str]
    venues: list[str]
    modes: list[str]
    kind: str
    status: str
    codes: list[str]


class RealLine(TypedDict):
    """A line of a public page, as it was read by hand."""

    id: str
    text: str
    lang: str
    title: str | None
    dates: list[list[str]]
    precision: str | None
    places: list[str]
    virtual: bool


class Line(Reading):
    """A line with its reading."""

    text: str


LINES = cast("list[Line]", tomllib.loads((DATA / "listing_lines.toml").read_text(encoding="utf-8"))["line"])
REAL = [
    cast("RealLine", json.loads(row)) for row in (DATA / "dates_places.jsonl").read_text(encoding="utf-8").splitlines()
]

NOT_IN_THE_LINE = {
    "title": {
        "d009": "the page names no event in this sentence",
        "d029": "the title stands in the page's heading",
        "d045": "the title stands in the page's heading",
        "d049": "two exchanges, no title",
        "d055": "the title stands in the page's heading",
        "d075": "a handover, no event",
        "d087": "the title stands in the page's heading",
        "d103": "the title stands in the page's heading",
    },
    "virtual": {"d055": "the page's heading says that it was a webinar"},
}
"""What was read by hand from elsewhere on the page."""

MISSED = {
    "title": {
        "d027": "an earlier meeting is named last",
        "d065": "the project's name is followed by the word itself",
        "d101": "a length is cut out of the middle",
    },
    "places": {"d057": "an adjective names the country", "d067": "a ministry names the country"},
}
"""What the reader of lists does not find, though it is there."""


def reading(line: Line) -> Reading:
    """Read a line and return what was found in the shape of the data."""
    listing = parse_listing(line["text"])
    activities = listing.activities
    occasions = [occasion for activity in activities for occasion in activity.occasions]
    codes = [problem.code for problem in listing.problems if problem.code != "language"]
    found: Reading = {
        "periods": list(dict.fromkeys(str(occasion.period) for occasion in occasions if occasion.period)),
        "venues": list(dict.fromkeys(str(venue) for activity in activities for venue in activity.venues)),
        "modes": [str(occasion.mode or "") for occasion in occasions],
        "kind": str(activities[0].kind or ""),
        "status": str(activities[0].status),
        "codes": codes,
    }
    if "no-title" not in codes:
        found["title"] = activities[0].title.versions[0][1]
    return found


@pytest.mark.parametrize("line", LINES, ids=[line["text"][:40] for line in LINES])
def test_a_line_is_read_as_a_reader_reads_it(line: Line) -> None:
    """Each line is a shape that registers, pages and reports print; together they are the reader's contract."""
    nothing: Reading = {"periods": [], "venues": [], "modes": [], "kind": "", "status": "held", "codes": []}
    expected = nothing | {name: value for name, value in line.items() if name != "text"}
    actual = reading(line)
    assert expected == actual


def plain(words: str) -> str:
    """Return words with one kind of apostrophe and single spaces."""
    return " ".join(words.replace("’", "'").split())


def activities_of(line: RealLine) -> tuple[Activity, ...]:
    """Read a real line in its language."""
    return parse_listing(line["text"], line["lang"]).activities


def same_dates(line: RealLine) -> bool:
    """Tell whether the days are those that were read by hand."""
    periods = {o.period: None for activity in activities_of(line) for o in activity.occasions if o.period}
    return [[str(period.earliest), str(period.latest)] for period in periods] == line["dates"]


def same_precision(line: RealLine) -> bool:
    """Tell whether the precision is that of the line; a date without year is none."""
    period = activities_of(line)[0].period
    return (period and period.precision) == (line["precision"] if line["dates"] else None)


def same_places(line: RealLine) -> bool:
    """Tell whether the places are those that were read by hand, there with their countries."""
    names = [plain(venue.name) for activity in activities_of(line) for venue in activity.venues]
    read = [plain(place) for place in line["places"]]
    return len(names) == len(read) and all(a.casefold() in b.casefold() for a, b in zip(names, read, strict=True))


def same_virtual(line: RealLine) -> bool:
    """Tell whether people met online, all or some."""
    modes = {occasion.mode for activity in activities_of(line) for occasion in activity.occasions}
    return bool(modes & {Mode.VIRTUAL, Mode.HYBRID}) == line["virtual"]


def same_title(line: RealLine) -> bool:
    """Tell whether the title is that which was read by hand; none is the code `no-title`."""
    listing = parse_listing(line["text"], line["lang"])
    if line["title"] is None:
        return "no-title" in {problem.code for problem in listing.problems}
    return plain(listing.activities[0].title.in_language(line["lang"])) == plain(line["title"])


@pytest.mark.parametrize(
    "field, same",
    [
        ("dates", same_dates),
        ("precision", same_precision),
        ("places", same_places),
        ("virtual", same_virtual),
        ("title", same_title),
    ],
)
def test_real_lines_are_read_but_for_those_that_are_named(field: str, same: Callable[[RealLine], bool]) -> None:
    """Whoever relies on the reader should know where it fails, and a change must not fail elsewhere unseen."""
    expected = {*NOT_IN_THE_LINE.get(field, {}), *MISSED.get(field, {})}
    actual = {line["id"] for line in REAL if not same(line)}
    assert expected == actual
