"""Reads of the register."""

from datetime import date

from django.db.models import Q

from kernel.members.models import Office
from mechanisms.models import Mechanism


def mechanism_members(mechanism: Mechanism, on: date) -> list[Office]:
    """Who belongs to a mechanism on a day, in ASEAN order; an unknown start counts as belonging."""
    started = Q(start__isnull=True) | Q(start__lte=on)
    running = Q(end__isnull=True) | Q(end__gte=on)
    offices = mechanism.memberships.filter(started, running).values("office_id")
    return list(Office.objects.filter(pk__in=offices).order_by("asean_order"))
