"""The calendar: a year of activities and meetings, as a ribbon and month by month; never by state."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from activities.models import Activity
from activities.selectors.calendar import LANES, NO_FORM, SOFT, activities_of, lane_of, open_records
from activities.states import Precision
from kernel import clock
from kernel.access.request import PortalRequest
from kernel.ui.ribbon import Ribbon, Span, ribbon
from mechanisms.models import Meeting
from mechanisms.selectors.meetings import meetings_of

MEETINGS = lazy("Meetings")


@dataclass(frozen=True)
class Month:
    """One part of the list: a month, the year as a whole, or what has no date."""

    anchor: str
    name: str
    meetings: list[Meeting]
    rows: list[Activity]


@require_safe
@login_required
def calendar(request: PortalRequest) -> HttpResponse:
    """One year, the present one unless the address names another."""
    year = year_of(request.GET.get("year", ""))
    found, sat = activities_of(request.actor, year), meetings_of(request.actor, year)
    months = [part for part in months_of(year, found.dated, sat) if part.rows or part.meetings]
    undated = Month("unknown", _("Date not known"), [], found.undated)
    context: dict[str, Any] = {
        "year": year,
        "this_year": clock.today().year,
        "before": year - 1 if year > clock.YEARS[0] else None,
        "after": year + 1 if year < clock.YEARS[-1] else None,
        "months": [*months, *([undated] if found.undated else [])],
        "ribbon": drawn(year, found.dated, sat) if months else None,
        "open": open_records([*found.dated, *found.undated], request.actor),
        "number": len(found.dated) + len(found.undated),
        "more": found.more,
    }
    return render(request, "portal/calendar.html", context)


def year_of(text: str) -> int:
    """The year in the address; what is none means the present one."""
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return asked if asked in clock.YEARS else clock.today().year


def months_of(year: int, rows: list[Activity], sat: list[Meeting]) -> list[Month]:
    """Twelve months, each with what begins in it or, from the year before, goes on in January; then the whole year."""
    whole = [row for row in rows if row.precision == Precision.YEAR]
    parts = [
        Month(
            f"month-{month}",
            f"{MONTHS[month]} {year}",
            [row for row in sat if row.start and row.start.month == month],
            [row for row in rows if row not in whole and _begins(row, year) == month],
        )
        for month in range(1, 13)
    ]
    return [*parts, Month("year", _("Some time in %(year)s") % {"year": year}, [], whole)]


def _begins(row: Activity, year: int) -> int:
    return row.date_from.month if row.date_from and row.date_from.year == year else 1


def drawn(year: int, rows: list[Activity], sat: list[Meeting]) -> Ribbon:
    """The same as the list, drawn."""
    spans = [
        Span(lane_of(row), row.date_from, row.date_to or row.date_from, row.title, row.precision in SOFT)
        for row in rows
        if row.date_from
    ]
    spans += [Span(str(MEETINGS), row.start, row.end or row.start, row.title) for row in sat if row.start]
    used = {span.lane for span in spans}
    lanes = [str(MEETINGS), *LANES.values(), *([NO_FORM] if NO_FORM in used else [])]
    return ribbon(year, lanes, spans)
