"""What is known of a file that somebody added; each part of the portal that keeps files has a table of its own."""

import uuid

from django.conf import settings
from django.db import models

from kernel import clock


class KeptFile(models.Model):
    """One file: its own name, what it is, and where its bytes lie. Without a place its bytes were removed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=130)
    kind = models.CharField(max_length=12)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=100, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_here(self) -> bool:
        """Whether it can still be opened."""
        return bool(self.place)
