"""Questions about a cited record: opened when something happened to it, closed when somebody has looked."""

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden
from reporting.models import Stage, WorkItem
from reporting.selectors.cited import unshared_in
from reporting.states import Matter

LIGHT = (Matter.TIMING, Matter.UNSHARED)  # the lightest first; what is known more exactly takes their place


def open_question(*, stage: Stage, activity_id: int, matter: Matter) -> None:
    """One open question per record; a weightier matter takes the place of a lighter one."""
    item, made = WorkItem.objects.get_or_create(
        stage=stage, activity_id=activity_id, closed_at=None, defaults={"matter": matter}
    )
    if not made:
        if _weight(matter) <= _weight(Matter(item.matter)):
            return
        item.matter = matter
        item.save(update_fields=["matter"])
    changes = {"reference": item.activity.reference, "matter": str(matter)}
    audit.record("reporting.work_item.opened", item, changes=changes, actor=Actor.system(_("The report")))


def _weight(matter: Matter) -> int:
    return LIGHT.index(matter) if matter in LIGHT else len(LIGHT)


def ask_again(*, stage: Stage, before: Stage | None = None) -> None:
    """Ask about each record a new text cites that is not shared now, and what the text before it left open."""
    for activity, matter in unshared_in(stage):
        open_question(stage=stage, activity_id=activity.pk, matter=matter)
    left = before.work_items.filter(closed_at=None) if before is not None else WorkItem.objects.none()
    for item in left:
        open_question(stage=stage, activity_id=item.activity_id, matter=Matter(item.matter))


def close_question(*, actor: Actor, item: WorkItem, note: str = "") -> WorkItem:
    """Say that it has been looked at: the paragraph was edited, or stays as it is."""
    if not can(actor, "close", item):
        raise Forbidden
    with audit.unit(actor):
        locked = WorkItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if locked.closed_at is None:
            locked.closed_at, locked.closed_by_id, locked.note = clock.now(), actor.person_id, note.strip()
            locked.save(update_fields=["closed_at", "closed_by", "note"])
            audit.record("reporting.work_item.closed", locked, comment=locked.note)
    return locked
