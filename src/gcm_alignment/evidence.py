"""Why an activity aligns with an objective: the kinds of evidence, and the standings that they can give."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

import attrs

from gcm_alignment.activities import ItemId, StatedBy
from gcm_alignment.compact import Degree
from gcm_alignment.dates import PartialDate
from gcm_alignment.errors import InvalidValue, N_, member_named
from gcm_alignment.particulars import as_actions, as_degree, as_partial_date, full_day
from gcm_alignment.processes import ItemLevel
from gcm_alignment.sources import Source
from gcm_alignment.text import BilingualText, Text, is_a, shown


class AuthorityKind(StrEnum):
    """Who can declare that an activity aligns."""

    PROCESS = "process"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"
    STATE = "state"
    OTHER = "other"


class Verdict(StrEnum):
    """What a reviewer says of an alignment, or of one source of it."""

    ACCEPT = "accept"
    REJECT = "reject"
    REVOKE = "revoke"


def as_authority(given: AuthorityKind | str) -> AuthorityKind:
    """Take a kind of authority, itself or by its name."""
    return member_named(AuthorityKind, given)


def as_verdict(given: Verdict | str) -> Verdict:
    """Take a verdict, itself or by its name."""
    return member_named(Verdict, given)


def as_confidence(given: float | None) -> float | None:
    """Take a confidence in [0, 1] as a float without a sign, so that equal ones are written alike."""
    if given is None:
        return None
    try:
        within = 0 <= given <= 1
    except TypeError:  # a text, which compares with no number
        within = False
    if not within:
        raise InvalidValue(N_("a confidence lies between 0 and 1: {given}"), given=str(given))
    return float(given) or 0.0  # -0.0 is no index; any other float stays the object that it is


def _needs_somebody(_owner: object, attribute: attrs.Attribute[str], name: str) -> None:
    if not is_a(name, str) or not name.strip():
        raise InvalidValue(N_("evidence without anybody behind it: name who says so in {field}"), field=attribute.name)


def _is_a_source(_owner: object, _attribute: object, source: Source) -> None:
    if not is_a(source, Source):
        mend = 'Source(kind="user", title="…")'
        raise InvalidValue(N_("no source: {given}; write one such as {mend}"), given=shown(source), mend=mend)


def _is_a_truth(_owner: object, _attribute: object, aligned: bool) -> None:  # noqa: FBT001 - a validator takes a value
    if not is_a(aligned, bool):
        raise InvalidValue(N_("aligned is True or False: {given}"), given=repr(aligned))


@attrs.frozen(kw_only=True, weakref_slot=False)
class Quote:
    """Words of an activity at their place: code points of the stored string, half-open."""

    field: Literal["title", "description"]
    language: str
    start: int
    stop: int
    words: str

    def __attrs_post_init__(self) -> None:
        """Refuse a quote whose words do not fill its place."""
        if not 0 <= self.start < self.stop or len(self.words) != self.stop - self.start:
            raise InvalidValue(
                N_("a quote fills its place: {words} does not fill {start} to {stop}"),
                words=repr(self.words),
                start=self.start,
                stop=self.stop,
            )


@attrs.frozen(kw_only=True, cache_hash=True, weakref_slot=False)
class Declaration:
    """An authority's own statement; `aligned=False` says that it examined the pair and found no alignment."""

    authority: AuthorityKind = attrs.field(converter=as_authority)
    by: str = attrs.field(validator=_needs_somebody)
    on: PartialDate = attrs.field(converter=as_partial_date)
    source: Source = attrs.field(validator=_is_a_source)
    degree: Degree | None = attrs.field(default=None, converter=as_degree)
    aligned: bool = attrs.field(default=True, validator=_is_a_truth)
    actions: tuple[str, ...] = attrs.field(default=(), converter=as_actions)

    @property
    def key(self) -> str:
        """The version-free name of this source of evidence."""
        return f"declared:{self.authority}/{self.by}"


