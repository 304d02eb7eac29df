"""The report: the same numbers in both languages, the words of the field, and what it never says."""

import html.parser
import json
import re
from datetime import date
from pathlib import Path

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.errors import Message

RABAT = gcm.load_portfolio("rabat-2022")
ALIGNMENTS = gcm.align(RABAT)
SUGGESTED = gcm.suggest(RABAT)
PUBLISHED = RABAT.assessments["imrf-2022"]


def rabat_report(lang: str, alignments: gcm.AlignmentSet = ALIGNMENTS) -> gcm.Report:
    """Report on the register of 2022, beside its published figure."""
    coverage = gcm.measure_coverage(alignments)
    return gcm.report(coverage, lang, register=RABAT, published=gcm.reconcile(PUBLISHED, coverage), bullets=11)


def declared(**changes: object) -> gcm.Declaration:
    """Make a declaration of the secretariat, for these tests only."""
    source = gcm.Source(kind=gcm.SourceKind.USER, title="test")
    given = {
        "authority": gcm.AuthorityKind.SECRETARIAT,
        "by": "Secretariat",
        "on": gcm.PartialDate(2022),
        "source": source,
    }
    return gcm.Declaration(**{**given, **changes})  # type: ignore[arg-type]


def with_evidence(objective: int, *evidence: gcm.Declaration | gcm.Review) -> gcm.AlignmentSet:
    """Add evidence to the first activity of the register."""
    activity = RABAT.activities[0]
    extra = gcm.Alignment(activity=activity.id, objective=objective, evidence=evidence)
    return ALIGNMENTS | gcm.AlignmentSet(alignments=(extra,), activities=RABAT.activities)


def numbers(text: str) -> list[str]:
    """List the counts of a report, in order."""
    return re.findall(r"\b(\d+) (?:of|sur) (\d+)\b", text) and re.findall(r"\b\d+ (?:of|sur) \d+\b", text)


def test_the_language_changes_words_never_numbers() -> None:
    """Two delegations must read the same figures."""
    english, french = (numbers(str(rabat_report(lang))) for lang in ("en", "fr"))
    assert [one.replace("of", "sur") for one in english] == french
    assert len(french) > 8


def test_the_facts_agree_in_both_languages() -> None:
    """Programs read numbers, whatever the language of the words."""
    facts = [json.loads(rabat_report(lang).written(gcm.ReportFormat.JSON)) for lang in ("en", "fr")]
    same = (
        "bullets",
        "activities",
        "covered",
        "gaps",
        "unassessed",
        "out_of_scope",
        "ladder",
        "published",
        "rules_digest",
    )
    english, french = ({key: one[key] for key in same if key != "published"} for one in facts)
    assert english == french
    assert facts[0]["published"]["verdict"] == facts[1]["published"]["verdict"]


def test_the_four_lists_partition_the_23() -> None:
    """Each objective is in exactly one state."""
    facts = json.loads(rabat_report("fr").written(gcm.ReportFormat.JSON))
    listed = [*facts["covered"], *facts["gaps"], *facts["unassessed"], *facts["out_of_scope"]]
    assert list(range(1, 24)) == sorted(listed)


def test_rules_alone_give_possible_links() -> None:
    """Only what was declared or reviewed aligns."""
    text = str(rabat_report("fr"))
    assert "lien possible" in text
    assert "s’aligne (" not in text


@pytest.mark.parametrize(
    "evidence, words",
    [
        ((declared(),), "s’aligne (déclaré)"),
        ((gcm.Review(by="relecture-1", on=date(2026, 1, 2), verdict=gcm.Verdict.ACCEPT),), "s’aligne (relu)"),
        ((declared(), declared(by="Chair", aligned=False)), "contesté"),
    ],
    ids=["declared", "reviewed", "contested"],
)
def test_standing_chooses_the_verb(evidence: tuple[gcm.Declaration | gcm.Review, ...], words: str) -> None:
    """The verb is what a reader takes away."""
    text = " ".join(str(rabat_report("fr", with_evidence(13, *evidence))).split())
    assert words in text


