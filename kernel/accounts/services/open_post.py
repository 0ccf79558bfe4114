"""Give a person a post."""

from datetime import date
from typing import TYPE_CHECKING

from kernel.access.actor import Actor, Role
from kernel.accounts.apart import kept_apart
from kernel.accounts.models import Post, User
from kernel.accounts.plan import days_fit, role_fits
from kernel.accounts.states import Standing
from kernel.audit.record import record, unit
from kernel.errors import Objected

if TYPE_CHECKING:
    from kernel.members.models import Office


def open_post(
    *,
    actor: Actor,
    user: User,
    role: Role,
    office: "Office",
    start: date,
    end: date | None = None,
    standing: Standing = Standing.HOLDER,
    stands_for: Post | None = None,
    follows: Post | None = None,
) -> Post:
    """A new post from `start` to `end`, both days included; refuses what the office or the person cannot have."""
    objections = [*role_fits(role, office), *days_fit(user, role, office, start, end)]
    objections += kept_apart(user, role, office, start, end, among=Post.objects.all())
    if objections:
        raise Objected(objections)
    with unit(actor):
        post = Post(user=user, role=role, office=office, start=start, end=end, standing=standing)
        post.stands_for, post.follows = stands_for, follows
        post.save(force_insert=True)
        record("accounts.post_opened", post, changes=_facts(post))
    return post


def _facts(post: Post) -> dict[str, str]:
    """What the audit keeps of a post."""
    return {"role": post.role, "standing": post.standing, "start": str(post.start), "end": str(post.end or "")}
