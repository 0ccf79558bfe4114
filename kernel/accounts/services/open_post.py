"""Give a person a post."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kernel.access.actor import STATE, Actor, Role
from kernel.accounts.models import Post, User
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection

if TYPE_CHECKING:
    from kernel.members.models import Office


def open_post(*, actor: Actor, user: User, role: Role, office: "Office", start: date, end: date | None = None) -> Post:
    """A new post from `start` to `end`, both days included; refuses a role the office cannot have and an overlap."""
    objections = [*_role_fits(role, office), *_days_fit(user, role, office, start, end)]
    if objections:
        raise Objected(objections)
    with unit(actor):
        post = Post(user=user, role=role, office=office, start=start, end=end)
        post.save(force_insert=True)
        record("accounts.post_opened", post, changes=_facts(post))
    return post


def _role_fits(role: Role, office: "Office") -> list[Objection]:
    """Member State roles belong to a Member State, the others to the secretariat."""
    if (role in STATE) == (office.kind == "state"):
        return []
    return [Objection(_("This role does not exist in that office."), field="role")]


def _days_fit(user: User, role: Role, office: "Office", start: date, end: date | None) -> list[Objection]:
    """The end is not before the start, and the same post is not held twice at a time."""
    if end is not None and end < start:
        return [Objection(_("The last day is before the first day."), field="end")]
    held = Post.objects.filter(user=user, role=role, office=office).exclude(end__lt=start)
    if end is not None:
        held = held.exclude(start__gt=end)
    if held.exists():
        return [Objection(_("This person already holds this post in that time."), field="start")]
    return []


def _facts(post: Post) -> dict[str, str]:
    """What the audit keeps of a post."""
    return {"role": post.role, "start": str(post.start), "end": str(post.end or "")}
