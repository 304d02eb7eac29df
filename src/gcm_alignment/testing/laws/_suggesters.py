"""What must hold of suggesters: whatever reads texts and points at objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from gcm_alignment.compact import OBJECTIVE_COUNT
from gcm_alignment.errors import Message, N_
from gcm_alignment.suggestion.values import Suggester
from gcm_alignment.testing import rewriting
from gcm_alignment.testing.laws._answers import NoAnswer, checked
from gcm_alignment.testing.laws._law import Difference, Law, drawn, once
from gcm_alignment.testing.laws._processes import answers_elsewhere
from gcm_alignment.testing.laws._suggesting import Suggested, TextReader
from gcm_alignment.testing.strategies import texts as any_texts
from gcm_alignment.testing.surroundings import SURROUNDINGS, Surroundings, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gcm_alignment.testing.laws._law import Search
    from gcm_alignment.testing.rewriting import Rewrite


_NOTHING_SAID: Final = ("", " ", "\n", "–", "…", "\u00a0\u202f")
_PARALLEL: Final = (
    ("Workshop on diaspora remittances", "Atelier sur les transferts de fonds des diasporas"),
    ("Fight against migrant smuggling", "Lutte contre le trafic de migrants"),
    ("Fight against trafficking in persons", "Lutte contre la traite des personnes"),
    ("Integrated border management", "Gestion intégrée des frontières"),
    ("Return and reintegration", "Retour et réintégration"),
    ("Data on international migration", "Données sur les migrations internationales"),
    ("Consular assistance abroad", "L’assistance consulaire à l’étranger"),
    ("Integration of migrants", "L’intégration des migrants"),
    ("Missing migrants", "Migrants disparus"),
)
"""Titles that say the same, each about one objective."""


@attrs.frozen(kw_only=True)
class SuggesterOnTrial:
    """A suggester, and the texts to try it on."""

    suggester: Suggester | TextReader
    texts: st.SearchStrategy[str]

    def answers(self, texts: Sequence[str]) -> tuple[tuple[object, ...], ...]:
        """Return what is suggested for texts, all of it; NoAnswer where that is no such thing."""
        return checked(self.suggester.suggest_many(texts), len(texts))

    def answer(self, text: str) -> tuple[object, ...]:
        """Return what is suggested for one text alone."""
        return self.answers([text])[0]

    def suggested(self, text: str, *, limit: int | None = None) -> tuple[Suggested, ...]:
        """Return what is suggested for one text alone, as suggestions; at most as many as usual, or `limit`."""
        reader = self.suggester
        given = reader.suggest_many([text]) if limit is None else reader.suggest_many([text], limit=limit)
        return checked(given, 1)[0]

    def objectives(self, text: str, *, limit: int | None = None) -> tuple[int, ...]:
        """Return the objectives suggested, best first."""
        return tuple(one.objective for one in self.suggested(text, limit=limit))


def texts_to_read() -> st.SearchStrategy[str]:
    """Draw texts as people type them: a title or two of one language."""
    return _titles(0) | _titles(1)


def _titles(side: int) -> st.SearchStrategy[str]:
    usual = any_texts(min_languages=2).map(lambda text: text.versions[side][1])
    titles = usual | st.sampled_from([pair[side] for pair in _PARALLEL])
    return titles | st.lists(titles, min_size=2, max_size=2).map(". ".join)


def _differ(template: str, here: object, there: object, **values: object) -> Difference | None:
    if here == there:
        return None
    return Difference(Message.of(template), (*values.items(), ("here", here), ("there", there)))


def _answering(trial: SuggesterOnTrial) -> Search:
    def seen(texts: list[str]) -> Difference | None:
        try:
            trial.answers(texts)
            for text in texts:
                trial.suggested(text, limit=OBJECTIVE_COUNT)
        except NoAnswer as fault:
            return Difference(fault.message, (("texts", texts),))
        return None

    return drawn(st.lists(trial.texts, max_size=3), seen)


def _deterministic(trial: SuggesterOnTrial) -> Search:
    def seen(text: str) -> Difference | None:
        return _differ(
            N_("asked twice about one text, it answers twice"), trial.answer(text), trial.answer(text), text=text
        )

    return drawn(trial.texts, seen)


def _surrounded(trial: SuggesterOnTrial) -> Search:
    def search(examples: int | None) -> Difference | None:
        found = places()

        def seen(case: tuple[str, Surroundings]) -> Difference | None:
            text, surroundings = case
            here = trial.answer(text)
            with surroundings.around(found):
                there = trial.answer(text)
            template = N_("at another time, in another zone and locale, it answers otherwise")
            return _differ(template, here, there, text=text, surroundings=surroundings)

        return drawn(st.tuples(trial.texts, st.sampled_from(SURROUNDINGS)), seen)(examples)

    return search


def _batches(trial: SuggesterOnTrial) -> Search:
    def seen(texts: list[str]) -> Difference | None:
        alone = tuple(trial.answer(text) for text in texts)
        return _differ(
            N_("in one batch with others, texts are answered otherwise"), alone, trial.answers(texts), texts=texts
        )

    return drawn(st.lists(trial.texts, max_size=4), seen)


def _order(trial: SuggesterOnTrial) -> Search:
    def seen(texts: list[str]) -> Difference | None:
        turned = trial.answers(texts[::-1])[::-1]
        return _differ(N_("in another order, texts are answered otherwise"), trial.answers(texts), turned, texts=texts)

    return drawn(st.lists(trial.texts, min_size=2, max_size=4), seen)


def _blind_to(rewrites: Sequence[Rewrite], template: str) -> Callable[[SuggesterOnTrial], Search]:
    def law(trial: SuggesterOnTrial) -> Search:
        def seen(text: str) -> Difference | None:
            here = trial.objectives(text)
            for other in dict.fromkeys(rewrite(text) for rewrite in rewrites):
                if (told := _differ(template, here, trial.objectives(other), text=text, other=other)) is not None:
                    return told
            return None

        return drawn(trial.texts, seen)

    return law


def _tolerant_of_accents(trial: SuggesterOnTrial) -> Search:
    template = N_("typed without accents, the text no longer points at the same objective")

    def seen(text: str) -> Difference | None:
        best = trial.objectives(text)[:1]
        for bare in dict.fromkeys(rewrite(text) for rewrite in rewriting.ACCENTS_DROPPED):
            kept = tuple(one for one in best if one in trial.objectives(bare, limit=OBJECTIVE_COUNT))
            if (told := _differ(template, best, kept, text=text, other=bare)) is not None:
                return told
        return None

    return drawn(trial.texts, seen)


def _not_blind_to_accents(trial: SuggesterOnTrial) -> Search:
    def seen(text: str) -> Difference | None:
        miswritten = rewriting.accents_added(text)
        said = N_("accents on every vowel make other words, and still it reads them")
        return _differ(said, (), trial.objectives(miswritten), text=miswritten)

    return drawn(trial.texts, seen)


def _silent_on_nothing(trial: SuggesterOnTrial) -> Search:
    def seen() -> Difference | None:
        for text in _NOTHING_SAID:
            if trial.suggested(text):
                return Difference(
                    Message.of(N_("it suggests something for a text that says nothing")), (("text", text),)
                )
        return None

    return once(seen)


def _each(fault: Callable[[str, Suggested], str | None]) -> Callable[[SuggesterOnTrial], Search]:
    """Look at each suggestion by itself."""

    def law(trial: SuggesterOnTrial) -> Search:
        def seen(text: str) -> Difference | None:
            for one in trial.suggested(text, limit=OBJECTIVE_COUNT):
                if (template := fault(text, one)) is not None:
                    return Difference(Message.of(template), (("text", text), ("suggestion", one)))
            return None

        return drawn(trial.texts, seen)

    return law


def _unsure(_text: str, one: Suggested) -> str | None:
    lies_there = one.confidence is None or 0 <= one.confidence <= 1
    return None if lies_there else N_("a confidence lies outside 0 to 1")


def _misquoted(text: str, one: Suggested) -> str | None:
    stand = all(words.term and text[words.start : words.stop] == words.term for words in one.matches)
    return None if stand else N_("it quotes words that do not stand there")


def _nameless(_text: str, one: Suggested) -> str | None:
    return (
        None
        if one.objective in range(1, OBJECTIVE_COUNT + 1)
        else N_("it suggests an objective that the Compact has not")
    )


def _ranked(trial: SuggesterOnTrial) -> Search:
    def seen(case: tuple[str, int]) -> Difference | None:
        text, limit = case
        found, longer = trial.suggested(text, limit=limit), trial.objectives(text, limit=OBJECTIVE_COUNT)
        sure = [-1 if one.confidence is None else one.confidence for one in found]
        objectives = tuple(one.objective for one in found)
        for holds, template in (
            (len(found) <= limit, N_("it suggests more objectives than it was asked for")),
            (len(set(objectives)) == len(found), N_("it suggests one objective twice")),
            (sure == sorted(sure, reverse=True), N_("the best suggestion is not the first")),
            (objectives == longer[:limit], N_("asked for more, it suggests others")),
        ):
            if not holds:
                return Difference(Message.of(template), (("text", text), ("limit", limit), ("suggested", found)))
        return None

    return drawn(st.tuples(trial.texts, st.integers(1, 4)), seen)


def _hears_both_languages(trial: SuggesterOnTrial) -> Search:
    def seen() -> Difference | None:
        heard = [any(trial.suggested(pair[side]) for pair in _PARALLEL) for side in (0, 1)]
        said = Message.of(N_("of titles that say the same, it reads those of one language and none of the other"))
        return (
            None if heard[0] is heard[1] else Difference(said, (("read_in_english", heard[0]), ("titles", _PARALLEL)))
        )

    return once(seen)


def _named(trial: SuggesterOnTrial) -> Search:
    def seen() -> Difference | None:
        name, version = (getattr(trial.suggester, one, None) for one in ("name", "version"))
        said = Message.of(N_("it has no name or no version, so that no review can say what it was of"))
        told = all(isinstance(one, str) and one.strip() for one in (name, version))
        return None if told else Difference(said, (("name", name), ("version", version)))

    return once(seen)


def _whatever_seed(trial: SuggesterOnTrial) -> Search:
    carried = attrs.evolve(trial, texts=st.nothing())  # strategies stay here
    return answers_elsewhere(carried, "answer", trial.texts, name="text")


_LAWS: Final[tuple[tuple[str, str, Callable[[SuggesterOnTrial], Search]], ...]] = (
    ("answers", N_("whoever asks is answered: with a list of suggestions for each text"), _answering),
    ("deterministic", N_("a suggestion that cannot be repeated cannot be examined"), _deterministic),
    ("surroundings", N_("colleagues in another country, or next year, must be shown the same"), _surrounded),
    ("batches", N_("worker processes get a few texts each; how many must not matter"), _batches),
    ("order", N_("a list that is sorted in another way is the same list"), _order),
    (
        "case",
        N_("titles are printed in capitals on one page and in small letters on the next"),
        _blind_to(rewriting.CASES, N_("in other capitals, the same words are answered otherwise")),
    ),
    (
        "apostrophes",
        N_("keyboards type a straight apostrophe, typesetters a curved one; it is one word"),
        _blind_to(rewriting.APOSTROPHES, N_("with another apostrophe, the same words are answered otherwise")),
    ),
    (
        "spaces",
        N_("French sets no-break spaces and web pages break lines, where nobody sees them"),
        _blind_to(rewriting.SPACES, N_("with another space, the same words are answered otherwise")),
    ),
    (
        "composition",
        N_("one system writes é as one sign and another as two, and both look the same"),
        _blind_to(rewriting.COMPOSITIONS, N_("with accents composed otherwise, the same words are answered otherwise")),
    ),
    (
        "accents-dropped",
        N_("old systems, capitals and some keyboards have no accents; the text is still about it"),
        _tolerant_of_accents,
    ),
    (
        "accents-added",
        N_("an accent that is written was meant: « traité » is a treaty, « traite » is trafficking"),
        _not_blind_to_accents,
    ),
    ("empty-text", N_("a link out of nothing can be explained by nothing"), _silent_on_nothing),
    ("confidence", N_("a confidence lies between 0 and 1; who prints 2.8 is believed in nothing else"), _each(_unsure)),
    ("objectives", N_("the Compact numbers its objectives 1 to 23"), _each(_nameless)),
    ("quotes", N_("a suggestion is examined by its words, so they must be there"), _each(_misquoted)),
    ("ranked", N_("a reader looks at the first suggestion first, and trusts that it is the best"), _ranked),
    ("both-languages", N_("half of the titles are in the other language"), _hears_both_languages),
    ("named", N_("a review names the suggester that it accepts something of"), _named),
    (
        "hash-seed",
        N_("Python shuffles its sets anew in every process; a cleared report must not change"),
        _whatever_seed,
    ),
)


def laws_of_suggesters(trial: SuggesterOnTrial, subject: str) -> Iterator[Law]:
    """Yield the laws of a suggester."""
    for name, why, law in _LAWS:
        yield Law(name=name, subject=subject, why=why, search=law(trial))
