"""Database rules that keep dated rows from overlapping, without a contrib extension."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func

from kernel.members.states import Body


class InclusiveDays(Func):
    """The range of days from start to end, both included; no end means still running."""

    function = "daterange"
    output_field = DateRangeField()


class OneOffice(Func):
    """An office's key as a one-point range, so that built-in GiST can compare it."""

    function = "int8range"
    output_field = models.Field()


def _days() -> InclusiveDays:
    return InclusiveDays("start", "end", RangeBoundary(inclusive_lower=True, inclusive_upper=True))


def no_overlap(prefix: str, *, per_office: bool) -> list[models.BaseConstraint]:
    """One exclusion rule per body: no two rows share a day (for one office, or for all)."""
    days = (_days(), RangeOperators.OVERLAPS)
    one = OneOffice(
        F("office"),
        F("office"),
        RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    )
    expressions = [(one, RangeOperators.EQUAL), days] if per_office else [days]
    return [
        ExclusionConstraint(
            name=f"{prefix}_{body.value.lower()}_no_overlap",
            expressions=expressions,
            condition=models.Q(body=body.value),
        )
        for body in Body
    ]


def ends_after_start(name: str) -> models.CheckConstraint:
    """The last day is never before the first."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(end__isnull=True) | models.Q(end__gte=F("start")) | models.Q(start__isnull=True),
    )
