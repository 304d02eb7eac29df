"""Explanations: why an activity aligns, or may be linked, in a sentence of English or French."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from gcm_alignment.activities import StatedBy
from gcm_alignment.alignments import KINDS, Alignment
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue, Message, N_
from gcm_alignment.evidence import (
    Declaration,
    Evidence,
    FrameworkLink,
    Quote,
    Review,
    RuleMatch,
    TextMatch,
    Verdict,
)
from gcm_alignment.labels import served
from gcm_alignment.outcome_words import OutcomeWords
from gcm_alignment.outcomes import Outcome
from gcm_alignment.translation import Translator
from gcm_alignment.vocabulary import word_of

if TYPE_CHECKING:
    from gcm_alignment.compact import Degree


def explain(evidence: Evidence | Outcome | Alignment, lang: str = "en") -> str:
    """Say why, in one sentence that names who says so; quoted words stay in their own language.

    An alignment is explained by its evidence, a line each. The outcome of a rule is told as a tree, a line for each
    thing that it asked: yes, no or unknown, and the words that answered with their places, counted in characters
    from 1.

    >>> import gcm_alignment as gcm
    >>> workshop = gcm.Activity(id="demo:workshop", title=gcm.Text.of(fr="Atelier sur les envois de fonds"))
    >>> print(explain(gcm.load_rules().outcome("remittances", workshop), "en"))
    yes: one of this holds
       yes: the texts speak of “remittance” (remittances)
          “envois de fonds” (title, fr, characters 17 to 31)
    ...
    """
    _check_explicable(evidence)
    words = Translator.of(lang)
    if isinstance(evidence, Outcome):
        return OutcomeWords(words).tree(evidence)
    if isinstance(evidence, Alignment):
        return "\n".join(_explained(one, words) for one in evidence.evidence)
    return _explained(evidence, words)


def _check_explicable(given: object) -> None:
    if not isinstance(given, (Outcome, Alignment, *KINDS)):
        raise InvalidValue(
            N_("nothing to explain: {given}; give evidence, an alignment or an outcome"), given=repr(given)
        )


def _explained(evidence: Evidence, words: Translator) -> str:
    match evidence:
        case Declaration():
            return _declared(evidence, words)
        case FrameworkLink():
            return _linked(evidence, words)
        case RuleMatch():
            return _ruled(evidence, words)
        case TextMatch():
            return words.text(
                N_("because the words {quotes} are close to the objective’s (suggested by the text: {suggester})"),
                quotes=quoted(evidence.quotes, words),
                suggester=evidence.suggester,
            )
        case Review():
            return _reviewed(evidence, words)
        case _:
            assert_never(evidence)


def quoted(quotes: tuple[Quote, ...], words: Translator) -> tuple[str, ...]:
    """Put each distinct wording between quotation marks: those in the reader's language where there are any."""
    own = [quote for quote in quotes if quote.language == words.language] or quotes
    widest = [quote for quote in own if not any(_inside(quote, other) for other in own)]
    return tuple(words.quoted(said) for said in dict.fromkeys(quote.words for quote in widest))


def _inside(quote: Quote, other: Quote) -> bool:
    """Tell whether a quote is a part of another one."""
    same_text = (quote.field, quote.language) == (other.field, other.language)
    return same_text and quote != other and other.start <= quote.start and quote.stop <= other.stop


def _declared(declaration: Declaration, words: Translator) -> str:
    template = (
        N_("because {authority} declared it {when}: {by} ({source})")
        if declaration.aligned
        else N_("although {authority} examined it {when} and found no alignment: {by} ({source})")
    )
    said = words.text(
        template,
        authority=Message.of(word_of(declaration.authority)),
        when=words.when(declaration.on),
        by=declaration.by,
        source=str(declaration.source),
    )
    return _with_details(said, declaration.degree, declaration.actions, words)


