"""One joint record per activity (¶3, DESIGN §2.2)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities.querysets import ActivityQuerySet
from activities.states import (
    CO_AUTHOR,
    NEEDS_CONSENSUS,
    OPEN_STATES,
    Audience,
    ConsensusKind,
    Delegation,
    Domain,
    Form,
    Level,
    Mode,
    Objective,
    Precision,
    Relevance,
    Sector,
    State,
    Timing,
    awaits_consensus,
    paragraph,
    principal,
)
from kernel.workflow.models import Tracked


def default_mark() -> str:
    """The handling mark a new record carries."""
    return str(settings.DEFAULT_MARK)


class Classified(models.Model):
    """What kind of activity it is, in the terms of the paper."""

    forms = ArrayField(models.CharField(max_length=5, choices=Form.choices), default=list, blank=True)
    objectives = ArrayField(models.CharField(max_length=2, choices=Objective.choices), default=list, blank=True)
    domains = ArrayField(models.CharField(max_length=4, choices=Domain.choices), default=list, blank=True)
    challenges = models.ManyToManyField("mechanisms.Challenge", blank=True, related_name="activities")
    mechanisms = models.ManyToManyField("mechanisms.Mechanism", blank=True, related_name="activities")
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    clauses = models.ManyToManyField("mechanisms.Clause", blank=True, related_name="activities")
    delegation = models.CharField(max_length=11, choices=Delegation.choices, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.UNKNOWN)
    framework = models.CharField(max_length=200, blank=True)
    lead_sector = models.CharField(max_length=16, choices=Sector.choices, default=Sector.DEFENCE)
    relevance = models.CharField(max_length=12, choices=Relevance.choices, default=Relevance.CORE)
    consensus_kind = models.CharField(max_length=14, choices=ConsensusKind.choices, blank=True, default="")
    consensus_reference = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Dated(models.Model):
    """When and where, as exactly as it is known and never more exactly (DESIGN §2.9)."""

    date_from = models.DateField(null=True, blank=True)
    date_to = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=7, choices=Precision.choices, default=Precision.UNKNOWN)
    sort_on = models.DateField()
    places = models.JSONField(default=list, blank=True)
    place = models.TextField(blank=True)  # the names of the places as one text, for lists and searches

    class Meta:
        abstract = True


class Activity(Tracked, Classified, Dated):
    """A record of the log; `audience` and `reader_ids` are derived by `activities.audience` alone."""

    reference = models.CharField(max_length=12, unique=True)
    owner = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="activities")
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    form_token = models.UUIDField(null=True)
    source_id = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    reportable_text = models.TextField(blank=True)
    practice = models.TextField(blank=True)
    practice_shared = models.BooleanField(default=False)
    practice_reuse = models.BooleanField(default=False)
    mark = models.CharField(max_length=60, default=default_mark)
    source = models.TextField(blank=True)
    sample = models.BooleanField(default=False)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    absorbs = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorptions")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")
    kept_reader_ids = ArrayField(
        models.BigIntegerField(), null=True
    )  # once merged: who read it until then; null is all
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    timing = models.CharField(max_length=10, choices=Timing.choices, default=Timing.TOOK_PLACE)
    audience = models.CharField(max_length=12, choices=Audience.choices, default=Audience.OWNER)
    reader_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    named_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    locked_by_report = models.BooleanField(default=False)
    working = models.JSONField(null=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("activities")
        permissions = [(CO_AUTHOR, "Co-author of a draft")]
        indexes = [
            models.Index(fields=["-sort_on", "reference"], name="activity_sort"),
            models.Index(fields=["audience", "owner"], name="activity_audience_owner"),
            models.Index(fields=["audience", "-sort_on", "reference"], name="activity_audience_sort"),
            models.Index(fields=["owner", "-sort_on", "reference"], name="activity_owner_sort"),
            GinIndex(fields=["reader_ids"], name="activity_readers"),
            GinIndex(fields=["named_ids"], name="activity_named"),
        ]
        constraints = [
            models.CheckConstraint(
                name="activity_end_not_before_start",
                condition=Q(date_to__gte=F("date_from")) | Q(date_from__isnull=True),
            ),
            models.CheckConstraint(
                name="activity_dates_as_precise_as_said",
                condition=Q(precision=Precision.UNKNOWN, date_from__isnull=True, date_to__isnull=True)
                | (~Q(precision=Precision.UNKNOWN) & Q(date_from__isnull=False, date_to__isnull=False)),
            ),
            models.CheckConstraint(
                name="activity_month_and_year_start_on_the_first",
                condition=~Q(precision__in=[Precision.MONTH, Precision.YEAR]) | Q(date_from__day=1),
            ),
            models.UniqueConstraint(
                name="activity_one_open_correction_per_owner",
                fields=["corrects", "owner"],
                condition=Q(corrects__isnull=False, state__in=sorted(OPEN_STATES)),
            ),
            models.CheckConstraint(
                name="activity_only_a_correction_absorbs",
                condition=Q(absorbs__isnull=True) | Q(corrects__isnull=False),
            ),
            models.CheckConstraint(
                name="activity_merged_says_into_what",
                condition=Q(state=State.MERGED, merged_into__isnull=False)
                | (~Q(state=State.MERGED) & Q(merged_into__isnull=True)),
            ),
            models.UniqueConstraint(name="activity_one_per_form_token", fields=["logged_by", "form_token"]),
            models.UniqueConstraint(
                name="activity_one_row_per_source", fields=["owner", "source_id"], condition=~Q(source_id="")
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def principal_form(self) -> str:
        """The first form in the order of ¶8, or nothing."""
        return principal(self.forms)

    @property
    def form_paragraphs(self) -> list[str]:
        """The forms as the paper writes them: 8(a)(ii)."""
        return [paragraph(form) for form in self.forms]

    @property
    def consensus_open(self) -> bool:
        """Whether form 8(d) still waits for a record of consensus: a work item, unprinted (¶8(d))."""
        waits = awaits_consensus(self.forms, self.consensus_kind, self.consensus_reference)
        return waits and self.timing in NEEDS_CONSENSUS

    @property
    def is_correction(self) -> bool:
        """Whether this row proposes new text for another."""
        return self.corrects_id is not None

    @property
    def is_shared(self) -> bool:
        """Whether all Member States may read it."""
        return self.audience == Audience.ALL
