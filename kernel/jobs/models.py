"""The Job row: the queue of record (DESIGN §5). Its times are the database's real time."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kernel.jobs.querysets import JobQuerySet
from kernel.jobs.states import UNFINISHED, JobState


class Job(models.Model):
    """One piece of work somebody asked for. `fence` grows with each claim, so an old worker can change nothing."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asker_office_ids = models.JSONField(default=list)
    post_label = models.CharField(max_length=200, blank=True)
    args = models.JSONField(default=dict)
    subject = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    woken_at = models.DateTimeField(db_default=Now())
    cancel_asked = models.BooleanField(default=False)
    result = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    log_ref = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(state__in=UNFINISHED), name="jobs_job_one_unfinished"
            ),
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="jobs_job_done_within_total"),
        ]
        indexes = [
            models.Index(fields=["state", "lease_until"], condition=Q(state__in=UNFINISHED), name="jobs_job_unfinished")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def finished(self) -> bool:
        """Nothing more will happen to it."""
        return self.state not in UNFINISHED

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100."""
        return 100 * self.done // self.total if self.total else 0
