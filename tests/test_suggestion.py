"""Suggestions from text: what cues come to together, when nothing is said, and that every quote stands."""

from collections.abc import Callable, Sequence

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.aligning import suggest
from gcm_alignment.calibration import Calibration
from gcm_alignment.catalogue import load_compact
from gcm_alignment.compact import Objective
from gcm_alignment.cues import FIELD, Cue, CueBook
from gcm_alignment.errors import GcmError, InvalidValue
from gcm_alignment.evidence import TextMatch
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.suggestion.lexicon import LexiconSuggester, suggest_text
from gcm_alignment.suggestion.reading import found_in
from gcm_alignment.suggestion.shipped import checksum, kept_signs, made_of, made_signs, packaged, write_index
from gcm_alignment.suggestion.signs import compile_signs
from gcm_alignment.suggestion.values import LIMIT, Suggestion, WordMatch, ranked
from gcm_alignment.testing import strategies
from gcm_alignment.text import Text
from gcm_alignment.tokens import tokenise

PLAIN = Calibration(
    outside=1.0,
    elsewhere=1.0,
    closed=0.0,
    repeated=0.0,
    soft=0.0,
    softest=0.0,
    intercept=-2.0,
    weight=2.0,
    lead=0.0,
    threshold=0.2,
    beside=0.2,
)
"""Figures under which outcomes can be worked out by hand: with weight w the confidence is 1 / (1 + exp(2 - 2w))."""


def cue(objective: int, id_: str, words: str, weight: float = 0.8, kind: str | None = None) -> Cue:
    """Make a cue of words that are the same in both languages: plain, general or ambient."""
    term = Term(id=id_, en=[words], fr=[words])
    return Cue(objective=objective, weight=weight, words=term, general=kind == "general", ambient=kind == "ambient")


def book(*cues: Cue) -> CueBook:
    """Make a book whose only word of the field is `migrants`."""
    return CueBook(version="7", field=Term(id=FIELD, en=["migrants"], fr=["migrants"]), cues=cues)


def found(text: str, *cues: Cue, calibration: Calibration = PLAIN, language: str = "en") -> dict[int, list[str]]:
    """Return the objectives that cues suggest of a text, best first, with their words."""
    suggester = LexiconSuggester.of(book(*cues), name="test", calibration=calibration)
    [suggestions] = suggester.suggest_many([text], language=language)
    return {one.objective: [match.term for match in one.matches] for one in suggestions}


# --- what cues come to --------------------------------------------------------------------------


def test_words_are_quoted_as_they_stand() -> None:
    """A reviewer compares the quote with the text, letter by letter."""
    expected = {20: ["ENVOIS  de fonds"]}
    actual = found("Les ENVOIS  de fonds", cue(20, "20/1", "envois de fonds"), language="fr")
    assert expected == actual


def test_two_notions_say_more_than_one() -> None:
    """An activity on passports and civil registers is more surely about identity than one on passports."""
    cues = (cue(4, "4/1", "passports"), cue(4, "4/2", "registers"), cue(9, "9/1", "smugglers"))
    expected = [4, 9]
    actual = list(found("smugglers, passports and registers", *cues))
    assert expected == actual


def test_the_weight_is_information_and_adds_up() -> None:
    """-log(1 - 0.5) twice is as much as -log(1 - 0.75) once: two even chances leave one in four."""
    suggester = LexiconSuggester.of(
        book(cue(4, "4/1", "one", 0.5), cue(4, "4/2", "two", 0.5)), name="t", calibration=PLAIN
    )
    other = LexiconSuggester.of(book(cue(4, "4/1", "one two", 0.75)), name="t", calibration=PLAIN)
    expected = round(other.suggest_many(["one two"])[0][0].confidence, 3)
    actual = round(suggester.suggest_many(["one two"])[0][0].confidence, 3)
    assert expected == actual


