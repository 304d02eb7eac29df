"""Names of countries as the United Nations write them, and what names and cities are found."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import resources
from typing import NotRequired, TypedDict, cast

import pytest
from babel import Locale
from babel.core import get_global
from hypothesis import given, strategies as st

from gcm_alignment.errors import UnknownLanguage, UnknownName
from gcm_alignment.places import COUNTRY_CODES, city_country, city_name, country_code, country_name, country_note
from gcm_alignment.text import strip_accents


class Source(TypedDict):
    """What the test reads of a source's row."""

    id: str


class Country(TypedDict):
    """What the test reads of a country's row."""

    code: str
    name: NotRequired[dict[str, str]]
    note: NotRequired[dict[str, str]]
    variants: NotRequired[list[str]]
    sources: NotRequired[list[str]]
    wording: NotRequired[dict[str, str]]


class City(TypedDict):
    """What the test reads of a city's row."""

    country: str
    name: dict[str, str]
    variants: NotRequired[list[str]]


class Places(TypedDict):
    """The shipped file."""

    ambiguous: list[str]
    names_from: list[str]
    cities_from: list[str]
    source: list[Source]
    country: list[Country]
    city: list[City]


DATA = cast(
    "Places", tomllib.loads(resources.files("gcm_alignment").joinpath("data", "places.toml").read_text("utf-8"))
)
# Territories of CLDR that are no countries: parts of countries, unions, codes reserved or made up.
NO_COUNTRIES = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())  # noqa: SIM905 - a table, not a list

# The codes of one mention each, spelt as registers spell them.
SPELLINGS = {
    "Ivory Coast": "CI",
    "Cote d'Ivoire": "CI",
    "CÔTE D’IVOIRE": "CI",
    "Côte dʼIvoire": "CI",
    "Cape Verde": "CV",
    "Cap-Vert": "CV",
    "Turkey": "TR",
    "Turquie": "TR",
    "DRC": "CD",
    "RDC": "CD",
    "Congo (RDC)": "CD",
    "Congo": "CG",
    "Congo-Brazzaville": "CG",
    "UK": "GB",
    "Royaume Uni": "GB",
    "États-Unis": "US",
    "Etats Unis": "US",
    "USA": "US",
    "U.S.A.": "US",
    "The Gambia": "GM",
    "Gambia (the)": "GM",
    "la Gambie": "GM",
    "The Netherlands": "NL",
    "Pays-Bas": "NL",
    "Swaziland": "SZ",
    "Burkina-Faso": "BF",
    "le Maroc": "MA",
    "the Sudan": "SD",
    "Soudan (le)": "SD",
    "l’Algérie": "DZ",
    "l'Algerie": "DZ",
    "Guinea": "GN",
    "Guinée-Bissau": "GW",
    "Guinée équatoriale": "GQ",
    "Georgia": "GE",
    "Jordan": "JO",
    "St. Kitts & Nevis": "KN",
    "Saint Kitts and Nevis": "KN",
    "Bosnie et Herzégovine": "BA",
    "Kosovo": "XK",
    "La Réunion": "RE",
}

# Capitals, or seats of government, of States of the Rabat, Khartoum, Budapest, Bali and Colombo processes.
CAPITALS = """
    AE Abu Dhabi, AF Kabul, AL Tirana, AM Yerevan, AT Vienna, AZ Baku, BA Sarajevo, BD Dhaka, BE Brussels,
    BF Ouagadougou, BG Sofia, BI Bujumbura, BJ Porto-Novo, BN Bandar Seri Begawan, BT Thimphu, BY Minsk,
    CD Kinshasa, CF Bangui, CG Brazzaville, CH Bern, CI Yamoussoukro, CM Yaoundé, CN Beijing, CV Praia, CY Nicosia,
    CZ Prague, DE Berlin, DJ Djibouti, DK Copenhagen, DZ Algiers, EE Tallinn, EG Cairo, ER Asmara, ES Madrid,
    ET Addis Ababa, FI Helsinki, FJ Suva, FR Paris, GA Libreville, GB London, GE Tbilisi, GH Accra, GM Banjul,
    GN Conakry, GQ Malabo, GR Athens, GW Bissau, HR Zagreb, HU Budapest, ID Jakarta, IE Dublin, IN New Delhi,
    IQ Baghdad, IR Tehran, IS Reykjavik, IT Rome, JO Amman, JP Tokyo, KE Nairobi, KG Bishkek, KH Phnom Penh,
    KP Pyongyang, KR Seoul, KZ Astana, LA Vientiane, LB Beirut, LK Colombo, LR Monrovia, LT Vilnius, LU Luxembourg,
    LV Riga, LY Tripoli, MA Rabat, MD Chisinau, ME Podgorica, MK Skopje, ML Bamako, MM Nay Pyi Taw, MN Ulaanbaatar,
    MR Nouakchott, MT Valletta, MV Malé, MY Kuala Lumpur, NE Niamey, NG Abuja, NL The Hague, NO Oslo, NP Kathmandu,
    NR Yaren, NZ Wellington, PG Port Moresby, PH Manila, PK Islamabad, PL Warsaw, PT Lisbon, RO Bucharest,
    RS Belgrade, RU Moscow, SB Honiara, SD Khartoum, SE Stockholm, SG Singapore, SI Ljubljana, SK Bratislava,
    SL Freetown, SN Dakar, SO Mogadishu, SS Juba, ST Sao Tome, SY Damascus, TD N'Djamena, TG Lome, TH Bangkok,
    TJ Dushanbe, TL Dili, TM Ashgabat, TN Tunis, TO Nuku'alofa, TR Ankara, UA Kyiv, UG Kampala, US Washington,
    UZ Tashkent, VN Hanoi, VU Port Vila, WS Apia, XK Pristina
"""
CAPITAL_OF = {entry.split()[0]: entry.split(maxsplit=1)[1] for entry in CAPITALS.split(",")}

