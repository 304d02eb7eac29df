"""Titles keep their words, and lose what stands around them."""

import pytest

from gcm_alignment.activities import Kind
from gcm_alignment.formats.joined_bullets import JoinedTitle
from gcm_alignment.formats.listing import parse_listing
from gcm_alignment.formats.printed_kinds import is_kind_mark, kind_of
from gcm_alignment.text import Language


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Forum on return – May 2021, Dakar", "Forum on return"),
        ("Forum on return.", "Forum on return"),
        ("Forum (SOM) – May 2021", "Forum (SOM)"),
        ("(Draft) Forum – May 2021", "(Draft) Forum"),
        ("Forum on return (May 2021) : second part", "Forum on return: second part"),
        ("Forum on return [May 2021] in brief", "Forum on return in brief"),
        ("Forum: what next? – May 2021", "what next?"),
        ("Publication : « Recueil de pratiques » – mai 2021", "Recueil de pratiques"),
        ('Study: "The ‘hidden’ costs" (MMC) – 2021', "The ‘hidden’ costs"),
        ("Study: ‘Migrants: a guide’ – 2021", "Migrants: a guide"),
        ('Réunion thématique labellisée: "Villes et migration" - mai 2021', "Villes et migration"),
        ("Forum « Villes » et migration – mai 2021", "Forum « Villes » et migration"),
        ("Objectif 10 : traite – mai 2021", "Objectif 10 : traite"),
        ("Final Evaluation Report “Return” (ERS) May 2024", "Return"),
        ("MIDTERM EVALUATION Scholarships EVALUATION REPORT February 2024", "Scholarships"),
        ("Mid-Term Evaluation Report July 2023", "Mid-Term Evaluation Report"),
        ("Evaluation des besoins – mai 2021", "Evaluation des besoins"),
        ("Evaluation of the MIDA project – 2021", "Evaluation of the MIDA project"),
        ("La migration légale – mai 2021", "La migration légale"),
        ("the meeting on return that took place in Paris in May 2021", "meeting on return"),
        ("The most recent Forum (SOM) took place on 7 March 2019", "Forum (SOM)"),
        ("the conclusions of the Valletta Forum, held on 14 May 2018", "Valletta Forum"),
        ('On 5 May 2021 a workshop entitled "Return and work" was held in Abuja.', "Return and work"),
        ("On 5 May 2021 the OECD launched an initiative on return", "initiative on return"),
        ("Lancé par les États en juillet 2019, le Fonds est désormais ouvert", "Fonds"),
        ("accueillir les pays à Malabo pour une réunion d'experts en juillet 2021", "réunion d'experts"),
        ("s'est tenu à Dakar un atelier sur le retour, mai 2021", "atelier sur le retour"),
        ("In May 2021, Forum of cities", "Forum of cities"),
        ("In May 2021, cities discussed the results of the Forum of cities", "Forum of cities"),
        ("In May 2021, cities discussed return", "cities discussed return"),
        ('Forum "organised the cities" of youth – May 2021', 'Forum "organised the cities" of youth'),
        (
            "Atelier sur les réunions organisées par la diaspora – mai 2021",
            "Atelier sur les réunions organisées par la diaspora",
        ),
        ("Forum\u00a0: l’avenir –\u00a0mai 2021", "l’avenir"),
        ("|Forum on return|May 2021|Dakar|", "Forum on return"),
        ("Forum on return\tMay 2021\tDakar", "Forum on return"),
        ("2021-05-12; Forum on return; Dakar", "Forum on return"),
        ("DATES : 5 MAI 2021. FORUM", "FORUM"),
        ("Groupe A – Abuja, mars 2019", "Groupe A"),
        ("Group A, Abuja, March 2019", "Group A"),
        ("Groupe A à Abuja, mars 2019", "Groupe A"),
        ("Plan D (mai 2021)", "Plan D"),
        ("GROUPE A – ABUJA, MARS 2019", "GROUPE A"),
        ("Réunion à Abuja, mars 2019", "Réunion"),
        ("Reunion a Abuja, mars 2019", "Reunion"),
        ("Réunion À Abuja, mars 2019", "Réunion"),
        ("Forum sur le retour. A Abuja, mars 2019", "Forum sur le retour"),
        ("RÉUNION À ABUJA, MARS 2019", "RÉUNION"),
        ("REUNION A ABUJA, MARS 2019", "REUNION"),
    ],
)
def test_a_title_is_cut_where_a_reader_would_cut_it(text: str, expected: str) -> None:
    """Rules read the title: a place or a date in it would be evidence of nothing, a word less would hide some."""
    actual = parse_listing(text, "fr").activities[0].title.fr
    assert expected == actual


