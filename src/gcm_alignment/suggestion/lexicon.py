"""The suggester that comes with the library: it reads by the shipped cues and needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.calibration import Calibration
from gcm_alignment.catalogue import load_calibration, load_compact
from gcm_alignment.suggestion.combination import Combinable
from gcm_alignment.suggestion.reading import read_signs
from gcm_alignment.suggestion.shipped import shipped_signs
from gcm_alignment.suggestion.signs import SignIndex, compile_signs
from gcm_alignment.suggestion.values import LIMIT, Suggestion, WordMatch, check_limit
from gcm_alignment.suggestion.weighing import weigh
from gcm_alignment.text import LANGUAGES, primary_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gcm_alignment.cues import CueBook
    from gcm_alignment.suggestion.reading import Seen
    from gcm_alignment.suggestion.values import Suggester
    from gcm_alignment.text import Language


@attrs.frozen(kw_only=True)
class LexiconSuggester(Combinable):
    """Reads by cues in English and French, and abstains where they do not say enough; deterministic and offline.

    >>> suggester = LexiconSuggester()
    >>> [found] = suggester.suggest_many(["Lutte contre le trafic de migrants"], language="fr")
    >>> [(one.objective, [match.term for match in one.matches]) for one in found]
    [(9, ['Lutte contre le trafic', 'trafic de migrants'])]
    """

    name: str = "lexicon"
    calibration: Calibration = attrs.field(factory=load_calibration)
    signs: SignIndex = attrs.field(factory=shipped_signs, repr=False)

    @classmethod
    def of(cls, book: CueBook, *, name: str, calibration: Calibration | None = None) -> LexiconSuggester:
        """Make a suggester of cues of one's own, called by a name of its own."""
        return cls(
            name=name,
            calibration=load_calibration() if calibration is None else calibration,
            signs=compile_signs(book, load_compact()),
        )

    @property
    def version(self) -> str:
        """The version of the cues."""
        return self.signs.version

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> tuple[tuple[Suggestion, ...], ...]:
        """Suggest objectives for each text; time grows with the length of the texts, not with the number of cues."""
        check_limit(limit)
        languages = None if language is None else known_languages(language)
        return tuple(self._suggest(text, languages, limit) for text in texts)

    def _suggest(self, text: str, languages: tuple[Language, ...] | None, limit: int) -> tuple[Suggestion, ...]:
        seen = read_signs(text, self.signs, languages)
        if not seen:
            return ()
        weights = weigh(seen, self.signs.signs, self.calibration)
        curve, subject = self.calibration, weights.subject
        sure = {
            objective: confidence
            for objective, lead in weights.leads().items()
            if curve.suffices(weights.nats[objective], lead, subject)
            and (confidence := curve.confidence(weights.nats[objective], lead, subject)) >= curve.beside
        }
        if max(sure.values(), default=0.0) < self.calibration.threshold:
            return ()
        best = sorted(sure, key=lambda objective: (-sure[objective], objective))[:limit]
        return tuple(
            self._suggestion(text, one, sure[one], [(number, seen[number]) for number in weights.signs_of(one)])
            for one in best
        )

    def _suggestion(
        self, text: str, objective: int, confidence: float, places: Iterable[tuple[int, Seen]]
    ) -> Suggestion:
        matches: list[WordMatch] = []
        for number, place in places:
            action = self.signs.signs[number].action
            matches.append(_match(text, (place.start, place.stop, place.language), action))
            if place.translated is not None:
                matches.append(_match(text, place.translated, action))
        return Suggestion(objective=objective, confidence=confidence, matches=matches)


def _match(text: str, place: tuple[int, int, Language], action: str | None) -> WordMatch:
    start, stop, language = place
    return WordMatch(start=start, stop=stop, term=text[start:stop], language=language, action=action)


def known_languages(given: str) -> tuple[Language, ...]:
    """Return the language of a tag such as fr-SN if it is one of ours, none otherwise."""
    primary = primary_language(given)
    return tuple(language for language in LANGUAGES if language == primary)


def suggest_text(
    text: str, language: str | None = None, limit: int = LIMIT, suggester: Suggester | None = None
) -> tuple[Suggestion, ...]:
    """Suggest which objectives a text serves: at most `limit`, best first, with the words that say so.

    Empty where nothing is evidenced. Without `language` it is detected; a text that mixes languages is read in both.

    >>> [(one.objective, one.matches[0].term) for one in suggest_text("Lower costs of remittances")]
    [(20, 'remittances')]
    """
    reader = LexiconSuggester() if suggester is None else suggester
    (found,) = reader.suggest_many((text,), language=language, limit=check_limit(limit))
    return found
