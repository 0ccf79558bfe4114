"""Defence establishments and their names in every script."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kernel.access.querysets import PolicyQuerySet
from kernel.members.models.offices import Office
from kernel.members.states import EstablishmentKind


class Establishment(models.Model):
    """A defence establishment, its forces, or a border service of a Member State."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="establishments")
    name_en = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=EstablishmentKind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="services")
    under = models.CharField(max_length=80, blank=True)
    domains = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    source = models.TextField(blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["office", "kind", "name_en"]
        constraints = [models.UniqueConstraint(name="establishment_one_name", fields=["office", "name_en"])]

    def __str__(self) -> str:
        return self.name_en


class EstablishmentName(models.Model):
    """An establishment's own name in one language and script, exactly as it writes it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="local_names")
    lang = models.CharField(max_length=8)
    script = models.CharField(max_length=4, blank=True)
    text = models.CharField(max_length=200)
    confidence = models.CharField(max_length=80, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["establishment", "lang", "script"]
        constraints = [
            models.UniqueConstraint(
                name="establishmentname_one_per_script",
                fields=["establishment", "lang", "script"],
            )
        ]

    def __str__(self) -> str:
        return self.text
