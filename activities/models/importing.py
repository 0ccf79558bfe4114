"""A ministry's own log on its way into the log: what was read from the file, and what its columns mean."""

import uuid

from django.conf import settings
from django.db import models

from kernel.access.querysets import PolicyQuerySet


class ImportRun(models.Model):
    """What was read from one file, kept for a few days or until it is imported; the file itself is never kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    headers = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    counts = models.JSONField(null=True)
    moved_on = models.BooleanField(default=False)
    read_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return self.name


class ImportMapping(models.Model):
    """What an office said a header of its log means; an empty column leaves it out."""

    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="+")
    header = models.CharField(max_length=200)
    column = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="importmapping_one_per_header", fields=["office", "header"])]

    def __str__(self) -> str:
        return self.header
