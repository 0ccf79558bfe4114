"""What the sides say of a record's date and place: another version, and what came of an announced activity."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.coarsest import Days
from activities.forms.fields import text
from activities.record import LONGEST
from activities.states import Precision
from kernel.ui.date_parts import DateParts

ANSWERS = ("note_held", "postpone", "cancel")


class DaysForm(DateParts):
    """A date that may be left out."""

    dates_required = False

    def days(self) -> Days:
        """The days that were given; not known when there are none."""
        first, last = self.cleaned_data.get("date_from"), self.cleaned_data.get("date_to")
        if first is None or last is None:
            return Days(None, None, Precision.UNKNOWN)
        return Days(first, last, self.cleaned_data["precision"])


class OtherVersionForm(DaysForm):
    """A named state's own date or place, and where it stands."""

    place = text(lazy("Place"), max_length=LONGEST["name"], help_text=lazy("Leave empty if it is the same."))
    source = text(
        lazy("Source"),
        rows=2,
        max_length=LONGEST["version_source"],
        help_text=lazy("Where your date or place stands, or your file number."),
    )

    def clean(self) -> dict[str, Any]:
        """Something must differ, and say where it comes from."""
        cleaned = super().clean()
        if not self.errors and not self.days().known and not cleaned.get("place"):
            self.add_error("day", _("Write your date, your place, or both."))
        if not cleaned.get("source"):
            self.add_error("source", _("Name the source."))
        return cleaned


class HeldForm(DaysForm):
    """What came of it; after a postponement the new date, if it is known."""

    answer = forms.ChoiceField(
        choices=[(name, name) for name in ANSWERS], error_messages={"required": lazy("Choose one of the three.")}
    )
