"""Decide a hold of an accepted record: a publisher proposes, the Chair's post-holder agrees (¶9, DESIGN §2.4)."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.models import Activity, ScopeHold
from activities.services.hold import lift
from activities.services.locked import locked
from activities.states import HoldEnd
from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.selectors import acting_for_chair
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.notify.services.tell import tell


def propose_decision(
    *, actor: Actor, activity: Activity, kind: str, reason: str, version: int | None = None
) -> Activity:
    """Keep the hold, lift it, or show others the text that may be reported; it waits for the Chair's post-holder."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="propose_hold_decision", version=version)
        hold = _open_hold(row)
        if hold.decisions.filter(answered_at__isnull=True).exists():
            raise Objected(_("A proposal waits for the Chair’s post-holder already."))
        _has_a_text(row, kind)
        given = {"kind": kind, "reason": reason, "proposed_by_id": actor.person_id, "proposed_at": clock.now()}
        hold.decisions.create(**given)
        audit.record("activities.hold_decision_proposed", row, comment=reason)
        link = reverse("activities:activity-hold-decision", args=[row.reference])
        tell(acting_for_chair(settings.SCOPE_BODY), kind="activities.hold_decision", link=link)
    return row


def answer_decision(
    *, actor: Actor, activity: Activity, agreed: bool, answer: str = "", version: int | None = None
) -> Activity:
    """The Chair's post-holder agrees, and it is done; or does not, and the record stays on hold."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="decide_hold", version=version)
        decision = _open_hold(row).decisions.select_for_update().filter(answered_at__isnull=True).first()
        if decision is None:
            raise Objected(_("No proposal waits."))
        if decision.proposed_by_id == actor.person_id:
            raise Objected(_("You proposed this. Another person agrees."))
        if agreed:
            _has_a_text(row, decision.kind)
        decision.answered_by_id, decision.answered_at = actor.person_id, clock.now()
        decision.agreed, decision.answer = agreed, answer
        decision.save()
        audit.record(f"activities.hold_decision_{'agreed' if agreed else 'declined'}", row, comment=answer)
        if agreed and decision.kind != HoldEnd.KEEP:
            lift(row, reason=decision.reason, person_id=actor.person_id)
    return row


def _open_hold(activity: Activity) -> ScopeHold:
    """The hold that is open; the policy has seen that there is one."""
    return ScopeHold.objects.get(activity=activity, closed_at__isnull=True)


def _has_a_text(activity: Activity, kind: str) -> None:
    """A mixed record goes to others with the text that may be reported, and never without one."""
    if kind == HoldEnd.MIXED and not activity.reportable_text.strip():
        sentence = _("A mixed record needs a text that may be reported. Ask its owner for a correction that adds one.")
        raise Objected([Objection(sentence, field="kind")])
