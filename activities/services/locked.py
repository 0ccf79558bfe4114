"""The row of a record, locked for a change that this person may make now."""

from activities.models import Activity
from kernel.access.actor import Actor
from kernel.errors import Stale


def locked(activity: Activity, *, actor: Actor, action: str, version: int | None = None) -> Activity:
    """The fresh row under lock; raises like `get_for`, or `Stale` when it moved on since `version`."""
    row: Activity = Activity.objects.select_for_update(of=("self",)).get_for(actor, action, pk=activity.pk)
    if moved_on(row, version):
        raise Stale
    return row


def moved_on(row: Activity, version: int | None) -> bool:
    """Whether the row is another than the one that was seen."""
    return version is not None and row.version != version
