"""Activities that meet what rules ask for as often as not, whatever else they are."""

from __future__ import annotations

import contextlib
import itertools
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

import attrs
from hypothesis import strategies as st

from gcm_alignment.activities import (
    Activity,
    ItemLink,
    Kind,
    Occasion,
    Organiser,
    OrganiserRole,
    ProcessId,
    StatedBy,
    Venue,
)
from gcm_alignment.conditions import (
    AudienceIs,
    CountryIs,
    During,
    HostIs,
    KindIs,
    Leaf,
    MemberIs,
    Mentions,
    PlaceIs,
    PrincipleIs,
    ProcessIs,
    Says,
    ThemeIs,
    Under,
    leaves_of,
    terms_of,
)
from gcm_alignment.dates import Period
from gcm_alignment.lexicon import Lexicon, expand
from gcm_alignment.testing.inversion import TooLargeToDecide, Unsatisfiable, activities_matching
from gcm_alignment.testing.inversion.demands import is_of_ours
from gcm_alignment.testing.printing import arguments_of
from gcm_alignment.testing.strategies._choices import Drawer, among, drawn
from gcm_alignment.text import Text
from gcm_alignment.topics import Audience, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gcm_alignment.lexicon import Term
    from gcm_alignment.readings import Background
    from gcm_alignment.rules import Rule, RuleBook

Notion: TypeAlias = "tuple[tuple[str, ...], tuple[str, ...]]"
"""The forms of one thing that a text may speak of, in English and in French."""

_PLAIN: tuple[Notion, ...] = (
    (("the programme of work",), ("le programme de travail",)),
    (("Members’ experience",), ("l’expérience des membres",)),
    (("a treaty",), ("un traité",)),
)
"""What titles speak of besides, with apostrophes and accents; no rule asks for it, unless it asks for anything."""
_SHAPES = (("Workshop on ", "Atelier sur "), ("Meeting: ", "Réunion\u00a0: "), ("", ""))
_NOTHING_SAID = "–"
_LANGUAGES = ((0,), (1,), (0, 1))
_PERIODS = tuple(map(Period.parse, ("2019-11", "2021", "2022-05-17/2022-05-20")))


def written_out(term: Term) -> Notion:
    """Write out the forms of a term in each language."""
    english, french = (tuple(itertools.chain.from_iterable(map(expand, term.forms(tag)))) for tag in ("en", "fr"))
    return english, french


def notion_of(leaf: Mentions | Says, lexicon: Lexicon) -> Notion:
    """Return what a text may say so that the leaf holds."""
    if isinstance(leaf, Says):
        return written_out(leaf.as_term())
    return written_out(next(term for term in lexicon if term.id == leaf.term))


def _exceptions(leaf: Leaf, lexicon: Lexicon) -> Iterable[Notion]:
    """Yield what speaks of something else in the same words."""
    for term in lexicon:
        if isinstance(leaf, Mentions) and leaf.term == term.id and (term.except_en or term.except_fr):
            forms = (tuple(itertools.chain.from_iterable(map(expand, term.exceptions(tag)))) for tag in ("en", "fr"))
            english, french = forms
            yield english, french


def _in_the_code(leaf: object) -> Iterator[Notion]:
    """Yield the words that stand in the code or the fields of a condition of somebody's own: it may look for them."""
    members = vars(type(leaf)).items()
    functions = [one for name, one in members if isinstance(one, FunctionType) and not name.startswith("__")]
    constants = (constant for function in functions for constant in _constants(function.__code__))
    fields = (value for _, value in arguments_of(leaf)) if attrs.has(type(leaf)) else ()
    for words in dict.fromkeys(one for one in (*constants, *fields) if isinstance(one, str)):
        if any(map(str.isalpha, words)):
            yield (words,), (words,)


