"""Lists of activities become activities, and nothing of a list is lost in silence."""

import pickle
from pathlib import Path

import pytest

from gcm_alignment.activities import Kind, Mode, Status
from gcm_alignment.errors import Severity, UnknownLanguage, UnusableInput
from gcm_alignment.formats.bullets import LONGEST_BULLET
from gcm_alignment.formats.listing import Listing, parse_listing
from gcm_alignment.sources import Completeness

DATA = Path(__file__).parent / "data"
RABAT = (DATA / "rabat_2022.fr.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rabat() -> Listing:
    """Return the register of 2022, its language left to be detected."""
    return parse_listing(RABAT)


def codes(listing: Listing) -> list[tuple[int | None, str]]:
    """Return the line and the code of each problem."""
    return [(problem.line, problem.code) for problem in listing.problems]


def test_the_register_of_2022_has_eleven_bullets_and_twelve_activities(rabat: Listing) -> None:
    """The published highlights are eleven; one of them joins two round tables."""
    expected = (11, 12, "fr")
    actual = (rabat.bullets, len(rabat.activities), rabat.language)
    assert expected == actual


def test_the_register_of_2022_is_dated_as_printed(rabat: Listing) -> None:
    """A month is a month: no day is invented, and a bullet without date has none."""
    months = [
        "2019-07",
        "2019-09",
        "2019-10",
        "2019-11",
        "2020-11",
        "2020-12",
        "2021-01",
        "2021-09",
        "2021-07",
        "2021-10",
    ]
    expected = [*months, "2021-12", None]
    actual = [activity.period and str(activity.period) for activity in rabat.activities]
    assert expected == actual


def test_the_register_of_2022_took_place_where_printed(rabat: Listing) -> None:
    """Rabat is the name of the process: none of these activities took place there."""
    expected = ["Madrid (ES)", "Abidjan (CI)", "Abuja (NG)", "Paris (FR)", "Genève (CH)"]
    actual = [str(venue) for activity in rabat.activities for venue in activity.venues]
    assert expected == actual


def test_the_register_of_2022_tells_how_people_met(rabat: Listing) -> None:
    """Publications, assessments and partnerships are no events; "virtuel/Genève" is one of each in turn."""
    none, here, virtual = Mode.NO_EVENT, Mode.IN_PERSON, Mode.VIRTUAL
    expected = [here, none, here, here, none, none, virtual, here, virtual, here, virtual, none]
    actual = [occasion.mode for activity in rabat.activities for occasion in activity.occasions]
    assert expected == actual


def test_the_register_of_2022_names_its_kinds(rabat: Listing) -> None:
    """Coverage by kind rests on the head word of each title."""
    expected = [
        Kind.TECHNICAL_MEETING,
        Kind.PUBLICATION,
        Kind.WORKSHOP,
        Kind.WORKSHOP,
        Kind.PUBLICATION,
        Kind.ASSESSMENT,
        Kind.WEBINAR,
        Kind.THEMATIC_MEETING,
        Kind.ROUND_TABLE,
        Kind.ROUND_TABLE,
        Kind.MEETING,
        Kind.PARTNERSHIP,
    ]
    actual = [activity.kind for activity in rabat.activities]
    assert expected == actual


def test_the_joined_bullet_divides_at_its_parallel_phrases(rabat: Listing) -> None:
    """Each round table keeps its own subject, so that it aligns with its own objectives."""
    expected = [
        "Tables rondes sur la protection des mineurs non accompagnés durant la procédure d'asile",
        "Tables rondes sur les risques encourus par les enfants le long des routes migratoires",
    ]
    actual = [activity.title.fr for activity in rabat.activities[8:10]]
    assert expected == actual


def test_the_register_of_2022_says_what_needs_a_look(rabat: Listing) -> None:
    """A reader must know that line 9 was divided and that line 11 has no date."""
    expected = [(9, "joined-bullet"), (11, "no-date")]
    actual = codes(rabat)
    assert expected == actual


def test_each_activity_keeps_its_line_as_printed(rabat: Listing) -> None:
    """Who doubts a reading must be able to see what was read."""
    expected = {line.removeprefix("- ") for line in RABAT.splitlines()}
    actual = {activity.printed.fr for activity in rabat.activities if activity.printed}
    assert expected == actual


def test_an_id_tells_date_place_and_subject() -> None:
    """Reviews are stored by id: it must be readable, and the same in every run."""
    listing = parse_listing(
        "- Atelier technique sur les transferts de fonds des diasporas – novembre 2019, Abuja", "fr"
    )
    expected = "list:2019-11-abuja-transferts-fonds-diasporas"
    actual = listing.activities[0].id
    assert expected == actual


@pytest.mark.parametrize(
    "line, expected",
    [
        ("- SOM, Malabo, 17 November 2021", "list:2021-11-17-malabo-senior-officials-meeting"),
        ("- Madrid, 1 July 2019, hosted by Spain", "list:2019-07-01-madrid"),
        ("- 展望", "list:untitled"),
        ("- Partnership until 2022", "list:2022-partnership"),
    ],
)
def test_an_id_falls_back_on_what_is_known(line: str, expected: str) -> None:
    """A title of common words, of another script or of none still needs an id."""
    actual = parse_listing(line, "en").activities[0].id
    assert expected == actual


def test_activities_that_would_share_an_id_are_told_apart_by_their_lines() -> None:
    """Two workshops of one month on one subject are two; the order of the list must not name them."""
    first, second = "- Atelier sur les visas, mai 2021", "- Atelier sur les visas (suite), mai 2021"
    ids = [activity.id for activity in parse_listing(f"{first}\n{second}", "fr").activities]
    swapped = [activity.id for activity in parse_listing(f"{second}\n{first}", "fr").activities]
    assert ids == swapped[::-1]


def test_the_same_line_twice_gives_two_activities_and_a_notice() -> None:
    """Whether it was held twice or listed twice, only the author knows."""
    listing = parse_listing(
        "- Forum on visas, May 2021\n- Workshop on return, May 2021\n- Forum on visas, May 2021", "en"
    )
    expected = ("two activities with the same title: lines 1 and 3", 3, True)
    (problem,) = listing.problems
    actual = (str(problem.message), problem.line, listing.activities[2].id == f"{listing.activities[0].id}-2")
    assert expected == actual


def test_a_register_for_a_process_bears_its_name() -> None:
    """Activities of a process are addressed by it: `rabat:…`, not `list:…`."""
    portfolio = parse_listing("- Forum on return, May 2021", "en").portfolio("rabat")
    expected = ("rabat", "rabat", ("rabat:2021-05-return",), ("rabat",))
    ids = tuple(activity.id for activity in portfolio.activities)
    actual = (portfolio.id, portfolio.process, ids, tuple(activity.process for activity in portfolio.activities))
    assert expected == actual


def test_a_register_without_process_says_nothing_of_its_completeness(rabat: Listing) -> None:
    """A list that somebody typed may leave things out: silence in it proves nothing."""
    portfolio = rabat.portfolio()
    expected = (Completeness.UNKNOWN, None, rabat.activities)
    actual = (portfolio.completeness, portfolio.process, portfolio.activities)
    assert expected == actual


def test_a_listing_travels_between_processes(rabat: Listing) -> None:
    """Batches are read in parallel: values must pickle and compare."""
    expected = rabat
    actual = pickle.loads(pickle.dumps(rabat))  # noqa: S301 - our own pickle
    assert expected == actual


def test_the_language_can_be_named() -> None:
    """Detection errs on titles without small words; who knows better must be heard."""
    expected = ("fr", "Forum")
    listing = parse_listing("- Forum, mai 2021", "fr-SN")
    actual = (listing.language, listing.activities[0].title.fr)
    assert expected == actual


def test_an_unknown_language_is_refused() -> None:
    """Reading Spanish with English words would silently find nothing."""
    with pytest.raises(UnknownLanguage, match="no language 'es': the languages are en, fr"):
        parse_listing("- Taller, mayo 2021", "es")


def test_a_list_in_no_telling_language_is_read_as_english_and_says_so() -> None:
    """A guess that nobody can see is worse than a question."""
    listing = parse_listing("- GCM 2021")
    expected = ("en", (None, "language"))
    actual = (listing.language, codes(listing)[0])
    assert expected == actual


def test_an_english_list_is_detected() -> None:
    """The language of the list decides in which language its titles are stored."""
    expected = "en"
    actual = parse_listing("- Workshop on the fight against smuggling, May 2021").language
    assert expected == actual


@pytest.mark.parametrize("text", ["", " \n\t\n", "-----\n\u200b\n"])
def test_nothing_is_no_list(text: str) -> None:
    """An empty upload is a mistake, not a register without activities."""
    with pytest.raises(UnusableInput, match="nothing to read"):
        parse_listing(text, "en")


def test_a_line_of_ten_megabytes_is_read_at_its_beginning_and_named() -> None:
    """A whole book pasted into one line must neither hang the reader nor vanish."""
    line = "Atelier sur le retour " + "x" * 10_000_000
    (problem,) = [problem for problem in parse_listing(line, "fr").problems if problem.severity is Severity.FAULT]
    expected = (
        1,
        "long-line",
        f"a line of {len(line)} characters, too long for one activity: read to character 500; divide it",
    )
    actual = (problem.line, problem.code, str(problem.message))
    assert expected == actual


def test_the_longest_bullet_is_still_read_whole() -> None:
    """The limit is one of sense, far above any printed activity."""
    text = "Atelier " + "x" * (LONGEST_BULLET - len("Atelier "))
    expected = text
    actual = parse_listing(text, "fr").activities[0].title.fr
    assert expected == actual


@pytest.mark.parametrize(
    "line, expected",
    [
        (
            "- Atelier sur le retour – 31 novembre 2021, Tunis",
            "no such day: 31 novembre 2021; month 2021-11 has 30 days",
        ),
        ("- Atelier sur le retour – 31/09, Tunis", "no such day: 31/09; month 09 has 30 days"),
        ("- Atelier sur le retour – 13/13/2021, Tunis", "no such month: 13/13/2021; a year has 12 months"),
        ("- Atelier sur le retour – 5-3 mai 2021, Tunis", "a period that ends before it starts: 5-3 mai 2021"),
    ],
)
def test_an_impossible_date_is_a_fault_and_the_rest_of_its_line_is_read(line: str, expected: str) -> None:
    """Nothing is guessed: the activity stays, undated, with its place."""
    listing = parse_listing(line, "fr")
    (activity,) = listing.activities
    (problem,) = listing.problems
    assert (activity.title.fr, activity.period, str(activity.venues[0])) == (
        "Atelier sur le retour",
        None,
        "Tunis (TN)",
    )
    assert (problem.line, problem.severity, str(problem.message)[: len(expected)]) == (1, Severity.FAULT, expected)


def test_ill_formed_characters_survive() -> None:
    """Pages and spreadsheets leave control characters, zero-width spaces and broken surrogates behind."""
    listing = parse_listing("- Atelier\u200b sur\x07 le retour\ud800\x0c, mai 2021", "fr")
    expected = ("Atelier\u200b sur le retour\ufffd", "2021-05")
    actual = (listing.activities[0].title.fr, str(listing.activities[0].period))
    assert expected == actual


@pytest.mark.parametrize(
    "line, count",
    [
        ("Ateliers sur le retour et sur les visas – mai et juin 2021, Tunis et Dakar", 2),
        ("Workshops on visas, on return and on remittances – May, June and July 2021", 3),
        ("Webinaires – mai et juin 2021, virtuel/Tunis", 2),
        ("Ateliers sur le retour et sur les visas – mai 2021", 1),
        ("Atelier sur le retour et sur les visas – mai et juin 2021", 1),
        ("Webinars on health – May and June 2021", 1),
        ("Ateliers – Tunis (mai 2021), Dakar (juin 2021)", 1),
    ],
)
def test_only_a_plural_with_as_many_dates_as_subjects_or_places_is_divided(line: str, count: int) -> None:
    """One thing that met twice is one activity with two occasions; division must be printed, not guessed."""
    expected = count
    actual = len(parse_listing(line).activities)
    assert expected == actual


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Ateliers sur A et sur B – mai et juin 2021", "subjects and dates paired"),
        ("Webinaires – mai et juin 2021, virtuel/Tunis", "dates and places paired"),
        ("Ateliers sur A et sur B – mai et juin 2021, Dakar/Tunis", "subjects, dates and places paired"),
    ],
)
def test_the_notice_of_a_divided_bullet_says_how(line: str, expected: str) -> None:
    """A reader can correct a division only when told what was paired with what."""
    (problem,) = [problem for problem in parse_listing(line, "fr").problems if problem.code == "joined-bullet"]
    actual = str(problem.message).partition(": ")[2].removesuffix(" in their printed order")
    assert expected == actual


