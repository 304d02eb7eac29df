"""The shipped data files as the curator reads them: tables, each record with the name that messages use."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from typing import TypeAlias, cast

import attrs

Table: TypeAlias = dict[str, object]
Shelf: TypeAlias = Mapping[str, Table]
"""The files by their stem, such as `compact`."""
Faults: TypeAlias = Iterator[str]
"""Messages, each with the record, what is wrong, and the mend."""
Check: TypeAlias = Callable[[Shelf], Faults]

HEADS = ("compact", "framework", "register")


@attrs.frozen(kw_only=True)
class Entry:
    """A record: the file and the table that it stands in, its name, and its fields."""

    file: str
    table: str
    name: str
    fields: Table

    def text(self, field: str) -> str:
        """Return a text, empty when the record does not say."""
        found = self.fields.get(field, "")
        return found if isinstance(found, str) else ""

    def texts(self, field: str) -> list[str]:
        """Return a list of texts, empty when the record does not say."""
        return strings(self.fields.get(field, []))

    def numbers(self, field: str) -> list[int]:
        """Return a list of numbers, empty when the record does not say."""
        found = self.fields.get(field, [])
        return [item for item in found if isinstance(item, int)] if isinstance(found, list) else []

    def versions(self, field: str) -> dict[str, str]:
        """Return a text by language, empty when the record does not say."""
        found = self.fields.get(field)
        if not isinstance(found, dict):
            return {}
        return {tag: words for tag, words in cast("Table", found).items() if isinstance(words, str)}

    def rows(self, field: str) -> list[Table]:
        """Return the tables of a list inside the record."""
        return tables(self.fields.get(field, []))


def shipped() -> dict[str, Table]:
    """Read the data files of the package, each time anew: a test may spoil them."""
    folder = resources.files("gcm_alignment").joinpath("data")
    files = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return {file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8")) for file in files}


def strings(found: object) -> list[str]:
    """Return the texts of a list."""
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def tables(found: object) -> list[Table]:
    """Return the tables of a list."""
    return [cast("Table", item) for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def entries(shelf: Shelf, *wanted: str) -> Iterator[Entry]:
    """Yield the records of all files in the order of the files, or those of the wanted tables."""
    for file in sorted(shelf):
        for table, found in shelf[file].items():
            rows = [cast("Table", found)] if table in HEADS else tables(found)
            for index, fields in enumerate(rows, 1):
                if not wanted or table in wanted:
                    yield Entry(file=file, table=table, name=name_of(file, table, fields, index), fields=fields)


def name_of(file: str, table: str, fields: Table, index: int) -> str:
    """Name a record as a curator would look for it: by its id, else by what the file counts it as."""
    match fields:
        case {"number": int(number)}:
            return f"gcm:{number}"
        case {"letter": str(letter)}:
            return f"gcm:principle-{letter}"
        case {"item": str(item)}:
            return f"{file}: link {index} ({item})"
        case {"id": str(id_)} if ":" in id_ and table != "entry":
            return id_
        case {"id": str(id_)} | {"symbol": str(id_)} | {"code": str(id_)}:
            return f"{file}: {table} {id_}"
        case _:
            return f"{file}: {table} {index}"


def words_in(found: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text under a value, with its path: `title.fr`, `actions[3].en`."""
    if isinstance(found, str):
        yield path, found
    elif isinstance(found, dict):
        for field, inner in cast("Table", found).items():
            yield from words_in(inner, f"{path}.{field}".lstrip("."))
    elif isinstance(found, list):
        for index, inner in enumerate(cast("list[object]", found), 1):
            yield from words_in(inner, f"{path}[{index}]")


def french_in(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the French texts of a record that follow our typography: what a page printed stands as printed."""
    as_printed = entry.table in {"activity", "document"} and "fr" not in entry.texts("ours")
    for path, words in words_in(entry.fields):
        is_french = re.search(r"(^|\.)fr$", path) is not None
        if is_french and not path.startswith("printed") and not (as_printed and path == "title.fr"):
            yield path, words
