"""The phrases that the sections of a report are made from, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.activities import Mode
from gcm_alignment.alignment_sets import AlignmentSet
from gcm_alignment.catalogue import load_compact
from gcm_alignment.errors import Message, N_
from gcm_alignment.evidence import Standing, TextMatch
from gcm_alignment.explanation import explain
from gcm_alignment.labels import label, venue_label
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcm_alignment.activities import Activity
    from gcm_alignment.alignments import Alignment
    from gcm_alignment.compact import ObjectiveSet

_LINES = {
    Standing.DECLARED: N_("aligns (declared): {activity}, {why}"),
    Standing.REVIEWED: N_("aligns (reviewed): {activity}, {why}"),
}


_LANGUAGES = {"en": N_("English"), "fr": N_("French"), "es": N_("Spanish"), "pt": N_("Portuguese")}


@attrs.frozen
class Phrases:
    """Names objectives and activities, and says why they are linked."""

    words: Translator
    alignments: AlignmentSet

    def count(self, count: int, total: int) -> str:
        """Write so many of so many."""
        return self.words.text(N_("{count} of {total}"), count=count, total=total)

    def numbered(self, number: int) -> str:
        """Name an objective by its number and official title."""
        title = label(load_compact()[number], self.words.language)
        return self.words.text(N_("{number}. {title}"), number=number, title=title)

    def short(self, number: int) -> str:
        """Name an objective by its number and short name."""
        return f"{number} {label(load_compact()[number].short_name, self.words.language)}"

    def listed(self, numbers: ObjectiveSet) -> str:
        """List objectives by their short names."""
        return self.words.series(map(self.short, numbers)) if numbers else "–"

    def why(self, alignment: Alignment) -> str:
        """Say in a line how an activity is linked and why; what a text only suggests adds nothing here."""
        template = _LINES.get(alignment.standing, N_("possible link: {activity}, {why}"))
        if alignment.contested:
            template = N_("contested: {activity}, {why}")
        shown = [one for one in alignment.evidence if not isinstance(one, TextMatch)] or alignment.evidence
        whys = self.words.series(explain(one, self.words.language) for one in shown)
        return self.words.text(template, activity=self.activity(alignment), why=whys)

    def activity(self, alignment: Alignment) -> str:
        """Name the activity of an alignment."""
        return self.described(self.alignments.activity(alignment.activity))

    def described(self, activity: Activity) -> str:
        """Name an activity with what is known of it: its kind or mode, its date, its venues, its status."""
        details = [*self._how(activity)]
        details += [self.words.period(activity.period)] if activity.period else []
        details += [venue_label(venue, self.words) for venue in activity.venues]
        if not activity.held:
            details.append(label(activity.status, self.words.language))
        title = self.title(activity)
        if not details:
            return title
        return self.words.text(N_("{title} ({details})"), title=title, details=", ".join(details))

    def title(self, activity: Activity) -> str:
        """Quote a title; outside the marks, say that it is ours, or in which other language it stands."""
        served = activity.title.serve(self.words.language)
        title = self.words.quoted(served.text)
        if served.language in activity.title.ours:
            return self.words.text(N_("{title} [unofficial title]"), title=title)
        if served.fallback:
            return self.words.text(N_("{title} [in {language}]"), title=title, language=self._language(served.language))
        return title

    def _language(self, code: str) -> str | Message:
        return Message.of(_LANGUAGES[code]) if code in _LANGUAGES else code

    def _how(self, activity: Activity) -> Iterable[str]:
        """Yield how people met where it was not in person, and what a publication or the like is."""
        modes = dict.fromkeys(occasion.mode for occasion in activity.occasions if occasion.mode)
        for mode in modes:
            if mode is Mode.NO_EVENT and activity.kind is not None:
                yield label(activity.kind, self.words.language)
            elif mode in {Mode.VIRTUAL, Mode.HYBRID}:
                yield label(mode, self.words.language)
