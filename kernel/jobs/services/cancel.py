"""Stop a job."""

from django.db import transaction
from django.db.models.functions import Now

from kernel.access.actor import Actor
from kernel.audit.record import record, unit
from kernel.jobs.models import Job
from kernel.jobs.states import JobState


def cancel(*, actor: Actor, job: Job) -> None:
    """A waiting job ends at once; one in progress ends at its next step."""
    with unit(actor), transaction.atomic():
        rows = Job.objects.filter(pk=job.pk)
        stopped = rows.filter(state=JobState.QUEUED).update(state=JobState.CANCELLED, finished_at=Now())
        asked = 0 if stopped else rows.filter(state=JobState.RUNNING).update(cancel_asked=True)
        if stopped or asked:
            record("jobs.cancelled", job)
