"""National clearance given with a signature on the printed sheet."""

from activities.models import Activity
from activities.models.clearance import Signature
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.workflow.fire import fire


def clear_on_paper(*, actor: Actor, activity: Activity, signature: Signature, version: int | None) -> Activity:
    """The record is cleared on the authority of whoever signed; it goes back to draft by an edit or by `reopen`."""
    with audit.unit(actor):
        return fire(activity, "clear_on_paper", actor=actor, version=version, data={"signature": signature})
