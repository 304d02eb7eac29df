"""What is wrong with a text that is no TOML: the line, and how to mend the slips that people make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gcm_alignment.errors import Message, N_

if TYPE_CHECKING:
    import tomllib

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_QUOTES: Final = "“”„«»‘’"
_SPACES: Final = "\u00a0\u202f"
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Cannot redefine", "Cannot mutate")


def line_of(text: str, error: tomllib.TOMLDecodeError) -> int:
    """Return the line on which reading stopped, from 1: the last one with words, where the text ends too early."""
    found = _PLACE.search(str(error))
    return int(found[1]) if found else 1 + text.rstrip().count("\n")


def slip_in(text: str, error: tomllib.TOMLDecodeError) -> Message:
    """Say what is wrong where reading stopped, and how to mend it."""
    line = text.split("\n")[line_of(text, error) - 1].rstrip("\r")
    bare = _STRING.sub("", line)  # what stands in proper quotes may hold any sign
    if str(error).startswith(_TWICE):
        return Message.of(N_("a name that stands there already: {line}; give each once"), line=repr(line.strip()))
    for sign in _QUOTES:
        if sign in bare:
            return Message.of(N_("the quotation mark {sign} is none of TOML; write a straight one"), sign=sign)
    if any(sign in bare for sign in _SPACES):
        column = min(line.find(sign) for sign in _SPACES if sign in line) + 1
        return Message.of(N_("a no-break space in column {column}; write a plain space"), column=column)
    if bare.strip() and "=" not in bare and not bare.lstrip().startswith(("[", "]", "{", "}", "#")):
        return Message.of(N_('no = in {line}; write such as `name = "value"`'), line=repr(line.strip()))
    found = _PLACE.search(str(error))
    if found is None:
        return Message.of(N_("the text ends too early: a value, a quotation mark or a bracket is missing"))
    return Message.of(
        N_('column {column} cannot be read as TOML; write such as `name = "value"`, and a table as [[rule]]'),
        column=int(found[2]),
    )
