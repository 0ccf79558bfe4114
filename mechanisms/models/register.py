"""Mechanisms, who belongs to them, and the challenges of ¶2."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models import Office
from mechanisms.states import Level, Pillar


class Mechanism(models.Model):
    """A cooperation mechanism; `paragraphs` are those of the paper that name it."""

    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=200)
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    pillar = models.CharField(max_length=4, choices=Pillar.choices, blank=True)
    pillar_note = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    parent_body = models.CharField(max_length=200, blank=True)
    founded = models.PositiveSmallIntegerField(null=True, blank=True)
    founded_note = models.CharField(max_length=200, blank=True)
    cadence = models.CharField(max_length=200, blank=True)
    contact_type = models.CharField(max_length=200, blank=True)
    subjects = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    paragraphs = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    relation = models.TextField(blank=True)
    members_note = models.CharField(max_length=200, blank=True)
    sources = ArrayField(models.TextField(), default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def abbreviations(self) -> list[str]:
        """What people write for it. A code with an underscore is for addresses and is never among them."""
        return [*([] if "_" in self.code else [self.code]), *self.aliases]

    @property
    def short(self) -> str:
        """How a heading or a list calls it: by an abbreviation, else by its name."""
        return next(iter(self.abbreviations), self.name)

    @property
    def named_in_7c(self) -> bool:
        return "7c" in self.paragraphs

    @property
    def named_in_8c(self) -> bool:
        return "8c" in self.paragraphs

    @property
    def paragraph_labels(self) -> list[str]:
        """¶ numbers as the paper prints them: 7c becomes 7(c)."""
        return [p if p.isdigit() else f"{p[0]}({p[1:]})" for p in self.paragraphs]


class MechanismMember(models.Model):
    """An office in a mechanism; no start means the date is not known."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="mechanism_memberships")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["mechanism", "office__asean_order"]
        constraints = [
            models.UniqueConstraint(
                name="mechanismmember_one_start",
                fields=["mechanism", "office", "start"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="mechanismmember_ends_after_start",
                condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mechanism_id} {self.office_id}"


class Challenge(models.Model):
    """A cross-border challenge: ¶2's five in the paper's order, then narrower and later ones."""

    code = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    paragraph = models.CharField(max_length=16, blank=True)
    broader = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower")
    in_paper = models.BooleanField(default=False)
    alternatives = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label
