"""An approver says how the own office clears what it sends."""

from kernel.access.actor import Actor
from kernel.audit.record import record, unit
from kernel.members.models import Office


def choose_clearance(*, actor: Actor, office: Office, clears: bool, on_paper: bool) -> Office:
    """From now on records wait for national clearance or not; a signature on paper counts only where they do."""
    with unit(actor):
        row: Office = Office.objects.select_for_update().get_for(actor, "choose_clearance", pk=office.pk)
        chosen = (clears, clears and on_paper)
        if (row.clears, row.clears_on_paper) != chosen:
            row.clears, row.clears_on_paper = chosen
            row.save(update_fields=["clears", "clears_on_paper"])
            record("members.clearance_chosen", row, changes={"clears": clears, "on_paper": row.clears_on_paper})
    return row
