"""Who keeps which posts: a state's approvers their state's, publishers the secretariat's, administrators see all.

Officers and publishers agree to requests of the secretariat; auditors see nothing of people and posts.
"""

from django.db.models import Q

from kernel.access.actor import SECRETARIAT, STATE, STATE_STAFF, Actor, OpenPost, Role
from kernel.access.policy import EVERYTHING, Policy, Scope
from kernel.access.rows import Allow
from kernel.accounts.states import RequestKind

STEWARDS = frozenset({Role.APPROVER, Role.PUBLISHER})
APPROVERS = frozenset({Role.APPROVER})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
PEOPLE = SECRETARIAT | STATE | ADMINISTRATORS
SECONDS = APPROVERS | SECRETARIAT


def everything(actor: Actor, post: OpenPost) -> Q:
    """Every row."""
    return EVERYTHING


def own(actor: Actor, post: OpenPost) -> Q:
    """This person's own posts in this post's office."""
    return Q(user_id=actor.person_id, office_id=post.office_id)


def colleagues(actor: Actor, post: OpenPost) -> Q:
    """Posts of others in this post's office."""
    return Q(office_id=post.office_id) & ~Q(user_id=actor.person_id)


def other_offices(actor: Actor, post: OpenPost) -> Q:
    """Posts in every other office."""
    return ~Q(office_id=post.office_id)


def followed(actor: Actor, post: OpenPost) -> Q:
    """The post that this person took over."""
    return Q(followed_by__id=post.post_id)


def office(actor: Actor, post: OpenPost) -> Q:
    """What belongs to this post's office."""
    return Q(office_id=post.office_id)


def issued(actor: Actor, post: OpenPost) -> Q:
    """Invitations that this very post issued: an administrator touches no state's own."""
    return Q(issued_by_id=post.post_id)


def asked(actor: Actor, post: OpenPost) -> Q:
    """What this person asked for."""
    return Q(asker_id=actor.person_id)


def asked_by_colleagues(actor: Actor, post: OpenPost) -> Q:
    """What others ask for in this post's office; a state's first approver is not the state's to agree to."""
    return Q(office_id=post.office_id) & ~Q(asker_id=actor.person_id) & ~Q(kind=RequestKind.FIRST_APPROVER)


def first_approvers(actor: Actor, post: OpenPost) -> Q:
    """First approvers that somebody else asks for."""
    return Q(kind=RequestKind.FIRST_APPROVER) & ~Q(asker_id=actor.person_id)


def asked_anywhere(actor: Actor, post: OpenPost) -> Q:
    """What others ask for in any office, but first approvers."""
    return ~Q(asker_id=actor.person_id) & ~Q(kind=RequestKind.FIRST_APPROVER)


POST = Policy(
    model="accounts.Post",
    scopes=(
        Scope("own", own),
        Scope("colleagues", colleagues),
        Scope("other offices", other_offices),
        Scope("followed", followed),
    ),
    rows=(
        Allow("view", PEOPLE, "own"),
        Allow("view", PEOPLE, "colleagues"),
        Allow("view", ADMINISTRATORS, "other offices"),
        Allow("end", STEWARDS | ADMINISTRATORS, "own"),
        Allow("end", STEWARDS | ADMINISTRATORS, "colleagues"),
        Allow("end", ADMINISTRATORS, "other offices"),
        Allow("hand_over", PEOPLE, "own"),
        Allow("hand_over", STEWARDS, "colleagues"),
        Allow("read_note", PEOPLE, "own"),
        Allow("read_note", STATE_STAFF | SECRETARIAT, "colleagues"),
        Allow("read_note", frozenset({Role.OFFICIAL}), "followed"),
        Allow("stand_in", STEWARDS, "own"),
        Allow("stand_in", STEWARDS, "colleagues"),
        Allow("confirm", APPROVERS, "own"),
        Allow("confirm", APPROVERS, "colleagues"),
        Allow("confirm", ADMINISTRATORS, "other offices"),
        Allow("lost_factor", SECONDS | ADMINISTRATORS, "colleagues"),
        Allow("lost_factor", ADMINISTRATORS, "other offices"),
    ),
)
INVITATION = Policy(
    model="accounts.Invitation",
    scopes=(Scope("office", office), Scope("issued", issued), Scope("everything", everything)),
    rows=(
        Allow("view", STEWARDS, "office"),
        Allow("view", ADMINISTRATORS, "everything"),
        Allow("invite", STEWARDS, "office"),
        Allow("open_first", ADMINISTRATORS, "everything"),
        Allow("manage", STEWARDS, "office"),
        Allow("manage", ADMINISTRATORS, "issued"),
    ),
)
REQUEST = Policy(
    model="accounts.TwoPersonRequest",
    scopes=(
        Scope("asked", asked),
        Scope("asked by colleagues", asked_by_colleagues),
        Scope("first approvers", first_approvers),
        Scope("asked anywhere", asked_anywhere),
    ),
    rows=(
        Allow("view", PEOPLE, "asked"),
        Allow("view", SECONDS, "asked by colleagues"),
        Allow("view", SECRETARIAT | ADMINISTRATORS, "first approvers"),
        Allow("view", ADMINISTRATORS, "asked anywhere"),
    ),
)