each_code = pytest.mark.parametrize("code", sorted(COUNTRY_CODES))


def shipped_names() -> list[tuple[str, str]]:
    """List what may be looked up, each with its country's code."""
    rows = [(row["code"], [*row.get("name", {}).values(), *row.get("variants", [])]) for row in DATA["country"]]
    return [(name, code) for code, names in rows for name in names if name not in DATA["ambiguous"]]


def test_codes_are_those_of_iso_3166_and_kosovo() -> None:
    """A code that is missing makes a member State unnameable; CLDR's list is the independent witness."""
    territories = {code for code in map(str, Locale("fr").territories) if len(code) == 2 and code.isalpha()}
    assert territories - NO_COUNTRIES == COUNTRY_CODES


def test_codes_do_not_need_babel() -> None:
    """Checking a code must not cost the import of a locale library."""
    script = "import sys, gcm_alignment.places; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "code, english, french",
    [
        ("BO", "Bolivia (Plurinational State of)", "Bolivie (État plurinational de)"),
        ("CG", "Congo", "Congo"),
        ("CI", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("CV", "Cabo Verde", "Cabo Verde"),
        ("CZ", "Czechia", "Tchéquie"),
        ("GM", "Gambia", "Gambie"),
        ("IR", "Iran (Islamic Republic of)", "Iran (République islamique d’)"),
        ("MD", "Republic of Moldova", "République de Moldova"),
        ("NL", "Netherlands (Kingdom of the)", "Pays-Bas (Royaume des)"),
        ("PS", "State of Palestine", "État de Palestine"),
        ("SN", "Senegal", "Sénégal"),
        ("TR", "Türkiye", "Türkiye"),
        ("TZ", "United Republic of Tanzania", "République-Unie de Tanzanie"),
        ("VN", "Viet Nam", "Viet Nam"),
        ("XK", "Kosovo*", "Kosovo*"),
    ],
)
def test_names_are_those_of_the_united_nations(code: str, english: str, french: str) -> None:
    """Institutions cannot pass on a report that names a State otherwise than it is named there."""
    assert (country_name(code, "en"), country_name(code, "fr-SN")) == (english, french)


@each_code
def test_every_country_is_found_by_its_names(code: str) -> None:
    """What we write ourselves must be readable again, in both languages, and what CLDR writes too.

    It also shows that no two countries share a name: the index would give one of them to the other.
    """
    ours = {country_name(code, language) for language in ("en", "fr")}
    names = {*ours, Locale("en").territories[code], Locale("fr").territories[code]} - set(DATA["ambiguous"])
    assert {country_code(name) for name in names} <= {code}


