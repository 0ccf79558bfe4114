"""Exceptional grants: a role on one object for one person (the only importer of guardian, DESIGN §4).

Each granted model has one direct-FK table derived from `Grant`. The policy reads these rows; nobody asks `has_perm`.
A grant works only while its holder has an open post of the office named on it.
"""

from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from kernel.access.actor import Actor, OpenPost


class Grant(UserObjectPermissionBase):
    """One person's role on one object; subclasses add `content_object`, a real foreign key."""

    office_id: int
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


def granted(relation: str, codename: str, actor: Actor, post: OpenPost) -> Q:
    """The objects on which this person holds this role through this post's office."""
    return Q(
        **{
            f"{relation}__user_id": actor.person_id,
            f"{relation}__office_id": post.office_id,
            f"{relation}__permission__codename": codename,
            f"{relation}__revoked_at__isnull": True,
        }
    )
