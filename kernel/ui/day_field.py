"""A single day, typed in words: “30 September 2020”. No browser widget, whose order of day and month varies."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

FORMATS = ["%d %B %Y", "%d %b %Y", "%Y-%m-%d"]


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
        """The day, or a sentence that quotes what was typed."""
        try:
            day: date | None = super().to_python(" ".join(value.split()) if isinstance(value, str) else value)
        except forms.ValidationError:
            raise forms.ValidationError(_no_such_day(str(value)) or _unread(str(value)), code="invalid") from None
        return day


def _unread(typed: str) -> str:
    sentence = _("Write the day with its month in letters, like 30 September 2020. You wrote “%(typed)s”.")
    return sentence % {"typed": typed}


def _no_such_day(typed: str) -> str:
    """“April 2027 has no day 31.”, where the month was understood and only the day does not exist; else empty."""
    day, _blank, month = " ".join(typed.split()).partition(" ")
    for pattern in ("%B %Y", "%b %Y"):
        with suppress(ValueError):
            found = datetime.strptime(month, pattern)  # noqa: DTZ007 - a month of the calendar, in no zone
            sentence = _("%(month)s has no day %(day)d.")
            return sentence % {"month": f"{found:%B %Y}", "day": int(day)}
    return ""
