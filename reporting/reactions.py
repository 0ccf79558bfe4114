"""What the report does when a record it cites changes: it opens a question, and never follows by itself."""

from activities.events import (
    ActivityCorrected,
    ActivityEvent,
    ActivityHeld,
    ActivityMerged,
    ActivityTimingChanged,
    ActivityUnshared,
    ActivityWithdrawn,
)
from kernel.notify.services.tell import tell
from reporting.selectors.cited import stages_citing
from reporting.selectors.people import secretariat
from reporting.selectors.places import work_link
from reporting.services.questions import open_question
from reporting.states import Matter

MATTERS: dict[type[ActivityEvent], Matter] = {
    ActivityHeld: Matter.HELD,
    ActivityWithdrawn: Matter.WITHDRAWN,
    ActivityCorrected: Matter.CORRECTED,
    ActivityMerged: Matter.MERGED,
    ActivityUnshared: Matter.UNSHARED,
    ActivityTimingChanged: Matter.TIMING,
}


def open_work_items(event: ActivityEvent) -> None:
    """One open question for each stage that cites the record (DESIGN §2.10)."""
    stages = stages_citing(event.activity_id)
    if not stages:
        return
    for stage in stages:
        open_question(stage=stage, activity_id=event.activity_id, matter=MATTERS[type(event)])
    people = secretariat()
    for stage in stages:
        tell(people, kind="reporting.look", link=work_link(stage))
