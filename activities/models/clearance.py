"""National clearance given on paper: on whose authority, signed when, on which version of the sheet."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models

from activities.models.activity import Activity
from kernel.access.querysets import PolicyQuerySet
from kernel.files.models import KeptFile


@dataclass(frozen=True)
class Signature:
    """What stands on the signed sheet."""

    authority: str
    signed_on: date
    version_code: str


class PaperClearance(models.Model):
    """One signed sheet, read by the owner's office alone; the latest one counts."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="clearances")
    authority = models.CharField(max_length=200)
    signed_on = models.DateField()
    version_code = models.CharField(max_length=14)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["noted_at"]

    def __str__(self) -> str:
        return self.authority


class ClearanceScan(KeptFile):
    """The scan of one signed sheet: for the office that cleared, and for nobody else."""

    clearance = models.OneToOneField(PaperClearance, on_delete=models.PROTECT, related_name="scan")

    objects = PolicyQuerySet.as_manager()

    @property
    def activity(self) -> Activity:
        """The record that was cleared."""
        return self.clearance.activity
