"""The eleven Member States and the secretariat, and who belongs to which body when."""

import uuid

from django.db import models

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models.ranges import ends_after_start, no_overlap
from kernel.members.states import SECRETARIAT_CODE, Body, MembershipStatus, OfficeKind


class Office(models.Model):
    """A Member State's seat or the ASEAN Secretariat; names exactly as the house prints them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=3, unique=True)
    kind = models.CharField(max_length=12, choices=OfficeKind.choices, default=OfficeKind.STATE)
    iso3 = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=80)
    running_name = models.CharField(max_length=80)
    formal_name = models.CharField(max_length=120)
    with_article = models.CharField(max_length=120)
    capital = models.CharField(max_length=80)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    asean_order = models.PositiveSmallIntegerField(default=0)
    clears = models.BooleanField(default=False)  # records are cleared nationally before they are sent
    clears_on_paper = models.BooleanField(default=False)  # a signature on the printed sheet may stand for it

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["asean_order", "name"]
        constraints = [
            models.CheckConstraint(
                name="office_secretariat_code",
                condition=models.Q(kind=OfficeKind.SECRETARIAT, code=SECRETARIAT_CODE)
                | (models.Q(kind=OfficeKind.STATE) & ~models.Q(code=SECRETARIAT_CODE)),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_state(self) -> bool:
        return self.kind == OfficeKind.STATE


class OfficeName(models.Model):
    """A state's own name in one language and script."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="local_names")
    lang = models.CharField(max_length=8)
    script = models.CharField(max_length=4)
    text = models.CharField(max_length=160)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["office", "lang", "script"]
        constraints = [models.UniqueConstraint(name="officename_one_per_script", fields=["office", "lang", "script"])]

    def __str__(self) -> str:
        return self.text


class Membership(models.Model):
    """How an office sits in a body, by inclusive days (DESIGN §2.5)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    body = models.CharField(max_length=8, choices=Body.choices)
    status = models.CharField(max_length=8, choices=MembershipStatus.choices)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["office", "body", "start"]
        constraints = [
            models.UniqueConstraint(name="membership_one_start", fields=["office", "body", "start"]),
            ends_after_start("membership_ends_after_start"),
            *no_overlap("membership", per_office=True),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.body} {self.status} {self.start}"
