"""The days of the cycle in hand, for the side of the home page."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Subquery

from kernel import clock
from kernel.access.actor import Actor
from kernel.consensus.models import ZONE
from reporting.models import Cycle, Stage

Day = tuple[date, str, bool]


def cycle_dates(actor: Actor) -> list[Day]:
    """Cut-off, end of replies and meetings of the latest cycle this person sees; the next one is marked."""
    latest = Cycle.objects.visible_to(actor).values("pk")[:1]
    stages = list(Stage.objects.filter(cycle=Subquery(latest)).select_related("cycle", "meeting", "round"))
    if not stages:
        return []
    days: list[tuple[date, str]] = [(stages[0].cycle.cutoff, "Cut-off")]
    for stage in stages:
        if stage.round is not None and stage.round.is_live:
            days.append(
                (stage.round.reply_until.astimezone(ZoneInfo(ZONE)).date(), f"Replies on the {stage.label} text")
            )
        if stage.meeting is not None and stage.meeting.start is not None:
            days.append((stage.meeting.start, stage.meeting.title))
    days.sort(key=lambda pair: pair[0])
    coming = next((day for day, _label in days if day >= clock.today()), None)
    return [(day, label, day == coming) for day, label in days]
