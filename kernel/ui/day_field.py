"""A single day, typed in words: “30 September 2020”. No browser widget, whose order of day and month varies."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kernel.months import marked, our_year
from kernel.periods import length_of
from kernel.ui.dates import no_such_day, other_era

MONTH, YEAR = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<year>[1-9]\d{3})"
SHAPES = tuple(
    re.compile(shape)
    for shape in (rf"((?P<day>\d{{1,2}}) )?M{MONTH} {YEAR}", rf"{YEAR}-{MONTH}(-(?P<day>\d{{1,2}}))?", YEAR)
)
LONGEST = 40  # signs of a day with its month in letters


class DayInput(forms.DateInput):
    """One line of text that shows a day in words."""

    def format_value(self, value: Any) -> str:
        """30 September 2020; what was typed stays as it was typed."""
        return f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value or "")


class DayField(forms.DateField):
    """Takes a day with its month in letters, or as 2020-09-30; a month in figures alone could mean two days."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, or a sentence that says what is wrong with what was typed."""
        typed = " ".join(value.split()) if isinstance(value, str) else ""
        if not typed:
            return super().to_python(value or None)
        parts = parts_of(typed)
        if "day" not in parts:
            sentence = _("Write the day with its month in letters, like 30 September 2020. You wrote “%(typed)s”.")
            raise forms.ValidationError(sentence % {"typed": typed}, code="invalid")
        return first_day(**parts)


def parts_of(typed: str) -> dict[str, int]:
    """The year and, as far as they were typed, the month and the day; nothing when it cannot be read."""
    text = marked(typed) if len(typed) <= LONGEST else ""
    found = next((match for shape in SHAPES if (match := shape.fullmatch(text))), None)
    return {name: int(figures) for name, figures in found.groupdict().items() if figures} if found else {}


def first_day(*, year: int, month: int = 1, day: int = 1) -> date:
    """The first day of what was typed, or a sentence that says why there is none."""
    if our_year(year) != year:
        raise forms.ValidationError(other_era(year, our_year(year)), code="other_era")
    if not 1 <= day <= length_of(year, month):
        raise forms.ValidationError(no_such_day(year, month, day), code="no_such_day")
    return date(year, month, day)
