"""Law 12: sets come back equal with all evidence, in every process, and the language changes words, never numbers."""

import base64
import json
import os
import pickle
import re
import subprocess
import sys

from hypothesis import given, settings, strategies as st

import gcm_alignment as gcm
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import KINDS
from gcm_alignment.codec import Plain, decode, encode
from gcm_alignment.coverage import Coverage, measure_coverage
from gcm_alignment.disagreements import Disagreement
from gcm_alignment.review_log import ReviewEvent
from gcm_alignment.testing import strategies
from gcm_alignment.whatif import WhatIf, what_if


def written(found: AlignmentSet) -> str:
    """Write a set as a file holds it."""
    return json.dumps(encode(found), ensure_ascii=False)


def read(file: str) -> AlignmentSet:
    """Read a set from what a file holds."""
    data: Plain = json.loads(file)
    return decode(data, AlignmentSet)


@given(strategies.alignment_sets())
@settings(max_examples=60)
def test_a_set_comes_back_equal_with_all_evidence(found: AlignmentSet) -> None:
    """What a file loses cannot be shown in a meeting; and what it holds is written the same a second time."""
    back = read(written(found))
    expected = (found, written(found), hash(found))
    actual = (back, written(back), hash(back))
    assert expected == actual


@given(strategies.alignment_sets(), st.sampled_from([Coverage, WhatIf]))
@settings(max_examples=25)
def test_what_is_measured_comes_back_equal(found: AlignmentSet, kind: type[Coverage | WhatIf]) -> None:
    """The figure travels with what it was measured on."""
    measured: Coverage | WhatIf = measure_coverage(found) if kind is Coverage else what_if(found)
    expected = measured
    actual = decode(encode(measured), kind)
    assert expected == actual


@given(strategies.disagreements(), strategies.review_events())
@settings(max_examples=25)
def test_what_is_listed_comes_back_equal(found: Disagreement, event: ReviewEvent) -> None:
    """Lists of conflicts and logs of reviews are sent to those who were not there."""
    expected = (found, event)
    actual = (decode(encode(found), Disagreement), decode(encode(event), ReviewEvent))
    assert expected == actual


# A set with every kind of evidence, with texts whose hash differs from process to process.
FULL = """
import attrs
import gcm_alignment as gcm

register = gcm.load_portfolio("rabat-process")
found = gcm.align(register) | gcm.suggest(register)
source = gcm.Source(kind=gcm.SourceKind.OFFICIAL, title="Minutes")
declared = gcm.Declaration(authority=gcm.AuthorityKind.CHAIR, by="the Chair", on=gcm.PartialDate(2022), source=source)
denied = attrs.evolve(declared, aligned=False)
first = found.alignments[0]
said = gcm.Alignment(activity=first.activity, objective=first.objective, evidence=(declared,))
method = found.methods[0]
found |= gcm.AlignmentSet(
    alignments=(said,),
    activities=register.activities,
    outside=[gcm.OutsideMandate(objective=number, declared=denied) for number in (4, 13)],
    nothing_found=[gcm.NothingFound(activity.id, method) for activity in register],
    undecided=[
        gcm.Undecided(activity=activity.id, source="rule:demo/x", objectives=[9, 10], unknown=["kind", "occasions"])
        for activity in register
    ],
)
found = found.accept(by="reviewer-1", on="2026-11-23", note=gcm.Text.of(en="Read.", fr="Lu.", ours=["en", "fr"]))
"""
WRITE = "import json\nfrom gcm_alignment.codec import encode\nprint(json.dumps(encode(found), ensure_ascii=False))"
PICKLE = "import base64, pickle\nhash(found)\nprint(base64.b64encode(pickle.dumps(found)).decode())"


def run(seed: int, code: str) -> str:
    """Run a program with a hash seed and return what it prints."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    return done.stdout.decode("utf-8")


def test_a_file_has_the_same_bytes_in_every_process_and_comes_back() -> None:
    """A file that differs from run to run cannot be signed, compared or kept under version control."""
    file = run(1, FULL + WRITE)
    found = read(file)
    kinds = {type(one) for alignment in found for one in alignment.evidence}
    assert set(KINDS) == kinds
    assert found.nothing_found
    assert found.undecided
    expected = (file, file)
    actual = (run(2, FULL + WRITE), written(found) + "\n")
    assert expected == actual


def test_a_set_that_another_process_pickled_is_found_here() -> None:
    """Hashes are kept with values, and the hashes of texts are another process's: they must not travel along."""
    sent = run(1, FULL + PICKLE)
    found: object = pickle.loads(base64.b64decode(sent))  # noqa: S301 - our own bytes
    assert isinstance(found, AlignmentSet)
    here = read(written(found))
    evidence = [one for alignment in found for one in alignment.evidence]
    expected = ({here}, {one for alignment in here for one in alignment.evidence}, len(here))
    actual = ({here, found}, set(evidence), len(found & here))
    assert expected == actual


@given(strategies.coverages())
@settings(max_examples=15)
def test_the_language_changes_words_never_numbers(coverage: Coverage) -> None:
    """Two delegations compare the French and the English sheet line by line."""
    change = what_if(coverage.alignments - coverage.alignments, add=coverage.alignments, at_least=coverage.at_least)
    english, french = (change.in_words(language).splitlines() for language in ("en", "fr"))
    expected = [numbers_in(line) for line in english]
    actual = [numbers_in(line) for line in french]
    assert expected == actual


def numbers_in(line: str) -> list[str]:
    """Return the numbers of a line outside its quoted titles, and outside official short names."""
    return re.findall(r"(?<!\w)\d+(?!\w)", re.sub(r"“.*”|«.*»", "", line))


def test_a_report_has_the_same_facts_in_both_languages() -> None:
    """The numbers for programs do not depend on who reads."""
    coverage = gcm.measure_coverage(gcm.align(gcm.load_portfolio("rabat-2022")))
    facts = [gcm.report(coverage, language).facts for language in ("en", "fr")]
    names = ("activities", "covered", "gaps", "unassessed", "out_of_scope", "ladder")
    expected, actual = ({name: each[name] for name in names} for each in facts)
    assert expected == actual
