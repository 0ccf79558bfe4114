"""Log an activity: a draft of the writer's office."""

from uuid import UUID

from django.db import IntegrityError, transaction

from activities import audience
from activities.content import set_columns, set_related
from activities.models import Activity
from activities.record import RecordData
from activities.references import new_reference
from activities.services.step import submit
from activities.states import State
from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit

TRIES = 20


def log_activity(
    *,
    actor: Actor,
    owner_id: int,
    data: RecordData,
    token: UUID | None = None,
    corrects: Activity | None = None,
    absorbs: Activity | None = None,
) -> Activity:
    """A new draft; the same form sent twice gives the record of the first time."""
    with audit.unit(actor):
        if (first := sent_before(actor, token)) is not None:
            return first
        whose = {"owner_id": owner_id, "logged_by_id": actor.person_id, "form_token": token}
        activity = Activity(corrects=corrects, absorbs=absorbs, **whose)
        activity.logged_at = clock.now()
        set_columns(activity, data)
        if not save_under_new_reference(activity, label=f"{actor.person_id} {token or data.title}"):
            return Activity.objects.get(form_token=token, logged_by_id=actor.person_id)
        set_related(activity, data)
        audience.refresh(activity)
        audit.record("activities.correction_proposed" if corrects else "activities.logged", activity)
    return activity


def sent_before(actor: Actor, token: UUID | None) -> Activity | None:
    """The record this person's form already made."""
    if token is None:
        return None
    return Activity.objects.filter(form_token=token, logged_by_id=actor.person_id).first()


def save_under_new_reference(activity: Activity, *, label: str) -> bool:
    """Save under a reference nobody has; False when the form's own twin was quicker."""
    for attempt in range(TRIES):
        activity.reference = new_reference(clock.today().year, label=label, attempt=attempt)
        try:
            with transaction.atomic():
                activity.save(force_insert=True)
            return True
        except IntegrityError as clash:
            if "form_token" in str(clash):
                return False
            if "reference" not in str(clash):
                raise
    raise RuntimeError("No free reference was found.")


def log_and_submit(*, actor: Actor, owner_id: int, data: RecordData, token: UUID | None, attested: bool) -> Activity:
    """Log and submit as one act; a form sent twice submits once."""
    with audit.unit(actor):
        if (first := sent_before(actor, token)) is not None:
            return first
        activity = log_activity(actor=actor, owner_id=owner_id, data=data, token=token)
        if activity.state != State.DRAFT:  # the form's own twin was quicker
            return activity
        return submit(actor=actor, activity=activity, attested=attested)
