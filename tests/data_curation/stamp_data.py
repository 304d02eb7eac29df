"""A program that names the present data in the changelog: `python tests/data_curation/stamp_data.py`."""

import re
from pathlib import Path

import gcm_alignment as gcm

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
LINE = re.compile(r"^- Data version (?P<version>\S+), SHA-256 `(?P<digest>[0-9a-f]{64})`\.$", re.MULTILINE)


def line() -> str:
    """Word the line of the changelog for the data as they are."""
    return f"- Data version {gcm.data_version()}, SHA-256 `{gcm.data_digest()}`."


def stamped(changelog: str) -> str:
    """Put the line into the topmost section Data, in place of the one that it has."""
    head, title, rest = changelog.partition("\n### Data\n\n")
    section, next_title, older = rest.partition("\n## ")
    section = LINE.sub(line(), section) if LINE.search(section) else f"{line()}\n{section}"
    return head + title + section + next_title + older


if __name__ == "__main__":
    CHANGELOG.write_text(stamped(CHANGELOG.read_text(encoding="utf-8")), encoding="utf-8")
