"""Where a record went that ended in another, for those who may see the other."""

from activities.models import Activity
from kernel.access.actor import Actor


def moved_to(actor: Actor, reference: str) -> Activity | None:
    """The record in which this one ended; None when there is none, or it is not this person's to see."""
    if "\x00" in reference:
        return None
    return Activity.objects.visible_to(actor).filter(absorbed__reference=reference).first()


def proposal_of(activity: Activity, actor: Actor) -> Activity | None:
    """The other record that a proposal of one text names, if this reader may see it too."""
    if activity.absorbs_id is None:
        return None
    return Activity.objects.visible_to(actor).filter(pk=activity.absorbs_id).first()
