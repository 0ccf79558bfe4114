"""Who sits where on a date, and on which days the capitals work."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from kernel.members.models import Chair, Holiday, Membership, Office, RestDays
from kernel.members.states import MembershipStatus

WEEKEND = frozenset({6, 7})
HORIZON = timedelta(days=366)


def in_force(on: date) -> Q:
    """Rows whose inclusive days include this one."""
    return Q(start__lte=on) & (Q(end__isnull=True) | Q(end__gte=on))


def members_of(body: str, on: date) -> list[Office]:
    """The members of a body on a day, in ASEAN alphabetical order; observers are not among them."""
    seats = Membership.objects.filter(in_force(on), body=body, status=MembershipStatus.MEMBER)
    return list(Office.objects.filter(pk__in=seats.values("office_id")).order_by("asean_order"))


def status_of(office: Office, body: str, on: date) -> str | None:
    """How an office sits in a body on a day: member, observer or not at all (DESIGN §2.5)."""
    rows = Membership.objects.filter(in_force(on), office=office, body=body)
    return rows.values_list("status", flat=True).first()


def chair_of(body: str, on: date) -> Office | None:
    """The office in a body's Chair on a day; None when no row says so."""
    row = chair_row(body, on)
    return row.office if row else None


def chair_row(body: str, on: date) -> Chair | None:
    """The Chair row in force on a day, with its office."""
    return Chair.objects.filter(in_force(on), body=body).select_related("office").first()


@dataclass(frozen=True)
class Calendar:
    """The rest days and holidays of several offices over a stretch of days, read once."""

    weekdays: frozenset[int]
    holidays: frozenset[date]

    def rests(self, day: date) -> bool:
        """Whether one of the offices rests on this day."""
        return day.isoweekday() in self.weekdays or day in self.holidays

    def next_working_day(self, day: date) -> date:
        """This day, or the first after it, on which every office works."""
        last = day + HORIZON
        while self.rests(day):
            day += timedelta(days=1)
            if day > last:
                raise ValueError("These offices have no working day in common within a year.")
        return day


def calendar_of(offices: Iterable[Office], first: date, last: date) -> Calendar:
    """The common calendar of these offices; an office without rest days rests on Saturday and Sunday."""
    keys = {office.pk for office in offices}
    rest = dict(RestDays.objects.filter(office__in=keys).values_list("office_id", "weekdays"))
    weekdays = {day for key in keys for day in rest.get(key, WEEKEND)}
    days = Holiday.objects.filter(office__in=keys, day__range=(first, last)).values_list("day", flat=True)
    return Calendar(weekdays=frozenset(weekdays), holidays=frozenset(days))


def is_rest_day(offices: Iterable[Office], day: date) -> bool:
    """Whether the day is a rest day or holiday in one of these offices."""
    return calendar_of(offices, day, day).rests(day)


def next_common_working_day(offices: Iterable[Office], day: date) -> date:
    """This day, or the first after it, on which every one of these offices works."""
    return calendar_of(offices, day, day + HORIZON).next_working_day(day)


def add_common_working_days(offices: Collection[Office], day: date, count: int) -> date:
    """The day on which `count` working days common to these offices have passed after `day` (DESIGN §5)."""
    calendar = calendar_of(offices, day, day + HORIZON + timedelta(days=7 * count))
    for _ in range(count):
        day = calendar.next_working_day(day + timedelta(days=1))
    return day
