"""The activities of one year that one person sees, as exactly dated as they are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from activities.models import Activity
from activities.selectors.lists import is_own
from activities.states import OPEN_STATES, Form, Precision, State
from kernel.access.actor import Actor

MOST = 400
SOFT = frozenset({Precision.MONTH, Precision.YEAR})
LANES = {
    Form.PLATFORM: "8(a) Discussion",
    Form.SHARING: "8(a)(i) Experience",
    Form.INTEROPERABILITY: "8(a)(ii) Interoperability",
    Form.VISIT: "8(b) Visit",
    Form.MECHANISM: "8(c) Mechanism",
    Form.OTHER: "8(d) By consensus",
}
NO_FORM = "Form not given"


@dataclass(frozen=True)
class Activities:
    """Those with a date that touches the year, the earliest first; those without one; whether there are more."""

    dated: list[Activity]
    undated: list[Activity]
    more: bool


def activities_of(actor: Actor, year: int) -> Activities:
    """Nothing withdrawn; a record without a date stands in the year in which it was logged."""
    touches = Q(date_from__lte=date(year, 12, 31), date_to__gte=date(year, 1, 1))
    undated = Q(date_from__isnull=True, sort_on__year=year)
    rows = Activity.objects.visible_to(actor).records().exclude(state=State.WITHDRAWN).filter(touches | undated)
    found = list(rows.order_by("sort_on", "reference")[: MOST + 1])
    shown = found[:MOST]
    return Activities(
        dated=[row for row in shown if row.date_from],
        undated=[row for row in shown if not row.date_from],
        more=len(found) > MOST,
    )


def open_records(rows: Iterable[Activity], actor: Actor) -> set[int]:
    """Those of the reader's own office that are not accepted yet: only to them the calendar says so."""
    return {row.pk for row in rows if row.state in OPEN_STATES and is_own(row, actor)}


def lane_of(row: Activity) -> str:
    """The lane of its first form, in the order of ¶8."""
    return LANES[Form(row.principal_form)] if row.principal_form else NO_FORM
