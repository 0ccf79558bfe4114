"""Who reads the audit: auditors all of it, an approver what is about the records of the own office (docs/adr/0015)."""

from django.db.models import Q

from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.policy import EVERYTHING, Policy, Scope
from kernel.access.rows import Allow

AUDITORS = frozenset({Role.AUDITOR})
APPROVERS = frozenset({Role.APPROVER})
SECRETARIAT_CODE = "SEC"


def everything(actor: Actor, post: OpenPost) -> Q:
    """Every entry."""
    return EVERYTHING


def own_records(actor: Actor, post: OpenPost) -> Q:
    """What the own people and the secretariat did with the office's records; never what another state did."""
    return Q(about_offices__contains=[post.office_id], office_codes__in=[post.office_code, SECRETARIAT_CODE])


POLICY = Policy(
    model="audit.Entry",
    scopes=(Scope("everything", everything), Scope("own_records", own_records)),
    rows=(
        Allow("view", AUDITORS, "everything"),
        Allow("view", APPROVERS, "own_records"),
        Allow("export", AUDITORS, "everything"),
        Allow("verify", AUDITORS, "everything"),
        Allow("certify", AUDITORS, "everything"),
    ),
)