@attrs.frozen(kw_only=True, cache_hash=True, weakref_slot=False)
class FrameworkLink:
    """A link through the plan: the activity belongs to an item, and the item leads to the objective.

    `framework` and `title` are those of the plan and of its item, None where the item's is not known.
    """

    item: ItemId
    level: ItemLevel
    framework: Text
    title: Text | None = None
    reason: BilingualText
    item_stated_by: StatedBy
    crosswalk_stated_by: StatedBy
    version: str
    degree: Degree | None = attrs.field(default=None, converter=as_degree)
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The version-free name of this source of evidence."""
        return f"link:{self.item}"

    @property
    def infers(self) -> bool:
        """Whether it infers: only from an objective or action, and not where all of it is our reading."""
        ours = {self.item_stated_by, self.crosswalk_stated_by} == {StatedBy.PROJECT}
        return self.level in {ItemLevel.OBJECTIVE, ItemLevel.ACTION} and not ours


@attrs.frozen(kw_only=True, cache_hash=True, weakref_slot=False)
class RuleMatch:
    """A rule that holds for the activity: a named author gives the reason.

    `quotes` are the words that it read; `text_only` says that it read nothing else.
    """

    book: str
    rule: str
    version: str
    author: str = attrs.field(validator=_needs_somebody)
    reason: BilingualText
    quotes: tuple[Quote, ...] = ()
    text_only: bool = True
    confidence: float | None = attrs.field(default=None, converter=as_confidence)
    degree: Degree | None = attrs.field(default=None, converter=as_degree)
    actions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The version-free name of this source of evidence."""
        return f"rule:{self.book}/{self.rule}"


@attrs.frozen(kw_only=True, cache_hash=True, weakref_slot=False)
class TextMatch:
    """What a suggester reads in the words alone: it suggests, and closes no gap by itself."""

    suggester: str
    version: str
    quotes: tuple[Quote, ...]
    confidence: float | None = attrs.field(default=None, converter=as_confidence)

    @property
    def key(self) -> str:
        """The version-free name of this source of evidence."""
        return f"text:{self.suggester}"


_REVIEWABLE = ("rule:", "text:", "link:")


def _is_a_text(_owner: object, _attribute: object, note: Text | None) -> None:
    if note is not None and not is_a(note, Text):
        raise InvalidValue(N_("a note says its language: write {mend}"), mend=f"Text.of(en={note!r})")


def check_source_key(key: str) -> None:
    """Refuse a key that no rule, link or suggester bears."""
    if not is_a(key, str) or not key.startswith(_REVIEWABLE) or not key.partition(":")[2].strip():
        raise InvalidValue(
            N_("no source {given}: name it by a key such as rule:BOOK/ID, text:SUGGESTER or link:ITEM"),
            given=repr(key),
        )


def _names_a_source(_owner: object, _attribute: object, of: str | None) -> None:
    if of is not None:
        check_source_key(of)


@attrs.frozen(kw_only=True, cache_hash=True, weakref_slot=False)
class Review:
    """A reviewer's verdict on an alignment, or on the source of it that `of` names by its key.

    `by` is a role rather than a person's name; `on` is a full day.
    """

    by: str = attrs.field(validator=_needs_somebody)
    on: date = attrs.field(converter=full_day)
    verdict: Verdict = attrs.field(converter=as_verdict)
    of: str | None = attrs.field(default=None, validator=_names_a_source)
    note: Text | None = attrs.field(default=None, validator=_is_a_text)

    @property
    def key(self) -> str:
        """The name of this review."""
        return f"review:{self.by}/{self.on.isoformat()}/{self.verdict}/{self.of or '*'}"


Found: TypeAlias = FrameworkLink | RuleMatch | TextMatch
"""What a method found, and a review can be of."""

Evidence: TypeAlias = Declaration | FrameworkLink | RuleMatch | TextMatch | Review


@attrs.frozen(kw_only=True, order=True)
class Method:
    """What looked for objectives: a rule book by its id, version, author and SHA-256."""

    book: str
    version: str
    author: str
    digest: str


class Standing(StrEnum):
    """How far an alignment is validated: DECLARED > REVIEWED > INFERRED > SUGGESTED, or REJECTED."""

    DECLARED = "declared"
    REVIEWED = "reviewed"
    INFERRED = "inferred"
    SUGGESTED = "suggested"
    REJECTED = "rejected"

    @property
    def height(self) -> int:
        """A number that grows with the validation: 0 when rejected, 4 when declared."""
        return 4 - list(Standing).index(self)

    def reaches(self, other: Standing) -> bool:
        """Tell whether this standing is the other one, or a better one."""
        return self.height >= other.height


LADDER = (Standing.DECLARED, Standing.REVIEWED, Standing.INFERRED, Standing.SUGGESTED)
"""The standings that count, best first."""
