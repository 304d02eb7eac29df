"""The same question in other Python processes, each with another hash seed."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Final, TypeVar, cast

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.laws._law import Difference, drawn, once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis import strategies as st

    from gcm_alignment.testing.laws._law import Search

Question = TypeVar("Question")

_SEEDS: Final = (1, 2, 3)
_ASKED: Final = 40
"""So many questions at once, because a process takes long to start."""
_CANNOT_BE_CARRIED: Final = 3
_PROGRAM: Final = f"""
import pickle, sys
path, carried = pickle.load(sys.stdin.buffer)
sys.path[:] = path
try:
    subject, method, questions = pickle.loads(carried)
except (AttributeError, ImportError):
    sys.exit({_CANNOT_BE_CARRIED})
answers = [getattr(subject, method)(question) for question in questions]
sys.stdout.buffer.write(pickle.dumps(answers))
"""


def answers_elsewhere(subject: object, method: str, questions: st.SearchStrategy[Question], *, name: str) -> Search:
    """Ask a method of the subject here and in other processes, and look for an answer that differs.

    A subject that cannot be carried to another process, such as a function of a notebook, is left as it is: what cannot
    be tried is not broken.
    """

    def seen() -> Difference | None:
        asked = _some(questions)
        try:
            carried = pickle.dumps((subject, method, asked))
        except (pickle.PicklingError, AttributeError, TypeError):
            return None
        here = [getattr(subject, method)(question) for question in asked]
        for seed in _SEEDS:
            for question, one, other in zip(asked, here, _ask(carried, seed), strict=False):
                if one != other:
                    said = Message.of(N_("in a process with another hash seed, the answer is another one"))
                    return Difference(said, ((name, question), ("here", one), ("there", other)))
        return None

    return once(seen)


def _some(questions: st.SearchStrategy[Question]) -> list[Question]:
    """Draw some questions, the simplest first."""
    asked: list[Question] = []
    drawn(questions, asked.append)(_ASKED)
    return asked


def _ask(carried: bytes, seed: int) -> Sequence[object]:
    """Ask in a process of its own; nothing where the subject is not found there."""
    asked = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=pickle.dumps((sys.path, carried)),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    if asked.returncode == _CANNOT_BE_CARRIED:
        return ()
    asked.check_returncode()
    return cast("Sequence[object]", pickle.loads(asked.stdout))  # noqa: S301 - our own answer
