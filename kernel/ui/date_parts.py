"""The date of an activity as a form asks it: first how exactly it is known, then only the parts known."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.clock import YEARS
from kernel.months import marked, our_year, plain
from kernel.periods import length_of, whole
from kernel.ui.dates import no_such_day, other_era

PRECISIONS = (
    ("day", lazy("Day")),
    ("range", lazy("First and last day")),
    ("month", lazy("Month")),
    ("year", lazy("Year")),
    ("unknown", lazy("Not known")),
)
FIRST = ("day", "month", "year")
LAST = ("last_day", "last_month", "last_year")
ASKED = {"day": FIRST, "range": FIRST, "month": ("month", "year"), "year": ("year",), "unknown": ()}


def _number(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=20, widget=forms.TextInput({"inputmode": "numeric"}))


class DateParts(forms.Form):
    """Gives `date_from`, `date_to` (inclusive) and `precision`; each objection stands at its part."""

    dates_required = True

    precision = forms.ChoiceField(
        label=lazy("How exactly do you know the date?"), choices=PRECISIONS, widget=forms.RadioSelect, initial="day"
    )
    day = _number(lazy("Day"))
    month = forms.CharField(label=lazy("Month"), required=False, max_length=20)
    year = _number(lazy("Year"))
    last_day = _number(lazy("Day"))
    last_month = forms.CharField(label=lazy("Month"), required=False, max_length=20)
    last_year = _number(lazy("Year"))
    spans = forms.BooleanField(required=False, widget=forms.HiddenInput)  # known to the month or year, but of several

    @staticmethod
    def initial_from(date_from: date | None, date_to: date | None, precision: str) -> dict[str, Any]:
        """The parts of a stored date, for the form's `initial`."""
        initial: dict[str, Any] = {"precision": precision}
        if date_from is None or date_to is None:
            return initial
        asked, spans = ASKED.get(precision, ()), date_to > whole(date_from, date_from, precision)[1]
        initial |= {part: _shown(date_from, part) for part in asked}
        if spans or precision == "range":
            initial |= {f"last_{part}": _shown(date_to, part) for part in asked}
        return initial | ({"spans": True} if spans and precision != "range" else {})

    def clean(self) -> dict[str, Any]:
        """Reads the parts into two inclusive days."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        precision = cleaned.get("precision") or ""
        cleaned["date_from"] = cleaned["date_to"] = None
        asked = ASKED.get(precision, ())
        first = self._read(FIRST, asked)
        if first is None:
            return cleaned
        last = self._last(first, asked) if precision == "range" or cleaned.get("spans") else first
        if last:
            cleaned["date_from"], cleaned["date_to"] = whole(first, last, precision)
        return cleaned

    def _last(self, first: date, asked: tuple[str, ...]) -> date | None:
        """The last of several days, months or years; a month and a year that are those of the first may be left out."""
        for part, known in (("last_month", str(first.month)), ("last_year", str(first.year))):
            self.cleaned_data[part] = self.cleaned_data.get(part) or known
        last = self._read(LAST, tuple(f"last_{part}" for part in asked))
        if last and last < first:
            days = _("The last day is before the first day.")
            self.add_error(f"last_{asked[0]}", days if "day" in asked else _("The end is before the beginning."))
            return None
        return last

    def _read(self, names: tuple[str, ...], asked: tuple[str, ...]) -> date | None:
        typed = {name: (self.cleaned_data.get(name) or "").strip() for name in asked}
        if not asked or (not self.dates_required and not any(typed.values())):
            return None
        readers = dict(zip(names, (_day, _month, _year), strict=True))
        parts = [self._part(name, readers[name], typed[name]) if name in typed else 1 for name in names]
        if None in parts:
            return None
        day, month, year = (int(part or 1) for part in parts)
        if day > length_of(year, month):
            self.add_error(names[0], no_such_day(year, month, day))
            return None
        return date(year, month, day)

    def _part(self, name: str, reader: Callable[[str], int], typed: str) -> int | None:
        try:
            return reader(typed)
        except ValueError as problem:
            self.add_error(name, str(problem))
            return None


def _shown(day: date, part: str) -> str | int:
    return str(MONTHS[day.month]) if part == "month" else getattr(day, part)


def _digits(typed: str) -> int | None:
    figures = plain(typed)
    return int(figures) if figures.isdecimal() else None


def _day(typed: str) -> int:
    if not typed:
        raise ValueError(_("Write the day."))
    number = _digits(typed)
    if number is None or not 1 <= number <= 31:
        raise ValueError(_("Write the day as 1 to 31. You wrote “%(typed)s”.") % {"typed": typed})
    return number


def _month(typed: str) -> int:
    if not typed:
        raise ValueError(_("Write the month."))
    number = _digits(marked(typed).removeprefix("M"))
    if number is None or not 1 <= number <= 12:
        raise ValueError(_("Write the month as 1 to 12, or by its name. You wrote “%(typed)s”.") % {"typed": typed})
    return number


def _year(typed: str) -> int:
    if not typed:
        raise ValueError(_("Write the year."))
    number = _digits(typed)
    if number and our_year(number) != number and our_year(number) in YEARS:
        raise ValueError(other_era(typed, our_year(number)))
    if number is None or number not in YEARS:
        raise ValueError(_("Write the year with four figures. You wrote “%(typed)s”.") % {"typed": typed})
    return number
