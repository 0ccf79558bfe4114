"""Exceptional grants: a role on one object for one person (the only importer of guardian, DESIGN §4).

Each granted model has one direct-FK table derived from `Grant`. The policy reads these rows; nobody asks `has_perm`.
A grant works only while its holder has an open post of the office named on it, in a role the policy's row names.
"""

import uuid
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from kernel import clock

G = TypeVar("G", bound="Grant")


class Grant(UserObjectPermissionBase):
    """One person's role on one object; subclasses add `content_object`, a real foreign key."""

    user_id: int
    office_id: int
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField(default=clock.now)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
        unique_together = []
        constraints = [
            models.UniqueConstraint(
                fields=["user", "office", "permission", "content_object"],
                condition=Q(revoked_at__isnull=True),
                name="%(app_label)s_%(class)s_once",
            )
        ]


def standing_on(obj: models.Model, grants: type[G]) -> "models.QuerySet[G]":
    """The grants on an object that nobody took back."""
    on: dict[str, Any] = {"content_object": obj, "revoked_at__isnull": True}
    return grants._base_manager.filter(**on)
