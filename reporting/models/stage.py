"""The text before one body, and what the body did with it."""

import uuid

from django.conf import settings
from django.db import models

from kernel import clock
from kernel.access.querysets import PolicyQuerySet
from kernel.workflow.models import Tracked
from reporting.states import BODY_LABELS, BODY_NAMES, EDITABLE, Matter, StageState, Verb


class Stage(Tracked):
    """One body's reading of the update (DESIGN §4)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cycle = models.ForeignKey("reporting.Cycle", models.PROTECT, related_name="stages")
    body = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    meeting = models.ForeignKey("mechanisms.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=StageState, default=StageState.DRAFTING)
    round = models.OneToOneField("consensus.Round", models.PROTECT, null=True, blank=True, related_name="stage")
    mark = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True, default="")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "body"], name="one_stage_per_body"),
            models.UniqueConstraint(fields=["cycle", "order"], name="one_stage_per_place"),
            models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="one_stage_per_number"),
            models.CheckConstraint(condition=models.Q(state__in=StageState.values), name="stage_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.label}"

    @property
    def label(self) -> str:
        """The body as the field writes it."""
        return BODY_LABELS.get(self.body, self.body)

    @property
    def body_name(self) -> str:
        """The body in full."""
        return BODY_NAMES.get(self.body, self.body)

    @property
    def editable(self) -> bool:
        """Whether the text may still change."""
        return self.state in EDITABLE

    @property
    def is_last(self) -> bool:
        """Whether no body comes after."""
        return self.body == "ADMM"


class Outcome(models.Model):
    """What the body did with the update, entered after its meeting; never part of its own snapshot."""

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="outcome")
    verb = models.CharField(max_length=20, choices=Verb)
    on = models.DateField()
    reference = models.CharField(max_length=200)
    as_amended = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(verb__in=Verb.values), name="outcome_verb_is_known")]

    def __str__(self) -> str:
        return str(self.get_verb_display())


class WorkItem(models.Model):
    """Something happened to a record that the text cites: somebody has to look (DESIGN §2.10)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="work_items")
    activity = models.ForeignKey("activities.Activity", models.PROTECT, related_name="+")
    matter = models.CharField(max_length=12, choices=Matter)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "activity"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_work_item_per_record",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_matter_display())
