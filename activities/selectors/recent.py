"""The latest records of the reader's own office."""

from activities.models import Activity
from kernel.access.actor import Actor

SHOWN = 6


def own_log(actor: Actor, number: int = SHOWN) -> list[Activity]:
    """Records the reader's office owns, last changed first."""
    rows = Activity.objects.visible_to(actor).records().filter(owner_id__in=actor.office_ids)
    return list(rows.select_related("owner").order_by("-state_since", "reference")[:number])
