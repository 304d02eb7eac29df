"""Catalogues: what a package brings of processes, frameworks, registers and rule books, and their union."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs

from gcm_alignment.errors import Conflict, GcmError, N_, UnknownName, near_matches
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.processes import ConsultationProcess, Framework, ProcessDirectory
from gcm_alignment.rules import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

GROUP = "gcm_alignment.catalogues"
"""The entry-point group in which packages announce their catalogues."""

Entry: TypeAlias = ConsultationProcess | Framework | Portfolio | RuleBook
Kind = TypeVar("Kind", ConsultationProcess, Framework, Portfolio, RuleBook)


class BrokenCatalogue(GcmError, RuntimeError):
    """A package that announces a catalogue and does not bring one."""


@attrs.frozen
class Brought:
    """A record and the package that brings it."""

    origin: str
    record: Entry

    @property
    def key(self) -> tuple[str, str]:
        """The kind and the id of the record."""
        return type(self.record).__name__, self.record.id


def _united(entries: Iterable[Brought]) -> tuple[Brought, ...]:
    """Order records by kind and id; the same record from two origins is kept once, two contents raise Conflict."""
    by_key: dict[tuple[str, str], Brought] = {}
    for entry in entries:
        known = by_key.setdefault(entry.key, entry)
        if known.record != entry.record:
            raise Conflict(
                N_("two contents of {id}: one from {one}, one from {other}; rename one, or leave one out"),
                id=entry.record.id,
                one=known.origin,
                other=entry.origin,
            )
        by_key[entry.key] = min(known, entry, key=lambda brought: brought.origin)
    return tuple(by_key[key] for key in sorted(by_key))


@attrs.frozen
class Catalogue:
    """Records of the field with their origins; `|` unites catalogues and refuses one id with two contents.

    >>> Catalogue.shipped().process("Processus de Rabat").id
    'rabat'
    """

    entries: tuple[Brought, ...] = attrs.field(default=(), converter=_united)

    @classmethod
    def of(cls, origin: str, *records: Entry) -> Catalogue:
        """Make a catalogue of what one package brings; `origin` is the package's name."""
        return cls(Brought(origin, record) for record in records)

    @classmethod
    def from_folder(cls, origin: str, folder: Traversable) -> Catalogue:
        """Read the TOML files of a folder, in the formats of the shipped data; `origin` is the package's name.

        A package reads its own with `importlib.resources.files("its_name") / "data"`; a `pathlib.Path` serves too.
        """
        from gcm_alignment.catalogue.folder import read_folder  # noqa: PLC0415 - readers load only where files are read

        return cls.of(origin, *read_folder(folder))

    @classmethod
    def installed(cls) -> Catalogue:
        """Unite the shipped catalogue with those that installed packages announce.

        Entry points are code: they are loaded here and nowhere else.
        """
        from gcm_alignment.catalogue import shipped  # noqa: PLC0415 - the shipped data are made of this class

        united = shipped()
        for point in sorted(metadata.entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
            united |= _announced(point)
        return united

    @classmethod
    def shipped(cls) -> Catalogue:
        """Return the catalogue of this package."""
        from gcm_alignment.catalogue import shipped  # noqa: PLC0415 - as above

        return shipped()

    def __or__(self, other: Catalogue) -> Catalogue:
        """Unite two catalogues."""
        return Catalogue(self.entries + other.entries)

    def _all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple(entry.record for entry in self.entries if isinstance(entry.record, kind))

    def _equipped(self, portfolio: Portfolio) -> Portfolio:
        own = {framework.id for framework in portfolio.frameworks}
        found = [one for one in self.frameworks if one.process == portfolio.process and one.id not in own]
        return attrs.evolve(portfolio, frameworks=(*portfolio.frameworks, *found)) if found else portfolio

    def _one(self, kind: type[Kind], id_: str) -> Kind:
        by_id: dict[str, Kind] = {str(record.id): record for record in self._all(kind)}
        if id_ in by_id:
            return by_id[id_]
        raise UnknownName(
            N_("no {kind} {given}: there are {known}"),
            kind=kind.__name__,
            given=repr(id_),
            known=tuple(by_id) or "–",
            near=near_matches(id_, by_id),
        )

    @property
    def processes(self) -> ProcessDirectory:
        """The consultation processes."""
        return ProcessDirectory(self._all(ConsultationProcess))

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks, in the order of their ids."""
        return self._all(Framework)

    @property
    def portfolios(self) -> tuple[Portfolio, ...]:
        """The registers of activities, in the order of their ids, with the frameworks of their processes."""
        return tuple(map(self._equipped, self._all(Portfolio)))

    @property
    def rule_books(self) -> tuple[RuleBook, ...]:
        """The rule books, in the order of their ids."""
        return self._all(RuleBook)

    def process(self, name: str) -> ConsultationProcess:
        """Return a process by its id, abbreviation, name or former name."""
        return self.processes[name]

    def framework(self, id: str) -> Framework:  # noqa: A002 - ids are called ids everywhere
        """Return a framework by its id."""
        return self._one(Framework, id)

    def portfolio(self, id: str) -> Portfolio:  # noqa: A002 - as above
        """Return a register by its id, with the frameworks of its process, whoever brings them."""
        return self._equipped(self._one(Portfolio, id))

    def rule_book(self, id: str) -> RuleBook:  # noqa: A002 - as above
        """Return a rule book by its id."""
        return self._one(RuleBook, id)

    def origin_of(self, record: Entry) -> str:
        """Return the name of the package that brings a record."""
        for entry in self.entries:
            if entry.record == record:
                return entry.origin
        raise UnknownName(N_("nothing brings {given}"), given=repr(record.id))


def _announced(point: metadata.EntryPoint) -> Catalogue:
    """Load what a package announces: a catalogue, or something that returns one."""
    try:
        found = point.load()
        catalogue = found() if callable(found) else found
    except Exception as error:
        raise BrokenCatalogue(
            N_("the catalogue {name} ({value}) cannot be loaded: {why}; mend or uninstall its package"),
            name=point.name,
            value=point.value,
            why=f"{type(error).__name__}: {error}",
        ) from error
    if isinstance(catalogue, Catalogue):
        return catalogue
    raise BrokenCatalogue(
        N_("the catalogue {name} ({value}) is {found}; expected a Catalogue"),
        name=point.name,
        value=point.value,
        found=type(catalogue).__name__,
    )
