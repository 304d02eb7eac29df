"""The index of the shipped cues: kept beside this module, because making it takes longer than most runs."""

from __future__ import annotations

import json
import pkgutil
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final, TypedDict, cast

from gcm_alignment.suggestion.signs import Sign, SignIndex, compile_signs
from gcm_alignment.suggestion.subject import read_subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.text import Language

INDEX: Final = "cue-index.json"
SUBJECT: Final = "subject.json"
_MADE_OF: Final = ("data/compact.toml", "data/cues.toml", f"suggestion/{SUBJECT}")
_LAYOUT: Final = b"4"
"""Whatever changes how an index is made changes this, so that an older one is not taken for new."""


class _Written(TypedDict):
    """An index as JSON: the checksum of what it was made of, then its parts; a sign as the list of its fields."""

    made_of: str
    version: str
    signs: list[tuple[list[tuple[int, float]], str | None, bool, bool, bool, float | None]]
    forms: list[str]
    numbers: list[int]
    begins: dict[Language, dict[str, str]]


@cache
def shipped_signs() -> SignIndex:
    """Return the index of the shipped cues."""
    return kept_signs(packaged(f"suggestion/{INDEX}"), made_of())


def kept_signs(kept: bytes | None, present: str | None) -> SignIndex:
    """Read a kept index, or make it anew where there is none, or where it is not of the present data.

    `present` is the checksum of the data; where they are not at hand, what is kept is taken as theirs.
    """
    if kept is not None:
        written = cast("_Written", json.loads(kept))
        if present in {written["made_of"], None}:
            return _read(written)
    return made_signs()


@cache
def made_signs() -> SignIndex:
    """Make the index of the shipped cues."""
    from gcm_alignment.catalogue import load_compact, load_cues  # noqa: PLC0415 - a kept index needs none

    kept = packaged(f"suggestion/{SUBJECT}")
    return compile_signs(load_cues(), load_compact(), None if kept is None else read_subject(kept))


def made_of() -> str | None:
    """Return a checksum of what an index is made of; None where the package does not bring it."""
    return checksum(map(packaged, _MADE_OF))


def checksum(contents: Iterable[bytes | None]) -> str | None:
    """Return a checksum of files, None where one is missing."""
    digest = zlib.crc32(_LAYOUT)
    for content in contents:
        if content is None:
            return None
        digest = zlib.crc32(content, digest)
    return f"{digest:08x}"


def write_index() -> str:
    """Write the index of the shipped cues, to be kept beside them."""
    index = made_signs()
    written: _Written = {
        "made_of": made_of() or "",
        "version": index.version,
        "signs": [(list(one.nats), one.action, one.general, one.ambient, one.soft, one.subject) for one in index.signs],
        "forms": [form for form, _number in index.forms],
        "numbers": [number for _form, number in index.forms],
        "begins": {language: dict(words) for language, words in index.begins.items()},
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _read(written: _Written) -> SignIndex:
    return SignIndex(
        version=written["version"],
        signs=tuple(
            Sign(
                nats=tuple((objective, amount) for objective, amount in nats),
                action=action,
                general=general,
                ambient=ambient,
                soft=soft,
                subject=subject,
            )
            for nats, action, general, ambient, soft, subject in written["signs"]
        ),
        forms=tuple(zip(written["forms"], written["numbers"], strict=True)),
        begins=written["begins"],
    )


def packaged(name: str) -> bytes | None:
    """Return a file of this package, None where it is not there."""
    try:
        return pkgutil.get_data("gcm_alignment", name)
    except OSError:
        return None
