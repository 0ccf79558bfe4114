"""Hand a post over: a last day, a note, and the person who follows. Drafts belong to the office and stay there."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.accounts.models import HandOver, Invitation, Post
from kernel.accounts.plan import Plan
from kernel.accounts.selectors import is_over
from kernel.accounts.services.ask import ask_for_post
from kernel.accounts.services.close_post import close_post
from kernel.accounts.services.invite import invite, plan_invitation
from kernel.accounts.services.send_invitation import end_invitation
from kernel.accounts.states import RequestKind
from kernel.audit.record import record, unit
from kernel.errors import Forbidden, Objected, Objection


@dataclass(frozen=True)
class Successor:
    """Who takes the post over, and from which day."""

    email: str
    name: str
    start: date


def hand_over(*, actor: Actor, post: Post, last_day: date, note: str, successor: Successor | None) -> HandOver:
    """Ends the post, keeps the note for whoever follows and invites them.

    Whoever hands over their own post asks: another person of the office agrees, and the invitation is then theirs.
    """
    if not can(actor, "hand_over", post):
        raise Forbidden
    _check(post, last_day, note, successor)
    with unit(actor):
        kept, _new = HandOver.objects.select_for_update(of=("self",)).get_or_create(
            post=post, defaults={"by_id": person_of(actor)}
        )
        if kept.invitation is not None and kept.invitation.post_id is None:
            _take_back(kept.invitation)
        kept.note, kept.by_id, kept.written_at = note.strip(), person_of(actor), clock.now()
        kept.invitation = _invite(actor, post, successor) if successor is not None else None
        kept.save()
        if post.end != last_day:
            close_post(actor=actor, post=post, last_day=last_day)
        record("accounts.handed_over", post)
    return kept


def _invite(actor: Actor, post: Post, successor: Successor) -> Invitation:
    plan = Plan(
        email=successor.email,
        name=successor.name,
        role=Role(post.role),
        office=post.office,
        start=successor.start,
        follows=post,
    )
    if post.user_id != actor.person_id:
        return invite(actor=actor, plan=plan)
    asking = next(held for held in actor.posts if held.office_id == post.office_id)
    invitation = plan_invitation(plan, asking, known_posts=Post.objects.visible_to(actor))
    kind = RequestKind.APPROVER if plan.role == Role.APPROVER else RequestKind.SUCCESSOR
    ask_for_post(actor=actor, post=asking, invitation=invitation, kind=kind)
    return invitation


def _take_back(invitation: Invitation) -> None:
    """Another successor is named: the earlier one is no longer invited."""
    if invitation.ready_at is None and invitation.ended_at is None:
        raise Objected(_("A successor waits for a second person already. Withdraw that request first."))
    end_invitation(invitation)


def _check(post: Post, last_day: date, note: str, successor: Successor | None) -> None:
    found = []
    if post.stands_for_id is not None and successor is not None:
        found.append(Objection(_("This post stands for another. Name a new one there instead."), field="email"))
    if is_over(post):
        found.append(Objection(_("This post has ended already."), field="last_day"))
    elif last_day < clock.today(post.office.zone):
        found.append(Objection(_("The last day is behind us."), field="last_day"))
    if not note.strip() and successor is None:
        found.append(Objection(_("Write a note, or name who follows."), field="note"))
    if found:
        raise Objected(found)
