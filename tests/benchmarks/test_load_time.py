"""What loading the shipped data costs, as a ratio to `json.loads` and making the same values by hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parents[2]
MOST = 1.5
PROCESSES = 5

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


def first_use(loading: Loading, site: Path, before: str) -> float:
    """Measure the first call in a fresh interpreter with its imports, in milliseconds: the least of ten."""
    code = f"{before}\nimport time\nb = time.perf_counter()\nimport gcm_alignment as gcm\n{loading.call}"
    return 1000 * min(float(run(site, "-c", f"{code}\nprint(time.perf_counter() - b)")) for _ in range(10))


@each_loading
def test_loading_costs_little_beside_the_work_by_hand(loading: Loading, site: Path) -> None:
    """Checks and messages that name the place of a fault must not make the first look at the Compact slow."""
    script = str(Path(__file__).with_name("by_hand.py"))
    # Where Python puts its objects can double the time of a whole process, so the least of several counts.
    runs = [json.loads(run(site, script, loading.loader, loading.argument, *loading.files)) for _ in range(PROCESSES)]
    ours, by_hand = (min(column) for column in zip(*runs, strict=True))
    ratio = ours / by_hand
    print(
        f"\n{loading.call}: {1000 * ours:.2f} ms (goal {loading.goal}); by hand {1000 * by_hand:.2f}; ratio {ratio:.2f}"
    )
    # What the first call in a fresh interpreter costs is mostly the making of the classes: documentation, no law.
    print(
        f"with the modules of the values: {first_use(loading, site, 'import attrs'):.1f} ms; with attrs too: ", end=""
    )
    print(f"{first_use(loading, site, ''):.1f} ms")
    assert ratio <= MOST
