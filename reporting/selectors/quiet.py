"""Before a round on a text opens, the posts of the states that will sit in it are left alone."""

from datetime import date, timedelta

from django.conf import settings

from kernel.members.selectors import members_of
from reporting.models import Stage
from reporting.states import StageState

ROUND = timedelta(days=30)  # a text goes round in the month before its meeting


def offices_before_a_round(day: date) -> set[int]:
    """The members (ids) of each body whose text is being drafted, from 30 days before its round can begin."""
    quiet = timedelta(days=settings.CONFIRMATION_QUIET_DAYS)
    drafting = Stage.objects.filter(state=StageState.DRAFTING, meeting__start__isnull=False)
    near = drafting.filter(meeting__start__lte=day + ROUND + quiet, meeting__start__gte=day - quiet)
    bodies = set(near.order_by().values_list("body", flat=True))
    return {office.pk for body in bodies for office in members_of(body, day)}
