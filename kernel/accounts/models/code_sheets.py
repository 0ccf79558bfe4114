"""A printed sheet of one-time codes, for a person who may carry neither a telephone nor a key."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kernel.access.querysets import PolicyQuerySet


class CodeSheetQuerySet(PolicyQuerySet["CodeSheet"]):
    """Sheets by whether a code of theirs still works."""

    def live(self, at: datetime) -> Self:
        """Neither void nor past its day, and with a code that nobody used."""
        unused = SheetCode.objects.filter(sheet=OuterRef("pk"), used_at=None)
        return self.filter(Exists(unused), voided_at=None, expires_at__gt=at)

    def with_left(self) -> Self:
        """Adds `left`: how many codes nobody used."""
        return self.annotate(left=models.Count("codes", filter=Q(codes__used_at=None)))


class CodeSheet(models.Model):
    """One sheet: whose, issued by whom, until when. The codes work once each, in any order."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="code_sheets")
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="code_sheets")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="issued_sheets")
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    left: int  # only after `with_left`

    objects = CodeSheetQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(voided_at=None), name="accounts_one_sheet_in_force")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.issued_at:%Y-%m-%d}"


class SheetCode(models.Model):
    """One code of a sheet; only its keyed hash is kept, so the portal cannot show it again."""

    sheet = models.ForeignKey(CodeSheet, on_delete=models.CASCADE, related_name="codes")
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="accounts_sheet_code_number"),
            models.UniqueConstraint(fields=["sheet", "digest"], name="accounts_sheet_code_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.number}"
