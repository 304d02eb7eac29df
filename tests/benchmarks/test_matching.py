"""What aligning costs, as ratios to regular expressions, one by one, and to a count of words, on an installed wheel."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

ROOT = Path(__file__).parents[2]
FEWEST_TIMES_FASTER = 20
MOST_FOR_THE_SET = 1.5

pytestmark = pytest.mark.benchmark


class Figures(TypedDict):
    """What the program measured: seconds for one activity by each way, the search, words a title, and matches."""

    search: str
    words: float
    matches: int
    ours: float
    aligning: float
    finding: float
    counting: float
    expressions: float
    shorter: float


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, compiled, into a folder of its own: users have no source tree."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    options = ["--quiet", "--no-index", "--no-deps", "--compile", "--target", str(folder / "site")]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return folder / "site"


@cache
def measure(site: Path, *arguments: str) -> Figures:
    """Run the program where Python finds the wheel first, and may write and read bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(site)
    command = [sys.executable, str(Path(__file__).with_name("matching.py")), *arguments]
    figures: Figures = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    print(f"\n{figures['search']}: {1 / figures['ours']:,.0f} activities a second, of {figures['words']:.1f} words;")
    print(f"  {1 / figures['aligning']:,.0f} a second by `align`, which makes a set of what matches;")
    for name in ("ours", "aligning", "finding", "counting", "expressions", "shorter"):
        print(f"  {name}: {1e6 * figures[name]:.1f} µs a title, {figures[name] / figures['ours']:.2f} times ours")
    return figures


ways = pytest.mark.parametrize("arguments, search", [((), "Automaton"), (("pure",), "Tree")], ids=["fast", "pure"])


@ways
def test_aligning_is_much_faster_than_regular_expressions(site: Path, arguments: tuple[str, ...], search: str) -> None:
    """A lexicon of thousands of phrases must not cost thousands of searches."""
    figures = measure(site, *arguments)
    assert figures["search"] == search
    assert figures["expressions"] >= FEWEST_TIMES_FASTER * figures["ours"]


@pytest.mark.parametrize(
    "arguments, search, most_counts",
    # 20,000 and 5,000 activities a second are so many counts, on a machine that counts the words of 210,000 titles a
    # second. The counts are measured in the same run, between the other measurements, so that a busy machine
    # slows both.
    [((), "Automaton", 210_000 / 20_000), (("pure",), "Tree", 210_000 / 5_000)],
    ids=["fast", "pure"],
)
def test_aligning_costs_no_more_than_some_counts_of_words(
    site: Path, arguments: tuple[str, ...], search: str, most_counts: float
) -> None:
    """A register of ten thousand activities is aligned while its user looks."""
    figures = measure(site, *arguments)
    assert figures["search"] == search
    assert figures["ours"] <= most_counts * figures["counting"]


@ways
def test_to_make_a_set_of_what_matches_costs_less_than_to_find_it(
    site: Path, arguments: tuple[str, ...], search: str
) -> None:
    """Users call `align`: what it does beside matching must not be what they wait for."""
    figures = measure(site, *arguments)
    assert figures["search"] == search
    assert figures["aligning"] <= MOST_FOR_THE_SET * figures["ours"]


def test_both_searches_find_as_many_matches(site: Path) -> None:
    """What is measured is the same work."""
    expected = measure(site, "pure")["matches"]
    actual = measure(site)["matches"]
    assert expected == actual
