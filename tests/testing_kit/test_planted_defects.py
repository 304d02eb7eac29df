"""Planted defects: each is caught by the law that should catch it, and told so that it can be pasted."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import locale
import os
import random
import time
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.absences import OutsideMandate
from gcm_alignment.activities import (
    Activity,
    ActivityId,
    ItemId,
    ItemLink,
    Kind,
    Occasion,
    Organiser,
    ProcessId,
    StatedBy,
    Status,
)
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.alignments import Alignment
from gcm_alignment.codec import decode, encode
from gcm_alignment.conditions import Composable, Condition, Mentions
from gcm_alignment.dates import PartialDate, Period
from gcm_alignment.evidence import AuthorityKind, Declaration, Quote, RuleMatch
from gcm_alignment.lexicon import Lexicon, Term
from gcm_alignment.portfolio import Portfolio
from gcm_alignment.readings import NOTHING, Background, Reading
from gcm_alignment.rules import Application, Rule, RuleBook
from gcm_alignment.sources import Source, SourceKind
from gcm_alignment.testing import laws
from gcm_alignment.text import BilingualText, Text, strip_accents
from gcm_alignment.when import during, kind, mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gcm_alignment.codec import Plain
    from gcm_alignment.testing.laws import Laws

LONGEST = 5.0
"""Seconds, for one defect, in which its law finds it and makes the counterexample small."""

LONGEST_TOLD = 4000
"""Letters of what is told of a defect: two screens."""

LEXICON = Lexicon(
    [
        Term(id="remittances", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="trafficking", en=["trafficking in persons"], fr=["traite"]),
        Term(id="labour", en=["{labour|labor} migration"], fr=["migration de main-d’œuvre"]),
        Term(id="migration", en=["migration"], fr=["mobilité humaine"]),
        Term(id="visa", en=["visa(s)"]),
        Term(id="student", fr=["élève(s)", "étudiant(s)"]),
    ]
)
REASON = BilingualText("It is about it.", "Il en est question.")


def rule(condition: Composable, id_: str = "r") -> Rule:
    """Make a rule of a condition."""
    return Rule(id=id_, objectives=gcm.ObjectiveSet([20]), condition=cast("Condition", condition), reason=REASON)


def book(*conditions: Composable) -> RuleBook:
    """Make a book of a rule for each condition."""
    return RuleBook(
        id="team",
        version="1",
        author="a team",
        lexicon=LEXICON,
        scope=gcm.ObjectiveSet([20]),
        rules=[rule(condition, f"r{number}") for number, condition in enumerate(conditions)],
    )


def words_of(reading: Reading) -> str:
    """Return all words of an activity's titles."""
    return " / ".join(words for _, words in reading.activity.title.versions)


# --- conditions that users might write ------------------------------------------------------------


@attrs.frozen
class EverySecond(Composable):
    """Counts how often it is asked."""

    asked: ClassVar[itertools.count[int]] = itertools.count()

    def truth(self, reading: Reading) -> bool:
        """Hold every second time."""
        return "remittances" in words_of(reading) and next(self.asked) % 5 < 3


@attrs.frozen
class ByChance(Composable):
    """Throws a coin."""

    def truth(self, reading: Reading) -> bool:
        """Hold now and then."""
        return "remittances" in words_of(reading) and random.random() < 0.5  # noqa: S311 - the defect


@attrs.frozen
class InThePast(Composable):
    """Compares with today, by a name imported from datetime."""

    def truth(self, reading: Reading) -> bool:
        """Hold for what is over."""
        period = reading.activity.period
        return period is not None and period.latest is not None and period.latest < date.today()  # noqa: DTZ011 - the defect


@attrs.frozen
class UntilNextForum(Composable):
    """Asks the clock by the module."""

    def truth(self, reading: Reading) -> bool:
        """Hold until the second Forum."""
        return "remittances" in words_of(reading) and dt.datetime.now(dt.UTC).year < 2026


