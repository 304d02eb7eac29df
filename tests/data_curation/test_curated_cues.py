"""The index of the cues that is kept beside the code."""

from index_cues import KEPT

from gcm_alignment.suggestion.shipped import write_index


def test_the_kept_index_is_of_the_present_cues() -> None:
    """A stale one is made anew at each start, which is slow: run `python tests/data_curation/index_cues.py`."""
    expected = write_index()
    actual = KEPT.read_text(encoding="utf-8")
    assert expected == actual
