"""Whom an exceptional grant can be given to, and who holds one on an object."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Model

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.access.grants import Grant, standing_on
from kernel.accounts.models import Post
from kernel.accounts.querysets import PostQuerySet
from kernel.accounts.selectors import is_open, open_post_of


@dataclass(frozen=True)
class Held:
    """A grant that was not taken back, and the open posts through which it works; with none it does not work."""

    grant: Grant
    posts: tuple[Post, ...]

    @property
    def works(self) -> bool:
        """Whether its holder has an open post of the office named on it, in a fitting role."""
        return bool(self.posts)

    @property
    def holder(self) -> str:
        """The person and the post, or the office when the post has ended."""
        person, post = str(self.grant.user), self.role
        return f"{person} ({post})"

    @property
    def role(self) -> str:
        """The post without the person: what other states may read."""
        return open_post_of(self.posts[0]).label if self.posts else str(self.grant.office)

    @property
    def actor(self) -> Actor:
        """The holder through the posts that the grant works with."""
        posts = tuple(open_post_of(post) for post in self.posts)
        return Actor(person_id=self.grant.user_id, name=str(self.grant.user), posts=posts)


def standing(grants: type[Grant], obj: Model, roles: Collection[Role]) -> list[Held]:
    """The grants on an object that nobody took back, oldest first, in two queries."""
    found = standing_on(obj, grants).select_related("user", "office", "granted_by")
    rows = list(found.order_by("granted_at", "pk"))
    open_posts = _open(Post.objects.filter(user__in=[row.user_id for row in rows], role__in=list(roles)))
    return [
        Held(row, tuple(p for p in open_posts if (p.user_id, p.office_id) == (row.user_id, row.office_id)))
        for row in rows
    ]


def posts_to_choose(roles: Collection[Role], *, but: Iterable[int] = ()) -> list[Post]:
    """The open posts with these roles outside these offices, by office and name: one line for each person."""
    rows = Post.objects.filter(role__in=list(roles), user__is_active=True).exclude(office_id__in=list(but))
    found = _open(rows.order_by("office__asean_order", "user__name", "start"))
    return list({(post.user_id, post.office_id): post for post in reversed(found)}.values())[::-1]


def _open(rows: PostQuerySet) -> list[Post]:
    near = rows.open_about(clock.today()).select_related("office", "user")
    return [post for post in near if is_open(post) and post.user.is_active]
