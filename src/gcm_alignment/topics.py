"""What activities are about and whom they are for: two short vocabularies of the United Nations, with their sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from gcm_alignment.sources import Source, SourceKind


class Theme(StrEnum):
    """The theme of an activity: one of the six thematic sessions from which the Compact was made.

    The six are those of A/RES/71/280, held from May to October 2017; the French words are this project's.
    """

    HUMAN_RIGHTS = "human-rights"
    DRIVERS = "drivers"
    GOVERNANCE = "governance"
    CONTRIBUTIONS = "contributions"
    SMUGGLING_AND_TRAFFICKING = "smuggling-and-trafficking"
    PATHWAYS = "pathways"


class Audience(StrEnum):
    """Whom an activity was for: the actors that the Compact wants included in the governance of migration.

    GOVERNMENT is paragraph 15(i) of A/RES/73/195, the whole-of-government approach; the others are those that
    paragraph 15(j), the whole-of-society approach, lists.
    """

    GOVERNMENT = "government"
    MIGRANTS = "migrants"
    DIASPORAS = "diasporas"
    LOCAL_COMMUNITIES = "local-communities"
    CIVIL_SOCIETY = "civil-society"
    ACADEMIA = "academia"
    PRIVATE_SECTOR = "private-sector"
    PARLIAMENTARIANS = "parliamentarians"
    TRADE_UNIONS = "trade-unions"
    HUMAN_RIGHTS_INSTITUTIONS = "human-rights-institutions"
    MEDIA = "media"


THEME_SOURCE: Final = Source(
    kind=SourceKind.OFFICIAL,
    title="A/RES/71/280, as the International Organization for Migration lists the thematic sessions",
    address="https://www.iom.int/thematic-consultations",
    language="en",
)
AUDIENCE_SOURCE: Final = Source(
    kind=SourceKind.OFFICIAL,
    title="A/RES/73/195, § 15(i) and 15(j)",
    address="https://migrationnetwork.un.org/taxonomy/term/736",
    language="en",
)
