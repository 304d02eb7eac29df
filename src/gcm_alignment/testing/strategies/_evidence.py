"""Strategies for quotes and for each kind of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hypothesis import strategies as st

from gcm_alignment.activities import ItemId, StatedBy
from gcm_alignment.compact import OBJECTIVE_COUNT, Degree
from gcm_alignment.conditions.words import FIELDS
from gcm_alignment.evidence import (
    AuthorityKind,
    Declaration,
    Evidence,
    FrameworkLink,
    Method,
    Quote,
    Review,
    RuleMatch,
    TextMatch,
    Verdict,
)
from gcm_alignment.processes import ItemLevel
from gcm_alignment.testing.strategies._choices import among, up_to_two
from gcm_alignment.testing.strategies._doings import sources
from gcm_alignment.testing.strategies._options import asked_for
from gcm_alignment.testing.strategies._times import days as any_days, partial_dates
from gcm_alignment.testing.strategies._words import bilingual_texts, texts as any_texts

if TYPE_CHECKING:
    from datetime import date

    from gcm_alignment.dates import PartialDate
    from gcm_alignment.text import Text

# Few names, so that reviews meet the sources that they speak of, and versions of one source meet each other.
_ITEMS = ("demo-plan:objective-1", "demo-plan:action-2")
_BOOKS = ("demo", "essai")
_RULES = ("remittances", "smuggling")
_SUGGESTERS = ("titles", "words")
_AUTHORS = ("the authors", "l’équipe")
_VERSIONS = ("1", "2")
_KEYS = (
    *(f"rule:{book}/{rule}" for book in _BOOKS for rule in _RULES),
    *(f"link:{item}" for item in _ITEMS),
    *(f"text:{suggester}" for suggester in _SUGGESTERS),
)


_ACTIONS = among(
    up_to_two(f"{number}.{letter}" for number in range(1, OBJECTIVE_COUNT + 1) for letter in "ab")
).strategy
_PARAGRAPHS = among(up_to_two(("A/RES/73/195, 20(a)", "ours"))).strategy


@asked_for
def quotes(
    *,
    texts: st.SearchStrategy[Text] | None = None,
    fields: st.SearchStrategy[Literal["title", "description"]] | None = None,
) -> st.SearchStrategy[Quote]:
    """Generate quotes that stand at their place in one of the texts."""
    places = st.integers(0, 99)
    titles = any_texts() if texts is None else texts
    return st.builds(quote_of, titles, places, places, st.sampled_from(FIELDS) if fields is None else fields)


def quote_of(text: Text, first: int, more: int, field: Literal["title", "description"]) -> Quote:
    """Quote a text from the place that a number chooses, over as many letters as another one says."""
    language, words = text.versions[first % len(text.versions)]
    start = first % len(words)
    stop = start + 1 + more % (len(words) - start)
    return Quote(field=field, language=language, start=start, stop=stop, words=words[start:stop])


def _quote_tuples(texts: st.SearchStrategy[Text] | None, min_size: int) -> st.SearchStrategy[tuple[Quote, ...]]:
    return st.lists(quotes(texts=texts), min_size=min_size, max_size=2, unique=True).map(tuple)


def _degrees() -> st.SearchStrategy[Degree | None]:
    return st.none() | st.sampled_from(Degree)


def _confidences() -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(0, 1)


@asked_for
def declarations(
    *,
    aligned: st.SearchStrategy[bool] | None = None,
    authorities: st.SearchStrategy[AuthorityKind] | None = None,
    dates: st.SearchStrategy[PartialDate] | None = None,
) -> st.SearchStrategy[Declaration]:
    """Generate declarations of authorities, that they found an alignment or, unless `aligned` says else, none."""
    return st.builds(
        Declaration,
        authority=st.sampled_from(AuthorityKind) if authorities is None else authorities,
        by=st.sampled_from(["the Chair", "le Secrétariat"]),
        on=partial_dates(min_year=2018, max_year=2027) if dates is None else dates,
        source=sources(),
        degree=_degrees(),
        actions=_ACTIONS,
        aligned=st.sampled_from([True, False]) if aligned is None else aligned,
    )


@asked_for
def framework_links(
    *,
    levels: st.SearchStrategy[ItemLevel] | None = None,
    stated_by: st.SearchStrategy[StatedBy] | None = None,
) -> st.SearchStrategy[FrameworkLink]:
    """Generate links through a plan; `stated_by` says whose the place in it is, and whose the crosswalk."""
    whose = st.sampled_from(StatedBy) if stated_by is None else stated_by
    return st.builds(
        FrameworkLink,
        item=st.sampled_from(_ITEMS).map(ItemId),
        level=st.sampled_from(ItemLevel) if levels is None else levels,
        framework=any_texts(),
        title=st.none() | any_texts(),
        reason=bilingual_texts(),
        item_stated_by=whose,
        crosswalk_stated_by=whose,
        version=st.sampled_from(_VERSIONS),
        degree=_degrees(),
        sources=_PARAGRAPHS,
    )


@asked_for
def rule_matches(*, texts: st.SearchStrategy[Text] | None = None) -> st.SearchStrategy[RuleMatch]:
    """Generate matches of rules, with quotes from the texts."""
    return st.builds(
        RuleMatch,
        book=st.sampled_from(_BOOKS),
        rule=st.sampled_from(_RULES),
        version=st.sampled_from(_VERSIONS),
        author=st.sampled_from(_AUTHORS),
        reason=bilingual_texts(),
        quotes=_quote_tuples(texts, 0),
        text_only=st.booleans(),
        confidence=_confidences(),
        degree=_degrees(),
        actions=_ACTIONS,
        sources=_PARAGRAPHS,
    )


@asked_for
def text_matches(*, texts: st.SearchStrategy[Text] | None = None) -> st.SearchStrategy[TextMatch]:
    """Generate what suggesters read, with quotes from the texts."""
    return st.builds(
        TextMatch,
        suggester=st.sampled_from(_SUGGESTERS),
        version=st.sampled_from(_VERSIONS),
        quotes=_quote_tuples(texts, 1),
        confidence=_confidences(),
    )


def source_keys() -> st.SearchStrategy[str]:
    """Generate the keys of the sources of evidence that the other strategies make: what a review may speak of."""
    return st.sampled_from(_KEYS)


@asked_for
def reviews(
    *,
    verdicts: st.SearchStrategy[Verdict] | None = None,
    days: st.SearchStrategy[date] | None = None,
    keys: st.SearchStrategy[str | None] | None = None,
) -> st.SearchStrategy[Review]:
    """Generate reviews, of whole alignments (the key None) and of single sources."""
    return st.builds(
        Review,
        by=st.sampled_from(["reviewer-1", "reviewer-2", "point focal"]),
        on=any_days(min_year=2020, max_year=2027) if days is None else days,
        verdict=st.sampled_from(Verdict) if verdicts is None else verdicts,
        of=st.none() | source_keys() if keys is None else keys,
        note=st.none() | any_texts(),
    )


def methods() -> st.SearchStrategy[Method]:
    """Generate what looked for objectives: rule books, with a digest that is no real one."""
    digests = st.sampled_from(["0" * 64, "f" * 64])
    return st.builds(
        Method,
        book=st.sampled_from(_BOOKS),
        version=st.sampled_from(_VERSIONS),
        author=st.sampled_from(_AUTHORS),
        digest=digests,
    )


@asked_for
def evidence(*, texts: st.SearchStrategy[Text] | None = None, favourable: bool = False) -> st.SearchStrategy[Evidence]:
    """Generate evidence of every kind, with quotes from the texts.

    What is `favourable` speaks for an alignment: no negative declaration, no review but an acceptance.
    """
    declared = declarations(aligned=st.just(value=True)) if favourable else declarations()
    reviewed = reviews(verdicts=st.just(Verdict.ACCEPT)) if favourable else reviews()
    return st.one_of(text_matches(texts=texts), rule_matches(texts=texts), framework_links(), declared, reviewed)
