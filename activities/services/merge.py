"""Propose one text for two records of the same activity; once it is accepted, one of them ends in the other."""

from uuid import UUID

from django.utils.translation import gettext as _

from activities.models import Activity
from activities.record import RecordData
from activities.services.locked import locked
from activities.services.log import log_activity, sent_before
from activities.services.step import submit
from activities.states import OPEN_STATES, State
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.errors import Objected, Objection


def propose_merge(
    *, actor: Actor, stays: Activity, ends: Activity, data: RecordData, token: UUID | None, owner_id: int
) -> Activity:
    """A correction of the one by the secretariat that names the other; both records stay as they are meanwhile."""
    with audit.unit(actor):
        first, second = sorted((stays, ends), key=lambda row: row.pk)  # always locked in this order
        rows = {row.pk: locked(row, actor=actor, action="propose_merge") for row in (first, second)}
        if (before := sent_before(actor, token)) is not None:
            return before
        one, other = rows[stays.pk], rows[ends.pk]
        if one.pk == other.pk:
            raise Objected([Objection(_("Choose two records."), field="title")])
        if (open_one := _open_proposal(one, other)) is not None:
            sentence = _("A proposal is open already: %(reference)s.") % {"reference": open_one.reference}
            raise Objected([Objection(sentence, field="title")])
        proposal = log_activity(actor=actor, owner_id=owner_id, data=data, token=token, corrects=one, absorbs=other)
        audit.record("activities.merge_proposed", one, comment=other.reference)
        audit.record("activities.merge_proposed", other, comment=one.reference)
    return proposal


def _open_proposal(*rows: Activity) -> Activity | None:
    """A proposal of the secretariat that is open on either of them."""
    found = Activity.objects.filter(state__in=OPEN_STATES, absorbs__isnull=False)
    return found.filter(corrects__in=rows).first() or found.filter(absorbs__in=rows).first()


def propose_and_send(
    *, actor: Actor, stays: Activity, ends: Activity, data: RecordData, token: UUID | None, owner_id: int
) -> Activity:
    """Propose and ask both owners and every named state as one act."""
    with audit.unit(actor):
        given = {"stays": stays, "ends": ends, "data": data, "token": token, "owner_id": owner_id}
        proposal = propose_merge(actor=actor, **given)  # type: ignore[arg-type]
        if proposal.state != State.DRAFT:  # the form's own twin was quicker
            return proposal
        return submit(actor=actor, activity=proposal, attested=True)