def test_a_status_other_than_held_is_read() -> None:
    """Only what was held counts: an announcement read as an event would inflate the coverage."""
    text = (
        "- Forum, planned for May 2030\n- Forum postponed, May 2020\n- Forum (cancelled), June 2020\n- Forum, July 2021"
    )
    expected = [Status.ANNOUNCED, Status.POSTPONED, Status.CANCELLED, Status.HELD]
    actual = [activity.status for activity in parse_listing(text, "en").activities]
    assert expected == actual


@pytest.mark.parametrize(
    "line, language",
    [
        ("- Recueil sur les visas (à paraître)", "fr"),
        ("- Recueil sur les visas – en préparation", "fr"),
        ("- Forum sur les visas, mai 2030, lieu à confirmer", "fr"),
        ("- Forum sur les visas, date à fixer", "fr"),
        ("- Forum on visas, May 2030 (TBD)", "en"),
        ("- Forum on visas, tbc", "en"),
        ("- Forum on visas, May 2030, venue to be confirmed", "en"),
        ("- Handbook on visas, to be published in May 2030", "en"),
        ("- Handbook on visas (in preparation)", "en"),
    ],
)
def test_what_is_still_to_come_is_announced(line: str, language: str) -> None:
    """A handbook that is being written and a meeting without date have addressed nothing yet."""
    expected = [Status.ANNOUNCED]
    actual = [activity.status for activity in parse_listing(line, language).activities]
    assert expected == actual


