"""The secretariat enters an activity for a state that told it by other means; the state confirms later."""

from uuid import UUID

from django.urls import reverse

from activities import audience
from activities.content import set_columns, set_related
from activities.models import Activity, StateEntry
from activities.models.entry import Told
from activities.record import RecordData
from activities.revisions import keep_revision
from activities.rules import already_past, not_begun
from activities.services.locked import locked
from activities.services.log import save_under_new_reference, sent_before
from activities.states import Confirmation, RevisionKind, State
from kernel import clock
from kernel.access.actor import STATE_STAFF, Actor
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.errors import Objected
from kernel.members.models import Office
from kernel.notify.services.tell import tell


def enter_for_state(*, actor: Actor, office: Office, data: RecordData, told: Told, token: UUID | None) -> Activity:
    """A submitted record of the state's office; another officer accepts it, and the state is asked to confirm it.

    It begins its life as submitted: a draft of the state's is nothing the secretariat may know of.
    """
    with audit.unit(actor):
        if (first := sent_before(actor, token)) is not None:
            return first
        owner = Office.objects.get_for(actor, "enter_for", pk=office.pk)
        if wrong := not_begun(data) + already_past(data):
            raise Objected(wrong)
        row = Activity(owner=owner, logged_by_id=actor.person_id, submitted_by_id=actor.person_id, form_token=token)
        row.state, row.logged_at = State.SUBMITTED, clock.now()
        set_columns(row, data)
        if not save_under_new_reference(row, label=f"{actor.person_id} {token or data.title}"):
            return Activity.objects.get(form_token=token, logged_by_id=actor.person_id)
        set_related(row, data)
        row.participations.filter(office=owner).update(confirmation=Confirmation.ASKED, at=row.logged_at)
        StateEntry.objects.create(
            activity=row,
            channel=told.channel,
            evidence=told.evidence,
            entered_by_id=actor.person_id,
            entered_at=row.logged_at,
        )
        keep_revision(row, RevisionKind.SUBMITTED, actor=actor, at=row.logged_at)
        audience.refresh(row)
        audit.record("activities.entered_for_state", row)
        link = reverse("activities:activity-detail", args=[row.reference])
        tell(holders([owner.pk], STATE_STAFF), kind="activities.entered", link=link)
    return row


def confirm_entry(*, actor: Actor, activity: Activity, version: int | None = None) -> Activity:
    """The state says that what was entered for it is its own word."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="confirm_entry", version=version)
        now = clock.now()
        StateEntry.objects.filter(activity=row).update(confirmed_by=actor.person_id, confirmed_at=now)
        own = row.participations.filter(office_id=row.owner_id)
        own.update(confirmation=Confirmation.OWNER, by=actor.person_id, at=now)
        row.version += 1
        row.save(update_fields=["version"])
        audit.record("activities.entry_confirmed", row)
        audience.refresh(row)
    return row
