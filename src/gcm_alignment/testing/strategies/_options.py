"""What tests ask of strategies: that it is a strategy, one of two names, a size that can be."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from hypothesis import strategies as st

from gcm_alignment.errors import InvalidValue, N_, UnknownLanguage
from gcm_alignment.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from gcm_alignment.text import Language

Options = ParamSpec("Options")
Made = TypeVar("Made")


def asked_for(make: Callable[Options, Made]) -> Callable[Options, Made]:
    """Refuse whatever is no strategy where the options of a strategy take one, as their annotations say."""
    parameters = inspect.signature(make).parameters.values()
    named = {one.name for one in parameters if "SearchStrategy" in str(one.annotation)}

    @wraps(make)
    def made(*args: Options.args, **options: Options.kwargs) -> Made:
        for name, given in options.items():
            if name in named and given is not None and not isinstance(given, st.SearchStrategy):
                raise InvalidValue(
                    N_("{option} takes a strategy, such as st.just(…); found {found}"), option=name, found=repr(given)
                )
        return make(*args, **options)

    return made


def either(new: tuple[str, Made | None], old: tuple[str, Made | None]) -> Made | None:
    """Take an option by its name or by its older one; both at once contradict each other."""
    if new[1] is not None and old[1] is not None:
        raise InvalidValue(
            N_("{option} and {older} are two names of one option; give {option} alone"), option=new[0], older=old[0]
        )
    return new[1] if old[1] is None else old[1]


def most_of(  # noqa: PLR0913 - what is asked, and what can be
    what: str, least: int, most: int | None, *, usual: int, lowest: int = 0, highest: int | None = None
) -> int:
    """Return how many there may be: as asked, or as is usual unless more are asked for; refuse what cannot be."""
    for name, given in ((f"min_{what}", least), (f"max_{what}", most)):
        if given is not None:
            _check_number(name, given, lowest, highest)
    if most is None:
        return max(usual, least)
    if least > most:
        raise InvalidValue(
            N_("min_{what} cannot be more than max_{what}: {least} is more than {most}"),
            what=what,
            least=least,
            most=most,
        )
    return most


def _check_number(name: str, given: object, lowest: int, highest: int | None) -> None:
    if isinstance(given, int) and lowest <= given and (highest is None or given <= highest):
        return
    if highest is None:
        raise InvalidValue(
            N_("{option} takes a number from {lowest}; found {found}"), option=name, lowest=lowest, found=repr(given)
        )
    raise InvalidValue(
        N_("{option} takes a number from {lowest} to {highest}; found {found}"),
        option=name,
        lowest=lowest,
        highest=highest,
        found=repr(given),
    )


def known_language(given: Language) -> Language:
    """Return a language of the library's own words, or refuse it."""
    if given not in LANGUAGES:
        raise UnknownLanguage(N_("no language {given}: the languages are {known}"), given=repr(given), known=LANGUAGES)
    return given
