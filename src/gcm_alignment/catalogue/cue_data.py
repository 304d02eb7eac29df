"""How the file of cues is read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gcm_alignment.catalogue.fields import refuse_strangers
from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.cues import FIELD, Cue, CueBook
from gcm_alignment.errors import GcmError, N_
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
    return CueBook(version=file.text("version"), field=_words(file.record(FIELD), FIELD), cues=tuple(cues))


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
