"""Rounds of consultation: who is seated, what text is before them and what each seat said (¶5d, DESIGN §5)."""

import uuid
from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.consensus.querysets import PositionQuerySet, RoundQuerySet
from kernel.consensus.states import BY_OTHER_WAYS, LIVE, Channel, Kind, RoundState
from kernel.workflow.models import Tracked

ZONE = "Asia/Jakarta"


class Round(Tracked):
    """One consultation on one text between seats that were frozen when it opened."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    body = models.CharField(max_length=20, blank=True, help_text=_("The body whose Chair may see the positions."))
    state = models.CharField(max_length=20, choices=RoundState, default=RoundState.OPEN)
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reply_until = models.DateTimeField()
    zone = models.CharField(max_length=40, default=ZONE)
    full_period = models.DurationField(help_text=_("How long a text must lie before all seats for silence to count."))
    silence = models.BooleanField(default=False)
    silence_wording = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reply_until__gt=models.F("opened_at")), name="round_replies_end_after_opening"
            ),
            models.CheckConstraint(condition=models.Q(state__in=RoundState.values), name="round_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(silence=False) | ~models.Q(silence_wording=""), name="round_silence_has_its_wording"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_live(self) -> bool:
        """Whether positions still count."""
        return self.state in LIVE

    @cached_property
    def bench(self) -> list["Seat"]:
        """The seats with their offices, read once for this instance."""
        return list(self.seats.select_related("office"))

    @cached_property
    def texts(self) -> list["Item"]:
        """The items, read once for this instance."""
        return list(self.items.all())

    @cached_property
    def said(self) -> list["Position"]:
        """The positions that stand, read once for this instance; after a write ask a fresh row."""
        return list(Position.objects.standing(self))

    @property
    def sentence(self) -> str:
        """All that anyone who may not see positions reads; it stays the same whoever objects (DESIGN §2.3)."""
        return str(RoundState(RoundState.CONTINUING if self.is_live else self.state).label)


class Seat(models.Model):
    """A member of the body on the opening date."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="seats")
    office = models.ForeignKey("members.Office", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["round", "office"], name="one_seat_per_office")]

    def __str__(self) -> str:
        return str(self.office)


class Item(models.Model):
    """One piece of text that a seat can answer on its own."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="items")
    key = models.CharField(max_length=80)
    label = models.CharField(max_length=120)
    order = models.PositiveIntegerField()
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    since = models.DateTimeField(help_text=_("Since when this text lies before all seats."))

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="one_item_per_key")]

    def __str__(self) -> str:
        return self.label


class Position(models.Model):
    """What one seat said about one text. Rows are only added; the database refuses anything but a confirmation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="positions")
    item = models.ForeignKey(Item, models.PROTECT, related_name="positions")
    text_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField(blank=True)
    proposed = models.TextField(blank=True, help_text=_("The wording the seat proposes."))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PORTAL)
    evidence = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["seat", "item", "text_hash", "-id"], name="position_latest")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="position_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(channel=Channel.PORTAL) | models.Q(kind=Kind.OBJECTION) | ~models.Q(evidence=""),
                name="position_by_other_ways_has_evidence",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="position_confirmation_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def waits_for_its_seat(self) -> bool:
        """Whether the seat still has to confirm what was said by phone or note."""
        return self.channel in BY_OTHER_WAYS and self.confirmed_at is None


class AdReferendum(models.Model):
    """A state that agreed at the meeting, pending word from its capital by a date."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="ad_referendum")
    office = models.ForeignKey("members.Office", models.PROTECT, related_name="+")
    until = models.DateField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "office"], name="one_ad_referendum_per_office")]

    def __str__(self) -> str:
        return str(self.office)
