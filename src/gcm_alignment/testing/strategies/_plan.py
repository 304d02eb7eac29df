"""The items of the one plan that all strategies speak of, so that links, crosswalks and activities meet."""

from __future__ import annotations

from gcm_alignment.activities import ItemId
from gcm_alignment.processes import ItemLevel

PLAN = (
    *((ItemId("demo-plan:domain-1"), ItemLevel.DOMAIN), (ItemId("demo-plan:objective-1"), ItemLevel.OBJECTIVE)),
    *((ItemId("demo-plan:action-2"), ItemLevel.ACTION), (ItemId("demo-plan:priority-1"), ItemLevel.PRIORITY)),
)
ITEM_IDS = tuple(id_ for id_, _ in PLAN)
