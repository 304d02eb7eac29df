"""Strategies for lists of activities as they are printed, with what a reader should take from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gcm_alignment.testing.printed import (
    DISGUISES,
    LAYOUT_COUNT,
    LINE_ENDS,
    MARKS,
    PLACES,
    STATUSES,
    TITLES,
    Bullet,
    PrintedListing,
)
from gcm_alignment.testing.strategies._choices import among
from gcm_alignment.testing.strategies._options import asked_for, known_language, most_of
from gcm_alignment.testing.strategies._times import certain_period
from gcm_alignment.testing.strategies._words import languages as any_languages

if TYPE_CHECKING:
    from gcm_alignment.text import Language

_TITLE, _PLACE, _STATUS, _LAYOUT = among(TITLES), among(PLACES), among(STATUSES), among(range(LAYOUT_COUNT))


@st.composite
def _bullets(draw: st.DrawFn) -> Bullet:
    kind, topic = _TITLE(draw)
    return Bullet(
        kind=kind,
        topic=topic,
        period=certain_period(draw),
        place=_PLACE(draw),
        status=_STATUS(draw),
        layout=_LAYOUT(draw),
    )


@asked_for
def listings(
    *,
    languages: st.SearchStrategy[Language] | None = None,
    min_activities: int = 1,
    max_activities: int | None = None,
    hostile: bool = False,
) -> st.SearchStrategy[PrintedListing]:
    """Generate lists as secretariats print them, a bullet for each activity, with the activities that they tell of.

    With `hostile`, lists that went through programs: no-break and double spaces, loose accents, other ends of lines.
    """
    most = most_of("activities", min_activities, max_activities, usual=4, lowest=1)

    def printed(language: Language, bullets: list[Bullet], mark: str, disguise: int, end: int) -> PrintedListing:
        lines = (mark + DISGUISES[disguise](bullet.printed(language)) for bullet in bullets)
        return PrintedListing(
            text=LINE_ENDS[end].join(lines),
            language=language,
            activities=tuple(bullet.activity(language, number) for number, bullet in enumerate(bullets, start=1)),
        )

    return st.builds(
        printed,
        any_languages() if languages is None else languages.map(known_language),
        st.lists(_bullets(), min_size=min_activities, max_size=most),
        among(MARKS).strategy,
        st.integers(0, len(DISGUISES) - 1 if hostile else 0),
        st.integers(0, len(LINE_ENDS) - 1 if hostile else 0),
    )