def test_a_report_binds_nobody_until_it_is_cleared() -> None:
    """A working document that looks cleared is a diplomatic incident."""
    coverage = gcm.measure_coverage(ALIGNMENTS)
    assert "n’engage personne" in str(gcm.report(coverage, "fr"))
    cleared = str(gcm.report(coverage, "fr", cleared=gcm.Clearance("la présidence", "2026-11-23")))
    assert "Validé par la présidence le 23 novembre 2026." in cleared
    assert "n’engage personne" not in cleared


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_percentage_and_no_confidence_in_the_body(lang: str) -> None:
    """14 of 23 is a count; a confidence figure outside the annex would be read as a measurement."""
    text = str(rabat_report(lang))
    body = text.split("Annex", maxsplit=1)[0]
    assert "%" not in text
    assert not re.search(r"\b0[.,]\d", body)


@pytest.mark.parametrize("completeness", list(gcm.Completeness))
def test_the_register_says_whether_it_is_complete(completeness: gcm.Completeness) -> None:
    """No recorded activity is said of a register."""
    register = gcm.Portfolio(id="r", title=gcm.Text.of(en="R"), activities=RABAT.activities, completeness=completeness)
    text = str(gcm.report(gcm.measure_coverage(ALIGNMENTS), "en", register=register))
    words = {"complete": "that it is complete", "partial": "that it is partial", "unknown": "does not say"}
    assert words[completeness] in " ".join(text.split())


def test_what_is_unassessed_or_outside_the_mandate_is_no_gap() -> None:
    """A method that did not look cannot find a gap."""
    outside = gcm.OutsideMandate(objective=14, declared=declared(aligned=False))
    alignments = gcm.AlignmentSet(activities=RABAT.activities, scope=gcm.ObjectiveSet([1, 14]), outside=(outside,))
    text = " ".join(str(gcm.report(gcm.measure_coverage(alignments), "en")).split())
    assert "Not assessed: 2 Minimize adverse drivers" in text
    assert "Outside the mandate, as declared: 14 Consular protection" in text


def test_suggestions_stand_apart() -> None:
    """A suggestion closes no gap and does not look as if it did."""
    text = str(gcm.report(gcm.measure_coverage(SUGGESTED), "en"))
    possible, suggested = text.index("Possible links"), text.index("Only suggested, by the text")
    assert "None." in text[possible : possible + 100]
    assert "closes no gap" in text[suggested : suggested + 120]


def test_titles_in_another_language_say_so() -> None:
    """A reader must know that a title was not found in the language of the report."""
    register = gcm.load_portfolio("rabat-process")
    text = " ".join(str(gcm.report(gcm.measure_coverage(gcm.align(register)), "fr", register=register)).split())
    assert "« Senior Officials' Meeting (Cadiz) » [en anglais]" in text
    assert ", annoncée)" in text


def test_problems_are_listed_line_by_line() -> None:
    """Nothing is lost in silence."""
    problems = (
        gcm.Problem(
            line=3, severity=gcm.Severity.FAULT, code="x", message=Message.of("found {what}", what="31 novembre")
        ),
        gcm.Problem(line=None, severity=gcm.Severity.NOTICE, code="y", message=Message.of("whole file")),
    )
    coverage = gcm.measure_coverage(ALIGNMENTS)
    text = str(gcm.report(coverage, "en", problems=problems, bullets=11))
    assert "2 remarks on the reading of the list" in text
    assert "found 31 novembre" in text
    assert "None." in str(gcm.report(coverage, "en", bullets=11)).split("could not be read")[1]


def test_a_published_list_allows_more_than_a_count() -> None:
    """With the list, the comparison goes objective by objective."""
    coverage = gcm.measure_coverage(ALIGNMENTS)
    listed = gcm.PublishedAssessment(
        id="p", count=len(coverage.covered), objectives=coverage.covered, process=RABAT.process
    )
    text = " ".join(str(gcm.report(coverage, "en", published=gcm.reconcile(listed, coverage))).split())
    assert "the same objectives as published" in text
    assert "source: not stated" in text


