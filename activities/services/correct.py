"""Propose new text for an accepted record: a second row, a draft like any other (DESIGN §4)."""

from uuid import UUID

from django.utils.translation import gettext as _

from activities.models import Activity
from activities.record import RecordData
from activities.services.locked import locked, moved_on
from activities.services.log import log_activity, sent_before
from activities.services.step import submit
from activities.states import OPEN_STATES, State
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.errors import Objected, Objection, Stale


def propose_correction(
    *, actor: Actor, activity: Activity, data: RecordData, token: UUID | None = None, version: int | None = None
) -> Activity:
    """The draft of a correction; the accepted text stays in force until the correction is accepted."""
    with audit.unit(actor):
        parent = locked(activity, actor=actor, action="propose_correction")
        if (first := sent_before(actor, token)) is not None:
            return first
        if moved_on(parent, version):
            raise Stale
        if (open_one := open_correction(parent)) is not None:
            sentence = _("A correction is already open: %(reference)s.") % {"reference": open_one.reference}
            raise Objected([Objection(sentence, field="title")])
        return log_activity(actor=actor, owner_id=parent.owner_id, data=data, token=token, corrects=parent)


def open_correction(activity: Activity) -> Activity | None:
    """The owner's one open correction of a record."""
    return activity.corrections.filter(state__in=OPEN_STATES).first()


def propose_and_submit(
    *, actor: Actor, activity: Activity, data: RecordData, token: UUID | None, attested: bool
) -> Activity:
    """Propose new text and send it to the secretariat as one act."""
    with audit.unit(actor):
        if (first := sent_before(actor, token)) is not None:
            return first
        correction = propose_correction(actor=actor, activity=activity, data=data, token=token)
        if correction.state != State.DRAFT:  # the form's own twin was quicker
            return correction
        return submit(actor=actor, activity=correction, attested=attested)
