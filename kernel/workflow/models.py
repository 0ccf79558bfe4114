"""What every row under a machine carries."""

from django.db import models

from kernel import clock


class Tracked(models.Model):
    """A version for the stale check and the moment of the last change of state."""

    version = models.PositiveIntegerField(default=1)
    state_since = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
