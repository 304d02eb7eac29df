"""Laws of reading lists, whatever the list: nothing breaks, nothing is lost, order does not matter."""

import re
from random import Random

import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import Activity
from gcm_alignment.errors import UnusableInput
from gcm_alignment.formats.bullets import read_bullets
from gcm_alignment.formats.decoding import read_text
from gcm_alignment.formats.listing import Listing, parse_listing

HEADS = [
    "Atelier sur le retour",
    "Tables rondes sur l’asile et sur les visas",
    "Publication : « Données »",
    "Workshop on remittances",
    "The forum held",
    "Evaluation finale du projet",
    "Réunion du Processus de Rabat",
]
DATES = [
    "mai 2021",
    "juillet et octobre 2021",
    "31 novembre 2021",
    "5-3 mai 2021",
    "on 5 May",
    "automne 2020",
    "du 5 au 7 mars 2020",
    "12/05/2021",
    "(2013-16)",
    "depuis 2019",
]
PLACES = [
    "Dakar",
    "virtuel/Genève",
    "en ligne",
    "à La Haye",
    "in Malabo, Equatorial Guinea",
    "Gorom",
    "OIM",
    "au Maroc",
]
MARKS = [
    ", ",
    " – ",
    " - ",
    " (",
    ") ",
    " : ",
    " | ",
    "\t",
    "; ",
    " ",
    ". ",
    " « ",
    " » ",
    '"',
    "’",
    "/",
    "\u00a0",
    "\u200b",
]
SCRAPS = ["du ", "au ", "1er", "32", "Q3 ", "mi-", "l'", "\x07", "\ud800", "ﬁ", "İ", "e\u0301", "²", "٣", "…", "Ⅻ", "ʰ"]
PIECES = st.sampled_from([*HEADS, *DATES, *PLACES, *MARKS, *SCRAPS])


@st.composite
def bullets(draw: st.DrawFn) -> str:
    """Draw a bullet as a secretariat would print it: a head, a date, a place, in some order, with some marks."""
    parts = draw(st.permutations([draw(st.sampled_from(kind)) for kind in (HEADS, DATES, PLACES)]))
    return draw(st.sampled_from(MARKS[:3])).join(parts)


@st.composite
def listings(draw: st.DrawFn) -> str:
    """Draw a list of such bullets."""
    return "\n".join(f"- {bullet}" for bullet in draw(st.lists(bullets(), min_size=1, max_size=6)))


hostile = st.one_of(
    st.text(), st.lists(st.one_of(PIECES, st.sampled_from(["\n", "- ", "1. "])), max_size=20).map("".join)
)


def parsed(text: str) -> Listing | None:
    """Read a text, or return None where there is nothing to read."""
    try:
        return parse_listing(text, "fr")
    except UnusableInput:
        return None


def content(activity: Activity) -> tuple[object, ...]:
    """Return what an activity says, without the number that tells identical lines apart."""
    return (re.sub(r"-\d+$", "", activity.id), activity.title, activity.kind, activity.status, activity.occasions)


@given(text=hostile)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Lists come from everywhere: a traceback would tell a secretariat nothing."""
    listing = parsed(text)
    expected = True
    actual = listing is None or all(str(problem.message) for problem in listing.problems)
    assert expected == actual


@given(data=st.one_of(st.binary(), hostile.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """What is decoded can be written again: no lone surrogate comes through."""
    try:
        text = read_text(data).text
    except UnusableInput:
        text = ""
    expected = text
    actual = text.encode().decode()
    assert expected == actual


@given(text=hostile)
def test_each_bullet_gives_an_activity(text: str) -> None:
    """A bullet that vanishes is a gap in a report that nobody sees."""
    listing = parsed(text)
    expected = len(read_bullets(text).bullets)
    actual = listing.bullets if listing else 0
    assert expected == actual
    assert listing is None or len(listing.activities) >= expected


@given(text=hostile)
def test_each_line_with_words_is_read_or_named(text: str) -> None:
    """Each line is part of a bullet, or stands in a problem."""
    found = read_bullets(text)
    named = {problem.line for problem in found.problems}
    words = " ".join(bullet.text for bullet in found.bullets)
    lines = enumerate(re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff")), start=1)
    expected: list[str] = []
    actual = [
        word
        for number, line in lines
        if number not in named
        for word in re.findall(r"[^\W\d_]{4,}", line)
        if word not in words
    ]
    assert expected == actual


@given(text=listings(), random=st.randoms(use_true_random=False))
def test_the_order_of_bullets_does_not_matter(text: str, random: Random) -> None:
    """A register sorted by place instead of date is the same register, id for id."""
    lines = text.split("\n")
    shuffled = random.sample(lines, len(lines))
    expected = sorted(map(content, parse_listing(text, "fr").activities), key=repr)
    actual = sorted(map(content, parse_listing("\n".join(shuffled), "fr").activities), key=repr)
    assert expected == actual


@given(text=listings())
def test_a_title_has_no_word_that_is_not_printed(text: str) -> None:
    """Quotes of evidence point into titles: their words must be the list's own."""
    expected: list[str] = []
    actual = [
        word
        for activity in parse_listing(text, "fr").activities
        if activity.printed
        for word in re.findall(r"\w+", activity.title.fr)
        if word not in activity.printed.fr
    ]
    assert expected == actual


@given(text=listings())
def test_ids_are_unique_in_a_list(text: str) -> None:
    """One id with two contents cannot be reviewed."""
    ids = [activity.id for activity in parse_listing(text, "fr").activities]
    expected = len(ids)
    actual = len(set(ids))
    assert expected == actual


@pytest.mark.parametrize(
    "piece", [*HEADS, *DATES, *PLACES, *MARKS, "final evaluation report ", "held in ", "(", "l'", "- "]
)
def test_repetition_is_read_in_time(piece: str) -> None:
    """A pattern that backtracks would hang here: each piece stands hundreds of times in one bullet."""
    expected = 1
    actual = parse_listing(f"- x{piece * (3000 // len(piece))}", "fr").bullets
    assert expected == actual


@given(text=listings())
def test_a_list_can_become_a_register_of_any_process(text: str) -> None:
    """What was read must satisfy the register that holds it."""
    expected = len(parse_listing(text, "fr").activities)
    actual = len(parse_listing(text, "fr").portfolio("rabat"))
    assert expected == actual