def _with_details(said: str, degree: Degree | None, actions: tuple[str, ...], words: Translator) -> str:
    """Add how much the activity is about the objective, and which of its actions it serves, where that is stated."""
    details = [] if degree is None else [words.text(word_of(degree))]
    if actions:
        details.append(words.ngettext("action {actions}", "actions {actions}", len(actions), actions=actions))
    return words.text(N_("{said} [{details}]"), said=said, details=words.series(details)) if details else said


def _linked(link: FrameworkLink, words: Translator) -> str:
    placed = (
        N_("because the institution places the activity under {framework} ({item}). {reason} ({whose})")
        if link.item_stated_by is StatedBy.INSTITUTION
        else N_("because we place the activity under {framework} ({item}). {reason} ({whose})")
    )
    said = words.text(
        placed,
        framework=words.quoted(served(link.framework, words)),
        item=_item(link, words),
        reason=served(link.reason, words),
        whose=words.series((*link.sources, _whose(link, words))),
    )
    return _with_details(said, link.degree, (), words)


def _whose(link: FrameworkLink, words: Translator) -> str:
    """Say whose statement each half of a link is."""
    return words.text(
        N_("place in the plan: {item}; link to the Compact: {crosswalk}"),
        item=Message.of(_WHOSE[link.item_stated_by]),
        crosswalk=Message.of(_WHOSE[link.crosswalk_stated_by]),
    )


_WHOSE = {StatedBy.INSTITUTION: N_("the institution"), StatedBy.PROJECT: N_("our reading")}


def _item(link: FrameworkLink, words: Translator) -> str:
    """Name the item of a plan by its level and number, with its title where that is known."""
    level, number = Message.of(word_of(link.level)), link.item.rpartition("-")[2]
    if link.title is None:
        return words.text(N_("{level}, no. {number}"), level=level, number=number)
    title = words.quoted(served(link.title, words))
    return words.text(N_("{level}, no. {number}: {title}"), level=level, number=number, title=title)


_READ = {
    frozenset({"title"}): N_("because the title says {quotes}. {reason} ({basis})"),
    frozenset({"description"}): N_("because the description says {quotes}. {reason} ({basis})"),
    frozenset({"title", "description"}): N_("because the title and the description say {quotes}. {reason} ({basis})"),
    frozenset[str](): N_("because of what is recorded of the activity. {reason} ({basis})"),
}


def _ruled(match: RuleMatch, words: Translator) -> str:
    rule = words.text(N_("rule {rule}, by {author}"), rule=f"{match.book}/{match.rule}", author=match.author)
    said = words.text(
        _READ[frozenset(quote.field for quote in match.quotes)],
        quotes=quoted(match.quotes, words),
        reason=served(match.reason, words),
        basis=words.series((*match.sources, rule)),
    )
    return _with_details(said, match.degree, match.actions, words)


_REVIEWED = {
    Verdict.ACCEPT: N_("because {by} accepted it on {date}"),
    Verdict.REJECT: N_("although {by} did not accept it on {date}"),
    Verdict.REVOKE: N_("{by} revoked the review on {date}"),
}
_SOURCE_REVIEWED = {
    Verdict.ACCEPT: N_("because {by} accepted {source} on {date}"),
    Verdict.REJECT: N_("although {by} did not accept {source} on {date}"),
    Verdict.REVOKE: N_("{by} revoked the review of {source} on {date}"),
}
_SOURCES = {
    "rule": N_("the rule {name}"),
    "text": N_("the suggestion {name}"),
    "link": N_("the link through {name}"),
}


def _source(key: str) -> Message:
    """Name the source that a review is of by the kind and the name that its key holds."""
    kind, _, name = key.partition(":")
    return Message.of(_SOURCES[kind], name=name)


def _reviewed(review: Review, words: Translator) -> str:
    date = words.date(PartialDate.of(review.on))
    said = (
        words.text(_REVIEWED[review.verdict], by=review.by, date=date)
        if review.of is None
        else words.text(_SOURCE_REVIEWED[review.verdict], by=review.by, date=date, source=_source(review.of))
    )
    if review.note is None:
        return said
    return words.text(
        N_("{sentence}: {note}"), sentence=said, note=words.quoted(review.note.serve(words.language).text)
    )
