"""The one table of event → reaction. To tell something upwards, an app publishes; here stands who listens."""

from collections.abc import Mapping, Sequence

from activities.events import (
    ActivityCorrected,
    ActivityHeld,
    ActivityMerged,
    ActivityTimingChanged,
    ActivityUnshared,
    ActivityWithdrawn,
)
from activities.services.lock import lock_for_report
from kernel.access.actor import Actor
from kernel.events import Event, Reaction
from reporting.events import StageSettled
from reporting.reactions import open_work_items


def lock_cited_records(event: StageSettled) -> None:
    """What a settled text cites can no longer be withdrawn by its owner (DESIGN §4)."""
    lock_for_report(activity_ids=event.activity_ids, actor=Actor.system("The report"))


TABLE: Mapping[type[Event], Sequence[Reaction]] = {
    ActivityCorrected: (open_work_items,),
    ActivityHeld: (open_work_items,),
    ActivityMerged: (open_work_items,),
    ActivityTimingChanged: (open_work_items,),
    ActivityUnshared: (open_work_items,),
    ActivityWithdrawn: (open_work_items,),
    StageSettled: (lock_cited_records,),
}
