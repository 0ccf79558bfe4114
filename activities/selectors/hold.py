"""Holds of accepted records, as those who decide them and the owner see them."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from activities.models import Activity, HoldDecision, ScopeHold
from activities.querysets import ActivityQuerySet
from activities.states import HoldEnd
from kernel.access.actor import Actor
from kernel.accounts.selectors import acting_for_chair
from kernel.members.states import Body

OF_OPEN_HOLD = HoldDecision.objects.filter(hold__activity=OuterRef("pk"), hold__closed_at__isnull=True)


@dataclass(frozen=True)
class HoldPage:
    """The hold, and what was proposed and answered, the latest first."""

    hold: ScopeHold
    decisions: list[HoldDecision]
    has_decider: bool

    @property
    def body(self) -> str:
        """The body whose Chair decides."""
        return str(Body(settings.SCOPE_BODY).label)

    @property
    def waiting(self) -> HoldDecision | None:
        """The proposal that waits for the Chair's post-holder."""
        return next((decision for decision in self.decisions if decision.waits), None)


def hold_page(activity: Activity) -> HoldPage:
    """The open hold of a record that was fetched as one on hold."""
    hold = ScopeHold.objects.get(activity=activity, closed_at__isnull=True)
    decisions = list(hold.decisions.order_by("-proposed_at"))
    return HoldPage(hold, decisions, has_decider=bool(acting_for_chair(settings.SCOPE_BODY)))


def to_propose(actor: Actor) -> ActivityQuerySet:
    """Accepted records on hold for which nothing is proposed and nothing was decided; samples wait for nobody."""
    rows = Activity.objects.allowing(actor, "propose_hold_decision").filter(sample=False)
    settled = OF_OPEN_HOLD.filter(Q(answered_at__isnull=True) | Q(agreed=True, kind=HoldEnd.KEEP))
    return rows.exclude(Exists(settled)).select_related("owner").order_by("state_since")


def to_decide(actor: Actor) -> ActivityQuerySet:
    """Holds on which a proposal waits for this person, who acts for the Chair."""
    waiting = Exists(OF_OPEN_HOLD.filter(answered_at__isnull=True))
    rows = Activity.objects.allowing(actor, "decide_hold").filter(waiting)
    return rows.select_related("owner").order_by("state_since")
