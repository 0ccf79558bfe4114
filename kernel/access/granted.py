"""How a policy reads the rows of exceptional grants; the tables themselves derive from `kernel.access.grants`."""

from django.apps import apps
from django.db.models import Q

from kernel.access.actor import Actor, OpenPost
from kernel.access.policy import NOTHING


def granted(model: str, codename: str, actor: Actor, post: OpenPost) -> Q:
    """The objects on which this person holds this role through this post's office; a subquery: no row comes twice."""
    if actor.person_id is None:
        return NOTHING
    rows = apps.get_model(model)._base_manager.filter(
        user_id=actor.person_id,
        office_id=post.office_id,
        permission__codename=codename,
        revoked_at__isnull=True,
    )
    return Q(pk__in=rows.values("content_object_id"))
