"""What suggestions cost: in proportion to the text, little at the first call, beside cutting texts into words."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from wall_time import least

from gcm_alignment.suggestion.lexicon import LexiconSuggester
from gcm_alignment.tokens import tokenise

ROOT = Path(__file__).parents[2]
EXAMPLES = (ROOT / "tests/data/rules_examples.jsonl").read_text(encoding="utf-8").splitlines()
TITLES = [str(json.loads(line)["text"]) for line in EXAMPLES]
SUGGESTER = LexiconSuggester()
MOST_BESIDE_TOKENS = 8
MOST_FOR_TWICE_AS_MUCH = 3.2
MOST_WITHOUT_SPACES = 3
MOST_AT_FIRST = 6
"""Times what importing attrs and Babel costs."""

pytestmark = pytest.mark.benchmark


def test_titles_cost_little_beside_cutting_them_into_words() -> None:
    """A register of ten thousand titles is read while one waits."""
    titles = TITLES * (4000 // len(TITLES) + 1)
    SUGGESTER.suggest_many(titles)
    ours, cutting = least(lambda: SUGGESTER.suggest_many(titles), lambda: [*map(tokenise, titles)], rounds=5)
    ratio = ours / cutting
    print(f"\n{len(titles) / ours:,.0f} titles a second; {ratio:.1f} times cutting them into words")
    assert ratio <= MOST_BESIDE_TOKENS


@pytest.mark.parametrize(
    "piece",
    [
        "Atelier sur le trafic de migrants. ",
        "migrant ",
        "<b>traite</b> des &ecirc;tres ",
        "<a ",
        "mot-",
        "\u0301a",
        "de la ",
    ],
    ids=["sentences", "words", "markup", "open tags", "hyphens", "accents", "no end"],
)
def test_twice_the_text_costs_twice_the_time(piece: str) -> None:
    """Whatever somebody uploads, the time is in proportion to its length."""
    text = piece * (500_000 // len(piece))
    one, two = least(lambda: SUGGESTER.suggest_many([text]), lambda: SUGGESTER.suggest_many([text * 2]), rounds=5)
    print(f"\n{len(text) / one / 1e6:.2f} million characters a second; twice the text {two / one:.2f} times the time")
    assert two / one <= MOST_FOR_TWICE_AS_MUCH


def test_a_text_without_spaces_costs_no_more_than_one_with_them() -> None:
    """A megabyte of base64 in a cell must not stop the batch."""
    with_spaces, without = least(
        lambda: SUGGESTER.suggest_many(["letters " * 125_000]),
        lambda: SUGGESTER.suggest_many(["letters-" * 125_000]),
        rounds=5,
    )
    assert without / with_spaces <= MOST_WITHOUT_SPACES


def test_ten_megabytes_in_one_call() -> None:
    """The place of a quote near the end is right, and memory stays that of the text and of one piece."""
    text = "The meeting was held in the afternoon and went on until the evening. " * 150_000
    text += "It was about the smuggling of migrants."
    began = time.perf_counter()
    [[one, *_]] = SUGGESTER.suggest_many([text], language="en")
    print(f"\n{len(text) / 1e6:.1f} million characters in {time.perf_counter() - began:.1f} s")
    assert one.objective == 9
    assert all(text[match.start : match.stop] == match.term for match in one.matches)


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


def run(site: Path, code: str) -> str:
    """Run Python where it finds the wheel first, and may write and read bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(site)
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


FIRST = """
import time
began = time.perf_counter()
import gcm_alignment as gcm
found = gcm.suggest_text("Atelier sur la lutte contre la traite des personnes migrantes et l’accès à la santé")
print(time.perf_counter() - began)
assert found
"""
YARDSTICK = (
    "import time\nbegan = time.perf_counter()\nimport attrs, babel, babel.dates\nprint(time.perf_counter() - began)"
)


def test_the_first_call_costs_little_beside_imports(site: Path) -> None:
    """A command that suggests for one title is mostly this; the import of the library is in it."""
    ours, yardstick = [], []
    for _ in range(10):  # in turns, so that a busy moment of the machine falls on both
        ours.append(float(run(site, FIRST)))
        yardstick.append(float(run(site, YARDSTICK)))
    ratio = min(ours) / min(yardstick)
    print(
        f"\nfirst call with imports: {1000 * min(ours):.0f} ms (goal 120); {ratio:.1f} times importing attrs and Babel"
    )
    assert ratio <= MOST_AT_FIRST


MEMORY = """
import tracemalloc
import gcm_alignment as gcm
gcm.load_compact()
tracemalloc.start()
gcm.LexiconSuggester().suggest_many({titles!r})
print(tracemalloc.get_traced_memory()[1] / 1e6)
"""
MOST_MEGABYTES = 60


def test_memory_stays_small(site: Path) -> None:
    """The cues, their index and what grew of it, over the core."""
    grown = float(run(site, MEMORY.format(titles=TITLES)))
    print(f"\n{grown:.0f} MB over the core (goal {MOST_MEGABYTES})")
    assert grown <= MOST_MEGABYTES
