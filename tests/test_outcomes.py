"""Outcomes: what held, what did not, what is unknown, and the words with their places, in both languages."""

from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment.conditions import Composable, Condition
from gcm_alignment.outcomes import quotes_of
from gcm_alignment.readings import Reading
from gcm_alignment.testing import strategies
from gcm_alignment.when import (
    audience,
    country,
    during as in_period,
    host,
    kind,
    member,
    mentions,
    place,
    principle,
    process,
    theme,
    under,
)

REASON = gcm.BilingualText("So.", "Ainsi.")
LEXICON = gcm.Lexicon([gcm.Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"])])
ABUJA = gcm.Activity(
    id=gcm.ActivityId("demo:abuja"),
    title=gcm.Text.of(fr="Atelier sur les transferts de fonds"),
    kind=gcm.Kind.WORKSHOP,
    occasions=[gcm.Occasion(venue=gcm.Venue("Abuja", gcm.CountryCode("NG")))],
)
RULE = (
    kind("workshop")
    & mentions("remittances", field="title")
    & ~mentions(en="internal transfer(s)", fr="transfert(s) interne(s)")
    & (country("NG") | theme("drivers"))
    & member("SN")
)


def outcome(condition: Condition, activity: gcm.Activity = ABUJA) -> gcm.Outcome:
    """Work out a condition for an activity."""
    return gcm.Outcome.of(condition, gcm.Reading(activity, LEXICON))


def test_the_tree_is_told_in_french_with_words_and_places() -> None:
    """The first question in a meeting is how one knows; the answer is the words, and where they stand."""
    nb = "\u00a0"
    expected = f"""\
inconnu{nb}: tout ceci est vrai
   oui{nb}: le type est{nb}: atelier
   oui{nb}: le titre parle de «{nb}transfert de fonds{nb}» (remittances)
      «{nb}transferts de fonds{nb}» (titre, fr, caractères 17 à 35)
   oui{nb}: ceci n’est pas vrai
      non{nb}: les textes parlent de «{nb}transfert interne{nb}»
   oui{nb}: au moins une de ces choses est vraie
      oui{nb}: le pays est{nb}: Nigéria
      inconnu{nb}: le thème est{nb}: facteurs de migration
   inconnu{nb}: participe au processus{nb}: Sénégal"""
    actual = gcm.explain(outcome(RULE), "fr")
    assert expected == actual


def test_every_kind_of_condition_has_words_in_english() -> None:
    """A tree with a hole in it explains nothing."""
    every = (
        mentions("internal transfers")
        & mentions("remittances", field="description")
        & audience("media", "migrants")
        & principle("a")
        & process("rabat")
        & under("demo-plan:domain-1")
        & in_period("2019-11")
        & place("Genève", "Abuja")
        & host("NG")
    )
    expected = [
        "the texts speak of “internal transfers”",
        "the description speaks of “remittance” (remittances)",
        "the audience is the media or migrants",
        "the guiding principle is a",
        "the process is rabat",
        "the item of the plan is demo-plan:domain-1, or one under it",
        "the time is November 2019",
        "the place is Abuja or Geneva",
        "the host is Nigeria",
    ]
    told = gcm.explain(outcome(every), "en").splitlines()[1:]
    actual = [line.partition(": ")[2] for line in told]
    assert expected == actual


@given(strategies.conditions(terms=st.just("remittances")), strategies.activities())
def test_every_outcome_is_told_in_both_languages_with_one_line_for_each_thing_asked(
    condition: Condition, activity: gcm.Activity
) -> None:
    """The language changes the words, never what is told."""
    made = outcome(condition, activity)
    expected = len(gcm.explain(made, "en").splitlines())
    actual = len(gcm.explain(made, "fr").splitlines())
    assert expected == actual


@given(strategies.conditions(terms=st.just("remittances")), strategies.activities())
def test_the_tree_answers_as_the_condition_does(condition: Condition, activity: gcm.Activity) -> None:
    """What explains a rule must not disagree with it."""
    expected = condition.truth(gcm.Reading(activity, LEXICON))
    actual = outcome(condition, activity).truth
    assert expected is actual


TALKATIVE = [
    gcm.Text.of(fr="Transferts de fonds et TRANSFERT DE FONDS", en="Remittances"),
    gcm.Text.of(en="Internal transfers, and remittances"),
    gcm.Text.of(fr="Réunion"),
]


@given(
    strategies.conditions(terms=st.just("remittances"), max_leaves=8),
    st.sampled_from(TALKATIVE),
    st.none() | st.sampled_from(TALKATIVE),
)
def test_what_holds_is_quoted_without_the_tree_as_with_it(
    condition: Condition, title: gcm.Text, description: gcm.Text | None
) -> None:
    """Aligning takes the words alone, because a tree for each match would cost more than the match."""
    reading = gcm.Reading(attrs.evolve(ABUJA, title=title, description=description), LEXICON)
    tree = gcm.Outcome.of(condition, reading)
    expected = tree.quotes
    actual = quotes_of(condition, reading) if tree.truth else ()
    assert expected == actual


def test_what_denies_quotes_nothing() -> None:
    """Words that the rule excludes are no words that speak for it."""
    expected: tuple[gcm.Quote, ...] = ()
    actual = outcome(~mentions("internal transfers") & ~~kind("workshop")).quotes
    assert expected == actual


def test_what_is_unknown_is_named_once_and_only_where_it_decides() -> None:
    """A secretariat is asked to fill in what would change the answer, and nothing else."""
    open_ = member("SN") & (theme("drivers") | kind("workshop")) & (theme("pathways") | member("SN"))
    expected = (member("SN"), theme("pathways"))
    actual = outcome(open_).unknown
    assert expected == actual


def test_a_certain_outcome_has_nothing_unknown() -> None:
    """An unknown theme does not matter to a rule that another part of it already decides."""
    expected = [(), ()]
    actual = [outcome(kind("workshop") | theme("drivers")).unknown, outcome(kind("study") & theme("drivers")).unknown]
    assert expected == actual


def test_a_phrase_that_the_lexicon_does_not_hold_reads_by_itself() -> None:
    """Who tries a condition in a notebook has no book around it."""
    expected = ["transferts"]
    found = outcome(
        mentions(fr="transfert(s)"), attrs.evolve(ABUJA, description=gcm.Text.of(fr="Sur les fonds"))
    ).quotes
    actual = [quote.words for quote in found]
    assert expected == actual


def test_a_term_without_its_forms_is_named_by_its_id() -> None:
    """An outcome that travelled without its lexicon still says what was asked."""
    bare = gcm.Outcome(condition=gcm.Mentions("remittances"), truth=None)
    expected = "unknown: the texts speak of “remittances”"
    actual = gcm.explain(bare, "en")
    assert expected == actual


# --- countries with a note -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "lang, note", [("en", "* References to Kosovo shall be understood"), ("fr", "* Toute référence au Kosovo s’entend")]
)
def test_an_asterisk_has_its_note(lang: str, note: str) -> None:
    """The name is agreed upon with its note alone; a line of a tree is copied into a report as it stands."""
    tree = gcm.explain(outcome(country("XK", "SN") & ~host("XK")), lang).splitlines()
    expected = [False] * 4 + [True]
    actual = [line.startswith(note) for line in tree]
    assert expected == actual


# --- conditions of one's own ---------------------------------------------------------------------


@attrs.frozen
class IsLong(Composable):
    """A condition of a user's own: the title has many letters."""

    letters: int = 3

    def truth(self, reading: Reading) -> bool:
        """Count the letters."""
        return len(str(reading.activity.title)) > self.letters


OWN = gcm.Rule(id="long", objectives=[20], condition=cast("Condition", IsLong()), reason=REASON)
OWN_BOOK = gcm.RuleBook(id="own", version="1", author="us", lexicon=LEXICON, scope=[20], rules=[OWN])


@pytest.mark.parametrize("lang, yes", [("en", "yes: IsLong(letters=3)"), ("fr", "oui\u00a0: IsLong(letters=3)")])
def test_a_condition_of_ones_own_is_explained_by_its_name(lang: str, yes: str) -> None:
    """Its author has told the library no other words for it, and the link that it makes has to be explained."""
    expected = yes
    actual = gcm.explain(OWN_BOOK.outcome("long", ABUJA), lang)
    assert expected == actual


def test_a_condition_of_ones_own_is_not_written_to_a_file() -> None:
    """The rule and the class are named: the author looks for neither."""
    with pytest.raises(gcm.GcmError) as caught:
        gcm.rules_toml(attrs.evolve(OWN_BOOK, rules=[attrs.evolve(OWN, condition=~OWN.condition)]), lexicon=LEXICON)
    expected = "rule long: a file has no words for a condition of your own, IsLong; keep the book in Python"
    actual = str(caught.value)
    assert expected == actual
