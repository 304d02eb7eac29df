"""A program that fits the calibration: `python tests/data_curation/fit_calibration.py UNREAD.jsonl MORE.jsonl`.

It reads judged texts, each by what other texts say of words (a fifth of them is left out of these in turn), tries the
shapes below, fits to each the logistic curve from weight, lead and subject to “is right”, by Newton's method, and keeps
the shape whose curve has the least log loss over the three heaviest objectives of each text.
The threshold is the one, in hundredths, at which the share of the texts of the first file that serve an objective and
get no suggestion, and the share of those that serve none and get one, come to the least together, where the former
counts twice: a reviewer rejects a line sooner than he finds one that is missing. So the first file is one that nobody
read while cues were written: texts for which cues were made would promise too much. Never give it the texts that were
set aside: what was fitted to them would measure nothing.
"""

import itertools
import math
import operator
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
from fit_subject import development_texts, fit as fit_subject

from gcm_alignment.calibration import Calibration, logistic
from gcm_alignment.catalogue import load_compact, load_cues
from gcm_alignment.evaluation.judged import JudgedText, read_judged
from gcm_alignment.suggestion.lexicon import known_languages
from gcm_alignment.suggestion.reading import Seen, read_signs
from gcm_alignment.suggestion.signs import Sign, SignIndex, compile_signs
from gcm_alignment.suggestion.weighing import weigh

KEPT = Path(__file__).parents[2] / "src" / "gcm_alignment" / "data" / "calibration.toml"
SHAPES = {
    "outside": (1.0, 0.8, 0.65),
    "elsewhere": (0.1,),
    "closed": (0.4, 0.25),
    "repeated": (0.0, 0.3),
    "soft": (0.2, 0.35),
}
SOFTEST = 0.8
FIGURES = 4
SHRINKAGE = 1e-3
MOST_SUGGESTIONS = 3

FOLDS = 5

Row = tuple[tuple[float, float, float, float], bool]
"""One, weight, lead and subject of an objective, and whether the text serves it."""


@attrs.frozen
class Read:
    """A judged text, which signs it has, and what they say."""

    judged: JudgedText
    seen: dict[int, Seen]
    signs: Sequence[Sign]


def fold_of(text: JudgedText) -> int:
    """Return the fold of a text, the same for both languages of a practice."""
    return zlib.crc32(text.id.encode()) % FOLDS


def indexes() -> list[SignIndex]:
    """Return for each fold the cues, and what the words of the texts of other folds say of their subject."""
    texts = development_texts()
    return [
        compile_signs(load_cues(), load_compact(), fit_subject([text for text in texts if fold_of(text) != fold]))
        for fold in range(FOLDS)
    ]


def read(path: str, by: Sequence[SignIndex]) -> list[Read]:
    """Read a file of judged texts by the cues as they are; other languages than ours are left out."""
    texts = read_judged(Path(path).read_text(encoding="utf-8")).texts
    languages = {text.language: None if text.language is None else known_languages(text.language) for text in texts}
    return [
        Read(text, read_signs(text.text, by[fold_of(text)], spoken), by[fold_of(text)].signs)
        for text in texts
        if (spoken := languages[text.language]) is None or spoken
    ]


def rows_of(texts: Sequence[Read], shape: Calibration) -> Iterator[list[Row]]:
    """Yield for each text the heaviest objectives."""
    for text in texts:
        weights = weigh(text.seen, text.signs, shape)
        leads, about = weights.leads(), weights.subject
        heaviest = sorted(weights.nats, key=lambda number: (-weights.nats[number], number))[:MOST_SUGGESTIONS]
        yield [((1.0, weights.nats[one], leads[one], about), one in text.judged.objectives) for one in heaviest]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve equations by elimination; the matrix is that of a convex loss, so no pivot is nothing."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for place, pivot in enumerate(rows):
        for other in rows:
            if other is not pivot:
                factor = other[place] / pivot[place]
                other[:] = [one - factor * two for one, two in zip(other, pivot, strict=True)]
    return [line[-1] / line[place] for place, line in enumerate(rows)]


