"""A record that the secretariat entered for a state: how the state told it, and whether the state has confirmed."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models

from activities.models.activity import Activity
from activities.states import Channel


@dataclass(frozen=True)
class Told:
    """How the state told the secretariat, and where that can be looked up."""

    channel: str
    evidence: str


class StateEntry(models.Model):
    """Read by the owner's office and the secretariat; until the state confirms, its own part is not printed."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="entry")
    channel = models.CharField(max_length=7, choices=Channel.choices)
    evidence = models.TextField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.activity_id)
