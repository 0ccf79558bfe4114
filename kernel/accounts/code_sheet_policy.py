"""Who looks after the sheets of codes: for a Member State its approvers, for the secretariat its officers and
publishers; always for somebody else of the same office, never for oneself."""

from django.db.models import Q

from kernel.access.actor import SECRETARIAT, Actor, OpenPost, Role
from kernel.access.policy import Policy, Scope
from kernel.access.rows import Allow

ISSUERS = frozenset({Role.APPROVER}) | SECRETARIAT
COLLEAGUE = "another person of the own office"


def _colleague(actor: Actor, post: OpenPost) -> Q:
    return Q(office_id=post.office_id) & ~Q(user_id=actor.person_id)


POLICY = Policy(
    model="accounts.CodeSheet",
    scopes=(Scope(COLLEAGUE, _colleague),),
    rows=(Allow("view", ISSUERS, COLLEAGUE), Allow("void", ISSUERS, COLLEAGUE)),
)
