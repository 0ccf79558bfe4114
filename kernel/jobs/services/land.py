"""The last write of a claim. A worker whose claim is not the last one changes nothing."""

import logging
from typing import Any

from django.db.models import F
from django.db.models.functions import Now

from kernel.jobs.models import Job
from kernel.jobs.states import JobState

log = logging.getLogger(__name__)


def land(job: Job, **values: Any) -> bool:
    """Writes the outcome of this claim; False, and nothing written, when the claim is stale."""
    rows = Job.objects.held(job.pk, job.fence).update(lease_until=None, **values)
    if rows == 0:
        log.warning("Job %s: the outcome of claim %s was refused, a later one counts.", job.public_id, job.fence)
    return rows == 1


def land_done(job: Job, result: dict[str, Any]) -> bool:
    """The work is complete."""
    return land(job, state=JobState.DONE, result=result, done=F("total"), message="", finished_at=Now())


def land_failed(job: Job, sentence: str, log_ref: str = "") -> bool:
    """The work cannot be completed, and this sentence says why."""
    return land(job, state=JobState.FAILED, error=sentence, log_ref=log_ref, message="", finished_at=Now())


def land_stopped(job: Job) -> bool:
    """The work ended because somebody asked for it."""
    return land(job, state=JobState.CANCELLED, message="", finished_at=Now())


def land_again(job: Job, attempts: int, log_ref: str) -> bool:
    """The work goes back to the queue; the sweep wakes a worker for it."""
    values = {"state": JobState.QUEUED, "attempts": attempts, "log_ref": log_ref}
    return land(job, message="", woken_at=Now(), **values)