@each_code
def test_an_asterisk_has_its_note(code: str) -> None:
    """An asterisk that leads nowhere is worse than none; so is a note that nothing points to."""
    starred = [country_name(code, language).endswith("*") for language in ("en", "fr")]
    assert starred == [country_note(code, language) is not None for language in ("en", "fr")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_note_of_kosovo_names_the_resolution(language: str) -> None:
    """The note is what makes the name usable in a document of the United Nations."""
    note = (country_note("XK", language) or "").replace("\u00a0", " ")
    assert "1244 (1999)" in note


@pytest.mark.parametrize("given", ["ZZ", "sn", "", "Senegal", "EU", "UK"])
def test_what_is_no_code_is_refused(given: str) -> None:
    """A code that nobody assigned must not print as if it were a country."""
    for name_of in (country_name, country_note):
        with pytest.raises(UnknownName, match="ISO 3166-1 alpha-2") as caught:
            name_of(given, "en")
        assert repr(given) == caught.value.given


def test_a_code_in_lower_case_is_suggested_in_upper_case() -> None:
    """The commonest slip is mended by the message."""
    with pytest.raises(UnknownName) as caught:
        country_name("sn", "en")
    assert caught.value.near[:1] == ("SN",)


def test_a_language_without_names_is_refused() -> None:
    """A name in a language that was not asked for would mislead."""
    with pytest.raises(UnknownLanguage):
        country_note("SN", "de")


@pytest.mark.parametrize("name, code", SPELLINGS.items())
def test_common_spellings_find_the_country(name: str, code: str) -> None:
    """Registers are written by hand, in two languages, with old names and new ones."""
    assert country_code(name) == code


@pytest.mark.parametrize("name", ["", "*", "the", "la", "Republic", "Korea", "Saint", "Guinea and Mali", "Rabat", "SN"])
def test_what_is_no_whole_name_finds_no_country(name: str) -> None:
    """A guessed country would be a made-up fact."""
    assert country_code(name) is None


@pytest.mark.parametrize("name", ["Réunion", "réunion", "Reunion"])
def test_the_french_word_for_meeting_is_no_island(name: str) -> None:
    """A French register is full of the word; only the article makes it a place."""
    assert country_code(name) is None


@given(
    st.sampled_from(shipped_names()),
    st.sampled_from([str, str.upper, str.casefold, strip_accents]),
    st.sampled_from([" ", "-", "\u2011", "\u00a0", "  "]),
    st.sampled_from(["'", "’", "ʼ", " "]),
)
def test_spelling_does_not_matter(
    named: tuple[str, str], write: Callable[[str], str], space: str, apostrophe: str
) -> None:
    """Case, accents, hyphens and apostrophes vary from one register to the next; the country does not."""
    name, code = named
    assert country_code(write(name).replace(" ", space).replace("’", apostrophe)) == code


def test_every_variant_finds_its_own_country() -> None:
    """A variant must not take another country's name away."""
    assert [name for name, code in shipped_names() if country_code(name) != code] == []


@pytest.mark.parametrize("code, city", CAPITAL_OF.items())
def test_capitals_are_known(code: str, city: str) -> None:
    """Dialogues meet in capitals: their countries must not stay unknown."""
    assert city_country(city) == code


@pytest.mark.parametrize(
    "name, code",
    [
        ("Genève", "CH"),
        ("GENEVE", "CH"),
        ("Le Caire", "EG"),
        ("Addis-Abeba", "ET"),
        ("La Haye", "NL"),
        ("La Valette", "MT"),
        ("Le Cap", "ZA"),
        ("Marrakech", "MA"),
        ("N’Djaména", "TD"),
        ("New-York", "US"),
        ("Cadix", "ES"),
    ],
)
def test_cities_are_found_in_french(name: str, code: str) -> None:
    """Half of the registers are in French, accents or not."""
    assert city_country(name) == code


@pytest.mark.parametrize("name", ["", "Kingston", "Valencia", "Nice", "Geneva Centre", "Senegal", "the"])
def test_what_is_no_sure_city_finds_no_country(name: str) -> None:
    """A city that several countries have, an ordinary word, or a longer name says nothing sure."""
    assert city_country(name) is None


def test_cities_are_where_the_time_zones_say() -> None:
    """The table is ours; the zones of the time zone database are an independent witness."""
    zones = {zone.rpartition("/")[2].replace("_", " "): code for zone, code in get_global("zone_territories").items()}
    names = [name for row in DATA["city"] for name in row["name"].values()]
    witnessed = {name: code for name in names if (code := zones.get(strip_accents(name)))}
    assert len(witnessed) > 100
    assert {name: city_country(name) for name in witnessed} == witnessed


def test_every_city_has_a_country_of_its_own() -> None:
    """A name written twice with two countries would give whichever came last."""
    rows = [(row["country"], [*row["name"].values(), *row.get("variants", [])]) for row in DATA["city"]]
    assert [name for code, names in rows for name in names if city_country(name) != code] == []


def test_every_code_in_the_data_is_known() -> None:
    """A mistyped code would print as an unknown country."""
    assert {*(row["code"] for row in DATA["country"]), *(row["country"] for row in DATA["city"])} <= COUNTRY_CODES


def test_every_source_named_is_described() -> None:
    """Every shipped fact has sources: one that is named only by its id leads nowhere."""
    named = {name for row in DATA["country"] for name in row.get("sources", [])}
    assert {*named, *DATA["names_from"], *DATA["cities_from"]} == {row["id"] for row in DATA["source"]}


def test_french_notes_that_we_worded_say_so() -> None:
    """Only what was read in a source may pass for its wording."""
    noted = [row for row in DATA["country"] if "note" in row]
    assert [row.get("wording") for row in noted] == [{"fr": "ours"}]


def test_a_city_is_named_in_the_language_of_the_reader() -> None:
    """A French report says Genève, whatever the page that it was read from printed."""
    assert (
        city_name("Geneva", "fr"),
        city_name("GENEVE", "en"),
        city_name("Addis Ababa", "fr-SN"),
    ) == ("Genève", "Geneva", "Addis-Abeba")


def test_an_unknown_city_keeps_its_name() -> None:
    """A name that nobody translated is not guessed."""
    assert city_name("Kéroual", "fr") == "Kéroual"
