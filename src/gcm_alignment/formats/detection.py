"""Which language a list is written in, by counting the small words of each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from gcm_alignment.formats.folding import word_set

if TYPE_CHECKING:
    from gcm_alignment.text import Language

_WORDS: Final[dict[Language, frozenset[str]]] = {
    "en": word_set(
        """
        the of and on in for with from to by at between against their its held was were will is are an as
        meeting workshop training study report round roundtable webinar seminar
        january february march april may june july august october
        """
    ),
    "fr": word_set(
        """
        le la les du des de et sur en dans pour avec au aux une un par d l entre contre leur leurs son sa qui été est
        réunion atelier formation étude rapport table ronde webinaire séminaire
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        """
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 100_000


def detect_language(text: str) -> Language | None:
    """Return the language whose small words are more, or None when neither's are.

    >>> detect_language("Atelier sur le retour"), detect_language("IOM 2021")
    ('fr', None)
    """
    words = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
    english, french = (sum(words[word] for word in _WORDS[language]) for language in ("en", "fr"))
    if english == french:
        return None
    return "en" if english > french else "fr"