def test_one_notion_in_several_forms_counts_once() -> None:
    """Synonyms in one sentence are style, not evidence."""
    synonyms = Cue(objective=9, weight=0.8, words=Term(id="9/1", en=["smugglers", "smuggling"], fr=["passeurs"]))
    suggester = LexiconSuggester.of(book(synonyms), name="test", calibration=PLAIN)
    once, twice = suggester.suggest_many(["smugglers", "smugglers of smuggling"], language="en")
    expected = once[0].confidence
    actual = twice[0].confidence
    assert expected == actual


def test_what_comes_again_and_again_counts_more_where_the_calibration_says_so() -> None:
    """A page that keeps coming back to a notion is about it."""
    suggester = LexiconSuggester.of(
        book(cue(9, "9/1", "smugglers", 0.4)), name="test", calibration=attrs.evolve(PLAIN, repeated=1.0)
    )
    once, often = suggester.suggest_many(["smugglers", "smugglers, smugglers, smugglers"], language="en")
    assert once[0].confidence < often[0].confidence


def test_words_within_words_of_the_same_objective_count_once() -> None:
    """“Victims of trafficking” is one notion with two cues on it, not two notions."""
    inner, outer = cue(10, "10/1", "trafficking", 0.8), cue(10, "10/2", "victims of trafficking", 0.8)
    suggester = LexiconSuggester.of(book(inner, outer), name="test", calibration=PLAIN)
    alone = LexiconSuggester.of(book(outer), name="test", calibration=PLAIN)
    expected = alone.suggest_many(["victims of trafficking"])[0][0].confidence
    actual = suggester.suggest_many(["victims of trafficking"])[0][0].confidence
    assert expected == actual


def test_words_that_also_stand_elsewhere_count_beside_the_longer_ones() -> None:
    """Only the very same words are one notion; a second place of the shorter ones is more evidence."""
    inner, outer = cue(10, "10/1", "trafficking", 0.8), cue(10, "10/2", "victims of trafficking", 0.8)
    expected = {10: ["victims of trafficking", "trafficking"]}
    actual = found("victims of trafficking; trafficking", inner, outer)
    assert {10: sorted(expected[10])} == {10: sorted(actual[10])}


def test_an_exception_of_a_cue_silences_it_there_alone() -> None:
    """“Smuggling of goods” says nothing of migrants; “smuggling” in the next sentence does."""
    words = Term(id="9/1", en=["smuggling"], fr=["trafic"], except_en=["smuggling of goods"])
    smuggling = Cue(objective=9, weight=0.8, words=words)
    expected: tuple[dict[int, list[str]], ...] = ({}, {9: ["smuggling"]})
    actual = (found("smuggling of goods", smuggling), found("smuggling of goods and smuggling", smuggling))
    assert expected == actual


# --- the gate, and words that stand anywhere -------------------------------------------------------


def test_general_words_count_only_in_a_text_of_the_field() -> None:
    """Skills are recognised in every trade; only the field makes it objective 18."""
    skills = cue(18, "18/1", "skills recognition", kind="general")
    expected: tuple[dict[int, list[str]], ...] = ({}, {18: ["skills recognition"]})
    actual = (found("skills recognition", skills), found("skills recognition for migrants", skills))
    assert expected == actual


def test_a_cue_that_is_not_general_opens_the_field_too() -> None:
    """A text on smugglers is about migration, even if it never says the word."""
    cues = (cue(18, "18/1", "skills recognition", kind="general"), cue(9, "9/1", "smugglers"))
    expected = {9, 18}
    actual = set(found("smugglers and skills recognition", *cues))
    assert expected == actual


def test_general_words_count_in_part_where_the_calibration_says_so() -> None:
    """Titles in a register of a migration dialogue need not say migration each time."""
    skills = cue(18, "18/1", "skills recognition", 0.95, kind="general")
    expected = {18: ["skills recognition"]}
    actual = found("skills recognition", skills, calibration=attrs.evolve(PLAIN, closed=1.0))
    assert expected == actual


