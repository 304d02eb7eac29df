"""The laws of codecs, on codecs that lose one field of an activity: each is caught."""

import copy
from collections.abc import Callable

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.testing import laws, strategies

FIELDS = {one.name: one.default for one in attrs.fields(gcm.Activity) if one.default is not attrs.NOTHING}
RELATED_AND_REMARKED = ("note", "unverified", "part_of", "follows", "output_of", "joint_with", "items")


def losing(field: str) -> Callable[[gcm.Activity], gcm.Activity]:
    """Make a way to read activities that forgets one of their fields."""

    def read(activity: gcm.Activity) -> gcm.Activity:
        found = copy.copy(activity)
        object.__setattr__(found, field, FIELDS[field])
        return found

    return read


def first_loss(law: laws.Law) -> str:
    """Return the way to what the law misses first."""
    broken = law.broken(examples=100)
    return "" if broken is None else str(dict(broken.difference.said.fields).get("path", broken))


@pytest.mark.parametrize("field", [name for name in FIELDS if name != "part_of"])
def test_a_codec_that_loses_a_field_of_an_activity_is_caught(field: str) -> None:
    """Whoever receives the file would never know what it said: which process, which plan, what came of it."""
    law = laws.for_codec(lambda activity: activity, losing(field), values=strategies.activities())["round-trip"]
    expected = f".{field}"
    actual = first_loss(law)[: len(expected)]
    assert expected == actual


@pytest.mark.parametrize("field", RELATED_AND_REMARKED)
def test_what_a_register_says_beside_its_meetings_is_not_lost_unseen(field: str) -> None:
    """Sets of alignments, which codecs are tried on unless they are given values, carry whole activities."""

    def read(found: gcm.AlignmentSet) -> gcm.AlignmentSet:
        return attrs.evolve(found, activities=tuple(map(losing(field), found.activities)))

    expected = True
    actual = f".{field}" in first_loss(laws.for_codec(lambda found: found, read)["round-trip"])
    assert expected == actual
