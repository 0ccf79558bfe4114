"""When a mechanism was last contacted, for whoever may read it."""

from datetime import date

from kernel.access.actor import Actor
from mechanisms.models import ContactNote, Mechanism


def last_contacted(mechanism: Mechanism, actor: Actor) -> date | None:
    """The latest day noted; None when none is, or when the notes are not this reader's."""
    notes = ContactNote.objects.visible_to(actor).filter(mechanism=mechanism).order_by("-on")
    return notes.values_list("on", flat=True).first()
