"""A mechanism's sessions, its contacts, and when it was last contacted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from kernel.access.actor import Actor
from mechanisms.models import Contact, ContactNote, Mechanism, MechanismMember, Session

NEWEST = 5


@dataclass(frozen=True)
class Talks:
    """What this reader may read of them: everybody the day of the last contact, the secretariat also whom and why."""

    sessions: list[Session]
    last_contacted: date | None
    notes: list[ContactNote]
    contacts: list[Contact]


def talks_of(actor: Actor, mechanism: Mechanism) -> Talks:
    """Sessions and contacts, the newest first."""
    sessions = Session.objects.visible_to(actor).filter(mechanism=mechanism).select_related("host")
    days = ContactNote.objects.allowing(actor, "read_day").filter(mechanism=mechanism)
    return Talks(
        sessions=list(sessions),
        last_contacted=days.aggregate(last=Max("on"))["last"],
        notes=list(ContactNote.objects.visible_to(actor).filter(mechanism=mechanism)[:NEWEST]),
        contacts=list(Contact.objects.visible_to(actor).filter(mechanism=mechanism)),
    )


def membership_rows(actor: Actor, mechanism: Mechanism) -> list[MechanismMember]:
    """Every dated row of who belongs, for those who keep the register."""
    rows = MechanismMember.objects.allowing(actor, "edit").filter(mechanism=mechanism)
    return list(rows.select_related("office").order_by("office__asean_order", "start"))
