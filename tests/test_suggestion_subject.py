"""What single words say of a text's subject: read as they are written, worth 1 / √n, and no voice for any objective."""

import attrs
import pytest

from gcm_alignment.calibration import Calibration
from gcm_alignment.catalogue import load_compact
from gcm_alignment.cues import FIELD, Cue, CueBook
from gcm_alignment.lexicon import Term
from gcm_alignment.suggestion.lexicon import LexiconSuggester, suggest_text
from gcm_alignment.suggestion.reading import read_signs
from gcm_alignment.suggestion.signs import compile_signs
from gcm_alignment.suggestion.subject import Subject, read_subject
from gcm_alignment.suggestion.weighing import weigh

SUBJECT = Subject(start=0.5, words={"en": {"overseas": 2.0, "museum(s)": -3.0}, "fr": {"musée(s)": -3.0}})
BOOK = CueBook(
    version="7",
    field=Term(id=FIELD, en=["migrants"], fr=["migrants"]),
    cues=(Cue(objective=18, weight=0.8, words=Term(id="18/1", en=["diplomas"], fr=["diplômes"])),),
)
INDEX = compile_signs(BOOK, load_compact(), SUBJECT)
PLAIN = Calibration(
    outside=1.0,
    elsewhere=1.0,
    closed=1.0,
    repeated=0.0,
    soft=0.0,
    softest=0.0,
    intercept=-2.0,
    weight=2.0,
    lead=0.0,
    subject=1.0,
    threshold=0.2,
    beside=0.2,
)


def subject_of(text: str, language: str = "en") -> float:
    """Return what the words of a text say of its subject."""
    seen = read_signs(text, INDEX, ("fr",) if language == "fr" else ("en",))
    return weigh(seen, INDEX.signs, PLAIN).subject


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("nothing known", "en", 0.5),
        ("diplomas overseas", "en", 0.5 + 2.0),
        ("museums overseas", "en", 0.5 + (2.0 - 3.0) / 2**0.5),
        ("musées", "fr", 0.5 - 3.0),
        ("musees", "fr", 0.5 - 3.0),
    ],
    ids=["no word", "one", "two", "French", "without accents"],
)
def test_each_of_n_words_is_worth_one_by_the_root_of_n(text: str, language: str, expected: float) -> None:
    """A long text has more words of any kind: unweighted they would drown the few that tell."""
    assert expected == pytest.approx(subject_of(text, language))


def test_a_word_that_comes_again_says_no_more() -> None:
    """It is the choice of words that tells, not their number."""
    expected = subject_of("overseas")
    actual = subject_of("overseas, overseas, overseas")
    assert expected == actual


def test_the_order_of_words_does_not_matter() -> None:
    """Law 5."""
    expected = subject_of("museum overseas")
    actual = subject_of("overseas museum")
    assert expected == actual


def test_a_text_of_another_subject_is_less_sure_of_its_objective() -> None:
    """Diplomas in a museum are hardly those of migrants."""
    reader = LexiconSuggester(name="test", calibration=attrs.evolve(PLAIN, threshold=0.0, beside=0.0), signs=INDEX)
    overseas, plain, museum = (
        found[0].confidence
        for found in reader.suggest_many(["diplomas overseas", "diplomas", "diplomas, museum"], language="en")
    )
    assert overseas > plain > museum


def test_a_word_of_the_subject_speaks_for_no_objective() -> None:
    """What is quoted says why this objective and no other."""
    reader = LexiconSuggester(name="test", calibration=PLAIN, signs=INDEX)
    expected = [[], ["diplomas"]]
    found = reader.suggest_many(["overseas", "diplomas overseas"], language="en")
    actual = [[match.term for one in answer for match in one.matches] for answer in found]
    assert expected == actual


def test_cues_of_ones_own_know_nothing_of_subjects() -> None:
    """The figures belong to the shipped cues: another field has other subjects."""
    own = LexiconSuggester.of(BOOK, name="own", calibration=PLAIN)
    expected = 0.0
    actual = weigh(read_signs("a museum overseas", own.signs, ("en",)), own.signs.signs, PLAIN).subject
    assert expected == actual


def test_the_written_figures_are_read() -> None:
    """One file, a word a line, so that a change can be reviewed."""
    written = b'{"start": {"": 0.5}, "en": {"overseas": 2.0, "museum(s)": -3.0}, "fr": {"mus\xc3\xa9e(s)": -3.0}}'
    assert read_subject(written) == SUBJECT


def test_a_text_of_another_field_that_shares_a_cue_gets_nothing() -> None:
    """Pensions of a country's own retired miners are no portability of rights."""
    assert suggest_text("The pension reform raises the retirement age of civil servants") == ()