@attrs.frozen
class BeforeNoon(Composable):
    """Asks for the local time of a fixed moment."""

    def truth(self, reading: Reading) -> bool:
        """Hold where it was morning when the Compact was adopted."""
        return "remittances" in words_of(reading) and time.localtime(1_545_220_800).tm_hour < 12


@attrs.frozen
class InTurkish(Composable):
    """Asks for the locale."""

    def truth(self, reading: Reading) -> bool:
        """Hold everywhere but in one country."""
        return "remittances" in words_of(reading) and not (locale.getlocale()[0] or "").startswith("tr")


@attrs.frozen
class ByTheEnvironment(Composable):
    """Reads a variable of the environment."""

    def truth(self, reading: Reading) -> bool:
        """Hold where the machine does not speak French."""
        return "remittances" in words_of(reading) and not os.environ.get("LANG", "").startswith("fr")


@attrs.frozen
class AfterAnother(Composable):
    """Remembers what it read before."""

    last: ClassVar[list[str]] = [""]

    def truth(self, reading: Reading) -> bool:
        """Hold when the activity before was about it too."""
        before, self.last[0] = self.last[0], words_of(reading)
        return "remittances" in words_of(reading) and "remittances" in before


@attrs.frozen
class ByTheId(Composable):
    """Reads the id of the register."""

    def truth(self, reading: Reading) -> bool:
        """Hold when the id says so."""
        return reading.activity.id.endswith("remittances")


@attrs.frozen
class FirstPlace(Composable):
    """Looks at the first occasion alone."""

    def truth(self, reading: Reading) -> bool:
        """Hold when it began in Abuja."""
        occasions = reading.activity.occasions
        return bool(occasions) and occasions[0].venue is not None and occasions[0].venue.name == "Abuja"


@attrs.frozen
class InSmallLetters(Composable):
    """Compares letters as they stand."""

    def truth(self, reading: Reading) -> bool:
        """Hold for small letters."""
        return "remittances" in words_of(reading)


@attrs.frozen
class WithCurvedApostrophe(Composable):
    """Knows one apostrophe."""

    def truth(self, reading: Reading) -> bool:
        """Hold for what a typesetter set."""
        return "main-d’œuvre" in words_of(reading).casefold()


@attrs.frozen
class WithPlainSpaces(Composable):
    """Knows one space."""

    def truth(self, reading: Reading) -> bool:
        """Hold for plain spaces."""
        return "transfert de fonds" in words_of(reading).casefold()


@attrs.frozen
class Composed(Composable):
    """Knows é as one sign."""

    def truth(self, reading: Reading) -> bool:
        """Hold for composed accents."""
        return "élève" in words_of(reading).casefold()


@attrs.frozen
class BlindToAccents(Composable):
    """Takes the accents off both sides."""

    def truth(self, reading: Reading) -> bool:
        """Hold for « traité » as for « traite »."""
        return "traite" in strip_accents(words_of(reading)).casefold().split()


@attrs.frozen
class StrictOnAccents(Composable):
    """Wants each accent, whatever the composition."""

    def truth(self, reading: Reading) -> bool:
        """Hold for « élève », not for « eleve »."""
        return "élève" in unicodedata.normalize("NFC", words_of(reading)).casefold()


@attrs.frozen
class ShortTitle(Composable):
    """Counts letters."""

    def truth(self, reading: Reading) -> bool:
        """Hold for titles of few words about it."""
        words = words_of(reading).casefold()
        return "remittances" in words and len(words.split()) < 6


@attrs.frozen
class NotASession(Composable):
    """Takes what is unknown for a no."""

    def truth(self, reading: Reading) -> bool:
        """Hold for everything that is no workshop, unknown kinds included."""
        return "remittances" in words_of(reading).casefold() and reading.activity.kind is not Kind.WORKSHOP


