"""How the files of cues and of their calibration are read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.calibration import Calibration
from gcm_alignment.catalogue.fields import refuse_strangers
from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.cues import ELSEWHERE, FIELD, Cue, CueBook
from gcm_alignment.errors import GcmError, InvalidValue, N_
from gcm_alignment.lexicon import Term

if TYPE_CHECKING:
    from gcm_alignment.catalogue.records import Record


def read_cues(file: Record) -> CueBook:
    """Make the book of its records; a cue is called by its objective and its number among that objective's."""
    refuse_strangers(file)
    counted: Counter[int] = Counter()
    cues: list[Cue] = []
    for record in file.records("cue"):
        objective = record.number("objective")
        counted[objective] += 1
        cues.append(_cue(record, f"{objective}/{counted[objective]}"))
    return CueBook(
        version=file.text("version"),
        field=_words(file.record(FIELD), FIELD),
        elsewhere=_words(file.record(ELSEWHERE), ELSEWHERE) if file.has(ELSEWHERE) else Term(id=ELSEWHERE),
        cues=tuple(cues),
    )


def _cue(record: Record, id_: str) -> Cue:
    weight = record.fraction("weight")
    if weight is None:
        raise BadRecord(N_("{path}: a cue needs a weight above 0 and below 1"), path=record.path)
    try:
        return Cue(
            objective=record.number("objective"),
            weight=weight,
            words=_words(record, id_),
            action=record.optional("action"),
            general=record.flag("general", default=False),
            ambient=record.flag("ambient", default=False),
        )
    except GcmError as error:
        if isinstance(error, BadRecord):
            raise
        raise BadRecord(N_("{path}: {fault}"), path=record.path, fault=error.message) from error


def _words(record: Record, id_: str) -> Term:
    exceptions = record.record("except") if record.has("except") else None
    return Term(
        id=id_,
        en=record.texts("en"),
        fr=record.texts("fr"),
        except_en=exceptions.texts("en") if exceptions else (),
        except_fr=exceptions.texts("fr") if exceptions else (),
    )


def read_calibration(file: Record) -> Calibration:
    """Make the calibration of its record."""
    refuse_strangers(file)
    record = file.record("calibration")
    figures: dict[str, float] = {}
    for field in attrs.fields(Calibration):
        figure = record.fraction(field.name)
        if figure is None:
            raise BadRecord(
                N_("{path}: {name} is missing; write a number such as 0.5"), path=record.path, name=field.name
            )
        figures[field.name] = figure
    try:
        return Calibration(**figures)
    except InvalidValue as error:
        raise BadRecord(N_("{path}: {fault}"), path=record.path, fault=error.message) from error
