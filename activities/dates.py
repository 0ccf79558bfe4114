"""Dates as running text: “on 20 and 21 March 2025”, “from 22 to 24 August 2022”, “in August 2020” (DESIGN §2.9)."""

from datetime import date, timedelta

from activities.states import Precision
from kernel.ui.dates import day_words, when_words


def date_phrase(first: date | None, last: date | None, precision: str) -> str:
    """The date with its preposition, as exact as it is known."""
    if first is None or precision == Precision.UNKNOWN:
        return ""
    last = last or first
    if precision in (Precision.MONTH, Precision.YEAR):
        return f"in {when_words(first, last, precision)}"
    if first == last:
        return f"on {day_words(first)}"
    same_month = (first.year, first.month) == (last.year, last.month)
    head = str(first.day) if same_month else day_words(first, year=first.year != last.year)
    if last - first == timedelta(days=1):
        return f"on {head} and {day_words(last)}"
    return f"from {head} to {day_words(last)}"


def month_phrase(first: date | None, precision: str) -> str:
    """The month of a date that did not hold: “June 2026”."""
    if first is None or precision == Precision.UNKNOWN:
        return ""
    return str(first.year) if precision == Precision.YEAR else when_words(first, first, Precision.MONTH)
