"""The act of aligning: what was declared, what a plan links, what rules say; and, apart, what texts suggest."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gcm_alignment.absences import NothingFound, OutsideMandate, Undecided
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.catalogue import load_processes, load_rules
from gcm_alignment.compact import ObjectiveSet
from gcm_alignment.conditions import MemberIs, leaves_of
from gcm_alignment.errors import InvalidValue, N_
from gcm_alignment.evidence import FrameworkLink
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.readings import Background
from gcm_alignment.rules import RuleBook
from gcm_alignment.selections import processes_of
from gcm_alignment.suggestion.lexicon import LexiconSuggester
from gcm_alignment.suggestion.passages import passages_of, read_passages
from gcm_alignment.text import is_a, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gcm_alignment.activities import Activity, ItemLink
    from gcm_alignment.processes import Framework, ProcessDirectory
    from gcm_alignment.suggestion.values import Suggester


def align(
    portfolio: Portfolio, *, rules: RuleBook | None = None, processes: ProcessDirectory | None = None
) -> AlignmentSet:
    """Align a register's activities: declarations first, then links through the plan, then rules.

    Without `rules` the shipped book is used, and without `processes` the shipped directory, for rules that ask for the
    members of a process. What the words alone resemble is not in the result, see `suggest`; a link from a domain of the
    plan, or one that is all our reading, is, and only suggests. The result says too where the rules found nothing, and
    where they could not decide because something is not known.
    """
    book = load_rules() if rules is None else check_rules(rules)
    check_register(portfolio)
    background = _background(book, portfolio, processes)
    found = [*portfolio.declarations]
    vain: list[NothingFound] = []
    undecided: list[Undecided] = []
    for activity in portfolio.activities:
        found += _through_plans(activity, portfolio.frameworks)
        applied = book.apply(activity, background)
        found += (
            Alignment(activity=activity.id, objective=objective, evidence=(match,))
            for objective, match in applied.matches
        )
        undecided += applied.undecided
        if not applied.matches and not applied.undecided:
            vain.append(NothingFound(activity.id, book.method))
    return AlignmentSet(
        alignments=tuple(found),
        activities=portfolio.activities,
        scope=book.scope,
        methods=(book.method,),
        outside=tuple(_mandates(portfolio)),
        nothing_found=vain,
        undecided=undecided,
    )


def check_register(given: Portfolio) -> None:
    """Refuse what is no register, such as a list of activities, which does not say how complete it is."""
    if not is_a(given, Portfolio):
        mend = 'Portfolio(id="mine", title=Text.of(en="…"), activities=[…])'
        raise InvalidValue(N_("not a register: {given}; make one such as {mend}"), given=shown(given), mend=mend)


def check_rules(given: RuleBook) -> RuleBook:
    """Refuse what is no rule book, such as a list of rules: it has an author, a version and a scope."""
    if is_a(given, RuleBook):
        return given
    mend = "RuleBook(id=…, version=…, author=…, lexicon=…, scope=…, rules=[…])"
    raise InvalidValue(N_("not a rule book: {given}; make one such as {mend}"), given=shown(given), mend=mend)


def _mandates(portfolio: Portfolio) -> Iterator[OutsideMandate]:
    """Sign the statements of a register with its process, so that they stay its own beside other registers.

    What names no process stays too where activities name none: it speaks for these.
    """
    nameless = portfolio.process is None or not all(map(processes_of, portfolio.activities))
    for one in portfolio.outside:
        if one.process is not None or nameless:
            yield one
        if one.process is None and portfolio.process is not None:
            yield attrs.evolve(one, process=portfolio.process)


def _background(book: RuleBook, portfolio: Portfolio, processes: ProcessDirectory | None) -> Background:
    """Gather what is known beside the activities; the shipped directory is read only where a rule asks for members."""
    asks = any(isinstance(leaf, MemberIs) for rule in book for leaf in leaves_of(rule.condition))
    known = load_processes() if processes is None and asks else processes or ()
    return Background(frameworks=portfolio.frameworks, processes=tuple(known))


def _through_plans(activity: Activity, frameworks: tuple[Framework, ...]) -> Iterator[Alignment]:
    for link, framework in itertools.product(activity.items or (), frameworks):
        for objective, evidence in _links(link, framework):
            yield Alignment(activity=activity.id, objective=objective, evidence=(evidence,))


def _links(link: ItemLink, framework: Framework) -> Iterator[tuple[int, FrameworkLink]]:
    """Yield the objectives that an item of the framework leads to, none where it is not one of its items."""
    item = framework.item(link.item)
    for line in framework.crosswalk:
        if item is not None and line.item == item.id:
            evidence = FrameworkLink(
                item=item.id,
                level=item.level,
                framework=framework.title,
                title=item.title,
                reason=line.reason,
                item_stated_by=link.stated_by,
                crosswalk_stated_by=line.stated_by,
                version=framework.version,
                degree=line.degree,
                sources=line.sources,
            )
            yield from ((objective, evidence) for objective in line.objectives)


def suggest(portfolio: Portfolio, *, suggester: Suggester | None = None) -> AlignmentSet:
    """Suggest objectives from the words of a register's activities, apart from what aligns.

    Everything in the result has the standing SUGGESTED, until somebody accepts it. Titles and descriptions are read
    together, in each of their languages. Without `suggester` the shipped cues are used.
    """
    check_register(portfolio)
    reader = LexiconSuggester() if suggester is None else suggester
    passages = [passage for activity in portfolio.activities for passage in passages_of(activity)]
    return AlignmentSet(
        alignments=tuple(
            Alignment(activity=activity, objective=objective, evidence=(match,))
            for activity, objective, match in read_passages(passages, reader)
        ),
        activities=portfolio.activities,
        scope=ObjectiveSet(),
    )
