"""Sources: where a fact was read, in one line."""

import pytest

from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue
from gcm_alignment.sources import Source, SourceKind, as_sources


@pytest.mark.parametrize("title, address", [(None, None), ("", ""), (" ", None), (None, "\u00a0")])
def test_a_source_that_leads_nowhere_cannot_be_made(title: str | None, address: str | None) -> None:
    """“Official source” alone is a claim that nobody can check."""
    with pytest.raises(InvalidValue) as caught:
        Source(kind=SourceKind.OFFICIAL, title=title, address=address)
    expected = "a source needs a title or an address"
    actual = str(caught.value)
    assert expected == actual


@pytest.mark.parametrize(
    "title, address, moment, cited",
    [
        ("Guide", "https://example.org/g", "2022-04", "Guide (2022-04), https://example.org/g"),
        ("Guide", None, "2022", "Guide (2022)"),
        ("Guide", "https://example.org/g", None, "Guide, https://example.org/g"),
        (None, "https://example.org/g", None, "https://example.org/g"),
    ],
)
def test_a_source_is_cited_by_what_is_known_of_it(
    title: str | None, address: str | None, moment: str | None, cited: str
) -> None:
    """The citation stands in reports of both languages, so it holds no word of ours."""
    known = PartialDate.parse(moment) if moment else None
    expected = cited
    actual = str(Source(kind=SourceKind.REFERENCE, title=title, address=address, date=known))
    assert expected == actual


def test_sources_keep_the_order_given() -> None:
    """The first source is the one that an editor put first."""
    sources = [Source(kind=SourceKind.PRESS, title=title) for title in "bac"]
    expected = tuple(sources)
    actual = as_sources(iter(sources))
    assert expected == actual
