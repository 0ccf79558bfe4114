"""A state asks a focal point of another state to write in one of its drafts, and ends it (DESIGN §4)."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from activities.models import Activity, ActivityGrant
from activities.policy import CO_AUTHORS, EDITABLE
from activities.services.locked import locked
from activities.states import CO_AUTHOR
from kernel.access.actor import Actor
from kernel.accounts.models import Post
from kernel.accounts.services.give_grant import end_grant, give_grant
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.notify.services.tell import tell


def name_co_author(*, actor: Actor, activity: Activity, post: Post, reason: str) -> ActivityGrant:
    """From now on this person, and nobody else of that office, reads the draft and writes in it; the owner submits."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="name_co_authors")
        if row.state not in EDITABLE:
            raise Objected(_("Only a draft or a returned record can get a co-author."))
        if post.office_id == row.owner_id or post.role not in CO_AUTHORS:
            raise Objected([Objection(_("Choose a focal point of another office."), field="person")])
        verb = "activities.co_author_named"
        grant = give_grant(
            actor=actor, grants=ActivityGrant, obj=row, codename=CO_AUTHOR, post=post, reason=reason, verb=verb
        )
        link = reverse("activities:activity-detail", args=[row.reference])
        tell([post.user_id], kind="activities.co_author", link=link)
    return grant


def end_co_authorship(*, actor: Actor, activity: Activity, public_id: UUID) -> ActivityGrant:
    """The person no longer reads the draft, from the next request on. What they wrote stays."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="name_co_authors")
        verb = "activities.co_author_ended"
        return end_grant(actor=actor, grants=ActivityGrant, obj=row, public_id=public_id, verb=verb)
