"""Judged texts: what a reader says that a text serves, and files of them, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable  # noqa: TC003 - the codec reads annotations at run time
from typing import cast

import attrs

from gcm_alignment.compact import objective_number
from gcm_alignment.errors import GcmError, InvalidValue, N_, Problem, Severity
from gcm_alignment.text import primary_language


def _as_numbers(given: Iterable[int]) -> tuple[int, ...]:
    """Take objectives in the order given, the best one first, each once."""
    return tuple(dict.fromkeys(map(objective_number, given)))


def _needs_words(_owner: object, _attribute: object, words: str) -> None:
    if not words.strip():
        raise InvalidValue(N_("a judged text needs words"))


@attrs.frozen(kw_only=True)
class JudgedText:
    """A text with the objectives that a reader says it serves, the best one first; none is a judgement too.

    One id may stand for a text in several languages. `form` tells texts of several shapes apart, such as title and
    description; `language` is None where it is not said.
    """

    id: str
    text: str = attrs.field(validator=_needs_words)
    objectives: tuple[int, ...] = attrs.field(converter=_as_numbers)
    language: str | None = None
    form: str | None = None


@attrs.frozen
class JudgedTexts:
    """What was read of a file: its texts, and what is wrong with the lines that were left out."""

    texts: tuple[JudgedText, ...]
    problems: tuple[Problem, ...] = ()


def read_judged(content: str) -> JudgedTexts:
    r"""Read judged texts, a JSON object a line, with `text` and `objectives`; `id`, `language` and `form` may be there.

    Other fields are not read; lines that are no judged text are reported with their number.

    >>> read_judged('{"text": "Lower costs of remittances", "objectives": [20]}\n').texts[0].objectives
    (20,)
    """
    texts: list[JudgedText] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str | None]] = set()
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            judged = _judged(line, number)
            if (judged.id, judged.language) in seen:
                raise InvalidValue(N_("a second text called {id} in one language"), id=repr(judged.id))
        except GcmError as error:
            problems.append(Problem(line=number, severity=Severity.FAULT, code="judged-text", message=error.message))
        else:
            seen.add((judged.id, judged.language))
            texts.append(judged)
    return JudgedTexts(tuple(texts), tuple(problems))


def _judged(line: str, number: int) -> JudgedText:
    record = _object(line)
    text, objectives = record.get("text"), record.get("objectives")
    if not isinstance(text, str):
        raise InvalidValue(N_("text is {found}; expected a text"), found=repr(text))
    if not isinstance(objectives, list):
        raise InvalidValue(
            N_("objectives is {found}; expected a list of numbers, empty for none"), found=repr(objectives)
        )
    language = _optional(record, "language") or _optional(record, "lang")
    return JudgedText(
        id=_optional(record, "id") or str(number),
        text=text,
        objectives=cast("list[int]", objectives),
        language=None if language is None else primary_language(language),
        form=_optional(record, "form"),
    )


def _object(line: str) -> dict[str, object]:
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(N_("no JSON: {why}"), why=str(error)) from error
    if not isinstance(found, dict):
        raise InvalidValue(
            N_("no JSON object; write one such as {example}"), example='{"text": "…", "objectives": [9]}'
        )
    return cast("dict[str, object]", found)


def _optional(record: dict[str, object], name: str) -> str | None:
    found = record.get(name)
    if found is None or isinstance(found, str):
        return found or None
    raise InvalidValue(N_("{name} is {found}; expected a text"), name=name, found=repr(found))
