"""Words that may lead beyond the scope of the paper (¶9): an editable list that prompts and never blocks."""

import uuid

from django.db import models

from kernel.access.querysets import PolicyQuerySet


class ScopeWord(models.Model):
    """A word or phrase, and why it deserves a second look."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = models.CharField(max_length=80, unique=True)
    why = models.CharField(max_length=200)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words
