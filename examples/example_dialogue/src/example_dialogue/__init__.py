"""The catalogue of a fictional dialogue on migration."""

from importlib.resources import files

from gcm_alignment import Catalogue


def catalogue() -> Catalogue:
    """Bring the process, its plan, its register and its rules from the TOML files beside this module."""
    return Catalogue.from_folder("example-dialogue", files("example_dialogue") / "data")
