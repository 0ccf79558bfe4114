"""A date as a program sends it: two days and how exactly they are known, with the rules of the form."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _
from rest_framework import serializers

from activities.coarsest import Days
from activities.states import Precision
from kernel.api.strict import Day, One, Strict
from kernel.clock import YEARS
from kernel.errors import Objection
from kernel.periods import whole


class Dated(Protocol):
    """Whatever has a date: a record, or the days alone."""

    @property
    def date_from(self) -> date | None: ...

    @property
    def date_to(self) -> date | None: ...

    @property
    def precision(self) -> str: ...


def about_dates(dated: Dated) -> Iterable[Objection]:
    """The date is as exact as it is said to be."""
    first, last = dated.date_from, dated.date_to
    if dated.precision == Precision.UNKNOWN:
        if first or last:
            yield Objection(_("Leave the dates out, or say how exactly they are known."), field="precision")
        return
    if first is None:
        yield Objection(_("Give the first day, or say that the date is not known."), field="date_from")
    elif dated.precision == Precision.RANGE and last is None:
        yield Objection(_("Give the last day."), field="date_to")
    elif last and last < first:
        yield Objection(_("The last day is before the first day."), field="date_to")
    elif not {first.year, (last or first).year} <= set(YEARS):
        years = {"first": YEARS[0], "last": YEARS[-1]}
        yield Objection(_("Give a year from %(first)d to %(last)d.") % years, field="date_from")


def widened(dated: Dated) -> tuple[date | None, date | None]:
    """The inclusive days that a date of this precision stands for."""
    first, last = dated.date_from, dated.date_to or dated.date_from
    if first is None or last is None:
        return None, None
    return whole(first, last, dated.precision)


class DaysSerializer(Strict):
    """A date that may be left out; gives `days`."""

    precision = One(Precision.choices, default=Precision.UNKNOWN, help_text="How exactly the date is known.")
    date_from = Day(help_text="Of a month or year any day in it.")
    date_to = Day(help_text="Needed for a range only.")

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """The days by the rules of a record's date."""
        typed = Days(given.pop("date_from", None), given.pop("date_to", None), given.pop("precision"))
        if wrong := {found.field: [found.sentence] for found in about_dates(typed)}:
            raise serializers.ValidationError(wrong)
        return given | {"days": Days(*widened(typed), typed.precision)}
