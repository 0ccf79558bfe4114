"""The files of one record that one reader may open."""

from django.db.models import Case, IntegerField, Value, When

from activities.models import Activity, Attachment
from kernel.access.actor import Actor
from kernel.access.policy import policy_for


def attachments_of(activity: Activity, actor: Actor) -> list[Attachment]:
    """In the order in which they were added; `may_remove` says which this reader may take away."""
    may = policy_for(Attachment).condition(actor, "remove")
    flag = Case(When(may, then=Value(1)), default=Value(0), output_field=IntegerField())
    return list(Attachment.objects.visible_to(actor).filter(activity=activity).annotate(may_remove=flag))
