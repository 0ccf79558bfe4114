"""A named focal point of another state writes in one draft (DESIGN §4)."""

from django.db import models

from activities.models.activity import Activity
from kernel.access.grants import Grant


class ActivityGrant(Grant):
    """One person's co-authorship of one record; it works while the record has not been accepted."""

    content_object = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="grants")

    class Meta(Grant.Meta):
        ordering = ["granted_at"]
