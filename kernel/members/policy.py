"""Who reads the members' register: everyone signed in; administrators and auditors see offices and Chairs only."""

from django.db.models import Q

from kernel.access.actor import CONTENT, EVERYONE, Actor, OpenPost, Role
from kernel.access.policy import EVERYTHING, Policy, Scope
from kernel.access.rows import Allow

ANYONE_SIGNED_IN = "anyone signed in"


def _everything(actor: Actor, post: OpenPost) -> Q:
    return EVERYTHING


SCOPE = Scope(ANYONE_SIGNED_IN, _everything)


def register_policy(model: str, roles: frozenset[Role] = CONTENT) -> Policy:
    """A register table that these roles may read in full."""
    return Policy(model=model, scopes=(SCOPE,), rows=(Allow("view", roles, ANYONE_SIGNED_IN),))


POLICIES = (
    register_policy("members.Office", EVERYONE),
    register_policy("members.OfficeName"),
    register_policy("members.Membership"),
    register_policy("members.Establishment"),
    register_policy("members.EstablishmentName"),
    register_policy("members.RoleDeclaration"),
    register_policy("members.Chair", EVERYONE),
    register_policy("members.LeadCountry"),
    register_policy("members.RestDays"),
    register_policy("members.Holiday"),
)
