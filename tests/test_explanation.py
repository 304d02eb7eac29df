"""Explanations: who says so, when, on what words, in a sentence of the reader's language."""

import re
from datetime import date
from typing import Literal, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from gcm_alignment.activities import ActivityId, ItemId, StatedBy
from gcm_alignment.alignments import Alignment
from gcm_alignment.compact import Degree
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue, UnknownLanguage
from gcm_alignment.evidence import (
    AuthorityKind,
    Declaration,
    Evidence,
    FrameworkLink,
    Quote,
    Review,
    RuleMatch,
    TextMatch,
    Verdict,
)
from gcm_alignment.explanation import explain
from gcm_alignment.processes import ItemLevel
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing.strategies import declarations, evidence, framework_links, rule_matches, text_matches
from gcm_alignment.text import BilingualText, Text

REPORT = Source(kind=SourceKind.OFFICIAL, title="Rapport 2022", address="https://example.org/r")
REASON = BilingualText("Remittances are objective 20.", "Les envois de fonds relèvent de l’objectif 20.")

each_language = pytest.mark.parametrize("lang", ["en", "fr"])


def spaced(words: str) -> str:
    """Write no-break spaces as spaces: which of them stands where is a matter of the catalogue's own tests."""
    return re.sub("[\u00a0\u202f]", " ", words)


def declared(moment: str, *, aligned: bool = True) -> Declaration:
    """Make a declaration of this date."""
    on = PartialDate.parse(moment)
    return Declaration(authority=AuthorityKind.CHAIR, by="Cabo Verde", on=on, source=REPORT, aligned=aligned)


def quote(words: str, language: str = "en", start: int = 0, field: Literal["title", "description"] = "title") -> Quote:
    """Quote these words of a title, or of a description."""
    return Quote(field=field, language=language, start=start, stop=start + len(words), words=words)


def ruled(*quotes: Quote, text_only: bool = True) -> RuleMatch:
    """Make a match of a rule that read these words."""
    return RuleMatch(
        book="shipped",
        rule="rule-20",
        version="1",
        author="the authors",
        reason=REASON,
        quotes=quotes,
        text_only=text_only,
    )


def linked(item: StatedBy, crosswalk: StatedBy, title: Text | None = None) -> FrameworkLink:
    """Make a link through a plan, of these statements."""
    return FrameworkLink(
        item=ItemId("cadiz-2023:objective-10"),
        level=ItemLevel.OBJECTIVE,
        framework=Text.of(en="Cadiz Plan", fr="Plan de Cadix"),
        title=title,
        reason=REASON,
        item_stated_by=item,
        crosswalk_stated_by=crosswalk,
        version="1",
    )


def reviewed(verdict: Verdict, note: Text | None = None) -> Review:
    """Make a review of this verdict."""
    return Review(by="reviewer-1", on=date(2026, 11, 1), verdict=verdict, note=note)


@given(evidence())
def test_every_evidence_is_explained_in_one_piece(one: Evidence) -> None:
    """No kind of evidence is left without words, and no sentence is broken into lines."""
    expected = (True, True)
    actual = tuple(bool(explain(one, lang)) and "\n" not in explain(one, lang) for lang in ("en", "fr"))
    assert expected == actual


def test_an_unknown_language_explains_nothing() -> None:
    """English in its place would be a silent guess."""
    with pytest.raises(UnknownLanguage) as caught:
        explain(declared("2022"), "de")
    expected = "'de'"
    actual = caught.value.given
    assert expected == actual


def test_without_a_language_explanations_are_english() -> None:
    """No locale of the machine is asked."""
    expected = explain(declared("2022"), "en")
    actual = explain(declared("2022"))
    assert expected == actual


# --- declarations --------------------------------------------------------------------------------


@given(declarations(), st.sampled_from(["en", "fr"]))
def test_a_declaration_names_who_and_where(one: Declaration, lang: str) -> None:
    """What an authority said can be looked up."""
    expected = (True, True)
    actual = (one.by in explain(one, lang), str(one.source) in explain(one, lang))
    assert expected == actual


