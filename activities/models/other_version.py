"""A named state knows the date or place of a record differently (DESIGN §2.9)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from activities.coarsest import Days
from activities.models.activity import Activity
from activities.states import Precision, VersionEnd


class OtherVersion(models.Model):
    """Its own date or place and its source; open until the sides say the same, or the record no more than both."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="other_versions")
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="+")
    date_from = models.DateField(null=True)
    date_to = models.DateField(null=True)
    precision = models.CharField(max_length=7, choices=Precision.choices, default=Precision.UNKNOWN)
    place = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    end = models.CharField(max_length=9, choices=VersionEnd.choices, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "office"], name="otherversion_one_open", condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="otherversion_says_something", condition=Q(date_from__isnull=False) | ~Q(place="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity_id)

    @property
    def days(self) -> Days:
        """The date it gives; not known when it gives a place alone."""
        return Days(self.date_from, self.date_to, self.precision)
