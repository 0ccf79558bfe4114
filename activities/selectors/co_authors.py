"""The co-authors of a record, and who can be asked to be one."""

from activities.models import Activity, ActivityGrant
from activities.policy import CO_AUTHORS
from kernel.accounts.models import Post
from kernel.accounts.seeing.grants import Held, posts_to_choose, standing


def has_co_authors(activity: Activity) -> bool:
    """Whether somebody outside the owner's office was asked to write in it."""
    return ActivityGrant.objects.filter(content_object=activity, revoked_at__isnull=True).exists()


def co_authors(activity: Activity) -> list[Held]:
    """Everybody who was asked to write in it and was not asked to stop."""
    return standing(ActivityGrant, activity, CO_AUTHORS)


def possible_co_authors(activity: Activity) -> list[Post]:
    """The focal points of the other offices."""
    return posts_to_choose(CO_AUTHORS, but=[activity.owner_id])
