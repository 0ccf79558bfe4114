"""The files of one record that one reader may open, with those of the records that ended in it."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from activities.models import Activity, Attachment
from kernel.access.actor import Actor
from kernel.access.policy import policy_for


def writes_in(actor: Actor, reference: str) -> bool:
    """Whether this person writes in the record in some state of it, and so adds files in some."""
    condition = policy_for(Activity).condition(actor, "save")
    return Activity.objects.filter(condition, reference=reference).exists()


def attachments_of(activity: Activity, actor: Actor) -> list[Attachment]:
    """In the order in which they were added; what this reader may take away, and of what ask the removal."""
    may = policy_for(Attachment).condition(actor, "remove")
    flag = Case(When(may, then=Value(1)), default=Value(0), output_field=IntegerField())
    records = Activity.objects.filter(policy_for(Activity).condition(actor, "ask_removal"), pk=OuterRef("activity"))
    here = Q(activity=activity) | Q(activity__merged_into=activity)
    rows = Attachment.objects.visible_to(actor).filter(here).select_related("activity")
    return list(rows.annotate(may_remove=flag, may_ask_removal=Exists(records)))