@attrs.frozen
class Described(Composable):
    """Forgets that a description may be missing."""

    def truth(self, reading: Reading) -> bool:
        """Hold when the description says so."""
        assert reading.activity.description is not None
        return "remittances" in reading.activity.description.en


@attrs.frozen
class ByHash(Composable):
    """Looks into a set, in whatever order it comes."""

    def truth(self, reading: Reading) -> bool:
        """Hold when the first word of the set is a long one."""
        return len(next(iter(set(words_of(reading).split())))) > 5


class Misquoting(Mentions):
    """Counts places without the marks in front."""

    def quotes(self, reading: Reading) -> tuple[Quote, ...]:
        """Return places that are one too low."""
        return tuple(
            attrs.evolve(one, start=one.start - 1, stop=one.stop - 1) if one.start else one
            for one in super().quotes(reading)
        )


ONE_RULE: dict[str, tuple[str, Composable]] = {
    "counts its questions": ("deterministic", EverySecond()),
    "throws a coin": ("deterministic", ByChance()),
    "asks what day it is": ("surroundings", InThePast()),
    "asks what year it is": ("surroundings", UntilNextForum()),
    "asks what time it was here": ("surroundings", BeforeNoon()),
    "asks for the locale": ("surroundings", InTurkish()),
    "reads the environment": ("surroundings", ByTheEnvironment()),
    "remembers the last activity": ("local", AfterAnother()),
    "reads the id": ("names", ByTheId()),
    "looks at the first occasion": ("order", FirstPlace()),
    "knows small letters": ("case", InSmallLetters()),
    "knows one apostrophe": ("apostrophes", WithCurvedApostrophe()),
    "knows one space": ("spaces", WithPlainSpaces()),
    "knows one composition": ("composition", Composed()),
    "is blind to accents": ("accents-added", BlindToAccents()),
    "is strict on accents": ("accents-dropped", StrictOnAccents()),
    "wants a short title": ("monotone", ShortTitle()),
    "takes the unknown for a no": ("unknown", NotASession()),
    "raises on a missing description": ("deterministic", Described()),
    "misquotes": ("explained", Misquoting("remittances")),
    "holds of nothing said": ("empty-text", ~mentions("remittances")),
    "denies without quoting": ("explained", mentions("remittances") | ~mentions("trafficking")),
    "asks for two kinds at once": ("satisfiable", kind("workshop") & kind("study")),
    "asks for a word and its absence": ("satisfiable", mentions("visa") & ~mentions("visa")),
    "asks for two years at once": ("satisfiable", mentions("visa") & during("2019") & during("2021")),
    "excludes its own word": (
        "satisfiable",
        mentions("labour") & ~mentions(en="labour migration", fr="migration") & ~mentions(en="labor"),
    ),
    "holds of everything": ("refusable", kind("study") | ~kind("study")),
    "has an English phrase only": ("both-languages", mentions(en="cash transfer(s)")),
    "has a French term only": ("both-languages", mentions("student")),
    "reads one language better": ("parity", mentions("labour") & mentions("migration")),
}
"""What is wrong, the law that says so, and the condition."""


# --- books ----------------------------------------------------------------------------------------


@attrs.frozen
class OncePerBook(Composable):
    """Holds for the first rule that asks, as if rules excluded each other."""

    taken: ClassVar[list[tuple[Reading, int]]] = []
    number: int = 0

    def truth(self, reading: Reading) -> bool:
        """Hold for the rule that asks first."""
        if not self.taken or self.taken[0][0] is not reading:
            self.taken[:] = [(reading, self.number)]
        return "remittances" in words_of(reading) and self.taken[0][1] == self.number


class InOrderOfRules(RuleBook):
    """Lets the first rules alone speak."""

    def apply(self, activity: Activity, background: Background = NOTHING) -> Application:
        """Answer with the rules before the one called last."""
        found = super().apply(activity, background)
        return attrs.evolve(found, matches=tuple(one for one in found.matches if one[1].rule != self.rules[-1].id))


