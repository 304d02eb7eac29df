"""How the wheel is built: with each data file as JSON too, which reads faster than the TOML that people edit."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = "gcm_alignment/data"
LEFT_AS_TOML = frozenset({"places.toml"})
"""What the library never reads as JSON."""


class DataAsJson(BuildHookInterface[BuilderConfig]):
    """Adds the JSON to wheels; editable installations and source distributions have the TOML alone."""

    def initialize(self, version: str, build_data: dict[str, dict[str, str]]) -> None:
        """Write the JSON beside nothing of the tree, and have the wheel include it."""
        if version == "editable":
            return
        self._made = TemporaryDirectory()
        for written in sorted(Path(self.root, "src", DATA).glob("*.toml")):
            if written.name not in LEFT_AS_TOML:
                made = Path(self._made.name, f"{written.stem}.json")
                made.write_text(as_json(written.read_text(encoding="utf-8")), encoding="utf-8")
                build_data["force_include"][str(made)] = f"{DATA}/{made.name}"

    def finalize(self, version: str, build_data: dict[str, dict[str, str]], artifact_path: str) -> None:
        """Clear away what was written."""
        del build_data, artifact_path
        if version != "editable":
            self._made.cleanup()


def as_json(text: str) -> str:
    """Write TOML as JSON, in the order of the file; a value that JSON does not have raises TypeError."""
    return json.dumps(tomllib.loads(text), ensure_ascii=False, separators=(",", ":"))
