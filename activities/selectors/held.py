"""“Was it held?”: announced activities whose last day has passed, asked of their owner (DESIGN §2.9)."""

from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.states import ANNOUNCED, Audience
from kernel import clock
from kernel.access.actor import Actor


def to_say_if_held(actor: Actor) -> ActivityQuerySet:
    """Announced records of this person's office whose last day has passed; what is on hold waits."""
    rows = Activity.objects.allowing(actor, "note_held").filter(timing__in=ANNOUNCED, date_to__lt=clock.today())
    return rows.exclude(audience=Audience.HELD).select_related("owner").order_by("state_since")


def awaits_word(activity: Activity) -> bool:
    """Whether its last day has passed and nobody has said what came of it."""
    return activity.timing in ANNOUNCED and activity.date_to is not None and activity.date_to < clock.today()