def test_ambient_words_suggest_nothing_by_themselves() -> None:
    """Cooperation and training stand in every title; this is the guard of objective 23."""
    cooperation = cue(23, "23/1", "cooperation", 0.9, kind="ambient")
    partnership = cue(23, "23/2", "partnership", 0.9, kind="ambient")
    expected: dict[int, list[str]] = {}
    actual = found("cooperation and partnership for migrants", cooperation, partnership)
    assert expected == actual


def test_ambient_words_strengthen_another_cue_of_their_objective() -> None:
    """“Cooperation” beside “small island States” does say objective 23."""
    cues = (cue(23, "23/1", "cooperation", kind="ambient"), cue(23, "23/2", "small island States"))
    expected = {23: ["cooperation", "small island States"]}
    actual = found("cooperation with small island States", *cues)
    assert expected == actual


def test_at_most_three_are_suggested_and_the_best_of_them() -> None:
    """A suggestion of everything suggests nothing."""
    weights = {1: 0.6, 2: 0.9, 3: 0.7, 4: 0.8, 5: 0.5}
    cues = [cue(number, f"{number}/1", f"word{number}", weight) for number, weight in weights.items()]
    text = " ".join(f"word{number}" for number in weights)
    expected = [2, 4, 3]
    actual = list(found(text, *cues))
    assert expected == actual


# --- the softer voice ---------------------------------------------------------------------------


def test_the_official_words_speak_where_no_cue_does() -> None:
    """A lexicon never has all words; the Compact's own are known."""
    soft = attrs.evolve(PLAIN, soft=1.0, softest=3.0, closed=1.0)
    expected = {20: ["remittances", "inclusion"]}
    actual = {
        number: words for number, words in found("remittances, inclusion", calibration=soft).items() if number == 20
    }
    assert expected == actual


def test_a_cue_speaks_before_the_softer_voice() -> None:
    """What is quoted is what weighs most; the softer words would only crowd it."""
    soft = attrs.evolve(PLAIN, soft=1.0, softest=3.0, closed=1.0)
    expected = ["transfers"]
    actual = found("transfers, remittances", cue(20, "20/1", "transfers"), calibration=soft)[20]
    assert expected == actual


@pytest.mark.parametrize(
    "text, language",
    [
        ("They have their own, and that comes from before", "en"),
        ("Elles sont entre eux, avec leurs amis, et tout fait face", "fr"),
    ],
)
def test_words_of_any_text_do_not_speak_for_an_objective(text: str, language: str) -> None:
    """The title of objective 2 has “that” and “their”; a quote of them would make a reviewer laugh."""
    soft = attrs.evolve(PLAIN, soft=1.0, softest=3.0, closed=1.0, threshold=0.01, beside=0.01)
    expected: dict[int, list[str]] = {}
    actual = found(text, calibration=soft, language=language)
    assert expected == actual


# --- languages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["es", "de", "und"])
def test_a_language_that_is_not_ours_suggests_nothing(tag: str) -> None:
    """Words that look alike across languages are the classic trap."""
    assert suggest_text("Smuggling of migrants, migrant smugglers", tag) == ()


def test_a_regional_tag_is_read_as_its_language() -> None:
    """Files from Dakar say fr-SN."""
    expected = suggest_text("Lutte contre le trafic de migrants", "fr")
    actual = suggest_text("Lutte contre le trafic de migrants", "fr-SN")
    assert expected == actual != ()


def test_a_tag_that_is_none_is_refused() -> None:
    """A wrong argument must not look like a text that says nothing."""
    with pytest.raises(InvalidValue, match="not a language tag"):
        suggest_text("Remittances", "¿?")


def test_a_text_that_mixes_languages_is_read_in_both() -> None:
    """Titles of dialogues are printed in two languages with a stroke between."""
    [nine] = suggest_text("Atelier sur le trafic de migrants / Workshop on the smuggling of migrants", limit=1)
    expected = {("fr", "trafic de migrants")}
    actual = {(match.language, match.term) for match in nine.matches if match.language == "fr"}
    assert (expected, 9) == (actual, nine.objective)