class Misnaming(RuleBook):
    """Answers with something else than its rules say."""

    def apply(self, activity: Activity, background: Background = NOTHING) -> Application:
        """Change each match."""
        found = super().apply(activity, background)
        return attrs.evolve(found, matches=tuple(self.changed(*one) for one in found.matches))

    def changed(self, objective: int, match: RuleMatch) -> tuple[int, RuleMatch]:
        """Change a match."""
        raise NotImplementedError


class NextObjective(Misnaming):
    """Leads one objective too far."""

    def changed(self, objective: int, match: RuleMatch) -> tuple[int, RuleMatch]:
        """Add one."""
        return objective + 1, match


class OtherReason(Misnaming):
    """Gives a reason that is not the rule's."""

    def changed(self, objective: int, match: RuleMatch) -> tuple[int, RuleMatch]:
        """Say something else."""
        return objective, attrs.evolve(match, reason=BilingualText("So.", "Ainsi."))


class Overconfident(Misnaming):
    """Is 1.2 sure."""

    def changed(self, objective: int, match: RuleMatch) -> tuple[int, RuleMatch]:
        """Be surer than sure, past the check of the value."""
        surer = attrs.evolve(match)
        object.__setattr__(surer, "confidence", 1.2)
        return objective, surer


class Losing(RuleBook):
    """Loses the rules of the other one when united."""

    def __or__(self, other: RuleBook) -> RuleBook:
        """Keep its own."""
        return self


def of_kind(sort: type[RuleBook]) -> RuleBook:
    """Make a book of a faulty kind."""
    made = book(mentions("remittances"), mentions("labour"))
    return sort(
        id=made.id, version=made.version, author=made.author, lexicon=made.lexicon, scope=made.scope, rules=made.rules
    )


def with_one_reason() -> RuleBook:
    """Make a book whose reason was never translated."""
    asked = attrs.evolve(rule(mentions("remittances")), reason=BilingualText("So.", "So."))
    return attrs.evolve(book(), rules=(asked,))


BOOKS: dict[str, tuple[str, Callable[[], RuleBook]]] = {
    "lets one rule speak": ("other-rules", lambda: book(*(OncePerBook(number) for number in range(2)))),
    "lets the last rule be silent": ("other-rules", lambda: of_kind(InOrderOfRules)),
    "leads elsewhere": ("explained", lambda: of_kind(NextObjective)),
    "gives another reason": ("explained", lambda: of_kind(OtherReason)),
    "was never translated": ("explained", with_one_reason),
    "is 1.2 sure": ("confidence", lambda: of_kind(Overconfident)),
    "loses rules when united": ("union", lambda: of_kind(Losing)),
    "looks into a set": ("hash-seed", lambda: book(ByHash())),
    "cannot be sent": ("round-trip", lambda: book(InSmallLetters())),
    "has a dead rule": ("satisfiable", lambda: book(mentions("visa"), kind("study") & ~kind("study", "workshop"))),
    "excludes all": ("satisfiable", lambda: book(mentions("visa") & ~(mentions("visa") | mentions("student")))),
}


# --- suggesters -----------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Place:
    """Words at their place."""

    start: int
    stop: int
    term: str


@attrs.frozen(kw_only=True)
class Hint:
    """An objective, unchecked."""

    objective: int
    confidence: float | None = 0.8
    matches: tuple[Place, ...] = ()


CUES = {"remittance": 20, "transferts de fonds": 20, "smuggling": 9, "trafic de migrants": 9, "data": 1, "données": 1}


