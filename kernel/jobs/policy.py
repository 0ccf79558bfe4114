"""Who may look at a job and stop it: whoever asked for it; the secretariat also what one of its own asked for."""

from django.db.models import Q

from kernel.access.actor import CONTENT, SECRETARIAT, Actor, OpenPost, Role
from kernel.access.policy import NOTHING, Policy, Scope
from kernel.access.rows import Allow


def asked(actor: Actor, post: OpenPost) -> Q:
    """What this person asked for from this post's office."""
    if actor.person_id is None:
        return NOTHING
    return Q(asker_id=actor.person_id, asker_office_ids__contains=[post.office_id])


def colleagues(actor: Actor, post: OpenPost) -> Q:
    """What others of this post's office asked for."""
    return Q(asker_office_ids__contains=[post.office_id]) & ~Q(asker_id=actor.person_id)


ASKERS = CONTENT | {Role.AUDITOR}
POLICY = Policy(
    model="jobs.Job",
    scopes=(Scope("asked", asked), Scope("colleagues", colleagues)),
    rows=(
        Allow("view", ASKERS, "asked"),
        Allow("view", SECRETARIAT, "colleagues"),
        Allow("cancel", ASKERS, "asked", frozenset({"queued", "running"})),
    ),
)
