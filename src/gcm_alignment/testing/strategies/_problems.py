"""Strategies for the messages and problems that the library reports."""

from __future__ import annotations

from hypothesis import strategies as st

from gcm_alignment.errors import Message, Problem, Severity

_TEMPLATES = ("no such date: {given}", "a text needs words in at least one language", "not an id: {given}")


def messages() -> st.SearchStrategy[Message]:
    """Generate messages with what was given."""
    return st.builds(Message.of, st.sampled_from(_TEMPLATES), given=st.text(max_size=20))


def problems() -> st.SearchStrategy[Problem]:
    """Generate problems, of single lines and of whole inputs."""
    return st.builds(
        Problem,
        line=st.none() | st.integers(1, 999),
        severity=st.sampled_from(Severity),
        code=st.sampled_from(["no-such-date", "no-title"]),
        message=messages(),
    )
