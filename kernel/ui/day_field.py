"""A single day, typed in words: “30 September 2020”. No browser widget, whose order of day and month varies."""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

FORMATS = ["%d %B %Y", "%d %b %Y", "%Y-%m-%d"]
DAY_AND_MONTH = (
    (re.compile(r"(?P<day>\d{1,2}) (?P<month>\D+ \d{4})"), ("%B %Y", "%b %Y")),
    (re.compile(r"(?P<month>\d{4}-\d{1,2})-(?P<day>\d{1,2})"), ("%Y-%m",)),
)
NO_SUCH_DAY = "no_such_day"


class DayInput(forms.DateInput):
    """One line of text that shows a day in words."""

    def format_value(self, value: Any) -> str:
        """30 September 2020; what was typed stays as it was typed."""
        return f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value or "")


class DayField(forms.DateField):
    """Takes a day with its month in letters, or as 2020-09-30; a month in figures alone could mean two days."""

    widget = DayInput

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=FORMATS, **options)

    def to_python(self, value: Any) -> date | None:
        """The day, or a sentence that says what is wrong with what was typed."""
        typed = " ".join(value.split()) if isinstance(value, str) else value
        try:
            day: date | None = super().to_python(typed)
        except forms.ValidationError:
            raise _what_is_wrong(str(typed)) from None
        return day


def _what_is_wrong(typed: str) -> forms.ValidationError:
    """“April 2027 has no day 31.”, or that it cannot be read."""
    for shape, formats in DAY_AND_MONTH:
        found = shape.fullmatch(typed)
        month = _month(found["month"], formats) if found else None
        if found and month:
            words = {"month": MONTHS[month.month], "year": month.year, "day": int(found["day"])}
            return forms.ValidationError(_("%(month)s %(year)d has no day %(day)d.") % words, code=NO_SUCH_DAY)
    sentence = _("Write the day with its month in letters, like 30 September 2020. You wrote “%(typed)s”.")
    return forms.ValidationError(sentence % {"typed": typed}, code="invalid")


def _month(typed: str, formats: tuple[str, ...]) -> date | None:
    for form in formats:
        try:
            return datetime.strptime(typed, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
