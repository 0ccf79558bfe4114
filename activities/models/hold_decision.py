"""What becomes of a hold under ¶9 once the record is accepted: two persons decide (DESIGN §2.4)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from activities.models.beside import ScopeHold
from activities.states import HoldEnd


class HoldDecision(models.Model):
    """A publisher proposes, the Chair's post-holder agrees; until then the record stays on hold."""

    hold = models.ForeignKey(ScopeHold, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=7, choices=HoldEnd.choices)
    reason = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(default=False)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["hold"], name="holddecision_one_waiting", condition=Q(answered_at__isnull=True)
            ),
            models.CheckConstraint(
                name="holddecision_by_two_persons",
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.hold_id)

    @property
    def waits(self) -> bool:
        """Whether the Chair's post-holder has still to answer."""
        return self.answered_at is None
