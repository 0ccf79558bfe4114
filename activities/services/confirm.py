"""A named state answers for its own part (DESIGN §4, ¶5(b))."""

from django.utils.translation import gettext as _

from activities import audience
from activities.models import Activity
from activities.services.locked import locked
from activities.sides import end_versions
from activities.states import Confirmation, VersionEnd
from kernel import clock
from kernel.access.actor import STATE_STAFF, Actor
from kernel.audit import record as audit
from kernel.errors import Objected

ENDS = {Confirmation.CONFIRMED: VersionEnd.CONFIRMED, Confirmation.DECLINED: VersionEnd.DECLINED}


def confirm_participation(*, actor: Actor, activity: Activity, version: int | None = None) -> Activity:
    """The state confirms its part; once every named state has, all Member States may read the record."""
    return _answer(actor, activity, Confirmation.CONFIRMED, "activities.confirmed", version)


def decline_participation(*, actor: Actor, activity: Activity, version: int | None = None) -> Activity:
    """The state does not confirm, or takes its confirmation back while no settled report cites the record."""
    return _answer(actor, activity, Confirmation.DECLINED, "activities.declined", version)


def _answer(actor: Actor, activity: Activity, answer: Confirmation, verb: str, version: int | None) -> Activity:
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="confirm", version=version)
        if row.locked_by_report and answer == Confirmation.DECLINED:
            raise Objected(_("A settled report cites this record. Write to the secretariat."))
        offices = [post.office_id for post in actor.posts_with(STATE_STAFF)]
        end_versions(row, offices, ENDS[answer])
        parts = row.participations.filter(office_id__in=offices).exclude(office_id=row.owner_id)
        changed = parts.exclude(confirmation=answer).update(confirmation=answer, by=actor.person_id, at=clock.now())
        if changed:
            row.version += 1
            row.save(update_fields=["version"])
            audit.record(verb, row)
            audience.refresh(row)
    return row
