"""End a post."""

from datetime import date

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.accounts.models import Post
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection


def close_post(*, actor: Actor, post: Post, last_day: date, comment: str = "") -> Post:
    """Sets the last day of the post; its holder loses what came with it at the next request after that day."""
    if last_day < post.start:
        raise Objected([Objection(_("The last day is before the first day."), field="last_day")])
    with unit(actor):
        locked = Post.objects.select_for_update(of=("self",)).select_related("office").get(pk=post.pk)
        before, locked.end = locked.end, last_day
        locked.save(update_fields=["end"])
        changes = {"end": [str(before or ""), str(last_day)]}
        record("accounts.post_closed", locked, changes=changes, comment=comment)
    return locked
