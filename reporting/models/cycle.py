"""One period and the three meetings its update goes to."""

import uuid

from django.conf import settings
from django.db import models

from kernel import clock
from kernel.access.querysets import PolicyQuerySet
from reporting.states import Choice


class Cycle(models.Model):
    """From the day after the last cut-off to this one; two cycles may be open (DESIGN §2.7)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    period_from = models.DateField()
    cutoff = models.DateField()
    lead = models.ForeignKey("members.Office", models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    circulated_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["-cutoff", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cutoff__gte=models.F("period_from")), name="cycle_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["title"], condition=models.Q(discarded_at__isnull=True), name="one_cycle_per_title"
            ),
            models.CheckConstraint(
                condition=models.Q(discarded_at__isnull=True) | models.Q(circulated_at__isnull=True),
                name="circulated_cycle_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CandidateDecision(models.Model):
    """What staff decided about one candidate, and why; the secretariat's only (DESIGN §5)."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="decisions")
    activity = models.ForeignKey("activities.Activity", models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice)
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "activity"], name="one_decision_per_candidate")]

    def __str__(self) -> str:
        return str(self.get_choice_display())
