"""Rest days and holidays of each capital."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models.offices import Office


class RestDays(models.Model):
    """An office's weekly rest days as ISO weekdays (1 Monday to 7 Sunday)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.OneToOneField(Office, on_delete=models.PROTECT, related_name="rest_days")
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rest days"

    def __str__(self) -> str:
        return ", ".join(str(day) for day in self.weekdays)


class Holiday(models.Model):
    """A public holiday of one capital."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holidays")
    day = models.DateField()
    name = models.CharField(max_length=120)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["day", "office"]
        constraints = [models.UniqueConstraint(name="holiday_one_per_day", fields=["office", "day", "name"])]

    def __str__(self) -> str:
        return self.name
