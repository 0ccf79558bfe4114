"""The one thing the roof keeps itself: requests to remove text that must not be here (docs/adr/0016)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.access.querysets import PolicyQuerySet


class Ground(models.TextChoices):
    """Why the text must not be here; nobody repeats the text itself."""

    CLASSIFIED = "classified", _("It is classified")
    TERRITORY = "territory", _("It is on territory or boundaries (¶9)")
    PERSONAL = "personal", _("It is about a private person")
    MISTAKE = "mistake", _("It was meant for another place")


class Removal(models.Model):
    """One person asks, another agrees, then the text is gone; the row keeps hashes and places, never a text.

    The database opens its frozen rows for it only between the agreement of a second person and `done_at`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    activity = models.ForeignKey("activities.Activity", models.PROTECT, null=True, related_name="+")
    paragraph = models.ForeignKey("reporting.Paragraph", models.SET_NULL, null=True, related_name="+")
    office = models.ForeignKey("members.Office", models.PROTECT, related_name="+")
    about = models.CharField(max_length=200)
    fields = ArrayField(models.CharField(max_length=30))
    ground = models.CharField(max_length=12, choices=Ground)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    hashes = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    held = models.JSONField(default=list)
    backups = models.JSONField(default=list)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="removal_by_two_persons",
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=models.F("asked_by")),
            ),
            models.CheckConstraint(
                name="removal_done_only_when_agreed", condition=Q(done_at__isnull=True) | Q(agreed_by__isnull=False)
            ),
            models.UniqueConstraint(
                name="removal_one_waiting_per_record",
                fields=["activity"],
                condition=Q(done_at__isnull=True, closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def waits(self) -> bool:
        """Whether a second person has still to decide."""
        return self.done_at is None and self.closed_at is None
