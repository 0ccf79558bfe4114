"""What stands beside a record so that it is found: its words, and what a person looks for again and again."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from activities.models.activity import Activity
from kernel.access.querysets import PolicyQuerySet


class FoundBy(models.Model):
    """The words that find one record, each with a label that says for whom; `activities.indexing` alone writes it."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, primary_key=True, related_name="found_by")
    vector = SearchVectorField()
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="activity_found_by")]

    def __str__(self) -> str:
        return str(self.activity_id)


class SavedView(models.Model):
    """Filters of the list under a name of one's own: one person's, and nobody else's to see."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.JSONField(default=dict)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="savedview_one_name")]

    def __str__(self) -> str:
        return self.name
