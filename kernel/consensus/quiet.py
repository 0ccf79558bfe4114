"""While a round runs, the posts of the states seated in it are left alone."""

from datetime import date

from kernel.consensus.models import Seat
from kernel.consensus.states import LIVE


def seated_offices(day: date) -> set[int]:
    """The offices (ids) seated in a round that is not over."""
    return set(Seat.objects.filter(round__state__in=sorted(LIVE)).values_list("office_id", flat=True))
