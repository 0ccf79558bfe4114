"""What happens to the rows when a role is declared or ends."""

from datetime import date

from kernel import clock
from kernel.members.models import RoleDeclaration
from kernel.members.states import DeclarationState
from kernel.workflow.fire import Firing, fire


def replace_earlier(declaration: RoleDeclaration, firing: Firing) -> None:
    """The declaration that counted until now stays in the history and counts no longer."""
    rows = RoleDeclaration.objects.filter(establishment=declaration.establishment_id)
    for earlier in rows.filter(state=DeclarationState.DECLARED):
        fire(earlier, "replace", actor=firing.actor)


def sign(declaration: RoleDeclaration, firing: Firing) -> None:
    """The day in the capital, and whose word it is: the post's, never a person's."""
    declaration.declared_on = _today(declaration)
    declaration.declared_by = f"the approver of {declaration.establishment.office.running_name}"
    declaration.save(update_fields=["declared_on", "declared_by"])


def end(declaration: RoleDeclaration, firing: Firing) -> None:
    """The day on which it no longer counts."""
    declaration.ended_on = _today(declaration)
    declaration.save(update_fields=["ended_on"])


def _today(declaration: RoleDeclaration) -> date:
    return clock.today(declaration.establishment.office.zone)
