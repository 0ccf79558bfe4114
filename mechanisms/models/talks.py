"""What a mechanism does and whom to write to: its sessions, its contacts, and when it was last contacted."""

import uuid

from django.db import models
from django.db.models import F, Q

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models import Office
from mechanisms.models.register import Mechanism
from mechanisms.states import Precision


class Session(models.Model):
    """One session of a mechanism; its date is kept as exact as it is known (DESIGN §2.9)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    place = models.CharField(max_length=120, blank=True)
    host = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="hosted_sessions")
    host_note = models.CharField(max_length=200, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["mechanism", F("start").desc(nulls_last=True), "-number"]
        constraints = [
            models.UniqueConstraint(name="session_one_number", fields=["mechanism", "number"]),
            models.CheckConstraint(
                name="session_ends_after_start",
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gte=F("start")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or ''} {self.start or ''}".strip()


class Contact(models.Model):
    """Whom to write to about a mechanism: name, post and office mail, and nothing else about a person."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=160)
    mail = models.EmailField(max_length=254, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["mechanism", F("end").desc(nulls_first=True), "post", "name"]
        constraints = [
            models.CheckConstraint(
                name="contact_ends_after_start",
                condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.post


class ContactNote(models.Model):
    """That a mechanism was contacted on a day, in a few words of the secretariat; the latest says when it last was."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="contact_notes")
    on = models.DateField()
    words = models.CharField(max_length=300)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["mechanism", "-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on}"
