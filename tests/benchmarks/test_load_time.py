"""What loading the shipped data costs, as a ratio to `json.loads` and making the same values by hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST = 1.5

pytestmark = pytest.mark.benchmark

LOADERS = {
    "load_compact()": ("compact", "review-cycle"),
    "load_processes()": ("processes",),
    "load_portfolio('rabat-process')": ("cadiz-2023", "jvap-2015", "marrakesh-2018", "rabat-process"),
    "load_framework('cadiz-2023')": ("cadiz-2023",),
}
each_loader = pytest.mark.parametrize(("loader", "files"), LOADERS.items(), ids=LOADERS)

# Runs where the wheel is. By hand means: a program that reads the same files and holds one call for each value that was
# made of them, from the texts and numbers that stand there; what several records share, a source, is made once.
MEASURE = '''
import enum, json, sys, time
from pathlib import Path
import attrs
import gcm_alignment as gcm
from gcm_alignment import catalogue

LOADER, FILES, ROUNDS = sys.argv[1], sys.argv[2].split(), 50
DATA = Path(gcm.__file__).parent / "data"
MADE_OF_TEXT = (gcm.Period, gcm.PartialDate)
names, lines, written = {}, [], {}

def called(kind):
    return names.setdefault(kind, f"{kind.__name__}_{len(names)}")

def write(value):
    """Return the code that makes a value."""
    if isinstance(value, enum.Enum):
        return f"{called(type(value))}({value.value!r})"
    if isinstance(value, tuple):
        return f"({''.join(write(item) + ', ' for item in value)})"
    if isinstance(value, frozenset):
        return f"frozenset({sorted(value)!r})" if value else "frozenset()"
    if isinstance(value, gcm.ObjectiveSet):
        return f"{called(gcm.ObjectiveSet)}({tuple(value)!r})"
    if isinstance(value, MADE_OF_TEXT):
        return f"{called(type(value))}.parse({str(value)!r})"
    if not attrs.has(type(value)):
        return repr(value)
    if isinstance(value, gcm.Source):
        if value not in written:
            written[value] = f"s{len(written)}"
            lines.append(f"    {written[value]} = {construct(value)}")
        return written[value]
    return construct(value)

def construct(value):
    """Return the call that makes a value of ours, without the arguments that it need not be given."""
    fields = attrs.fields(type(value))
    given = [(field, getattr(value, field.name)) for field in fields if field.init]
    said = [(f, v) for f, v in given if not (f.default is not attrs.NOTHING and v == f.default and type(v) is type(f.default))]
    arguments = (write(v) if not f.kw_only else f"{f.alias}={write(v)}" for f, v in said)
    return f"{called(type(value))}({', '.join(arguments)})"

value = eval(f"catalogue.{LOADER}")
result = construct(value)
program = "\\n".join(["def by_hand():", *lines, f"    return {result}"])
scope = {name: kind for kind, name in names.items()}
exec(compile(program, "by hand", "exec"), scope)
by_hand = scope["by_hand"]
assert by_hand() == value

def yardstick():
    for name in FILES:
        json.loads((DATA / f"{name}.json").read_bytes())
    return by_hand()

def ours():
    for load in (catalogue.load_compact, catalogue.load_processes, catalogue.load_framework, catalogue.load_portfolio):
        load.cache_clear()
    return eval(f"catalogue.{LOADER}")

def seconds(run):
    began = time.perf_counter()
    run()
    return time.perf_counter() - began

times = [(seconds(ours), seconds(yardstick)) for _ in range(ROUNDS)]  # in turns: a busy moment falls on both
print(json.dumps([min(column) for column in zip(*times)]))
'''