@pytest.mark.parametrize(
    "name, starts", [("r.txt", "Activit"), ("r.md", "# "), ("r.html", "<!doctype"), ("r.json", "{")]
)
def test_the_ending_tells_the_format(tmp_path: Path, name: str, starts: str) -> None:
    """A file is what its name says."""
    saved = rabat_report("fr").save(tmp_path / name)
    assert saved.read_text("utf-8").startswith(starts)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    """A report in the wrong format is found out in the meeting."""
    with pytest.raises(
        gcm.InvalidValue, match=r"no format for 'r\.docx': end it in one of \.txt, \.md, \.html, \.json"
    ):
        rabat_report("fr").save(tmp_path / "r.docx")


def test_the_page_is_well_formed_and_declares_its_language() -> None:
    """Screen readers choose their voice by it."""

    class Tags(html.parser.HTMLParser):
        """Collect what was opened and not closed."""

        void = frozenset({"meta", "link", "br", "hr", "img"})

        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []
            self.languages: list[str | None] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.languages += [value for name, value in attrs if name == "lang"]
            if tag not in self.void:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    tags = Tags()
    tags.feed(rabat_report("fr").written(gcm.ReportFormat.HTML))
    assert tags.open == []
    assert tags.languages[0] == "fr"
    assert rabat_report("fr")._repr_html_() == rabat_report("fr").written(gcm.ReportFormat.HTML)


def test_undated_activities_are_counted_and_span_no_time() -> None:
    """A list without dates has no period; the report says how many are missing."""
    register = gcm.parse_listing("- Atelier sur les transferts de fonds", "fr").portfolio()
    text = str(gcm.report(gcm.measure_coverage(gcm.align(register)), "fr", register=register))
    assert "1 activité sans date, ou sans date de fin" in text
    assert "Activités datées" not in text


def test_a_title_in_a_third_language_names_its_code() -> None:
    """A language that we have no word for is still named."""
    activity = gcm.Activity(id=gcm.ActivityId("x:y"), title=gcm.Text.of(wo="Ndaje ci demin"))
    alignments = gcm.AlignmentSet(activities=(activity,), scope=gcm.ObjectiveSet.full())
    assert "[in wo]" in str(gcm.report(gcm.measure_coverage(alignments), "en"))


def test_what_is_no_meeting_is_named() -> None:
    """A study was not held anywhere: its kind says what it was."""
    modes = ((gcm.Kind.STUDY, gcm.Mode.NO_EVENT, "(study)"), (None, gcm.Mode.VIRTUAL, "(virtual)"))
    for kind, mode, shown in modes:
        activity = gcm.Activity(
            id=gcm.ActivityId("x:y"), title=gcm.Text.of(en="On return"), kind=kind, occasions=(gcm.Occasion(mode=mode),)
        )
        alignments = gcm.AlignmentSet(activities=(activity,))
        assert f"“On return” {shown}" in str(gcm.report(gcm.measure_coverage(alignments), "en"))


def test_a_report_names_the_method_that_was_used() -> None:
    """Somebody else's rules must not be signed with our name."""
    shipped = gcm.load_rules()
    book = gcm.RuleBook(
        id="mine", version="7", author="a team", lexicon=shipped.lexicon, scope=[1], rules=shipped.rules[:0]
    )
    mine = gcm.align(RABAT, rules=book)
    text = " ".join(str(gcm.report(gcm.measure_coverage(mine), "en")).split())
    assert "Rule book: mine 7, by a team" in text
    assert "Rule book: shipped" not in text
    both = json.loads(gcm.report(gcm.measure_coverage(mine | ALIGNMENTS), "en").written(gcm.ReportFormat.JSON))
    assert [method["book"] for method in both["method"]] == ["mine", "shipped"]
    assert both["rules_digest"] is None


def test_what_is_contested_and_rejected_is_shown() -> None:
    """A review cannot overrule an authority; both sides must be read."""
    review = gcm.Review(by="relecture-1", on=date(2026, 1, 2), verdict=gcm.Verdict.ACCEPT)
    alignments = with_evidence(13, declared(aligned=False), review)
    text = " ".join(str(rabat_report("en", alignments)).split())
    assert "Contested (an authority examined the pair and found no alignment)" in text
    assert "contested: “Technical Meeting on Cooperation" in text


