"""The append-only record. The database refuses UPDATE, DELETE and TRUNCATE on it."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kernel.access.querysets import PolicyQuerySet
from kernel.audit import verbs


class Entry(models.Model):
    """One thing that somebody did. `recorded_at` is real time, `domain_at` the portal's time.

    It holds no content: of a comment it holds the hash, the words stand in `Remark`; `changes` names fields, states
    and hashes. `about_offices` are the offices whose own record it is about.
    """

    number = models.BigIntegerField(primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
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
    about_offices = ArrayField(models.BigIntegerField(), default=list, blank=True)
    comment_hash = models.CharField(max_length=64, blank=True)
    changes = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["object_type", "object_key", "number"]),
            models.Index(fields=["object_ref", "number"], name="audit_entry_ref"),
            models.Index(fields=["person", "verb", "number"], name="audit_entry_person"),
            models.Index(fields=["domain_at"], name="audit_entry_when"),
            GinIndex(fields=["about_offices"], name="audit_entry_about"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def sentence(self) -> str:
        """The words that follow the person: “submitted the record”."""
        return verbs.sentence(self.verb)

    @property
    def post_label(self) -> str:
        """Role and office without the name: “Focal point, Viet Nam”; the house, which has no post, by its name."""
        return self.person_label.rpartition(" (")[2].removesuffix(")") if self.office_codes else self.person_label

    @property
    def comment(self) -> str:
        """What the person wrote with the act; empty when nothing was written."""
        remark = getattr(self, "remark", None)
        return remark.text if remark else ""


class Remark(models.Model):
    """The words somebody wrote with an act, beside the chain: the entry holds their hash.

    The database refuses every change but a removal that two persons agreed on (docs/adr/0016).
    """

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, db_constraint=False, related_name="remark"
    )
    text = models.TextField()
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.entry_id)


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


class Verification(models.Model):
    """One walk along the chain: when, as far as which entry, and what was found. Its time is real time."""

    checked_at = models.DateTimeField()
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    faults = models.PositiveIntegerField()
    sentences = models.JSONField(default=list)
    by_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.number}: {self.faults}"

    @property
    def whole(self) -> bool:
        """Whether nothing was altered, deleted, swapped or cut."""
        return self.faults == 0
