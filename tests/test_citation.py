"""Citations: where a record was read, in English and in French."""

from collections.abc import Iterable, Iterator

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.citation import Cited

COMPACT = gcm.load_compact()
RABAT = gcm.load_portfolio("rabat-process")
HIGHLIGHTS = gcm.load_portfolio("rabat-2022")


def records() -> Iterator[Cited]:
    """Yield every shipped record that has sources."""
    groups: tuple[Iterable[Cited], ...] = (
        (COMPACT, RABAT, HIGHLIGHTS),
        COMPACT.objectives,
        COMPACT.principles,
        COMPACT.groupings,
        COMPACT.review_cycle,
        gcm.load_processes(),
        gcm.load_documents(),
        RABAT.frameworks,
        *(framework.items for framework in RABAT.frameworks),
        RABAT.activities,
        HIGHLIGHTS.activities,
        HIGHLIGHTS.published,
    )
    for group in groups:
        yield from group


def test_citation_names_the_record_and_each_source_with_its_kind() -> None:
    """A reader must be able to go to the page, and to see who speaks there."""
    expected = (
        "“Technical Workshop on diaspora remittances”: "
        "https://www.rabat-process.org/en/meetings/thematic-meetings (official source)"
    )
    (activity,) = (each for each in RABAT if each.local_id == "2019-11-abuja-remittances")
    actual = gcm.cite(activity)
    assert expected == actual


def test_citation_in_french_has_french_words() -> None:
    """A French report cites in French; the source's own title and address stay as they are."""
    (activity,) = (each for each in RABAT if each.local_id == "2019-11-abuja-remittances")
    expected = (
        "«\u00a0Atelier technique sur les transferts de fonds des diasporas\u00a0»\u00a0: "
        "https://www.rabat-process.org/en/meetings/thematic-meetings (source officielle)"
    )
    actual = gcm.cite(activity, "fr")
    assert expected == actual


def test_citation_gives_the_date_of_a_source() -> None:
    """A page changes: the date tells which state of it was read."""
    assessment = HIGHLIGHTS.assessments["imrf-2022"]
    expected = 2
    actual = gcm.cite(assessment, "en").count("(2022)")
    assert expected == actual


@pytest.mark.parametrize("lang, expected", [("en", "no source recorded"), ("fr", "aucune source recensée")])
def test_record_without_sources_says_so(lang: str, expected: str) -> None:
    """A citation that ends in nothing would look like an oversight of the printer."""
    actual = gcm.cite(attrs.evolve(RABAT, sources=()), lang)
    assert actual.endswith(expected)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_shipped_record_can_be_cited(lang: str) -> None:
    """What a report shows, it must be able to source."""
    cited = {record: gcm.cite(record, lang) for record in records()}
    expected: list[str] = []
    actual = [line for record, line in cited.items() if not all(str(source) in line for source in record.sources)]
    assert expected == actual


def test_only_items_with_a_hole_are_shipped_without_sources() -> None:
    """A fact without a source is an assertion of ours; an item whose title nobody read has none to show."""
    expected: list[str] = []
    actual = [str(record) for record in records() if not (record.sources or getattr(record, "hole", None))]
    assert expected == actual
