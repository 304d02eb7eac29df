"""Functions and classes that tell a moment of our choice, in place of those of `time` and `datetime`."""

from __future__ import annotations

import time
from datetime import UTC, date as _date, datetime as _datetime, tzinfo
from typing import TYPE_CHECKING, Final, TypeAlias, cast

if TYPE_CHECKING:
    from typing import Protocol

    class Make(Protocol):
        """What makes a date of whatever fields."""

        def __call__(self, *fields: object, **named: object) -> object:
            """Make one."""
            ...


Replacement: TypeAlias = "tuple[object, object]"
"""What is replaced, and by what."""

_time, _time_ns = time.time, time.time_ns
_localtime, _gmtime, _strftime, _ctime = time.localtime, time.gmtime, time.strftime, time.ctime

CLOCKS: Final[tuple[object, ...]] = (_date, _datetime, _time, _time_ns, _localtime, _gmtime, _strftime, _ctime)
"""What tells the time, except the clocks that only measure how long something takes."""


class _SameAsTheRealOne(type):
    """Lets a false class recognise what the real one does, because it makes nothing but real dates."""

    def __instancecheck__(cls, instance: object) -> bool:
        """Ask the real class."""
        return isinstance(instance, cls.__mro__[1])

    def __subclasscheck__(cls, kind: type) -> bool:
        """Ask the real class."""
        return issubclass(kind, cls.__mro__[1])


def false_clock(moment: float) -> tuple[Replacement, ...]:
    """Return replacements for all that tells the time: they tell a moment, in seconds since 1970 (UTC)."""

    def now() -> float:
        return moment

    def now_ns() -> int:
        return int(moment * 1e9)

    def local(seconds: float | None = None) -> time.struct_time:
        return _localtime(moment if seconds is None else seconds)

    def at_greenwich(seconds: float | None = None) -> time.struct_time:
        return _gmtime(moment if seconds is None else seconds)

    def written(form: str, when: time.struct_time | None = None) -> str:
        return _strftime(form, _localtime(moment) if when is None else when)

    def spelt_out(seconds: float | None = None) -> str:
        return _ctime(moment if seconds is None else seconds)

    false = (_false_date(moment), _false_datetime(moment), now, now_ns, local, at_greenwich, written, spelt_out)
    return tuple(zip(CLOCKS, false, strict=True))


def _false_date(moment: float) -> type:
    class Date(_date, metaclass=_SameAsTheRealOne):
        """A class of dates whose today is ours."""

        def __new__(cls, *fields: object, **named: object) -> Date:  # noqa: PYI034 - it makes real ones
            """Make a real date."""
            return cast("Date", cast("Make", _date)(*fields, **named))

        @classmethod
        def today(cls) -> Date:
            """Tell the day of the moment."""
            return cast("Date", _date.fromtimestamp(moment))  # noqa: DTZ012 - local, as the real one

    return Date


def _false_datetime(moment: float) -> type:
    class DateTime(_datetime, metaclass=_SameAsTheRealOne):
        """A class of moments whose now is ours."""

        def __new__(cls, *fields: object, **named: object) -> DateTime:  # noqa: PYI034 - as above
            """Make a real one."""
            return cast("DateTime", cast("Make", _datetime)(*fields, **named))

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> DateTime:
            """Tell the moment."""
            return cast("DateTime", _datetime.fromtimestamp(moment, tz))

        @classmethod
        def today(cls) -> DateTime:
            """Tell the moment where we are."""
            return cast("DateTime", _datetime.fromtimestamp(moment))  # noqa: DTZ006 - local, as the real one

        @classmethod
        def utcnow(cls) -> DateTime:
            """Tell the moment at Greenwich, without saying so."""
            return cast("DateTime", _datetime.fromtimestamp(moment, UTC).replace(tzinfo=None))

    return DateTime
