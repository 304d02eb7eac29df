"""Suggesters that learn: from what was confirmed, measured on texts held out, saved as figures and nothing else."""

import builtins
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import cast

import attrs
import pytest

from gcm_alignment.activities import Activity, ActivityId
from gcm_alignment.aligning import suggest
from gcm_alignment.codec import InvalidDocument
from gcm_alignment.errors import GcmError, InvalidValue, UnusableInput
from gcm_alignment.evaluation.judged import JudgedText
from gcm_alignment.learning import training
from gcm_alignment.learning.features import features_of, rarity_of, weighted
from gcm_alignment.learning.trained import Head, TrainedSuggester
from gcm_alignment.learning.training import MissingExtra, examples_of, train_suggester
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.suggestion.values import LIMIT, Suggestion, WordMatch
from gcm_alignment.text import Text

TOPICS = {
    9: ("Training on migrant smuggling at {}", "Formation sur le trafic de migrants à {}"),
    20: ("Lower costs of remittances from {}", "Des envois de fonds moins chers depuis {}"),
    21: ("Voluntary return and reintegration in {}", "Retour volontaire et réintégration à {}"),
}
PLACES = ("Abuja", "Dakar", "Rabat", "Malabo", "Lisbon", "Praia")
EXAMPLES = [
    JudgedText(id=f"{number}-{place}", text=title.format(place), objectives=[number], language=language)
    for number, titles in TOPICS.items()
    for place in PLACES
    for language, title in zip(("en", "fr"), titles, strict=True)
] + [
    JudgedText(id=f"none-{place}", text=f"Annual meeting of the committee in {place}", objectives=[], language="en")
    for place in PLACES
]


@pytest.fixture(scope="module")
def trained() -> TrainedSuggester:
    """A suggester that learned from the examples."""
    return train_suggester(EXAMPLES, name="ours", folds=3, resamples=10)


# --- learning -----------------------------------------------------------------------------------------


def test_what_was_learned_is_suggested_with_the_words_that_say_so(trained: TrainedSuggester) -> None:
    """A text that it has not seen, about what it has."""
    text = "Séminaire : le trafic de migrants"
    [[one]] = trained.suggest_many([text], language="fr")
    assert one.objective == 9
    expected = [match.term for match in one.matches]
    actual = [text[match.start : match.stop] for match in one.matches]
    assert expected == actual
    assert "trafic migrants" not in actual
    assert {"trafic", "migrants", "trafic de migrants"} & set(actual)


def test_what_was_never_learned_is_not_suggested(trained: TrainedSuggester) -> None:
    """It knows three objectives and no words on birds."""
    assert trained.suggest_many(["Birds", "Annual meeting of the committee in Paris"]) == ((), ())


def test_its_quality_is_measured_on_texts_held_out(trained: TrainedSuggester) -> None:
    """Both languages of an activity are held out together, so the figure is no repetition."""
    assert trained.quality is not None
    assert (len(EXAMPLES), "ours", "cross-validated 3") == (
        trained.quality.texts,
        trained.quality.suggester,
        trained.quality.version,
    )
    assert trained.quality.overall.first.count >= 34
    assert trained.quality.overall.unfounded.count == 0


def test_learning_depends_on_the_examples_alone(trained: TrainedSuggester) -> None:
    """Law 5: the order of a list of examples never matters."""
    expected = trained
    actual = train_suggester(EXAMPLES[::-1], name="ours", folds=3, resamples=10)
    assert expected == actual
    assert expected.version == actual.version


def test_what_was_learned_otherwise_has_another_version(trained: TrainedSuggester) -> None:
    """A review of the old one's suggestions must not be taken for one of the new one's."""
    assert trained.version != attrs.evolve(trained, threshold=0.9).version


def test_objectives_with_few_examples_are_not_learned() -> None:
    """The words of two texts are theirs, not the objective's."""
    few = [JudgedText(id=str(number), text="Consular services abroad", objectives=[14]) for number in (1, 2)]
    found = train_suggester([*EXAMPLES, *few], folds=3, resamples=0)
    assert {9, 20, 21} == {head.objective for head in found.heads}