@pytest.mark.parametrize(
    "line", ["- Workshop on the preparation of returns, May 2021", "- Forum confirmed by its members, May 2021"]
)
def test_words_like_those_of_an_announcement_announce_nothing(line: str) -> None:
    """What was held must not fall out of the coverage for a word of its title."""
    expected = [Status.HELD]
    actual = [activity.status for activity in parse_listing(line, "en").activities]
    assert expected == actual


@pytest.mark.parametrize(
    "line, expected",
    [
        ("- Forum on visas (postponed)", []),
        ("- Forum on visas, cancelled", []),
        ("- Forum on visas (tbc)", ["no-date"]),
        ("- Forum on visas", ["no-date"]),
        ('- Forum on "cancelled visas"', ["no-date"]),
    ],
)
def test_a_date_is_not_asked_of_what_was_put_off_or_called_off(line: str, expected: list[str]) -> None:
    """It belongs to no period, and its author has no date to add."""
    actual = [problem.code for problem in parse_listing(line, "en").problems]
    assert expected == actual


def test_who_hosts_is_no_place() -> None:
    """A host country in a table of places would count the event twice."""
    line = "Abuja, 5-6 November 2019, hosted by Nigeria and co-chaired by France and Belgium."
    expected = ["Abuja (NG)"]
    actual = [str(venue) for activity in parse_listing(line, "en").activities for venue in activity.venues]
    assert expected == actual


def test_an_author_beside_the_date_of_a_publication_is_no_place() -> None:
    """Publications print who wrote them where meetings print where they met."""
    (activity,) = parse_listing("Étude sur la mobilité – Dupont, mai 2021", "fr").activities
    expected = (Kind.STUDY, ())
    actual = (activity.kind, activity.venues)
    assert expected == actual
