"""A program that times the alignment of 10,000 activities with the shipped rules, and two yardsticks beside it.

One yardstick is what a newcomer would write: for each rule, each phrase of its terms in the text's language as a
compiled regular expression on word boundaries that ignores case, searched one after another for every place where it
stands. It does less than the library: nothing is excepted, and no accent may be missing. `shorter` is the same with a
form and its inflections in one expression. The other yardstick is a count of the words of each title by `re` and
`Counter`, which tells the speed of the machine.

With `pure` as its argument the program runs as if the extra `fast` were not installed.
"""

import gc
import itertools
import json
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

if sys.argv[1:] == ["pure"]:
    sys.modules["ahocorasick_rs"] = None  # type: ignore[assignment] # so Python marks what is not there

import gcm_alignment as gcm
from gcm_alignment.conditions import terms_of
from gcm_alignment.lexicon import expand
from gcm_alignment.phrases import quickest

ROUNDS = 7
CHUNKS = 200
CHUNK = 50
SAMPLE = 40
COUNTS = 7  # so that a chunk takes about as long as it takes to align it, and is disturbed as often
OPENINGS = {
    "en": ["Workshop on", "Regional training on", "Expert meeting:", "Thematic meeting about", "Webinar on the"],
    "fr": [
        "Atelier sur",
        "Formation régionale sur",
        "Réunion d’experts :",
        "Réunion thématique sur",
        "Webinaire sur l’",
    ],
}
MIDDLES = {
    "en": ["and its place in", "in the light of", "with partners from", "as seen by", "for the benefit of"],
    "fr": ["et sa place dans", "à la lumière de", "avec des partenaires de", "vue par", "au bénéfice de"],
}
ENDS = {
    "en": ["West Africa", "the countries along the route", "local authorities", "lessons learned (2019–2022)"],
    "fr": ["l’Afrique de l’Ouest", "pays de la région", "collectivités locales", "bonnes pratiques (2019–2022)"],
}


def titles(count: int) -> list[tuple[str, str]]:
    """Make titles of about twelve words with their language, every second in French, nine of ten with some term."""
    chance = random.Random(20181210)  # noqa: S311 - the same titles in each run
    forms = {
        language: [form for term in gcm.load_rules().lexicon for form in written_out(term.forms(language))]
        for language in ("en", "fr")
    }
    made: list[tuple[str, str]] = []
    for number in range(count):
        language = ("en", "fr")[number % 2]
        topic = chance.choice(forms[language]) if chance.random() < 0.9 else chance.choice(ENDS[language])
        parts = (OPENINGS, MIDDLES, ENDS)
        opening, middle, end = (chance.choice(part[language]) for part in parts)
        made.append((language, f"{opening} {topic} {middle} {end}"))
    return made


def expression(form: str) -> re.Pattern[str]:
    """Compile a form, with its inflections where it still has them."""
    inflected = form.replace("(", "(?:").replace(")", ")?").replace("{", "(?:").replace("}", ")")
    return re.compile(rf"\b{inflected}\b", re.IGNORECASE)


def written_out(forms: Iterable[str]) -> list[str]:
    """Write out the inflections of forms."""
    return [written for form in forms for written in expand(form)]


def by_expressions(phrases: Callable[[tuple[str, ...]], Iterable[str]], language: str) -> Callable[[str], int]:
    """Return the search for each phrase of each term of each rule, which counts the places where one stands."""
    known = {term.id: [*map(expression, phrases(term.forms(language)))] for term in gcm.load_rules().lexicon}
    rules = [[one for term in terms_of(rule.condition) for one in known[term]] for rule in gcm.load_rules()]

    def search(title: str) -> int:
        return sum(1 for expressions in rules for one in expressions for _place in one.finditer(title))

    return search


def in_turns(*runs: Callable[[int], object], chunks: int = CHUNKS, rounds: int = ROUNDS) -> list[float]:
    """Measure ways to do the same chunks of work, in turns: for each way the least times that its chunks took, summed.

    A busy moment of the machine falls on all ways, and what nothing disturbed is what counts. As in timeit, the
    collector sleeps.
    """
    gc.collect()
    gc.disable()
    best = [[math.inf] * chunks for _ in runs]
    for chunk, _round, (way, run) in itertools.product(range(chunks), range(rounds), enumerate(runs)):
        began = time.perf_counter()
        run(chunk)
        best[way][chunk] = min(best[way][chunk], time.perf_counter() - began)
    gc.enable()
    return [sum(times) for times in best]


def count_words(texts: Sequence[str]) -> int:
    """Count the different words of each text."""
    return sum(len(Counter(re.findall(r"\w+", text.casefold()))) for text in texts)


def main() -> None:
    """Print the search that was used, and the seconds for one activity by each way, as JSON."""
    made = titles(CHUNKS * CHUNK)
    book = gcm.load_rules()
    activities = [
        gcm.Activity(id=gcm.ActivityId(f"demo:a{number}"), title=gcm.Text(((language, text),)))
        for number, (language, text) in enumerate(made)
    ]
    phrases, forms = (
        {language: by_expressions(ways, language) for language in ("en", "fr")} for ways in (written_out, list)
    )

    def ours(chunk: int) -> list[object]:
        return [[*book.matches(activity)] for activity in activities[chunk * CHUNK : (chunk + 1) * CHUNK]]

    registers = [
        gcm.Portfolio(
            id=f"r{chunk}", title=gcm.Text.of(en="R"), activities=activities[chunk * CHUNK : (chunk + 1) * CHUNK]
        )
        for chunk in range(CHUNKS)
    ]

    def aligning(chunk: int) -> object:
        return gcm.align(registers[chunk], rules=book)

    def finding(chunk: int) -> list[object]:
        return [book.lexicon.find(text, language) for language, text in made[chunk * CHUNK : (chunk + 1) * CHUNK]]

    def counting(chunk: int) -> int:
        return count_words([text for _language, text in made[chunk * CHUNK : (chunk + 1) * CHUNK]] * COUNTS)

    def expressions(chunk: int) -> int:
        language, text = made[chunk]
        return phrases[language](text)

    def shorter(chunk: int) -> int:
        language, text = made[chunk]
        return forms[language](text)

    matches = sum(1 for activity in activities for _match in book.matches(activity))  # and the search is prepared
    took = in_turns(ours, aligning, finding, counting) + in_turns(expressions, shorter, chunks=SAMPLE, rounds=3)
    done = (len(made), len(made), len(made), len(made) * COUNTS, SAMPLE, SAMPLE)
    each = [seconds / count for seconds, count in zip(took, done, strict=True)]
    figures = {
        "search": quickest().__name__,
        "words": sum(len(text.split()) for _language, text in made) / len(made),
        "matches": matches,
        **dict(zip(("ours", "aligning", "finding", "counting", "expressions", "shorter"), each, strict=True)),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