def test_a_notion_in_two_languages_counts_once() -> None:
    """Translating a title must not make it more certain."""
    both = Cue(objective=9, weight=0.8, words=Term(id="9/1", en=["smugglers"], fr=["passeurs"]))
    suggester = LexiconSuggester.of(book(both), name="test", calibration=PLAIN)
    one, two = suggester.suggest_many(["smugglers", "smugglers – passeurs"])
    expected = one[0].confidence
    actual = two[0].confidence
    assert expected == actual


# --- the shipped suggester -------------------------------------------------------------------------


@pytest.mark.parametrize("objective", load_compact(), ids=lambda objective: objective.id)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_title_of_an_objective_suggests_it(objective: Objective, language: str) -> None:
    """Whatever else it may confuse, a suggester must know the objectives themselves."""
    title = objective.title.serve(language).text
    expected = True
    actual = objective.number in {one.objective for one in suggest_text(title, language)}
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "Annual meeting of the steering committee",
        "Réunion des hauts fonctionnaires de Ouagadougou",
        "Settlement of cross-border payments in euros",
        "Plan de circulation et trafic routier du centre-ville",
        "Migration of the accounting data to a new server",
        "Tracking of migratory birds along the coast",
    ],
)
def test_a_text_of_no_topic_of_ours_suggests_nothing(text: str) -> None:
    """Silence is the right answer to statutory meetings, and to words that mean something else."""
    assert suggest_text(text) == ()


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "…", "12 345", "移民", "الهجرة", "\x00\x07", "<p></p>", "&nbsp;", "\ud83d"]
)
def test_a_text_without_words_of_ours_suggests_nothing(text: str) -> None:
    """An empty cell, another script or rubbish is answered, not crashed upon."""
    assert suggest_text(text) == ()


def test_a_limit_below_one_is_refused() -> None:
    """Asking for no suggestion is a mistake in a loop."""
    with pytest.raises(InvalidValue, match="a limit of 0"):
        suggest_text("Remittances", limit=0)


def test_a_suggester_is_called_by_its_name_and_the_version_of_its_cues() -> None:
    """A review names the suggester, and must be found again after the next version."""
    suggester = LexiconSuggester.of(book(cue(9, "9/1", "smugglers")), name="ours")
    assert (suggester.name, suggester.version) == ("ours", "7")


def test_an_alignment_rests_on_the_words_of_title_and_description() -> None:
    """What the title leaves open, the description may say, and the quote tells where."""
    activity = Activity(
        id=ActivityId("demo:a"),
        title=Text.of(en="Workshop in Dakar", fr="Atelier à Dakar"),
        description=Text.of(en="It was about migrant smuggling."),
    )
    register = Portfolio(id="demo", title=Text.of(en="Register"), activities=[activity])
    [alignment] = suggest(register)
    [match] = alignment.evidence
    assert isinstance(match, TextMatch)
    expected = (9, "text:lexicon", ("description", "en", 13, "migrant smuggling"))
    [quote] = match.quotes
    actual = (alignment.objective, match.key, (quote.field, quote.language, quote.start, quote.words))
    assert expected == actual


def test_words_do_not_go_across_title_and_description() -> None:
    """“… of migrants” and “Smuggling …” that meet by chance are not said by anybody."""
    activity = Activity(
        id=ActivityId("demo:a"), title=Text.of(en="Protocol on money"), description=Text.of(en="transfers to goods")
    )
    suggester = LexiconSuggester.of(book(cue(20, "20/1", "money transfers")), name="test", calibration=PLAIN)
    register = Portfolio(id="demo", title=Text.of(en="Register"), activities=[activity])
    assert len(suggest(register, suggester=suggester)) == 0


