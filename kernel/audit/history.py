"""Reading the audit of one object: what its history shows."""

from django.db.models import Model, QuerySet

from kernel.audit.models import Entry


def history_of(*objects: Model) -> QuerySet[Entry]:
    """The entries of these objects of one model with their words, newest first."""
    keys = [obj.pk for obj in objects]
    label = objects[0]._meta.label_lower if objects else ""
    found = Entry.objects.filter(object_type=label, object_key__in=keys)
    return found.select_related("remark").order_by("-number")
