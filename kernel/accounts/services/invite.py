"""Invite somebody to a post of one's own office, hand out a code, take an invitation back."""

from django.utils.translation import gettext as _

from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.querysets import can
from kernel.accounts.models import Invitation, Post
from kernel.accounts.plan import Plan, begins_too_early, objections_to, waits_already
from kernel.accounts.policy import STEWARDS
from kernel.accounts.querysets import PostQuerySet
from kernel.accounts.selectors import has_an_approver
from kernel.accounts.services.ask import Note, ask_for_post
from kernel.accounts.services.send_invitation import end_invitation, renew_code, renew_link, send_invitation
from kernel.accounts.states import RequestKind
from kernel.audit.record import record, unit
from kernel.errors import Forbidden, Objected, Objection


def invite(*, actor: Actor, plan: Plan) -> Invitation:
    """Invites to a post of the actor's office; an approver's post takes a second person before the mail goes out."""
    issuer = steward_post(actor, plan.office.pk)
    with unit(actor):
        invitation = plan_invitation(plan, issuer, known_posts=Post.objects.visible_to(actor))
        if plan.role == Role.APPROVER:
            ask_for_post(actor=actor, post=issuer, invitation=invitation, kind=RequestKind.APPROVER)
        else:
            send_invitation(invitation)
    return invitation


def invite_first_approver(*, actor: Actor, plan: Plan, note: Note) -> Invitation:
    """The administrator opens a state's first approver on its note; two of the secretariat agree before the mail."""
    issuer = next(iter(actor.posts_with([Role.ADMINISTRATOR])), None)
    if issuer is None:
        raise Forbidden
    if has_an_approver(plan.office):
        sentence = _("This state has an approver, who invites its people. The first approver is there already.")
        raise Objected([Objection(sentence, field="office")])
    with unit(actor):
        invitation = plan_invitation(plan, issuer, known_posts=Post.objects.visible_to(actor))
        kind = RequestKind.FIRST_APPROVER
        ask_for_post(actor=actor, post=issuer, invitation=invitation, kind=kind, note=note)
    return invitation


def invite_from_the_house(*, actor: Actor, plan: Plan) -> tuple[Invitation, str]:
    """What `manage.py invite` does for the first posts of an installation; returns the link's path."""
    with unit(actor):
        invitation = plan_invitation(plan, None, known_posts=Post.objects.all())
        return invitation, renew_link(invitation)


def plan_invitation(plan: Plan, issuer: OpenPost | None, *, known_posts: PostQuerySet) -> Invitation:
    """The row of an invitation that is not good yet; every reason against it that the inviter may know, at once."""
    found = [*objections_to(plan, known_posts=known_posts), *waits_already(plan)]
    if objections := [*found, *(begins_too_early(plan) if issuer else [])]:
        raise Objected(objections)
    invitation = Invitation(
        email=plan.email.strip().lower(),
        name=plan.name.strip(),
        role=plan.role,
        office=plan.office,
        start=plan.start,
        end=plan.end,
        standing=plan.standing,
        stands_for=plan.stands_for,
        follows=plan.follows,
        issued_by_id=issuer.post_id if issuer else None,
    )
    invitation.save(force_insert=True)
    record("accounts.invited", invitation, changes={"role": plan.role, "office": plan.office.code})
    return invitation


def send_again(*, actor: Actor, invitation: Invitation) -> None:
    """A new link by mail; what was handed out before is dead."""
    with unit(actor):
        send_invitation(_managed(actor, invitation))
        record("accounts.invitation_sent", invitation)


def hand_out_code(*, actor: Actor, invitation: Invitation) -> str:
    """A code to print and hand over, in place of the link; never for an approver, whose post takes a second person.

    Whoever prints a code could use it, and would so be both persons.
    """
    if not invitation.printable:
        raise Objected(_("An approver is invited by mail only: whoever prints a code could use it."))
    with unit(actor):
        code = renew_code(_managed(actor, invitation))
        record("accounts.code_made", invitation)
    return code


def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> None:
    """Takes an unused invitation back."""
    with unit(actor):
        end_invitation(_managed(actor, invitation))
        record("accounts.invitation_withdrawn", invitation)


def steward_post(actor: Actor, office_id: int) -> OpenPost:
    """The post by which this person invites to an office's posts; `Forbidden` without one."""
    found = next((post for post in actor.posts_with(STEWARDS) if post.office_id == office_id), None)
    if found is None:
        raise Forbidden
    return found


def _managed(actor: Actor, invitation: Invitation) -> Invitation:
    """The row, locked, while it is this person's to manage and waits for nobody else."""
    if not can(actor, "manage", invitation):
        raise Forbidden
    rows = Invitation.objects.unused().filter(ready_at__isnull=False)
    locked = rows.select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if locked is None:
        raise Objected("This invitation was used or withdrawn, or it waits for a second person.")
    return locked
