"""End a post."""

from datetime import date

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.models import Post
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection


def close_post(*, actor: Actor, post: Post, last_day: date, comment: str = "") -> Post:
    """Sets the last day of the post and of those that stand for it.

    At the first request after that day its holder loses what came with it: session, tokens, unused invitations, jobs.
    """
    if last_day < post.start:
        raise Objected([Objection(_("The last day is before the first day."), field="last_day")])
    with unit(actor):
        locked = Post.objects.select_for_update(of=("self",)).select_related("office").get(pk=post.pk)
        if locked.end is not None and locked.end < clock.today(locked.office.zone):
            raise Objected([Objection(_("This post has ended already."), field="last_day")])
        _set_end(locked, last_day, comment)
        for other in Post.objects.select_for_update(of=("self",)).filter(stands_for=locked, start__lte=last_day):
            if other.end is None or other.end > last_day:
                _set_end(other, last_day, comment)
        for later in Post.objects.select_for_update(of=("self",)).filter(stands_for=locked, start__gt=last_day):
            _set_end(later, later.start, comment)
    return locked


def _set_end(post: Post, last_day: date, comment: str) -> None:
    before, post.end = post.end, last_day
    post.save(update_fields=["end"])
    changes = {"end": [str(before or ""), str(last_day)]}
    record("accounts.post_closed", post, changes=changes, comment=comment)
