"""Closing a question about a cited record."""

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden
from reporting.models import WorkItem


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
