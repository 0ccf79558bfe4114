"""Who may touch a round: the secretariat, and the approvers of its seats (DESIGN §4)."""

from django.apps import apps
from django.db.models import Q

from kernel.access.actor import SECRETARIAT, Actor, OpenPost, Role
from kernel.access.policy import EVERYTHING, NOTHING, Policy, Scope
from kernel.access.rows import Allow
from kernel.consensus.states import RoundState

APPROVERS = frozenset({Role.APPROVER})
LIVE_STATES = frozenset({RoundState.OPEN.value, RoundState.CONTINUING.value})


def _everything(actor: Actor, post: OpenPost) -> Q:
    return EVERYTHING


def _seat(actor: Actor, post: OpenPost) -> Q:
    seats = apps.get_model("consensus", "Seat")._base_manager.filter(office_id=post.office_id)
    return Q(pk__in=seats.values("round_id"))


def _chair(actor: Actor, post: OpenPost) -> Q:
    return Q(body__in=sorted(actor.chair_bodies)) if actor.chair_bodies else NOTHING


POLICY = Policy(
    model="consensus.Round",
    scopes=(Scope("everything", _everything), Scope("seat", _seat), Scope("chair", _chair)),
    rows=(
        Allow("view", SECRETARIAT, "everything"),
        Allow("view", APPROVERS, "seat"),
        Allow("view", APPROVERS, "chair"),
        Allow("positions", SECRETARIAT, "everything"),
        Allow("positions", APPROVERS, "chair"),
        Allow("reply", APPROVERS, "seat", LIVE_STATES),
        Allow("record_position", SECRETARIAT, "everything", LIVE_STATES),
        Allow("edit_item", SECRETARIAT, "everything", LIVE_STATES),
        Allow("extend", SECRETARIAT, "everything", LIVE_STATES),
    ),
)
POLICIES = (POLICY,)