def test_a_suggestion_says_why() -> None:
    """A link without a reason cannot be examined."""
    activity = gcm.Activity(
        id=gcm.ActivityId("x:y"),
        title=gcm.Text.of(en="Portability of social security entitlements and earned benefits"),
    )
    register = gcm.Portfolio(id="r", title=gcm.Text.of(en="R"), activities=(activity,))
    text = " ".join(str(gcm.report(gcm.measure_coverage(gcm.suggest(register)), "en")).split())
    assert "because the words “Portability of social”" in text


def asking_for_a_kind(id_: str, objectives: list[int]) -> gcm.Rule:
    """Make a rule that links workshops on remittances."""
    return gcm.Rule(
        id=id_,
        objectives=objectives,
        condition=gcm.kind("workshop") & gcm.mentions("remittances"),
        reason=gcm.BilingualText("So.", "Ainsi."),
    )


def undecided_coverage() -> gcm.Coverage:
    """Measure a register of two activities without a kind, one of them postponed, and a study, by two rules."""
    rules = [asking_for_a_kind("workshops", [20]), asking_for_a_kind("again", [19, 20])]
    book = gcm.RuleBook(
        id="demo", version="1", author="the demo team", lexicon=gcm.load_lexicon(), scope=[19, 20], rules=rules
    )
    activity = gcm.Activity(id=gcm.ActivityId("demo:funds"), title=gcm.Text.of(en="Remittances", fr="Envois de fonds"))
    postponed = attrs.evolve(activity, id=gcm.ActivityId("demo:later"), status=gcm.Status.POSTPONED)
    study = attrs.evolve(activity, id=gcm.ActivityId("demo:study"), kind=gcm.Kind.STUDY)
    register = gcm.Portfolio(id="demo", title=gcm.Text.of(en="Register"), activities=[activity, postponed, study])
    return gcm.measure_coverage(gcm.align(register, rules=book))


@pytest.mark.parametrize(
    "lang, heading, row",
    [
        ("en", "What rules could not decide", "| “Remittances” | kind | 19 and 20 |"),
        ("fr", "Ce que les règles n’ont pu trancher", "| «\u00a0Envois de fonds\u00a0» | type | 19 et 20 |"),
    ],
)
def test_what_rules_could_not_decide_is_in_the_annex(lang: str, heading: str, row: str) -> None:
    """A secretariat fills in a kind when it is told which links hang on it, once and not once a rule."""
    told = gcm.report(undecided_coverage(), lang).written(gcm.ReportFormat.MARKDOWN)
    expected = (1, 1)
    actual = (told.count(heading), told.count(row))
    assert expected == actual


def test_programs_read_all_that_was_not_decided_or_found() -> None:
    """The table is for people; which rule waits for what is for those who fill in a register by program."""
    facts = json.loads(gcm.report(undecided_coverage(), "fr").written(gcm.ReportFormat.JSON))
    expected = (
        [
            {"activity": f"demo:{name}", "source": f"rule:demo/{rule}", "objectives": numbers_, "unknown": ["kind"]}
            for name in ("funds", "later")
            for rule, numbers_ in (("again", [19, 20]), ("workshops", [20]))
        ],
        [19, 20],
        ["demo:study"],
    )
    actual = (facts["undecided"], facts["undecided_gaps"], facts["nothing_found"])
    assert expected == actual


@pytest.mark.parametrize(
    "lang, doubtful, vain",
    [
        ("en", "Perhaps none, if what nobody filled in decides so", "A method looked at 1 activity of these"),
        ("fr", "Peut-être aucun manque", "Une méthode a examiné 1 de ces activités"),
    ],
)
def test_doubtful_gaps_and_vain_searches_are_told(lang: str, doubtful: str, vain: str) -> None:
    """A gap that a missing field may close is not the same as one that somebody looked into."""
    told = str(gcm.report(undecided_coverage(), lang)).replace("\u00a0", " ")
    expected = (True, True)
    actual = (doubtful in told, vain in told)
    assert expected == actual


def test_nothing_is_said_of_undecided_rules_where_there_are_none() -> None:
    """A heading over nothing would make readers look for what is missing."""
    expected = False
    actual = "What rules could not decide" in str(rabat_report("en"))
    assert expected is actual
