"""What waits for this person in the register: a draft of the own state's role, for its approvers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.access.actor import Actor, Role
from kernel.members.models import RoleDeclaration
from kernel.waiting import Waiting


def waiting_for(actor: Actor) -> list[Waiting]:
    """One line for each draft that this approver may declare."""
    if not actor.has(Role.APPROVER):
        return []
    rows = RoleDeclaration.objects.allowing(actor, "declare").select_related("establishment__office")
    return [
        Waiting(
            title=_("A draft of your role in border management"),
            about=_("%(state)s, %(establishment)s")
            % {"state": row.establishment.office.name, "establishment": row.establishment.name_en},
            link=reverse("mechanisms:role-edit", args=[row.establishment.office.code]),
            verb=_("Read"),
        )
        for row in rows
    ]
