"""End a post."""

from datetime import date

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.apart import kept_apart
from kernel.accounts.models import Post
from kernel.accounts.selectors import is_over
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection


def close_post(*, actor: Actor, post: Post, last_day: date, comment: str = "") -> Post:
    """Sets the last day of the post and of those that stand for it.

    At the first request after that day its holder loses what came with it: session, tokens, unused invitations, jobs.
    """
    with unit(actor):
        locked = Post.objects.select_for_update(of=("self",)).select_related("office", "user").get(pk=post.pk)
        if sentence := _reason_against(locked, last_day):
            raise Objected([Objection(sentence, field="last_day")])
        _set_end(locked, last_day, comment)
        for other in Post.objects.select_for_update(of=("self",)).filter(stands_for=locked, start__lte=last_day):
            if other.end is None or other.end > last_day:
                _set_end(other, last_day, comment)
        for later in Post.objects.select_for_update(of=("self",)).filter(stands_for=locked, start__gt=last_day):
            _set_end(later, later.start, comment)
    return locked


def _reason_against(post: Post, last_day: date) -> str:
    """Why the post cannot end on this day; empty when it can. What was is never changed."""
    if is_over(post):
        return _("This post has ended already.")
    if last_day < post.start:
        return _("The last day is before the first day.")
    if last_day < clock.today(post.office.zone):
        return _("The last day is today or later: what was cannot be changed.")
    if post.end is not None and _meets_another(post, post.end, last_day):
        return _("This person holds another post from then on, so this one cannot last so long.")
    return ""


def _meets_another(post: Post, end: date, last_day: date) -> bool:
    """Whether the days that a post would gain are days of another one that must be kept apart from it."""
    others = Post.objects.exclude(pk=post.pk)
    return bool(kept_apart(post.user, Role(post.role), post.office, end, last_day, among=others))


def _set_end(post: Post, last_day: date, comment: str) -> None:
    before, post.end = post.end, last_day
    post.save(update_fields=["end"])
    changes = {"end": [str(before or ""), str(last_day)]}
    record("accounts.post_closed", post, changes=changes, comment=comment)
