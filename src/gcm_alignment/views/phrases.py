"""The phrases that the sections of a report are made from, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gcm_alignment.alignments import AlignmentSet
from gcm_alignment.catalogue import load_compact
from gcm_alignment.errors import N_
from gcm_alignment.evidence import Standing, TextMatch
from gcm_alignment.explanation import explain
from gcm_alignment.labels import label, venue_label
from gcm_alignment.translation import Translator

if TYPE_CHECKING:
    from gcm_alignment.activities import Activity
    from gcm_alignment.alignments import Alignment
    from gcm_alignment.compact import ObjectiveSet

_LINES = {
    Standing.DECLARED: N_("aligns (declared): {activity}, {why}"),
    Standing.REVIEWED: N_("aligns (reviewed): {activity}, {why}"),
}


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
        shown = [one for one in alignment.evidence if not isinstance(one, TextMatch)]
        whys = self.words.series(explain(one, self.words.language) for one in shown)
        return self.words.text(template, activity=self.activity(alignment), why=whys)

    def activity(self, alignment: Alignment) -> str:
        """Name the activity of an alignment."""
        return self.described(self.alignments.activity(alignment.activity))

    def described(self, activity: Activity) -> str:
        """Name an activity with its date, venues and status, as far as they are known and worth a word."""
        details = [self.words.period(activity.period)] if activity.period else []
        details += [venue_label(venue, self.words) for venue in activity.venues]
        if not activity.held:
            details.append(label(activity.status, self.words.language))
        title = self.words.quoted(label(activity, self.words.language))
        served = activity.title.serve(self.words.language)
        if served.fallback:
            title = self.words.text(N_("{title} [{language}]"), title=title, language=served.language)
        if not details:
            return title
        return self.words.text(N_("{title} ({details})"), title=title, details=", ".join(details))
