"""Lists of activities as a secretariat prints them, beside what a reader should take from them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import attrs

from gcm_alignment.activities import Activity, ActivityId, Kind, Mode, Occasion, Status, Venue
from gcm_alignment.dates import Period, Precision
from gcm_alignment.places import CountryCode, country_name
from gcm_alignment.text import BilingualText, Language, Text
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADS: Final[dict[Kind, BilingualText]] = {
    Kind.WORKSHOP: BilingualText("Workshop on {}", "Atelier sur {}"),
    Kind.THEMATIC_MEETING: BilingualText("Thematic meeting on {}", "Réunion thématique sur {}"),
    Kind.TECHNICAL_MEETING: BilingualText("Technical meeting on {}", "Réunion technique sur {}"),
    Kind.SEMINAR: BilingualText("Seminar on {}", "Séminaire sur {}"),
    Kind.ROUND_TABLE: BilingualText("Round table on {}", "Table ronde sur {}"),
    Kind.TRAINING: BilingualText("Training on {}", "Formation sur {}"),
    Kind.CONFERENCE: BilingualText("Conference on {}", "Conférence sur {}"),
    Kind.FORUM: BilingualText("Forum on {}", "Forum sur {}"),
}
_TOPICS: Final = (
    BilingualText("diaspora remittances", "les transferts de fonds des diasporas"),
    BilingualText("labour migration", "la migration de main-d’œuvre"),
    BilingualText("trafficking in persons", "la traite des êtres humains"),
    BilingualText("border management", "la gestion des frontières"),
    BilingualText("voluntary return and reintegration", "le retour volontaire et la réintégration"),
    BilingualText("unaccompanied minors", "les mineurs non accompagnés"),
    BilingualText("civil registration", "l’état civil"),
    BilingualText("the recognition of qualifications", "la reconnaissance des qualifications"),
    BilingualText("missing migrants", "les migrants disparus"),
)
_TOWNS: Final[dict[CountryCode, BilingualText]] = {
    CountryCode("NG"): BilingualText("Abuja", "Abuja"),
    CountryCode("CI"): BilingualText("Abidjan", "Abidjan"),
    CountryCode("CH"): BilingualText("Geneva", "Genève"),
    CountryCode("SN"): BilingualText("Dakar", "Dakar"),
    CountryCode("BE"): BilingualText("Brussels", "Bruxelles"),
    CountryCode("PT"): BilingualText("Lisbon", "Lisbonne"),
    CountryCode("TN"): BilingualText("Tunis", "Tunis"),
    CountryCode("MA"): BilingualText("Rabat", "Rabat"),
}
_OUTCOMES: Final[dict[Status, BilingualText]] = {
    Status.CANCELLED: BilingualText("cancelled", "annulé"),
    Status.POSTPONED: BilingualText("postponed", "reporté"),
}
TITLES: Final = tuple((kind, topic) for topic in _TOPICS for kind in _HEADS)
STATUSES: Final = (Status.HELD, Status.HELD, Status.HELD, *_OUTCOMES)
MARKS: Final = ("- ", "• ", "* ", "– ", "1. ")
"""The marks of bullets."""
LINE_ENDS: Final = ("\n", "\r\n", "\n\n", "\r")


def _as_it_is(line: str) -> str:
    return line


def _decomposed(line: str) -> str:
    return unicodedata.normalize("NFD", line)


def _tied(line: str) -> str:
    return line.replace(" ", "\u00a0")


def _trailing(line: str) -> str:
    return f"{line} \t "


DISGUISES: Final[tuple[Callable[[str], str], ...]] = (_as_it_is, _decomposed, _tied, _trailing)
"""What programs do to a line, and what changes nothing of what it says."""


@attrs.frozen(kw_only=True)
class PrintedListing:
    """A list as it is printed, its language, and the activities that a reader should take from it.

    Their ids are the numbers of their bullets, because a reader makes ids of its own.
    """

    text: str
    language: Language
    activities: tuple[Activity, ...]


@attrs.frozen
class Place:
    """A town and how it is printed, alone or with its country in one form of two; or nothing but the mode."""

    country: CountryCode | None
    mode: Mode | None
    form: str = "{town}"

    def printed(self, language: Language) -> str:
        """Print the place; nothing where it is not known."""
        if self.country is None:
            return _ONLINE.serve(language).text if self.mode else ""
        town = _TOWNS[self.country].serve(language).text
        return self.form.format(town=town, country=country_name(self.country, language))

    def venue(self, language: Language) -> Venue | None:
        """Return the venue that is printed."""
        return None if self.country is None else Venue(_TOWNS[self.country].serve(language).text, self.country)


_ONLINE: Final = BilingualText("online", "en ligne")
_TOWN_FORMS: Final = ("{town}", "{town} ({country})", "{town}, {country}")
PLACES: Final = (
    *(Place(code, Mode.IN_PERSON, form) for form in _TOWN_FORMS for code in _TOWNS),
    Place(None, Mode.VIRTUAL),
    Place(None, None),
)


@attrs.frozen(kw_only=True)
class Bullet:
    """What one bullet tells of an activity, and in which order."""

    kind: Kind
    topic: BilingualText
    period: Period
    place: Place
    status: Status
    layout: int

    def title(self, language: Language) -> str:
        """Word the title."""
        return _HEADS[self.kind].serve(language).text.format(self.topic.serve(language).text)

    def printed(self, language: Language) -> str:
        """Print title, place, date and what became of it."""
        place = self.place.printed(language)
        layouts = _LAYOUTS if place else _NOWHERE
        # A lone year in brackets could be a part of the title.
        usable = layouts[:-1] if self.period.precision is Precision.YEAR else layouts
        words = usable[self.layout % len(usable)].format(
            title=self.title(language), place=place, date=Translator.of(language).period(self.period)
        )
        outcome = _OUTCOMES.get(self.status)
        return words if outcome is None else f"{words} ({outcome.serve(language).text})"

    def activity(self, language: Language, number: int) -> Activity:
        """Return what a reader should take from it."""
        return Activity(
            id=ActivityId(f"list:{number}"),
            title=Text.of(**{language: self.title(language)}),
            kind=self.kind,
            status=self.status,
            occasions=(Occasion(period=self.period, venue=self.place.venue(language), mode=self.place.mode),),
            printed=Text.of(**{language: self.printed(language)}),
        )


_LAYOUTS: Final = (
    *("{title} – {place}, {date}", "{title} – {date}, {place}", "{title}, {date}, {place}"),
    "{title} ({place}, {date})",
)
_NOWHERE: Final = ("{title} – {date}", "{title} ({date})")
LAYOUT_COUNT: Final = len(_LAYOUTS)
