"""Carry out one transition of a record."""

from activities.models import Activity
from activities.record import RecordData
from activities.services.edit import edit_activity
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.workflow.fire import fire


def take_step(
    *,
    actor: Actor,
    activity: Activity,
    name: str,
    comment: str = "",
    version: int | None = None,
    attested: bool = False,
) -> Activity:
    """Fire a transition of either machine."""
    with audit.unit(actor):
        before = [key for key in (activity.corrects_id, activity.absorbs_id) if key]
        rows = Activity.objects.select_for_update(of=("self",)).filter(pk__in=before).order_by("pk")
        list(rows)  # records are locked before their correction, everywhere
        return fire(activity, name, actor=actor, comment=comment, version=version, data={"attested": attested})


def submit(*, actor: Actor, activity: Activity, attested: bool, version: int | None = None) -> Activity:
    """Send a record to the secretariat with the declaration of ¶9."""
    return take_step(actor=actor, activity=activity, name="submit", version=version, attested=attested)


def edit_and_submit(
    *, actor: Actor, activity: Activity, data: RecordData, version: int | None, attested: bool
) -> Activity:
    """Save and submit as one act: both or neither."""
    with audit.unit(actor):
        row = edit_activity(actor=actor, activity=activity, data=data, version=version)
        return submit(actor=actor, activity=row, attested=attested)
