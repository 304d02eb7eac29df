"""The command `evaluate`: how good suggestions are on texts that people judged."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gcm_alignment.cli.files import read_file, write
from gcm_alignment.errors import N_, UnusableInput
from gcm_alignment.evaluation.evaluating import evaluate
from gcm_alignment.evaluation.judged import read_judged
from gcm_alignment.tables import to_text
from gcm_alignment.translation import Translator
from gcm_alignment.views.evaluation import evaluation_facts, evaluation_page

if TYPE_CHECKING:
    import argparse

    from gcm_alignment.text import Language


def run(options: argparse.Namespace, lang: Language) -> None:
    """Evaluate the shipped suggester on a file; lines that are no judged text are told on standard error."""
    judged = read_judged(read_file(options.file).text)
    words = Translator.of(lang)
    for problem in judged.problems:
        line = words.text(N_("line {line}: {message}"), line=problem.line or 1, message=problem.message)
        sys.stderr.write(f"{line}\n")
    if options.resamples < 0:
        raise UnusableInput(N_("{given} resamples: ask for none or more"), given=str(options.resamples))
    found = evaluate(judged.texts, limit=options.limit, resamples=options.resamples, seed=options.seed)
    if options.json:
        write(json.dumps(evaluation_facts(found), ensure_ascii=False, indent=2) + "\n", options.output)
    else:
        write(to_text(evaluation_page(found, lang), width=110), options.output)
