"""Another clock, time zone and locale, for as long as something is tried under them."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
import time
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import attrs

from gcm_alignment.testing.false_clock import CLOCKS, Replacement, false_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

Place: TypeAlias = "tuple[dict[str, object], str, object]"
"""A name in a module, and what stands under it: something that tells the time or the locale."""

_getlocale, _setlocale, _localeconv = locale.getlocale, locale.setlocale, locale.localeconv
_LOCALES: Final[tuple[object, ...]] = (_getlocale, _setlocale, _localeconv)
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LANG")
_KEPT = ("hypothesis", "_hypothesis", "_pytest", "pytest", "pluggy", "coverage", "logging", "gcm_alignment.testing")
"""What runs and times the tests keeps its clock."""


@attrs.frozen(kw_only=True)
class Surroundings:
    """A moment, in seconds since 1970 (UTC), a time zone as TZ names it, and a locale, such as `tr_TR`."""

    moment: float
    zone: str
    locale: str

    @contextlib.contextmanager
    def around(self, places: tuple[Place, ...]) -> Generator[None]:
        """Let these be the answers to whoever asks for the time, the zone or the locale; then all is as before.

        Replaced are the variables of the environment, the time zone of the C library, its locale where the machine
        has it, and what stands at the `places`, see `places`. What compiled libraries ask of the system by
        themselves is not.
        """
        tag = f"{self.locale}.UTF-8"
        replacements = {id(told): new for told, new in (*false_clock(self.moment), *self._false_locale())}
        with _environment({**dict.fromkeys(_VARIABLES, tag), "TZ": self.zone}), _c_locale(tag):
            try:
                for names, name, told in places:
                    names[name] = replacements[id(told)]
                yield
            finally:
                for names, name, told in places:
                    names[name] = told

    def _false_locale(self) -> tuple[Replacement, ...]:
        conventions = {**_localeconv(), "decimal_point": ",", "thousands_sep": "\u202f"}

        def set_locale(category: int, wanted: str | None = None) -> str:
            return f"{self.locale}.UTF-8" if wanted is None else _setlocale(category, wanted)

        false = (lambda category=0: (self.locale, "UTF-8"), set_locale, lambda: conventions)  # noqa: ARG005 - as the real one
        return tuple(zip(_LOCALES, false, strict=True))


SURROUNDINGS: Final = (
    Surroundings(moment=1_545_217_200.0, zone="Pacific/Kiritimati", locale="tr_TR"),  # the day of the adoption
    Surroundings(moment=1_653_033_600.0, zone="America/St_Johns", locale="fr_FR"),  # the end of the first Forum
    Surroundings(moment=1_924_991_999.0, zone="UTC", locale="en_US"),  # the last second of 2030
)
"""Years apart, on both sides of the date line, with the locales whose habits differ most."""


def places() -> tuple[Place, ...]:
    """Find all names of loaded modules that stand for something that tells the time or the locale."""
    told = {id(one): one for one in (*CLOCKS, *_LOCALES)}
    modules = [module for name, module in sorted(sys.modules.items()) if not name.startswith(_KEPT)]
    names = (cast("dict[str, object]", vars(module)) for module in modules if hasattr(module, "__dict__"))
    return tuple((known, name, value) for known in names for name, value in tuple(known.items()) if id(value) in told)


@contextlib.contextmanager
def _environment(variables: Mapping[str, str]) -> Generator[None]:
    """Set variables of the environment, and let the C library read its time zone anew."""
    before = {name: os.environ.get(name) for name in variables}
    try:
        os.environ.update(variables)
        _read_zone()
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        _read_zone()


_read_zone: Final[Callable[[], object]] = getattr(time, "tzset", int)  # Windows has none, and needs none


@contextlib.contextmanager
def _c_locale(tag: str) -> Generator[None]:
    """Set the locale of the C library, where the machine has it."""
    before = _setlocale(locale.LC_ALL)
    try:
        with contextlib.suppress(locale.Error):
            _setlocale(locale.LC_ALL, tag)
        yield
    finally:
        _setlocale(locale.LC_ALL, before)