def test_a_suggester_whose_quotes_do_not_stand_is_refused() -> None:
    """A quote that is not there would be signed by the reviewer who trusts it."""

    class Inventing:
        name = "inventing"
        version = "1"

        def suggest_many(
            self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
        ) -> list[tuple[Suggestion, ...]]:
            del language, limit
            match = WordMatch(start=0, stop=4, term="word", language="en")
            return [(Suggestion(objective=9, confidence=0.5, matches=[match]),) for _ in texts]

    activity = Activity(id=ActivityId("demo:a"), title=Text.of(en="Other words"))
    register = Portfolio(id="demo", title=Text.of(en="Register"), activities=[activity])
    with pytest.raises(InvalidValue, match="'word' does not stand from 0 to 4 in the text of demo:a"):
        suggest(register, suggester=Inventing())


def test_a_notion_is_quoted_once_in_each_language() -> None:
    """However often a bilingual page comes back to it."""
    both = Cue(objective=9, weight=0.8, words=Term(id="9/1", en=["smugglers"], fr=["passeurs"]))
    suggester = LexiconSuggester.of(book(both), name="test", calibration=PLAIN)
    [[one]] = suggester.suggest_many(["smugglers – passeurs, smugglers – passeurs"])
    expected = [("en", 0), ("fr", 12)]
    actual = [(match.language, match.start) for match in one.matches]
    assert expected == actual


# --- the kept index -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kept, present",
    [(None, "1"), (b'{"made_of": "an older one"}', "1")],
    ids=["none is kept", "the kept one is old"],
)
def test_an_index_is_made_anew_where_it_has_to_be(kept: bytes | None, present: str) -> None:
    """Whoever changes a cue must see it at once, not after a step that can be forgotten."""
    expected = made_signs()
    actual = kept_signs(kept, present)
    assert expected is actual


@pytest.mark.parametrize("present", [made_of(), None], ids=["of the present data", "data not at hand"])
def test_a_kept_index_says_what_one_made_anew_says(present: str | None) -> None:
    """The quick way and the slow way are one suggester."""
    kept, made = kept_signs(write_index().encode(), present), made_signs()
    assert kept is not made
    expected = (made.version, made.signs, made.forms, made.begins)
    actual = (kept.version, kept.signs, kept.forms, kept.begins)
    assert expected == actual


def test_a_file_that_is_not_there_has_no_checksum() -> None:
    """A wheel without the written data is trusted to hold its own index."""
    assert (packaged("data/nowhere.toml"), checksum([b"cues", None])) == (None, None)


# --- laws -----------------------------------------------------------------------------------------

NASTY = st.text(max_size=8) | st.sampled_from(
    [
        "<b>",
        "</b>",
        "<script>",
        "&eacute;",
        "&amp;",
        "&#233;",
        "<!--",
        "-->",
        "<",
        "\n\n",
        "\r\n",
        "\ud800",
        "ﬁ",
        "e\u0301",
    ]
)
WORDS = st.sampled_from(
    ["trafic", "de", "migrants", "migrant", "smuggling", "remittances", "transferts", "fonds", "of"]
)
TEXTS = st.lists(NASTY | WORDS, max_size=12).map(" ".join) | st.lists(NASTY | WORDS, max_size=12).map("".join)


@given(TEXTS)
@settings(max_examples=300)
def test_every_quote_stands_at_its_place(text: str) -> None:
    """Whatever the text, what is quoted is there; at most three are suggested, each once, best first."""
    suggestions = suggest_text(text)
    assert len(suggestions) <= 3
    assert suggestions == ranked(suggestions)
    expected = [match.term for one in suggestions for match in one.matches]
    actual = [text[match.start : match.stop] for one in suggestions for match in one.matches]
    assert expected == actual
    assert all(one.matches for one in suggestions)


@given(st.lists(TEXTS, max_size=6))
@settings(max_examples=50)
def test_a_batch_says_what_each_alone_says(texts: list[str]) -> None:
    """Neither neighbours nor their number may change what is suggested."""
    expected = [suggest_text(text) for text in texts]
    actual = list(LexiconSuggester().suggest_many(texts))
    assert expected == actual


