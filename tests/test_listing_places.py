"""Where things took place, and what only bears the name of a place."""

import pytest

from gcm_alignment.activities import Mode
from gcm_alignment.formats.listing import parse_listing
from gcm_alignment.formats.printed_line import Line
from gcm_alignment.formats.printed_modes import mode_named, mode_worded
from gcm_alignment.formats.printed_places import read_places


def venues(text: str) -> list[str]:
    """Return the venues of a line as text."""
    return [str(slot.venue) for slot in read_places(Line.of(text)) if slot.venue]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Forum – mai 2021, Dakar", ["Dakar (SN)"]),
        ("Forum – mai 2021, Dakar (Sénégal)", ["Dakar (SN)"]),
        ("Forum – mai 2021, Dakar, Sénégal", ["Dakar (SN)"]),
        ("Forum – mai 2021, Maroc", ["Maroc (MA)"]),
        ("Forum, qui s'est tenu à Malabo, en Guinée équatoriale, les 17 et 18 mai 2021", ["Malabo (GQ)"]),
        ("Forum held in Malabo, Equatorial Guinea, on 17 May 2021", ["Malabo (GQ)"]),
        ("Forum – mai 2021, Gorom (Sénégal)", ["Gorom (SN)"]),
        ("Forum – mai 2021, Saint-Louis du Sénégal", ["Saint-Louis du Sénégal (SN)"]),
        ("Forum tenu à Gorom en mai 2021", ["Gorom"]),
        ("Forum – mai 2021, La Haye", ["La Haye (NL)"]),
        ("Forum – mai 2021, The Hague", ["The Hague (NL)"]),
        ("Forum held in The Hague in May 2021", ["The Hague (NL)"]),
        ("Forum tenu au Caire en mai 2021", ["Caire (EG)"]),
        ("Forum – mai 2021, N’Djamena", ["N’Djamena (TD)"]),
        ("Forum – May 2021, Geneva and New York", ["Geneva (CH)", "New York (US)"]),
        ("Forum – May 2021, Bosnia and Herzegovina", ["Bosnia and Herzegovina (BA)"]),
        ("Forum held in Geneva, New York and Rabat in May 2021", ["Geneva (CH)", "New York (US)", "Rabat (MA)"]),
        ("Study visit of Moldovan officials to Lisbon, Portugal; 5 to 9 June 2017", ["Lisbon (PT)"]),
        ("Study visit to Lisbon, Portugal, 5 June 2017", ["Lisbon (PT)"]),
        ("Visits of officials to Lisbon, Madrid and Paris; June 2017", ["Lisbon (PT)", "Madrid (ES)", "Paris (FR)"]),
        ("Forum – Paris / Dakar, mai 2021", ["Paris (FR)", "Dakar (SN)"]),
        ("Location: Gorom. On 5 May 2021 people met.", ["Gorom"]),
        ("Lieu : Dakar. Forum, mai 2021", ["Dakar (SN)"]),
        ("Forum – Dakar", ["Dakar (SN)"]),
        ("Forum, Dakar", ["Dakar (SN)"]),
        ("Forum held at the Palais des Nations, Geneva, on 5 May 2021", ["Palais des Nations, Geneva (CH)"]),
        ("Forum – mai 2021, Dakar, Tunis et Rabat entre autres", ["Dakar (SN)", "Tunis (TN)", "Rabat (MA)"]),
        ("Forum held at UN Headquarters in New York, May 2021", ["New York (US)"]),
        ("Forum – 5 mai 2021 à l'hôtel Ngor Diarama de Dakar", ["hôtel Ngor Diarama de Dakar (SN)"]),
        ("Forum organisé à l'hôtel Ngor, mai 2021", ["hôtel Ngor"]),
        ("Forum – Hotel Teranga, Dakar, May 2021", ["Hotel Teranga, Dakar (SN)"]),
        ("Forum à Tunis et en ligne, mai 2021", ["Tunis (TN)"]),
        ("Dakar, Dakar: forum, May 2021", ["Dakar (SN)", "Dakar (SN)"]),
        (
            "MID-TERM EVALUATION (2013-16) IN GHANA, TOGO AND NIGER FINAL REPORT",
            ["GHANA (GH)", "TOGO (TG)", "NIGER (NE)"],
        ),
        ("Final evaluation of projects in Ghana and again in Ghana", ["Ghana (GH)"]),
        ("Final evaluation (2019) of the project, presented in Accra", ["Accra (GH)"]),
    ],
)
def test_places_are_read_where_events_have_them(text: str, expected: list[str]) -> None:
    """The venue is the place as printed, without its country, which becomes a code."""
    actual = venues(text)
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "Forum du Processus de Rabat – mai 2021",
        "Khartoum Process forum, May 2021",
        "Suites de la Déclaration politique de Marrakech, mai 2021",
        "In Rabat Process countries, May 2021",
        "Plan d'action de La Valette, mai 2021",
        "Sommet, Processus de, Dakar Declaration, mai 2021",
        "Coopération entre l'Espagne, le Maroc et le Sénégal, volet 2",
        "Cooperation between Spain, Morocco, Algeria",
        "Returns from Libya in 2021",
        "les bureaux de l’ONUDC au Brésil et en Colombie ont aidé",
        "Forum held in Partnership with IOM in May 2021",
        "Forum organised in West Africa in May 2021",
        "Forum – mai 2021, OIM",
        "Forum – May 2021, Ministry of Labour",
        "Forum – May 2021, Steering Committee",
        "Forum – May 2021, Alpha Beta Gamma Delta Epsilon",
        'Forum "Migrants held in Tunis since May" of youth',
        "Forum en Mars 2021",
        "GCM Youth Talk - 8 May 2021",
        "FORUM HELD IN GOROM IN MAY 2021",
        "Évaluation finale du projet sur le Processus de Rabat",
    ],
)
def test_names_with_a_place_in_them_are_no_places(text: str) -> None:
    """Processes, declarations, plans and institutions bear names of places; a subject is no venue."""
    expected: list[str] = []
    actual = venues(text)
    assert expected == actual