class Reader:
    """Looks for a few words as the library folds them: lawful; those below are not."""

    name = "plain"
    version = "1"

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
    ) -> Sequence[Sequence[Hint]]:
        """Suggest for each text."""
        return [self.suggest(text)[:limit] for text in texts]

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest for one text, in the order of the objectives."""
        found: dict[int, Hint] = {}
        for tag in ("en", "fr"):
            for one in CUE_LEXICON.find(text, tag):
                place = Place(start=one.start, stop=one.stop, term=text[one.start : one.stop])
                found.setdefault(int(one.term), Hint(objective=int(one.term), matches=(place,)))
        return tuple(found[number] for number in sorted(found))


CUE_LEXICON = Lexicon(
    [
        Term(id="20", en=["remittance(s)"], fr=["transfert(s) de fonds"]),
        Term(id="9", en=["smuggling"], fr=["trafic de migrants"]),
        Term(id="1", en=["data"], fr=["données"]),
        Term(id="14", fr=["l’assistance"]),
    ]
)


class ByPosition(Reader):
    """Is surer of what stands first in the batch."""

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
    ) -> Sequence[Sequence[Hint]]:
        """Lower the confidence with each text."""
        return [
            [attrs.evolve(one, confidence=0.8 / (place + 1)) for one in self.suggest(text)][:limit]
            for place, text in enumerate(texts)
        ]


class Remembering(Reader):
    """Learns from what it read."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.read: set[str] = set()

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest what was not suggested before."""
        known, self.read = self.read, self.read | {text}
        return () if text in known else super().suggest(text)


class Drifting(Reader):
    """Grows surer with the years."""

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Weigh by the age of the Compact."""
        age = (dt.date.today() - date(2018, 12, 19)).days / 10_000  # noqa: DTZ011 - the defect
        return tuple(attrs.evolve(one, confidence=min(1.0, 0.5 + age)) for one in super().suggest(text))


class Local(Reader):
    """Reads French where the machine does."""

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest where the decimal sign is a point."""
        return super().suggest(text) if locale.localeconv()["decimal_point"] == "." else ()


class Folding(Reader):
    """Rewrites the text before it reads it, and tells the places of what it read."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        """Take a way to fold."""
        self.fold = fold

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest for the folded text."""
        return super().suggest(self.fold(text))


class Literal(Reader):
    """Looks for cues as they stand, in a text that was rewritten."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        """Take a way to rewrite."""
        self.rewrite = rewrite

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest for the cues that are found."""
        read = self.rewrite(text)
        return tuple(
            Hint(objective=number) for number in sorted({number for cue, number in CUES.items() if cue in read})
        )


class Claiming(Reader):
    """Changes what it found in some way."""

    def __init__(self, change: Callable[[tuple[Hint, ...]], tuple[Hint, ...]]) -> None:
        """Take the change."""
        self.change = change

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest what became of it."""
        return self.change(super().suggest(text))


class Unlimited(Reader):
    """Does not count."""

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
    ) -> Sequence[Sequence[Hint]]:
        """Suggest everything."""
        return [self.suggest(text) for text in texts]


class Skipping(Reader):
    """Leaves out texts of which it knows nothing."""

    def suggest_many(
        self, texts: Sequence[str], /, *, language: str | None = None, limit: int = 3
    ) -> Sequence[Sequence[Hint]]:
        """Suggest for some texts."""
        return [found[:limit] for text in texts if (found := self.suggest(text))]


class Guessing(Reader):
    """Always has an answer."""

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest objective 23 where nothing else comes to mind."""
        return super().suggest(text) or (Hint(objective=23, confidence=0.1),)