@pytest.mark.parametrize(
    "moment, english, french",
    [
        ("2022", "in 2022", "en 2022"),
        ("2022-05", "in May 2022", "en mai 2022"),
        ("2022-05-01", "on 1 May 2022", "le 1er mai 2022"),
    ],
)
@pytest.mark.parametrize("aligned", [True, False], ids=["aligned", "not aligned"])
def test_a_declaration_says_when_as_finely_as_it_is_known(
    moment: str,
    english: str,
    french: str,
    aligned: bool,  # noqa: FBT001 - the two sorts that there are
) -> None:
    """A day that nobody gave must not appear, and « le mai 2022 » is no French."""
    one = declared(moment, aligned=aligned)
    expected = (True, True)
    actual = (f" {english}" in explain(one, "en"), f" {french}" in spaced(explain(one, "fr")))
    assert expected == actual


@each_language
def test_a_negative_declaration_reads_otherwise(lang: str) -> None:
    """“Examined and not aligned” is the contrary of “aligned”."""
    expected = 2
    actual = len({explain(declared("2022", aligned=aligned), lang) for aligned in (True, False)})
    assert expected == actual


def test_declarations_are_worded_as_reasons() -> None:
    """“because” speaks for the alignment, “although” against it."""
    expected = ("because the chair declared it", "although the chair examined it", "parce que ", "bien que ")
    actual = (
        explain(declared("2022"))[: len(expected[0])],
        explain(declared("2022", aligned=False))[: len(expected[1])],
        explain(declared("2022"), "fr")[: len(expected[2])],
        explain(declared("2022", aligned=False), "fr")[: len(expected[3])],
    )
    assert expected == actual


@pytest.mark.parametrize("authority", AuthorityKind)
@pytest.mark.parametrize("aligned", [True, False], ids=["aligned", "not aligned"])
def test_french_elides_before_a_vowel(authority: AuthorityKind, aligned: bool) -> None:  # noqa: FBT001 - as above
    """« parce que une autorité » is a fault that every reader sees."""
    one = attrs.evolve(declared("2022", aligned=aligned), authority=authority)
    expected: list[str] = []
    actual = re.findall(r"\b(?:[dq]u?e|le|la) [aeiouéèêâîôûh]\w*", explain(one, "fr"))
    assert expected == actual


# --- links through the plan ----------------------------------------------------------------------


@given(framework_links(), st.sampled_from(["en", "fr"]))
def test_a_link_gives_its_reason_in_the_language_asked_for(one: FrameworkLink, lang: str) -> None:
    """The reason exists in both."""
    expected = one.reason.serve(lang).text
    actual = explain(one, lang)
    assert expected in actual


@each_language
def test_a_link_names_the_objective_of_the_plan_and_its_number(lang: str) -> None:
    """Its number is the plan's: so the sentence must say that it is."""
    level = {"en": "objective of the plan", "fr": "objectif du plan"}[lang]
    expected = (True, True)
    said = explain(linked(StatedBy.INSTITUTION, StatedBy.INSTITUTION), lang)
    actual = (level in said, bool(re.search(r"\b10\b", said)))
    assert expected == actual


@each_language
def test_a_link_names_the_plan(lang: str) -> None:
    """“Objective 10” alone could be anybody’s."""
    expected = {"en": "Cadiz Plan", "fr": "Plan de Cadix"}[lang]
    actual = explain(linked(StatedBy.INSTITUTION, StatedBy.INSTITUTION), lang)
    assert expected in actual


@pytest.mark.parametrize("lang, quoted", [("en", "“Mobilise diasporas”"), ("fr", "« Mobiliser les diasporas »")])
def test_a_link_quotes_the_title_of_the_item_where_it_is_known(lang: str, quoted: str) -> None:
    """A title that was not readable is left out, not made up."""
    title = Text.of(en="Mobilise diasporas", fr="Mobiliser les diasporas")
    said = [spaced(explain(linked(StatedBy.INSTITUTION, StatedBy.PROJECT, one), lang)) for one in (title, None)]
    expected = [True, False]
    actual = [quoted in sentence for sentence in said]
    assert expected == actual


@each_language
def test_who_placed_the_activity_changes_the_sentence(lang: str) -> None:
    """The institution's own statement must not read like ours."""
    expected = 2
    actual = len({explain(linked(item, StatedBy.PROJECT), lang)[:40] for item in StatedBy})
    assert expected == actual


@pytest.mark.parametrize("item", StatedBy)
@pytest.mark.parametrize("crosswalk", StatedBy)
@pytest.mark.parametrize("lang, ours", [("en", "our reading"), ("fr", "notre lecture")])
def test_a_link_says_where_it_is_our_reading(item: StatedBy, crosswalk: StatedBy, lang: str, ours: str) -> None:
    """Of the place in the plan and of the link to the Compact, each by itself."""
    expected = [item, crosswalk].count(StatedBy.PROJECT)
    actual = explain(linked(item, crosswalk), lang).count(ours)
    assert expected == actual


