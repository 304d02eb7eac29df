"""Hypothesis is there: whoever imports what needs it is told what to install where it is not."""

from __future__ import annotations

from importlib import util

from gcm_alignment.errors import GcmError, N_

COMMAND = 'python3 -m pip install "gcm-alignment[hypothesis]"'


class HypothesisMissing(GcmError, ModuleNotFoundError):
    """The extra `hypothesis` is not installed."""


def need_hypothesis() -> None:
    """Raise HypothesisMissing, which names the command, where Hypothesis is not installed."""
    if util.find_spec("hypothesis") is None:
        raise HypothesisMissing(N_("the testing kit needs Hypothesis: run {command}"), command=COMMAND)


need_hypothesis()
