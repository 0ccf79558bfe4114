"""Filters on jobs, by the database's clock."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Q
from django.db.models.functions import Now

from kernel.access.querysets import PolicyQuerySet
from kernel.jobs.states import UNFINISHED, JobState

if TYPE_CHECKING:
    from kernel.jobs.models import Job  # noqa: F401 - named in the base class

WAKE_AGAIN = timedelta(seconds=8)


class JobQuerySet(PolicyQuerySet["Job"]):
    """Jobs by what a worker may do with them."""

    def unfinished(self) -> Self:
        """Waiting to start or in progress."""
        return self.filter(state__in=UNFINISHED)

    def abandoned(self) -> Self:
        """In progress by a worker that has not been heard of for a whole lease."""
        return self.filter(state=JobState.RUNNING, lease_until__lt=Now())

    def claimable(self) -> Self:
        """Free for a worker to take."""
        return self.filter(Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=Now()))

    def overlooked(self) -> Self:
        """Waiting to start although a worker was woken a while ago."""
        return self.filter(state=JobState.QUEUED, woken_at__lt=Now() - WAKE_AGAIN)

    def held(self, pk: int, fence: int) -> Self:
        """The job, while this claim of it is the last one."""
        return self.filter(pk=pk, fence=fence, state=JobState.RUNNING)
