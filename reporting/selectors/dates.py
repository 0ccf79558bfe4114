"""The days of the cycle in hand, for the side of the home page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Subquery

from kernel import clock
from kernel.access.actor import Actor
from kernel.consensus.models import ZONE
from reporting.models import Cycle, Stage


@dataclass(frozen=True)
class CycleDates:
    """The name of a cycle and its days in order: when, what, and whether it is the next."""

    title: str
    days: list[tuple[date, str, bool]]


def cycle_dates(actor: Actor) -> CycleDates | None:
    """Cut-off, end of replies and meetings of the latest cycle this person sees; the next one is marked."""
    latest = Cycle.objects.visible_to(actor).values("pk")[:1]
    stages = list(Stage.objects.filter(cycle=Subquery(latest)).select_related("cycle", "meeting", "round"))
    if not stages:
        return None
    days: list[tuple[date, str]] = [(stages[0].cycle.cutoff, "Cut-off")]
    for stage in stages:
        if stage.round is not None and stage.round.is_live:
            days.append((clock.day_of(stage.round.reply_until, ZONE), f"Replies on the {stage.label} text"))
        if stage.meeting is not None and stage.meeting.start is not None:
            days.append((stage.meeting.start, stage.meeting.title))
    days.sort(key=lambda pair: pair[0])
    coming = next((day for day, _label in days if day >= clock.today()), None)
    return CycleDates(stages[0].cycle.title, [(day, label, day == coming) for day, label in days])
