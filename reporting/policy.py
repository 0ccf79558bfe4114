"""Who may see and do what with the update: states from circulation on, officials read (DESIGN §4)."""

from django.apps import apps
from django.db.models import Q

from kernel.access.actor import SECRETARIAT, STATE, Actor, OpenPost, Role
from kernel.access.granted import granted
from kernel.access.policy import EVERYTHING, NOTHING, Policy, Scope
from kernel.access.rows import Allow
from reporting.states import CIRCULATED_ON, EDITABLE, FROZEN, READER, PackState, StageState

APPROVERS = frozenset({Role.APPROVER})
PUBLISHERS = frozenset({Role.PUBLISHER})
OFFICERS = frozenset({Role.OFFICER})
DRAFTING = frozenset({StageState.DRAFTING.value})
CIRCULATED = frozenset({StageState.CIRCULATED.value})
RELEASED = frozenset({PackState.RELEASED.value})


def everything(actor: Actor, post: OpenPost) -> Q:
    """Every row."""
    return EVERYTHING


def kept(actor: Actor, post: OpenPost) -> Q:
    """Cycles that were not discarded."""
    return Q(discarded_at__isnull=True)


def uncirculated(actor: Actor, post: OpenPost) -> Q:
    """Cycles of which no text was ever before the Member States."""
    return Q(discarded_at__isnull=True, circulated_at__isnull=True)


def of_kept(actor: Actor, post: OpenPost) -> Q:
    """Stages of a cycle that was not discarded."""
    return Q(cycle__discarded_at__isnull=True)


def circulated(actor: Actor, post: OpenPost) -> Q:
    """Cycles of which a text has been before the Member States."""
    return Q(circulated_at__isnull=False)


def seat(actor: Actor, post: OpenPost) -> Q:
    """Stages in whose round the post's office has a seat; a subquery, so that no row comes twice."""
    seats = apps.get_model("consensus", "Seat")._base_manager.filter(office_id=post.office_id)
    return Q(round_id__in=seats.values("round_id"))


def chair(actor: Actor, post: OpenPost) -> Q:
    """Stages of a body whose Chair the person acts for."""
    return Q(body__in=sorted(actor.chair_bodies)) if actor.chair_bodies else NOTHING


CYCLE = Policy(
    model="reporting.Cycle",
    scopes=(Scope("everything", kept), Scope("circulated", circulated), Scope("uncirculated", uncirculated)),
    rows=(
        Allow("view", SECRETARIAT, "everything"),
        Allow("view", STATE, "circulated"),
        Allow("manage", SECRETARIAT, "everything"),
        Allow("discard", SECRETARIAT, "uncirculated"),
    ),
)

STAGE = Policy(
    model="reporting.Stage",
    scopes=(Scope("everything", of_kept), Scope("seat", seat), Scope("chair", chair)),
    rows=(
        Allow("view", SECRETARIAT, "everything"),
        Allow("view", STATE, "everything", CIRCULATED_ON),
        Allow("history", SECRETARIAT, "everything"),
        Allow("draft", SECRETARIAT, "everything", DRAFTING),
        Allow("edit", SECRETARIAT, "everything", EDITABLE),
        Allow("positions", SECRETARIAT, "everything"),
        Allow("positions", APPROVERS, "chair", CIRCULATED_ON),
        Allow("reply", APPROVERS, "seat", CIRCULATED),
        Allow("record_position", SECRETARIAT, "everything", CIRCULATED),
        Allow("extend", SECRETARIAT, "everything", CIRCULATED),
        Allow("compile", SECRETARIAT, "everything", FROZEN),
    ),
)

PARAGRAPH = Policy(
    model="reporting.Paragraph",
    scopes=(Scope("everything", everything),),
    rows=(
        Allow("view", SECRETARIAT, "everything"),
        Allow("view", STATE, "everything", CIRCULATED_ON),
        Allow("edit", SECRETARIAT, "everything", EDITABLE),
        Allow("ask_removal", OFFICERS, "everything", EDITABLE),
    ),
    state_field="stage__state",
)

ROW = Policy(
    model="reporting.AnnexRow",
    scopes=(Scope("everything", everything),),
    rows=(
        Allow("view", SECRETARIAT, "everything"),
        Allow("view", STATE, "everything", CIRCULATED_ON),
        Allow("edit", SECRETARIAT, "everything", EDITABLE),
    ),
    state_field="stage__state",
)


def reader(actor: Actor, post: OpenPost) -> Q:
    """Packs that are not open to all Member States, and that this person was let read."""
    grant = granted("reporting.PackGrant", READER, actor, post)
    return NOTHING if grant == NOTHING else grant & ~Q(state=PackState.RELEASED)


PACK = Policy(
    model="reporting.Pack",
    scopes=(Scope("everything", everything), Scope("reader", reader)),
    rows=(
        Allow("view", SECRETARIAT, "everything"),
        Allow("view", STATE, "everything", RELEASED),
        Allow("download", SECRETARIAT, "everything"),
        Allow("download", STATE, "everything", RELEASED),
        Allow("view", STATE, "reader"),
        Allow("download", STATE, "reader"),
        Allow("name_readers", PUBLISHERS, "everything"),
    ),
)

WORK_ITEM = Policy(
    model="reporting.WorkItem",
    scopes=(Scope("everything", everything),),
    rows=(Allow("view", SECRETARIAT, "everything"), Allow("close", SECRETARIAT, "everything")),
)
POLICIES = (CYCLE, STAGE, PARAGRAPH, ROW, PACK, WORK_ITEM)
