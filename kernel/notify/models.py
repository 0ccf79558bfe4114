"""The outbox, and what the mail catcher of a demonstration keeps."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kernel.notify.querysets import CaughtMailQuerySet, MessageQuerySet


class Message(models.Model):
    """One mail to send. A notice says only that something waits; a letter (a sign-in code) carries its own words.

    Times are the database's real time, but `until`, which is a deadline of the domain.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=40)
    link = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    address = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    next_try = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["next_try"],
                condition=Q(sent_at__isnull=True, dropped_at__isnull=True),
                name="notify_message_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "link"],
                condition=Q(sent_at__isnull=True, dropped_at__isnull=True, person__isnull=False),
                name="notify_message_once_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class CaughtMail(models.Model):
    """A mail that a demonstration kept instead of sending."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    to = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    caught_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = CaughtMailQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subject
