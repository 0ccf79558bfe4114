"""A settled report cites a record: its owner can no longer withdraw it (DESIGN §4)."""

from collections.abc import Iterable

from activities.models import Activity
from kernel.access.actor import Actor
from kernel.audit import record as audit


def lock_for_report(*, activity_ids: Iterable[int], actor: Actor) -> int:
    """Mark these records as cited by a settled text; says how many were not marked before."""
    with audit.unit(actor):
        found = Activity.objects.filter(pk__in=activity_ids, locked_by_report=False).order_by("pk")
        rows = list(found.select_for_update(of=("self",)))
        for row in rows:
            row.locked_by_report = True
            row.save(update_fields=["locked_by_report"])
            audit.record("activities.locked", row)
    return len(rows)
