"""Our own words in another language: gettext catalogues, and dates and lists as CLDR writes them."""

from __future__ import annotations

import gettext
import io
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, cast

import attrs

from gcm_alignment.dates import PartialDate, Period, Precision
from gcm_alignment.errors import GcmError, Message, N_
from gcm_alignment.text import Language, negotiate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.errors import Field

_LOCALES: Final[dict[Language, str]] = {"en": "en_GB", "fr": "fr"}
_SKELETONS: Final[dict[Precision, str]] = {Precision.YEAR: "y", Precision.MONTH: "yMMMM", Precision.DAY: "yMMMMd"}


@attrs.frozen
class Translator:
    """The words of one language.

    >>> Translator.of("fr-SN").period(Period.parse("2019-11"))
    'novembre 2019'
    """

    language: Language

    @classmethod
    def of(cls, tag: str) -> Translator:
        """Return the translator for a language tag; an unknown language raises UnknownLanguage."""
        return cls(negotiate(tag))

    @property
    def locale(self) -> str:
        """The CLDR locale of dates and lists; English is written as the United Nations do."""
        return _LOCALES[self.language]

    def text(self, template: str, /, **fields: Field) -> str:
        """Translate a template and fill in its fields."""
        return self.message(Message.of(template, **fields))

    def ngettext(self, one: str, many: str, number: int, /, **fields: Field) -> str:
        """Translate the form that a number asks for; the field `number` holds it."""
        template = _catalogue(self.language).ngettext(one, many, number)
        # What is translated stands in no catalogue and passes unchanged; a nested message is still to be worded.
        return self.text(template, number=number, **fields)

    def message(self, message: Message) -> str:
        """Word a message, its nested ones included."""
        return message.worded(_catalogue(self.language).gettext, self.enumeration)

    def error(self, error: GcmError) -> str:
        """Word an error."""
        return self.message(error.message)

    def enumeration(self, items: Iterable[str]) -> str:
        """Write a list as the language does: `a, b and c`."""
        from babel.lists import format_list  # noqa: PLC0415 - Babel's locale data load only when words are asked for

        return format_list(list(items), locale=self.locale)

    def alternatives(self, items: Iterable[str]) -> str:
        """Write a list of which one is enough: `a, b or c`."""
        from babel.lists import format_list  # noqa: PLC0415 - as above

        return format_list(list(items), style="or", locale=self.locale)

    def series(self, items: Iterable[str]) -> str:
        """Join longer pieces with semicolons."""
        pieces = iter(items)
        written = next(pieces, "")
        for piece in pieces:
            written = self.text(N_("{one}; {other}"), one=written, other=piece)
        return written

    def date(self, moment: PartialDate) -> str:
        """Write a date as finely as it is known."""
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - as above

        if moment.precision is Precision.DAY:
            return self._first(format_date(moment.earliest, "long", locale=self.locale))
        return format_skeleton(_SKELETONS[moment.precision], moment.earliest, locale=self.locale)

    def when(self, moment: PartialDate) -> str:
        """Write when something happened: `on 5 November 2019`, `in November 2019`; French asks for two words too."""
        return self._beside(moment, N_("on {day}"), N_("in {date}"))

    def _beside(self, moment: PartialDate, day: str, date: str) -> str:
        """Put the words beside a date that go with a day, or with a month or a year."""
        if moment.precision is Precision.DAY:
            return self.text(day, day=self.date(moment))
        return self.text(date, date=self.date(moment))

    def period(self, period: Period) -> str:
        """Write a period: `5–6 nov. 2019`, `depuis 2019`; days of one period share what they have in common."""
        from babel.dates import format_interval  # noqa: PLC0415 - as above

        if period.end is None:
            return self._beside(cast("PartialDate", period.start), N_("since {day}"), N_("since {date}"))
        if period.start is None:
            return self._beside(period.end, N_("until {day}"), N_("until {date}"))
        if period.start == period.end:
            return self.date(period.start)
        skeleton = _SKELETONS[period.precision]
        return self._first(format_interval(period.start.earliest, period.end.latest, skeleton, locale=self.locale))

    def quoted(self, words: str) -> str:
        """Put words between the quotation marks of the language."""
        return self.text(N_("“{words}”"), words=words)

    def decimal(self, number: float) -> str:
        """Write a decimal number as the language does: `0.9`, `0,9`."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - as above

        return format_decimal(number, locale=self.locale)

    def _first(self, written: str) -> str:
        """Write the first day of a month in French as `1er`."""
        return re.sub(r"(?<!\d)1(?!\d)", "1er", written) if self.language == "fr" else written


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """Compile the catalogue of a language in memory; English is the language of the templates."""
    if language == "en":
        return gettext.NullTranslations()
    from babel.messages import mofile, pofile  # noqa: PLC0415 - as above

    folder = resources.files("gcm_alignment").joinpath("locale", language, "LC_MESSAGES")
    catalogue = pofile.read_po(io.BytesIO(folder.joinpath("gcm_alignment.po").read_bytes()), locale=language)
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
