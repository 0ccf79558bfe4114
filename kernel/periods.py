"""Months and years as the days they are made of."""

import calendar
from datetime import date


def length_of(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def whole(first: date, last: date, precision: str) -> tuple[date, date]:
    """The first and the last day, both inclusive, when of the two only the month or the year is known."""
    if precision == "year":
        return first.replace(month=1, day=1), last.replace(month=12, day=31)
    if precision == "month":
        return first.replace(day=1), last.replace(day=length_of(last.year, last.month))
    return first, last
