"""What the report does when a record it cites changes: it opens a question, and never follows by itself."""

from activities.events import (
    ActivityCorrected,
    ActivityEvent,
    ActivityHeld,
    ActivityUnshared,
    ActivityWithdrawn,
)
from kernel.notify.services.tell import tell
from reporting.models import Stage, WorkItem
from reporting.selectors.cited import stages_citing
from reporting.selectors.people import secretariat
from reporting.selectors.places import work_link
from reporting.states import Matter

MATTERS: dict[type[ActivityEvent], Matter] = {
    ActivityHeld: Matter.HELD,
    ActivityWithdrawn: Matter.WITHDRAWN,
    ActivityCorrected: Matter.CORRECTED,
    ActivityUnshared: Matter.UNSHARED,
}


def open_work_items(event: ActivityEvent) -> None:
    """One open question for each stage that cites the record (DESIGN §2.10)."""
    stages = stages_citing(event.activity_id)
    if not stages:
        return
    for stage in stages:
        _open(stage, event)
    people = secretariat()
    for stage in stages:
        tell(people, kind="reporting.look", link=work_link(stage))


def _open(stage: Stage, event: ActivityEvent) -> None:
    """One open question per record: what is known more exactly takes the place of 'no longer shared'."""
    matter = MATTERS[type(event)]
    item, made = WorkItem.objects.get_or_create(
        stage=stage, activity_id=event.activity_id, closed_at=None, defaults={"matter": matter}
    )
    if not made and item.matter == Matter.UNSHARED:
        WorkItem.objects.filter(pk=item.pk).update(matter=matter)
