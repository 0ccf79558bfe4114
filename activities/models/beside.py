"""Decisions about a record that are no state of it: holds, requests not to report, bases for sharing."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from activities.models.activity import Activity
from activities.states import BasisKind


class ScopeHold(models.Model):
    """A record set aside under ¶9; while one is open, nobody but the secretariat and the owner sees it."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closing_reason = models.TextField(blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity"], name="scopehold_one_open", condition=Q(closed_at__isnull=True))
        ]

    def __str__(self) -> str:
        return str(self.activity_id)


class DoNotReport(models.Model):
    """A named state's wish that the record be not reported; that state alone lifts it (¶5(b), (c))."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="wishes")
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "office"], name="donotreport_one_open", condition=Q(lifted_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return str(self.activity_id)


class SharingBasis(models.Model):
    """Why a record may be shared without each state's confirmation: recorded by a publisher."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="bases")
    kind = models.CharField(max_length=14, choices=BasisKind.choices)
    reference = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return self.reference