@pytest.mark.parametrize(
    "examples, folds, words",
    [
        (EXAMPLES[:4], 2, "no objective has 3 examples"),
        ([], 5, "no objective has 3 examples"),
        (EXAMPLES, 1, "1 parts of 24 examples"),
        (EXAMPLES, 25, "25 parts of 24 examples"),
        ([attrs.evolve(one, objectives=[9]) for one in EXAMPLES], 3, "no objective has 3 examples"),
    ],
    ids=["few", "none", "one part", "too many parts", "all alike"],
)
def test_what_cannot_be_learned_is_refused(examples: list[JudgedText], folds: int, words: str) -> None:
    """A suggester that learned nothing would suggest nothing, and look modest."""
    with pytest.raises(InvalidValue, match=words):
        train_suggester(examples, folds=folds)


def test_without_the_library_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An extra that is missing is installed by copying a line."""

    def missing(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr(training, "import_module", missing)
    with pytest.raises(MissingExtra, match=r"pip install 'gcm-alignment\[learn\]'"):
        train_suggester(EXAMPLES)


def test_reading_needs_no_library(trained: TrainedSuggester, monkeypatch: pytest.MonkeyPatch) -> None:
    """One colleague trains, all others read."""
    real = builtins.__import__

    def guarded(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the names of the built-in
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> ModuleType:
        assert not name.startswith(("sklearn", "scipy", "numpy"))
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", guarded)
    assert trained.suggest_many(["Costs of remittances"])[0][0].objective == 20


# --- examples -------------------------------------------------------------------------------------------


@attrs.frozen
class Fixed:
    """A suggester that always says 9 and 20."""

    name: str = "fixed"
    version: str = "1"

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = LIMIT
    ) -> list[tuple[Suggestion, ...]]:
        """Suggest them for each text."""
        del language
        return [tuple(Suggestion(objective=number, confidence=0.5) for number in (9, 20))[:limit] for _ in texts]


def test_what_was_confirmed_is_an_example_in_each_language() -> None:
    """Accepted: served; all rejected: serves none; undecided: says nothing."""
    titles = {"accepted": Text.of(en="One", fr="Un"), "rejected": Text.of(en="Two"), "open": Text.of(en="Three")}
    activities = [Activity(id=ActivityId(f"demo:{name}"), title=title) for name, title in titles.items()]
    activities[0] = attrs.evolve(activities[0], description=Text.of(fr="Plus"))
    found = suggest(Portfolio(id="r", title=Text.of(en="R"), activities=activities), suggester=Fixed())
    on = "2026-11-23"
    reviewed = found.accept(
        by="reviewer-1", on=on, only=found.where(lambda one: (one.activity, one.objective) == ("demo:accepted", 20))
    ).reject(by="reviewer-1", on=on, only=found.where(lambda one: one.activity == "demo:rejected"))
    expected = {
        JudgedText(id="demo:accepted", text="One", objectives=[20], language="en"),
        JudgedText(id="demo:accepted", text="Un\n\nPlus", objectives=[20], language="fr"),
        JudgedText(id="demo:rejected", text="Two", objectives=[], language="en"),
    }
    actual = set(examples_of(reviewed))
    assert expected == actual


# --- files ----------------------------------------------------------------------------------------------


def test_a_suggester_survives_being_saved(trained: TrainedSuggester, tmp_path: Path) -> None:
    """To the last figure, quality included."""
    saved = trained.save(tmp_path / "ours.json")
    loaded = TrainedSuggester.load(saved)
    assert trained == loaded
    assert trained.suggest_many(["Envois de fonds"]) == loaded.suggest_many(["Envois de fonds"])


def plain(trained: TrainedSuggester, path: Path) -> dict[str, object]:
    """Return what is in the file of a suggester."""
    return cast("dict[str, object]", json.loads(trained.save(path).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "change, words",
    [
        ({"schema": "gcm-trained-suggester/9"}, "expected the schema gcm-trained-suggester/1"),
        ({"code": "import os"}, "unknown fields code"),
        ({"features": ["a"]}, "features and"),
        ({"rarities": "many"}, "expected list"),
        ({"threshold": 2.0}, "threshold lies between 0 and 1"),
        ({"slope": float("nan")}, "is finite"),
        ({"heads": [{"objective": 24, "intercept": 0.0, "places": [], "weights": []}]}, "no objective 24"),
        ({"heads": [{"objective": 9, "intercept": 0.0, "places": [0], "weights": []}]}, "1 features and 0 weights"),
        (
            {"heads": [{"objective": 9, "intercept": 0.0, "places": [-1], "weights": [1.0]}]},
            "features that are not there",
        ),
        ({"heads": [{"objective": 9, "intercept": 0.0, "places": [0], "weights": [float("inf")]}]}, "is finite"),
        ({"heads": [{"objective": 9, "intercept": 0.0, "places": [], "weights": []}] * 2}, "an objective has one head"),
        ({"heads": [{"objective": 9, "intercept": 0.0, "places": [0, 0], "weights": [1, 2]}]}, "each has one"),
    ],
    ids=str,
)
def test_a_file_that_does_not_fit_is_refused(
    trained: TrainedSuggester, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    """Files come by mail: what is in them is figures that fit together, or nothing."""
    path = tmp_path / "ours.json"
    path.write_text(json.dumps({**plain(trained, path), **change}), encoding="utf-8")
    with pytest.raises((UnusableInput, InvalidDocument), match=words):
        TrainedSuggester.load(path)


@pytest.mark.parametrize(
    "content", [b"", b"\x80\x04\x95", b"[]", b"7", b"[" * 100_000], ids=["empty", "pickle", "list", "number", "depth"]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    """A pickle above all: it would run what its author wrote."""
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(GcmError, match="not a trained suggester"):
        TrainedSuggester.load(path)


# --- features -------------------------------------------------------------------------------------------


def test_features_are_words_beginnings_and_pairs() -> None:
    """Without case, accents and small words; pairs do not go across a mark."""
    expected = {"reseaux", "reseau…", "passeurs", "passeu…", "reseaux passeurs", "rabat"}
    actual = set(features_of("Les RÉSEAUX de passeurs, Rabat"))
    assert expected == actual


def test_a_feature_stands_where_it_stands_first() -> None:
    """The quote is of the original, tags and all; how often it comes is counted."""
    text = "<p>fonds</p> fonds <b>publics</b>"
    found = features_of(text)
    assert (text[found["fonds"].start : found["fonds"].stop], found["fonds"].times) == ("fonds", 2)
    pair = found["fonds publics"]
    assert text[pair.start : pair.stop] == "fonds <b>publics"


def test_a_vector_has_length_one_or_nothing() -> None:
    """A long description must not outweigh a title."""
    rarity = rarity_of([{"a": 1, "b": 1}, {"a": 1}], 1)
    vector = weighted(features_of("a b b a c"), rarity)
    assert abs(sum(weight * weight for weight in vector.values()) - 1) < 1e-9
    assert weighted(features_of("c"), rarity) == {}


def test_a_head_quotes_the_words_that_weigh_most() -> None:
    """Five at most; what speaks against the objective is not quoted for it."""
    features = [*"bcfgjkm"]
    head = Head(objective=9, intercept=0.0, places=range(7), weights=[7, 6, 5, 4, 3, 2, -1])
    suggester = TrainedSuggester(
        name="m", features=features, rarities=[1.0] * 7, heads=[head], slope=1.0, offset=0.0, threshold=0.0
    )
    [[one]] = suggester.suggest_many(["m k j g f c b"])
    expected = ["j", "g", "f", "c", "b"]
    actual = [match.term for match in one.matches]
    assert expected == actual
    assert isinstance(one.matches[0], WordMatch)
