"""Who may draft, declare and withdraw a state's role in border management (¶5(a), (b)).

What was declared is open to all who read the register. A draft is open to its own state and to nobody else.
"""

from dataclasses import replace

from django.db.models import Q

from kernel.access.actor import CONTENT, STATE, STATE_STAFF, Actor, OpenPost, Role
from kernel.access.policy import EVERYTHING, Policy, Scope
from kernel.access.rows import Allow
from kernel.members.states import DeclarationState, OfficeKind

APPROVER = frozenset({Role.APPROVER})
OFFICER = frozenset({Role.OFFICER})
ANY_OFFICE, ANY_STATE, OWN_STATE = "any office", "any state", "own state"
DECLARED, OWN = "declared by any state", "own"
DRAFT = frozenset({DeclarationState.DRAFT.value})
OPEN_TO_ALL = sorted({DeclarationState.DECLARED, DeclarationState.REPLACED, DeclarationState.WITHDRAWN})


def _any_office(actor: Actor, post: OpenPost) -> Q:
    return EVERYTHING


def _any_state(actor: Actor, post: OpenPost) -> Q:
    return Q(kind=OfficeKind.STATE)


def _own_state(actor: Actor, post: OpenPost) -> Q:
    return Q(pk=post.office_id, kind=OfficeKind.STATE)


def _declared(actor: Actor, post: OpenPost) -> Q:
    return Q(state__in=OPEN_TO_ALL)


def _own(actor: Actor, post: OpenPost) -> Q:
    return Q(establishment__office_id=post.office_id)


def with_declaring(offices: Policy) -> Policy:
    """The policy of offices with what its own people do, and what an officer enters for a state."""
    scopes = (Scope(ANY_OFFICE, _any_office), Scope(ANY_STATE, _any_state), Scope(OWN_STATE, _own_state))
    rows = (
        Allow("read_register", CONTENT, ANY_OFFICE),
        Allow("declare_role", STATE_STAFF, OWN_STATE),
        Allow("choose_clearance", APPROVER, OWN_STATE),
        Allow("enter_for", OFFICER, ANY_STATE),
    )
    return replace(offices, scopes=(*offices.scopes, *scopes), rows=(*offices.rows, *rows))


DECLARATIONS = Policy(
    model="members.RoleDeclaration",
    scopes=(Scope(DECLARED, _declared), Scope(OWN, _own)),
    rows=(
        Allow("view", CONTENT, DECLARED),
        Allow("view", STATE, OWN, DRAFT),
        Allow("edit", STATE_STAFF, OWN, DRAFT),
    ),
)
