"""What was submitted and what was accepted, frozen."""

from django.conf import settings
from django.db import models

from activities.models.activity import Activity
from activities.states import RevisionKind


class Revision(models.Model):
    """An immutable snapshot of a record's content; the database refuses to change one."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=RevisionKind.choices)
    snapshot = models.JSONField()
    attested = models.BooleanField(default=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["activity", "number"]
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="revision_one_number")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.number}"
