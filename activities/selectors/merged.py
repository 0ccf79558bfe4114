"""Where a record went that ended in another, for those who may see the other."""

from activities.models import Activity
from activities.states import OPEN_STATES
from kernel.access.actor import Actor
from kernel.errors import NotFound


def both_of(actor: Actor, *references: str) -> list[Activity]:
    """The two records that are to become one, in the order named; refused as `get_for` refuses."""
    if "\x00" in "".join(references):
        raise NotFound
    rows, may = Activity.objects.for_record(), "propose_merge"
    named = {row.reference: row for row in rows.allowing(actor, may).filter(reference__in=references)}
    return [named.get(reference) or rows.get_for(actor, may, reference=reference) for reference in references]


def moved_to(actor: Actor, reference: str) -> Activity | None:
    """The record in which this one ended; None when there is none, or it is not this person's to see."""
    if "\x00" in reference:
        return None
    return Activity.objects.visible_to(actor).filter(absorbed__reference=reference).first()


def proposal_of(activity: Activity, actor: Actor) -> Activity | None:
    """The other record that an open proposal of one text names, if this reader may see it too."""
    if activity.absorbs_id is None or activity.state not in OPEN_STATES:
        return None
    return Activity.objects.visible_to(actor).filter(pk=activity.absorbs_id).first()