@pytest.mark.parametrize(
    "words, expected",
    [
        ("virtuel", Mode.VIRTUAL),
        ("virtuelle", Mode.VIRTUAL),
        ("online", Mode.VIRTUAL),
        ("en ligne", Mode.VIRTUAL),
        ("a distance", Mode.VIRTUAL),
        ("par visioconference", Mode.VIRTUAL),
        ("via zoom", Mode.VIRTUAL),
        ("webinaire", Mode.VIRTUAL),
        ("hybride", Mode.HYBRID),
        ("hybrid format", Mode.HYBRID),
        ("in person and online", Mode.HYBRID),
        ("en presentiel et a distance", Mode.HYBRID),
        ("in person", Mode.IN_PERSON),
        ("en presentiel", Mode.IN_PERSON),
        ("online recruitment", None),
        ("", None),
    ],
)
def test_words_where_a_place_could_stand_name_the_mode(words: str, expected: Mode | None) -> None:
    """Lists print "online" where they print the city of other events."""
    actual = mode_named(words)
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("virtual thematic meeting on return", Mode.VIRTUAL),
        ("global online peer learning exchange", Mode.VIRTUAL),
        ("reunion technique en ligne sur le retour", Mode.VIRTUAL),
        ("formation a distance", Mode.VIRTUAL),
        ("the meeting was held online", Mode.VIRTUAL),
        ("reunion par visioconference", Mode.VIRTUAL),
        ("hybrid workshop", Mode.HYBRID),
        ("reunion en format hybride", Mode.HYBRID),
        ("members convened in person", Mode.IN_PERSON),
        ("workshop on online recruitment", None),
        ("atelier sur la traite en ligne", None),
        ("combating trafficking in persons", None),
        ("remote areas", None),
    ],
)
def test_words_tell_the_mode_of_an_event_and_not_of_its_subject(text: str, expected: Mode | None) -> None:
    """A workshop about online recruitment was not held online."""
    actual = mode_worded(text)
    assert expected == actual


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Forum, mai 2021, Genève/en ligne", [Mode.HYBRID]),
        ("Forum, mai et juin 2021, Genève/en ligne", [Mode.IN_PERSON, Mode.VIRTUAL]),
        ("Forum virtuel, mai 2021, Genève", [Mode.HYBRID]),
        ("Forum, mai 2021, en présentiel", [Mode.IN_PERSON]),
        ("Forum, mai 2021, Genève, hybride", [Mode.HYBRID]),
        ("Forum, mai 2021", [None]),
        ("Forum", []),
        ("Forum, Genève", [Mode.IN_PERSON]),
        ("Publication sur le retour, mai 2021", [Mode.NO_EVENT]),
        ("Publication sur le retour, mai 2021, en ligne", [Mode.NO_EVENT]),
        ("Publication sur les formations en ligne, mai 2021", [Mode.NO_EVENT]),
        ("Étude sur le retour, présentée lors d'une réunion virtuelle, mai 2021", [Mode.VIRTUAL]),
        ("Étude sur le retour, mai 2021, Maroc", [Mode.NO_EVENT]),
        ("Étude sur le retour, mai 2021, Dakar", [Mode.IN_PERSON]),
        ("Final review of the project in Ghana, May 2021", [Mode.NO_EVENT]),
        ("Review of the project in Ghana, May 2021", [None]),
        ("Forum, mai et juin 2021, Paris, Dakar, en ligne", [None, None, Mode.IN_PERSON, Mode.IN_PERSON, Mode.VIRTUAL]),
    ],
)
def test_the_mode_follows_from_words_and_places(text: str, expected: list[Mode | None]) -> None:
    """What is not said stays unknown: only a place, a word or the kind of thing decides."""
    actual = [occasion.mode for activity in parse_listing(text, "fr").activities for occasion in activity.occasions]
    assert expected == actual


def test_two_dates_in_one_place_are_two_occasions_there() -> None:
    """A series that met twice in Dakar met in Dakar both times."""
    (activity,) = parse_listing("Forum, 5 mai et 7 juin 2021, Dakar", "fr").activities
    expected = [("2021-05-05", "Dakar (SN)"), ("2021-06-07", "Dakar (SN)")]
    actual = [(str(occasion.period), str(occasion.venue)) for occasion in activity.occasions]
    assert expected == actual
