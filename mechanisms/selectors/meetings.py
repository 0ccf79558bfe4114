"""The meetings of the defence bodies, the newest first; one whose day is not known stands before all others."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models.functions import ExtractYear

from kernel.access.actor import Actor
from mechanisms.models import Meeting

PER_PAGE = 50


@dataclass(frozen=True)
class Year:
    """The meetings of one year; those without a day have none."""

    year: int | None
    rows: list[Meeting]


@dataclass(frozen=True)
class MeetingPage:
    """One page of the list."""

    years: list[Year]
    number: int
    has_older: bool
    total: int


def meetings(actor: Actor, asked: Mapping[str, Any], number: int) -> MeetingPage:
    """The meetings of a body, of a year, or all of them."""
    names = {"body": "body", "year": "start__year"}
    found = Meeting.objects.visible_to(actor).filter(**{names[name]: value for name, value in asked.items()})
    total = found.count()
    number = max(1, min(number, -(-total // PER_PAGE)))
    start = (number - 1) * PER_PAGE
    rows = list(found.select_related("host")[start : start + PER_PAGE])
    years = [Year(year, list(group)) for year, group in groupby(rows, key=_year)]
    return MeetingPage(years, number, has_older=start + len(rows) < total, total=total)


def meetings_of(actor: Actor, year: int) -> list[Meeting]:
    """The meetings that began in a year, the earliest first."""
    return list(Meeting.objects.visible_to(actor).filter(start__year=year).order_by("start", "body"))


def _year(row: Meeting) -> int | None:
    return row.start.year if row.start else None


def years(actor: Actor) -> list[int]:
    """The years in which a meeting began, the newest first."""
    dated = Meeting.objects.visible_to(actor).filter(start__isnull=False).annotate(year=ExtractYear("start"))
    return sorted(set(dated.order_by().values_list("year", flat=True).distinct()), reverse=True)
