"""Two fields of the register's forms: a date as exact as it is known, and a list with one entry a line."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kernel.ui.dates import when_words
from kernel.ui.day_field import NO_SUCH_DAY, DayField
from kernel.ui.posted import plain_text
from mechanisms.states import Precision

MONTHS = ("%B %Y", "%b %Y", "%Y-%m")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class LooseDay:
    """The first day of what is known, and how exactly."""

    day: date | None = None
    precision: str = Precision.UNKNOWN

    def __str__(self) -> str:
        """As it is typed: 30 September 2020, September 2020, 2020, or nothing."""
        return when_words(self.day, None, self.precision) if self.day else ""

    def __bool__(self) -> bool:
        return self.day is not None


class LooseDayField(forms.CharField):
    """Takes “30 September 2020”, “September 2020” or “2020” and gives a `LooseDay`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, **options)

    def clean(self, value: Any) -> Any:
        """The day, or a sentence that quotes what was typed."""
        typed = " ".join(str(super().clean(value) or "").split())
        if not typed:
            return LooseDay()
        if typed.isascii() and typed.isdigit() and len(typed) == 4 and FIRST_YEAR <= int(typed) <= LAST_YEAR:
            return LooseDay(date(int(typed), 1, 1), Precision.YEAR)
        return _month(typed) or _day(typed)


def _month(typed: str) -> LooseDay | None:
    for form in MONTHS:
        try:
            return LooseDay(datetime.strptime(typed, form).date(), Precision.MONTH)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _day(typed: str) -> LooseDay:
    try:
        return LooseDay(DayField(required=True).clean(typed), Precision.DAY)
    except forms.ValidationError as wrong:
        if wrong.code == NO_SUCH_DAY:
            raise
        sentence = _("Write 30 September 2020, September 2020 or 2020. You wrote “%(typed)s”.")
        raise forms.ValidationError(sentence % {"typed": typed}, code="invalid") from None


class LinesField(forms.CharField):
    """Takes one entry on each line and gives a list; an empty line is no entry."""

    widget = forms.Textarea

    def __init__(self, *, longest: int | None = None, **options: Any) -> None:
        self.longest = longest
        super().__init__(max_length=8000, validators=[plain_text], **options)

    def prepare_value(self, value: Any) -> Any:
        """The entries, one below the other."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The entries without the blanks around them, each once."""
        text = str(super().clean(value) or "")
        lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
        for line in lines:
            if self.longest and len(line) > self.longest:
                sentence = _("Write at most %(most)d characters on a line. “%(start)s…” has %(number)d.")
                words = {"most": self.longest, "start": line[:30], "number": len(line)}
                raise forms.ValidationError(sentence % words)
        return lines
