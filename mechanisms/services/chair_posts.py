"""Name the posts that act for a Chair; the powers come with the post and go with the Chair (DESIGN §2.6)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.models import ChairPost, Post
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection, Stale
from kernel.members.models import Chair
from mechanisms.services.lock import lock_register


def name_chair_posts(*, actor: Actor, chair: Chair, posts: Collection[Post], seen: str) -> None:
    """From now on exactly these posts act for the Chair; `seen` is what the page showed (`posts_seen`)."""
    with unit(actor):
        lock_register()
        named = list(ChairPost.objects.filter(chair=chair).select_related("post__user").order_by("post__user__name"))
        if seen != posts_seen([each.post for each in named]):
            raise Stale
        if objection := _objection(chair, posts):
            raise Objected([objection])
        before, wanted = {each.post_id for each in named}, {post.pk for post in posts}
        if before == wanted:
            return
        ChairPost.objects.filter(chair=chair).exclude(post_id__in=wanted).delete()
        ChairPost.objects.bulk_create(ChairPost(chair=chair, post=post) for post in posts if post.pk not in before)
        changes = {"posts": [_names([each.post for each in named]), _names(posts)]}
        record("mechanisms.chair.posts_named", chair, changes=changes)


def posts_seen(posts: Collection[Post]) -> str:
    """The posts a page showed, in one line."""
    return " ".join(sorted(str(post.public_id) for post in posts))


def _names(posts: Collection[Post]) -> str:
    return "; ".join(sorted(post.user.name for post in posts))


def _objection(chair: Chair, posts: Collection[Post]) -> Objection | None:
    if chair.end is not None and chair.end < clock.today():
        return Objection(_("This Chair has ended: no post acts for it any more."))
    if any(post.office_id != chair.office_id or post.role != Role.APPROVER for post in posts):
        return Objection(_("Only an approver of the state in the Chair can act for it."), field="posts")
    return None
