"""What `import gcm_alignment` costs, as a ratio to importing attrs and Babel, on an installed wheel."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = "import gcm_alignment"
YARDSTICK = "import attrs, babel"
MOST = 1.25
ROUNDS = 30

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, compiled, into a folder of its own: users have no source tree."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    options = ["--quiet", "--no-index", "--no-deps", "--compile", "--target", str(site)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return site


def run(code: str, site: Path) -> str:
    """Run code in a fresh interpreter that finds the wheel first, and may write and read bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(site)
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def seconds(code: str, site: Path) -> float:
    """Measure the wall time of an interpreter that runs code, its start included."""
    began = time.perf_counter()
    run(code, site)
    return time.perf_counter() - began


def test_what_is_measured_is_the_wheel_with_its_bytecode(installed: Path) -> None:
    """Measured in the source tree, or compiled anew at each start, the figure would be another one."""
    file, cached = run(
        f"{OURS} as it\nprint(it.__spec__.origin, it.__spec__.cached, sep='\\n')", installed
    ).splitlines()
    expected = (installed / "gcm_alignment" / "__init__.py", True)
    actual = (Path(file), Path(cached).exists())
    assert expected == actual


def test_import_brings_in_nothing_heavy(installed: Path) -> None:
    """Serialisers, test tools and data frames are for those who use them."""
    modules = set(run(f"{OURS}\nimport sys\nprint(*sys.modules)", installed).split())
    expected: set[str] = set()
    actual = modules & {"cattrs", "hypothesis", "numpy", "pandas", "polars"}
    assert expected == actual


def test_import_costs_little_beside_attrs_and_babel(installed: Path) -> None:
    """A program that embeds the library pays for it at each start, whether it uses it or not."""
    ours, yardstick = [], []
    for _ in range(ROUNDS):  # in turns, so that a busy moment of the machine falls on both
        ours.append(seconds(OURS, installed))
        yardstick.append(seconds(YARDSTICK, installed))
    # The minimum is the run that nothing disturbed; noise only ever adds.
    ratio = min(ours) / min(yardstick)
    print(f"\n{OURS}: {1000 * min(ours):.1f} ms; {YARDSTICK}: {1000 * min(yardstick):.1f} ms; ratio {ratio:.2f}")
    assert ratio <= MOST
