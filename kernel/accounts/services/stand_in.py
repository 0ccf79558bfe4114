"""Name a deputy, an aide or leave cover for somebody's post."""

from datetime import date

from kernel.access.actor import Actor, Role
from kernel.access.querysets import can
from kernel.accounts.models import Invitation, Post
from kernel.accounts.plan import Plan
from kernel.accounts.services.invite import invite
from kernel.accounts.states import Standing
from kernel.errors import Forbidden


def name_stand_in(
    *, actor: Actor, post: Post, standing: Standing, email: str, name: str, start: date, end: date | None
) -> Invitation:
    """An invitation to stand for this post, with its role in its office and never beyond its last day."""
    if not can(actor, "stand_in", post):
        raise Forbidden
    plan = Plan(
        email=email,
        name=name,
        role=Role(post.role),
        office=post.office,
        start=start,
        end=end or (post.end if standing != Standing.COVER else None),
        standing=standing,
        stands_for=post,
    )
    return invite(actor=actor, plan=plan)
