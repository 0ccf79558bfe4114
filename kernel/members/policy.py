"""Who reads the members' register: everyone signed in; administrators and auditors see offices and Chairs only.

The secretariat edits it. A Chair and a lead pass on by an act of their own.
"""

from django.db.models import Q

from kernel.access.actor import CONTENT, EVERYONE, SECRETARIAT, Actor, OpenPost, Role
from kernel.access.policy import EVERYTHING, Policy, Scope
from kernel.access.rows import Allow
from kernel.members.declaring import with_declaring

ANYONE_SIGNED_IN = "anyone signed in"


def _everything(actor: Actor, post: OpenPost) -> Q:
    return EVERYTHING


SCOPE = Scope(ANYONE_SIGNED_IN, _everything)


EDITED = ("create", "edit", "remove")


def register_policy(model: str, roles: frozenset[Role] = CONTENT, acts: tuple[str, ...] = ()) -> Policy:
    """A register table that these roles may read in full; the secretariat does these acts on it."""
    staff = (Allow(act, SECRETARIAT, ANYONE_SIGNED_IN) for act in acts)
    return Policy(model=model, scopes=(SCOPE,), rows=(Allow("view", roles, ANYONE_SIGNED_IN), *staff))


POLICIES = (
    with_declaring(register_policy("members.Office", EVERYONE, EDITED)),
    register_policy("members.OfficeName", acts=EDITED),
    register_policy("members.Membership", acts=EDITED),
    register_policy("members.Establishment", acts=EDITED),
    register_policy("members.EstablishmentName", acts=EDITED),
    register_policy("members.Chair", EVERYONE, (*EDITED, "hand_over", "name_posts")),
    register_policy("members.LeadCountry", acts=(*EDITED, "hand_over")),
    register_policy("members.RestDays", acts=EDITED),
    register_policy("members.Holiday", acts=EDITED),
)
