"""Files beside a record: minutes, a joint statement, a picture."""

from django.db import models
from django.db.models import Q

from activities.models.activity import Activity
from kernel.access.querysets import PolicyQuerySet
from kernel.files.models import KeptFile


class Attachment(KeptFile):
    """One file of one record. `sent_at` is when the secretariat got it; until then it is its writers' alone."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="attachments")
    mark = models.CharField(max_length=60)
    for_readers = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="attachment_once_per_record", fields=["activity", "sha256"], condition=~Q(place="")
            )
        ]
