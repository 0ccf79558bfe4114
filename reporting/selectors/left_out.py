"""Shared records of the period that are no candidates, each with why; the secretariat's only."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from activities.models import Activity
from activities.querysets import NO_CONSENSUS
from activities.states import REPORTED, Relevance, awaits_consensus
from reporting.models import Cycle
from reporting.selectors.candidates import reported_before


@dataclass(frozen=True)
class LeftOut:
    """One shared record and why it is not reported."""

    activity: Activity
    why: str


def left_out_of(cycle: Cycle) -> list[LeftOut]:
    """Shared records that ended in the period, or are announced, and that the rules keep out of the report."""
    announced = Activity.objects.upcoming().filter(date_to__gt=cycle.cutoff).values("pk")
    ended = Activity.objects.took_place().ended_between(cycle.period_from, cycle.cutoff).values("pk")
    kept_out = ~Q(relevance__in=REPORTED) | NO_CONSENSUS | Q(pk__in=reported_before(cycle))
    rows = Activity.objects.shared().filter(Q(pk__in=ended) | Q(pk__in=announced)).filter(kept_out)
    return [LeftOut(activity, _why(activity)) for activity in rows.order_by("sort_on", "reference")]


def _why(activity: Activity) -> str:
    if activity.relevance == Relevance.CONTEXT:
        return _("Context: no defence establishment was in the lead.")
    if activity.relevance == Relevance.PERIPHERAL:
        return _("Peripheral: general defence relations.")
    if awaits_consensus(activity.forms, activity.consensus_kind, activity.consensus_reference):
        return _("Form 8(d): no consensus is recorded.")
    return _("An earlier report has settled it.")
