"""The lexicon: what it finds is checked against a slow and plain search, and its places against the text."""

import itertools
import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from disguises import PARTING, disguises
from gcm_alignment.errors import InvalidValue
from gcm_alignment.lexicon import Finding, Lexicon, Term, expand
from gcm_alignment.testing.strategies import lexicons, texts
from gcm_alignment.text import Text
from gcm_alignment.tokens import tokenise


def found(text: str, language: str = "fr", **forms: list[str]) -> list[tuple[str, str]]:
    """Find terms of these forms, and show each with the words at its place."""
    lexicon = Lexicon(Term(id=id_.replace("_", "-"), **{language: written}) for id_, written in forms.items())
    return [(finding.term, text[finding.start : finding.stop]) for finding in lexicon.find(text, language)]


# --- forms -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form, written",
    [
        ("diaspora", ("diaspora",)),
        ("diaspora(s)", ("diaspora", "diasporas")),
        ("{labour|labor} migration", ("labour migration", "labor migration")),
        ("transfert(s) {|financiers}", ("transfert", "transfert financiers", "transferts", "transferts financiers")),
        ("{|migration }data", ("data", "migration data")),
        ("a(s) b(s)", ("a b", "a bs", "as b", "as bs")),
        ("{a|a}", ("a",)),
        ("  a   b ", ("a b",)),
    ],
)
def test_forms_are_written_out(form: str, written: tuple[str, ...]) -> None:
    """Editors write inflections short, and each of them is looked for."""
    expected = set(written)
    actual = set(expand(form))
    assert expected == actual


@given(st.lists(st.sampled_from(["a", "b", "c(s)", "{d|e}", "{f|}g"]), min_size=1, max_size=4))
def test_forms_are_written_out_in_full(parts: list[str]) -> None:
    """Two choices give two forms each, and nothing else is made up."""
    options = {"a": ["a"], "b": ["b"], "c(s)": ["c", "cs"], "{d|e}": ["d", "e"], "{f|}g": ["fg", "g"]}
    expected = {" ".join(chosen) for chosen in itertools.product(*(options[part] for part in parts))}
    actual = set(expand(" ".join(parts)))
    assert expected == actual


@pytest.mark.parametrize(
    "form",
    ["", " ", "’", "transfert(s", "transfert)s", "{a|b", "a|b", "a}", "{a(s)|b}", "((s))", "(s)", "{|a}", "a {b"],
)
@pytest.mark.parametrize("field", ["en", "fr", "except_en", "except_fr"])
def test_what_is_no_form_is_refused(field: str, form: str) -> None:
    """A bracket that is not closed would be looked for in the text, and never be found."""
    with pytest.raises(InvalidValue) as caught:
        Term(id="x", **{field: ["diaspora", form]})
    expected = f"not a form of a term: {form!r}; write such as transfert(s) or {{a|b}}"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize("field", ["en", "fr", "except_en", "except_fr", "sources"])
def test_one_form_alone_is_no_list_of_forms(field: str) -> None:
    """Cut into letters, it would match everywhere."""
    with pytest.raises(InvalidValue) as caught:
        Term(id="x", **{field: "data"})
    expected = "expected a list of texts, found one text: 'data'"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "language, forms, exceptions", [("en", ("data",), ("dating",)), ("fr", ("données",), ("donne",)), ("es", (), ())]
)
def test_a_term_has_forms_by_language(language: str, forms: tuple[str, ...], exceptions: tuple[str, ...]) -> None:
    """A language that it does not speak has none."""
    term = Term(id="x", en=["data"], fr=["données"], except_en=["dating"], except_fr=["donne"])
    expected = (forms, exceptions)
    actual = (term.forms(language), term.exceptions(language))
    assert expected == actual


# --- the collection ------------------------------------------------------------------------------


def test_two_terms_of_one_id_are_refused() -> None:
    """A rule that names it would ask for both."""
    with pytest.raises(InvalidValue) as caught:
        Lexicon([Term(id=id_, en=["word"]) for id_ in "baba"])
    expected = "two terms of one id: a, b"
    actual = str(caught.value)
    assert expected == actual


@given(lexicons().flatmap(lambda made: st.tuples(st.just(made), st.permutations(list(made)))))
def test_the_order_of_terms_does_not_matter(orders: tuple[Lexicon, list[Term]]) -> None:
    """Two files of the same terms are one lexicon."""
    expected = {orders[0]}
    actual = {Lexicon(orders[1])}
    assert expected == actual


@given(lexicons())
def test_a_lexicon_holds_its_terms_by_id(made: Lexicon) -> None:
    """Going through it, counting and asking agree."""
    ids = sorted(term.id for term in made.terms)
    expected = (ids, len(ids), True, False)
    actual = ([term.id for term in made], len(made), all(id_ in made for id_ in ids), "no-such-term" in made)
    assert expected == actual


