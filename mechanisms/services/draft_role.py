"""Draft the role in border management that a state means to declare; only that state knows of the draft."""

from kernel.access.actor import Actor, Role
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.errors import Forbidden, Objected, Stale
from kernel.members.models import Establishment, Office, RoleDeclaration
from kernel.members.selectors import ministry_of
from kernel.members.states import DeclarationState
from kernel.notify.services.tell import tell

NO_ESTABLISHMENT = "The register holds no defence establishment of your state. The secretariat can enter it."


def draft_role(*, actor: Actor, office: Office, role: str, version: int | None = None) -> RoleDeclaration:
    """The one draft of a state: made, or changed; the same role sent twice changes nothing."""
    with audit.unit(actor):
        draft = _draft_of(_own_ministry(actor, office))
        if draft.pk is None:
            draft.role = role
            draft.save(force_insert=True)
            audit.record("members.role.drafted", draft)
            _tell_approvers(actor, office)
        elif draft.role != role:
            _check(draft, version)
            draft.role, draft.version = role, draft.version + 1
            draft.save(update_fields=["role", "version"])
            audit.record("members.role.edited", draft)
    return draft


def _own_ministry(actor: Actor, office: Office) -> Establishment:
    """The establishment that declares, locked, so that two drafts never come about."""
    if not Office.objects.allowing(actor, "declare_role").filter(pk=office.pk).exists():
        raise Forbidden
    ministry = ministry_of(office)
    if ministry is None:
        raise Objected(NO_ESTABLISHMENT)
    return Establishment.objects.select_for_update(of=("self",), no_key=True).get(pk=ministry.pk)


def _draft_of(ministry: Establishment) -> RoleDeclaration:
    rows = RoleDeclaration.objects.select_for_update(of=("self",), no_key=True)
    draft = rows.filter(establishment=ministry, state=DeclarationState.DRAFT).first()
    return draft or RoleDeclaration(establishment=ministry)


def _check(draft: RoleDeclaration, version: int | None) -> None:
    if version != draft.version:
        raise Stale


def _tell_approvers(actor: Actor, office: Office) -> None:
    """The state's own approvers hear that something waits; the link leads home and so tells nothing."""
    people = set(holders([office.pk], [Role.APPROVER])) - {actor.person_id}
    tell(people, kind="mechanisms.role_draft", link="/")
