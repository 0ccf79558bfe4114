"""Who sits where on a date, and on which days the capitals work."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.functions import JSONObject

from kernel.members.models import Chair, Establishment, Holiday, Membership, Office, RestDays, RoleDeclaration
from kernel.members.states import EstablishmentKind, MembershipStatus, OfficeKind

WEEKEND = frozenset({6, 7})
HORIZON = timedelta(days=366)


def in_force(on: date) -> Q:
    """Rows whose inclusive days include this one."""
    return Q(start__lte=on) & (Q(end__isnull=True) | Q(end__gte=on))


def state_names() -> dict[str, str]:
    """What each Member State is called in running text, by its code and in ASEAN's order."""
    states = Office.objects.filter(kind=OfficeKind.STATE).order_by("asean_order")
    return dict(states.values_list("code", "running_name"))


def state_names_beside() -> ArraySubquery:
    """The same as pairs, in the query that fetches something else."""
    states = Office.objects.filter(kind=OfficeKind.STATE).order_by("asean_order")
    return ArraySubquery(states.values(pair=JSONObject(code="code", name="running_name")))


def members_of(body: str, on: date) -> list[Office]:
    """The members of a body on a day, in ASEAN alphabetical order; observers are not among them."""
    seats = Membership.objects.filter(in_force(on), body=body, status=MembershipStatus.MEMBER)
    return list(Office.objects.filter(pk__in=seats.values("office_id")).order_by("asean_order"))


def observers_on(day: date) -> set[tuple[str, int]]:
    """Every observer's seat on a day: the body and the office."""
    seats = Membership.objects.filter(in_force(day), status=MembershipStatus.OBSERVER)
    return set(seats.values_list("body", "office_id"))


@dataclass(frozen=True)
class Roll:
    """Who was a member of a body when, read once for a page that speaks of many dates; the answers of `members_of`."""

    spells: tuple[tuple[str, date, date | None], ...] = ()

    def on(self, day: date) -> frozenset[str]:
        """The codes of the members on a day."""
        return frozenset(code for code, start, end in self.spells if start <= day and (end is None or end >= day))

    def all_among(self, codes: Collection[str], day: date) -> bool:
        """Whether no member of a day is missing from these; nothing is all when there was no member."""
        members = self.on(day)
        return bool(members) and members <= set(codes)

    def joined_after(self, day: date) -> dict[str, date]:
        """Who became a member after a day, and when."""
        first: dict[str, date] = {}
        for code, start, _end in self.spells:
            first[code] = min(start, first.get(code, start))
        return {code: start for code, start in first.items() if start > day}


NO_ROLL = Roll()


def roll_of(body: str) -> Roll:
    """The members of a body over all time, in one query."""
    seats = Membership.objects.filter(body=body, status=MembershipStatus.MEMBER)
    return Roll(tuple(seats.order_by("start").values_list("office__code", "start", "end")))


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


def ministry_of(office: Office) -> Establishment | None:
    """The defence establishment that declares the role of its state; the one entered first, if there are several."""
    return Establishment.objects.filter(office=office, kind=EstablishmentKind.MINISTRY).order_by("pk").first()


def declared_role(declarations: Iterable[RoleDeclaration], on: date) -> RoleDeclaration | None:
    """The declaration that counts on a day; None means not declared (¶5(a)). It counts until the day before its end."""
    declared = [row for row in declarations if row.declared_on and row.declared_on <= on]
    return next((row for row in declared if row.ended_on is None or row.ended_on > on), None)