# --- rules ---------------------------------------------------------------------------------------


@given(rule_matches(), st.sampled_from(["en", "fr"]))
def test_a_rule_gives_its_reason_its_name_and_its_author(one: RuleMatch, lang: str) -> None:
    """A named author gives a reason: all three must be there."""
    said = explain(one, lang)
    expected = (True, True, True)
    actual = (one.reason.serve(lang).text in said, f"{one.book}/{one.rule}" in said, one.author in said)
    assert expected == actual


@each_language
def test_a_rule_quotes_the_words_that_it_read(lang: str) -> None:
    """In quotation marks of the reader's language, whatever the language of the words."""
    expected = {"en": "“remittances”", "fr": "« remittances »"}[lang]
    actual = spaced(explain(ruled(quote("remittances")), lang))
    assert expected in actual


@pytest.mark.parametrize(
    "lang, quoted, left_out",
    [("en", "remittances", "transferts de fonds"), ("fr", "transferts de fonds", "remittances")],
)
def test_words_are_quoted_in_the_readers_language_where_there_are_any(lang: str, quoted: str, left_out: str) -> None:
    """Of a title in both languages, one is enough."""
    said = explain(ruled(quote("remittances"), quote("transferts de fonds", "fr")), lang)
    expected = (True, False)
    actual = (quoted in said, left_out in said)
    assert expected == actual


@each_language
def test_words_that_stand_twice_are_quoted_once(lang: str) -> None:
    """A sentence is no list of places."""
    expected = 1
    actual = explain(ruled(quote("remittances"), quote("remittances", start=40)), lang).count("remittances")
    assert expected == actual


@each_language
def test_words_inside_longer_ones_are_not_quoted_again(lang: str) -> None:
    """“border management” says what “border” would say."""
    said = spaced(explain(ruled(quote("border"), quote("border management")), lang))
    expected = (True, False)
    actual = ("border management" in said, bool(re.search("[“«] ?border ?[”»]", said)))
    assert expected == actual


@pytest.mark.parametrize(
    "other",
    [quote("border", start=30), quote("border", field="description"), quote("management", start=7)],
    ids=["elsewhere", "in another text", "at the end"],
)
def test_only_words_that_stand_inside_longer_ones_are_left_out(other: Quote) -> None:
    """The same word elsewhere is a sign of its own; a part at the end is none."""
    expected = other.start != 7
    said = explain(ruled(quote("border management"), other))
    actual = f"“{other.words}”" in said
    assert expected == actual


@each_language
def test_a_rule_says_which_texts_it_read(lang: str) -> None:
    """Title, description, both, or what is recorded of the activity: four sentences."""
    title, description = quote("remittances"), quote("remittances", field="description")
    expected = 4
    read = [(title,), (description,), (title, description), ()]
    actual = len({explain(ruled(*quotes, text_only=bool(quotes)), lang) for quotes in read})
    assert expected == actual


# --- suggestions ---------------------------------------------------------------------------------


@given(text_matches(), st.sampled_from(["en", "fr"]))
def test_a_suggestion_says_that_it_is_one(one: TextMatch, lang: str) -> None:
    """What only words suggest must never read like a finding, and names who suggests."""
    said = explain(one, lang)
    expected = (True, True)
    actual = ({"en": "suggested by the text", "fr": "suggéré par le texte"}[lang] in said, one.suggester in said)
    assert expected == actual


# --- reviews -------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("lang, day", [("en", "1 November 2026"), ("fr", "1er novembre 2026")])
def test_a_review_names_the_role_and_the_day(verdict: Verdict, lang: str, day: str) -> None:
    """A verdict counts by its day, and is somebody's."""
    said = spaced(explain(reviewed(verdict), lang))
    expected = (True, True)
    actual = ("reviewer-1" in said, day in said)
    assert expected == actual


@each_language
def test_verdicts_read_differently(lang: str) -> None:
    """Accepted, not accepted, revoked."""
    expected = len(Verdict)
    actual = len({explain(reviewed(verdict), lang) for verdict in Verdict})
    assert expected == actual


