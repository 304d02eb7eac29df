"""The catalogues of our own words: in step with the code, complete in French, and typeset as French is."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[1] / "src" / "gcm_alignment"
TEMPLATE = PACKAGE / "locale" / "gcm_alignment.pot"
FRENCH = PACKAGE / "locale" / "fr" / "LC_MESSAGES" / "gcm_alignment.po"

NO_BREAK_SPACES = "\u00a0\u202f"
# What a reader types or a program reads is not French prose: `code`, {fields}, --options, addresses.
NOT_PROSE = re.compile(r"`[^`]*`|\{[^}]*\}|(?<!\S)--[\w-]+|https?://\S+")
# Each fault of French typography with what is right; a colon or an exclamation mark inside a word is none.
TYPOGRAPHY = {
    "a straight apostrophe; write ’": re.compile(r"\w'|'\w"),
    "a straight quotation mark; write « »": re.compile(r'"'),
    "three dots; write …": re.compile(r"\.\.\."),
    "no no-break space before : ; ? ! %": re.compile(rf"(?<![{NO_BREAK_SPACES}:;?!])[:;?!%](?=\s|$)"),
    "no no-break space inside « »": re.compile(rf"«(?![{NO_BREAK_SPACES}])|(?<![{NO_BREAK_SPACES}])»"),
    "a space beside a no-break space": re.compile(rf" [{NO_BREAK_SPACES}]|[{NO_BREAK_SPACES}] "),
}


def catalog(path: Path, locale: str | None = None) -> Catalog:
    """Read a catalogue, and fail on one that gettext tools would refuse."""
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def messages_of(path: Path, locale: str | None = None) -> list[Message]:
    """Read the messages of a catalogue, without its header."""
    return [message for message in catalog(path, locale) if message.id]


def extracted() -> set[tuple[str | None, str | tuple[str, ...]]]:
    """Extract the context and the id of each message that the code marks."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")])
    return {(context, as_id(message)) for _, _, message, _, context in found}


def as_id(message: str | tuple[str, ...] | list[str]) -> str | tuple[str, ...]:
    """Make the id of a message comparable: plural messages have two."""
    return message if isinstance(message, str) else tuple(message)


def forms_of(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the one form of a message, or those of its plural; a missing one is empty."""
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def fields_of(forms: tuple[str, ...]) -> set[str]:
    """Name the `{fields}` of a message, in any of its forms."""
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}


def faults_of_typography(text: str) -> list[str]:
    """Name the faults of a French text, those of its prose only."""
    prose = NOT_PROSE.sub("x", text)
    return [fault for fault, pattern in TYPOGRAPHY.items() if pattern.search(prose)]


def test_template_holds_what_the_code_marks() -> None:
    """A message that is not in the template is never translated; one that is no longer used costs work."""
    expected = extracted()
    actual = {(message.context, as_id(message.id)) for message in messages_of(TEMPLATE)}
    assert expected == actual


def test_french_has_each_message_of_the_template() -> None:
    """A message that the French catalogue lacks would be shown in English, in a French report."""
    expected = {(message.context, as_id(message.id)) for message in messages_of(TEMPLATE)}
    actual = {(message.context, as_id(message.id)) for message in messages_of(FRENCH, "fr")}
    assert expected == actual


def test_french_is_complete() -> None:
    """An empty translation, or an empty plural, falls back to English without a word."""
    expected: list[object] = []
    actual = [message.id for message in messages_of(FRENCH, "fr") if not all(forms_of(message.string))]
    assert expected == actual


def test_french_has_nothing_fuzzy() -> None:
    """A fuzzy translation is a tool's guess that nobody has read; gettext does not use it."""
    expected: list[object] = []
    actual = [message.id for message in messages_of(FRENCH, "fr") if message.fuzzy]
    assert expected == actual


def test_french_has_nothing_obsolete() -> None:
    """Obsolete entries come back, as fuzzy guesses, at the next update."""
    expected: list[object] = []
    actual = list(catalog(FRENCH, "fr").obsolete)
    assert expected == actual


def test_french_keeps_the_fields() -> None:
    """A field that is lost or renamed raises when the message is shown; gettext tools check only `%`."""
    expected: list[object] = []
    actual = [
        message.id
        for message in messages_of(FRENCH, "fr")
        if fields_of(forms_of(message.id)) != fields_of(forms_of(message.string))
    ]
    assert expected == actual


def test_french_is_typeset_as_french() -> None:
    """Institutions judge a text by its typography before they read it."""
    expected: dict[str, list[str]] = {}
    translations = (form for message in messages_of(FRENCH, "fr") for form in forms_of(message.string))
    actual = {text: faults for text in translations if (faults := faults_of_typography(text))}
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    ["l'objectif", 'dit "oui"', "et ainsi...", "objectif: neuf", "qui ?", "«lien possible»", "objectif \u00a0: neuf"],
)
def test_typography_check_finds(text: str) -> None:
    """A check that finds nothing in a faulty text would find nothing in the catalogue either."""
    expected = 1
    actual = len(faults_of_typography(text))
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    ["l’objectif\u00a09\u00a0: {title}", "«\u00a0lien possible\u00a0»", "écrire `rule:BOOK/ID`", "qui\u202f?"],
)
def test_typography_check_lets_pass(text: str) -> None:
    """A check that finds faults in good French would be switched off before long."""
    expected: list[str] = []
    actual = faults_of_typography(text)
    assert expected == actual
