"""The curator's checks of words: languages, typography, and whose wording they are."""

import re
import unicodedata

from curated_shelf import Entry, Faults, Shelf, entries, french_in, words_in

SAME_IN_BOTH = {
    "EUROMED Migration": "a proper name, which its own pages in French print alike",
}
"""Texts that are rightly the same in English and French, with the reason; names of cities need none."""

NAMED = ("title", "name")
BILINGUAL = ("abbreviation", "short_name", "reason", "what", "note")
LANGUAGES = {"en": "English", "fr": "French"}


def both_languages(shelf: Shelf) -> Faults:
    """A text exists in English and French, or the record says that the other title was not read."""
    for entry in entries(shelf):
        excuse = entry.text("note") + entry.text("hole")
        for field in (field for field in NAMED if field in entry.fields and not isinstance(entry.fields[field], str)):
            for tag in sorted(LANGUAGES.keys() - entry.versions(field).keys()):
                if f"{LANGUAGES[tag]} {field} not read" not in excuse:
                    yield f"{entry.name}: no {field}.{tag}; add it, or “{LANGUAGES[tag]} {field} not read” to its note"
        for field in (field for field in BILINGUAL if isinstance(entry.fields.get(field), dict)):
            for tag in sorted(LANGUAGES.keys() - entry.versions(field).keys()):
                yield f"{entry.name}: no {field}.{tag}; these words are ours: add it"
        for row in (*entry.rows("actions"), *entry.rows("groups")):
            for tag in sorted(LANGUAGES.keys() - row.keys()):
                yield f"{entry.name}: no {tag} of {row.get('letter') or row.get('id')}; add it"


def clean_texts(shelf: Shelf) -> Faults:
    """Texts are composed (NFC), stripped, and have no double spaces and no control characters."""
    for file in sorted(shelf):
        heads = {name: value for name, value in shelf[file].items() if isinstance(value, str)}
        for entry in (Entry(file=file, table="", name=file, fields=dict(heads)), *entries({file: shelf[file]})):
            for path, words in words_in(entry.fields):
                if (
                    clean := " ".join(unicodedata.normalize("NFC", words).split(" "))
                ) != words or clean != words.strip():
                    yield f"{entry.name}: {path} is not stripped or not NFC; write it composed, without outer spaces"
                if re.search(r"\s\s", words) or any(unicodedata.category(letter) == "Cc" for letter in words):
                    yield f"{entry.name}: {path} has a double space or a line break; write one space"


def french_typography(shelf: Shelf) -> Faults:
    """French has typographic apostrophes, guillemets, and no-break spaces where they belong."""
    for entry in entries(shelf):
        if entry.table == "term":
            continue  # forms to match by: they hold no sentence, and punctuation has a meaning of its own in them
        for path, words in french_in(entry):
            if "'" in words:
                yield f"{entry.name}: {path} has a straight apostrophe; write ’"
            if '"' in words:
                yield f"{entry.name}: {path} has straight quotation marks; write « »"
            if re.search(r"(?<![\u00a0\u202f])[:;?!»](?!//)|«(?![\u00a0\u202f])", words):
                yield f"{entry.name}: {path} lacks a no-break space before : ; ? ! » or after «"


def languages_differ(shelf: Shelf) -> Faults:
    """English and French are the same only where a reason is known."""
    for entry in (entry for entry in entries(shelf) if entry.table != "city"):
        pairs = [entry.versions(field) for field in (*NAMED, *BILINGUAL)]
        pairs += [{tag: str(row.get(tag)) for tag in LANGUAGES} for row in entry.rows("actions") + entry.rows("groups")]
        for pair in pairs:
            same = pair.get("en") is not None and pair.get("en") == pair.get("fr")
            if same and entry.table != "country" and pair["en"] not in SAME_IN_BOTH:
                yield f"{entry.name}: “{pair['en']}” stands for both languages; translate it, or list it with a reason"


def our_wording(shelf: Shelf) -> Faults:
    """Only words that exist are marked as ours."""
    for entry in entries(shelf):
        for row in (entry.fields, *entry.rows("groups")):
            inner = Entry(file="", table="", name="", fields=row)
            present = {*inner.versions("title"), *inner.versions("name"), *row.keys()}
            for stranger in sorted(set(inner.texts("ours")) - present):
                yield f"{entry.name}: no words in {stranger} to be ours; mend `ours`"
