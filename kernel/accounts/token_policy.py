"""Who looks after the tokens of a post: the person who holds it, and nobody else."""

from django.db.models import Q

from kernel.access.actor import CONTENT, Actor, OpenPost
from kernel.access.policy import Policy, Scope
from kernel.access.rows import Allow

HELD = "a post one holds"


def _held(actor: Actor, post: OpenPost) -> Q:
    return Q(post_id=post.post_id, post__user_id=actor.person_id)


POLICY = Policy(
    model="accounts.ApiToken",
    scopes=(Scope(HELD, _held),),
    rows=(Allow("view", CONTENT, HELD), Allow("revoke", CONTENT, HELD)),
)
