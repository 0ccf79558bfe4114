"""The declared role of one state, as those of that state who work on it see it."""

from dataclasses import dataclass

from kernel.access.actor import Actor
from kernel.members.models import Office, RoleDeclaration
from kernel.members.states import DeclarationState

OPEN = (DeclarationState.DRAFT, DeclarationState.DECLARED)


@dataclass(frozen=True)
class OwnRole:
    """The draft and the declaration in force, each where there is one."""

    draft: RoleDeclaration | None
    declared: RoleDeclaration | None

    def for_step(self, sources: frozenset[str]) -> RoleDeclaration | None:
        """The row on which a step can be taken that starts from these states."""
        rows = (self.draft, self.declared)
        return next((row for row in rows if row is not None and row.state in sources), None)


def own_role(actor: Actor, office: Office) -> OwnRole:
    """What this reader sees of a state's draft and declaration."""
    rows = RoleDeclaration.objects.visible_to(actor).filter(establishment__office=office, state__in=OPEN)
    by_state = {row.state: row for row in rows.select_related("establishment")}
    return OwnRole(by_state.get(DeclarationState.DRAFT), by_state.get(DeclarationState.DECLARED))
