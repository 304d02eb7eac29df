"""Law 5: the order of input, the hash seed and the accelerator never matter: same input, same bytes."""

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from gcm_alignment.aligning import align, suggest
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.codec import encode
from gcm_alignment.evidence import Review
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.rules import RuleBook
from gcm_alignment.testing import strategies

if TYPE_CHECKING:
    from gcm_alignment.review_log import ReviewEvent


def as_bytes(found: AlignmentSet) -> bytes:
    """Write a set the way that files do."""
    return json.dumps(encode(found), ensure_ascii=False).encode("utf-8", "surrogatepass")


@given(strategies.alignment_sets(), st.data())
@settings(max_examples=40)
def test_the_order_of_alignments_and_evidence_does_not_matter(found: AlignmentSet, data: st.DataObject) -> None:
    """Files are sorted by titles, dates or nothing, and databases return rows as they please."""
    events = found.reviews
    single = [
        attrs.evolve(one, evidence=(evidence,))
        for one in found
        for evidence in one.evidence
        if not isinstance(evidence, Review)
    ]
    pieces: list[Alignment | ReviewEvent] = [*single, *events]
    expected = as_bytes(found)
    actual = as_bytes(
        AlignmentSet(
            alignments=data.draw(st.permutations(pieces)),
            activities=data.draw(st.permutations(found.activities)),
            scope=data.draw(st.permutations([*found.scope])),
            methods=data.draw(st.permutations(found.methods)),
            outside=data.draw(st.permutations(found.outside)),
            nothing_found=data.draw(st.permutations(found.nothing_found)),
            undecided=data.draw(st.permutations(found.undecided)),
        )
    )
    assert expected == actual


# Few keys, so that several pieces of evidence bear one.
SAYINGS = strategies.rule_matches() | strategies.declarations()
CROWDED = strategies.alignments(evidence=SAYINGS, min_evidence=3, max_evidence=5)


@given(CROWDED, st.data())
@settings(max_examples=60)
def test_the_order_of_evidence_under_one_key_does_not_matter(one: Alignment, data: st.DataObject) -> None:
    """Two editions of a rule, or two letters of a chair, are told apart by what they say alone."""
    other = attrs.evolve(one, evidence=data.draw(st.permutations(one.evidence)))
    expected = json.dumps(encode(one))
    actual = json.dumps(encode(other))
    assert expected == actual


@given(strategies.portfolios(), strategies.rule_books(), st.data())
@settings(max_examples=40)
def test_the_order_of_the_register_and_of_the_rules_does_not_matter(
    register: Portfolio, book: RuleBook, data: st.DataObject
) -> None:
    """A register that is sorted by date and one that is sorted by title are one register."""
    other = attrs.evolve(
        register,
        activities=data.draw(st.permutations(register.activities)),
        declarations=tuple(data.draw(st.permutations(register.declarations))),
        outside=tuple(data.draw(st.permutations(register.outside))),
    )
    shuffled = attrs.evolve(book, rules=data.draw(st.permutations(book.rules)))
    expected = (as_bytes(align(register, rules=book)), as_bytes(suggest(register)), book.digest)
    actual = (as_bytes(align(other, rules=shuffled)), as_bytes(suggest(other)), shuffled.digest)
    assert expected == actual


@given(strategies.portfolios(min_activities=1), strategies.rule_books())
@settings(max_examples=40)
def test_batches_do_not_matter(register: Portfolio, book: RuleBook) -> None:
    """Worker processes get a few activities each, and their results are united."""
    plain = attrs.evolve(register, declarations=(), activities=[attrs.evolve(one, part_of=None) for one in register])
    aligned, suggested = AlignmentSet(), AlignmentSet()
    for activity in plain:
        batch = attrs.evolve(plain, activities=(activity,))
        aligned |= align(batch, rules=book)
        suggested |= suggest(batch)
    expected = (as_bytes(align(plain, rules=book)), as_bytes(suggest(plain)))
    actual = (as_bytes(aligned), as_bytes(suggested))
    assert expected == actual


def run(seed: int, *arguments: str) -> bytes:
    """Run Python with a hash seed and return what it prints."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment).stdout


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_a_report_has_the_same_bytes_under_every_hash_seed(form: str) -> None:
    """Python shuffles its sets of texts anew in every process; a report that is cleared must not change."""
    command = ("-m", "gcm_alignment", "report", "rabat-2022", "--lang", "fr", "--format", form)
    expected = {run(1, *command)}
    actual = {run(seed, *command) for seed in (2,)}
    assert b"rabat" in next(iter(expected)).lower()
    assert expected == actual


REVIEWED = """
import datetime, hashlib, json
import attrs
import gcm_alignment as gcm
from gcm_alignment.codec import encode

source = gcm.Source(kind="official", title="Minutes")
denied = gcm.Declaration(
    authority=gcm.AuthorityKind.CHAIR, by="the Chair", on=gcm.PartialDate(2022), source=source, aligned=False
)
outside = tuple(gcm.OutsideMandate(objective=number, declared=denied) for number in (13, 4, 23, 12, 3))
register = attrs.evolve(gcm.load_portfolio("rabat-process"), outside=outside)
found = gcm.align(register) | gcm.suggest(register)
for ours in (["en"], ["fr"], ["en", "fr"], []):
    found = found.accept(by="reviewer-1", on="2026-11-23", note=gcm.Text.of(en="Read.", fr="Lu.", ours=ours))
written = json.dumps([encode(found), encode(register), gcm.load_rules().digest], ensure_ascii=False)
print(hashlib.sha256(written.encode()).hexdigest())
"""


def test_files_have_the_same_bytes_under_every_hash_seed() -> None:
    """Reviews of one day that differ only in who worded their notes are ordered by more than a set's whim."""
    expected = {run(1, "-c", REVIEWED)}
    actual = {run(seed, "-c", REVIEWED) for seed in (2, 3)}
    assert expected == actual


WITHOUT_THE_EXTRA = "import sys\nsys.modules['ahocorasick_rs'] = None\n"


def test_files_have_the_same_bytes_without_the_accelerator() -> None:
    """Two colleagues must get one result, whatever each of them installed."""
    expected = run(1, "-c", REVIEWED)
    actual = run(1, "-c", WITHOUT_THE_EXTRA + REVIEWED)
    assert expected == actual
