"""What loading the shipped data costs, as a ratio to `json.loads` and making the same values by hand."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parents[2]
MOST = 1.5

pytestmark = pytest.mark.benchmark


@attrs.frozen
class Loading:
    """A loader with its argument, the files that it reads, and its goal for the first use, in milliseconds."""

    loader: str
    argument: str
    files: tuple[str, ...]
    goal: int

    @property
    def call(self) -> str:
        """The call, as it is written in a notebook."""
        return f"gcm.{self.loader}({self.argument!r})" if self.argument else f"gcm.{self.loader}()"


LOADINGS = (
    Loading("load_compact", "", ("compact", "review-cycle"), 15),
    Loading("load_processes", "", ("processes",), 15),
    Loading("load_portfolio", "rabat-process", ("cadiz-2023", "jvap-2015", "marrakesh-2018", "rabat-process"), 25),
    Loading("load_framework", "cadiz-2023", ("cadiz-2023",), 10),
)
each_loading = pytest.mark.parametrize("loading", LOADINGS, ids=lambda loading: loading.call)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, compiled, into a folder of its own: only wheels carry the data as JSON."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    options = ["--quiet", "--no-index", "--no-deps", "--compile", "--target", str(folder / "site")]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return folder / "site"


def run(site: Path, *arguments: str) -> str:
    """Run Python where it finds the wheel first, and may write and read bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(site)
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


@each_loading
def test_loading_costs_little_beside_the_work_by_hand(loading: Loading, site: Path) -> None:
    """Checks and messages that name the place of a fault must not make the first look at the Compact slow."""
    script = str(Path(__file__).with_name("by_hand.py"))
    ours, by_hand = json.loads(run(site, script, loading.loader, loading.argument, *loading.files))
    ratio = ours / by_hand
    print(f"\n{loading.call}: {1000 * ours:.2f} ms; by hand: {1000 * by_hand:.2f} ms; ratio {ratio:.2f}")
    assert ratio <= MOST


@each_loading
def test_first_use_is_shown_beside_its_goal(loading: Loading, site: Path) -> None:
    """In a fresh interpreter the first call also imports the modules of the values; milliseconds are documentation."""
    code = f"import time, attrs, gcm_alignment as gcm\nb = time.perf_counter()\n{loading.call}\nprint(time.perf_counter() - b)"
    least = min(float(run(site, "-c", code)) for _ in range(10))
    whole = f"import time\nb = time.perf_counter()\nimport gcm_alignment as gcm\n{loading.call}\nprint(time.perf_counter() - b)"
    cold = min(float(run(site, "-c", whole)) for _ in range(10))
    print(f"\n{loading.call}: {1000 * least:.1f} ms, {1000 * cold:.1f} ms with the import of attrs; goal {loading.goal} ms")
    assert time.perf_counter() > 0
