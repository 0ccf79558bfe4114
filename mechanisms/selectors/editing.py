"""Whether a page draws the links that change the register."""

from django.db.models import Model

from kernel.access.actor import Actor
from kernel.access.policy import policy_for


def may_edit(actor: Actor, model: type[Model], action: str = "edit") -> bool:
    """Whether this reader holds a role that changes rows of this table; the policy answers without a query."""
    policy = policy_for(model)
    return action in policy.actions and bool(policy.branches(actor, action))
