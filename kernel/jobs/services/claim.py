"""Take a job for this worker, and prove later that it is still this worker's."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext as _

from kernel.jobs.models import Job
from kernel.jobs.progress import Lost
from kernel.jobs.states import JobState

LEASE = timedelta(seconds=15)
MOST_CLAIMS = 20


def claim(public_id: UUID) -> Job | None:
    """The job, now this worker's for one lease; None when it is finished or another worker has it."""
    with transaction.atomic():
        job = Job.objects.claimable().select_for_update(skip_locked=True).filter(public_id=public_id).first()
        if job is None:
            return None
        if job.fence >= MOST_CLAIMS:
            _give_up(job)
            return None
        Job.objects.filter(pk=job.pk).update(
            state=JobState.RUNNING,
            fence=F("fence") + 1,
            lease_until=Now() + LEASE,
            heartbeat=Now(),
            started_at=Coalesce("started_at", Now()),
        )
        job.refresh_from_db()
        return job


def hold(job: Job) -> None:
    """Locks the row to the end of the caller's transaction; raises `Lost` when another worker has the job.

    A run calls it in the transaction that writes its effects, so that they land once.
    """
    if Job.objects.held(job.pk, job.fence).select_for_update().first() is None:
        raise Lost


def _give_up(job: Job) -> None:
    """A job that ends every worker that takes it is not tried for ever."""
    Job.objects.filter(pk=job.pk).update(
        state=JobState.FAILED,
        error=_("The work was interrupted too many times. Please tell the administrator."),
        finished_at=Now(),
    )
