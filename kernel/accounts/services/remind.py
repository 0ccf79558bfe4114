"""Remind a holder and the office's approvers 30, 7 and 1 days before a post ends; each once."""

from datetime import date

from django.conf import settings
from django.db import transaction

from kernel import clock
from kernel.accounts.models import Post, Reminder
from kernel.accounts.second_persons import stewards_of
from kernel.accounts.selectors import is_open
from kernel.notify.services.tell import tell


def remind_of_ends() -> int:
    """Sends what is due today; says for how many posts. A day on which nothing ran is made up for once."""
    rows = Post.objects.filter(end__isnull=False).not_over(clock.today()).select_related("office", "user")
    return sum(_remind(post) for post in rows if is_open(post))


def _step(end: date, zone: str) -> int | None:
    """The reminder that is due: the last of 30, 7 and 1 days before the end that has come."""
    left = (end - clock.today(zone)).days
    return min((days for days in settings.POST_END_REMINDERS if left <= days), default=None)


def _remind(post: Post) -> bool:
    if post.end is None or (days := _step(post.end, post.office.zone)) is None:
        return False
    with transaction.atomic():
        _row, new = Reminder.objects.get_or_create(post=post, end=post.end, days=days)
        if new:
            people = {post.user_id, *stewards_of(post.office)}
            tell(people, kind="accounts.post_ends", link=f"/people/posts/{post.public_id}/")
    return new
