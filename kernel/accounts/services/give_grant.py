"""Give one person a role on one object, and take it back. The app that asks says which verb the audit gets."""

from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.grants import Grant, standing_on
from kernel.accounts.models import Post
from kernel.accounts.selectors import is_open, open_post_of
from kernel.audit import record as audit
from kernel.errors import Forbidden, NotFound, Objected, Objection

G = TypeVar("G", bound=Grant)


def give_grant(*, actor: Actor, grants: type[G], obj: Model, codename: str, post: Post, reason: str, verb: str) -> G:
    """A grant through this post's office; the caller holds the lock of the object and has asked the policy."""
    if actor.person_id is None:
        raise Forbidden
    if objections := [*_reason(reason), *_person(grants, obj, post)]:
        raise Objected(objections)
    with audit.unit(actor):
        content_type = ContentType.objects.get_for_model(type(obj))
        given: dict[str, Any] = {
            "user_id": post.user_id,
            "office_id": post.office_id,
            "permission": Permission.objects.get(content_type=content_type, codename=codename),
            "content_object": obj,
            "reason": reason.strip(),
            "granted_at": clock.now(),
            "granted_by_id": actor.person_id,
        }
        grant = grants(**given)
        grant.save(force_insert=True)
        audit.record(verb, obj, changes=_facts(grant, open_post_of(post).label), comment=grant.reason)
    return grant


def end_grant(*, actor: Actor, grants: type[G], obj: Model, public_id: UUID, verb: str) -> G:
    """Take a grant back: its holder loses what came with it at the next request."""
    with audit.unit(actor):
        rows = standing_on(obj, grants).select_for_update(of=("self",)).select_related("user", "office")
        grant = rows.filter(public_id=public_id).first()
        if grant is None:
            raise NotFound
        grant.revoked_at, grant.revoked_by_id = clock.now(), actor.person_id
        grant.save(update_fields=["revoked_at", "revoked_by"])
        audit.record(verb, obj, changes=_facts(grant, str(grant.office)))
    return grant


def end_all_grants(*, actor: Actor, grants: type[Grant], obj: Model, verb: str) -> int:
    """Take back every grant on an object; says how many."""
    with audit.unit(actor):
        keys = list(standing_on(obj, grants).order_by("pk").values_list("public_id", flat=True))
        for public_id in keys:
            end_grant(actor=actor, grants=grants, obj=obj, public_id=public_id, verb=verb)
    return len(keys)


def _reason(reason: str) -> list[Objection]:
    return [] if reason.strip() else [Objection(_("Write the reason."), field="reason")]


def _person(grants: type[Grant], obj: Model, post: Post) -> list[Objection]:
    """The post is open, and the same person does not hold the same grant already."""
    if not is_open(post):
        return [Objection(_("This post has ended."), field="person")]
    if standing_on(obj, grants).filter(user_id=post.user_id, office_id=post.office_id).exists():
        return [Objection(_("This person has it already."), field="person")]
    return []


def _facts(grant: Grant, post: str) -> dict[str, str]:
    """What the audit keeps of a grant."""
    return {"person": f"{grant.user} ({post})", "office": grant.office.code}
