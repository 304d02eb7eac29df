"""The shipped reference data: the Compact, processes, registers and rules, loaded once and immutable."""

# ruff: noqa: PLC0415 - a loader imports the readers of its own files: who wants the Compact should not pay for rules.

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gcm_alignment.catalogue.records import Record
from gcm_alignment.errors import N_, UnknownName, near_matches

if TYPE_CHECKING:
    from gcm_alignment.assessment import PublishedDocument
    from gcm_alignment.calibration import Calibration
    from gcm_alignment.catalogue.collection import BrokenCatalogue, Catalogue
    from gcm_alignment.compact import Compact
    from gcm_alignment.cues import CueBook
    from gcm_alignment.lexicon import Lexicon
    from gcm_alignment.portfolio import Portfolio
    from gcm_alignment.processes import Framework, ProcessDirectory
    from gcm_alignment.rules import RuleBook

__all__ = [
    "BrokenCatalogue",
    "Catalogue",
    "data_digest",
    "data_version",
    "load_calibration",
    "load_compact",
    "load_cues",
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


def __getattr__(name: str) -> object:
    """Give the classes of catalogues when they are first asked for: they know every other value (PEP 562)."""
    if name not in {"BrokenCatalogue", "Catalogue"}:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from gcm_alignment.catalogue import collection

    value: object = getattr(collection, name)
    return value


def _shipped(stem: str) -> Record:
    return Record.of_package("gcm_alignment", stem)


@cache
def load_compact() -> Compact:
    """Load the Global Compact: 23 objectives, 187 actions, ten guiding principles, groupings."""
    from gcm_alignment.catalogue.compact_data import read_compact
    from gcm_alignment.catalogue.milestone_data import read_milestones

    return read_compact(_shipped("compact"), read_milestones(_shipped("review-cycle")))


@cache
def load_processes() -> ProcessDirectory:
    """Load the inter-State consultation mechanisms, to be found by whatever they are called."""
    from gcm_alignment.catalogue.process_data import read_processes
    from gcm_alignment.processes import ProcessDirectory

    return ProcessDirectory(read_processes(_shipped("processes")))


@cache
def load_framework(name: str) -> Framework:
    """Load a shipped framework: cadiz-2023, jvap-2015 or marrakesh-2018, with its crosswalk to the Compact."""
    from gcm_alignment.catalogue.process_data import read_framework

    if name in _FRAMEWORKS:
        return read_framework(_shipped(name))
    raise UnknownName(
        N_("no framework {given}: the shipped ones are {known}"),
        given=repr(name),
        known=_FRAMEWORKS,
        near=near_matches(name, _FRAMEWORKS),
    )


@cache
def load_documents() -> tuple[PublishedDocument, ...]:
    """Load what others published on the Compact: assessments, plans, reports; commitments are no assessments."""
    from gcm_alignment.catalogue.document_data import read_documents

    return read_documents(_shipped("documents"))


@cache
def load_lexicon() -> Lexicon:
    """Load the bilingual terms that the shipped rules read by."""
    from gcm_alignment.catalogue.rule_data import read_lexicon

    return read_lexicon(_shipped("terms"))


@cache
def load_cues() -> CueBook:
    """Load the cues: the words in both languages that point at objectives, for suggestions from text."""
    from gcm_alignment.catalogue.cue_data import read_cues

    return read_cues(_shipped("cues"))


@cache
def load_calibration() -> Calibration:
    """Load the figures that turn cues into a confidence."""
    from gcm_alignment.catalogue.cue_data import read_calibration

    return read_calibration(_shipped("calibration"))


@cache
def load_rules() -> RuleBook:
    """Load the shipped rule book: this project's own reading of words, for all 23 objectives."""
    from gcm_alignment.catalogue.rule_data import read_rule_book

    return read_rule_book(_shipped("rules"), load_lexicon())


def portfolio_names() -> tuple[str, ...]:
    """Return the names of the shipped registers."""
    return tuple(sorted((*_REGISTERS, *_SELECTIONS)))


@cache
def load_portfolio(name: str) -> Portfolio:
    """Load a shipped register of activities by its name: rabat-process, or its selection rabat-2022."""
    from gcm_alignment.catalogue.register_data import read_register, read_selection

    if name in _SELECTIONS:
        return read_selection(_shipped(name), load_portfolio(_SELECTIONS[name]))
    if name in _REGISTERS:
        return read_register(_shipped(name), tuple(map(load_framework, _FRAMEWORKS)))
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
    from gcm_alignment.catalogue.collection import Catalogue

    portfolios = map(load_portfolio, portfolio_names())
    return Catalogue.of(_ORIGIN, *load_processes(), *map(load_framework, _FRAMEWORKS), *portfolios, load_rules())


def data_version() -> str:
    """Return the version of the shipped data; any change of a fact, term or rule bumps it.

    >>> data_version().count(".")
    2
    """
    return _version().text("data_version")


@cache
def _version() -> Record:
    return _shipped("version")


@cache
def data_digest() -> str:
    """Return the SHA-256 of the shipped data: the TOML files, in the order of their names.

    >>> len(data_digest())
    64
    """
    from importlib import resources

    from gcm_alignment.catalogue.digest import digest_of

    return digest_of(resources.files("gcm_alignment").joinpath("data"))
