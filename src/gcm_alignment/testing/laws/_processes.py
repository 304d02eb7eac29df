"""The same question in other Python processes, each with another hash seed."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from typing import IO, TYPE_CHECKING, Final, TypeVar, cast

import attrs

from gcm_alignment.errors import Message, N_
from gcm_alignment.testing.laws._law import SHRINKING, Difference, drawn, once
from gcm_alignment.testing.printing import as_code
from gcm_alignment.testing.reducing import reduced

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from hypothesis import strategies as st

    from gcm_alignment.testing.laws._law import Search

Question = TypeVar("Question")

_SEEDS: Final = (1, 2)
_ASKED: Final = 40
"""So many questions to each process, because it takes long to start."""
_PROGRAM: Final = """
import pickle, sys
asked, told = sys.stdin.buffer, sys.stdout.buffer
sys.stdout = sys.stderr  # whatever the subject prints
sys.path[:] = pickle.load(asked)
subject, method = pickle.load(asked)
while True:
    try:
        question = pickle.load(asked)
    except EOFError:
        break
    pickle.dump(getattr(subject, method)(question), told)
    told.flush()
"""


def answers_elsewhere(subject: object, method: str, questions: st.SearchStrategy[Question], *, name: str) -> Search:
    """Ask a method of the subject here and in other processes, and look for an answer that differs.

    A subject that cannot be carried to another process, such as a function of a notebook, is left as it is: what cannot
    be tried is not broken.
    """
    return once(lambda: _Elsewhere(subject, method, name).difference(_some(questions)))


def _some(questions: st.SearchStrategy[Question]) -> list[Question]:
    """Draw some questions, the simplest first."""
    asked: list[Question] = []
    drawn(questions, asked.append)(_ASKED)
    return asked


@attrs.frozen
class _Elsewhere:
    """A method of a subject, asked here and in other processes."""

    subject: object
    method: str
    name: str

    def difference(self, asked: Sequence[object]) -> Difference | None:
        """Look for a question that is answered otherwise there; the smallest one, made smaller still."""
        for seed in _SEEDS:
            with self._process(seed) as process:
                differing = [question for question in asked if self._differs(question, process)]
                if differing:
                    return self._made_smaller(min(differing, key=lambda one: len(as_code(one))), process)
        return None

    def _made_smaller(self, question: object, process: _Process) -> Difference:
        small = reduced(question, lambda other: self._differs(other, process), seconds=SHRINKING)
        said = Message.of(N_("in a process with another hash seed, the answer is another one"))
        return Difference(said, ((self.name, small), ("here", self._here(small)), ("there", process.ask(small))))

    def _here(self, question: object) -> object:
        return getattr(self.subject, self.method)(question)

    def _differs(self, question: object, process: _Process) -> bool:
        here = self._here(question)
        try:
            return here != process.ask(question)
        except _CannotBeCarried:
            return False

    @contextlib.contextmanager
    def _process(self, seed: int) -> Generator[_Process]:
        """Start a process with a hash seed, which has the subject."""
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        command = [sys.executable, "-c", _PROGRAM]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(  # noqa: S603 - this Python, and our own program
            command, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment
        ) as started:
            process = _Process(cast("IO[bytes]", started.stdin), cast("IO[bytes]", started.stdout))
            with contextlib.suppress(_CannotBeCarried):
                process.tell(sys.path)
                process.tell((self.subject, self.method))
            try:
                yield process
            finally:
                started.kill()
                with contextlib.suppress(BrokenPipeError):  # what was not read any more
                    process.asked.close()


class _CannotBeCarried(Exception):
    """Something that the other process does not know."""


@attrs.frozen
class _Process:
    """What another process is told, and what it answers."""

    asked: IO[bytes]
    told: IO[bytes]

    def tell(self, thing: object) -> None:
        """Send something."""
        try:
            self.asked.write(pickle.dumps(thing))
            self.asked.flush()
        except (pickle.PicklingError, AttributeError, TypeError, BrokenPipeError) as error:
            raise _CannotBeCarried from error

    def ask(self, question: object) -> object:
        """Ask, and wait for the answer."""
        self.tell(question)
        try:
            return pickle.load(self.told)  # noqa: S301 - our own answer
        except EOFError as error:
            raise _CannotBeCarried from error
