"""A publisher records why a record may be shared; an officer records where consensus stands."""

from django.utils.translation import gettext as _

from activities import audience
from activities.indexing import index
from activities.models import Activity, SharingBasis
from activities.rules import place_missing
from activities.services.locked import locked
from activities.states import Confirmation, Role, consensus_known
from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.errors import Objected


def record_basis(
    *, actor: Actor, activity: Activity, kind: str, reference: str, version: int | None = None
) -> Activity:
    """Share on a public source or an adopted record; a state that declined stays unprinted."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="record_basis", version=version)
        now = clock.now()
        SharingBasis.objects.create(
            activity=row, kind=kind, reference=reference, recorded_by_id=actor.person_id, recorded_at=now
        )
        waiting = row.participations.filter(confirmation__in=[Confirmation.NOT_ASKED, Confirmation.ASKED])
        waiting.filter(office__isnull=False).exclude(role=Role.DROPPED).update(
            confirmation=Confirmation.BASIS, by=actor.person_id, at=now
        )
        audit.record("activities.basis_recorded", row, comment=reference)
        audience.refresh(row)
    return row


def record_consensus(
    *, actor: Actor, activity: Activity, kind: str, reference: str, version: int | None = None
) -> Activity:
    """Note where the consensus on an 8(d) activity is recorded: from then on it may be printed."""
    if not consensus_known(kind, reference):
        raise Objected(place_missing(kind, reference) or _("Say where the consensus stands."))
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="record_consensus", version=version)
        row.consensus_kind, row.consensus_reference = kind, reference
        row.version += 1
        row.save(update_fields=["consensus_kind", "consensus_reference", "version"])
        index([row])
        audit.record("activities.consensus_recorded", row, comment=reference)
    return row