@given(lexicons())
def test_a_lexicon_speaks_the_languages_in_which_a_term_has_a_form(made: Lexicon) -> None:
    """In any other, a text cannot tell whether it speaks of the term."""
    expected = {(term.id, language): bool(term.forms(language)) for term in made for language in ("en", "fr", "es")}
    actual = {(term.id, language): made.speaks(term.id, language) for term in made for language in ("en", "fr", "es")}
    assert expected == actual


@given(lexicons(), texts(languages=st.just("fr")))
def test_a_lexicon_survives_pickling_after_use(made: Lexicon, text: Text) -> None:
    """What it grew to search with must not stand in the way."""
    expected = (made, made.find(text.fr, "fr"))
    back: Lexicon = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    actual = (back, back.find(text.fr, "fr"))
    assert expected == actual


# --- finding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, places",
    [
        ("Les TRANSFERTS de fonds", ["TRANSFERTS de fonds"]),
        ("transfert de fonds; transferts\u00a0de\nfonds", ["transfert de fonds", "transferts\u00a0de\nfonds"]),
        ("transferts, de fonds", []),
        ("transferts de fondsX", []),
        ("contre-transferts de fonds", []),
        ("(transferts de fonds)", ["transferts de fonds"]),
        ("«\u00a0transferts de fonds\u00a0»", ["transferts de fonds"]),
        ("l'transferts d’ de fonds", []),
        ("trans\u00adferts de fonds", ["trans\u00adferts de fonds"]),
        ("🧳 transferts de fonds", ["transferts de fonds"]),
    ],
)
def test_a_form_matches_when_its_words_stand_one_after_the_other(text: str, places: list[str]) -> None:
    """Nothing but space or an apostrophe may stand between, and no word may be longer."""
    expected = places
    actual = [words for _, words in found(text, remittances=["transfert(s) de fonds"])]
    assert expected == actual


@pytest.mark.parametrize("language", ["es", "FR", "", "fr-SN"])
def test_a_language_without_forms_finds_nothing(language: str) -> None:
    """Texts are kept by primary language, in lower case; another key finds no guess."""
    expected: tuple[Finding, ...] = ()
    actual = Lexicon([Term(id="x", en=["data"], fr=["data"])]).find("data", language)
    assert expected == actual


def test_each_language_has_its_own_forms() -> None:
    """English “actual” in a French text is not French « actuel »."""
    lexicon = Lexicon([Term(id="x", en=["data"], fr=["données"])])
    expected = ((), ())
    actual = (lexicon.find("données", "en"), lexicon.find("data", "fr"))
    assert expected == actual


def test_matches_may_overlap() -> None:
    """Each term is found by itself: that a longer one stands there takes nothing from a shorter one."""
    expected = [("a", "gestion des frontières"), ("b", "frontières"), ("c", "frontières maritimes")]
    actual = found(
        "gestion des frontières maritimes", a=["gestion des frontières"], b=["frontières"], c=["frontières maritimes"]
    )
    assert expected == actual


def test_findings_stand_in_the_order_of_the_text_then_of_terms() -> None:
    """Reports quote in the order of reading."""
    expected = [("b", "y"), ("a", "x"), ("c", "x")]
    actual = found("y x", c=["x"], a=["x"], b=["y"])
    assert expected == actual


def excepting(text: str, *exceptions: str) -> list[str]:
    """Find « traite » where these contexts do not except it."""
    lexicon = Lexicon([Term(id="t", fr=["traite"], except_fr=list(exceptions))])
    return [text[finding.start : finding.stop + 4] for finding in lexicon.find(text, "fr")]


def test_a_match_inside_an_exception_does_not_count() -> None:
    """The milking of cows is no trafficking."""
    expected = ["traite des"]
    actual = [words[:10] for words in excepting("La traite des vaches et la traite des êtres", "traite des vaches")]
    assert expected == actual


def test_an_exception_is_needed_in_full() -> None:
    """Half of a context changes no meaning."""
    expected = 1
    actual = len(excepting("la traite des v", "traite des vaches"))
    assert expected == actual


def test_an_exception_inside_another_takes_nothing_from_it() -> None:
    """The longer context still holds what comes after the shorter one."""
    expected: list[str] = []
    actual = excepting("des vaches et la traite", "des vaches et la traite", "vaches")
    assert expected == actual


