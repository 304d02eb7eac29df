"""The review log, driven at random by the machine of the kit, and its model, asked about every small case."""

import itertools

from hypothesis import settings

from gcm_alignment.testing.review_machine import ReviewMachine
from gcm_alignment.testing.review_model import SEVERITY, Event, Judged, Ran, Said, awake, set_of, summary


class ReviewLog(ReviewMachine):
    """The library's own workflow, unchanged."""


TestReviewLog = ReviewLog.TestCase
TestReviewLog.settings = settings(max_examples=60, stateful_step_count=40)


def test_the_model_is_asked_about_every_small_case() -> None:
    """Each three events that can meet are tried, so that no corner of the rules is left to luck."""
    events: list[Event] = [
        *(Said(by, day, aligned) for by in ("Chair", "Ghana") for day in (0, 1) for aligned in (True, False)),
        *(Ran(key, "1") for key in ("rule:demo/money", "text:titles")),
        *(
            Judged(verdict, day, target)
            for verdict in SEVERITY
            for day in (0, 1)
            for target in (None, "rule:demo/money")
        ),
    ]
    cases = [set(case) for size in (1, 2, 3) for case in itertools.combinations(events, size)]
    expected: list[set[Event]] = []
    actual = [case for case in cases if awake({9: case}) != summary(set_of({9: case}, ReviewMachine.activity))]
    assert expected == actual
