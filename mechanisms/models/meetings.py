"""The meetings of the defence bodies."""

import uuid

from django.db import models
from django.db.models import F, Q

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models import Office
from mechanisms.states import MeetingBody


class Meeting(models.Model):
    """A meeting of a body; a date that is not known stays empty (DESIGN §2.7, §2.9)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.CharField(max_length=16, choices=MeetingBody.choices)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    host = models.ForeignKey(
        Office,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hosted_meetings",
    )
    source = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = [F("start").desc(nulls_first=True), "body"]
        constraints = [
            models.UniqueConstraint(name="meeting_one_start", fields=["body", "start"]),
            models.UniqueConstraint(name="meeting_one_number", fields=["body", "number"]),
            models.CheckConstraint(
                name="meeting_ends_after_start",
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gte=F("start")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name a paper prints: 13th ADMM, or ADSOM WG."""
        body = self.get_body_display()
        return f"{_ordinal(self.number)} {body}" if self.number else body


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
