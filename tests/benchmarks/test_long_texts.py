"""What long texts cost: twice the text takes about twice the time, whatever it repeats, and ten megabytes are read."""

import time

import pytest
from wall_time import seconds

from gcm_alignment.automaton import Automaton
from gcm_alignment.catalogue import load_lexicon
from gcm_alignment.lexicon import Term, Vocabulary
from gcm_alignment.phrases import Tree

pytestmark = pytest.mark.benchmark

SENTENCE = "La traite des vaches, puis la traite des êtres humains et les transferts de fonds. "
TRAITE = Term(id="t", fr=["traite", "traite des traite des traite"], except_fr=["traite des vaches"])
PIECES = [
    SENTENCE,
    "la traite des vaches ",
    "traite ",
    "traite des ",
    "vaches de la ",
    "a",
    "a ",
    "é ",
    "e\u0301",
    "e\u0301\u0323",
    "ł\u0301\u0323",
    "a-",
    "-",
    "’",
    "\u0301",
    "\u0301\u0323",
    "\u00ad",
    " ",
    "\x00\x1f\x07",
    "\ud800",
    "œ",
    "ﷺ",
    "миграция ",
    "数据",
    "🧳",
]
MOST = 3.0

searches = pytest.mark.parametrize("search", [Tree, Automaton])


@searches
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_time_grows_with_the_text(piece: str, search: type[Tree | Automaton]) -> None:
    """A file that is no prose must not stop a machine."""
    vocabulary = Vocabulary((TRAITE,), "fr", search)
    half = piece * (500_000 // len(piece))
    # Each ratio is of two runs one after the other: a busy moment of the machine spoils some of them, growth would all.
    times = [(seconds(lambda: vocabulary.find(half)), seconds(lambda: vocabulary.find(half + half))) for _ in range(5)]
    ratio = min(twice / once for once, twice in times)
    print(f"\n{search.__name__}, {len(half + half):,} characters: {1000 * min(times)[1]:.0f} ms; ratio {ratio:.2f}")
    assert ratio <= MOST


@searches
def test_ten_megabytes_are_read_in_one_call(search: type[Tree | Automaton]) -> None:
    """Whole archives are pasted into one field; the first call has prepared the search."""
    vocabulary = Vocabulary(load_lexicon().terms, "fr", search)
    each = len(vocabulary.find(SENTENCE))
    times = 10_000_000 // len(SENTENCE)
    began = time.perf_counter()
    found = vocabulary.find(SENTENCE * times)
    print(f"\n{search.__name__}: 10 MB in {time.perf_counter() - began:.1f} s")
    expected = each * times
    actual = len(found)
    assert each > 1
    assert expected == actual
