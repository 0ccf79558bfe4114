"""What staff decide about a candidate, with a reason that stays with the secretariat (DESIGN §5)."""

from django.utils.translation import gettext as _

from activities.models import Activity
from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden, NotFound, Objected, Objection
from reporting.models import CandidateDecision, Cycle
from reporting.selectors.candidates import candidates_of
from reporting.states import Choice


def decide(*, actor: Actor, cycle: Cycle, reference: str, choice: str, reason: str) -> CandidateDecision:
    """Record a decision about one candidate; a later one takes its place."""
    if not can(actor, "manage", cycle):
        raise Forbidden
    activity = _candidate(cycle, reference)
    if not reason.strip():
        raise Objected([Objection(_("Write the reason; only the secretariat reads it."), field="reason")])
    if choice not in Choice.values:
        raise Objected([Objection(_("Choose what to do with it."), field="choice")])
    with audit.unit(actor):
        values = {"choice": choice, "reason": reason.strip(), "decided_by_id": actor.person_id}
        decision, _made = CandidateDecision.objects.update_or_create(
            cycle=cycle, activity=activity, defaults=values | {"decided_at": clock.now()}
        )
        audit.record("reporting.cycle.decided", cycle, changes={"reference": reference, "choice": choice})
    return decision


def _candidate(cycle: Cycle, reference: str) -> Activity:
    for candidate in candidates_of(cycle):
        if candidate.activity.reference == reference:
            return candidate.activity
    raise NotFound
