"""Find what a dead worker or a lost wake-up left behind."""

from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from kernel.jobs.models import Job
from kernel.jobs.services.wake import wake
from kernel.jobs.states import JobState

MOST_AT_ONCE = 50


def sweep() -> list[UUID]:
    """Puts abandoned jobs back into the queue and wakes a worker for each job that waits; says for which."""
    with transaction.atomic():
        free = Job.objects.select_for_update(skip_locked=True)
        abandoned = [job.pk for job in free.abandoned()[:MOST_AT_ONCE]]
        Job.objects.filter(pk__in=abandoned).update(state=JobState.QUEUED, lease_until=None)
        overlooked = [job.pk for job in free.overlooked().order_by("id")[:MOST_AT_ONCE]]
        waiting = Job.objects.filter(pk__in={*abandoned, *overlooked})
        found = list(waiting.order_by("id").values_list("public_id", flat=True))
        waiting.update(woken_at=Now())
    for public_id in found:
        wake(public_id)
    return found