@given(strategies.cue_books(), strategies.calibrations(), TEXTS, st.sampled_from([None, "en", "fr"]))
@settings(max_examples=100)
def test_whatever_the_cues_confidence_is_one_and_none_is_below_the_threshold(
    cues: CueBook, calibration: Calibration, text: str, language: str | None
) -> None:
    """A threshold that is not kept would be no promise."""
    suggester = LexiconSuggester.of(cues, name="drawn", calibration=calibration)
    [suggestions] = suggester.suggest_many([text], language=language)
    assert all(calibration.threshold <= one.confidence <= 1 for one in suggestions)


@given(strategies.cue_books(), TEXTS, st.sampled_from(["en", "fr"]))
@settings(max_examples=200)
def test_cues_are_found_where_a_lexicon_finds_their_terms(cues: CueBook, text: str, language: str) -> None:
    """Rules and suggestions must not read one text in two ways."""
    index = compile_signs(cues, load_compact())
    ids = [FIELD, cues.elsewhere.id, "start", *(one.id for one in cues.cues)]
    lexicon = Lexicon([cues.field, cues.elsewhere, *(one.words for one in cues.cues)])
    expected = sorted((one.start, one.stop, one.term) for one in lexicon.find(text, language))
    tokens = tokenise(text)
    places = found_in([(one.exact, one.base) for one in tokens], index, "en" if language == "en" else "fr")
    named = [(tokens[first].start, tokens[last].stop, number) for first, last, number in places]
    actual = sorted({(start, stop, ids[number]) for start, stop, number in named if number < len(ids)})
    assert expected == actual


@given(strategies.suggestions())
def test_a_suggestion_survives_being_made_again(suggestion: Suggestion) -> None:
    """Matches are kept in order of place, each once, whatever order they came in."""
    expected = suggestion
    actual = attrs.evolve(suggestion, matches=[*reversed(suggestion.matches), *suggestion.matches])
    assert expected == actual


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: Suggestion(objective=24, confidence=0.5), "no objective 24"),
        (lambda: Suggestion(objective=9, confidence=1.5), "a confidence lies between 0 and 1"),
        (lambda: Suggestion(objective=9, confidence=float("nan")), "a confidence lies between 0 and 1"),
        (lambda: WordMatch(start=3, stop=3, term="", language="en"), "a quote fills its place"),
        (lambda: WordMatch(start=0, stop=3, term="four", language="en"), "a quote fills its place"),
    ],
    ids=["number", "above", "nan", "empty", "longer"],
)
def test_what_does_not_hold_cannot_be_made(make: Callable[[], object], words: str) -> None:
    """An invalid suggestion would travel far before somebody noticed."""
    with pytest.raises(GcmError, match=words):
        make()


def test_what_is_less_sure_is_suggested_beside_what_is_surer_and_never_alone() -> None:
    """A second reading helps a reviewer who looks anyway; a weak one by itself would only cost time.

    With weights .8 and .4 the confidences are 1 / (1 + exp(2 - 2 · 1.609)) = .77 and 1 / (1 + exp(2 - 2 · .511)) = .27.
    """
    strict = attrs.evolve(PLAIN, threshold=0.5, beside=0.2)
    cues = (cue(4, "4/1", "passports"), cue(9, "9/1", "routes", weight=0.4))
    expected: tuple[list[int], list[int]] = ([4, 9], [])
    actual = (
        list(found("Migrants, passports and routes", *cues, calibration=strict)),
        list(found("Migrants and routes", *cues, calibration=strict)),
    )
    assert expected == actual


def test_no_more_is_asked_beside_a_suggestion_than_of_the_suggestion() -> None:
    """Else the second would be surer than the first could be."""
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(PLAIN, beside=0.3)
    expected = "beside is at most threshold: 0.3"
    actual = str(caught.value)
    assert expected == actual
