"""A program that times a loader of the shipped data, and beside it the same values made by hand.

By hand means one call for each value, written out with the texts and numbers that stand in the files, after
`json.loads` of these files: no look-up of a field, no check of its type. What several records share, a source, is
made once.
"""

import json
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Protocol, cast

import attrs
from wall_time import seconds

import gcm_alignment as gcm

DATA = Path(gcm.__file__).parent / "data"
ROUNDS = 100
LOADERS = (gcm.load_compact, gcm.load_processes, gcm.load_framework, gcm.load_portfolio)


class Loader(Protocol):
    """One of the loaders of the library."""

    def __call__(self, *arguments: str) -> object:
        """Return what is shipped under a name."""
        ...


class Scribe:
    """Writes the program that makes a value by hand."""

    def __init__(self) -> None:
        """Begin with an empty program."""
        self.names: dict[type, str] = {}
        self.shared: dict[gcm.Source, str] = {}
        self.lines: list[str] = []

    def program(self, value: object) -> Callable[[], object]:
        """Return a function that makes the value."""
        result = self.construct(value)
        scope: dict[str, Callable[[], object]] = {name: kind for kind, name in self.names.items()}
        lines = ["def make():", *self.lines, f"    return {result}"]
        exec(compile("\n".join(lines), "by hand", "exec"), scope)  # noqa: S102 - the program is written above
        return scope["make"]

    def name(self, kind: type) -> str:
        """Return what the program calls a class."""
        return self.names.setdefault(kind, f"{kind.__name__}_{len(self.names)}")

    def write(self, value: object) -> str:
        """Return the expression of a value, as far as it goes from what stands in the file."""
        match value:
            case Enum():
                return f"{self.name(type(value))}({value.value!r})"
            case tuple():
                return f"({''.join(f'{self.write(item)}, ' for item in value)})"
            case gcm.ObjectiveSet():
                return f"{self.name(gcm.ObjectiveSet)}({tuple(value)!r})"
            case gcm.Period() | gcm.PartialDate():
                return f"{self.name(type(value))}.parse({str(value)!r})"
            case gcm.Source():
                return self.share(value)
            case _:
                return self.construct(value) if attrs.has(type(value)) else repr(value)

    def share(self, source: gcm.Source) -> str:
        """Make a source once, and return what the program calls it."""
        if source not in self.shared:
            self.shared[source] = f"source_{len(self.shared)}"
            self.lines.append(f"    {self.shared[source]} = {self.construct(source)}")
        return self.shared[source]

    def construct(self, value: object) -> str:
        """Return the call that makes a value, without the arguments that only repeat a default."""
        arguments = []
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            given: object = getattr(value, field.name)
            if field.init and (field.default is attrs.NOTHING or given != field.default):
                word = f"{field.alias}=" if field.kw_only else ""
                arguments.append(word + self.write(given))
        return f"{self.name(type(value))}({', '.join(arguments)})"


def fresh_seconds(run: Callable[[], object]) -> float:
    """Measure one run in which nothing is remembered of an earlier one."""
    for each in LOADERS:
        each.cache_clear()
    return seconds(run)


def main(loader: str, argument: str, files: list[str]) -> None:
    """Print the least time of the loader and of the work by hand, in seconds, as JSON."""
    arguments = [argument] if argument else []
    load: Loader = getattr(gcm, loader)
    make = Scribe().program(load(*arguments))
    assert make() == load(*arguments)

    def by_hand() -> object:
        parsed = [json.loads((DATA / f"{name}.json").read_bytes()) for name in files]
        return make(), parsed

    # In turns, so that a busy moment of the machine falls on both; the least time is the one that nothing disturbed.
    times = [(fresh_seconds(lambda: load(*arguments)), fresh_seconds(by_hand)) for _ in range(ROUNDS)]
    print(json.dumps([min(column) for column in zip(*times, strict=True)]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