def _constants(code: CodeType) -> Iterator[object]:
    """Yield the constants of a function and of those inside it, without what it says of itself."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _constants(constant)
        elif constant != code.co_consts[0] or code.co_name == "<genexpr>":
            yield constant


@attrs.frozen(kw_only=True)
class Asked:
    """What the rules ask for, by the field of the activity that answers."""

    notions: tuple[Notion, ...]
    others: tuple[Notion, ...] = ()
    kinds: tuple[Kind, ...] = ()
    themes: tuple[Theme, ...] = ()
    audiences: tuple[Audience, ...] = ()
    principles: tuple[str, ...] = ()
    processes: tuple[ProcessId, ...] = ()
    items: tuple[ItemLink, ...] = ()
    periods: tuple[Period, ...] = ()
    venues: tuple[Venue, ...] = ()
    organisers: tuple[Organiser, ...] = ()

    @classmethod
    def by(cls, rules: Iterable[Rule], lexicon: Lexicon, background: Background) -> Asked:
        """Gather what rules ask for."""
        leaves = tuple(dict.fromkeys(leaf for rule in rules for leaf in leaves_of(rule.condition)))
        words = [leaf for leaf in leaves if isinstance(leaf, (Mentions, Says))]
        strangers = [leaf for leaf in leaves if not isinstance(leaf, get_args(Leaf))]
        asks_for_members = any(isinstance(leaf, MemberIs) for leaf in leaves)
        known = tuple(one.id for one in background.processes) if asks_for_members else ()
        return cls(
            notions=(
                *(notion_of(leaf, lexicon) for leaf in words),
                *(other for leaf in words for other in _exceptions(leaf, lexicon)),
                *(notion for leaf in strangers for notion in _in_the_code(leaf)),
            ),
            # What a condition of somebody's own looks for cannot be known, so it is offered every term too.
            others=tuple(map(written_out, lexicon)) if strangers else (),
            kinds=tuple(kind for leaf in leaves if isinstance(leaf, KindIs) for kind in leaf.kinds),
            themes=tuple(theme for leaf in leaves if isinstance(leaf, ThemeIs) for theme in leaf.themes),
            audiences=tuple(one for leaf in leaves if isinstance(leaf, AudienceIs) for one in leaf.audiences),
            principles=tuple(one for leaf in leaves if isinstance(leaf, PrincipleIs) for one in leaf.letters),
            processes=(*(one for leaf in leaves if isinstance(leaf, ProcessIs) for one in leaf.processes), *known),
            items=tuple(ItemLink(leaf.item, StatedBy.PROJECT) for leaf in leaves if isinstance(leaf, Under)),
            periods=tuple(leaf.period for leaf in leaves if isinstance(leaf, During)),
            venues=(
                *(Venue(name) for leaf in leaves if isinstance(leaf, PlaceIs) for name in leaf.places),
                *(Venue("Town", code) for leaf in leaves if isinstance(leaf, CountryIs) for code in leaf.countries),
            ),
            organisers=tuple(
                Organiser(role=OrganiserRole.HOST, country=code)
                for leaf in leaves
                if isinstance(leaf, HostIs)
                for code in leaf.countries
            ),
        )

    def drawer(self) -> Drawer[Activity]:
        """Draw activities whose words and fields are those asked for, or others, or not known."""
        title, fields = self.titles(), {name: among(known) for name, known in self.fields().items()}
        described, which = among((False, False, True)), among(_IDS)

        def activity(draw: st.DrawFn) -> Activity:
            known = {name: choice(draw) for name, choice in fields.items()}
            description = title(draw) if described(draw) else None
            return _made(which(draw), title(draw), description, {**among(_BESIDE)(draw), **known})

        return activity

    def titles(self) -> Drawer[Text]:
        """Draw titles that speak of what is asked for, in one or both languages."""
        beside = (*self.others, *_PLAIN)
        often = self.notions * (1 + len(beside) // max(1, len(self.notions)))  # about as often as all others together
        notion, typed = among((*beside[-1:], *often, *beside)), among(_TYPED)

        def title(draw: st.DrawFn) -> Text:
            count, shape, languages, form = typed(draw)
            return titled([notion(draw) for _ in range(count)], shape, languages, form)

        return title

    def fields(self) -> dict[str, tuple[object, ...]]:
        """List what may be known in each field that is asked for; None, or nothing, is the simplest."""
        return {
            **({"kind": (None, *self.kinds, Kind.STUDY, Kind.WORKSHOP)} if self.kinds else {}),
            **({"process": (None, *self.processes, ProcessId("demo-process"))} if self.processes else {}),
            **({"themes": _some(self.themes, next(iter(Theme)))} if self.themes else {}),
            **({"audiences": _some(self.audiences, next(iter(Audience)))} if self.audiences else {}),
            **({"principles": _some(self.principles, "a")} if self.principles else {}),
            **({"items": _some(self.items)} if self.items else {}),
            **({"organisers": _some(self.organisers, _ORGANISER)} if self.organisers else {}),
            **({"occasions": self.occasions()} if self.periods or self.venues else {}),
        }

    def occasions(self) -> tuple[tuple[Occasion, ...], ...]:
        """List when and where something may have been: never yet, once, or twice."""
        when = dict.fromkeys((None, *self.periods[:_SEVERAL], *_PERIODS))
        where = dict.fromkeys((None, *self.venues[:_SEVERAL], _VENUE))
        known = [Occasion(period=period, venue=venue) for period, venue in itertools.product(when, where)]
        return (), *((one,) for one in known), *itertools.pairwise(known), *zip(known, known[::-1], strict=True)


_SEVERAL: Final = 6
"""So many of what is asked for are enough to meet it and to miss it."""
_VENUE = Venue("Abuja")
_ORGANISER = Organiser(role=OrganiserRole.ORGANISER, name="the Secretariat")
_TYPED = tuple(itertools.product((0, 1, 1, 2, 3), _SHAPES, _LANGUAGES, range(4)))
"""How many things a title speaks of, in which shape and languages, and in which of their forms."""
_IDS = tuple(f"demo:{year}-{place}" for year in (2018, 2022) for place in ("study", "abuja-remittances", "geneva"))
_BESIDE: tuple[dict[str, object], ...] = (
    {},
    {"kind": Kind.WORKSHOP, "people": 40},
    {"kind": Kind.STUDY, "themes": (), "audiences": (), "principles": (), "items": (), "organisers": ()},
    {"occasions": (Occasion(period=_PERIODS[0], venue=_VENUE), Occasion(period=_PERIODS[2]))},
    {"occasions": (Occasion(), Occasion(venue=_VENUE)), "process": ProcessId("demo-process")},
    {
        "themes": tuple(Theme)[:2],
        "audiences": tuple(Audience)[:2],
        "principles": ("a", "j"),
        "organisers": (_ORGANISER,),
    },
    {"occasions": (Occasion(period=_PERIODS[1]),), "kind": Kind.MEETING, "people": 0, "states": 12},
)
"""What may be known beside it, of which rules ask nothing."""


def _some(asked: tuple[object, ...], *others: object) -> tuple[object, ...]:
    known = tuple(dict.fromkeys((*asked, *others)))
    return None, (), *((one,) for one in known), *([known] if len(known) > 1 else [])


def titled(notions: Iterable[Notion], shape: tuple[str, str], languages: tuple[int, ...], form: int) -> Text:
    """Word a title in some languages; what has no form in one of them is left out there."""
    said = tuple(notions)

    def worded(side: int) -> str:
        forms = [notion[side][form % len(notion[side])] for notion in said if notion[side]]
        return f"{shape[side]}{', '.join(forms) or _NOTHING_SAID}"

    return Text((("en", "fr")[side], worded(side)) for side in languages)


def _made(id_: str, title: Text, description: Text | None, fields: Mapping[str, object]) -> Activity:
    return Activity(id=id_, title=title, description=description, **fields)  # type: ignore[arg-type] # by name


def lean(book: RuleBook, *others: Rule) -> RuleBook:
    """Leave out the terms for which neither its rules nor others ask: they change no answer, and cost time.

    Conditions of somebody's own may look into the lexicon, so a book with one keeps it.
    """
    rules = (*book, *others)
    if not all(is_of_ours(rule.condition) for rule in rules):
        return book
    asked = {term for rule in rules for term in terms_of(rule.condition)}
    return attrs.evolve(book, lexicon=Lexicon(term for term in book.lexicon if term.id in asked))


def activities_for(book: RuleBook, background: Background) -> st.SearchStrategy[Activity]:
    """Draw activities for the rules of a book: each time for one of them, so that it has what it asks for."""
    if not book.rules:
        return drawn(Asked(notions=()).drawer())
    made: dict[int, tuple[Drawer[Activity], ...]] = {}
    which, turn = st.integers(0, len(book) - 1), st.integers(0, 1)

    def for_one(draw: st.DrawFn) -> Activity:
        place = draw(which)
        if place not in made:
            made[place] = _drawers(book.rules[place], book, background)
        drawers = made[place]
        return drawers[draw(turn) % len(drawers)](draw)

    return drawn(for_one)


def _drawers(rule: Rule, book: RuleBook, background: Background) -> tuple[Drawer[Activity], ...]:
    """Draw what a rule may accept or not, and, where its condition can be turned round, what it accepts."""
    asked = Asked.by([rule], book.lexicon, background).drawer()
    if is_of_ours(rule.condition):
        with contextlib.suppress(Unsatisfiable, TooLargeToDecide):
            matching = activities_matching(rule, lexicon=book, background=background)
            return asked, lambda draw: draw(matching)
    return (asked,)
