"""Who chairs which body, and who leads which paper, with dates."""

import uuid

from django.db import models

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models.offices import Office
from kernel.members.models.ranges import ends_after_start, no_overlap
from kernel.members.states import Body


class Chair(models.Model):
    """Who chairs a body, by inclusive days; handover happens at a meeting (DESIGN §2.6)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.CharField(max_length=8, choices=Body.choices)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="chairs")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["body", "start"]
        constraints = [
            models.UniqueConstraint(name="chair_one_start", fields=["body", "start"]),
            ends_after_start("chair_ends_after_start"),
            *no_overlap("chair", per_office=False),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.start}"


class LeadCountry(models.Model):
    """Who leads on a paper, by inclusive days (DESIGN §2.6)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.CharField(max_length=40)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="leads")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "start"]
        constraints = [
            models.UniqueConstraint(name="leadcountry_one_start", fields=["paper", "office", "start"]),
            ends_after_start("leadcountry_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.start}"
