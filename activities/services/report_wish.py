"""A named state asks that a record be not reported; that state alone lifts it (¶5(b), (c))."""

from django.utils.translation import gettext as _

from activities import audience
from activities.effects import ask_again
from activities.models import Activity, DoNotReport
from activities.services.locked import locked
from activities.states import OPEN_TO_PARTIES
from kernel import clock
from kernel.access.actor import STATE_STAFF, Actor
from kernel.audit import record as audit
from kernel.errors import Objected


def ask_not_to_report(*, actor: Actor, activity: Activity, version: int | None = None) -> Activity:
    """Hide the record from everyone but its owner, the secretariat and the state that asks."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="ask_not_to_report", version=version)
        for office_id in _named_offices(actor, row):
            DoNotReport.objects.get_or_create(
                activity=row,
                office_id=office_id,
                lifted_at=None,
                defaults={"asked_by_id": actor.person_id, "asked_at": clock.now()},
            )
        audit.record("activities.asked_not_to_report", row)
        audience.refresh(row)
    return row


def lift_not_to_report(*, actor: Actor, activity: Activity, version: int | None = None) -> Activity:
    """The state that asked takes its wish back; once nobody asks it, the states the record names are asked again."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="ask_not_to_report", version=version)
        wishes = row.wishes.filter(office_id__in=_named_offices(actor, row), lifted_at__isnull=True)
        if not wishes.update(lifted_by=actor.person_id, lifted_at=clock.now()):
            raise Objected(_("Your state has not asked this."))
        audit.record("activities.lifted_not_to_report", row)
        if audience.refresh(row) in OPEN_TO_PARTIES:
            ask_again(row, clock.now())
    return row


def _named_offices(actor: Actor, activity: Activity) -> list[int]:
    return [post.office_id for post in actor.posts_with(STATE_STAFF) if post.office_id in activity.named_ids]
