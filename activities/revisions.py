"""Freeze the content of a record: one more immutable snapshot."""

from datetime import datetime

from activities.content import data_of
from activities.models import Activity, Revision
from kernel.access.actor import Actor


def keep_revision(activity: Activity, kind: str, *, actor: Actor, at: datetime, attested: bool = False) -> Revision:
    """What the record says now, under the next number."""
    return Revision.objects.create(
        activity=activity,
        number=activity.revisions.count() + 1,
        kind=kind,
        snapshot=data_of(activity).to_json(),
        attested=attested,
        actor_id=actor.person_id,
        at=at,
    )
