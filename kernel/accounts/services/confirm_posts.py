"""Confirm posts for another year; a suspended one is open again."""

from collections.abc import Iterable

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.models import Post, YearlyConfirmation
from kernel.accounts.yearly import unanswered
from kernel.audit.record import record, unit
from kernel.errors import Forbidden


def confirm_posts(*, actor: Actor, posts: Iterable[Post]) -> int:
    """The approver says that these posts are still held; says how many there were."""
    chosen = list(posts)
    if not all(can(actor, "confirm", post) for post in chosen):
        raise Forbidden
    today = clock.today()
    with unit(actor):
        rows = Post.objects.select_for_update(of=("self",)).filter(pk__in=[post.pk for post in chosen])
        for post in rows.order_by("pk"):
            was_suspended = post.suspended_at is not None
            post.confirmed_on, post.suspended_at = today, None
            post.save(update_fields=["confirmed_on", "suspended_at"])
            record("accounts.post_confirmed", post, changes={"suspended": was_suspended})
        for office_id in {post.office_id for post in chosen}:
            close_if_answered(office_id)
    return len(chosen)


def close_if_answered(office_id: int) -> None:
    """The question of the year is answered once no post is left without an answer."""
    question = YearlyConfirmation.objects.filter(office_id=office_id, closed_on__isnull=True).first()
    if question is not None and not unanswered(question):
        question.closed_on = clock.today()
        question.save(update_fields=["closed_on"])
