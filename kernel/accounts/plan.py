"""A post as it is planned, and every reason why it cannot be one."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import STATE, Role
from kernel.accounts.apart import kept_apart
from kernel.accounts.models import Invitation, Post, User
from kernel.accounts.querysets import PostQuerySet
from kernel.accounts.states import Standing
from kernel.errors import Objection
from kernel.members.models import Office


@dataclass(frozen=True)
class Plan:
    """Who is to hold which post from when to when; it may stand for another person's post, or follow one."""

    email: str
    name: str
    role: Role
    office: Office
    start: date
    end: date | None = None
    standing: Standing = Standing.HOLDER
    stands_for: Post | None = None
    follows: Post | None = None


def objections_to(plan: Plan, *, known_posts: PostQuerySet) -> list[Objection]:
    """Every reason against the plan, each at its field; of other posts only those the inviter may know of count."""
    known = User.objects.filter(email__iexact=plan.email.strip()).first()
    found = [*role_fits(plan.role, plan.office), *_has_a_name(plan), *_not_over(plan), *standing_fits(plan)]
    if known is not None and not known.is_active:
        found.append(Objection(_("This account is closed. Ask the administrator of accounts."), field="email"))
    if known is None:
        return found + _ends_after_start(plan.start, plan.end)
    post = known, plan.role, plan.office, plan.start, plan.end
    return [*found, *days_fit(*post), *kept_apart(*post, among=known_posts)]


def role_fits(role: Role, office: Office) -> list[Objection]:
    """Member State roles belong to a Member State, the others to the secretariat."""
    if (role in STATE) == office.is_state:
        return []
    return [Objection(_("This role does not exist in that office."), field="role")]


def days_fit(user: User, role: Role, office: Office, start: date, end: date | None) -> list[Objection]:
    """The end is not before the start, and the same post is not held twice at a time."""
    if wrong := _ends_after_start(start, end):
        return wrong
    if Post.objects.filter(user=user, role=role, office=office).held_between(start, end).exists():
        return [Objection(_("This person already holds this post in that time."), field="start")]
    return []


def standing_fits(plan: Plan) -> list[Objection]:
    """Whoever stands for a post stays within it; an aide reads for an official, cover has an end."""
    post, found = plan.stands_for, list[Objection]()
    if post is None:
        return found
    if plan.standing == Standing.AIDE and post.role != Role.OFFICIAL:
        found.append(Objection(_("An aide reads for an official. Others may have a deputy."), field="standing"))
    if plan.standing == Standing.COVER and plan.end is None:
        found.append(Objection(_("Leave cover has a last day."), field="end"))
    if post.end is not None and (plan.end is None or plan.end > post.end):
        sentence = _("It ends with the post it stands for: on %(day)s at the latest.")
        found.append(Objection(sentence % {"day": f"{post.end:%-d %B %Y}"}, field="end"))
    if post.user.email.lower() == plan.email.strip().lower():
        found.append(Objection(_("Nobody stands for themselves."), field="email"))
    return found


def waits_already(plan: Plan) -> list[Objection]:
    """One invitation at a time for the same post and address."""
    rows = Invitation.objects.unused().filter(email__iexact=plan.email.strip(), role=plan.role, office=plan.office)
    rows = rows.exclude(expires_at__lt=clock.now())
    if not rows.exists():
        return []
    sentence = _("An invitation to this post waits at this address already. Withdraw it first.")
    return [Objection(sentence, field="email")]


def begins_too_early(plan: Plan) -> list[Objection]:
    """A post that somebody offers begins today, in its capital, or later: nobody held it before."""
    if plan.start >= clock.today(plan.office.zone):
        return []
    return [Objection(_("The first day is today or later."), field="start")]


def _has_a_name(plan: Plan) -> list[Objection]:
    return [] if plan.name.strip() else [Objection(_("Give the name of the person."), field="name")]


def _not_over(plan: Plan) -> list[Objection]:
    if plan.end is None or plan.end >= clock.today(plan.office.zone):
        return []
    return [Objection(_("The last day is behind us."), field="end")]


def _ends_after_start(start: date, end: date | None) -> list[Objection]:
    if end is None or end >= start:
        return []
    return [Objection(_("The last day is before the first day."), field="end")]
