"""Two fields of the register's forms: a date as exact as it is known, and a list with one entry a line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kernel.ui.dates import when_words
from kernel.ui.day_field import LONGEST, first_day, parts_of
from kernel.ui.posted import plain_text
from mechanisms.states import Precision

PRECISIONS = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}  # by how many parts were typed
YEARS_ALONE = range(1900, 2101)


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
        super().__init__(max_length=LONGEST, **options)

    def clean(self, value: Any) -> Any:
        """The day, or a sentence that says what is wrong with what was typed."""
        typed = " ".join(str(super().clean(value) or "").split())
        if not typed:
            return LooseDay()
        parts = parts_of(typed)
        day = first_day(**parts) if parts else None
        if day is None or (len(parts) == 1 and day.year not in YEARS_ALONE):
            sentence = _("Write 30 September 2020, September 2020 or 2020. You wrote “%(typed)s”.")
            raise forms.ValidationError(sentence % {"typed": typed}, code="invalid")
        return LooseDay(day, PRECISIONS[len(parts)])


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