class Shuffled(Reader):
    """Goes through a set of words."""

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Be surest of the first word of the set."""
        words = [word for word in {*text.split()} if word]
        return tuple(Hint(objective=1 + len(word) % 23) for word in words[:1])


class EnglishOnly(Reader):
    """Reads one language."""

    def suggest(self, text: str) -> tuple[Hint, ...]:
        """Suggest for English words."""
        return tuple(Hint(objective=int(one.term)) for one in CUE_LEXICON.find(text, "en"))[:1]


class Nameless(Reader):
    """Has no version."""

    version = " "


def sure(confidence: float) -> Callable[[tuple[Hint, ...]], tuple[Hint, ...]]:
    """Return the change that claims a confidence."""
    return lambda found: tuple(attrs.evolve(one, confidence=confidence) for one in found)


SUGGESTERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "counts positions": ("batches", ByPosition),
    "minds the order": ("order", ByPosition),
    "remembers": ("deterministic", Remembering),
    "asks for the day": ("surroundings", Drifting),
    "asks for the locale": ("surroundings", Local),
    "minds capitals": ("case", lambda: Literal(lambda text: text)),
    "minds apostrophes": ("apostrophes", lambda: Folding(lambda text: text.replace("L'", ""))),
    "minds spaces": ("spaces", lambda: Literal(str.casefold)),
    "minds composition": ("composition", lambda: Literal(str.casefold)),
    "minds missing accents": ("accents-dropped", lambda: Literal(str.casefold)),
    "is blind to accents": ("accents-added", lambda: Folding(strip_accents)),
    "quotes what it folded": ("quotes", lambda: Folding(lambda text: text.replace("œ", "oe").replace(" ", "  "))),
    "is 1.2 sure": ("confidence", lambda: Claiming(sure(1.2))),
    "is no number sure": ("confidence", lambda: Claiming(sure(float("nan")))),
    "is surer of the second": (
        "ranked",
        lambda: Claiming(lambda found: (Hint(objective=2, confidence=0.1), Hint(objective=3)) if found else ()),
    ),
    "says things twice": ("ranked", lambda: Claiming(lambda found: found * 2)),
    "does not count": ("ranked", Unlimited),
    "suggests objective 24": (
        "objectives",
        lambda: Claiming(lambda found: tuple(attrs.evolve(one, objective=24) for one in found)),
    ),
    "leaves texts out": ("batches", Skipping),
    "guesses": ("empty-text", Guessing),
    "goes through a set": ("hash-seed", Shuffled),
    "reads English only": ("both-languages", EnglishOnly),
    "has no version": ("named", Nameless),
}


# --- codecs ---------------------------------------------------------------------------------------


def changed(change: Callable[[dict[str, object]], None]) -> Callable[[AlignmentSet], str]:
    """Write a set after a change of its data."""

    def write(found: AlignmentSet) -> str:
        data = cast("dict[str, object]", encode(found))
        change(data)
        return json.dumps(data, ensure_ascii=False)

    return write


def read(text: str) -> AlignmentSet:
    """Read a set as the library does."""
    return decode(cast("Plain", json.loads(text)), AlignmentSet)


def each_activity(change: Callable[[dict[str, object]], None]) -> Callable[[dict[str, object]], None]:
    """Change the data of each activity."""

    def on(data: dict[str, object]) -> None:
        for activity in cast("list[dict[str, object]]", data["activities"]):
            change(activity)

    return on


def each_evidence(change: Callable[[dict[str, object]], None]) -> Callable[[dict[str, object]], None]:
    """Change the data of each piece of evidence."""

    def on(data: dict[str, object]) -> None:
        for alignment in cast("list[dict[str, object]]", data["alignments"]):
            for one in cast("list[dict[str, object]]", alignment["evidence"]):
                change(one)

    return on


def lose(name: str) -> Callable[[dict[str, object]], None]:
    """Lose a field."""
    return lambda fields: fields.update({name: None}) if name in fields else None


def empty(name: str) -> Callable[[dict[str, object]], None]:
    """Write none where it is not known."""
    return lambda fields: fields.update({name: []}) if fields[name] is None else None


def rounded(fields: dict[str, object]) -> None:
    """Round a confidence to a digit."""
    if isinstance(confidence := fields.get("confidence"), float):
        fields["confidence"] = round(confidence, 1)


def first_version(fields: dict[str, object]) -> None:
    """Forget which version found it."""
    if "version" in fields:
        fields["version"] = "1"


def stamped(data: dict[str, object]) -> None:
    """Say when it was written, where nobody looks."""
    data["scope"] = [*cast("list[int]", data["scope"]), 1 + dt.date.today().day % 3]  # noqa: DTZ011 - the defect


WRITTEN: list[str] = []


def numbered(found: AlignmentSet) -> str:
    """Write a set with its number in this session, as a blank line or two."""
    WRITTEN.append("")
    return json.dumps(encode(found)) + "\n" * (len(WRITTEN) % 3)


def by_a_set(found: AlignmentSet) -> str:
    """Write the activities in the order of a set."""
    return " ".join({activity.id for activity in found.activities})


def reading_away(data: dict[str, object]) -> AlignmentSet:
    """Read a set, and take what was read out of the data."""
    return decode(cast("Plain", {name: data.pop(name) for name in tuple(data)}), AlignmentSet)


def as_data(found: AlignmentSet) -> dict[str, object]:
    """Write a set as data."""
    return cast("dict[str, object]", encode(found))


def with_comma(found: AlignmentSet) -> str:
    """Write numbers as the locale does."""
    point = str(locale.localeconv()["decimal_point"])
    return json.dumps(encode(found)).replace("0.", f"0{point}")


CODECS: dict[str, tuple[str, Callable[[], Laws]]] = {
    "loses the people": ("round-trip", lambda: laws.for_codec(read, changed(each_activity(lose("people"))))),
    "loses the degree": ("round-trip", lambda: laws.for_codec(read, changed(each_evidence(lose("degree"))))),
    "loses the version": ("round-trip", lambda: laws.for_codec(read, changed(each_evidence(first_version)))),
    "writes none for unknown": ("round-trip", lambda: laws.for_codec(read, changed(each_activity(empty("themes"))))),
    "rounds": ("round-trip", lambda: laws.for_codec(read, changed(each_evidence(rounded)))),
    "loses accents": (
        "round-trip",
        lambda: laws.for_codec(read, lambda found: strip_accents(json.dumps(encode(found), ensure_ascii=False))),
    ),
    "writes the day": ("surroundings", lambda: laws.for_codec(read, changed(stamped))),
    "writes as the locale does": ("surroundings", lambda: laws.for_codec(read, with_comma)),
    "writes its number": ("deterministic", lambda: laws.for_codec(read, numbered)),
    "minds what was written before": ("local", lambda: laws.for_codec(read, numbered)),
    "writes in the order of a set": ("hash-seed", lambda: laws.for_codec(read, by_a_set)),
    "takes away what it reads": ("harmless", lambda: laws.for_codec(reading_away, as_data)),
    "writes anew what it read": (
        "stable",
        lambda: laws.for_codec(
            lambda text: attrs.evolve(read(text), scope=gcm.ObjectiveSet([1])), lambda found: json.dumps(encode(found))
        ),
    ),
}


# --- registers ------------------------------------------------------------------------------------

FORUM = Activity(
    id=ActivityId("demo:forum"), title=Text.of(en="Forum"), occasions=[Occasion(period=Period.parse("2019"))]
)
DECLARED = Declaration(
    authority=AuthorityKind.CHAIR,
    by="the Chair",
    on=PartialDate.parse("2022-05-20"),
    source=Source(kind=SourceKind.OFFICIAL, title="Minutes"),
)
LATER = attrs.evolve(FORUM, id=ActivityId("demo:later"), occasions=[Occasion(period=Period.parse("2021"))])


def register(*activities: Activity, **fields: object) -> Portfolio:
    """Make a register."""
    return Portfolio(id="demo", title=Text.of(en="Register"), activities=activities, **fields)  # type: ignore[arg-type] # by name


def declared(*evidence: Declaration) -> tuple[Alignment, ...]:
    """Declare the forum to be aligned with objective 9."""
    return (Alignment(activity=FORUM.id, objective=9, evidence=evidence),)


AS_A_LIST = attrs.evolve(FORUM, organisers=cast("tuple[Organiser, ...]", []))


REGISTERS: dict[str, tuple[str, Callable[[], Portfolio]]] = {
    "records a forum twice": ("twins", lambda: register(FORUM, attrs.evolve(FORUM, id=ActivityId("demo:forum-2")))),
    "follows what is not there": ("relations", lambda: register(attrs.evolve(FORUM, follows=ActivityId("demo:gone")))),
    "is the output of what is not there": (
        "relations",
        lambda: register(attrs.evolve(FORUM, output_of=ActivityId("demo:gone"))),
    ),
    "has a part at another time": ("in-time", lambda: register(FORUM, attrs.evolve(LATER, part_of=FORUM.id))),
    "follows what comes later": ("in-time", lambda: register(LATER, attrs.evolve(FORUM, follows=LATER.id))),
    "links to an unknown item": (
        "items",
        lambda: register(attrs.evolve(FORUM, items=(ItemLink(ItemId("plan:objective-9"), StatedBy.PROJECT),))),
    ),
    "cannot be sent": (
        "round-trip",
        lambda: register(AS_A_LIST),
    ),
    "has a guest": (
        "at-home",
        lambda: register(attrs.evolve(FORUM, process=ProcessId("other")), process=ProcessId("demo")),
    ),
    "counts guests of what was cancelled": (
        "nobody-came",
        lambda: register(attrs.evolve(FORUM, status=Status.CANCELLED, people=40)),
    ),
    "aligns beyond its mandate": (
        "mandate",
        lambda: register(
            FORUM,
            declarations=declared(DECLARED),
            outside=(OutsideMandate(objective=9, declared=attrs.evolve(DECLARED, aligned=False)),),
        ),
    ),
    "says yes and no": (
        "of-one-mind",
        lambda: register(FORUM, declarations=declared(DECLARED, attrs.evolve(DECLARED, aligned=False))),
    ),
}


@pytest.mark.parametrize("law, condition", ONE_RULE.values(), ids=ONE_RULE)
def test_a_defect_in_a_rule_is_caught(law: str, condition: Composable) -> None:
    """What a rule does wrong is found before a report rests on it."""
    assert_caught(laws.for_rule(rule(condition), book=book(condition)), law)


@pytest.mark.parametrize("law, made", BOOKS.values(), ids=BOOKS)
def test_a_defect_in_a_book_is_caught(law: str, made: Callable[[], RuleBook]) -> None:
    """What goes wrong between rules shows in none of them alone."""
    assert_caught(laws.for_rule_book(made()), law)


@pytest.mark.parametrize("law, made", SUGGESTERS.values(), ids=SUGGESTERS)
def test_a_defect_in_a_suggester_is_caught(law: str, made: Callable[[], Reader]) -> None:
    """A suggester is somebody else's model: the laws are all that is known of it."""
    assert_caught(laws.for_suggester(made()), law)


@pytest.mark.parametrize("law, made", CODECS.values(), ids=CODECS)
def test_a_defect_in_a_codec_is_caught(law: str, made: Callable[[], Laws]) -> None:
    """What is lost between two institutions is missed by neither."""
    assert_caught(made(), law)


@pytest.mark.parametrize("law, made", REGISTERS.values(), ids=REGISTERS)
def test_a_defect_in_a_register_is_caught(law: str, made: Callable[[], Portfolio]) -> None:
    """Each of these has been seen in a spreadsheet."""
    assert_caught(laws.for_portfolio(made()), law)


def assert_caught(tried: Laws, law: str) -> None:
    """Assert that a law finds its defect in time, and tells it by a program that runs."""
    began = time.perf_counter()
    broken = tried[law].broken(examples=100)
    took = time.perf_counter() - began
    assert broken is not None
    exec(broken.code, {})  # noqa: S102 - what the kit printed
    expected = (law, True, True)
    actual = (broken.law, took < LONGEST, len(str(broken)) < LONGEST_TOLD)
    assert expected == actual, str(broken)
