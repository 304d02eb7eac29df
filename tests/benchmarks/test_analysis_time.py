"""What the analysis of the shipped rule book costs, as a ratio to reading each form of its lexicon once."""

import itertools
import time
from collections.abc import Callable

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.lexicon import expand

MOST = 20

pytestmark = pytest.mark.benchmark


def fastest(run: Callable[[], object], times: int = 3) -> float:
    """Return the least seconds that a run took: what is above it is the work of others."""

    def once() -> float:
        began = time.perf_counter()
        run()
        return time.perf_counter() - began

    return min(once() for _ in range(times))


def test_the_shipped_book_is_analysed_in_the_time_of_a_few_readings_of_its_lexicon() -> None:
    """Who changes a rule asks at once whether the book is still sound, and asks again after the next change."""
    book = gcm.load_rules()
    forms = [
        (form, language)
        for term in book.lexicon
        for language in ("en", "fr")
        for form in itertools.chain.from_iterable(map(expand, term.forms(language)))
    ]
    reading = fastest(lambda: [book.lexicon.find(form, language) for form, language in forms])
    # A new value each time, so that nothing is remembered of the last one.
    analysing = fastest(lambda: gcm.analyse(attrs.evolve(book)))
    ratio = analysing / reading
    print(f"\nanalysing {len(book)} rules: {analysing:.2f} s, {ratio:.1f} times reading {len(forms)} forms once")
    expected = True
    actual = ratio <= MOST
    assert expected is actual
