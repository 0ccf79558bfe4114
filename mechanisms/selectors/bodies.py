"""Since when the register knows that a defence body is there; nobody is said to sit in one on an earlier day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from kernel.members.models import Membership
from mechanisms.models import Mechanism, Meeting

PAPER = date(2019, 7, 11)  # the Concept Paper names all three (¶10)


@dataclass(frozen=True)
class Beginning:
    """The year in which a body began, where the register says it, and the first day on which it surely was there."""

    year: int | None
    sure: date

    def is_sure(self, day: date) -> bool:
        """Whether the body was there on this day."""
        return day >= self.sure

    def may_be(self, day: date) -> bool:
        """Whether it may have been there: in the year it began, or at any time where no year is entered."""
        return self.year is None or day.year >= self.year


def with_beginning(seats: Any) -> Any:
    """Seats with the year of their body’s mechanism and the day of its first meeting, in the same query."""
    mechanism = Mechanism.objects.filter(code=OuterRef("body"))
    met = Meeting.objects.filter(body=OuterRef("body"), start__isnull=False).order_by("start")
    return seats.annotate(began=Subquery(mechanism.values("founded")[:1]), met=Subquery(met.values("start")[:1]))


def beginning_of(seat: Any) -> Beginning:
    """When the body of such a seat began."""
    first = min(PAPER, seat.met or PAPER, date(seat.began + 1, 1, 1) if seat.began else PAPER)
    return Beginning(seat.began, first)


def first_day(seat: Any) -> date | None:
    """The first day of a seat; None where it was entered from a day on which its body was not yet known."""
    body = beginning_of(seat)
    known = body.is_sure(seat.start) or (body.year and body.may_be(seat.start))
    return seat.start if known else None


def beginnings() -> dict[str, Beginning]:
    """Every body in which somebody ever sat, by its code."""
    one_of_each = Membership.objects.order_by("body").distinct("body")
    return {seat.body: beginning_of(seat) for seat in with_beginning(one_of_each)}
