"""The subject of a text: how much its single words say that it is about any objective of the Compact at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

import attrs

from gcm_alignment.text import Language


@attrs.frozen(kw_only=True)
class Subject:
    """What is said of the subject before any word is read, and what each word adds, by its forms, in each language.

    The figures are the coefficients of a logistic regression, in nats, from the words of judged texts to whether a text
    serves an objective; each of n known words counts 1 / √n. `tests/data_curation/fit_subject.py` makes them.
    """

    start: float
    words: Mapping[Language, Mapping[str, float]] = attrs.field(repr=False)


def read_subject(written: bytes) -> Subject:
    """Read the file that the fitting program writes."""
    content = cast("dict[str, dict[str, float]]", json.loads(written))
    return Subject(start=content["start"][""], words={"en": content["en"], "fr": content["fr"]})
