"""What the report does when a record it cites changes: it opens a question, and never follows by itself."""

from activities.events import (
    ActivityCorrected,
    ActivityEvent,
    ActivityHeld,
    ActivityTimingChanged,
    ActivityUnshared,
    ActivityWithdrawn,
)
from kernel.access.actor import Actor
from kernel.audit import record as audit
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
    ActivityTimingChanged: Matter.TIMING,
}
LIGHT = (Matter.TIMING, Matter.UNSHARED)  # the lightest first; what is known more exactly takes their place


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
    """One open question per record; a weightier matter takes the place of a lighter one."""
    matter = MATTERS[type(event)]
    item, made = WorkItem.objects.get_or_create(
        stage=stage, activity_id=event.activity_id, closed_at=None, defaults={"matter": matter}
    )
    if not made:
        if _weight(matter) <= _weight(Matter(item.matter)):
            return
        item.matter = matter
        item.save(update_fields=["matter"])
    changes = {"reference": item.activity.reference, "matter": str(matter)}
    audit.record("reporting.work_item.opened", item, changes=changes, actor=Actor.system("The report"))


def _weight(matter: Matter) -> int:
    return LIGHT.index(matter) if matter in LIGHT else len(LIGHT)
