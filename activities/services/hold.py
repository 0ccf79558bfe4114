"""Set a record aside under ¶9 and take it up again."""

from django.utils.translation import gettext as _

from activities import audience
from activities.events import ActivityHeld, ActivityReleased
from activities.models import Activity, ScopeHold
from activities.services.locked import locked
from kernel import clock, events
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.errors import Objected


def hold_activity(*, actor: Actor, activity: Activity, reason: str) -> Activity:
    """From now on only its owner and the secretariat see it."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="hold")
        if row.holds.filter(closed_at__isnull=True).exists():
            raise Objected(_("This record is on hold already."))
        ScopeHold.objects.create(activity=row, reason=reason, opened_by_id=actor.person_id, opened_at=clock.now())
        audit.record("activities.held", row, comment=reason)
        audience.refresh(row)
        events.publish(ActivityHeld(activity_id=row.pk))
    return row


def release_activity(*, actor: Actor, activity: Activity, reason: str) -> Activity:
    """Whoever could read it before may read it again."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="hold")
        closing = {"closing_reason": reason, "closed_by": actor.person_id, "closed_at": clock.now()}
        if not row.holds.filter(closed_at__isnull=True).update(**closing):
            raise Objected(_("This record is not on hold."))
        audit.record("activities.released", row, comment=reason)
        audience.refresh(row)
        events.publish(ActivityReleased(activity_id=row.pk))
    return row
