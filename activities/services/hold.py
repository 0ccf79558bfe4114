"""Set a record aside under ¶9 and take it up again."""

from django.utils.translation import gettext as _

from activities import audience
from activities.effects import ask_again
from activities.events import ActivityHeld, ActivityReleased
from activities.models import Activity, ScopeHold
from activities.services.locked import locked
from activities.states import OPEN_TO_PARTIES, State
from kernel import clock, events
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.errors import Objected


def hold_activity(*, actor: Actor, activity: Activity, reason: str, version: int | None = None) -> Activity:
    """From now on only its owner and the secretariat see it."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="hold", version=version)
        if row.holds.filter(closed_at__isnull=True).exists():
            raise Objected(_("This record is on hold already."))
        ScopeHold.objects.create(activity=row, reason=reason, opened_by_id=actor.person_id, opened_at=clock.now())
        audit.record("activities.held", row, comment=reason)
        audience.refresh(row)
        events.publish(ActivityHeld(activity_id=row.pk))
    return row


def release_activity(*, actor: Actor, activity: Activity, reason: str, version: int | None = None) -> Activity:
    """Before acceptance the secretariat alone takes a record up again; after it two persons decide."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="hold", version=version)
        if row.state == State.ACCEPTED:
            raise Objected(_("The record is accepted: a publisher proposes, and the Chair’s post-holder agrees."))
        lift(row, reason=reason, person_id=actor.person_id)
    return row


def lift(activity: Activity, *, reason: str, person_id: int | None) -> None:
    """Whoever could read the record before may read it again."""
    closing = {"closing_reason": reason, "closed_by": person_id, "closed_at": clock.now()}
    if not activity.holds.filter(closed_at__isnull=True).update(**closing):
        raise Objected(_("This record is not on hold."))
    audit.record("activities.released", activity, comment=reason)
    if audience.refresh(activity) in OPEN_TO_PARTIES:
        ask_again(activity, clock.now())
    events.publish(ActivityReleased(activity_id=activity.pk))
