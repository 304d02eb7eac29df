"""The shipped reference data: the Compact, processes, registers and rules, loaded once and immutable."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from gcm_alignment.catalogue.collection import BrokenCatalogue, Catalogue
from gcm_alignment.catalogue.compact_data import read_compact
from gcm_alignment.catalogue.document_data import read_documents, read_milestones
from gcm_alignment.catalogue.process_data import read_framework, read_processes
from gcm_alignment.catalogue.records import Record
from gcm_alignment.catalogue.register_data import read_register, read_selection
from gcm_alignment.catalogue.rule_data import read_lexicon, read_rule_book
from gcm_alignment.errors import N_, UnknownName, near_matches
from gcm_alignment.processes import ProcessDirectory

if TYPE_CHECKING:
    from gcm_alignment.assessment import PublishedDocument
    from gcm_alignment.compact import Compact
    from gcm_alignment.lexicon import Lexicon
    from gcm_alignment.portfolio import Portfolio
    from gcm_alignment.processes import Framework
    from gcm_alignment.rules import RuleBook

__all__ = [
    "BrokenCatalogue",
    "Catalogue",
    "data_digest",
    "data_version",
    "load_compact",
    "load_documents",
    "load_framework",
    "load_lexicon",
    "load_portfolio",
    "load_processes",
    "load_rules",
    "portfolio_names",
    "shipped",
]

_FRAMEWORKS = ("cadiz-2023", "jvap-2015", "marrakesh-2018")
_REGISTERS = ("rabat-process",)
_SELECTIONS = {"rabat-2022": "rabat-process"}
_ORIGIN = "gcm_alignment"


def _shipped(name: str) -> Record:
    return Record.parse(resources.files("gcm_alignment").joinpath("data", name).read_text("utf-8"), name)


@cache
def load_compact() -> Compact:
    """Load the Global Compact: 23 objectives, 187 actions, ten guiding principles, groupings."""
    return read_compact(_shipped("compact.toml"), read_milestones(_shipped("review-cycle.toml")))


@cache
def load_processes() -> ProcessDirectory:
    """Load the inter-State consultation mechanisms, to be found by whatever they are called."""
    return ProcessDirectory(read_processes(_shipped("processes.toml")))


@cache
def load_framework(name: str) -> Framework:
    """Load a shipped framework: cadiz-2023, jvap-2015 or marrakesh-2018, with its crosswalk to the Compact."""
    if name in _FRAMEWORKS:
        return read_framework(_shipped(f"{name}.toml"))
    raise UnknownName(
        N_("no framework {given}: the shipped ones are {known}"),
        given=repr(name),
        known=_FRAMEWORKS,
        near=near_matches(name, _FRAMEWORKS),
    )


@cache
def load_documents() -> tuple[PublishedDocument, ...]:
    """Load what others published on the Compact: assessments, plans, reports; commitments are no assessments."""
    return read_documents(_shipped("documents.toml"))


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
        frameworks = tuple(map(load_framework, _FRAMEWORKS))
        return read_register(_shipped(f"{name}.toml"), frameworks)
    known = portfolio_names()
    raise UnknownName(
        N_("no register {given}: the shipped ones are {known}"),
        given=repr(name),
        known=known,
        near=near_matches(name, known),
    )


@cache
def shipped() -> Catalogue:
    """Return the catalogue of everything that this package brings."""
    portfolios = map(load_portfolio, portfolio_names())
    return Catalogue.of(_ORIGIN, *load_processes(), *map(load_framework, _FRAMEWORKS), *portfolios, load_rules())


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
