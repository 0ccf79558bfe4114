"""Documents, their clauses and the events at which they were adopted; sources may conflict, so all are kept."""

import uuid
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models import Office
from mechanisms.states import DocumentStatus, Precision

CLAUSE_CODE = Concat("document__code", Value("#"), "label")  # in SQL what `Clause.code` is in Python


class Document(models.Model):
    """A reference document with its validity and supersession (DESIGN §2.8); never its text."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=250)
    kind = models.CharField(max_length=24)
    status = models.CharField(max_length=12, choices=DocumentStatus.choices)
    body = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=120, blank=True)
    adopted = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supersedes",
    )
    cited_in = models.CharField(max_length=16, blank=True)
    proponent = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    custodian = models.CharField(max_length=120, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="document_valid_to_after_from",
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class AdoptionEvent(models.Model):
    """One reported adoption; events may conflict, and all are shown (DESIGN §2.8)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="adoption_events")
    on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    said = models.CharField(max_length=40, blank=True)
    body = models.CharField(max_length=120, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["document", "on", "id"]
        constraints = [
            models.UniqueConstraint(name="adoptionevent_once", fields=["document", "said", "body"]),
        ]

    def __str__(self) -> str:
        return f"{self.said} {self.body}".strip()


class ClauseQuerySet(PolicyQuerySet["Clause"]):
    """Clauses, which a record names by their document's code and their own label."""

    def named(self, codes: Iterable[str]) -> Self:
        """Those with these codes, as `Clause.code` gives them."""
        return self.annotate(full_code=CLAUSE_CODE).filter(full_code__in=list(codes))


class Clause(models.Model):
    """A numbered place in a document; the label is the document's own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="clauses")
    label = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(name="clause_one_label", fields=["document", "label"])]

    def __str__(self) -> str:
        return self.label

    @property
    def code(self) -> str:
        """Document and label in one: APSC2025-B37#B.3.7(i)."""
        return f"{self.document.code}#{self.label}"
