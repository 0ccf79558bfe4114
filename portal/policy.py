"""Who may see a request to remove text and agree to it; who may ask stands with the text (docs/adr/0016)."""

from django.db.models import Q

from activities.policy import AT_SECRETARIAT
from activities.states import Audience
from kernel.access.actor import SECRETARIAT, Actor, OpenPost, Role
from kernel.access.policy import Policy, Scope
from kernel.access.rows import Allow

APPROVERS = frozenset({Role.APPROVER})
PUBLISHERS = frozenset({Role.PUBLISHER})
WAITING = Q(done_at__isnull=True, closed_at__isnull=True)


def own(actor: Actor, post: OpenPost) -> Q:
    """Requests about the office's own records and texts."""
    return Q(office_id=post.office_id)


def sent(actor: Actor, post: OpenPost) -> Q:
    """Requests about what other offices have sent to the secretariat; never about a draft."""
    return Q(activity__audience__in=AT_SECRETARIAT) & ~Q(office_id=post.office_id)


def own_by_others(actor: Actor, post: OpenPost) -> Q:
    """Waiting requests of somebody else about the office's own records and texts."""
    return own(actor, post) & WAITING & ~Q(asked_by_id=actor.person_id)


def sent_by_others(actor: Actor, post: OpenPost) -> Q:
    """Waiting requests of somebody else about what was sent to the secretariat."""
    return sent(actor, post) & WAITING & ~Q(asked_by_id=actor.person_id)


def unsent_by_others(actor: Actor, post: OpenPost) -> Q:
    """Waiting requests of a colleague about a draft that the own office alone can read."""
    return own_by_others(actor, post) & Q(activity__audience=Audience.OWNER)


def asked(actor: Actor, post: OpenPost) -> Q:
    """Waiting requests of one's own, about what one may still see."""
    return (own(actor, post) | sent(actor, post)) & WAITING & Q(asked_by_id=actor.person_id)


REMOVAL = Policy(
    model="portal.Removal",
    scopes=(
        Scope("own", own),
        Scope("sent", sent),
        Scope("own_by_others", own_by_others),
        Scope("sent_by_others", sent_by_others),
        Scope("unsent_by_others", unsent_by_others),
        Scope("asked", asked),
    ),
    rows=(
        Allow("view", SECRETARIAT | APPROVERS, "own"),
        Allow("view", SECRETARIAT, "sent"),
        Allow("agree", PUBLISHERS, "own_by_others"),
        Allow("agree", PUBLISHERS, "sent_by_others"),
        Allow("agree", APPROVERS, "unsent_by_others"),
        Allow("take_back", SECRETARIAT, "asked"),
        Allow("take_back", APPROVERS, "asked"),
    ),
)