def fitted(rows: Sequence[Row]) -> tuple[list[float], float]:
    """Return intercept, slopes of weight, lead and subject, and the mean log loss."""
    curve = [0.0] * FIGURES
    sure: list[float] = []
    for _ in range(30):
        sure = [logistic(sum(map(operator.mul, curve, features))) for features, _ in rows]
        slope = [SHRINKAGE * one for one in curve]
        bend = [[SHRINKAGE * (one == two) for two in range(FIGURES)] for one in range(FIGURES)]
        for (features, right), confidence in zip(rows, sure, strict=True):
            for one in range(FIGURES):
                slope[one] += (confidence - right) * features[one]
                for two in range(FIGURES):
                    bend[one][two] += confidence * (1 - confidence) * features[one] * features[two]
        curve = [one - step for one, step in zip(curve, solve(bend, slope), strict=True)]
    losses = [-math.log(max(one if right else 1 - one, 1e-12)) for one, (_, right) in zip(sure, rows, strict=True)]
    return curve, math.fsum(losses) / len(losses)


BESIDE = 0.05
"""The least confidence of a suggestion beside one that reaches the threshold: few more are right below it."""


def shapes() -> Iterator[Calibration]:
    """Yield the shapes, with a curve that is yet to be fitted."""
    for figures in itertools.product(*SHAPES.values()):
        yield Calibration(
            **dict(zip(SHAPES, figures, strict=True)),
            softest=SOFTEST,
            intercept=0.0,
            weight=0.0,
            lead=0.0,
            subject=0.0,
            threshold=0.0,
            beside=0.0,
        )


def threshold_of(texts: Sequence[Read], calibration: Calibration) -> float:
    """Return the threshold at which least is wrong, by the texts that get nothing and those that should."""
    serving: list[float] = []
    others: list[float] = []
    for text, rows in zip(texts, rows_of(texts, calibration), strict=True):
        surest = max((calibration.confidence(*figures) for (_, *figures), _ in rows), default=0.0)
        (serving if text.judged.objectives else others).append(surest)

    def wrong(threshold: float) -> float:
        silent = sum(one < threshold for one in serving) / len(serving)
        return 2 * silent + sum(one >= threshold for one in others) / max(len(others), 1)

    return min((step / 100 for step in range(1, 100)), key=wrong)


def fit(files: Sequence[Sequence[Read]]) -> Calibration:
    """Fit the calibration to all files, and its threshold to the first."""
    texts = [text for file in files for text in file]
    best: tuple[float, Calibration] | None = None
    for shape in shapes():
        (intercept, weight, lead, subject), loss = fitted([row for rows in rows_of(texts, shape) for row in rows])
        print(f"{loss:.4f}", {name: getattr(shape, name) for name in SHAPES}, file=sys.stderr)  # noqa: T201
        if best is None or loss < best[0]:
            best = (
                loss,
                attrs.evolve(
                    shape,
                    intercept=round(intercept, 3),
                    weight=round(max(weight, 0.0), 3),
                    lead=round(max(lead, 0.0), 3),
                    subject=round(max(subject, 0.0), 3),
                ),
            )
    assert best is not None
    threshold = threshold_of(files[0], best[1])
    return attrs.evolve(best[1], threshold=threshold, beside=min(BESIDE, threshold))


def written(calibration: Calibration, counts: Sequence[int]) -> str:
    """Write the file of a calibration; it says how many texts it was fitted to."""
    figures = "\n".join(f"{name} = {value}" for name, value in attrs.asdict(calibration).items())
    return f"""# How much cues weigh together, and how often an objective of such a weight is right. What each figure
# means is said in gcm_alignment.calibration. tests/data_curation/fit_calibration.py fitted them to {sum(counts)}
# judged texts: the {counts[0]} of tests/data/suggestion_practices_unread.jsonl, for which no cue was made, and
# the {sum(counts[1:])} of tests/data/suggestion_texts.jsonl.
schema = "gcm-calibration/1"

[calibration]
{figures}
"""


if __name__ == "__main__":
    INDEXES = indexes()
    READ = [read(path, INDEXES) for path in sys.argv[1:]]
    KEPT.write_text(written(fit(READ), [len(file) for file in READ]), encoding="utf-8", newline="\n")
