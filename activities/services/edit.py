"""Change a draft, or the working text of a returned record."""

from dataclasses import fields

from activities import audience
from activities.content import set_columns, set_related, working_data
from activities.indexing import index
from activities.models import Activity
from activities.record import RecordData
from activities.services.locked import locked
from activities.states import State
from kernel.access.actor import Actor
from kernel.audit import record as audit


def edit_activity(*, actor: Actor, activity: Activity, data: RecordData, version: int | None) -> Activity:
    """Save new content; `Stale` when somebody saved since the page was opened."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="edit", version=version)
        changed = changed_fields(working_data(row), data)
        if not changed:
            return row
        row.version += 1
        if row.state == State.RETURNED:
            row.working = data.to_json()
            row.save(update_fields=["working", "version"])
            index([row])
        else:
            set_columns(row, data)
            row.save()
            set_related(row, data)
            audience.refresh(row)
        audit.record("activities.edited", row, changes={"fields": changed})
    return row


def changed_fields(old: RecordData, new: RecordData) -> list[str]:
    """The names of what differs, in the order of the form."""
    return [field.name for field in fields(RecordData) if getattr(old, field.name) != getattr(new, field.name)]