@pytest.mark.parametrize(
    "text", ["17 - 20 mai 2022", "s’est tenu les 26 et 27 janvier 2022 au Maroc", "Dakar, mai 2021"]
)
def test_a_line_without_title_stands_for_it(text: str) -> None:
    """An activity needs words to be recognised by; that they are no title is said."""
    listing = parse_listing(text, "fr")
    expected = (text, ["no-title"])
    actual = (listing.activities[0].title.fr, [problem.code for problem in listing.problems])
    assert expected == actual


@pytest.mark.parametrize(
    "title, language, expected",
    [
        ("thematic meeting on return", "en", Kind.THEMATIC_MEETING),
        ("voluntary return and reintegration workshop", "en", Kind.WORKSHOP),
        ("project kick-off meeting", "en", Kind.MEETING),
        ("final evaluation report", "en", Kind.ASSESSMENT),
        ("workshop report", "en", Kind.PUBLICATION),
        ("report of the workshop", "en", Kind.PUBLICATION),
        ("the council in may held a thematic meeting on return", "en", Kind.THEMATIC_MEETING),
        ("return: a study", "en", Kind.STUDY),
        ("senior officials' meeting", "en", Kind.SENIOR_OFFICIALS_MEETING),
        ("side event at the forum", "en", Kind.SIDE_EVENT),
        ("study visit to manila", "en", Kind.STUDY_VISIT),
        ("side-event", "en", Kind.SIDE_EVENT),
        ("cooperation", "en", None),
        ("atelier sur les publications", "fr", Kind.WORKSHOP),
        ("reunion des hauts fonctionnaires", "fr", Kind.SENIOR_OFFICIALS_MEETING),
        ("la quatrieme reunion du reseau", "fr", Kind.NETWORK_MEETING),
        ("conference ministerielle", "fr", Kind.MINISTERIAL_CONFERENCE),
        ("comite de pilotage", "fr", Kind.STEERING_COMMITTEE),
        ("reunion du comite directeur", "fr", Kind.STEERING_COMMITTEE),
        ("reunion de coordination", "fr", Kind.COORDINATION_MEETING),
        ("voyage d'etude", "fr", Kind.STUDY_VISIT),
        ("evenement parallele", "fr", Kind.SIDE_EVENT),
        ("formation de formateurs", "fr", Kind.TRAINING),
        ("lutte contre la traite : rapport", "fr", Kind.PUBLICATION),
        ("lutte contre la traite : rapport sur les routes", "fr", Kind.PUBLICATION),
        ("plan de travail sur les formations", "fr", None),
        ("retraites", "fr", None),
    ],
)
def test_the_head_of_a_title_names_the_kind(title: str, language: Language, expected: Kind | None) -> None:
    """The head noun is first in French and last in English; nouns of the subject name nothing."""
    actual = kind_of(title, language)
    assert expected == actual


@pytest.mark.parametrize(
    "words, expected",
    [
        ("publication", True),
        ("reunion thematique labellisee", True),
        ("final study", True),
        ("webinar 3", True),
        ("study on return", False),
        ("return", False),
        ("oti program evaluation", False),
    ],
)
def test_only_words_that_say_no_more_than_the_kind_are_a_mark(words: str, expected: bool) -> None:  # noqa: FBT001
    """A subject before a colon is part of the title."""
    actual = is_kind_mark(words)
    assert expected == actual


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Ateliers sur A et sur B", ("Ateliers sur A", "Ateliers sur B")),
        ("Round tables on A, on B, and on C", ("Round tables on A", "Round tables on B", "Round tables on C")),
        ("Workshops on A and B", ("Workshops on A and B",)),
        ("Atelier sur A et sur B", ("Atelier sur A et sur B",)),
        ("Ateliers et sur rien", ("Ateliers et sur rien",)),
        ("Ateliers", ("Ateliers",)),
    ],
)
def test_a_plural_divides_at_its_parallel_phrases(title: str, expected: tuple[str, ...]) -> None:
    """Each part keeps the head, so that it is a title of its own."""
    actual = JoinedTitle.of(title).parts
    assert expected == actual
