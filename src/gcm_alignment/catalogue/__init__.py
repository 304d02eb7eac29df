"""The shipped reference data: the Compact, processes, registers and rules, loaded once and immutable."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from gcm_alignment.catalogue.compact_data import read_compact
from gcm_alignment.catalogue.records import Record
from gcm_alignment.catalogue.register_data import read_register, read_selection
from gcm_alignment.catalogue.rule_data import read_lexicon, read_rule_book
from gcm_alignment.errors import N_, UnknownName, near_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gcm_alignment.rules import RuleBook
    from gcm_alignment.portfolio import Portfolio
    from gcm_alignment.lexicon import Lexicon
    from gcm_alignment.compact import Compact

__all__ = [
    "data_digest",
    "data_version",
    "load_compact",
    "load_lexicon",
    "load_portfolio",
    "load_rules",
    "portfolio_names",
]

_REGISTERS = ("rabat-process",)
_SELECTIONS = {"rabat-2022": "rabat-process"}


def _shipped(name: str) -> Record:
    return Record.parse(resources.files("gcm_alignment").joinpath("data", name).read_text("utf-8"), name)


@cache
def load_compact() -> Compact:
    """Load the Global Compact: 23 objectives, 187 actions, ten guiding principles, groupings."""
    return read_compact(_shipped("compact.toml"))


@cache
def load_lexicon() -> Lexicon:
    """Load the bilingual terms that the shipped rules read by."""
    return read_lexicon(_shipped("terms.toml"))


@cache
def load_rules() -> RuleBook:
    """Load the shipped rule book: this project's own reading of words, for all 23 objectives."""
    return read_rule_book(_shipped("rules.toml"), load_lexicon())


def portfolio_names() -> tuple[str, ...]:
    """Return the names of the shipped registers."""
    return tuple(sorted((*_REGISTERS, *_SELECTIONS)))


@cache
def load_portfolio(name: str) -> Portfolio:
    """Load a shipped register of activities by its name: rabat-process, or its selection rabat-2022."""
    if name in _SELECTIONS:
        return read_selection(_shipped(f"{name}.toml"), load_portfolio(_SELECTIONS[name]))
    if name in _REGISTERS:
        return read_register(_shipped(f"{name}.toml"))
    known = portfolio_names()
    raise UnknownName(
        N_("no register {given}: the shipped ones are {known}"),
        given=repr(name),
        known=known,
        near=near_matches(name, known),
    )


def data_version() -> str:
    """Return the version of the shipped data; any change of a fact, term or rule bumps it.

    >>> data_version().count(".")
    2
    """
    return str(_version().text("data_version"))


@cache
def _version() -> Record:
    return _shipped("version.toml")


@cache
def data_digest() -> str:
    """Return the SHA-256 of the shipped data files, in the order of their names."""
    folder = resources.files("gcm_alignment").joinpath("data")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