def test_an_exception_excepts_its_own_term_only() -> None:
    """Exclusions belong to the term: no other is touched."""
    lexicon = Lexicon(
        [Term(id="milk", fr=["traite"]), Term(id="trafficking", fr=["traite"], except_fr=["traite des vaches"])]
    )
    expected = ["milk"]
    actual = [finding.term for finding in lexicon.find("la traite des vaches", "fr")]
    assert expected == actual


def test_an_exception_of_one_language_does_not_count_in_the_other() -> None:
    """The same letters may be another word there."""
    lexicon = Lexicon([Term(id="x", en=["traite"], fr=["traite"], except_fr=["traite des vaches"])])
    expected = 1
    actual = len(lexicon.find("traite des vaches", "en"))
    assert expected == actual


words = st.sampled_from(["a", "b", "c"])
forms = st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), max_size=3)


@st.composite
def small_lexicons(draw: st.DrawFn) -> Lexicon:
    """Lexicons of up to three terms over three words, with exceptions."""
    return Lexicon(
        Term(id=id_, en=draw(forms), fr=["mot"], except_en=draw(forms)) for id_ in draw(st.sets(st.sampled_from("xyz")))
    )


small_texts = st.lists(words | st.just(","), max_size=12).map(" ".join)


def plainly(forms: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Find forms by comparing each of them with each stretch of the text."""
    for form in forms:
        for start in range(len(text)):
            stop = start + len(form)
            if text[start:stop] == form and f" {text} "[start] == f" {text} "[stop + 1] == " ":
                yield start, stop


@given(small_lexicons(), small_texts)
def test_everything_that_stands_in_the_text_is_found(lexicon: Lexicon, text: str) -> None:
    """The fast search must find what the plain one finds, exceptions included, and no more."""
    expected = {
        (start, stop, term.id)
        for term in lexicon
        for start, stop in plainly(term.en, text)
        if not any(left <= start and stop <= right for left, right in plainly(term.except_en, text))
    }
    actual = {(finding.start, finding.stop, finding.term) for finding in lexicon.find(text, "en")}
    assert expected == actual


@given(small_lexicons(), small_texts)
def test_a_term_is_found_whatever_other_terms_there_are(lexicon: Lexicon, text: str) -> None:
    """Adding a term to a lexicon must change nothing for the others."""
    alone = [Lexicon([term]).find(text, "en") for term in lexicon]
    expected = sorted(itertools.chain.from_iterable(alone), key=lambda one: (one.start, one.stop, one.term))
    actual = list(lexicon.find(text, "en"))
    assert expected == actual


# --- hostile text --------------------------------------------------------------------------------

FORMS = [
    "trafic de migrants",
    "confiance financière",
    "main-d’œuvre",
    "données ventilées",
    "réfugiés et déplacés",
    "états d’âme",
    "strass",
    "aérien",
]


around = st.lists(
    st.sampled_from([*PARTING, "œ ", "ﬁ ", "e\u0301 ", "\U0001d4dc ", "ß ", "\u00ad ", "’ "]), max_size=4
).map("".join)


@given(st.sampled_from(FORMS).flatmap(lambda form: st.tuples(st.just(form), disguises(form))), around, around)
def test_a_disguised_form_is_found_at_its_place(disguised: tuple[str, str], before: str, after: str) -> None:
    """The place is in the original text, though folding changed its length."""
    form, written = disguised
    text = f"{before} {written}, {after}"
    start = len(before) + 1
    expected = Finding(term="x", start=start, stop=start + len(written))
    actual = Lexicon([Term(id="x", fr=[form])]).find(text, "fr")
    assert expected in actual


@given(lexicons(min_terms=1), texts(hostile=True))
def test_what_is_found_in_hostile_text_folds_to_a_form(lexicon: Lexicon, text: Text) -> None:
    """Whatever surrounds it, the words at the place are those of the term."""
    expected: list[str] = []
    actual = [
        text.in_language(language)[finding.start : finding.stop]
        for language in text.languages
        for finding in lexicon.find(text.in_language(language), language)
        if bases(text.in_language(language)[finding.start : finding.stop])
        not in {
            bases(form)
            for term in lexicon
            if term.id == finding.term
            for written in term.forms(language)
            for form in expand(written)
        }
    ]
    assert expected == actual


def bases(text: str) -> tuple[str, ...]:
    """Fold a text to its words without accents."""
    return tuple(token.base for token in tokenise(text))


# --- size ----------------------------------------------------------------------------------------


def test_a_megabyte_is_searched() -> None:
    """A line of any length is read, and everything in it found."""
    sentence = "La traite des vaches, puis la traite des êtres humains. "
    times = 1_000_000 // len(sentence)
    expected = times
    actual = len(Lexicon([Term(id="t", fr=["traite"], except_fr=["traite des vaches"])]).find(sentence * times, "fr"))
    assert expected == actual