@pytest.mark.parametrize("lang, quoted", [("en", "“Vu”"), ("fr", "« Vu »")])
def test_a_note_is_quoted_behind_the_verdict(lang: str, quoted: str) -> None:
    """In the quotation marks of the reader, in the words of its author."""
    said = spaced(explain(reviewed(Verdict.ACCEPT, Text.of(fr="Vu")), lang))
    expected = (spaced(explain(reviewed(Verdict.ACCEPT), lang)), quoted)
    actual = (said[: len(expected[0])], said[-len(quoted) :])
    assert expected == actual


@pytest.mark.parametrize("lang, note", [("en", "Seen"), ("fr", "Vu")])
def test_a_note_in_both_languages_is_quoted_in_the_readers(lang: str, note: str) -> None:
    """Where the author wrote both."""
    expected = note
    actual = explain(reviewed(Verdict.REJECT, Text.of(en="Seen", fr="Vu")), lang)
    assert expected in actual


@each_language
def test_an_alignment_is_explained_by_its_evidence(lang: str) -> None:
    """Whoever asks why a line stands in the report asks for all reasons, in the order in which they count."""
    found = Alignment(
        activity=ActivityId("demo:forum"), objective=9, evidence=(declared("2021"), declared("2022", aligned=False))
    )
    expected = [explain(one, lang) for one in found.evidence]
    actual = explain(found, lang).split("\n")
    assert expected == actual


@pytest.mark.parametrize("given", [None, "rule:shipped/climate", 20])
def test_what_cannot_be_explained_is_refused(given: object) -> None:
    """A key is not the evidence that bears it."""
    with pytest.raises(InvalidValue, match="nothing to explain") as caught:
        explain(cast("Evidence", given))
    expected = repr(given)
    actual = caught.value.fields["given"]
    assert expected == actual


# --- what is stated beside -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "key, english, french",
    [
        ("rule:demo/money", "the rule demo/money", "la règle demo/money"),
        ("text:titles", "the suggestion titles", "la suggestion titles"),
        ("link:demo-plan:objective-1", "the link through demo-plan:objective-1", "le lien par demo-plan:objective-1"),
    ],
)
@pytest.mark.parametrize("verdict", Verdict)
def test_a_review_of_a_source_names_it(verdict: Verdict, key: str, english: str, french: str) -> None:
    """Two rules lead to one objective, one is rejected: the reader must see that the other one stands."""
    review = attrs.evolve(reviewed(verdict), of=key)
    expected = (True, True)
    actual = (english in explain(review, "en"), french in spaced(explain(review, "fr")))
    assert expected == actual


MATCH = RuleMatch(
    book="demo",
    rule="money",
    version="1",
    author="us",
    reason=REASON,
    degree=Degree.PRINCIPAL,
    actions=("20.a", "20.b"),
)
LINKED = FrameworkLink(
    item=ItemId("demo-plan:objective-1"),
    level=ItemLevel.OBJECTIVE,
    framework=Text.of(en="Plan"),
    reason=REASON,
    item_stated_by=StatedBy.PROJECT,
    crosswalk_stated_by=StatedBy.PROJECT,
    version="1",
    degree=Degree.SIGNIFICANT,
)


@pytest.mark.parametrize(
    "evidence, english, french",
    [
        (
            attrs.evolve(declared("2021"), degree=Degree.PRINCIPAL, actions=("20.a",)),
            " [principal objective; action 20.a]",
            " [objectif principal ; mesure 20.a]",
        ),
        (
            attrs.evolve(declared("2021"), degree=Degree.SIGNIFICANT),
            " [significant objective]",
            " [objectif significatif]",
        ),
        (LINKED, " [significant objective]", " [objectif significatif]"),
        (MATCH, " [principal objective; actions 20.a, 20.b]", " [objectif principal ; mesures 20.a et 20.b]"),
    ],
    ids=["declared with an action", "declared", "linked", "ruled"],
)
def test_the_degree_and_the_actions_are_told_where_they_are_stated(
    evidence: Declaration | FrameworkLink | RuleMatch, english: str, french: str
) -> None:
    """Two sides of a conflict of degrees would read alike."""
    told = [spaced(explain(evidence, lang)) for lang in ("en", "fr")]
    bare = attrs.evolve(evidence, degree=None)
    plain = bare if isinstance(bare, FrameworkLink) else attrs.evolve(bare, actions=())
    expected = [spaced(explain(plain, "en")) + english, spaced(explain(plain, "fr")) + french]
    actual = [one.replace(" and 20.b", ", 20.b") for one in told]
    assert expected == actual
