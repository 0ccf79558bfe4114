"""Who holds which post, and the Actor of a person."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, OpenPost, Role
from kernel.accounts.models import Post, User
from kernel.notify.readers import Reader

if TYPE_CHECKING:
    from kernel.members.models import Office


def signing_name(office: "Office") -> str:
    """The office as a post is signed: 'Viet Nam', or 'secretariat'."""
    return office.name if office.is_state else _("secretariat")


def is_open(post: Post) -> bool:
    """True from the first to the last day of the post, as the days run in its capital; never while it is suspended."""
    day = clock.today(post.office.zone)
    return post.suspended_at is None and post.start <= day and (post.end is None or post.end >= day)


def is_over(post: Post) -> bool:
    """True once the last day of the post is behind, as the days run in its capital."""
    return post.end is not None and post.end < clock.today(post.office.zone)


def open_posts(user: User) -> list[Post]:
    """The posts this person holds now, oldest first, each with `chair_bodies`; one query."""
    today = clock.today()
    rows = Post.objects.open_about(today).filter(user=user).with_chair_bodies(today).select_related("office")
    return [post for post in rows if is_open(post)]


def actor_for(user: User) -> Actor:
    """What access knows of a person: their open posts and the bodies they act for as Chair."""
    return _acting(user, open_posts(user)) if user.is_active else Actor.nobody()


def _acting(user: User, posts: list[Post]) -> Actor:
    """The person by these posts, each with `chair_bodies`."""
    bodies = {body for post in posts if post.role == Role.APPROVER for body in post.chair_bodies}
    return Actor(
        person_id=user.pk,
        name=user.name,
        posts=tuple(open_post_of(post) for post in posts),
        chair_bodies=frozenset(bodies),
    )


def first_coming_post(person_id: int) -> Post | None:
    """The next post of this person that has not begun yet."""
    return Post.objects.filter(user_id=person_id, start__gt=clock.today()).order_by("start").first()


def actor_of_post(post: Post) -> Actor:
    """The person acting by this post alone, as a token does, also for a Chair; nobody when the post is not open."""
    if not post.user.is_active or not is_open(post):
        return Actor.nobody()
    return _acting(post.user, [held for held in open_posts(post.user) if held.pk == post.pk])


def open_post_of(post: Post) -> OpenPost:
    """The frozen form of a post that travels on the Actor."""
    return OpenPost(
        post_id=post.pk,
        role=Role(post.role),
        office_id=post.office_id,
        office_code=post.office.code,
        office_name=signing_name(post.office),
    )


def holders(offices: Iterable[int], roles: Iterable[Role], on: date | None = None) -> list[int]:
    """The people (ids) who hold one of these roles in one of these offices on that day, today by default."""
    rows = Post.objects.filter(office_id__in=list(offices), role__in=list(roles), user__is_active=True)
    if on is not None:
        return list(rows.open_on(on).order_by("user_id").values_list("user_id", flat=True).distinct())
    near = rows.open_about(clock.today()).select_related("office")
    return sorted({post.user_id for post in near if is_open(post)})


def acting_for_chair(body: str) -> list[int]:
    """The people (ids) whose post acts for the Chair of this body today."""
    today = clock.today()
    rows = Post.objects.filter(role=Role.APPROVER, user__is_active=True).open_about(today).with_chair_bodies(today)
    return sorted(
        {post.user_id for post in rows.select_related("office") if body in post.chair_bodies and is_open(post)}
    )


def has_an_approver(office: "Office") -> bool:
    """Whether somebody is approver of this state today."""
    return bool(holders([office.pk], [Role.APPROVER]))


def names_of(people: Iterable[int]) -> dict[int, str]:
    """The names of these people, by their ids."""
    return dict(User.objects.filter(pk__in=list(people)).values_list("pk", "name"))


def holds_a_post(person_id: int, offices: Iterable[int]) -> bool:
    """Whether this person holds an open post in one of these offices: what a worker asks before a job runs."""
    rows = Post.objects.filter(user_id=person_id, office_id__in=list(offices), user__is_active=True)
    return any(is_open(post) for post in rows.open_about(clock.today()).select_related("office"))


def readers_of(people: Iterable[int]) -> dict[int, Reader]:
    """Where notices of these people go; whoever holds no open post gets none."""
    rows = Post.objects.filter(user_id__in=list(people), user__is_active=True).open_about(clock.today())
    readers: dict[int, Reader] = {}
    for post in rows.select_related("office", "user"):
        if post.user_id not in readers and is_open(post):
            readers[post.user_id] = Reader(post.user.address, post.office.capital, post.office.zone)
    return readers
