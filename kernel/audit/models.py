"""The append-only record. The database refuses UPDATE, DELETE and TRUNCATE on it."""

from django.conf import settings
from django.db import models

from kernel.audit import verbs


class Entry(models.Model):
    """One thing that somebody did. `recorded_at` is real time, `domain_at` the portal's time."""

    number = models.BigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    domain_at = models.DateTimeField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    person_label = models.CharField(max_length=200)
    office_codes = models.CharField(max_length=100, blank=True)
    verb = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_key = models.BigIntegerField(null=True)
    object_ref = models.CharField(max_length=80, blank=True)
    comment = models.TextField(blank=True)
    changes = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["object_type", "object_key", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def sentence(self) -> str:
        """The words that follow the person: “submitted the record”."""
        return verbs.sentence(self.verb)


class Head(models.Model):
    """The end of the chain, sealed with the installation's key; one row."""

    singleton = models.BooleanField(primary_key=True, default=True)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(singleton=True), name="audit_one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"
